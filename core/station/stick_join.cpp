#include "core/station/stick_join.h"

#include <algorithm>

#include "core/records/log_archive.h"
#include "core/station/joining.h"
#include "core/station/retired.h"
#include "core/station/station.h"
#include "core/sync/wire.h"

namespace cz::station {
namespace {

using sync::Outcome;
using State = JoiningSeat::State;

constexpr std::int64_t kDayMs = std::int64_t{24} * 3'600'000;  ///< so long a stick may be on its way

/// One ceremony as it is kept.
struct Row {
  Hash commitment;
  Bytes hello;
  Bytes answer;
  std::optional<Hash> transcript;
  crypto::Signature signature;
  Outcome outcome = Outcome::open;
  ledger::LogNonce down;

  Result<sync::EnrolHello> who() const {
    CZ_TRY(ask, sync::decodeEnrolAsk(hello));
    if (const auto* one = std::get_if<sync::EnrolHello>(&ask)) return *one;
    return Error{Fault::corrupt, "What was kept of a kiosk that joins can't be read.", ""};
  }
};

constexpr const char* kColumns =
    "SELECT commitment, hello, answer, transcript, signature, outcome, down FROM stick_join ";

Result<Row> rowIn(const store::Statement& at) {
  CZ_TRY(commitment, fixedFrom<Hash>(at.blob(0), "A commitment"));
  Row row{commitment, at.blob(1), at.blob(2), {}, {}, static_cast<Outcome>(at.integer(5)), {}};
  if (!at.isNull(3)) {
    CZ_TRY(transcript, fixedFrom<Hash>(at.blob(3), "A transcript"));
    CZ_TRY(signature, fixedFrom<crypto::Signature>(at.blob(4), "A signature"));
    row.transcript = transcript;
    row.signature = signature;
  }
  if (at.isNull(6)) return row;
  CZ_TRY(down, fixedFrom<ledger::LogNonce>(at.blob(6), "A log's nonce"));
  row.down = down;
  return row;
}

Result<std::optional<Row>> find(Station& station, const Hash& commitment) {
  CZ_TRY(at, station.db().query(std::string(kColumns) + "WHERE commitment = ?1", commitment));
  CZ_TRY(there, at.step());
  if (!there) return std::optional<Row>();
  CZ_TRY(row, rowIn(at));
  return std::optional(std::move(row));
}

Result<std::int64_t> countOf(Station& station, const std::string& where, std::int64_t since) {
  CZ_TRY(row, station.db().query("SELECT count(*) FROM stick_join WHERE " + where, since));
  CZ_TRY(there, row.step());
  return there ? row.integer(0) : 0;
}

Result<void> end(Station& station, const Row& row, Outcome outcome, const std::optional<ledger::LogNonce>& down = {}) {
  CZ_CHECK(station.db().run("UPDATE stick_join SET outcome = ?2, ended_ms = ?3 WHERE commitment = ?1", row.commitment,
                            static_cast<int>(outcome), station.clock().wallMs()));
  if (!down) return {};
  return station.db().run("UPDATE stick_join SET down = ?2 WHERE commitment = ?1", row.commitment, *down);
}

/// Why no further kiosk is heard now; empty: it is.
Result<std::string> whyNot(Station& station) {
  const std::int64_t now = station.clock().wallMs();
  CZ_TRY(failed, countOf(station, "outcome IN (2, 3) AND ended_ms > ?1", now - sync::EnrolLimit::kWithinMs));
  if (failed >= static_cast<std::int64_t>(sync::EnrolLimit::kMost))
    return std::string(
        "Three kiosks in a row could not be added, so adding rests for ten minutes. That keeps anybody from guessing "
        "the number.");
  CZ_TRY(open, countOf(station, "outcome = 0 AND at_ms > ?1", now - kDayMs));
  if (open < static_cast<std::int64_t>(kMostJoining)) return std::string();
  return "There are " + std::to_string(kMostJoining) +
         " kiosks on their way to join already. Finish those whose number is shown, or say that it is different; the "
         "others are forgotten after a day.";
}

/// One visit of one kiosk's letter.
class Hearing {
 public:
  Hearing(Station& station, const sync::JoinAsk& ask, sync::EnrolHello who)
      : station_(station), ask_(ask), who_(std::move(who)) {
    seat_.seat = seatLabel(who_.seat);
    seat_.kiosk = who_.kiosk.fingerprint();
  }
  using Heard = std::optional<std::pair<JoiningSeat, std::optional<sync::JoinReply>>>;

  Result<Heard> run() {
    CZ_TRY(out, retiredAt(station_, seat_.kiosk));
    if (out) return refused(outOfUse().message, {});
    CZ_CHECK(forgetOld());
    CZ_TRY(known, find(station_, who_.commitment));
    if (!known) return ask_.reveal.empty() ? begin() : stranger();
    if (known->hello != ask_.hello) return refused("It says two different things about itself. Start again on it.", {});
    CZ_TRY(answer, sync::decodeEnrolReply(known->answer));
    const auto* mine = std::get_if<sync::EnrolAnswer>(&answer);
    if (mine == nullptr || mine->station != station_.keys().identity())
      return refused("This station has new keys since it answered. Start again on the kiosk.", {});
    if (known->outcome == Outcome::open && !known->transcript && !ask_.reveal.empty()) CZ_CHECK(takeReveal(*known));
    return answerTo(*known);
  }

 private:
  Heard refused(const std::string& why, std::optional<sync::JoinReply> reply) {
    seat_.state = State::refused;
    seat_.why = why;
    return Heard({seat_, std::move(reply)});
  }

  /// A day after it ended, so that the stick has a day to carry the answer; one that is open, a day after it began.
  Result<void> forgetOld() {
    const std::int64_t now = station_.clock().wallMs();
    return station_.db().run("DELETE FROM stick_join WHERE coalesce(ended_ms, at_ms) NOT BETWEEN ?1 AND ?2",
                             now - kDayMs, now + kDayMs);
  }

  /// The kiosk has started again. What it had revealed before was a try, and it must not be had for nothing.
  Result<void> endEarlier() {
    CZ_CHECK(station_.db().run("DELETE FROM stick_join WHERE kiosk = ?1 AND outcome = 0 AND transcript IS NULL",
                               seat_.kiosk));
    return station_.db().run("UPDATE stick_join SET outcome = ?2, ended_ms = ?3 WHERE kiosk = ?1 AND outcome = 0",
                             seat_.kiosk, static_cast<int>(Outcome::over), station_.clock().wallMs());
  }

  Result<Heard> begin() {
    CZ_CHECK(endEarlier());
    CZ_TRY(why, whyNot(station_));
    if (!why.empty()) return refused(why, {});
    sync::EnrolAnswer mine{station_.keys().identity(), {}, station_.room()};
    station_.random().fill(mine.nonce.bytes.data(), mine.nonce.bytes.size());
    const Row row{who_.commitment, ask_.hello, sync::encode(sync::EnrolReply(mine)), {}, {}, Outcome::open, {}};
    CZ_CHECK(
        station_.db().run("INSERT INTO stick_join(commitment, hello, answer, at_ms, kiosk) VALUES(?1, ?2, ?3, ?4, "
                          "?5)",
                          row.commitment, row.hello, row.answer, station_.clock().wallMs(), seat_.kiosk));
    return answerTo(row);
  }

  /// Its nonce is known already: whoever answered now could try how the number comes out.
  Result<Heard> stranger() {
    CZ_TRY(known, station_.kiosks().find(seat_.kiosk));
    if (!known)
      return refused("It got its answer from another station, or more than a day ago. Start again on the kiosk.", {});
    CZ_TRY(said, records::LogArchive(station_.db()).size(known->up.id()));
    if (said > 0) return Heard();  // so it has heard
    return refused("It has joined already, more than a day ago, and has not heard so. Start again on the kiosk.", {});
  }

  Result<void> takeReveal(Row& row) {
    const auto reveal = sync::decodeEnrolAsk(ask_.reveal), says = sync::decodeEnrolAsk(ask_.says);
    const auto* nonce = reveal ? std::get_if<sync::EnrolReveal>(&*reveal) : nullptr;
    const auto* word = says ? std::get_if<sync::KioskSays>(&*says) : nullptr;
    const bool fits = nonce != nullptr && nonce->commitment == row.commitment &&
                      sync::enrolCommitment(nonce->nonce, who_.kiosk) == row.commitment;
    const Hash transcript = sync::enrolTranscript(row.hello, row.answer, ask_.reveal);
    const bool took = word != nullptr && word->transcript == transcript && word->pressed == sync::Pressed::nothing &&
                      sync::isSigned(*word, who_.kiosk.manifest);
    if (!fits || !took) {  // a try: it must not be had for nothing
      row.outcome = Outcome::over;
      return end(station_, row, Outcome::over);
    }
    row.transcript = transcript;
    return station_.db().run("UPDATE stick_join SET transcript = ?2, signature = ?3 WHERE commitment = ?1",
                             row.commitment, transcript, word->signature);
  }

  Heard answerTo(const Row& row) {
    sync::JoinReply reply{row.commitment, row.answer, {}};
    if (row.outcome == Outcome::over) {
      // Signed over what the kiosk says now: what came first may have been changed on its way, or came by a letter that
      // was left lying.
      reply.says = saysOf(sync::enrolTranscript(row.hello, row.answer, ask_.reveal), row);
      return refused(
          "It came to nothing: what it revealed is not what it had promised, or it started again since. "
          "Start again on it.",
          ask_.reveal.empty() ? std::nullopt : std::optional(std::move(reply)));
    }
    seat_.state = row.transcript ? State::comparing : State::asked;
    if (row.outcome == Outcome::joined) seat_.state = State::joined;
    if (row.outcome == Outcome::different) seat_.state = State::different;
    if (seat_.state == State::comparing) seat_.number = sync::enrolNumber(*row.transcript);
    if (row.outcome != Outcome::open) reply.says = saysOf(*row.transcript, row);
    return Heard({seat_, std::move(reply)});
  }

  Bytes saysOf(const Hash& transcript, const Row& row) {
    return sync::encode(sync::EnrolReply(sync::StationSays{
        transcript, row.outcome, row.down, sync::stationSigns(station_.keys(), transcript, row.outcome, row.down)}));
  }

  Station& station_;
  const sync::JoinAsk& ask_;
  sync::EnrolHello who_;
  JoiningSeat seat_;
};

std::string digitsOf(std::string_view text) {
  std::string digits;
  std::copy_if(text.begin(), text.end(), std::back_inserter(digits), [](char c) { return c != ' '; });
  return digits;
}

/// Those that wait for somebody to press, with this number.
Result<std::vector<Row>> waitingWith(Station& station, std::string_view number) {
  CZ_TRY(at, station.db().query(std::string(kColumns) + "WHERE outcome = 0 AND transcript IS NOT NULL"));
  std::vector<Row> rows;
  for (;;) {
    CZ_TRY(more, at.step());
    if (!more) return rows;
    CZ_TRY(row, rowIn(at));
    if (digitsOf(sync::enrolNumber(*row.transcript)) == digitsOf(number)) rows.push_back(std::move(row));
  }
}

}  // namespace

Result<std::optional<std::pair<JoiningSeat, std::optional<sync::JoinReply>>>> hearJoin(Station& station,
                                                                                       const sync::JoinAsk& ask) {
  CZ_TRY(hello, sync::decodeEnrolAsk(ask.hello));
  if (const auto* who = std::get_if<sync::EnrolHello>(&hello)) return Hearing(station, ask, *who).run();
  return Error{Fault::input, "A kiosk's wish to join can't be read.", ""};
}

Result<void> pressJoin(Station& station, std::string_view number, bool same) {
  CZ_TRY(rows, waitingWith(station, number));
  if (!rows.empty() && !same) {
    for (const Row& row : rows) CZ_CHECK(end(station, row, Outcome::different));
    return {};
  }
  if (rows.size() != 1)
    return Error{Fault::refused,
                 rows.empty() ? "No kiosk waits with this number; nothing was changed. Take the stick in again, and "
                                "compare every digit."
                              : "Two kiosks show this number. Say that it is different, and start again on both.",
                 ""};
  const Row& row = rows.front();
  CZ_TRY(who, row.who());
  const sync::Agreed agreed{who, *row.transcript, row.signature};
  CZ_TRY(kiosk, join(station, {who.kiosk, who.nonce, ledger::Role::up}, who.seat, &agreed));
  return end(station, row, Outcome::joined, kiosk.down.nonce);
}

}  // namespace cz::station
