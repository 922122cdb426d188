#include "core/station/daemon/look.h"

namespace cz::station {

Look lookOf(journey::Standing standing) {
  switch (standing) {
    case journey::Standing::ready: return {"ready", "ready", "Ready"};
    case journey::Standing::taking: return {"taking", "taking", "Taking"};
    case journey::Standing::waiting: return {"waiting", "asked", "Waits for your mark"};
    case journey::Standing::notYet: return {"not-yet", "not-yet", "Not yet"};
    case journey::Standing::asked: return {"asked", "asked", "Asks for another try"};
    case journey::Standing::unlocked: return {"unlocked", "unlocked", "Unlocked"};
    case journey::Standing::excused: return {"ready", "ready", "Excused"};
    case journey::Standing::mastered: break;
  }
  return {"mastered", "mastered", "Mastered"};
}

Look lookOf(ResultCard::State state) {
  switch (state) {
    case ResultCard::State::mastered: return {"mastered", "mastered", "Mastered"};
    case ResultCard::State::notYet: return {"not-yet", "not-yet", "Not yet"};
    case ResultCard::State::toMark: return {"waiting", "asked", "Waits for your mark"};
    case ResultCard::State::takenOut: return {"ready", "ready", "Taken out"};
    case ResultCard::State::waiting: break;
  }
  return {"waiting", "asked", "Waiting"};
}

Look lookOf(scoring::Verdict verdict) {
  switch (verdict) {
    case scoring::Verdict::right: return {"right", "right", "right"};
    case scoring::Verdict::partly: return {"partly", "partly", "partly right"};
    case scoring::Verdict::notRight: return {"not-right", "not-right", "not right"};
    case scoring::Verdict::unreadable: return {"not-right", "not-right", "can't be read"};
    case scoring::Verdict::needsMark: return {"waiting", "asked", "waits for your mark"};
    case scoring::Verdict::unanswered: break;
  }
  return {"open", "open", "not answered"};
}

}  // namespace cz::station
