// Choices with one or several picks, and true or false.

#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "core/interop/draft.h"
#include "core/pack/look_alike.h"

namespace cz::interop {
namespace {

using Kind = ImportedItem::Kind;

std::string percent(const Exact& value) { return value.toDecimal().value_or(value.toText()) + " %"; }

std::string sumSentence(const Exact& sum) {
  const std::string sentence = "All right choices together earn " + percent(sum) + " of the points, not 100 %.";
  const bool rounded = (sum - Exact(100)).abs() < Exact(1);
  return rounded ? sentence + " Where a share like 1/3 is meant, write credit = \"1/3\" in the pack." : sentence;
}

/// With one pick nothing can be taken off: what is below zero is zero.
void limitSingle(Draft& draft, ImportedChoice& choice) {
  if (choice.percent.empty() || numberOf(choice.percent).sign() >= 0) return;
  draft.shared.insert("Minus points for a single pick count as none");
  choice.percent = "0";
}

void addChoice(Draft& draft, const Answer& answer) {
  ImportedChoice choice;
  choice.text = draft.shown(answer.text);
  choice.says = draft.shown(answer.feedback);
  choice.key = answer.marked;
  choice.percent = answer.weight.value_or(answer.marked ? "100" : "");
  if (draft.item.shuffle && pack::pointsAtOthers(choice.text))
    draft.note("\"" + choice.text +
               "\" speaks about the other choices, but choices are shuffled. Write pin = true beside it.");
  if (draft.item.kind == Kind::choice) limitSingle(draft, choice);
  if (!choice.percent.empty() && numberOf(choice.percent).abs() > Exact(100))
    draft.why = "A choice weighs " + choice.percent + " %. Weights go from -100 to 100.";
  draft.item.choices.push_back(std::move(choice));
}

/// Case O-37: weights stay as written, and the author hears what they amount to.
void checkSums(Draft& draft) {
  Exact up = 0;
  Exact all = 0;
  for (const auto& choice : draft.item.choices) {
    if (choice.percent.empty()) continue;
    const Exact weight = numberOf(choice.percent);
    all += weight;
    if (weight.sign() > 0) up += weight;
  }
  if (up.sign() <= 0) draft.why = "No choice earns anything. Mark the right one.";
  if (up != Exact(100)) draft.note(sumSentence(up));
  if (all >= Exact(1)) draft.note("Ticking everything earns " + percent(all) + " of the points.");
}

/// Once minus points are none, a single pick may have nothing left to weigh.
void dropIdleWeights(ImportedItem& item) {
  const auto idle = [](const ImportedChoice& choice) {
    return choice.percent.empty() || choice.key || numberOf(choice.percent).sign() == 0;
  };
  if (!std::all_of(item.choices.begin(), item.choices.end(), idle)) return;
  item.weighted = false;
  for (auto& choice : item.choices) choice.percent.clear();
}

void checkKeys(Draft& draft, std::size_t keys) {
  ImportedItem& item = draft.item;
  if (item.kind == Kind::choices && item.weighted) return checkSums(draft);
  if (keys == 0 && item.weighted) draft.why = "No choice earns all the points. Give the right one 100 %.";
  if (keys == 0 && !item.weighted) draft.why = "No choice earns anything. Mark the right one.";
  if (keys == 1 && item.kind == Kind::choice) dropIdleWeights(item);
}

void checkTexts(Draft& draft) {
  std::set<std::string> texts;
  bool empty = false;
  bool twice = false;
  for (const auto& choice : draft.item.choices) {
    empty = empty || choice.text.empty();
    twice = twice || !texts.insert(tidySpaces(choice.text)).second;
  }
  if (draft.item.choices.size() < 2) draft.why = "There are fewer than two choices. Add wrong ones.";
  if (twice) draft.why = "Two of its choices are the same. Change one of them.";
  if (empty) draft.why = "One of its choices is nothing but a picture or empty. Write it in words.";
}

struct TruthWords {
  const char* language;
  const char* yes;
  const char* no;
};

TruthWords truthWords(const std::string& language) {
  static constexpr std::array<TruthWords, 5> kWords = {{{"de", "Richtig", "Falsch"},
                                                        {"es", "Verdadero", "Falso"},
                                                        {"fr", "Vrai", "Faux"},
                                                        {"it", "Vero", "Falso"},
                                                        {"lt", "Tiesa", "Netiesa"}}};
  for (const auto& words : kWords)
    if (language.substr(0, 2) == words.language) return words;
  return {"en", "True", "False"};
}

}  // namespace

void draftChoices(Draft& draft, const Question& question) {
  ImportedItem& item = draft.item;
  const auto keys = std::count_if(question.answers.begin(), question.answers.end(),
                                  [](const Answer& answer) { return answer.marked; });
  const bool weights = std::any_of(question.answers.begin(), question.answers.end(),
                                   [](const Answer& answer) { return answer.weight.has_value(); });
  item.kind = question.several ? Kind::choices : Kind::choice;
  item.weighted = weights || (keys > 1 && !question.several);
  item.credit = question.credit;
  item.shuffle = question.shuffled;
  for (const auto& answer : question.answers) addChoice(draft, answer);
  const auto whole = std::count_if(question.answers.begin(), question.answers.end(), [](const Answer& answer) {
    return answer.marked && (!answer.weight || numberOf(*answer.weight) == Exact(100));
  });
  if (whole > 1 && !question.several)
    draft.note("Any one of its " + std::to_string(whole) + " right choices earns all the points.");
  checkKeys(draft, static_cast<std::size_t>(keys));
  checkTexts(draft);
}

void draftTrueFalse(Draft& draft, const Question& question, const std::string& language) {
  const auto words = truthWords(language);
  for (const bool value : {true, false}) {
    ImportedChoice choice;
    choice.text = value ? words.yes : words.no;
    choice.key = value == question.truth;
    choice.pinned = true;
    choice.says = draft.shown(choice.key ? question.feedbackRight : question.feedbackWrong);
    draft.item.choices.push_back(std::move(choice));
  }
}

}  // namespace cz::interop
