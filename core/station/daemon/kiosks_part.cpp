#include "core/station/daemon/kiosks_part.h"

#include <charconv>

#include "core/station/enrolment.h"
#include "core/station/evidence.h"
#include "core/station/kiosk_page.h"
#include "core/station/seat_list.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

constexpr const char* kKiosk = "/kiosk/";
constexpr const char* kEvidence = "/evidence/";
constexpr const char* kList = "/kiosks/list";

Result<Hash> kioskFrom(const std::string& hex) {
  if (const auto bytes = bytesFromHex(hex))
    if (const auto fingerprint = fixedFrom<Hash>(*bytes, "A fingerprint")) return *fingerprint;
  return Error{Fault::input, "The kiosk was not understood. Load the page again.", ""};
}

Result<std::int64_t> numberFrom(const std::string& text) {
  std::int64_t number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (read.ec != std::errc() || read.ptr != text.data() + text.size())
    return Error{Fault::input, "The number was not understood. Load the page again.", ""};
  return number;
}

}  // namespace

KiosksPart::KiosksPart(Station& station, const Pages& pages) : Part(station, pages) {
  page("/kiosks", &KiosksPart::kiosks);
  page(kKiosk, &KiosksPart::kiosk);
  page(kEvidence, &KiosksPart::evidence);
  page(kList, &KiosksPart::seatList);
  deed(kList, &KiosksPart::writeList);
  grave("/kiosks/list/open", &KiosksPart::openList);
  deed("/kiosks/list/close", &KiosksPart::closeList);
  grave("/enrol/open", &KiosksPart::openDoor);
  deed("/enrol/close", &KiosksPart::closeDoor);
  deed("/enrol/same", &KiosksPart::saySame);
  deed("/enrol/different", &KiosksPart::sayDifferent);
  deed("/replace/finish", &KiosksPart::finishReplacing);
  deed("/retire", &KiosksPart::takeOut);
  deed("/take-in", &KiosksPart::takeIn);
  deed("/drop-aside", &KiosksPart::dropAside);
}

std::string KiosksPart::notice(const std::string& done) const {
  if (done == "retire") return "Out of use. Nobody can sign in there once it hears of it.";
  if (done == "list") return "Kept. Nobody joins by it before you let them in.";
  if (done == "take-in") return "It counts now.";
  return done == "drop-aside" ? "Deleted. It doesn't count." : "";
}

HttpResponse KiosksPart::kiosks(const Asked& asked) {
  return html(200, pages_.kiosks(asked.today, enrolmentOf(station_), "", asked.around, keyPageOf(station_)));
}

HttpResponse KiosksPart::after(const Result<void>& done, const Asked& asked) {
  if (done) return seeOther("/kiosks");
  const auto& problem = done.error().message;
  return html(409, pages_.kiosks(asked.today, enrolmentOf(station_), problem, asked.around, keyPageOf(station_)));
}

HttpResponse KiosksPart::listPage(int status, const std::string& problem, const Asked& asked,
                                  std::optional<std::string> typed) {
  const auto list = seatListOf(station_);
  if (!list) return message(500, "Many kiosks at once", list.error().message, asked.around);
  const SeatListPage page{sync::markOf(station_.keys().identity()), *list, enrolmentOf(station_).listMs,
                          std::move(typed)};
  return html(status, pages_.seatList(page, problem, asked.around));
}

HttpResponse KiosksPart::seatList(const Asked& asked) { return listPage(200, "", asked); }

HttpResponse KiosksPart::writeList(const Asked& asked) {
  const auto found = asked.fields.find("list");
  const std::string typed = found == asked.fields.end() ? "" : found->second;
  const auto done = setSeatList(station_, typed);
  return done ? seeOther(std::string(kList) + "?done=list") : listPage(409, done.error().message, asked, typed);
}

// Whoever is on the list gets names and PIN hashes, as with "Add a kiosk".
HttpResponse KiosksPart::openList(const Asked& asked) {
  const auto done = asked.sure ? openSeatList(station_) : asked.sure;
  return done ? seeOther(kList) : listPage(409, done.error().message, asked);
}

HttpResponse KiosksPart::closeList(const Asked& asked) {
  closeEnrolment(station_);
  static_cast<void>(asked);
  return seeOther(kList);
}

HttpResponse KiosksPart::kiosk(const Asked& asked) {
  const auto kiosk = kioskFrom(below(kKiosk, asked));
  if (!kiosk) return notHere(asked.around);
  const auto page = kioskPageOf(station_, *kiosk);
  return page ? html(200, pages_.kiosk(*page, asked.around)) : notHere(asked.around);
}

HttpResponse KiosksPart::evidence(const Asked& asked) {
  const auto kiosk = kioskFrom(below(kEvidence, asked));
  const auto found = kiosk ? station_.kiosks().find(*kiosk) : Result<std::optional<Kiosk>>(kiosk.error());
  if (!found || !*found) return notHere(asked.around);
  const auto all = evidenceAgainst(station_, **found);
  if (!all) return message(500, "Evidence", all.error().message, asked.around);
  if (all->proven == 0) return notHere(asked.around);
  return {
      200,
      "text/plain; charset=utf-8",
      all->text,
      {{"Content-Disposition", "attachment; filename=\"evidence-" + hexOf(kiosk->view()).substr(0, 16) + ".txt\""}}};
}

// A kiosk gets names and PIN hashes: whoever opens the door for one says the passphrase.
HttpResponse KiosksPart::openDoor(const Asked& asked) {
  return after(asked.sure ? openEnrolment(station_) : asked.sure, asked);
}

HttpResponse KiosksPart::closeDoor(const Asked& asked) {
  closeEnrolment(station_);
  return after({}, asked);
}

HttpResponse KiosksPart::saySame(const Asked& asked) {
  return after(pressEnrolment(station_, fieldOf(asked.fields, "number"), true), asked);
}

HttpResponse KiosksPart::sayDifferent(const Asked& asked) {
  return after(pressEnrolment(station_, fieldOf(asked.fields, "number"), false), asked);
}

// The sheet's keys go for good; a kiosk that comes later needs the sheet typed once more.
HttpResponse KiosksPart::finishReplacing(const Asked& asked) { return after(endReplacing(station_), asked); }

HttpResponse KiosksPart::afterOne(const Result<void>& done, const std::string& word, const Asked& asked) {
  if (!done) return message(409, "Nothing was changed", done.error().message, asked.around);
  return seeOther(kKiosk + fieldOf(asked.fields, "kiosk") + "?done=" + word);
}

HttpResponse KiosksPart::takeOut(const Asked& asked) {
  const auto change = [&]() -> Result<void> {
    CZ_TRY(kiosk, kioskFrom(fieldOf(asked.fields, "kiosk")));
    if (fieldOf(asked.fields, "sure") != "on")
      return Error{Fault::input, "Say that you are sure: it can't be undone.", ""};
    return retire(station_, kiosk);
  };
  return afterOne(change(), "retire", asked);
}

HttpResponse KiosksPart::takeIn(const Asked& asked) {
  const auto change = [&]() -> Result<void> {
    CZ_CHECK(kioskFrom(fieldOf(asked.fields, "kiosk")));
    CZ_TRY(number, numberFrom(fieldOf(asked.fields, "number")));
    CZ_CHECK(takeInAside(station_, number));
    return {};
  };
  return afterOne(change(), "take-in", asked);
}

HttpResponse KiosksPart::dropAside(const Asked& asked) {
  const auto change = [&]() -> Result<void> {
    CZ_CHECK(kioskFrom(fieldOf(asked.fields, "kiosk")));
    CZ_TRY(number, numberFrom(fieldOf(asked.fields, "number")));
    return cz::station::dropAside(station_, number);
  };
  return afterOne(change(), "drop-aside", asked);
}

}  // namespace cz::station
