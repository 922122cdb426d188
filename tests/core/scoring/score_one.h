#pragma once
// One response to one item without parameters: how the tests of each type ask.

#include "core/base/text.h"
#include "core/scoring/scoring.h"
#include "tests/support/check_builder.h"

namespace cz::tests {

using namespace cz::scoring;
using pack::NumberStyle;

inline ItemResult score(const pack::Item& item, const Response& response, NumberStyle style = NumberStyle::point,
                        const Points& of = 1) {
  const auto question = must(pack::ask(item, {}));
  return scoreItem(question, response, of, style);
}

inline Response typed(const std::string& text) { return Typed(text); }

inline Response picked(const std::string& ids) {
  Picked list;
  for (const auto& id : split(ids, ' '))
    if (!id.empty()) list.emplace_back(id);
  return list;
}

/// "l1:c2 l2:c1"
inline Response paired(const std::string& pairs) {
  Paired map;
  for (const auto& pair : split(pairs, ' ')) {
    const auto sides = split(pair, ':');
    map[ChoiceId(sides[0])] = ChoiceId(sides[1]);
  }
  return map;
}

inline std::string verdict(const pack::Item& item, const std::string& answer, NumberStyle style = NumberStyle::point) {
  return std::string(nameOf(score(item, typed(answer), style).verdict));
}

inline std::string points(const pack::Item& item, const Response& response) {
  return score(item, response).points.toText();
}

}  // namespace cz::tests
