#include "core/journey/journey.h"

#include <algorithm>

namespace cz::journey {
namespace {

template <class T>
bool holds(const std::vector<T>& all, const T& wanted) {
  return std::find(all.begin(), all.end(), wanted) != all.end();
}

Journey::Attempt* attemptOf(Journey& journey, const AttemptId& id) {
  const auto at = std::find_if(journey.attempts.begin(), journey.attempts.end(),
                               [&](const Journey::Attempt& attempt) { return attempt.id == id; });
  return at == journey.attempts.end() ? nullptr : &*at;
}

void spend(Journey& journey, const GrantId& grant) {
  if (grant.empty() || holds(journey.spentGrants, grant)) return;
  std::erase(journey.openGrants, grant);
  journey.spentGrants.push_back(grant);
}

// A happening that is already known changes nothing, and a grant that was spent before it was heard of stays
// spent: kiosk and station may hear of things in different orders and must end up with the same journey.
struct Evolve {
  Journey& journey;

  void operator()(const Started& happened) const {
    if (attemptOf(journey, happened.attempt) != nullptr) return;
    journey.attempts.push_back({happened.attempt, happened.number});
    journey.asked = false;
    spend(journey, happened.grant);
  }
  void operator()(const HandedIn& happened) const {
    Journey::Attempt* attempt = attemptOf(journey, happened.attempt);
    if (attempt == nullptr || attempt->handedIn) return;
    attempt->handedIn = true;
    attempt->mastered = happened.mastered;
    attempt->waiting = happened.waiting;
    journey.asked = false;
  }
  void operator()(const Marked& happened) const {
    Journey::Attempt* attempt = attemptOf(journey, happened.attempt);
    if (attempt == nullptr || !attempt->handedIn) return;
    attempt->mastered = happened.mastered;
    attempt->waiting = happened.waiting;
  }
  void operator()(const Asked& happened) const {
    const bool aboutTheLast = !journey.attempts.empty() && journey.attempts.back().id == happened.after;
    if (aboutTheLast && journey.standing() == Standing::notYet) journey.asked = true;
  }
  void operator()(const Unlocked& happened) const {
    if (holds(journey.openGrants, happened.grant) || holds(journey.spentGrants, happened.grant)) return;
    journey.openGrants.push_back(happened.grant);
  }
};

Decision decideStart(const Journey& journey, const pack::Reassess& policy) {
  if (const auto* open = journey.open()) return Allowed{open->number, {}, open->id};
  if (journey.mastered()) return Refused{"You have mastered this check already."};
  if (journey.waiting()) return Refused{"Your teacher is still marking your last try."};
  const int next = journey.tries() + 1;
  if (journey.attempts.empty()) return Allowed{next, {}, {}};
  if (!journey.openGrants.empty()) return Allowed{next, journey.openGrants.front(), {}};
  if (policy.tries > 0 && journey.tries() >= policy.tries)
    return Refused{"You have used all your tries. Your teacher can open another one for you."};
  if (policy.unlock != pack::Reassess::Unlock::teacher) return Allowed{next, {}, {}};
  if (journey.asked) return Refused{"You have asked for another try. Your teacher will open it."};
  return Refused{"Ask for another try first. Your teacher will open it."};
}

Decision decideAsk(const Journey& journey, const pack::Reassess& policy) {
  switch (journey.standing()) {
    case Standing::mastered: return Refused{"You have mastered this check already."};
    case Standing::ready: return Refused{"You can start right away."};
    case Standing::taking: return Refused{"You have a try that is not handed in yet. Go on with it."};
    case Standing::waiting: return Refused{"Your teacher is still marking your last try."};
    case Standing::unlocked: return Refused{"Your next try is open. You can start right away."};
    case Standing::asked: return Refused{"You have asked already. Your teacher will open your next try."};
    case Standing::notYet: break;
  }
  const bool free = policy.unlock != pack::Reassess::Unlock::teacher && triesLeft(journey, policy).value_or(1) > 0;
  if (free) return Refused{"You can start right away."};
  return Allowed{journey.tries() + 1, {}, {}};
}

Decision decideUnlock(const Journey& journey) {
  switch (journey.standing()) {
    case Standing::mastered: return Refused{"This check is mastered; there is nothing to unlock."};
    case Standing::ready: return Refused{"The first try needs no unlock; the student can start."};
    case Standing::taking: return Refused{"A try is open and not handed in yet; the student can go on with it."};
    case Standing::waiting: return Refused{"The last try waits for marks. Mark it first."};
    case Standing::unlocked: return Refused{"The next try is unlocked already."};
    case Standing::asked:
    case Standing::notYet: break;
  }
  return Allowed{journey.tries() + 1, {}, {}};
}

}  // namespace

const Journey::Attempt* Journey::open() const {
  const auto at =
      std::find_if(attempts.begin(), attempts.end(), [](const Attempt& attempt) { return !attempt.handedIn; });
  return at == attempts.end() ? nullptr : &*at;
}

bool Journey::mastered() const {
  return std::any_of(attempts.begin(), attempts.end(), [](const Attempt& attempt) { return attempt.mastered; });
}

bool Journey::waiting() const {
  return std::any_of(attempts.begin(), attempts.end(), [](const Attempt& attempt) { return attempt.waiting; });
}

Standing Journey::standing() const {
  if (open() != nullptr) return Standing::taking;
  if (mastered()) return Standing::mastered;
  if (waiting()) return Standing::waiting;
  if (attempts.empty()) return Standing::ready;
  if (!openGrants.empty()) return Standing::unlocked;
  return asked ? Standing::asked : Standing::notYet;
}

Journey evolve(Journey journey, const Happening& happening) {
  std::visit(Evolve{journey}, happening);
  return journey;
}

Decision decide(const Journey& journey, const Command& command, const pack::Reassess& policy) {
  if (std::holds_alternative<WantStart>(command)) return decideStart(journey, policy);
  if (std::holds_alternative<WantAsk>(command)) return decideAsk(journey, policy);
  return decideUnlock(journey);
}

std::optional<int> triesLeft(const Journey& journey, const pack::Reassess& policy) {
  if (policy.tries == 0) return std::nullopt;
  return std::max(0, policy.tries - journey.tries());
}

}  // namespace cz::journey
