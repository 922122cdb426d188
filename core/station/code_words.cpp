#include "core/station/code_words.h"

#include <algorithm>
#include <array>

namespace cz::station {
namespace {

using records::CodeAction;

constexpr std::int64_t kMinuteMs = 60'000;

/// {t}: the check, {w}: the student.
struct Words {
  CodeAction action;
  const char* name;   ///< empty: of the teacher at a kiosk
  const char* offer;  ///< likewise
  const char* does;
  const char* did;
  const char* done;
};

static_assert(records::kCodeTimeMs == 10 * kMinuteMs, "the words below say how long");

constexpr std::array<Words, 10> kWords = {{
    {CodeAction::unlock, "unlock", "Opens another try", "opens another try of {t} for {w}",
     "opened another try of {t} for {w}", "Unlocked"},
    {CodeAction::sameForm, "same-form", "Opens another try with the same form",
     "opens another try of {t} for {w}, with the form of the last one",
     "opened another try, with the form of the last one, of {t} for {w}", "Unlocked, with the form of the last try,"},
    {CodeAction::confirm, "confirm", "Confirms the revision", "confirms the revision of {t} for {w}",
     "confirmed the revision of {t} for {w}", "The revision was confirmed"},
    {CodeAction::moreTime, "give-time", "Gives 10 min more", "gives 10 min more for the open try of {t} by {w}",
     "gave 10 min more for a try of {t} by {w}", "10 min more were given"},
    {CodeAction::excuse, "excuse", "Excuses from this check", "excuses {w} from {t}", "excused {w} from {t}",
     "Excused"},
    {CodeAction::teacher, "", "", "opens the teacher's panel", "opened the teacher's panel", "The panel was opened"},
    {CodeAction::teacherUnlock, "", "", "", "opened another try of {t} for {w}", "Unlocked"},
    {CodeAction::teacherRelease, "", "", "", "took out a try of {t} for {w}", "An open try was taken out"},
    {CodeAction::teacherMark, "", "", "", "marked an answer of {t} for {w}", "An answer was marked"},
    {CodeAction::teacherConfirm, "", "", "", "confirmed the revision of {t} for {w}", "The revision was confirmed"},
}};

/// What a later program wrote has no words here.
constexpr Words kUnknown = {
    CodeAction::unlock, "", "", "does something in {t} for {w}", "did something in {t} for {w}", "Something was done"};

const Words& wordsOf(CodeAction action) {
  const auto* found =
      std::find_if(kWords.begin(), kWords.end(), [&](const Words& one) { return one.action == action; });
  return found == kWords.end() ? kUnknown : *found;
}

std::string filled(const std::string& words, const std::string& title, const std::string& who) {
  std::string text;
  for (std::size_t at = 0; at < words.size(); ++at) {
    const bool isTitle = words.compare(at, 3, "{t}") == 0, isWho = words.compare(at, 3, "{w}") == 0;
    if (isTitle || isWho) {
      text += isTitle ? title : who;
      at += 2;
    } else {
      text += words[at];
    }
  }
  return text;
}

}  // namespace

const std::vector<CodeAction>& studentsCodes() {
  static const std::vector<CodeAction> all = {CodeAction::unlock, CodeAction::sameForm, CodeAction::confirm,
                                              CodeAction::moreTime, CodeAction::excuse};
  return all;
}

std::string nameOf(CodeAction action) { return wordsOf(action).name; }

std::optional<CodeAction> codeNamed(const std::string& name) {
  for (const CodeAction one : studentsCodes())
    if (nameOf(one) == name) return one;
  return std::nullopt;
}

std::string offerOf(CodeAction action) { return wordsOf(action).offer; }

std::string doesOf(CodeAction action, const std::string& title, const std::string& who) {
  return filled(wordsOf(action).does, title, who);
}

std::string didOf(CodeAction action, const std::string& title, const std::string& who) {
  return filled(wordsOf(action).did, title, who);
}

std::string doneOf(CodeAction action) { return wordsOf(action).done; }

}  // namespace cz::station
