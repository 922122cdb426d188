// A whole pack as one run of bytes. A magic line, then for each file, by path: "<length>:<path>,<length>:<bytes>,"
// (netstrings). Lengths are decimal without leading zeros and paths strictly rise, so files have one spelling.

#include "core/pack/paths.h"
#include "core/pack/read.h"

namespace cz::pack {
namespace {

constexpr std::string_view kMagic = "checkzone pack 1\n";

Error broken() { return {Fault::input, "These bytes are not a pack, or not a whole one. Fetch it again.", ""}; }

void append(std::string& parcel, std::string_view bytes) {
  parcel += std::to_string(bytes.size());
  parcel += ':';
  parcel += bytes;
  parcel += ',';
}

/// Takes one netstring off the front.
Result<std::string> taken(std::string_view& rest) {
  std::size_t length = 0;
  std::size_t digits = 0;
  for (; digits < rest.size() && rest[digits] >= '0' && rest[digits] <= '9'; ++digits) {
    if (digits == 9) return broken();
    length = length * 10 + static_cast<std::size_t>(rest[digits] - '0');
  }
  if (digits == 0 || (digits > 1 && rest[0] == '0') || length > kLargestFile) return broken();
  rest.remove_prefix(digits);
  if (rest.size() < length + 2 || rest[0] != ':' || rest[length + 1] != ',') return broken();
  std::string bytes(rest.substr(1, length));
  rest.remove_prefix(length + 2);
  return bytes;
}

}  // namespace

std::string parcelOf(const Files& files) {
  std::string parcel(kMagic);
  for (const auto& [path, bytes] : files) {
    append(parcel, path);
    append(parcel, bytes);
  }
  return parcel;
}

Result<Files> filesOfParcel(std::string_view parcel) {
  if (!parcel.starts_with(kMagic)) return broken();
  parcel.remove_prefix(kMagic.size());
  Files files;
  while (!parcel.empty()) {
    CZ_TRY(path, taken(parcel));
    CZ_TRY(bytes, taken(parcel));
    const bool rises = files.empty() || files.rbegin()->first < path;
    if (!rises || !isPackPath(path) || files.size() == kMostFiles) return broken();
    files.emplace_hint(files.end(), std::move(path), std::move(bytes));
  }
  return files;
}

}  // namespace cz::pack
