#pragma once
// The machine's own files fail when a test says so: by standing before libc's functions of these names. For what is no
// database - keys, backups, messages on sticks - whose files are written beside their place and renamed.

#include <cstdint>

namespace cz::tests {

struct FilePlan {
  enum class Step { write, sync, rename };  ///< rename: also link
  Step step = Step::write;
  std::uint64_t at = 0;  ///< the first one that fails, from 0
  bool forEver = false;  ///< and all of any step that come after it
  bool full = false;     ///< no room, instead of a broken disk
};

/// While this lives, the files of this thread fail as planned. A write that fails is done by half.
class FilesFail {
 public:
  explicit FilesFail(const FilePlan& plan);
  ~FilesFail();
  FilesFail(const FilesFail&) = delete;
  FilesFail& operator=(const FilesFail&) = delete;
  bool struck() const;  ///< whether anything has failed yet
};

}  // namespace cz::tests
