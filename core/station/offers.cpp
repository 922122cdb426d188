#include "core/station/offers.h"

#include <limits>

namespace cz::station {
namespace {

using Kind = DecisionKind;

constexpr std::int64_t kMinuteMs = 60'000;

/// Behind every decision that was made, so that what follows from this one is what it would change.
const journey::Deed kNewest{std::numeric_limits<std::uint64_t>::max(), {}};

journey::Command signedBy(journey::Command command, const journey::Deed& by) {
  std::visit(
      [&](auto& one) {
        if constexpr (requires { one.by; }) one.by = by;
      },
      command);
  return command;
}

}  // namespace

journey::Command commandOf(const WantedDecision& wanted) {
  switch (wanted.kind) {
    case Kind::excuse: return journey::WantExcuse{{}, true, wanted.reason};
    case Kind::endExcuse: return journey::WantExcuse{{}, false, wanted.reason};
    case Kind::waive: return journey::WantWaive{};
    case Kind::confirm: return journey::WantConfirm{};
    case Kind::takeOut: return journey::WantVoid{{}, wanted.attempt, true, wanted.reason};
    case Kind::bringBack: return journey::WantVoid{{}, wanted.attempt, false, wanted.reason};
    case Kind::correct: return journey::WantCorrect{{}, wanted.attempt, wanted.to, wanted.reason};
    case Kind::choose: return journey::WantChoose{{}, wanted.attempt, wanted.reason};
    case Kind::giveTime: return journey::WantGiveTime{{}, wanted.attempt, wanted.ms};
    case Kind::handOver: break;
  }
  return journey::WantHandOver{{}, wanted.attempt, wanted.seat};
}

Result<DecisionOffer> offerOf(const journey::Journey& journey, const journey::Policy& policy,
                              const journey::Moment& now, WantedDecision wanted) {
  const auto ask = [&](const std::string& reason) {
    wanted.reason = reason;
    return journey::decide(journey, signedBy(commandOf(wanted), kNewest), policy, now);
  };
  const auto bare = ask("");
  const auto* bareNo = std::get_if<journey::Refused>(&bare);
  const bool needsReason = bareNo != nullptr && bareNo->why == journey::Refusal::reasonNeeded;
  const auto decision = needsReason ? ask("a reason") : bare;
  if (const auto* refused = std::get_if<journey::Refused>(&decision))
    return Error{Fault::refused, refused->reason + " " + refused->next, journey::nameOf(refused->why)};
  journey::Journey then = journey;
  for (const journey::Happening& leaf : std::get<journey::Allowed>(decision).leaves)
    then = journey::evolve(std::move(then), leaf);
  return DecisionOffer{wanted.kind, needsReason, then.standing()};
}

// Of whoever took it, and of how long, anything that may be does: which one it is, is asked when it is decided.
std::vector<DecisionOffer> offersFor(const journey::Journey& journey, const journey::Policy& policy,
                                     const journey::Moment& now, const AttemptId& attempt) {
  constexpr Kind kOfTheWay[] = {Kind::waive, Kind::confirm, Kind::excuse, Kind::endExcuse};
  constexpr Kind kOfATry[] = {Kind::giveTime, Kind::choose, Kind::takeOut, Kind::bringBack, Kind::correct};
  std::vector<DecisionOffer> offers;
  const auto add = [&](Kind kind) {
    if (auto offer = offerOf(journey, policy, now, {kind, attempt, {}, {}, {}, kMinuteMs})) offers.push_back(*offer);
  };
  if (attempt.empty())
    for (const Kind kind : kOfTheWay) add(kind);
  else
    for (const Kind kind : kOfATry) add(kind);
  return offers;
}

}  // namespace cz::station
