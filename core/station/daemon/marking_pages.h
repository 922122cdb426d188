#pragma once
// The pages of marking as HTML: the desk, one whole response, and two marks side by side.

#include "core/station/daemon/pages.h"
#include "core/station/marking_choices.h"
#include "core/station/marking_desk.h"

namespace cz::station {

/// The desk, as one browser sees it.
struct DeskView {
  DeskPage page;
  std::string problem;    ///< why the last choice was not kept; may be empty
  std::string elsewhere;  ///< "Open in another browser since 10:31."; may be empty
};

/// One response with all its criteria.
struct WholeView {
  ToMark entry;  ///< its rubric as presentRubric has it
  PresentRubric::Edit edit = PresentRubric::Edit::none;
  Marker marker = Marker::first;
  bool wantsSecond = false;  ///< two people are to mark it
  bool namesHidden = false;
  std::vector<std::string> sayings = {};
  std::string elsewhere = {};  ///< as above
  std::string problem = {};    ///< why the last mark was not saved; may be empty
};

/// Stateless but for the templates; safe from several threads.
class MarkingPages {
 public:
  explicit MarkingPages(const Assets& assets) : assets_(assets) {}
  std::string desk(const DeskView& view, const Around& around) const;
  std::string whole(const WholeView& view, const Around& around) const;
  std::string two(const TwoMarks& two, bool namesHidden, const Around& around) const;

 private:
  const Assets& assets_;
};

}  // namespace cz::station
