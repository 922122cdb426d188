#include "core/journey/journey.h"

#include <algorithm>

#include "core/journey/steps.h"
#include "core/journey/whole.h"

namespace cz::journey {
namespace {

bool comesBefore(const Attempt* one, const Attempt* other) {
  return std::pair(one->start->number, one->start->at) < std::pair(other->start->number, other->start->at);
}

}  // namespace

std::string nameOf(Standing standing) {
  switch (standing) {
    case Standing::ready: return "ready";
    case Standing::taking: return "taking";
    case Standing::waiting: return "waiting";
    case Standing::notYet: return "not-yet";
    case Standing::asked: return "asked";
    case Standing::unlocked: return "unlocked";
    case Standing::mastered: return "mastered";
    case Standing::excused: break;
  }
  return "excused";
}

const Attempt* Journey::find(const AttemptId& id) const {
  const auto at = known.find(id);
  return at == known.end() ? nullptr : &at->second;
}

Journey::Attempts Journey::attempts() const {
  Attempts own;
  for (const auto& [id, attempt] : known)
    if (attempt.start && attempt.owner() == student) own.push_back(&attempt);
  std::sort(own.begin(), own.end(), comesBefore);
  return own;
}

int Journey::nextNumber() const {
  int most = tries();
  for (const auto& [id, attempt] : known)
    if (attempt.start && attempt.start->student == student) most = std::max(most, attempt.start->number);
  return most + 1;
}

const Attempt* Journey::open(const LogId& seat) const {
  const Attempt* found = nullptr;
  for (const Attempt* attempt : attempts()) {
    if (!attempt->isOpen()) continue;
    if (found == nullptr || attempt->holder() == seat || found->holder() != seat) found = attempt;
  }
  return found;
}

const Attempt* Journey::last() const {
  const Attempts count = counting();
  const auto at = std::find_if(count.rbegin(), count.rend(), [](const Attempt* one) { return one->isHandedIn(); });
  return at == count.rend() ? nullptr : *at;
}

bool Journey::mastered() const {
  const Attempts count = counting();
  return std::any_of(count.begin(), count.end(), [&](const Attempt* one) { return mastersAll(count, *one); });
}

bool Journey::waiting() const {
  const Attempts count = counting();
  return std::any_of(count.begin(), count.end(), [](const Attempt* one) { return one->isWaiting(); });
}

std::vector<GrantId> Journey::openGrants() const {
  std::vector<std::pair<Deed, GrantId>> left;
  for (const auto& [id, grant] : grants) left.emplace_back(grant.by, id);
  for (const Attempt* attempt : attempts())
    if (!attempt->isVoid())
      std::erase_if(left, [&](const auto& grant) { return isOneUnlock(*this, grant.second, attempt->start->grant); });
  std::sort(left.begin(), left.end());
  std::vector<GrantId> ids;
  for (auto& [by, id] : left)
    if (std::none_of(ids.begin(), ids.end(),
                     [&, &mine = id](const GrantId& other) { return isOneUnlock(*this, other, mine); }))
      ids.push_back(std::move(id));
  return ids;
}

bool isOneUnlock(const Journey& journey, const GrantId& one, const GrantId& other) {
  if (one == other) return true;
  const auto first = journey.grants.find(one), second = journey.grants.find(other);
  if (first == journey.grants.end() || second == journey.grants.end()) return false;
  return !first->second.after.empty() && first->second.after == second->second.after;
}

bool Journey::asks() const {
  if (!doneAfterLast(*this).asked || !openGrants().empty()) return false;
  if (!isExcused()) return true;
  const Attempt* answered = find(excused.value->answers);
  if (answered == nullptr || !answered->start) return true;
  return answered != last() && !areRivals(*this, *answered, *last());
}

Standing Journey::standing() const {
  if (mastered()) return Standing::mastered;  // also beside a try that was begun before a regrade or a mark said so
  if (open() != nullptr) return Standing::taking;
  if (waiting()) return Standing::waiting;
  if (isExcused() && !asks()) return Standing::excused;  // who need not take it may, and may ask for it
  if (last() == nullptr) return Standing::ready;
  if (!openGrants().empty()) return Standing::unlocked;
  return asks() ? Standing::asked : Standing::notYet;
}

}  // namespace cz::journey
