#include "kiosk/desk/exchange.h"

#include <algorithm>
#include <utility>

#include "core/crypto/hash.h"
#include "kiosk/desk/parcels.h"
#include "kiosk/desk/wishes.h"

namespace cz::desk {

sync::Client& Exchange::client(const ledger::LogKey& down) {
  if (!client_ || clientOf_ != down)  // the station may have new keys, or be another one
    client_ = std::make_unique<sync::Client>(desk_.keys(), desk_.records().uplog(), down, desk_.random());
  clientOf_ = down;
  return *client_;
}

Result<std::optional<Post>> Exchange::next() {
  CZ_CHECK(desk_.open());
  const auto down = desk_.records().downlog();
  if (!down) return pair();
  if (desk_.ceremony() != nullptr) return enrol();  // with another station, or for a new recovery sheet
  if (!wanted_.empty()) {
    step_ = Step::fetching;
    CZ_TRY(asked, client(*down).pieceRequest(wanted_.front()));
    return std::optional(Post{"/v1/blob", std::move(asked)});
  }
  if (giveFrom_ || takeFrom_) return mend();
  if (std::exchange(pairAnew_, false)) return pair();
  if (move_) return move();
  if (past_) return givePast();
  if (step_ != Step::idle) {  // everything of this round has been answered
    step_ = Step::idle;
    return std::optional<Post>{};
  }
  return mayBeAnother_ ? ask() : sync();
}

Result<std::optional<Post>> Exchange::pair() {
  if (token_.empty()) {
    if (step_ == Step::idle) desk_.joinByMark();
    return enrol();
  }
  CZ_TRY(token, sync::PairToken::parse(token_));
  step_ = Step::pairing;
  return std::optional(Post{"/v1/pair", sync::pairRequest(token, desk_.records().uplog(), desk_.setup().seat)});
}

/// One question of the ceremony after the other; while people compare, one in each round.
Result<std::optional<Post>> Exchange::enrol() {
  const bool askedInThisRound = std::exchange(step_, Step::idle) == Step::enrolled;
  sync::EnrolKiosk* ceremony = desk_.ceremony();
  auto body = ceremony != nullptr && !askedInThisRound ? ceremony->next() : std::nullopt;
  if (!body) return std::optional<Post>{};
  step_ = Step::enrolling;
  return std::optional(Post{"/v1/enrol", *std::move(body)});
}

Result<std::vector<app::Event>> Exchange::takeEnrol(ByteView reply) {
  step_ = Step::idle;
  sync::EnrolKiosk* ceremony = desk_.ceremony();
  if (ceremony == nullptr) return std::vector<app::Event>{};  // stopped in the meantime
  const bool compares = ceremony->state() == sync::EnrolKiosk::State::comparing;
  const bool otherBefore = desk_.otherAnswers();
  CZ_CHECK(ceremony->take(reply));
  CZ_TRY(view, desk_.lookAtCeremony());
  std::vector<app::Event> events{app::ConnectChanged{view}};
  if (view.state == app::ConnectView::State::joined || desk_.otherAnswers() != otherBefore)
    events.emplace_back(app::FactsChanged{});
  else if (compares)
    step_ = Step::enrolled;
  return events;
}

Result<std::optional<Post>> Exchange::sync() {
  auto& records = desk_.records();
  CZ_TRY(from, handedOver());
  CZ_TRY(up, records.pending(from));
  CZ_TRY(downSize, records.downSize());
  step_ = Step::syncing;
  const auto now = records.clockSample();
  const sync::Sent sent{now.boot, now.monoMs, now.wallMs, now.state};
  sync::Client& talk = client(*records.downlog());
  // What is open there is believed only once the station has the leaf with which it began.
  CZ_TRY(more, records.pending(from + up.leaves.size()));
  CZ_TRY(states, more.leaves.empty() ? statesToTell() : Result<std::vector<Bytes>>(std::vector<Bytes>()));
  asked_ = desk_.wantsHere();
  askedMs_ = desk_.nowMs();
  CZ_TRY(downNote, records.countersignDown());
  CZ_TRY(asked, talk.nextRequest({std::move(up), downSize, desk_.status(), sent, std::move(states), asked_,
                                  desk_.health(), std::move(downNote)}));
  return std::optional(Post{"/v1/sync", std::move(asked)});
}

/// The one on the screen changes all the time: a state of it every quarter of a minute is enough.
Result<std::vector<Bytes>> Exchange::statesToTell() {
  constexpr std::int64_t kPauseMs = 15'000;
  constexpr std::size_t kMostBytes = std::size_t{2} << 20;
  telling_.clear();
  leaving_.clear();
  CZ_TRY(open, desk_.records().openStates());
  std::vector<Bytes> states;
  std::size_t bytes = 0;
  for (auto& one : open) {
    if (one.state.empty()) CZ_CHECK(desk_.records().letGo(one.attempt));
    if (one.state.empty()) continue;
    const Hash hash = crypto::sha256(one.state);
    const auto known = told_.find(one.attempt);
    const bool same = known != told_.end() && known->second.state == hash;
    const bool soon =
        known != told_.end() && desk_.onScreen() == one.attempt && desk_.nowMs() - known->second.atMs < kPauseMs;
    if (one.leftBehind && same) CZ_CHECK(desk_.records().letGo(one.attempt));
    if (same || soon) continue;
    bytes += one.state.size();
    if (states.size() == sync::kMostOpen || (bytes > kMostBytes && !states.empty())) break;
    telling_[one.attempt] = hash;
    if (one.leftBehind) leaving_.insert(one.attempt);
    states.push_back(std::move(one.state));
  }
  return states;
}

Result<void> Exchange::statesWereTold() {
  for (const auto& [attempt, hash] : telling_) told_[attempt] = {hash, desk_.nowMs()};
  for (const AttemptId& attempt : leaving_) CZ_CHECK(desk_.records().letGo(attempt));
  telling_.clear();
  leaving_.clear();
  return {};
}

/// Whoever wants something of the station asks there, and not by a stick any more.
Result<bool> Exchange::nowReached() {
  bool dropped = false;
  if (!desk_.isReached()) {
    CZ_TRY(wished, dropAllWishes(desk_));
    dropped = wished;
  }
  desk_.setReached(true);
  return dropped;
}

Result<std::vector<app::Event>> Exchange::take(ByteView reply) {
  const Step step = step_;
  auto taken = [&]() -> Result<std::vector<app::Event>> {
    switch (step_) {
      case Step::pairing: {
        CZ_TRY(token, sync::PairToken::parse(token_));
        CZ_TRY(paired, sync::takePairReply(token, desk_.records().uplog(), reply));
        CZ_CHECK(desk_.records().joinAnother(paired.station, paired.downNonce));
        desk_.setStranger(false);
        step_ = Step::idle;
        return std::vector<app::Event>{};
      }
      case Step::enrolling: return takeEnrol(reply);
      case Step::syncing: return takeSync(reply);
      case Step::fetching: return takePiece(reply);
      case Step::givingBack: return takeDownReply(reply);
      case Step::takingBack: return takeOwn(reply);
      case Step::asking: return takeSuccessor(reply);
      case Step::moving: return takeMoved();
      case Step::givingPast: return takePastReply(reply);
      case Step::enrolled:
      case Step::idle: break;
    }
    return std::vector<app::Event>{};
  }();
  if (!taken) failed();
  if (!taken || step != Step::syncing) return taken;
  CZ_TRY(dropped, nowReached());
  const bool told = std::any_of(taken->begin(), taken->end(),
                                [](const auto& event) { return std::holds_alternative<app::FactsChanged>(event); });
  if (dropped && !told) taken->emplace_back(app::FactsChanged{});
  return taken;
}

void Exchange::failed() {
  desk_.setReached(false);
  mayBeAnother_ = step_ == Step::syncing;
  // Its station may not know it, and then people have to say that it is the right one.
  if (step_ == Step::moving) static_cast<void>(desk_.setStranger(true));
  putOff();
}

void Exchange::putOff() {
  step_ = Step::idle;
  move_ = false;
  past_.reset();
  wanted_.clear();
  giveFrom_.reset();
  takeFrom_.reset();
  telling_.clear();
  leaving_.clear();
}

Result<std::vector<app::Event>> Exchange::takeSync(ByteView reply) {
  auto& records = desk_.records();
  CZ_TRY(answer, client_->takeReply(reply));
  reply_ = std::move(answer);
  changed_ = desk_.setStranger(false);
  CZ_TRY(otherTime, hearTime());
  changed_ = changed_ || otherTime;
  // What contradicts our own leaves is held of another way that this log went; see below.
  if (reply_.upload != sync::Upload::refused) {
    CZ_CHECK(records.setAcked(reply_.upSize));
    CZ_TRY(acked, records.ackedSize());  // it only rises, also by a stick
    stationHolds_.reset();
    if (reply_.upSize < acked) stationHolds_ = reply_.upSize;
    if (reply_.upSize < acked) told_.clear();  // it was restored, and may know nothing of what is open
    CZ_CHECK(statesWereTold());
    if (!reply_.upNote.empty()) CZ_CHECK(records.keepCountersigned(reply_.upNote));
  }
  auto received = records::Received::State::have;
  CZ_TRY(downSize, records.downSize());
  if (!reply_.down.leaves.empty() || !reply_.down.note.empty()) {
    CZ_TRY(taken, records.receiveDown(reply_.down));
    received = taken.state;
    changed_ = changed_ || received == records::Received::State::stored;
  }
  if (!asked_.empty() && desk_.wantsHere() == asked_) desk_.wasAsked();
  refusal_.clear();
  if (!reply_.notMoved.empty()) refusal_.emplace_back(app::MoveRefused{std::exchange(asked_, {}), reply_.notMoved});
  CZ_CHECK(seeWhatIsLost(downSize, received));
  if (giveFrom_) return std::vector<app::Event>{};  // what it says now is from before it is whole again
  CZ_TRY(givesPast, seeWhetherPastIsDue());
  if (givesPast) return std::vector<app::Event>{};  // it knows of no class list and no packs before it has ours
  CZ_TRY(otherRoom, useRoom(desk_, reply_.room));
  changed_ = changed_ || otherRoom;
  if (reply_.roster.size > 0) CZ_CHECK(want(reply_.roster));
  for (const auto& pack : reply_.packs) CZ_CHECK(want(pack));
  if (!wanted_.empty()) return std::vector<app::Event>{};
  return apply();
}

/// An answer that was long on its way tells no time.
Result<bool> Exchange::hearTime() {
  constexpr std::int64_t kLongestWayMs = 60'000;
  if (desk_.nowMs() - askedMs_ > kLongestWayMs) return false;
  return desk_.records().hearTime(reply_.stationMs);
}

Result<void> Exchange::want(const sync::ParcelRef& ref) {
  CZ_TRY(held, desk_.records().blob(ref.hash));
  if (!held) wanted_.emplace_back(ref);
  return {};
}

Result<std::vector<app::Event>> Exchange::takePiece(ByteView reply) {
  auto& parcel = wanted_.front();
  CZ_CHECK(client_->takePiece(parcel, reply));
  if (!parcel.complete()) return std::vector<app::Event>{};
  CZ_TRY(hash, desk_.records().putBlob(parcel.bytes()));
  static_cast<void>(hash);
  wanted_.pop_front();
  if (!wanted_.empty()) return std::vector<app::Event>{};
  return apply();
}

Result<std::vector<app::Event>> Exchange::apply() {
  CZ_TRY(others, useParcels(desk_, reply_.roster, reply_.packs));
  std::vector<app::Event> events = std::exchange(refusal_, {});
  if (changed_ || others) events.emplace_back(app::FactsChanged{});
  return events;
}

// ---- when a disk went back in time: the station's, or this kiosk's ----

/// What the station holds now counts, not what it held once: it may have been restored from a backup.
Result<std::uint64_t> Exchange::handedOver() {
  CZ_TRY(acked, desk_.records().ackedSize());
  return std::min(acked, stationHolds_.value_or(acked));
}

/// `downSize`: before the answer was taken in.
Result<void> Exchange::seeWhatIsLost(std::uint64_t downSize, records::Received::State received) {
  constexpr std::uint64_t kFirst = 1000;  // leaves before the end, where the two logs are looked at first
  const bool otherWay = received == records::Received::State::refused;
  if (reply_.down.from < downSize) giveFrom_ = reply_.down.from;
  if (otherWay) giveFrom_ = std::min(reply_.down.from, downSize - std::min(downSize, kFirst));
  if (reply_.upload != sync::Upload::refused || couldNotTake_ == reply_.upSize) return {};
  // Up to where both agreed once they still do: that number went back in time together with the log.
  CZ_TRY(agreed, desk_.records().ackedSize());
  takeFrom_ = agreed;
  return {};
}

Result<std::optional<Post>> Exchange::mend() {
  auto& records = desk_.records();
  sync::Client& talk = client(*records.downlog());
  if (giveFrom_) {
    step_ = Step::givingBack;
    CZ_TRY(down, records.downReturn(*giveFrom_, sync::kMostReturned));
    giveTo_ = *giveFrom_ + down.leaves.size();
    CZ_TRY(given, talk.downReturn(down));
    return std::optional(Post{"/v1/down", std::move(given)});
  }
  step_ = Step::takingBack;
  CZ_TRY(asked, talk.ownRequest(*takeFrom_));
  return std::optional(Post{"/v1/own", std::move(asked)});
}

Result<std::vector<app::Event>> Exchange::takeDownReply(ByteView reply) {
  CZ_TRY(answer, client_->takeDownReply(reply));
  const std::uint64_t sent = *std::exchange(giveFrom_, std::nullopt);
  if (!answer.healed && (answer.needsFrom < sent || (answer.needsFrom == giveTo_ && giveTo_ > sent)))
    giveFrom_ = answer.needsFrom;
  return std::vector<app::Event>{};
}

Result<std::vector<app::Event>> Exchange::takeOwn(ByteView reply) {
  CZ_TRY(answer, client_->takeOwn(reply));
  takeFrom_.reset();
  const bool empty = answer.up.leaves.empty();
  CZ_TRY(whole, taking_.add(std::move(answer.up)));
  if (!whole) {
    if (!empty) takeFrom_ = taking_.next();
    return std::vector<app::Event>{};
  }
  // Whatever becomes of it, the same is not asked for again and again.
  couldNotTake_ = reply_.upSize;
  CZ_TRY(healed, desk_.records().takeBackOwn(*whole));
  if (!healed.done) return std::vector<app::Event>{};
  couldNotTake_.reset();
  return std::vector<app::Event>{app::FactsChanged{}};
}

Contact Exchange::contact() {
  Contact contact;
  if (!desk_.open()) return contact;
  auto& records = desk_.records();
  contact.paired = records.downlog().has_value();
  const auto from = handedOver();
  if (!from) return contact;
  if (const auto pending = records.pending(*from); pending) contact.waiting = pending->leaves.size();
  return contact;
}

}  // namespace cz::desk
