// checks/<id>.toml: the check, its skills, slots and items.

#include <algorithm>

#include "core/base/text.h"
#include "core/pack/draft.h"
#include "core/pack/fields.h"
#include "core/pack/maths_check.h"
#include "core/pack/read_item.h"
#include "core/pack/read_rubric.h"
#include "core/pack/wait.h"

namespace cz::pack {
namespace {

constexpr Names<Mastery::Rule, 4> kRules = {{{"every-skill", Mastery::Rule::everySkill},
                                             {"total", Mastery::Rule::total},
                                             {"items-right", Mastery::Rule::itemsRight},
                                             {"levels", Mastery::Rule::levels}}};
constexpr Names<Reassess::Unlock, 3> kUnlocks = {{{"teacher", Reassess::Unlock::teacher},
                                                  {"automatic", Reassess::Unlock::automatic},
                                                  {"always", Reassess::Unlock::always}}};
constexpr Names<Reassess::FormRule, 2> kForms = {
    {{"unseen", Reassess::FormRule::unseen}, {"same", Reassess::FormRule::same}}};
constexpr Names<Reassess::Confirm, 2> kConfirms = {
    {{"student", Reassess::Confirm::student}, {"teacher", Reassess::Confirm::teacher}}};
constexpr Names<Reassess::Retake, 2> kRetakes = {
    {{"everything", Reassess::Retake::everything}, {"missed", Reassess::Retake::missed}}};

Mastery readMastery(Fields& check, const Notes& notes) {
  Mastery mastery;
  mastery.where = {notes.file(), check.spotOf("mastery").line, check.spotOf("mastery").column};
  const Node* table = check.take("mastery", Node::Kind::table);
  if (!table) return mastery;
  Fields own(*table, notes, "`mastery`");
  mastery.rule = own.oneOf("rule", kRules, Mastery::Rule::everySkill);
  const bool counts = mastery.rule == Mastery::Rule::itemsRight;
  if (const auto atLeast = own.share("at_least")) {
    mastery.atLeast = *atLeast;
    if (*atLeast > Exact(1)) notes.error(own.spotOf("at_least"), "The line of mastery is at most \"100 %\".");
    if (counts) notes.error(own.spotOf("at_least"), "The rule items-right counts items. Write `count` instead.");
  }
  mastery.count = own.whole("count", 0, 1, 1000);
  if (counts && mastery.count == 0)
    notes.error(table->spot, "The rule items-right needs `count`: how many items must be right.");
  if (!counts && own.has("count"))
    notes.error(own.spotOf("count"), "`count` belongs to the rule items-right. Write `at_least` here.");
  own.finish();
  return mastery;
}

Wait readWait(Fields& own, const Notes& notes) {
  const Node* wait = own.take("wait", Node::Kind::text);
  if (!wait) return {};
  if (const auto read = waitFrom(wait->text)) return *read;
  notes.error(
      wait->spot,
      "A wait is written in hours or in school days. Write wait = \"4 h\" (up to 1000) or \"2 school days\" (up "
      "to 100).");
  return {};
}

/// Rules that can't do anything together: the author means something else.
void warnOfReassess(const Fields& own, const Reassess& reassess, const Notes& notes) {
  if (reassess.confirm == Reassess::Confirm::teacher && !reassess.revise)
    notes.warning(own.spotOf("confirm"),
                  "No revision is asked for, so nobody confirms it. Leave `confirm` out, or "
                  "write revise = true.");
  if (reassess.retake == Reassess::Retake::missed && reassess.form == Reassess::FormRule::same)
    notes.warning(own.spotOf("retake"),
                  "The same form again holds every skill. Leave `retake` out, or write form = "
                  "\"unseen\".");
}

Reassess readReassess(Fields& check, const Notes& notes) {
  Reassess reassess;
  const Node* table = check.take("reassess", Node::Kind::table);
  if (!table) return reassess;
  Fields own(*table, notes, "`reassess`");
  reassess.unlock = own.oneOf("unlock", kUnlocks, Reassess::Unlock::teacher);
  reassess.form = own.oneOf("form", kForms, Reassess::FormRule::unseen);
  reassess.tries = own.whole("tries", 0, 0, 100);
  reassess.reflect = own.flag("reflect", true);
  reassess.revise = own.flag("revise", true);
  reassess.wait = readWait(own, notes);
  reassess.confirm = own.oneOf("confirm", kConfirms, Reassess::Confirm::student);
  reassess.retake = own.oneOf("retake", kRetakes, Reassess::Retake::everything);
  reassess.said = table->keys;
  warnOfReassess(own, reassess, notes);
  own.finish();
  return reassess;
}

/// The skills that were missing can be taken alone only where each skill is mastered by itself.
void expectSkillsApart(const Check& check, const Spot& spot, const Notes& notes) {
  const bool apart = check.mastery.rule == Mastery::Rule::everySkill || check.mastery.rule == Mastery::Rule::levels;
  if (check.reassess.retake == Reassess::Retake::everything || apart) return;
  notes.error(spot,
              "retake = \"missed\" needs mastery by every-skill or levels. Choose one of them, or leave `retake` out.");
}

/// [skill.in.lt]: both sentences in another language.
void readSkillWords(Fields& skill, const Notes& notes, Skill& made) {
  const Node* languages = skill.take("in", Node::Kind::table);
  for (std::size_t i = 0; languages && i < languages->keys.size(); ++i) {
    const std::string& language = languages->keys[i];
    if (languages->list[i].kind != Node::Kind::table) {
      notes.error(languages->keySpots[i], "Write [skill.in." + language + "], and `can` and `revise` below it.");
      continue;
    }
    Fields own(languages->list[i], notes, "the words in \"" + language + "\"");
    made.in[language].can = own.neededText("can");
    made.in[language].revise = own.neededText("revise");
    own.finish();
  }
}

/// [in.lt]: the title in another language.
void readTitles(Fields& check, const Notes& notes, Check& made) {
  const Node* languages = check.take("in", Node::Kind::table);
  for (std::size_t i = 0; languages && i < languages->keys.size(); ++i) {
    const std::string& language = languages->keys[i];
    if (languages->list[i].kind != Node::Kind::table) {
      notes.error(languages->keySpots[i], "Write [in." + language + "], and `title` below it.");
      continue;
    }
    Fields own(languages->list[i], notes, "the words in \"" + language + "\"");
    made.titles[language] = own.neededText("title");
    own.finish();
  }
}

Skill readSkill(const Node& table, const Notes& notes) {
  Fields own(table, notes, "a skill");
  Skill skill;
  skill.where = {notes.file(), table.spot.line, table.spot.column};
  skill.id = SkillId(own.id("id", true));
  skill.can = own.neededText("can");
  skill.revise = own.neededText("revise");
  readSkillWords(own, notes, skill);
  for (const std::string_view key : {"can", "revise"})
    if (const auto fault = mathsFault(key == "can" ? skill.can : skill.revise))
      notes.error(own.spotOf(key), fault->message);
  own.finish();
  return skill;
}

Slot readSlot(const Node& table, std::size_t number, const Notes& notes) {
  Fields own(table, notes, "a slot");
  Slot slot;
  slot.where = {notes.file(), table.spot.line, table.spot.column};
  const std::string id = own.id("id", false);
  slot.id = SlotId(id.empty() ? "s" + std::to_string(number) : id);
  slot.skill = SkillId(own.neededText("skill"));
  slot.points = own.exact("points").value_or(Exact(1));
  if (slot.points.sign() <= 0 || slot.points > Exact(1000))
    notes.error(own.spotOf("points"), "The points of a slot are above 0 and at most 1000.");
  slot.count = own.whole("count", 1, 1, 100);
  for (const Node* sibling : own.texts("siblings")) slot.siblings.emplace_back(sibling->text);
  for (const Node* item : own.texts("practice")) slot.practice.emplace_back(item->text);
  const Node* list = table.find("siblings");
  if (!list || (list->kind == Node::Kind::list && list->list.empty()))
    notes.error(own.spotOf("siblings"), "This slot names no `siblings`. List the items that can fill it.");
  own.finish();
  return slot;
}

void readRubrics(Fields& fields, const Notes& notes, Check& check) {
  for (const Node* table : fields.tables("rubric")) {
    Rubric rubric = readRubric(*table, notes, check.language);
    const auto same = [&](const Rubric& one) { return one.id == rubric.id; };
    if (!rubric.id.empty() && std::any_of(check.rubrics.begin(), check.rubrics.end(), same))
      notes.error(table->spot, "Two rubrics are called \"" + rubric.id.text + "\". Rename one.");
    check.rubrics.push_back(std::move(rubric));
  }
}

void readItems(Fields& check, const Notes& notes, const ItemSurroundings& around, DraftCheck& draft) {
  for (const Node* table : check.tables("item")) {
    const Node* id = table->find("id");
    const ItemId itemId(id && id->kind == Node::Kind::text ? id->text : "");
    const std::size_t before = notes.errors();
    Item item = readItem(*table, notes.forItem(itemId), around);
    const bool isNew = itemId.empty() || draft.itemIds.insert(itemId).second;
    if (!isNew) notes.forItem(itemId).error(table->spot, "This check has two items with this id. Rename one.");
    if (notes.errors() == before) draft.check.items.push_back(std::move(item));
  }
}

void readHead(Fields& fields, const Notes& notes, const Draft& draft, Check& check) {
  const std::string id = fields.id("id", true);
  const std::string expected = stemOf(notes.file());
  if (!id.empty() && id != expected)
    notes.error(fields.spotOf("id"),
                "The check is called \"" + id + "\" but its file " + notes.file() + ". Give both the same name.");
  check.id = CheckId(expected);
  check.title = fields.neededText("title");
  readTitles(fields, notes, check);
  check.minutes = fields.whole("minutes", 0, 0, 1000);
  check.limitMinutes = fields.whole("limit_minutes", 0, 0, 1000);
  if (check.limitMinutes > 0 && check.limitMinutes < check.minutes)
    notes.warning(fields.spotOf("limit_minutes"), "The check is said to take " + std::to_string(check.minutes) +
                                                      " minutes, and ends after " + std::to_string(check.limitMinutes) +
                                                      ". Give it more time, or lower `minutes`.");
  check.ready = fields.flag("ready", false);
  check.practice = fields.flag("practice", false);
  for (const Node* tool : fields.texts("tools")) check.tools.push_back(tool->text);
  const std::string language = fields.text("language");
  check.language = language.empty() ? draft.pack.language : language;
  check.style = fields.oneOf("numbers", kNumberStyles, draft.style);
  check.mastery = readMastery(fields, notes);
  const Spot reassess = fields.spotOf("reassess");
  check.reassess = readReassess(fields, notes);
  expectSkillsApart(check, reassess, notes);
}

}  // namespace

void readCheck(const std::string& path, const std::string& text, Draft& draft) {
  draft.checkIds.insert(CheckId(stemOf(path)));
  const Notes notes(draft.problems, path);
  const auto tree = readTree(text, notes);
  if (!tree) return;
  DraftCheck made;
  Check& check = made.check;
  check.where = {path, 1, 1};
  Fields fields(*tree, notes, "this check");
  readHead(fields, notes, draft, check);
  for (const Node* table : fields.tables("skill")) check.skills.push_back(readSkill(*table, notes));
  for (const Node* table : fields.tables("slot"))
    check.slots.push_back(readSlot(*table, check.slots.size() + 1, notes));
  readRubrics(fields, notes, check);
  readItems(fields, notes, {text, check.style, check.language, check.rubrics, draft.media}, made);
  fields.finish();
  draft.checks.push_back(std::move(made));
}

}  // namespace cz::pack
