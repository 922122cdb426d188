// What is put together or in order by hand: pairs and steps.

#include <algorithm>

#include "core/interop/draft.h"

namespace cz::interop {
namespace {

using Kind = ImportedItem::Kind;

/// A right side without a left one is a partner that nobody has.
void addPair(Draft& draft, const Answer& answer, std::set<std::string>& partners) {
  const std::string left = draft.shown(answer.text);
  const std::string right = draft.shown(Text{answer.partner, TextFormat::moodle});
  if (right.empty()) {
    draft.why = "A pair has nothing on its right side. Fill it in.";
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
  if (item.pairs.size() < 2 && draft.why.empty()) draft.why = "It has fewer than two pairs. Add some.";
}

void draftSteps(Draft& draft, const Question& question) {
  ImportedItem& item = draft.item;
  item.kind = Kind::order;
  item.credit = question.credit;
  for (const auto& answer : question.answers) {
    item.steps.push_back(draft.shown(answer.text));
    if (item.steps.back().empty()) draft.why = "One of its steps is nothing but a picture or empty. Write it in words.";
  }
  if (item.steps.size() < 2) draft.why = "It has fewer than two steps. Add some.";
}

}  // namespace cz::interop
