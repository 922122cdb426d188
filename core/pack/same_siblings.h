#pragma once
// Items that ask a student the same, whatever their parameters are called.

#include <map>
#include <string>
#include <vector>

#include "core/pack/question.h"
#include "core/pack/read.h"
#include "core/pack/same_pictures.h"

namespace cz::pack {

/// What draws of a check's items show. Fill it while the draws are walked, then ask.
class ShownDraws {
 public:
  explicit ShownDraws(const SamePictures& pictures) : pictures_(pictures) {}

  static constexpr std::size_t kMostCompared = 200;  ///< draws of an item; of more the first ones that come

  /// Warns when a draw of the item that was added before shows the same as this one: a parameter changes nothing that
  /// is seen. Where draws are kept back for practice it is an error: a practice form could equal a real one.
  void add(const Check& check, const Question& question, const Draw& draw, std::vector<Problem>& problems);

  /// Warns of every sibling with a draw that shows exactly what a draw of an earlier sibling of the check shows: the
  /// next try, or the same form, may bring a question twice. It is an error where one of the two comes on practice
  /// forms and the other one on real forms.
  void compare(const Check& check, std::vector<Problem>& problems) const;

 private:
  const SamePictures& pictures_;
  std::map<ItemId, std::vector<std::pair<std::string, Draw>>> byItem_;
  std::map<ItemId, std::map<std::string, Draw>> known_;
};

}  // namespace cz::pack
