// When another station answers than the one that this kiosk knows: its successor is believed when it proves that it is
// one, and gets everything. Of any other one a person has to decide.

#include "kiosk/desk/exchange.h"
#include "kiosk/desk/takeover.h"

namespace cz::desk {

using sync::Past;
using Kind = ledger::Succession::Kind;

namespace {

constexpr int kMostPastSteps = 10'000;  ///< in one round; a station that asks for ever is left alone

}  // namespace

Result<std::optional<Post>> Exchange::ask() {
  step_ = Step::asking;
  const sync::SuccessorAsk asked = askOf(desk_.records());
  return std::optional(Post{"/v1/successor", sync::encode(asked)});
}

Result<std::vector<app::Event>> Exchange::takeSuccessor(ByteView reply) {
  CZ_TRY(says, sync::decodeSuccessorSays(reply));
  auto& records = desk_.records();
  const crypto::Identity own = records.downlog()->identity;
  std::vector<app::Event> events;
  const auto tell = [&](bool stranger) {
    if (desk_.setStranger(stranger)) events.emplace_back(app::FactsChanged{});
  };
  mayBeAnother_ = false;
  step_ = Step::idle;
  if (says.self == own.fingerprint()) {
    const auto* step = lastStep(records, own);
    move_ = step != nullptr && step->what.kind == Kind::replaced;  // it may have missed who we are
    if (!move_) tell(false);
    return events;
  }
  const auto followed = says.statement ? records.succeed(*says.statement)
                                       : Result<void>(Error{Fault::refused,
                                                            "The station at this address is another one than this "
                                                            "kiosk's. If it is right, connect the kiosk to it anew.",
                                                            ""});
  if (!followed && followed.error().fault != Fault::refused) return followed.error();
  if (followed) {
    stationHolds_.reset();
    told_.clear();  // it may know nothing of what is open
    pastTold_ = false;
    upSize_ = 0;
    move_ = says.statement->what.kind == Kind::replaced;
    tell(false);
    events.emplace_back(app::FactsChanged{});
    return events;
  }
  const auto token = sync::PairToken::parse(token_);
  pairAnew_ = token && token->names(says.self);  // whoever set this kiosk up has given it that station's
  if (pairAnew_) return events;
  tell(true);
  if (events.empty()) return followed.error();
  step_ = Step::asking;  // nothing more in this round
  return events;
}

Result<std::optional<Post>> Exchange::move() {
  move_ = false;
  CZ_TRY(sealed, moveOf(desk_));
  if (!sealed) return next();
  step_ = Step::moving;
  return std::optional(Post{"/v1/move", *std::move(sealed)});
}

Result<std::vector<app::Event>> Exchange::takeMoved() {
  step_ = Step::idle;
  past_ = Past{};  // first of all: it may bring keys for what is handed over then
  return std::vector<app::Event>{};
}

/// Once all of the own log is there: it says which class list and packs were in use.
/// Gives whether the station has still to hear of it.
Result<bool> Exchange::seeWhetherPastIsDue() {
  auto& records = desk_.records();
  const auto* step = lastStep(records, records.downlog()->identity);
  if (pastTold_ || step == nullptr || step->what.kind != Kind::replaced) return false;
  CZ_TRY(from, handedOver());
  CZ_TRY(pending, records.pending(from));
  if (!pending.leaves.empty()) return true;
  upSize_ = from;
  past_ = Past{};
  return true;
}

Result<std::optional<Post>> Exchange::givePast() {
  step_ = Step::givingPast;
  past_->logs = desk_.records().pastDownlogs().size();
  past_->upSize = upSize_;
  CZ_TRY(message, client(*desk_.records().downlog()).pastMessage(*past_));
  past_.reset();
  return std::optional(Post{"/v1/past", std::move(message)});
}

Result<std::vector<app::Event>> Exchange::takePastReply(ByteView reply) {
  CZ_TRY(wanted, client_->takePastReply(reply));
  if (wanted.what == Past::What::nothing || ++pastSteps_ > kMostPastSteps) {
    pastTold_ = upSize_ > 0;
    pastSteps_ = 0;
    if (!pastTold_) step_ = Step::idle;  // the round goes on with what there is to hand over
    return std::vector<app::Event>{};
  }
  CZ_TRY(next,
         wanted.what == Past::What::leaves ? pastLeaves(desk_.records(), wanted) : pastPiece(desk_.records(), wanted));
  past_ = std::move(next);
  return std::vector<app::Event>{};
}

}  // namespace cz::desk
