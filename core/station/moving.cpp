#include "core/station/moving.h"

#include <algorithm>

#include "core/station/decisions.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

constexpr std::int64_t kFreshMs = 30'000;  ///< a kiosk calls every few seconds

Error notHere(const std::string& why) { return {Fault::refused, why, ""}; }

KeptState keptOf(const store::Statement& row, records::AttemptState state) {
  return {LogId(row.text(0)), row.integer(1), std::move(state)};
}

/// Whether a kiosk has any business with an attempt.
Result<bool> isIts(Station& station, const AttemptFact& attempt, const LogId& log) {
  if (attempt.doneLeaf && attempt.doneLog == log) return false;
  CZ_TRY(holding, holdingOf(station.db(), attempt.id, attempt.log));
  return holding.all.contains(log);
}

/// By the kiosk's own count: a stick may lie for days, and a message can be recorded and sent again.
Result<bool> isNews(Station& station, const AttemptId& attempt, const LogId& log, const Bytes& state,
                    const sync::Sent& sent) {
  CZ_TRY(row, station.db().query("SELECT 1 FROM open_state WHERE attempt = ?1 AND log = ?2 AND ((boot, mono_ms) > (?3, "
                                 "?4) OR ((boot, mono_ms) = (?3, ?4) AND state = ?5))",
                                 attempt, log, sent.boot, sent.monoMs, state));
  CZ_TRY(known, row.step());
  return !known;
}

/// The attempt of a state that is worth keeping; nothing: pass it over.
Result<std::optional<AttemptId>> worthKeeping(Station& station, const LogId& log, const Bytes& state,
                                              const sync::Sent& sent) {
  using Answer = std::optional<AttemptId>;
  if (state.size() > records::kLongestState) return Answer();
  const auto read = records::decodeAttemptState(state);
  if (!read) return Answer();
  CZ_TRY(fact, station.facts().attempt(read->attempt));
  if (!fact) return Answer();
  CZ_TRY(its, isIts(station, *fact, log));
  if (!its) return Answer();
  CZ_TRY(news, isNews(station, fact->id, log, state, sent));
  return news ? Answer(fact->id) : Answer();
}

/// The seat where somebody works at this attempt at this moment; empty: nobody does.
std::string busyAt(Station& station, const AttemptFact& attempt) {
  const auto kiosk = station.kiosks().findByLog(attempt.holder);
  if (!kiosk || !*kiosk) return {};
  const auto heard = station.kiosks().lastOf((*kiosk)->fingerprint());
  if (!heard || station.clock().bootMs() - heard->atBootMs > kFreshMs) return {};
  const sync::SeatStatus& status = heard->status;
  const bool works = status.state == sync::SeatStatus::State::taking && status.student == attempt.student &&
                     status.check == attempt.check;
  return works ? (*kiosk)->seat : std::string();
}

Result<void> addCards(Station& station, const Kiosk& kiosk, std::vector<MoveCard>& cards) {
  const auto heard = station.kiosks().lastOf(kiosk.fingerprint());
  if (!heard || station.clock().bootMs() - heard->atBootMs > kFreshMs || heard->status.student.empty()) return {};
  CZ_TRY(attempts, station.facts().attemptsOf(heard->status.student));
  for (const AttemptFact& attempt : attempts) {
    if (attempt.doneLeaf || attempt.takenOut || attempt.holder == kiosk.up.id()) continue;
    const sync::SeatStatus& status = heard->status;
    if (status.state == sync::SeatStatus::State::taking && status.check == attempt.check)
      continue;  // it left this seat
    MoveCard card{attempt.student,
                  station.rosters().nameOf(attempt.student).value_or("Somebody"),
                  attempt.check,
                  station.packs().titleOf(attempt.check),
                  attempt.id,
                  station.kiosks().seatOf(attempt.holder),
                  kiosk.up.id(),
                  kiosk.seat,
                  -1};
    CZ_TRY(saved, answeredSoFar(station, attempt));
    if (saved) card.savedMs = std::max<std::int64_t>(0, station.clock().wallMs() - saved->atMs);
    cards.push_back(std::move(card));
  }
  return {};
}

}  // namespace

Result<void> keepStates(Station& station, const Kiosk& kiosk, const std::vector<Bytes>& states,
                        const sync::Sent& sent) {
  const LogId log = kiosk.up.id();
  std::vector<std::pair<AttemptId, const Bytes*>> fresh;
  for (const Bytes& state : states) {
    CZ_TRY(attempt, worthKeeping(station, log, state, sent));
    if (attempt) fresh.emplace_back(*attempt, &state);
  }
  if (fresh.empty()) return {};
  CZ_TRY(transaction, store::Transaction::begin(station.db()));
  for (const auto& [attempt, state] : fresh)
    CZ_CHECK(station.db().run(
        "INSERT INTO open_state(attempt, log, seq, at_ms, given, state, boot, mono_ms) VALUES(?1, ?2, (SELECT "
        "coalesce(max(seq), 0) + 1 FROM open_state), ?3, 0, ?4, ?5, ?6) ON CONFLICT(attempt, log) DO UPDATE SET seq = "
        "excluded.seq, at_ms = excluded.at_ms, given = 0, state = excluded.state, boot = excluded.boot, mono_ms = "
        "excluded.mono_ms",
        attempt, log, station.clock().wallMs(), *state, sent.boot, sent.monoMs));
  return transaction.commit();
}

Result<void> dropStates(Station& station, const AttemptId& attempt, const LogId& log) {
  return station.db().run("DELETE FROM open_state WHERE attempt = ?1 AND (log = ?2 OR given = 1)", attempt, log);
}

Result<void> moveHere(Station& station, const Kiosk& kiosk, const AttemptId& attempt, const sync::SeatStatus& status) {
  CZ_TRY(fact, station.facts().attempt(attempt));
  const bool signedIn = status.state != sync::SeatStatus::State::free;
  if (!fact || !signedIn || fact->student != status.student)
    return notHere("This try can't go on here. Go back to the seat where you began it, or ask your teacher.");
  if (!fact->doneLeaf && fact->holder == kiosk.up.id()) return {};
  const std::string busy = busyAt(station, *fact);
  if (!busy.empty()) return notHere("You are still signed in at " + busy + ". Stop there first, or ask your teacher.");
  CZ_TRY(done, decide(station, fact->student, fact->check, journey::WantMoveHere{{}, attempt, kiosk.up.id()},
                      "asked for at " + kiosk.seat));
  static_cast<void>(done);
  return {};
}

Result<void> moveByWish(Station& station, const Kiosk& kiosk, const sync::MoveWish& wish) {
  CZ_TRY(fact, station.facts().attempt(wish.attempt));
  if (fact && fact->holder != kiosk.up.id()) {
    // A place in one kiosk's log says nothing about another one's.
    CZ_TRY(row, station.db().query("SELECT 1 FROM reopened WHERE attempt = ?1 AND log = ?2 AND idx > ?3", fact->id,
                                   wish.at, wish.known));
    CZ_TRY(wentOn, row.step());
    const std::string name = station.kiosks().seatOf(fact->holder);
    const std::string seat = name.empty() ? "another seat" : name;
    if (fact->holder != wish.at)
      return notHere("It goes on at " + seat + " since. Go on there, or ask for it here once more.");
    if (wentOn) return notHere("You went on with it at " + seat + " since. Go on there, or ask for it here once more.");
  }
  return moveHere(station, kiosk, wish.attempt, {sync::SeatStatus::State::signedIn, wish.student, {}, 0, 0, 0});
}

Result<void> expectPlace(Station& station, const journey::HandedOver& moved) {
  CZ_TRY(kiosk, station.kiosks().findByLog(moved.to));
  CZ_TRY(fact, station.facts().attempt(moved.attempt));
  if (fact && fact->doneLeaf) return {};
  if (kiosk && !kiosk->retired) return {};
  return Error{Fault::refused, "No kiosk in use is at that seat. Choose another one.", moved.to.text};
}

Result<void> giveState(Station& station, store::Transaction& transaction, const journey::HandedOver& moved) {
  CZ_TRY(kiosk, station.kiosks().findByLog(moved.to));
  CZ_TRY(fact, station.facts().attempt(moved.attempt));
  if (!kiosk || !fact || fact->doneLeaf) return {};  // of two hand-ins, which counts
  CZ_TRY(kept, answeredSoFar(station, *fact));
  records::AttemptState state;
  if (kept) state = std::move(kept->state);
  state.attempt = fact->id;
  state.whole = kept.has_value();
  if (kept)
    CZ_CHECK(station.db().run("UPDATE open_state SET given = 1 WHERE attempt = ?1 AND log = ?2", fact->id, kept->log));
  return station.downlogs().add(transaction, kiosk->fingerprint(), state);
}

Result<std::optional<KeptState>> answeredSoFar(Station& station, const AttemptFact& attempt) {
  CZ_TRY(row, station.db().query("SELECT log, at_ms, state FROM open_state WHERE attempt = ?1 ORDER BY log = ?2 DESC, "
                                 "seq DESC LIMIT 1",
                                 attempt.id, attempt.holder));
  CZ_TRY(there, row.step());
  if (!there) return std::optional<KeptState>();
  CZ_TRY(state, records::decodeAttemptState(row.blob(2)));
  return std::optional(keptOf(row, std::move(state)));
}

Result<std::vector<KeptState>> leftBehind(Station& station, const AttemptFact& attempt) {
  CZ_TRY(row,
         station.db().query("SELECT log, at_ms, state FROM open_state WHERE attempt = ?1 AND log <> ?2 AND given = 0 "
                            "ORDER BY seq",
                            attempt.id, attempt.place()));
  std::vector<KeptState> all;
  for (;;) {
    CZ_TRY(more, row.step());
    if (!more) return all;
    CZ_TRY(state, records::decodeAttemptState(row.blob(2)));
    all.push_back(keptOf(row, std::move(state)));
  }
}

Result<std::vector<MoveCard>> toMove(Station& station) {
  CZ_TRY(kiosks, station.kiosks().inUse());
  std::vector<MoveCard> cards;
  for (const Kiosk& kiosk : kiosks) CZ_CHECK(addCards(station, kiosk, cards));
  return cards;
}

}  // namespace cz::station
