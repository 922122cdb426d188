#include "core/interop/qti/scorer12.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/interop/qti/scene.h"

namespace cz::interop::qti {
namespace {

std::string small(const std::string& text) { return foldCase(tidySpaces(text), "en"); }

/// One run over the conditions.
class Run {
 public:
  Run(const Responses12& kinds, Values given) : kinds_(kinds), given_(std::move(given)) {}

  Outcome outcome;

  Result<bool> holds(const Element& condition) {
    const std::string& name = condition.name;
    if (name == "conditionvar" || name == "and") return all(condition);
    if (name == "or") return any(condition);
    if (name == "not") {
      CZ_TRY(inside, all(condition));
      return !inside;
    }
    if (name == "other") return !matched_;
    if (name == "unanswered") return valueOf(condition).isNull();
    if (name == "varequal" || name == "varsubset" || name == "varsubstring") return equals(condition);
    if (name.starts_with("var")) return compares(condition);
    return unknownElement(condition);
  }

  void setMatched(const Element& condition) {
    if (condition.first("other") == nullptr) matched_ = true;
  }

 private:
  Value valueOf(const Element& condition) const {
    const std::string response = nameIn(condition);
    const auto found = given_.find(response);
    return found == given_.end() ? nothing() : found->second;
  }

  /// Canvas has written wrong names; where there is only one response, that one is meant.
  std::string nameIn(const Element& condition) const {
    const std::string name = responseOf(kinds_, condition.attribute("respident"));
    return kinds_.names.size() == 1 && kinds_.names.count(name) == 0 ? *kinds_.names.begin() : name;
  }

  /// Several comparisons with one answer side by side mean: any of them. Otherwise all must hold.
  Result<bool> all(const Element& condition) {
    std::map<std::string, bool> single;
    bool holdsAll = true;
    for (const auto* child : condition.elements()) {
      if (child->name == "vars") continue;
      CZ_TRY(one, holds(*child));
      const std::string response = nameIn(*child);
      const bool either = child->name == "varequal" && kinds_.several.count(response) == 0;
      if (either)
        single[response] = single[response] || one;
      else
        holdsAll = holdsAll && one;
    }
    return holdsAll && std::all_of(single.begin(), single.end(), [](const auto& one) { return one.second; });
  }

  Result<bool> any(const Element& condition) {
    bool holdsAny = false;
    for (const auto* child : condition.elements()) {
      CZ_TRY(one, holds(*child));
      holdsAny = holdsAny || one;
    }
    return holdsAny;
  }

  bool sameText(const Element& condition, const std::string& typed, const std::string& wanted) const {
    const bool strict = condition.attribute("case") == "Yes";
    const std::string a = strict ? tidySpaces(typed) : small(typed);
    const std::string b = strict ? tidySpaces(wanted) : small(wanted);
    return condition.name == "varequal" ? a == b : !a.empty() && b.find(a) != std::string::npos;
  }

  Result<bool> equals(const Element& condition) {
    const std::string wanted = condition.text();
    const auto key = numberOf(wanted);
    for (const auto& atom : valueOf(condition).atoms) {
      if (isNumber(atom.base) && key) {
        CZ_TRY(near, isNear(condition, atom.number, *key));
        if (near) return true;
      } else if (sameText(condition, atom.text, wanted)) {
        return true;
      }
    }
    if (key) outcome.edges.push_back(*key);
    return false;
  }

  /// New Quizzes adds a margin to equality.
  Result<bool> isNear(const Element& condition, const Exact& number, const Exact& key) {
    Exact margin = numberOf(condition.attribute("margin")).value_or(Exact(0));
    if (margin.sign() < 0) return belowZero(condition.attribute("margin"));
    if (condition.attribute("margintype") == "percent") margin = margin * key.abs() * must(powerOfTen(-2));
    for (const auto& edge : {key, key - margin, key + margin}) outcome.edges.push_back(edge);
    return (number - key).abs() <= margin;
  }

  Result<bool> compares(const Element& condition) {
    const auto key = numberOf(condition.text());
    const auto number = valueOf(condition).number();
    if (!key) return unknownElement(condition);
    outcome.edges.push_back(*key);
    if (!number) return false;
    if (condition.name == "vargte") return *number >= *key;
    if (condition.name == "vargt") return *number > *key;
    if (condition.name == "varlte") return *number <= *key;
    if (condition.name == "varlt") return *number < *key;
    return unknownElement(condition);
  }

  const Responses12& kinds_;
  Values given_;
  bool matched_ = false;
};

/// Pairs and typed words as the item's own responses.
Values ownResponses(const Values& given, const Responses12& kinds) {
  Values own = given;
  if (const auto pairs = given.find(kPairs); pairs != given.end())
    for (const auto& atom : pairs->second.atoms) {
      const auto parts = split(atom.text, ' ');
      const auto row = numberOf(parts.front())->toInt().value_or(0);
      const auto column = numberOf(parts.back())->toInt().value_or(0);
      const auto& response = kinds.rows.at(static_cast<std::size_t>(row));
      own[response.response].atoms.push_back(textAtom(response.columns.at(static_cast<std::size_t>(column))));
    }
  for (const auto& [response, words] : kinds.spelled)
    for (auto& atom : own[response].atoms)
      if (const auto word = words.find(small(atom.text)); word != words.end()) atom = textAtom(word->second);
  return own;
}

std::string nameOf(const Element& setvar) {
  return setvar.attribute("varname", setvar.attribute("variablename", "SCORE"));
}

Result<void> setPoints(const Element& setvar, const Exact& most, Values& values) {
  const std::string text = setvar.text();
  const auto amount = text.ends_with(".max") ? std::optional(most) : text.ends_with(".min") ? Exact(0) : numberOf(text);
  if (!amount) return unknownElement(setvar);
  const std::string action = setvar.attribute("action", "Set");
  const Exact before = values[nameOf(setvar)].number().value_or(Exact(0));
  Exact after = *amount;
  if (action == "Add") after = before + *amount;
  if (action == "Subtract") after = before - *amount;
  if (action == "Multiply") after = before * *amount;
  if (action == "Divide") {
    CZ_TRY(quotient, Exact::ratio(before, *amount));
    after = quotient;
  }
  values[nameOf(setvar)] = single(numberAtom(after));
  return {};
}

constexpr const char* kTotal = "checkzone total";
constexpr const char* kWrongTicks = "D2L_Incorrect";

/// Brightspace counts what is right in one variable and what is wrong in another, and each typed blank in its own.
bool isPartOfTotal(const std::string& name) { return name.starts_with("D2L_") || name.starts_with("Blank_"); }

void collectPlain(const Element& from, std::vector<const Element*>& into) {
  for (const auto* child : from.elements()) {
    if (child->name == "not") continue;
    if (child->name.starts_with("var") && child->name != "vars") into.push_back(child);
    collectPlain(*child, into);
  }
}

}  // namespace

std::string responseOf(const Responses12& responses, const std::string& respident) {
  const auto label = responses.labels.find(respident);
  return responses.names.contains(respident) || label == responses.labels.end() ? respident : label->second;
}

bool countsRightAndWrong(const Element& item) {
  const auto sets = item.all("setvar");
  return std::any_of(sets.begin(), sets.end(), [](const Element* one) { return nameOf(*one) == kWrongTicks; });
}

std::vector<const Element*> plainComparisons(const Element& from) {
  std::vector<const Element*> found;
  collectPlain(from, found);
  return found;
}

Scorer12::Scorer12(std::shared_ptr<const Element> item, Responses12 responses)
    : item_(std::move(item)), responses_(std::move(responses)) {
  for (const auto* setvar : item_->all("setvar")) {
    if (score_.empty() || nameOf(*setvar) == "SCORE") score_ = nameOf(*setvar);
    parts_.insert(nameOf(*setvar));
  }
  if (parts_.size() > 1 && std::all_of(parts_.begin(), parts_.end(), isPartOfTotal))
    score_ = kTotal;
  else
    parts_.clear();
  for (const auto* declared : item_->all("decvar"))
    if (declared->attribute("varname", "SCORE") == score_)
      most_ = numberOf(declared->attribute("maxvalue")).value_or(Exact(100));
}

Result<Outcome> Scorer12::run(const Values& given) const {
  Run run(responses_, ownResponses(given, responses_));
  Values values;
  for (const auto* condition : item_->all("respcondition")) {
    const auto* when = condition->child("conditionvar");
    if (when == nullptr) continue;
    CZ_TRY(yes, run.holds(*when));
    if (!yes) continue;
    run.setMatched(*when);
    for (const auto* setvar : condition->childrenCalled("setvar")) CZ_CHECK(setPoints(*setvar, most_, values));
    for (const auto* feedback : condition->childrenCalled("displayfeedback"))
      values[kFeedback].atoms.push_back(textAtom(feedback->attribute("linkrefid")));
    // By the book a condition that says nothing ends the row; the programs that leave it out add up points.
    if (condition->attribute("continue") == "No") break;
  }
  if (!parts_.empty()) addUp(values);
  run.outcome.values = std::move(values);
  return std::move(run.outcome);
}

void Scorer12::addUp(Values& values) const {
  Exact total = 0;
  for (const auto& part : parts_) {
    const Exact counted = values[part].number().value_or(Exact(0));
    total += part == kWrongTicks ? -counted : counted;
  }
  values[kTotal] = single(numberAtom(std::max(total, Exact(0))));
}

}  // namespace cz::interop::qti
