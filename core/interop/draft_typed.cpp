// Typed answers: words and numbers.

#include <algorithm>

#include "core/base/text.h"
#include "core/interop/draft.h"
#include "core/interop/entities.h"

namespace cz::interop {
namespace {

using Kind = ImportedItem::Kind;

/// A star that isn't escaped stands for anything.
bool hasStar(const std::string& key) {
  for (std::size_t at = 0; at < key.size(); ++at)
    if (key[at] == '*' && (at == 0 || key[at - 1] != '\\')) return true;
  return false;
}

/// Without wildcards a star needs no escape, and a pack wants none.
void freeStars(ImportedItem& item) {
  const auto freed = [](std::string& key) {
    for (auto at = key.find("\\*"); at != std::string::npos; at = key.find("\\*", at + 1)) key.erase(at, 1);
  };
  for (auto& answer : item.answers) freed(answer.key);
  for (auto& wrong : item.wrongs) freed(wrong.when);
}

/// What is typed can lose nothing that it hasn't earned.
void noteMinus(Draft& draft, const std::string& weight) {
  if (numberOf(weight).sign() < 0) draft.shared.insert("Minus points for a typed answer count as none");
}

/// What earns nothing is a known wrong answer, when it has something to say.
void addTyped(Draft& draft, ImportedAnswer answer) {
  const Exact weight = numberOf(answer.percent);
  noteMinus(draft, answer.percent);
  if (weight > Exact(100)) draft.why = "An answer weighs " + answer.percent + " %. Weights go up to 100.";
  if (weight.sign() > 0)
    draft.item.answers.push_back(std::move(answer));
  else if (!answer.says.empty())
    draft.item.wrongs.push_back({answer.key, answer.says});
}

void addText(Draft& draft, const Answer& answer) {
  const bool html = answer.text.format == TextFormat::html;
  const std::string key = tidySpaces(html ? draft.shown(answer.text) : answer.text.text);
  if (key.empty()) {
    draft.why = "One of its answers is empty. Fill it in.";
    return;
  }
  // Nobody types what an entity that is not known stands for.
  if (answer.text.format == TextFormat::moodle)
    for (const auto& name : unknownEntities(key)) draft.lost.insert("what " + name + " stands for");
  draft.item.wildcard = draft.item.wildcard || hasStar(key);
  addTyped(draft, {key, "", "", answer.weight.value_or("100"), draft.shown(answer.feedback)});
}

void addNumber(Draft& draft, const Answer& answer) {
  const auto& number = answer.numeric;
  const std::string says = draft.shown(answer.feedback);
  const std::string weight = answer.weight.value_or(answer.marked ? "100" : "0");
  const bool earns = numberOf(weight).sign() > 0;
  noteMinus(draft, weight);
  if (number.kind == Numeric::Kind::anything) {
    if (earns) draft.why = "Any number is right in it. Say which numbers are.";
    if (!says.empty()) draft.note("Its feedback for all other numbers is left out: \"" + says + "\"");
    return;
  }
  ImportedAnswer made{number.number, "", "", weight, says};
  if (number.kind == Numeric::Kind::range) made.upTo = number.other;
  const bool around = number.kind == Numeric::Kind::tolerance && numberOf(number.other).sign() != 0;
  if (around) made.tolerance = number.other;
  if (around && numberOf(number.other).sign() < 0)
    draft.why = "The tolerance " + number.other + " of its answer " + number.number +
                " is below zero. Say how far off an answer may be, without a minus.";
  if (!earns && (around || !made.upTo.empty()) && !says.empty())
    draft.note("Its feedback for numbers near " + number.number + " is left out, because they earn nothing: \"" + says +
               "\"");
  else
    addTyped(draft, std::move(made));
}

void checkFull(Draft& draft) {
  const auto& answers = draft.item.answers;
  const bool full = std::any_of(answers.begin(), answers.end(),
                                [](const ImportedAnswer& answer) { return numberOf(answer.percent) == Exact(100); });
  if (!full && draft.why.empty()) draft.why = "No answer earns all the points. Give the right one 100 %.";
}

}  // namespace

void draftText(Draft& draft, const Question& question) {
  draft.item.kind = Kind::text;
  draft.item.strictCase = question.caseMatters;
  for (const auto& answer : question.answers) addText(draft, answer);
  if (!draft.item.wildcard) freeStars(draft.item);
  checkFull(draft);
}

void draftNumber(Draft& draft, const Question& question) {
  draft.item.kind = Kind::number;
  draft.item.unit = question.unit;
  for (const auto& answer : question.answers) addNumber(draft, answer);
  checkFull(draft);
}

}  // namespace cz::interop
