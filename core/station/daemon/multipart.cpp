#include "core/station/daemon/multipart.h"

#include <optional>

namespace cz::station {
namespace {

/// The value of name="…" in a header; browsers write a quote in it as %22.
std::optional<std::string> quotedValue(std::string_view header, std::string_view name) {
  const std::string start = std::string(name) + "=\"";
  for (auto at = header.find(start); at != std::string_view::npos; at = header.find(start, at + 1)) {
    if (at > 0 && header[at - 1] != ' ' && header[at - 1] != ';') continue;  // "filename" ends like "name"
    const auto from = at + start.size();
    const auto end = header.find('"', from);
    if (end == std::string_view::npos) return std::nullopt;
    return std::string(header.substr(from, end - from));
  }
  return std::nullopt;
}

std::string boundaryIn(std::string_view type) {
  constexpr std::string_view kType = "multipart/form-data", kName = "boundary=";
  const auto at = type.find(kName);
  if (!type.starts_with(kType) || at == std::string_view::npos) return {};
  std::string_view boundary = type.substr(at + kName.size());
  boundary = boundary.substr(0, boundary.find(';'));
  if (boundary.size() > 1 && boundary.front() == '"') boundary = boundary.substr(1, boundary.size() - 2);
  return std::string(boundary);
}

std::string lastName(const std::string& path) {
  const auto slash = path.find_last_of("/\\");
  return slash == std::string::npos ? path : path.substr(slash + 1);
}

std::optional<FormPart> partFrom(std::string_view raw) {
  const auto end = raw.find("\r\n\r\n");
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view head = raw.substr(0, end);
  const auto name = quotedValue(head, "name");
  if (!name) return std::nullopt;
  const auto file = quotedValue(head, "filename");
  return FormPart{*name, lastName(file.value_or("")), file.has_value(), std::string(raw.substr(end + 4))};
}

}  // namespace

std::vector<FormPart> formParts(std::string_view type, std::string_view body) {
  const std::string boundary = boundaryIn(type);
  std::vector<FormPart> parts;
  if (boundary.empty()) return parts;
  const std::string opening = "--" + boundary, between = "\r\n--" + boundary;
  if (!body.starts_with(opening)) return parts;
  std::size_t at = opening.size();
  while (body.substr(at, 2) == "\r\n") {
    const auto end = body.find(between, at + 2);
    if (end == std::string_view::npos) return {};  // it was cut off
    if (auto part = partFrom(body.substr(at + 2, end - at - 2))) parts.push_back(*std::move(part));
    at = end + between.size();
  }
  return parts;
}

}  // namespace cz::station
