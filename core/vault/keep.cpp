#include <algorithm>
#include <charconv>
#include <set>

#include "core/vault/chunks.h"
#include "core/vault/files.h"
#include "core/vault/generation_file.h"

namespace cz::vault {
namespace {

namespace fs = std::filesystem;

constexpr const char* kLooked = "looked.txt";

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

bool isLookDue(const fs::path& folder, std::int64_t nowMs) {
  constexpr std::int64_t kWeekMs = std::int64_t{7} * 24 * 3'600'000;
  const auto bytes = readFile(folder / kLooked, 100);
  if (!bytes) return true;
  const std::string_view text = textOf(*bytes);
  std::int64_t lastMs = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), lastMs);
  return read.ec != std::errc() || nowMs < lastMs || nowMs - lastMs >= kWeekMs;
}

Result<void> noteLook(const fs::path& folder, std::int64_t nowMs) {
  return writeFile(folder / kLooked, viewOf(std::to_string(nowMs) + "\n"));
}

Result<int> keep(const fs::path& folder, std::size_t most, Look look) {
  CZ_TRY(all, look == Look::all ? check(folder) : list(folder));
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
