#pragma once
// The part of the teacher's port that is about marking.

#include <map>
#include <set>

#include "core/station/daemon/marking_pages.h"
#include "core/station/daemon/part.h"

namespace cz::station {

/// `assets` must outlive it.
class MarkingPart : public Part {
 public:
  MarkingPart(Station& station, const Pages& pages, const Assets& assets);
  std::string notice(const std::string& done) const override;

 private:
  HttpResponse look(const Asked& asked);
  HttpResponse seeTwo(const Asked& asked);
  HttpResponse saveLevel(const Asked& asked);
  HttpResponse saveWhole(const Asked& asked);
  HttpResponse saveDecision(const Asked& asked);
  HttpResponse saveSecond(const Asked& asked);
  HttpResponse saveSmall(const Asked& asked);
  /// A choice that was not kept: the same turn is shown once more, with what the form carried.
  struct Refused {
    DeskSpot at;
    scoring::Mark sent;
  };
  HttpResponse desk(const std::string& problem, const Around& around, const std::optional<Refused>& refused = {});
  HttpResponse whole(const DeskPlace& place, Marker marker, const std::string& problem, const Around& around,
                     const Sent& sent = {});
  HttpResponse two(int status, const TwoMarks& marks, const std::string& problem, const Around& around,
                   const Sent& sent = {});
  HttpResponse level(const FormFields& fields, const Around& around);
  HttpResponse markAll(const FormFields& fields, const Around& around);
  HttpResponse decide(const FormFields& fields, const Around& around);
  HttpResponse second(const FormFields& fields, const Around& around);
  HttpResponse after(const ChoiceDone& done, const FormFields& fields, const Around& around);
  /// The page that the form was on, with what was typed and chosen there.
  HttpResponse refuse(const FormFields& fields, const std::string& problem, const Around& around);
  /// What stands in the comment box of a form stays, whichever of its buttons was pressed.
  Result<void> keepTyped(const FormFields& fields);
  /// Small deeds that lead back to the desk.
  Result<std::string> small(const std::string& path, const FormFields& fields, const std::string& seat);

  /// Which response lies open in which browser; in memory only.
  struct Open {
    DeskPlace place;
    std::int64_t sinceMs = 0;  ///< by the station's clock, for people
    std::int64_t seenMs = 0;   ///< Clock::bootMs
  };
  void opens(const std::string& seat, const DeskPlace& place);
  std::set<DeskPlace> elsewhere(const std::string& seat);
  std::string elsewhereWords(const std::string& seat, const DeskPlace& place);

  MarkingPages marking_;
  std::map<std::string, Open> open_;
};

}  // namespace cz::station
