#include "core/interop/archive.h"

#include <zip.h>

#include <array>
#include <fstream>
#include <memory>
#include <system_error>

#include "core/base/text.h"

namespace cz::interop {
namespace {

Error refused(const std::string& zip, const std::string& member, const std::string& why) {
  return {Fault::input, zip + ": the member \"" + member + "\" " + why + " Nothing of this file was read.", zip};
}

/// Absolute paths, drive letters, backslashes and ".." have no business in an export.
bool climbsOut(const std::string& name) {
  if (name.empty() || name.front() == '/' || name.find('\\') != std::string::npos) return true;
  if (name.size() > 1 && name[1] == ':') return true;
  for (const auto& part : split(name, '/'))
    if (part == "..") return true;
  return false;
}

bool isLink(zip_t* zip, zip_uint64_t index) {
  zip_uint8_t system = 0;
  zip_uint32_t attributes = 0;
  if (zip_file_get_external_attributes(zip, index, 0, &system, &attributes) != 0) return false;
  constexpr zip_uint32_t kKind = 0170000, kSymbolicLink = 0120000;
  return system == ZIP_OPSYS_UNIX && (attributes >> 16 & kKind) == kSymbolicLink;
}

/// The member's bytes, or nothing when there are more than `most` of them or they can't be unpacked.
Result<std::string> unpack(zip_t* zip, zip_uint64_t index, std::size_t most) {
  const std::unique_ptr<zip_file_t, decltype(&zip_fclose)> file(zip_fopen_index(zip, index, 0), &zip_fclose);
  if (!file) return Error{Fault::input, "can't be unpacked; it may be damaged or locked with a password.", ""};
  std::string bytes;
  std::array<char, 65536> some;
  for (;;) {
    const auto got = zip_fread(file.get(), some.data(), some.size());
    if (got < 0) return Error{Fault::input, "is damaged; export the file again.", ""};
    if (got == 0) return bytes;
    bytes.append(some.data(), static_cast<std::size_t>(got));
    if (bytes.size() > most) return Error{Fault::input, "is larger than we accept.", ""};
  }
}

std::string reason(int code) {
  zip_error_t error;
  zip_error_init_with_code(&error, code);
  std::string text = zip_error_strerror(&error);
  zip_error_fini(&error);
  return text;
}

}  // namespace

Result<std::map<std::string, std::string>> readZip(const std::filesystem::path& path,
                                                   const std::function<bool(const std::string&)>& wanted,
                                                   const ZipLimits& limits) {
  const std::string shown = path.filename().string();
  int code = 0;
  const std::unique_ptr<zip_t, decltype(&zip_discard)> zip(zip_open(path.c_str(), ZIP_RDONLY, &code), &zip_discard);
  if (!zip)
    return Error{Fault::input, shown + ": this zip can't be opened. Export or download it again.", reason(code)};
  const auto count = static_cast<zip_uint64_t>(zip_get_num_entries(zip.get(), 0));
  if (count > limits.members)
    return Error{Fault::input,
                 shown + ": it has " + std::to_string(count) + " members; " + std::to_string(limits.members) +
                     " are the most that we read.",
                 ""};
  std::map<std::string, std::string> members;
  std::size_t room = limits.bytesOfAll;
  for (zip_uint64_t index = 0; index < count; ++index) {
    const char* raw = zip_get_name(zip.get(), index, 0);
    const std::string name = raw == nullptr ? "" : raw;
    if (climbsOut(name)) return refused(shown, name, "points outside of the zip.");
    if (isLink(zip.get(), index)) return refused(shown, name, "is a symbolic link.");
    if (name.back() == '/' || !wanted(name)) continue;
    auto bytes = unpack(zip.get(), index, std::min(limits.bytesOfOne, room));
    if (!bytes) return refused(shown, name, bytes.error().message);
    room -= bytes->size();
    if (!members.emplace(name, std::move(*bytes)).second) return refused(shown, name, "is in the zip twice.");
  }
  return members;
}

Result<std::optional<std::string>> OpenZip::member(const std::string& name, std::size_t most) {
  if (!zip_) {
    int code = 0;
    zip_t* opened = zip_open(path_.c_str(), ZIP_RDONLY, &code);
    if (opened == nullptr) return Error{Fault::input, "can't be opened.", reason(code)};
    zip_ = std::shared_ptr<void>(opened, [](void* zip) { zip_discard(static_cast<zip_t*>(zip)); });
  }
  auto* zip = static_cast<zip_t*>(zip_.get());
  const auto index = zip_name_locate(zip, name.c_str(), 0);
  if (index < 0 || climbsOut(name) || name.back() == '/') return std::optional<std::string>();
  if (isLink(zip, static_cast<zip_uint64_t>(index))) return Error{Fault::input, "is a symbolic link.", ""};
  CZ_TRY(bytes, unpack(zip, static_cast<zip_uint64_t>(index), most));
  return std::optional<std::string>(std::move(bytes));
}

Result<std::string> readFile(const std::filesystem::path& file, std::size_t most) {
  const std::string shown = file.string();
  std::error_code code;
  const auto size = std::filesystem::file_size(file, code);
  if (code) return Error{Fault::notFound, shown + " can't be read: " + code.message() + ".", code.message()};
  if (size > most) return Error{Fault::input, shown + " is larger than we accept.", ""};
  std::ifstream in(file, std::ios::binary);
  std::string bytes(static_cast<std::size_t>(size), '\0');
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!in) return Error{Fault::io, shown + " can't be read; look at its permissions.", ""};
  return bytes;
}

}  // namespace cz::interop
