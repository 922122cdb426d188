#include "kiosk/desk/prepare_image.h"

#include <algorithm>
#include <array>

#include "core/records/log_export.h"
#include "core/store/database.h"

namespace cz::desk {
namespace fs = std::filesystem;
namespace {

constexpr const char* kKeys = "kiosk.key";
constexpr const char* kDatabase = "kiosk.db";

/// The database goes before the keys: a power cut in between leaves keys without a database, which are refused, and
/// never a database that looks whole and can't be opened.
constexpr std::array kOurs = {"kiosk.db-shm", "kiosk.db-wal", kDatabase, "reserve.bin", kKeys};

Error cannotTell(const fs::path& folder, const std::string& why) {
  return {Fault::refused,
          "It can't be told whether this kiosk has joined a station: " + why +
              " Nothing was removed. When nothing on it is needed any more, delete what is in " + folder.string() + ".",
          ""};
}

/// A kiosk that has joined keeps the station's log beside its own; one that hasn't has signed nothing that anybody
/// waits for.
Result<void> mustBeNew(const fs::path& folder) {
  std::error_code failure;
  const bool keys = fs::exists(folder / kKeys, failure);
  const bool database = fs::exists(folder / kDatabase, failure);
  if (failure) return Error{Fault::io, "The folder " + folder.string() + " can't be read.", failure.message()};
  if (!database && fs::exists(folder / "kiosk.db-wal", failure))
    return cannotTell(folder, "there is a journal without its database.");
  if (!database) return keys ? Result<void>(cannotTell(folder, "there are keys and no database.")) : Result<void>();
  CZ_TRY(opened, store::Database::openReadOnly(folder / kDatabase));
  CZ_TRY(logs, records::storedLogs(opened));
  if (logs.size() < 2) return {};
  return Error{Fault::refused,
               "This kiosk has joined a station: its keys and results are in " + folder.string() +
                   ". Nothing was removed. Make the image on a machine that never joined one.",
               ""};
}

/// Copies with the same host keys could pass for one another.
Result<void> removeHostKeys(const fs::path& folder, ImageReady& done) {
  std::error_code failure;
  std::vector<fs::path> keys;
  for (fs::directory_iterator each(folder, failure), end; !failure && each != end; each.increment(failure))
    if (each->path().filename().string().starts_with("ssh_host_")) keys.push_back(each->path());
  if (failure == std::errc::no_such_file_or_directory) return {};
  for (const fs::path& key : keys)
    if (!failure && fs::remove(key, failure)) done.removed.push_back("ssh/" + key.filename().string());
  if (failure)
    return Error{Fault::io, "The host keys in " + folder.string() + " can't be removed. Run this as root.",
                 failure.message()};
  return {};
}

}  // namespace

Result<ImageReady> prepareImage(const fs::path& folder) {
  ImageReady done;
  std::error_code failure;
  if (!fs::exists(folder, failure)) {
    if (failure) return Error{Fault::io, "The folder " + folder.string() + " can't be read.", failure.message()};
    return done;
  }
  CZ_CHECK(mustBeNew(folder));
  for (const char* name : kOurs) {
    if (fs::remove(folder / name, failure)) done.removed.emplace_back(name);
    if (failure)
      return Error{Fault::io, "The file " + (folder / name).string() + " can't be removed. Check who owns it.",
                   failure.message()};
  }
  CZ_CHECK(removeHostKeys(folder.parent_path() / "ssh", done));
  for (fs::directory_iterator each(folder, failure), end; !failure && each != end; each.increment(failure))
    done.left.push_back(each->path().filename().string());
  if (failure) return Error{Fault::io, "The folder " + folder.string() + " can't be read.", failure.message()};
  std::sort(done.removed.begin(), done.removed.end());
  std::sort(done.left.begin(), done.left.end());
  return done;
}

}  // namespace cz::desk
