#pragma once
// [[rubric]]: criteria and levels; and the items that a teacher marks by one.

#include <map>
#include <string>
#include <vector>

#include "core/pack/item_texts.h"

namespace cz::pack {

/// Reads as far as it can; whether it is whole shows in the notes' errors. `home`: the check's own language.
Rubric readRubric(const Node& table, const Notes& notes, const std::string& home);

/// Collects the words of a rubric in other languages while it is read, and makes the twins when it is whole.
class RubricTwins {
 public:
  explicit RubricTwins(std::string home);
  void addRubric(Fields& own);     ///< takes `in` of the rubric
  void addCriterion(Fields& own);  ///< takes `in` of the next criterion
  void finish(Rubric& rubric, const Notes& notes, const Spot& spot) const;

 private:
  std::string home_;
  std::map<std::string, const Node*> rubric_;                 ///< by language
  std::vector<std::map<std::string, const Node*>> criteria_;  ///< for each criterion by language
};

/// The part of an item of type written, drawing or spoken. `rubrics`: those of the check.
void readMarked(Fields& fields, const ItemTexts& texts, const std::vector<Rubric>& rubrics, Item& item);

}  // namespace cz::pack
