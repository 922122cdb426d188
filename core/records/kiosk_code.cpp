// Codes that a teacher reads out: the request that they must be for, and what is charged for a wrong one.

#include <algorithm>

#include "core/crypto/hash.h"
#include "core/ledger/sure_time.h"
#include "core/records/kiosk_inside.h"
#include "core/records/payload_code.h"

namespace cz::records {
namespace {

constexpr int kLargest = 1'000'000;

/// One row of `code_request`.
struct Request {
  std::string symbols;  ///< empty: used up, or none was drawn yet
  int wrong = 0;
  int rounds = 0;
  std::int64_t untilMs = 0;
};

/// Of the row for one student and one check.
std::string nameOf(const KioskSeal& seal, const StudentId& student, const CheckId& check) {
  return seal.nameOf("code/" + hexOf(eraseOf(student).student.view()) + "/" + check.text);
}

int smallOf(std::int64_t number) { return static_cast<int>(std::clamp<std::int64_t>(number, 0, kLargest)); }

Result<Request> load(store::Database& database, const KioskSeal& seal, const std::string& name) {
  CZ_TRY(row, database.query("SELECT request, wrong, rounds, until_ms FROM code_request WHERE name = ?1", name));
  CZ_TRY(there, row.step());
  if (!there) return Request{};
  Request request{"", smallOf(row.integer(1)), smallOf(row.integer(2)), row.integer(3)};
  const Bytes sealed = row.blob(0);
  if (sealed.empty()) return request;
  // One that can't be opened is as good as none: the next one is drawn, and what was charged stays charged.
  if (const auto open = seal.open(name, sealed)) request.symbols = std::string(textOf(*open));
  return request;
}

Result<void> save(store::Database& database, const KioskSeal& seal, const StudentId& student, const std::string& name,
                  const Request& request) {
  const Bytes sealed = request.symbols.empty() ? Bytes() : seal.close(name, viewOf(request.symbols));
  return database.run(
      "INSERT INTO code_request VALUES(?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT(name) DO UPDATE SET request = ?3, wrong = "
      "?4, rounds = ?5, until_ms = ?6",
      name, requestsOf(seal, eraseOf(student).student), sealed, request.wrong, request.rounds, request.untilMs);
}

/// The tries within the 24 hours before `now`, and when the oldest of the newest twenty leaves them.
struct Day {
  int tries = 0;
  std::int64_t freeMs = 0;
};

Result<Day> dayBefore(store::Database& database, std::int64_t now) {
  CZ_TRY(row, database.query("SELECT at_ms FROM code_try WHERE at_ms > ?1 ORDER BY at_ms DESC", now - kCodeDayMs));
  Day day;
  for (;;) {
    CZ_TRY(there, row.step());
    if (!there) return day;
    if (++day.tries == kCodeTriesPerDay) day.freeMs = row.integer(0) + kCodeDayMs;
  }
}

CodeDoor doorOf(const Request& request, const Day& day, std::int64_t now) {
  if (day.tries >= kCodeTriesPerDay) return {"", 0, day.freeMs - now, true};
  if (now < request.untilMs) return {"", 0, request.untilMs - now, false};
  return {request.symbols, std::min(kTriesPerRequest - request.wrong, kCodeTriesPerDay - day.tries), 0, false};
}

}  // namespace

std::string requestsOf(const KioskSeal& seal, const Hash& student) {
  return seal.nameOf("codes-of/" + hexOf(student.view()));
}

std::int64_t KioskRecords::Inside::poweredMs() const {
  return poweredBeforeMs + std::max<std::int64_t>(0, clock.bootMs() - startedMs);
}

/// From the first to the last leaf of every start: what was between the last leaf and the loss of power is not counted.
void KioskRecords::Inside::countPower(const std::vector<ledger::Leaf>& own) {
  poweredBeforeMs = 0;
  startedMs = clock.bootMs();
  for (std::size_t first = 0; first < own.size();) {
    std::size_t end = first;
    std::int64_t last = own[first].monoMs;
    for (; end < own.size() && own[end].boot == own[first].boot; ++end) last = std::max(last, own[end].monoMs);
    poweredBeforeMs += last - own[first].monoMs;
    first = end;
  }
}

/// Whoever pulls the plug after a try was charged gets neither the try nor its trace back.
Result<void> KioskRecords::Inside::settleCodes(store::Transaction& transaction) {
  CZ_TRY(row, database.query("SELECT count(*) FROM code_try WHERE open = 1"));
  CZ_TRY(there, row.step());
  const std::int64_t open = there ? row.integer(0) : 0;
  if (open == 0) return {};
  for (std::int64_t left = open; left > 0; --left) CZ_CHECK(noteMiss(transaction));
  return database.run("UPDATE code_try SET open = 0");
}

Result<void> KioskRecords::Inside::noteMiss(store::Transaction& transaction) {
  CZ_TRY(day, dayBefore(database, poweredMs()));
  const CodeMissed missed{static_cast<std::uint64_t>(day.tries)};
  CZ_CHECK(append(transaction, ledger::LeafType::offlineMiss, encode(missed)));
  return {};
}

/// A request that was never used with this student and check: a code that was good once is not good again.
Result<std::string> KioskRecords::Inside::freshRequest(const CodeWish& wish) {
  for (;;) {
    const std::string drawn = drawRequest(random);
    CZ_TRY(used, facts.wasCoded(wish.student, wish.check, drawn));
    if (!used) return drawn;
  }
}

Result<CodeDoor> KioskRecords::Inside::doorFor(const CodeWish& wish) {
  if (!down) return Error{Fault::refused, "This seat has no station yet, so there are no codes for it.", ""};
  const std::int64_t now = poweredMs();
  const std::string name = nameOf(seal, wish.student, wish.check);
  CZ_TRY(request, load(database, seal, name));
  CZ_TRY(day, dayBefore(database, now));
  const CodeDoor door = doorOf(request, day, now);
  if (door.waitMs > 0 || !door.request.empty()) return door;
  CZ_TRY(drawn, freshRequest(wish));
  CZ_TRY(transaction, begin());
  request = {drawn, 0, request.rounds, 0};
  CZ_CHECK(save(database, seal, wish.student, name, request));
  CZ_CHECK(transaction.commit());
  return doorOf(request, day, now);
}

/// Of sheets that the present station made with its present keys: others were for other codes.
Result<std::set<SheetPlace>> KioskRecords::Inside::placesUsed(const crypto::SharedKey& key) {
  CZ_TRY(coded, facts.teachersCodes());
  std::set<SheetPlace> used;
  for (const auto& [request, grant] : coded) {
    const auto place = placeOf(request);
    if (place && grantOf(key, {up->key().id(), {}, {}, request, CodeAction::teacher}) == grant) used.insert(*place);
  }
  return used;
}

Result<std::vector<CodeFor>> KioskRecords::Inside::goodNow(const CodeWish& wish, const std::string& request,
                                                           const crypto::SharedKey& key) {
  const LogId log = up->key().id();
  std::vector<CodeFor> good;
  for (const CodeAction deed : wish.deeds) good.push_back({log, wish.student, wish.check, request, deed});
  if (!wish.student.empty()) return good;
  const bool isOfNow = codeSheet && codeSheet->first == pastLeaves();
  const auto heard = isOfNow ? std::optional(codeSheet->second) : std::nullopt;
  // Where the clock is not sure, expiry is passed over (trust: 2.8).
  const auto nowMs = ledger::isSure(clockState()) ? std::optional(clock.wallMs()) : std::nullopt;
  CZ_TRY(used, placesUsed(key));
  for (const SheetPlace& place : openPlaces(heard, used, nowMs))
    good.push_back({log, {}, {}, requestOf(place), CodeAction::teacher});
  return good;
}

Result<CodeTried> KioskRecords::Inside::tryFor(const CodeWish& wish, std::string_view typed) {
  CZ_TRY(before, doorFor(wish));
  if (before.request.empty()) return CodeTried{CodeTried::Outcome::closed, before};
  const auto digits = codeTyped(typed);
  if (!digits) return CodeTried{CodeTried::Outcome::slip, before};
  CZ_TRY(key, codeKeyAtKiosk(keys, down->identity));
  CZ_TRY(good, goodNow(wish, before.request, key));
  CZ_TRY(charged, chargeCode(wish));
  const CodeFor* right = nullptr;  // all are compared, so that the time tells nothing
  for (const CodeFor& one : good)
    if (crypto::sameSecret(viewOf(*digits), viewOf(codeOf(key, one)))) right = &one;
  if (right != nullptr) {
    CZ_CHECK(useCode(*right, grantOf(key, *right), charged));
    return CodeTried{CodeTried::Outcome::right, {}, right->request};
  }
  CZ_CHECK(missCode(charged));
  CZ_TRY(after, doorFor(wish));
  return CodeTried{CodeTried::Outcome::notRight, after};
}

Result<CodeDoor> KioskRecords::codeDoor(const StudentId& student, const CheckId& check) {
  return inside_->doorFor({student, check, {}});
}

Result<CodeTried> KioskRecords::tryCode(const StudentId& student, const CheckId& check, std::string_view typed,
                                        std::vector<CodeAction> deeds) {
  return inside_->tryFor({student, check, std::move(deeds)}, typed);
}

Result<int> KioskRecords::missedCodes() {
  CZ_TRY(day, dayBefore(inside_->database, inside_->poweredMs()));
  return day.tries;
}

/// On the disk when it returns; gives the row of the try. The last try of a request uses it up at once.
Result<std::int64_t> KioskRecords::Inside::chargeCode(const CodeWish& wish) {
  const std::int64_t now = poweredMs();
  const std::string name = nameOf(seal, wish.student, wish.check);
  CZ_TRY(transaction, begin());
  CZ_TRY(request, load(database, seal, name));
  if (++request.wrong >= kTriesPerRequest)
    request = {"", 0, request.rounds + 1, now + waitAfterRequests(request.rounds + 1)};
  CZ_CHECK(save(database, seal, wish.student, name, request));
  CZ_CHECK(database.run("DELETE FROM code_try WHERE open = 0 AND at_ms <= ?1", now - kCodeDayMs));
  CZ_CHECK(database.run("INSERT INTO code_try(at_ms, open) VALUES(?1, 1)", now));
  const std::int64_t id = database.lastRowId();
  CZ_CHECK(transaction.commit());
  return id;
}

Result<AttemptId> KioskRecords::Inside::lastTry(const StudentId& student, const CheckId& check) {
  CZ_TRY(journey, facts.journey(student, check));
  return journey.last() == nullptr ? AttemptId() : journey.last()->id;
}

Result<AttemptId> KioskRecords::Inside::tryAbout(const CodeFor& what) {
  if (opensATry(what.action) || confirmsRevision(what.action)) return lastTry(what.student, what.check);
  if (what.student.empty()) return AttemptId();
  CZ_TRY(journey, facts.journey(what.student, what.check));
  const bool asks = what.action == CodeAction::excuse && journey.asks();
  const journey::Attempt* about = asks ? journey.last() : nullptr;
  if (what.action == CodeAction::moreTime) about = journey.open(what.log);
  return about == nullptr ? AttemptId() : about->id;
}

Result<void> KioskRecords::Inside::useCode(const CodeFor& what, const GrantId& grant, std::int64_t charged) {
  CZ_TRY(transaction, begin());
  CodeUsed used{what.student, what.check, what.request, what.action, grant};
  CZ_TRY(about, tryAbout(what));
  used.attempt = about;
  CZ_CHECK(append(transaction, ledger::LeafType::offlineUsed, encode(used)));
  CZ_CHECK(database.run("DELETE FROM code_request WHERE name = ?1", nameOf(seal, what.student, what.check)));
  CZ_CHECK(database.run("DELETE FROM code_try WHERE id = ?1", charged));
  // Whom this kiosk makes wait for wrong PINs is told to ask the teacher: who is here now (trust: 2.11).
  if (what.action == CodeAction::teacher) CZ_CHECK(database.run("DELETE FROM guard"));
  return transaction.commit();
}

Result<void> KioskRecords::Inside::missCode(std::int64_t charged) {
  CZ_TRY(transaction, begin());
  CZ_CHECK(noteMiss(transaction));
  CZ_CHECK(database.run("UPDATE code_try SET open = 0 WHERE id = ?1", charged));
  return transaction.commit();
}

}  // namespace cz::records
