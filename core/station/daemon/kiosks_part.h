#pragma once
// The part of the teacher's port that is about kiosks: adding one, a lost station's return, taking one out of use, and
// what came from one that was.

#include "core/station/daemon/part.h"

namespace cz::station {

class KiosksPart : public Part {
 public:
  KiosksPart(Station& station, const Pages& pages);
  std::string notice(const std::string& done) const override;

 private:
  HttpResponse kiosks(const Asked& asked);
  HttpResponse kiosk(const Asked& asked);
  HttpResponse openDoor(const Asked& asked);
  HttpResponse closeDoor(const Asked& asked);
  HttpResponse saySame(const Asked& asked);
  HttpResponse sayDifferent(const Asked& asked);
  HttpResponse finishReplacing(const Asked& asked);
  HttpResponse takeOut(const Asked& asked);
  HttpResponse takeIn(const Asked& asked);
  HttpResponse dropAside(const Asked& asked);
  HttpResponse evidence(const Asked& asked);
  HttpResponse seatList(const Asked& asked);
  HttpResponse writeList(const Asked& asked);
  HttpResponse openList(const Asked& asked);
  HttpResponse closeList(const Asked& asked);
  /// `typed`: a list that was not understood.
  HttpResponse listPage(int status, const std::string& problem, const Asked& asked,
                        std::optional<std::string> typed = std::nullopt);
  /// Back to the page of kiosks, which says why a deed was not done.
  HttpResponse after(const Result<void>& done, const Asked& asked);
  /// Back to the page of one kiosk.
  HttpResponse afterOne(const Result<void>& done, const std::string& word, const Asked& asked);
};

}  // namespace cz::station
