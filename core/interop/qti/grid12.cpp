#include "core/interop/qti/grid12.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/interop/markup.h"
#include "core/interop/qti/material.h"

namespace cz::interop::qti {
namespace {

using Kind = Interaction::Kind;

std::string wordsOf(const Choice& choice) { return tidySpaces(fromHtml(choice.html).text); }

std::vector<std::string> sortedWords(const Interaction& one) {
  std::vector<std::string> words;
  for (const auto& choice : one.choices) words.push_back(wordsOf(choice));
  std::sort(words.begin(), words.end());
  return words;
}

bool sameAnswers(const std::vector<Interaction>& all) {
  const auto first = sortedWords(all.front());
  return !first.empty() && std::all_of(all.begin(), all.end(), [&](const Interaction& one) {
    return one.kind == Kind::choice && one.shape == all.front().shape && sortedWords(one) == first;
  });
}

/// The choices of this response that conditions name; of the `only` one whatever name they use for it.
std::vector<std::string> namedChoices(const Element& item, const std::string& response, bool only) {
  std::vector<std::string> named;
  for (const auto* condition : item.all("conditionvar"))
    for (const auto* compare : plainComparisons(*condition))
      if (only || compare->attribute("respident") == response) named.push_back(compare->text());
  return named;
}

/// Typed gaps: the file lists the accepted words as choices. Canvas names only the first of them in its conditions, and
/// takes every one of them.
void makeTyped(const Element& item, Interaction& one, Responses12& kinds) {
  one.kind = Kind::textEntry;
  const auto named = namedChoices(item, one.response, kinds.names.size() == 1);
  for (const auto& choice : one.choices) {
    const std::string word = wordsOf(choice);
    one.keys.push_back(word);
    const bool spare = !named.empty() && std::find(named.begin(), named.end(), choice.id) == named.end();
    kinds.spelled[one.response].emplace(foldCase(word, "en"), spare ? named.front() : choice.id);
  }
  one.choices.clear();
}

bool isChosen(const Element& response, const std::string& type) {
  const auto* label = response.first("response_label");
  const std::string kind = label == nullptr ? "" : label->attribute("answer_type");
  return type == "multiple_dropdowns_question" || kind == "dropdown" || kind == "wordbank";
}

}  // namespace

void addGaps(const Element& item, const std::vector<const Element*>& responses, Question& question,
             Responses12& kinds) {
  std::size_t gaps = 0;
  for (std::size_t n = 0; n < responses.size(); ++n) {
    const std::string ident = responses[n]->attribute("ident");
    if (!ident.starts_with("response_")) continue;
    const std::string mark = "[" + ident.substr(9) + "]";
    const auto at = question.stem.find(mark);
    if (at == std::string::npos) continue;
    auto& one = question.interactions[n];
    one.gap = static_cast<int>(gaps);
    question.stem.replace(at, mark.size(), gapMark(gaps++));
    if (isChosen(*responses[n], question.type))
      one.kind = Kind::inlineChoice;
    else if (one.kind == Kind::choice)
      makeTyped(item, one, kinds);
  }
}

namespace {

/// Where the text of a row's columns stands in the row itself.
Responses12::Row rowOf(const Interaction& one, const std::vector<std::string>& columns) {
  Responses12::Row row{one.response, {}};
  for (const auto& column : columns)
    for (const auto& choice : one.choices)
      if (wordsOf(choice) == column) {
        row.columns.push_back(choice.id);
        break;
      }
  return row;
}

Choice numbered(std::size_t n, const std::string& html, int most) {
  Choice choice;
  choice.id = std::to_string(n);
  choice.html = html;
  choice.most = most;
  return choice;
}

/// The pairs that conditions with points name.
Value keyOf(const Element& item, const Responses12& kinds) {
  Value key;
  key.shape = Value::Shape::multiple;
  for (const auto* condition : item.all("respcondition")) {
    const auto* setvar = condition->child("setvar");
    const auto* when = condition->child("conditionvar");
    if (setvar == nullptr || when == nullptr || numberOf(setvar->text()).value_or(Exact(1)).sign() <= 0) continue;
    for (const auto* compare : plainComparisons(*when))
      for (std::size_t r = 0; r < kinds.rows.size(); ++r)
        for (std::size_t c = 0; c < kinds.rows[r].columns.size(); ++c) {
          if (kinds.rows[r].response != compare->attribute("respident")) continue;
          if (kinds.rows[r].columns[c] != compare->text()) continue;
          key.atoms.push_back(*atomOf(Base::directedPair, std::to_string(r) + " " + std::to_string(c)));
        }
  }
  return key;
}

}  // namespace

void joinRows(const Element& item, const std::vector<const Element*>& responses, Question& question,
              Responses12& kinds) {
  if (question.interactions.size() < 2 || !sameAnswers(question.interactions)) return;
  Interaction joined;
  joined.kind = Kind::match;
  joined.type = question.type;
  joined.response = kPairs;
  joined.base = Base::directedPair;
  joined.shape = Value::Shape::multiple;
  // Columns without words are what some programs write for answers that were deleted.
  std::vector<std::string> columns;
  for (const auto& choice : question.interactions.front().choices)
    if (const std::string words = wordsOf(choice);
        !words.empty() && std::find(columns.begin(), columns.end(), words) == columns.end())
      columns.push_back(words);
  const int most = question.interactions.front().shape == Value::Shape::multiple ? 1 : 0;
  for (std::size_t n = 0; n < responses.size(); ++n) {
    joined.choices.push_back(numbered(n, materialHtml(*responses[n]), most == 1 ? 0 : 1));
    kinds.rows.push_back(rowOf(question.interactions[n], columns));
  }
  for (std::size_t n = 0; n < columns.size(); ++n) joined.targets.push_back(numbered(n, htmlEscaped(columns[n]), most));
  joined.correct = keyOf(item, kinds);
  question.interactions = {std::move(joined)};
}

}  // namespace cz::interop::qti
