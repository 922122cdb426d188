// [rubric.in.lt] and [rubric.criterion.in.lt]: the words of a rubric in another language. Levels, weights and the line
// of mastery are the rubric's own.

#include <set>

#include "core/base/text.h"
#include "core/pack/read_rubric.h"

namespace cz::pack {
namespace {

using Tables = std::map<std::string, const Node*>;

/// The tables under `in`, by language.
Tables tablesIn(Fields& own, const std::string& home, std::string_view heading) {
  Tables tables;
  const Node* languages = own.take("in", Node::Kind::table);
  for (std::size_t i = 0; languages && i < languages->keys.size(); ++i) {
    const std::string& language = languages->keys[i];
    const Node& table = languages->list[i];
    if (language == home)
      own.notes().error(languages->keySpots[i], "\"" + language + "\" is the check's own language. Take this out.");
    else if (table.kind != Node::Kind::table)
      own.notes().error(languages->keySpots[i],
                        "Write [" + std::string(heading) + ".in." + language + "], and the words below it.");
    else
      tables[language] = &table;
  }
  return tables;
}

/// Puts the words of one language into a copy of the rubric, and remembers what has none.
class Words {
 public:
  Words(Rubric rubric, std::string language, const Notes& notes)
      : rubric_(std::move(rubric)), notes_(notes), what_("the words in \"" + language + "\"") {
    rubric_.language = std::move(language);
    rubric_.in.clear();
  }

  void readLevels(const Node* table) {
    if (!table) return missing_.emplace_back("levels"), void();
    Fields own(*table, notes_, what_);
    const auto titles = texts(own, "levels", "levels");
    for (std::size_t i = 0; i < titles.size(); ++i) rubric_.levels[i].title = titles[i];
    own.finish();
  }

  void readCriterion(std::size_t at, const Node* table) {
    Criterion& criterion = rubric_.criteria[at];
    const std::string name = criterion.id.text;
    if (!table) return missing_.push_back(name), void();
    Fields own(*table, notes_, what_);
    const std::string looksFor = own.text("looks_for");
    if (looksFor.empty()) missing_.push_back(name + " looks_for");
    if (!looksFor.empty()) criterion.looksFor = looksFor;
    if (const auto levels = texts(own, "levels", name + " levels"); !levels.empty()) criterion.levels = levels;
    // Examples are work of students: without some in this language those of the rubric serve.
    if (const auto examples = texts(own, "examples", ""); !examples.empty()) criterion.examples = examples;
    own.finish();
  }

  Rubric take(const Spot& spot, const std::string& home) {
    if (!missing_.empty())
      notes_.warning(spot, "In \"" + rubric_.language + "\" these words of the rubric are missing and shown in \"" +
                               home + "\": " + join(missing_, ", ") + ".");
    return std::move(rubric_);
  }

 private:
  /// One for each level, or none. `name` is what is missing then; empty: nothing is.
  std::vector<std::string> texts(Fields& own, std::string_view key, const std::string& name) {
    std::vector<std::string> texts;
    for (const Node* node : own.texts(key)) texts.push_back(node->text);
    if (texts.empty() && !name.empty()) missing_.push_back(name);
    if (texts.empty() || texts.size() == rubric_.levels.size()) return texts;
    notes_.error(own.spotOf(key), "`" + std::string(key) + "` must have " + std::to_string(rubric_.levels.size()) +
                                      " texts, one for each level, lowest first.");
    return {};
  }

  Rubric rubric_;
  const Notes& notes_;
  std::string what_;
  std::vector<std::string> missing_;
};

const Node* find(const Tables& tables, const std::string& language) {
  const auto found = tables.find(language);
  return found == tables.end() ? nullptr : found->second;
}

}  // namespace

RubricTwins::RubricTwins(std::string home) : home_(std::move(home)) {}

void RubricTwins::addRubric(Fields& own) { rubric_ = tablesIn(own, home_, "rubric"); }

void RubricTwins::addCriterion(Fields& own) { criteria_.push_back(tablesIn(own, home_, "rubric.criterion")); }

void RubricTwins::finish(Rubric& rubric, const Notes& notes, const Spot& spot) const {
  std::set<std::string> languages;
  for (const auto& [language, table] : rubric_) languages.insert(language);
  for (const Tables& criterion : criteria_)
    for (const auto& [language, table] : criterion) languages.insert(language);
  std::vector<Rubric> twins;
  for (const std::string& language : languages) {
    Words words(rubric, language, notes);
    words.readLevels(find(rubric_, language));
    for (std::size_t i = 0; i < criteria_.size(); ++i) words.readCriterion(i, find(criteria_[i], language));
    twins.push_back(words.take(spot, home_));
  }
  rubric.in = std::move(twins);
}

}  // namespace cz::pack
