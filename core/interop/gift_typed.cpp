// Typed answers, and pairs.

#include <algorithm>

#include "core/base/text.h"
#include "core/interop/gift_draft.h"

namespace cz::interop::gift {
namespace {

using Kind = ImportedItem::Kind;

/// A star that isn't escaped stands for anything.
bool hasStar(const std::string& key) {
  for (std::size_t at = 0; at < key.size(); ++at)
    if (key[at] == '*' && (at == 0 || key[at - 1] != '\\')) return true;
  return false;
}

/// What earns nothing is a known wrong answer, when it has something to say.
void addTyped(Draft& draft, ImportedAnswer answer) {
  const Exact weight = numberOf(answer.percent);
  if (weight > Exact(100)) draft.why = "An answer weighs " + answer.percent + " %. Weights go up to 100.";
  if (weight.sign() > 0)
    draft.item.answers.push_back(std::move(answer));
  else if (!answer.says.empty())
    draft.item.wrongs.push_back({answer.key, answer.says});
}

void addText(Draft& draft, const Answer& answer) {
  const bool html = answer.text.format == Format::html;
  const std::string key = tidySpaces(html ? draft.shown(answer.text) : answer.text.text);
  if (key.empty()) {
    draft.why = "One of its answers is empty. Write it after =.";
    return;
  }
  draft.item.wildcard = draft.item.wildcard || hasStar(key);
  addTyped(draft, {key, "", "", answer.weight.value_or("100"), draft.shown(answer.feedback)});
}

void addNumber(Draft& draft, const Answer& answer) {
  const auto& number = answer.numeric;
  const std::string says = draft.shown(answer.feedback);
  const std::string weight = answer.weight.value_or(answer.marked ? "100" : "0");
  const bool earns = numberOf(weight).sign() > 0;
  if (number.kind == Numeric::Kind::anything) {
    if (earns) draft.why = "Any number is right in it. Say which numbers are.";
    if (!says.empty()) draft.note("Its feedback for all other numbers is left out: \"" + says + "\"");
    return;
  }
  ImportedAnswer made{number.number, "", "", weight, says};
  if (number.kind == Numeric::Kind::range) made.upTo = number.other;
  const bool around = number.kind == Numeric::Kind::tolerance && numberOf(number.other).sign() != 0;
  if (around) made.tolerance = numberOf(number.other).sign() < 0 ? number.other.substr(1) : number.other;
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
  if (!full && draft.why.empty())
    draft.why = "No answer earns all the points. Write the right one after = without a weight.";
}

/// A right side without a left one is a partner that nobody has.
void addPair(Draft& draft, const Answer& answer, std::set<std::string>& partners) {
  const std::string left = draft.shown(answer.text);
  const std::string right = draft.shown(Text{answer.partner, Format::moodle});
  if (right.empty()) {
    draft.why = "A pair has nothing on its right side. Write it after ->.";
  } else if (answer.text.text.empty()) {
    draft.item.extra.push_back(right);
  } else if (left.empty()) {
    draft.why = "A pair is nothing but a picture on its left side. Write it in words.";
  } else {
    draft.item.pairs.push_back({left, right});
    partners.insert(right);
  }
}

}  // namespace

void draftText(Draft& draft, const Question& question) {
  draft.item.kind = Kind::text;
  for (const auto& answer : question.answers) addText(draft, answer);
  checkFull(draft);
}

void draftNumber(Draft& draft, const Question& question) {
  draft.item.kind = Kind::number;
  for (const auto& answer : question.answers) addNumber(draft, answer);
  checkFull(draft);
}

void draftPairs(Draft& draft, const Question& question) {
  ImportedItem& item = draft.item;
  item.kind = Kind::match;
  std::set<std::string> partners;
  for (const auto& answer : question.answers) {
    if (answer.feedback) draft.note("The feedback of a pair is left out: \"" + answer.feedback->text + "\"");
    addPair(draft, answer, partners);
  }
  const auto isPartner = [&](const std::string& text) { return partners.count(text) != 0; };
  item.extra.erase(std::remove_if(item.extra.begin(), item.extra.end(), isPartner), item.extra.end());
  if (item.pairs.size() < 2 && draft.why.empty()) draft.why = "It has fewer than two pairs. Add some with = and ->.";
}

}  // namespace cz::interop::gift
