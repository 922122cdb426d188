#include "core/base/text.h"
#include "core/station/regrade.h"

namespace cz::station {
namespace {

std::string wordsOf(const scoring::CheckResult& result) {
  if (result.waiting > 0) return result.shown + ", waits for marks";
  return result.shown + (result.mastered ? ", mastered" : ", not yet");
}

}  // namespace

std::string regradeWords(const records::TeachersDecision& decision) {
  const records::Regrade& regrade = *decision.regrade;
  const bool back = regrade.kind == records::Regrade::Kind::takenBack;
  std::string words = (back ? "An earlier correction was taken back: " : "A wrong key was found: ") +
                      wordsOf(regrade.after) + "; before " + wordsOf(regrade.before) + ".";
  if (!decision.reason.empty()) words += " Reason: " + decision.reason;
  if (!decision.reason.empty() && !decision.reason.ends_with(".")) words += ".";
  if (!regrade.by.empty()) words += " By " + regrade.by + ".";
  return words + " (Entry " + std::to_string(decision.by().number) + ".)";
}

}  // namespace cz::station
