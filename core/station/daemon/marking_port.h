#pragma once
// The part of the teacher's port that is about marking.

#include <map>
#include <set>

#include "core/station/daemon/marking_pages.h"
#include "core/station/daemon/part.h"

namespace cz::station {

/// `assets` must outlive it.
class MarkingPort : public Part {
 public:
  MarkingPort(Station& station, const Pages& pages, const Assets& assets);
  std::string notice(const std::string& done) const override;

 private:
  HttpResponse look(const Asked& asked);
  HttpResponse seeTwo(const Asked& asked);
  HttpResponse saveLevel(const Asked& asked);
  HttpResponse saveWhole(const Asked& asked);
  HttpResponse saveDecision(const Asked& asked);
  HttpResponse saveSmall(const Asked& asked);
  HttpResponse desk(const std::string& problem, const Around& around);
  HttpResponse whole(const DeskPlace& place, Marker marker, const std::string& problem, const Around& around);
  HttpResponse two(const DeskPlace& place, const Around& around);
  HttpResponse level(const FormFields& fields, const Around& around);
  HttpResponse markAll(const FormFields& fields, const Around& around);
  HttpResponse decide(const FormFields& fields, const Around& around);
  HttpResponse after(const Result<ChoiceDone>& done, const Around& around);
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
