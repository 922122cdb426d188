// Feedback: to each choice and answer what the file shows for it; to the whole item what it shows for everything.

#include <algorithm>

#include "core/base/text.h"
#include "core/interop/qti/draft.h"

namespace cz::interop::qti {
namespace {

using Kind = ImportedItem::Kind;
using Shown = std::set<std::size_t>;  ///< places in the question's list of feedback

bool holds(const Outcome& outcome, const Feedback& feedback) {
  const auto found = outcome.values.find(feedback.outcome);
  bool has = false;
  if (found != outcome.values.end())
    for (const auto& atom : found->second.atoms) has = has || atom.text == feedback.value;
  return has != feedback.hides;
}

Shown shownFor(const Draft& draft, const Value& given) {
  Shown shown;
  const auto outcome = draft.outcomeOf(given);
  if (!outcome) return shown;
  const auto& all = draft.question().feedback;
  for (std::size_t n = 0; n < all.size(); ++n)
    if (holds(*outcome, all[n])) shown.insert(n);
  return shown;
}

class FeedbackDraft {
 public:
  explicit FeedbackDraft(Draft& draft) : draft_(draft) {}

  void add() {
    if (draft_.item.kind != Kind::gaps) common_ = everywhere();
    for (const std::size_t n : common_) append(draft_.item.says, text(n));
    if (draft_.item.kind == Kind::choice || draft_.item.kind == Kind::choices) addToChoices();
    if (draft_.item.kind == Kind::text || draft_.item.kind == Kind::number) addToAnswers();
    noteRest();
  }

 private:
  std::string text(std::size_t n) { return draft_.shown(draft_.question().feedback[n].html); }

  static void append(std::string& says, const std::string& more) {
    if (more.empty() || says.find(more) != std::string::npos) return;
    says += (says.empty() ? "" : "\n") + more;
  }

  /// What every response that isn't blank shows.
  Shown everywhere() const {
    Shown common;
    bool first = true;
    for (const auto& probe : draft_.probes) {
      if (probe.given.isNull()) continue;
      const Shown shown = shownFor(draft_, probe.given);
      if (first) common = shown;
      std::erase_if(common, [&](std::size_t n) { return shown.count(n) == 0; });
      first = false;
    }
    return common;
  }

  std::string own(const Value& given) {
    std::string says;
    for (const std::size_t n : shownFor(draft_, given)) {
      used_.insert(n);
      if (common_.count(n) == 0) append(says, text(n));
    }
    return says;
  }

  void addToChoices() {
    const auto& main = draft_.main();
    if (main.choices.size() != draft_.item.choices.size()) return;  // pairs that are ticked
    for (std::size_t n = 0; n < draft_.item.choices.size(); ++n) {
      const Atom atom = atomOf(main.base, main.choices[n].id).value_or(textAtom(main.choices[n].id));
      if (draft_.item.kind == Kind::choices)
        addFollowing(draft_.item.choices[n].says, atom);
      else
        append(draft_.item.choices[n].says, own({main.shape, {atom}}));
    }
  }

  /// With several picks only feedback that follows this one pick, whatever else is picked, belongs to it.
  void addFollowing(std::string& says, const Atom& pick) {
    const auto& all = draft_.question().feedback;
    for (std::size_t n = 0; n < all.size(); ++n) {
      if (common_.count(n) != 0 || !follows(n, pick)) continue;
      used_.insert(n);
      append(says, text(n));
    }
  }

  bool follows(std::size_t feedback, const Atom& pick) {
    if (shownForProbes_.empty())
      for (const auto& probe : draft_.probes) shownForProbes_.push_back(shownFor(draft_, probe.given));
    for (std::size_t i = 0; i < draft_.probes.size(); ++i) {
      const auto& atoms = draft_.probes[i].given.atoms;
      const bool picked =
          std::any_of(atoms.begin(), atoms.end(), [&](const Atom& atom) { return atom.text == pick.text; });
      if (!atoms.empty() && picked != (shownForProbes_[i].count(feedback) != 0)) return false;
    }
    return true;
  }

  void addToAnswers() {
    for (auto& answer : draft_.item.answers)
      answer.says = own({draft_.main().shape, {atomOf(draft_.main().base, answer.key).value_or(textAtom(answer.key))}});
  }

  void noteRest() {
    const auto& all = draft_.question().feedback;
    std::vector<std::string> rest;
    for (std::size_t n = 0; n < all.size(); ++n) {
      if (common_.count(n) != 0 || used_.count(n) != 0) continue;
      const std::string words = tidySpaces(text(n));
      if (!words.empty()) rest.push_back("\"" + words + "\"");
    }
    if (!rest.empty()) draft_.notes.push_back("Its feedback is left out: " + join(rest, ", ") + ".");
  }

  Draft& draft_;
  Shown common_;
  Shown used_;
  std::vector<Shown> shownForProbes_;  ///< one for each probe, once it is asked for
};

}  // namespace

void addFeedback(Draft& draft) {
  if (!draft.question().feedback.empty()) FeedbackDraft(draft).add();
}

}  // namespace cz::interop::qti
