#include "core/sync/enrol_kiosk.h"

#include "core/sync/wire.h"

namespace cz::sync {
namespace {

Error outOfTurn() {
  return {Fault::refused, "The station's answer belongs to another question. Asking again helps.", ""};
}

Error notTheStation() {
  return {Fault::refused, "Somebody else than the station answered. Is another device using the station's address?",
          ""};
}

EnrolKiosk::Ending endingOf(EnrolNo::Why why) {
  switch (why) {
    case EnrolNo::Why::closed: return EnrolKiosk::Ending::closed;
    case EnrolNo::Why::busy: return EnrolKiosk::Ending::busy;
    case EnrolNo::Why::pause: return EnrolKiosk::Ending::pause;
    case EnrolNo::Why::unknown: break;
  }
  return EnrolKiosk::Ending::over;
}

}  // namespace

EnrolKiosk::EnrolKiosk(const crypto::DeviceKeys& keys, const ledger::LogKey& log, Who who, Random& random)
    : keys_(keys), mark_(std::move(who.mark)) {
  random.fill(nonce_.bytes.data(), nonce_.bytes.size());
  const Hash commitment = enrolCommitment(nonce_, log.identity);
  hello_ = encode(EnrolHello{log.identity, log.nonce, std::move(who.seat), commitment, std::move(who.machine)});
  reveal_ = encode(EnrolReveal{commitment, nonce_});
}

std::string EnrolKiosk::number() const { return state_ == State::comparing ? enrolNumber(transcript_) : ""; }

std::optional<Bytes> EnrolKiosk::next() const {
  switch (state_) {
    case State::calling: return hello_;
    case State::revealing: return reveal_;
    case State::comparing: return encode(KioskSays{transcript_, pressed_, kioskSigns(keys_, transcript_, pressed_)});
    case State::joined:
    case State::ended: break;
  }
  return std::nullopt;
}

Result<void> EnrolKiosk::take(ByteView bytes) {
  CZ_TRY(reply, decodeEnrolReply(bytes));
  return std::visit([this](const auto& one) { return heed(one); }, reply);
}

// One answer for each commitment: with a second one, whoever sits in between could try how the number comes out.
Result<void> EnrolKiosk::heed(const EnrolAnswer& answer) {
  if (state_ != State::calling) return outOfTurn();
  if (!mark_.empty() && markOf(answer.station) != mark_) {
    end(Ending::notMarked);
    return {};
  }
  station_ = answer.station;
  room_ = answer.room;
  transcript_ = enrolTranscript(hello_, encode(answer), reveal_);
  state_ = State::revealing;
  begun_ = true;
  return {};
}

Result<void> EnrolKiosk::heed(const StationSays& says) {
  if (state_ != State::revealing && state_ != State::comparing) return outOfTurn();
  if (says.transcript != transcript_) return outOfTurn();
  if (!isSigned(says, station_.manifest)) return notTheStation();
  if (says.outcome == Outcome::open) state_ = State::comparing;
  if (!mark_.empty()) press(Pressed::same);  // the mark says more than a number
  if (says.outcome == Outcome::different) end(Ending::different);
  if (says.outcome == Outcome::over) end(Ending::over);
  if (says.outcome != Outcome::joined) return {};
  if (!saidSame_) return notTheStation();  // nobody here has compared the number
  paired_ = Paired{station_, says.down};
  state_ = State::joined;
  return {};
}

Result<void> EnrolKiosk::heed(const EnrolNo& no) {
  if (state_ == State::joined || state_ == State::ended) return outOfTurn();
  waitSeconds_ = no.waitSeconds;
  end(pressed_ == Pressed::different ? Ending::different : endingOf(no.why));
  return {};
}

void EnrolKiosk::end(Ending ending) {
  state_ = State::ended;
  ending_ = ending;
}

void EnrolKiosk::press(Pressed pressed) {
  const bool early = state_ == State::calling || state_ == State::revealing;
  if (early && pressed == Pressed::left) end(Ending::over);
  if (state_ != State::comparing) return;
  const bool takesBack = pressed_ == Pressed::same && pressed == Pressed::left;
  if (pressed_ != Pressed::nothing && !takesBack) return;
  pressed_ = pressed;
  saidSame_ = saidSame_ || pressed == Pressed::same;
}

}  // namespace cz::sync
