#include "core/journey/decide.h"

#include <algorithm>

#include "core/journey/decide_inside.h"

namespace cz::journey {

Decision decide(const Journey& journey, const Command& command, const Policy& policy, const Moment& now) {
  return std::visit(Deciding{journey, policy, now}, command);
}

std::optional<int> triesLeft(const Journey& journey, const Policy& policy) {
  if (policy.tries.is == 0) return std::nullopt;
  return std::max(0, policy.tries.is - journey.tries());
}

NextStep nextStep(const Journey& journey, const Policy& policy, const Moment& now) {
  const Decision start = decide(journey, WantStart{}, policy, now);
  if (const auto* allowed = std::get_if<Allowed>(&start)) return allowed->resume ? NextStep::goOn : NextStep::start;
  switch (std::get<Refused>(start).why) {
    case Refusal::goOnElsewhere: return NextStep::goOnElsewhere;
    case Refusal::waitingForMarks: return NextStep::waitForMarks;
    case Refusal::reflectFirst: return NextStep::reflect;
    case Refusal::reviseFirst: return NextStep::revise;
    case Refusal::teacherConfirms: return NextStep::showRevision;
    case Refusal::askedAlready: return NextStep::waitForTeacher;
    case Refusal::waitRunning:
    case Refusal::tooEarly: return NextStep::waitForTime;
    case Refusal::masteredAlready: return NextStep::none;
    default: break;
  }
  const bool mayAsk = std::holds_alternative<Allowed>(decide(journey, WantAsk{}, policy, now));
  return mayAsk ? NextStep::ask : NextStep::waitForTeacher;
}

bool waitsForUnlock(const Journey& journey, const Policy& policy, const Moment& now) {
  const NextStep next = nextStep(journey, policy, now);
  if (next != NextStep::ask && next != NextStep::waitForTeacher) return false;
  return std::holds_alternative<Allowed>(decide(journey, WantUseCode{}, policy, now));
}

}  // namespace cz::journey
