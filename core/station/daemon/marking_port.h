#pragma once
// The part of the teacher port that is about marking.

#include <map>
#include <set>
#include <string_view>

#include "core/station/daemon/http.h"
#include "core/station/daemon/marking_pages.h"

namespace cz::station {

class Station;

/// Used under the station's mutex only. Station, pages and assets must outlive it.
class MarkingPort {
 public:
  MarkingPort(Station& station, const Pages& pages, const Assets& assets)
      : station_(station), pages_(pages), marking_(assets) {}

  static bool isIts(std::string_view path) {
    return path == "/mark" || path == "/marking" || path.starts_with("/marking/");
  }
  HttpResponse page(const HttpRequest& request, const Around& around);
  HttpResponse deed(const HttpRequest& request, const Around& around);

 private:
  using FormFields = std::map<std::string, std::string>;
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

  Station& station_;
  const Pages& pages_;
  MarkingPages marking_;
  std::map<std::string, Open> open_;
};

/// What a deed here did, by the word in the address; empty for other words.
std::string markingNotice(const std::string& done);

}  // namespace cz::station
