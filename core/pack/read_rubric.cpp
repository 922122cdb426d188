#include "core/pack/read_rubric.h"

#include <algorithm>

#include "core/pack/near.h"

namespace cz::pack {
namespace {

constexpr std::size_t kFewestLevels = 2;
constexpr std::size_t kMostLevels = 6;  // the teacher marks with keys 1 to 6
constexpr std::size_t kMostCriteria = 12;

Exact evenly(std::size_t level, std::size_t mastered) {
  if (level >= mastered) return 1;
  return must(Exact::ratio(static_cast<std::int64_t>(level), static_cast<std::int64_t>(mastered)));
}

/// `credit`: a share for each level, from its list; without one the levels below the line rise evenly from 0.
void readCredits(Fields& own, Rubric& rubric) {
  const Notes& notes = own.notes();
  const Spot spot = own.spotOf("credit");
  for (std::size_t i = 0; i < rubric.levels.size(); ++i) rubric.levels[i].credit = evenly(i, rubric.mastered);
  const Node* list = own.take("credit", Node::Kind::list);
  if (!list) return;
  if (list->list.size() != rubric.levels.size())
    return notes.error(spot, "`credit` has " + std::to_string(list->list.size()) + " shares for " +
                                 std::to_string(rubric.levels.size()) + " levels. Write one for each.");
  Exact before = 0;
  for (std::size_t i = 0; i < list->list.size(); ++i) {
    const auto share = shareFrom(list->list[i]);
    if (!share || share->sign() < 0 || *share > Exact(1))
      return notes.error(list->list[i].spot, "A share of `credit` is from 0 to 1, like \"1/2\" or \"50 %\".");
    if (*share < before)
      return notes.error(list->list[i].spot, "The shares of `credit` never fall: a better level earns no less.");
    rubric.levels[i].credit = before = *share;
  }
}

/// `mastered`: the title of the lowest level that counts; without it the last one.
void readLine(Fields& own, Rubric& rubric) {
  std::vector<std::string> titles;
  for (const Level& level : rubric.levels) titles.push_back(level.title);
  rubric.mastered = titles.size() - 1;
  const std::string line = own.text("mastered");
  if (line.empty()) return;
  const auto at = std::find(titles.begin(), titles.end(), line);
  if (at == titles.end())
    return own.notes().error(own.spotOf("mastered"),
                             "This rubric has no level \"" + line + "\"." + didYouMean(line, titles));
  if (at == titles.begin())
    return own.notes().error(own.spotOf("mastered"),
                             "The lowest level can't be the line of mastery: everybody would reach it.");
  rubric.mastered = static_cast<std::size_t>(at - titles.begin());
}

void readLevels(Fields& own, Rubric& rubric) {
  const Spot spot = own.spotOf("levels");
  for (const Node* title : own.texts("levels")) {
    const auto same = [&](const Level& level) { return level.title == title->text; };
    if (std::any_of(rubric.levels.begin(), rubric.levels.end(), same))
      own.notes().error(title->spot, "Two levels are called \"" + title->text + "\". Rename one.");
    rubric.levels.push_back({title->text, 0});
  }
  if (rubric.levels.size() < kFewestLevels || rubric.levels.size() > kMostLevels)
    own.notes().error(spot,
                      "A rubric has 2 to 6 `levels`, lowest first, like levels = [\"not yet\", \"nearly\", "
                      "\"mastered\"].");
}

/// One text for each level of the rubric, or none at all.
std::vector<std::string> perLevel(Fields& own, std::string_view key, std::size_t levels, bool needed) {
  std::vector<std::string> texts;
  for (const Node* node : own.texts(key)) texts.push_back(node->text);
  if (texts.size() == levels || (texts.empty() && !needed)) return texts;
  own.notes().error(own.spotOf(key), "`" + std::string(key) + "` of this criterion has " +
                                         std::to_string(texts.size()) + " texts, but the rubric has " +
                                         std::to_string(levels) + " levels. Write one for each, lowest first.");
  return texts;
}

Criterion readCriterion(const Node& table, const Notes& notes, const Rubric& rubric, RubricTwins& twins) {
  Fields own(table, notes, "a criterion");
  Criterion criterion;
  criterion.id = CriterionId(own.id("id", true));
  criterion.looksFor = own.neededText("looks_for");
  criterion.levels = perLevel(own, "levels", rubric.levels.size(), true);
  criterion.examples = perLevel(own, "examples", rubric.levels.size(), false);
  criterion.weight = own.exact("weight").value_or(Exact(1));
  if (criterion.weight.sign() <= 0) notes.error(own.spotOf("weight"), "The weight of a criterion is above zero.");
  twins.addCriterion(own);
  own.finish();
  const auto same = [&](const Criterion& one) { return one.id == criterion.id; };
  if (!criterion.id.empty() && std::any_of(rubric.criteria.begin(), rubric.criteria.end(), same))
    notes.error(table.spot, "Two criteria are called \"" + criterion.id.text + "\". Rename one.");
  return criterion;
}

constexpr Names<DrawingPaper, 3> kPapers = {
    {{"plain", DrawingPaper::plain}, {"grid", DrawingPaper::grid}, {"ruled", DrawingPaper::ruled}}};

WordCount readWordCount(Fields& fields) {
  WordCount words;
  const Node* table = fields.take("words", Node::Kind::table);
  if (!table) return words;
  Fields own(*table, fields.notes(), "`words`");
  words.atLeast = own.whole("at_least", 0, 1, 5000);
  words.atMost = own.whole("at_most", 0, 1, 5000);
  if (words.atMost > 0 && words.atLeast > words.atMost)
    fields.notes().error(table->spot, "`at_least` is more than `at_most`. Turn them round.");
  own.finish();
  return words;
}

}  // namespace

Rubric readRubric(const Node& table, const Notes& notes, const std::string& home) {
  Fields own(table, notes, "a rubric");
  RubricTwins twins(home);
  Rubric rubric;
  rubric.where = {notes.file(), table.spot.line, table.spot.column};
  rubric.id = RubricId(own.id("id", true));
  const std::size_t before = notes.errors();
  readLevels(own, rubric);
  if (notes.errors() > before) return rubric;  // what follows is counted by the levels
  readLine(own, rubric);
  readCredits(own, rubric);
  for (const Node* criterion : own.tables("criterion"))
    rubric.criteria.push_back(readCriterion(*criterion, notes, rubric, twins));
  if (rubric.criteria.empty())
    notes.error(table.spot, "This rubric looks for nothing. Add [[rubric.criterion]] with id, looks_for and levels.");
  if (rubric.criteria.size() > kMostCriteria)
    notes.error(table.spot, "A rubric has at most 12 criteria. Leave out what doesn't decide.");
  twins.addRubric(own);
  own.finish();
  twins.finish(rubric, notes, table.spot);
  return rubric;
}

void readMarked(Fields& fields, const ItemTexts& texts, const std::vector<Rubric>& rubrics, Item& item) {
  const std::string name = fields.neededText("rubric");
  const auto found =
      std::find_if(rubrics.begin(), rubrics.end(), [&](const Rubric& rubric) { return rubric.id.text == name; });
  if (found != rubrics.end()) {
    item.rubric = *found;
  } else if (!name.empty()) {
    std::vector<std::string> known;
    for (const Rubric& rubric : rubrics) known.push_back(rubric.id.text);
    std::string advice = didYouMean(name, known);
    if (advice.empty()) advice = " Add it as [[rubric]].";
    fields.notes().error(fields.spotOf("rubric"), "There is no rubric \"" + name + "\"." + advice);
  }
  item.sample = texts.shownText(fields.take("sample", Node::Kind::text));
  if (item.type == ItemType::written) item.words = readWordCount(fields);
  if (item.type == ItemType::drawing) item.paper = fields.oneOf("paper", kPapers, DrawingPaper::plain);
}

}  // namespace cz::pack
