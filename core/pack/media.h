#pragma once
// The files of media/ while a pack is read: each inspected once, and which of them its texts show.

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/pack/notes.h"

namespace cz::pack {

class Media {
 public:
  Media() = default;
  /// `files` must outlive the object.
  explicit Media(const Files& files);

  /// What is wrong with showing the picture at `path`, in a sentence; empty when it is fine. It counts as shown now.
  std::string faultOf(const std::string& path);
  /// Its size; nothing when it isn't there or is at fault.
  std::optional<Picture> find(const std::string& path) const;
  /// Every file whose path starts like this counts as shown: which ones the numbers name was not looked at in full.
  void showAll(std::string_view start);

  /// The good ones, by path.
  std::vector<Picture> pictures() const;

  /// Decodes what is shown, within limits, and says what can't be; notes what is never shown.
  void finish(std::vector<Problem>& problems) const;

 private:
  void prove(std::vector<Problem>& problems) const;

  const Files* files_ = nullptr;
  std::map<std::string, Result<Picture>> inspected_;
  std::set<std::string> shown_;
};

}  // namespace cz::pack
