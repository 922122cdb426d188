#include <algorithm>
#include <set>

#include "core/vault/chunks.h"
#include "core/vault/files.h"
#include "core/vault/generation_file.h"

namespace cz::vault {
namespace {

namespace fs = std::filesystem;

/// Removes every chunk that none of `needed` is, and what a backup that was cut off left.
Result<void> sweep(const fs::path& folder, const std::set<std::string>& needed) {
  std::vector<fs::path> unneeded;
  std::error_code code;
  for (fs::recursive_directory_iterator at(folder / "chunks", code), end; !code && at != end; at.increment(code))
    if (at->is_regular_file(code) && !needed.contains(at->path().filename().string())) unneeded.push_back(at->path());
  for (const fs::path& file : unneeded) fs::remove(file, code);
  if (code) return Error{Fault::io, folder.string() + " can't be tidied: " + code.message() + ".", ""};
  return syncFolder(folder);
}

}  // namespace

Result<int> keep(const fs::path& folder, std::size_t most) {
  CZ_TRY(all, check(folder));
  std::set<std::string> needed;
  std::vector<std::uint64_t> old;
  std::size_t kept = 0;
  for (const Generation& one : all) {
    // One that can't be read may come back with its disk; it and what it may need stay.
    if (!one.damaged.empty() && kept < most) return 0;
    if (kept >= most) {
      old.push_back(one.number);
      continue;
    }
    CZ_TRY(file, readGeneration(folder, one.number));
    for (const Hash& name : file.stored.chunks) needed.insert(hexOf(name.view()));
    ++kept;
  }
  std::error_code code;
  for (const std::uint64_t number : old) fs::remove(folder / fileNameOf(number), code);
  if (code) return Error{Fault::io, "An old backup can't be removed: " + code.message() + ".", ""};
  CZ_CHECK(syncFolder(folder));
  CZ_CHECK(sweep(folder, needed));
  return static_cast<int>(old.size());
}

}  // namespace cz::vault
