#pragma once
// The pages of marking as HTML: the desk, one whole response, and two marks side by side.

#include "core/station/daemon/pages.h"
#include "core/station/desk_deeds.h"
#include "core/station/marking_choices.h"
#include "core/station/marking_desk.h"

namespace cz::station {

/// What stands in the fields of a form instead of what counts: what it carried when it was refused, or what was kept
/// already. Levels as far as any were chosen.
using Sent = std::optional<scoring::Mark>;

/// The desk, as one browser sees it.
struct DeskView {
  DeskPage page;
  std::string problem;    ///< why the last choice was not kept; may be empty
  std::string elsewhere;  ///< "Open in another browser since 10:31."; may be empty
  Sent sent = {};         ///< for the page's turn
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
  Sent sent = {};
};

/// Two marks of one response.
struct TwoView {
  TwoMarks marks;
  bool namesHidden = false;
  std::string problem = {};  ///< why the last decision was not saved; may be empty
  Sent sent = {};
};

/// Stateless but for the templates; safe from several threads.
class MarkingPages {
 public:
  explicit MarkingPages(const Assets& assets) : assets_(assets) {}
  std::string desk(const DeskView& view, const Around& around) const;
  std::string whole(const WholeView& view, const Around& around) const;
  std::string two(const TwoView& view, const Around& around) const;

 private:
  const Assets& assets_;
};

}  // namespace cz::station
