#include "tests/endurance/ways.h"

namespace cz::tests {
namespace {

using journey::Attempt;

std::string apartIn(const Attempt& one, const Attempt& other) {
  std::string parts;
  const auto compare = [&](const char* name, const auto& mine, const auto& theirs) {
    if (!(mine == theirs)) parts += std::string(" ") + name;
  };
  compare("start", one.start, other.start);
  compare("hand-ins", one.handIns, other.handIns);
  compare("turns", one.turns, other.turns);
  compare("reflected", one.reflected, other.reflected);
  compare("revised", one.revised, other.revised);
  compare("asked", one.asked, other.asked);
  compare("confirmed", one.confirmed, other.confirmed);
  compare("waived", one.waived, other.waived);
  compare("mark", one.mark, other.mark);
  compare("regraded", one.regraded, other.regraded);
  compare("voided", one.voided, other.voided);
  compare("corrected", one.correctedTo, other.correctedTo);
  compare("handed-over", one.handedOverTo, other.handedOverTo);
  compare("chosen", one.chosen, other.chosen);
  compare("time", one.given, other.given);
  return parts;
}

}  // namespace

std::string apartIn(const journey::Journey& one, const journey::Journey& other) {
  std::string parts;
  for (const auto& [id, attempt] : one.known) {
    const auto found = other.known.find(id);
    const std::string what = found == other.known.end() ? " known to one alone" : apartIn(attempt, found->second);
    if (!what.empty()) parts += id.text + what + "; ";
  }
  for (const auto& [id, attempt] : other.known)
    if (!one.known.contains(id)) parts += id.text + " known to the other alone; ";
  if (one.grants != other.grants) parts += "grants; ";
  if (!(one.excused == other.excused)) parts += "excused; ";
  if (one.help != other.help) parts += "accommodations; ";
  return parts;
}

}  // namespace cz::tests
