#include "core/interop/picture_address.h"

#include <algorithm>
#include <filesystem>

#include "core/base/bytes.h"
#include "core/base/text.h"
#include "core/pictures/pictures.h"

namespace cz::interop {
namespace {

constexpr auto kNone = std::string_view::npos;
constexpr std::string_view kData = "data:";

int hexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const int high = text[at] == '%' && at + 2 < text.size() ? hexDigit(text[at + 1]) : -1;
    const int low = high >= 0 ? hexDigit(text[at + 2]) : -1;
    out += low < 0 ? text[at] : static_cast<char>(high * 16 + low);
    if (low >= 0) at += 2;
  }
  return out;
}

bool isSchemeLetter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' || c == '.' || c == '-';
}

Error tooLarge() { return {Fault::input, "is larger than 3 MiB. Make it smaller.", ""}; }
Error damaged() { return {Fault::input, "is damaged where it stands in the file. Put it in again.", ""}; }

}  // namespace

std::string plainAddress(std::string_view address) {
  address = trim(address);
  return unescaped(address.substr(0, address.find_first_of("?#")));
}

bool isRemote(std::string_view address) {
  address = trim(address);
  if (address.starts_with("//")) return true;
  const auto colon = address.find(':');
  if (colon == kNone || colon < 2 || address.starts_with(kData)) return false;
  return std::all_of(address.begin(), address.begin() + static_cast<std::ptrdiff_t>(colon), isSchemeLetter);
}

Result<std::string> decodedPicture(std::string_view base64) {
  std::string plain;
  for (const char c : base64)
    if (c != ' ' && c != '\n' && c != '\r' && c != '\t') plain += c;
  if (plain.size() / 4 * 3 > pictures::kMostBytes + 3) return tooLarge();
  while (plain.size() % 4 != 0 && plain.size() % 4 != 1) plain += '=';  // some programs leave the padding off
  const auto bytes = bytesFromBase64(plain);
  if (!bytes) return damaged();
  return std::string(textOf(*bytes));
}

std::optional<Result<std::string>> dataOf(std::string_view address) {
  address = trim(address);
  if (!address.starts_with(kData)) return std::nullopt;
  const auto comma = address.find(',');
  if (comma == kNone) return damaged();
  const auto content = address.substr(comma + 1);
  if (content.size() > 3 * pictures::kMostBytes) return tooLarge();
  const bool base64 = foldCase(address.substr(0, comma), "en").ends_with(";base64");
  return base64 ? decodedPicture(unescaped(content)) : Result<std::string>(unescaped(content));
}

std::string pathFrom(std::string_view base, std::string_view address) {
  if (address.empty() || address.front() == '/' || address.find('\\') != kNone || address.find('\0') != kNone)
    return "";
  const auto path = (std::filesystem::path(base) / address).lexically_normal().generic_string();
  const bool outside = path == ".." || path.starts_with("../") || path.starts_with('/');
  return outside || path == "." ? "" : path;
}

std::string lastPart(std::string_view address) {
  const auto slash = address.rfind('/');
  return std::string(slash == kNone ? address : address.substr(slash + 1));
}

}  // namespace cz::interop
