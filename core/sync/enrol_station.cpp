#include "core/sync/enrol_station.h"

#include <algorithm>

#include "core/sync/wire.h"

namespace cz::sync {
namespace {

constexpr std::size_t kMostDone = 64;

Bytes no(EnrolNo::Why why, std::int64_t waitMs = 0) { return encode(EnrolNo{why, wholeSeconds(waitMs)}); }

std::string digitsOf(std::string_view text) {
  std::string digits;
  std::copy_if(text.begin(), text.end(), std::back_inserter(digits), [](char c) { return c != ' '; });
  return digits;
}

}  // namespace

Result<void> EnrolStation::open(std::int64_t nowMs) {
  expire(nowMs);
  if (const auto wait = limit_.waitMs(nowMs); wait > 0)
    return Error{Fault::refused,
                 "Three kiosks in a row could not be added, so adding rests for now. It can go on in " +
                     std::to_string((wholeSeconds(wait) + 59) / 60) + " min.",
                 ""};
  if (untilMs_ <= nowMs && !running_) last_.reset();
  untilMs_ = nowMs + kWindowMs;
  return {};
}

void EnrolStation::openFor(Listed listed, std::int64_t nowMs) {
  expire(nowMs);
  listed_ = std::move(listed);
  listUntilMs_ = nowMs + kListMs;
}

void EnrolStation::close(std::int64_t nowMs) {
  expire(nowMs);
  if (running_) finish(Outcome::over, {}, nowMs);
  untilMs_ = 0;
  listUntilMs_ = 0;
}

Result<Bytes> EnrolStation::answer(ByteView ask, std::int64_t nowMs, const std::string& room, const Join& join) {
  expire(nowMs);
  CZ_TRY(asked, decodeEnrolAsk(ask));
  if (const auto* hello = std::get_if<EnrolHello>(&asked)) return heed(*hello, ask, nowMs, room);
  if (const auto* reveal = std::get_if<EnrolReveal>(&asked)) return heed(*reveal, ask, nowMs);
  return heed(std::get<KioskSays>(asked), nowMs, join);
}

// The same hello again gets the same answer: with another nonce, its sender could try how the number comes out. One
// whose ceremony is done is never answered again, because its nonce may be known by now.
Bytes EnrolStation::heed(const EnrolHello& hello, ByteView bytes, std::int64_t nowMs, const std::string& room) {
  if (running_ && std::ranges::equal(running_->hello, bytes)) return running_->answer;
  const bool old = std::ranges::any_of(done_, [&](const Done& one) { return one.commitment == hello.commitment; });
  if (old) return no(EnrolNo::Why::unknown);
  const bool listed = listUntilMs_ > nowMs && listed_(hello);
  const auto wait = limit_.waitMs(nowMs);
  if (!listed && wait > 0) return no(EnrolNo::Why::pause, wait);
  if (!listed && untilMs_ <= nowMs) return no(EnrolNo::Why::closed);
  if (running_) return no(EnrolNo::Why::busy);
  EnrolAnswer mine{keys_.identity(), {}, room};
  random_.fill(mine.nonce.bytes.data(), mine.nonce.bytes.size());
  running_ = Ceremony{Bytes(bytes.begin(), bytes.end()), hello, encode(mine), nowMs, listed, {}};
  return running_->answer;
}

Bytes EnrolStation::heed(const EnrolReveal& reveal, ByteView bytes, std::int64_t nowMs) {
  if (!running_ || running_->who.commitment != reveal.commitment) return no(EnrolNo::Why::unknown);
  if (enrolCommitment(reveal.nonce, running_->who.kiosk) != reveal.commitment) {
    finish(Outcome::over, {}, nowMs);  // a try: it must not be had for nothing
    return no(EnrolNo::Why::unknown);
  }
  running_->transcript = enrolTranscript(running_->hello, running_->answer, bytes);
  running_->same = running_->same || running_->listed;
  return says(*running_->transcript, Outcome::open, {});
}

Result<Bytes> EnrolStation::heed(const KioskSays& said, std::int64_t nowMs, const Join& join) {
  const auto done = std::ranges::find_if(done_, [&](const Done& one) { return one.transcript == said.transcript; });
  if (done != done_.end()) return done->said;
  if (!running_ || running_->transcript != said.transcript) return no(EnrolNo::Why::unknown);
  if (!isSigned(said, running_->who.kiosk.manifest))
    return Error{Fault::refused, "This was not signed by the kiosk that is being added.", ""};
  if (said.pressed == Pressed::same) running_->kioskSame = said.signature;
  if (said.pressed == Pressed::different) finish(Outcome::different, {}, nowMs);
  if (said.pressed == Pressed::left) finish(Outcome::over, {}, nowMs);
  CZ_CHECK(joinWhenAgreed(nowMs, join));
  return running_ ? says(said.transcript, Outcome::open, {}) : done_.front().said;
}

Result<void> EnrolStation::press(std::string_view number, bool same, std::int64_t nowMs, const Join& join) {
  expire(nowMs);
  const bool waits =
      running_ && running_->transcript && digitsOf(enrolNumber(*running_->transcript)) == digitsOf(number);
  if (!waits)
    return Error{Fault::refused,
                 "This number is not waiting for an answer any more; nothing was changed. Start again on the kiosk.",
                 ""};
  if (!same) {
    finish(Outcome::different, {}, nowMs);
    return {};
  }
  running_->same = true;
  return joinWhenAgreed(nowMs, join);
}

Result<void> EnrolStation::joinWhenAgreed(std::int64_t nowMs, const Join& join) {
  if (!running_ || !running_->same || !running_->kioskSame) return {};
  CZ_TRY(down, join(Agreed{running_->who, *running_->transcript, *running_->kioskSame}));
  finish(Outcome::joined, down, nowMs);
  return {};
}

void EnrolStation::expire(std::int64_t nowMs) {
  if (!running_) return;
  const std::int64_t limit = running_->transcript && !running_->listed ? kCeremonyMs : kRevealMs;
  if (nowMs - running_->startedMs >= limit) finish(Outcome::over, {}, nowMs);
}

void EnrolStation::finish(Outcome outcome, const ledger::LogNonce& down, std::int64_t nowMs) {
  Done done{running_->who.commitment, running_->transcript, {}};
  if (done.transcript) done.said = says(*done.transcript, outcome, down);
  done_.push_front(std::move(done));
  if (done_.size() > kMostDone) done_.pop_back();
  last_ = outcome;
  lastSeat_ = running_->who.seat;
  const bool noGuess = outcome == Outcome::joined || running_->listed;
  running_.reset();
  if (noGuess) return;
  limit_.cameToNothing(nowMs);
  if (limit_.waitMs(nowMs) > 0) untilMs_ = 0;
}

Bytes EnrolStation::says(const Hash& transcript, Outcome outcome, const ledger::LogNonce& down) const {
  return encode(StationSays{transcript, outcome, down, stationSigns(keys_, transcript, outcome, down)});
}

EnrolStation::View EnrolStation::view(std::int64_t nowMs) {
  expire(nowMs);
  View view;
  view.openMs = std::max<std::int64_t>(0, untilMs_ - nowMs);
  view.pauseMs = limit_.waitMs(nowMs);
  view.listMs = std::max<std::int64_t>(0, listUntilMs_ - nowMs);
  view.last = last_;
  view.lastSeat = lastSeat_;
  if (!running_) return view;
  view.calling = true;
  view.seat = running_->who.seat;
  if (running_->transcript) view.number = enrolNumber(*running_->transcript);
  view.samePressed = running_->same;
  return view;
}

}  // namespace cz::sync
