#include <optional>

#include "core/base/text.h"
#include "core/station/daemon/http.h"
#include "core/station/daemon/multipart.h"

namespace cz::station {
namespace {

const std::string kNothing;

std::optional<unsigned> hexDigit(char digit) {
  if (digit >= '0' && digit <= '9') return static_cast<unsigned>(digit - '0');
  if (digit >= 'a' && digit <= 'f') return static_cast<unsigned>(digit - 'a' + 10);
  if (digit >= 'A' && digit <= 'F') return static_cast<unsigned>(digit - 'A' + 10);
  return std::nullopt;
}

// A broken escape stays as it was typed: the field then simply matches nothing.
std::string unescaped(std::string_view text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto high = at + 2 < text.size() ? hexDigit(text[at + 1]) : std::nullopt;
    const auto low = high ? hexDigit(text[at + 2]) : std::nullopt;
    if (text[at] == '%' && low) {
      plain += static_cast<char>(*high * 16 + *low);
      at += 2;
    } else {
      plain += text[at] == '+' ? ' ' : text[at];
    }
  }
  return plain;
}

}  // namespace

const std::string& HttpRequest::header(const std::string& name) const {
  const auto found = headers.find(name);
  return found == headers.end() ? kNothing : found->second;
}

std::string HttpRequest::cookie(std::string_view name) const {
  for (const std::string& pair : split(header("cookie"), ';')) {
    const std::string_view tidy = trim(pair);
    const auto equals = tidy.find('=');
    if (equals != std::string_view::npos && tidy.substr(0, equals) == name) return std::string(tidy.substr(equals + 1));
  }
  return {};
}

std::map<std::string, std::string> HttpRequest::form() const {
  std::map<std::string, std::string> fields;
  for (const FormPart& part : formParts(header("content-type"), body))
    if (!part.isFile) fields.emplace(part.name, part.bytes);
  if (!header("content-type").starts_with("application/x-www-form-urlencoded")) return fields;
  for (const std::string& pair : split(body, '&')) {
    const auto equals = pair.find('=');
    if (equals == std::string::npos) continue;
    fields.emplace(unescaped(std::string_view(pair).substr(0, equals)),
                   unescaped(std::string_view(pair).substr(equals + 1)));
  }
  return fields;
}

}  // namespace cz::station
