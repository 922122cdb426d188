#pragma once
// What a teacher's pack says, read, checked and compiled. Pure data: every room above reads it.
//
// A *pack* holds units; a unit's lessons name *checks*; a check has skills, slots and items.
// An item is a pattern: its stem and keys may hold {expressions} over its parameters. One choice of
// all parameters is a *draw*; an item with its draw put in is a *Question* (question.h).

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/base/exact.h"
#include "core/base/ids.h"
#include "core/pack/expression.h"

namespace cz::pack {

/// Where in the pack's text a thing was written; for messages to its author.
struct Where {
  std::string file;  ///< relative to the pack's folder, with '/'
  int line = 0;      ///< from 1; 0 = the file as a whole
  int column = 0;    ///< from 1; 0 = unknown
};

enum class ItemType {
  choice,
  choices,
  number,
  numberList,
  text,
  match,
  sort,
  order,
  gaps,
  hotspot,
  written,
  drawing,
  spoken
};

/// How near a typed number must be. Bounds are inclusive (case O-03).
struct Tolerance {
  enum class Kind {
    exact,
    absolute,
    percent,   ///< of the key's absolute value (case O-04)
    decimals,  ///< right to so many decimals: half a unit of the last one
    figures,   ///< right to so many significant figures of the key: half a unit of the last one
  } kind = Kind::exact;
  Template amount;  ///< renders to a number not below zero; decimals and figures: a whole number
};

/// One typed answer that earns something, or a range from `key` to `upTo`.
struct Accept {
  Template key;                  ///< a number, a list of numbers "1, 2, 3", or a text
  std::optional<Template> upTo;  ///< number only: the far end of a range, inclusive
  Tolerance tolerance;
  Exact credit = 1;  ///< share of the slot's points, 0 to 1
  Template says;     ///< feedback, may be empty
};

/// One typed answer that is a known wrong idea.
struct Wrong {
  Template when;  ///< what was typed, spelled as in Accept::key
  Template says;
  std::string misconception;  ///< tag, e.g. "forgot-itself"; may be empty
};

/// How a typed number must be written, as a criterion apart from its value (case O-06).
struct WrittenAs {
  enum class Shape {
    any,
    lowestTerms,  ///< a fraction or mixed number in lowest terms; a whole number stands for itself
    fraction,     ///< one fraction, in any terms
    mixed,        ///< a mixed number in lowest terms; a whole number stands for itself
    decimal,      ///< without fraction bar and power of ten
    decimals,     ///< `count` digits behind the mark
    figures,      ///< `count` significant figures
  } shape = Shape::any;
  int count = 0;
  Exact credit = 0;  ///< share of the points for the right value in another form
};

/// Where a place lies on the picture of a `hotspot`: whole pixels of the picture, from its top left corner.
struct Outline {
  enum class Kind { circle, box, polygon } kind = Kind::box;
  std::vector<int> numbers;  ///< circle: x, y, radius; box: x, y, width, height; polygon: x, y of each corner
};

/// A choice, a partner on the right of `match`, a category of `sort`, a step of `order`, or a place of `hotspot`.
struct Option {
  ChoiceId id;  ///< "c1", "c2"… in authored order unless the author named it
  Template text;
  bool key = false;     ///< choice, choices: ticking it is right
  Exact credit = 0;     ///< choice: share of the points for picking it (key → 1); choices under `weights`
  bool pinned = false;  ///< keeps its authored place when the others are shuffled (case O-11)
  bool decoy = false;   ///< order: belongs nowhere; match: has no partner
  Template says;        ///< feedback to who chose it
  std::string misconception;
  Outline outline;  ///< hotspot
};

/// The left side of `match`, or a card of `sort`.
struct Card {
  ChoiceId id;  ///< "l1", "l2"… unless named
  Template text;
  ChoiceId partner;  ///< the Option it belongs to
  Template says;     ///< feedback when it was put elsewhere
  Exact weight = 1;  ///< its part of the points is weight ÷ sum of weights; above zero
};

/// choices under `sets`: exactly these ticks, in any order, earn this.
struct TickSet {
  std::vector<ChoiceId> ticks;
  Exact credit = 1;  ///< share of the points, above 0 to 1
};

/// From this share of the parts on, this share of the points is earned.
struct Band {
  Exact from;    ///< above 0 to 1; rises from band to band
  Exact credit;  ///< above 0 to 1; rises from band to band
};

/// The credit of the highest band that the share reaches; 0 below the lowest. The share itself where there are no
/// bands.
Exact inBand(const std::vector<Band>& bands, const Exact& share);

/// Named ways to give part of the points; shown to teachers in these words.
enum class Credit {
  allOrNothing,     ///< "all-or-nothing"
  rightMinusWrong,  ///< "right-minus-wrong": choices; floor 0, blank 0 (case O-16)
  weights,          ///< "weights": choices, choice; sum of credits, floor 0 (case O-17)
  sets,             ///< "sets": choices; whole sets of ticks, each with its credit, anything else earns nothing
  perPart,          ///< "per-part": match, sort, number-list, gaps
  byPosition,       ///< "by-position": order
  longestRun,       ///< "longest-run": order; longest run in the right order, cards outside it earn nothing
};

enum class Accents { strict, ignore };
enum class Quotes { any, exact };
enum class LetterCase { ignore, strict };
enum class Ending { ignore, strict };   ///< marks at the end of a text and quotes around it (end_marks.h)
enum class Repeats { ignore, strict };  ///< a number of a list that is typed more often than the key has it

/// How well a criterion is met. The same levels for every criterion of a rubric.
struct Level {
  std::string title;  ///< "not yet", "nearly", "mastered"
  Exact credit = 0;   ///< share of the criterion's part of the points, 0 to 1; never falls from level to level
};

/// One thing that a rubric looks at.
struct Criterion {
  CriterionId id;
  std::string looksFor;               ///< "Names one trait of the character."
  std::vector<std::string> levels;    ///< what each level looks like here: as many as the rubric has levels
  std::vector<std::string> examples;  ///< a piece of a response for each level, for who marks; or none at all
  Exact weight = 1;                   ///< its part of the points is weight ÷ sum of weights; above zero
};

/// How a response that only a person can judge is marked: every criterion gets a level from a teacher.
struct Rubric {
  RubricId id;
  std::vector<Level> levels;  ///< lowest first; 2 to 6
  std::size_t mastered = 0;   ///< index of the lowest level that counts as mastered
  std::vector<Criterion> criteria;
  Where where;
  std::string language = {};    ///< of its words; empty: the check's own
  std::vector<Rubric> in = {};  ///< the rubric in other languages (twin.h): one each, told by `language`
};

/// written: how long it should be. Advice that the kiosk shows while the student writes; nothing is cut off.
struct WordCount {
  int atLeast = 0;  ///< 0 = not said
  int atMost = 0;   ///< 0 = not said
};

/// drawing: what lies under the ink.
enum class DrawingPaper { plain, grid, ruled };

/// hotspot: the picture that the student points at.
struct Hotspot {
  std::string path;      ///< "media/cell.svg"
  std::string seen;      ///< what is seen on it, in words
  int width = 0;         ///< pixels: what outlines are measured in
  int height = 0;        ///< pixels
  bool outlines = true;  ///< true: the places are shown, and one is picked; false: the student points anywhere
  int most = 1;          ///< how many places may be picked
};

/// A named value of an item. Drawn ones have `options`; computed ones have a formula over earlier names.
struct Parameter {
  std::string name;
  std::vector<Value> options;         ///< drawn: at least one value
  std::optional<Expression> formula;  ///< computed
  int line = 0;
};

/// A test the author wrote beside the item; run by the validator.
struct ItemTest {
  std::string response;               ///< as typed, or JSON for other types
  std::optional<std::uint64_t> draw;  ///< which draw; none = draw 0
  /// "right", "partly", "not-right", "unreadable", "unanswered", "needs-mark"
  std::string verdict;
  Where where;
};

/// What a typed unit is worth, where the item has one.
enum class UnitRule {
  optional,   ///< may be typed or not; another unit is not right
  required,   ///< must be typed
  converted,  ///< another unit of the same kind is converted, exactly: 1200 cm for 12 m
};

struct Item {
  ItemId id;
  ItemType type = ItemType::choice;
  std::string language;  ///< BCP 47, e.g. "en"; decides case folding
  Where where;
  std::vector<Parameter> parameters;  ///< every name after those it uses
  std::vector<Expression> only;       ///< a draw is legal when all of these are true
  Template stem;
  Template says;  ///< shown with the result whatever was answered; may be empty
  Credit credit = Credit::allOrNothing;
  bool shuffle = true;  ///< false: options stay in authored order
  /// Two options may have the same value as long as they look different: the item asks how something is written.
  bool equalValues = false;

  std::vector<Option> options;  ///< choice, choices, order, match (right side), sort (categories), hotspot (places)
  std::vector<Card> cards;      ///< match (left side), sort
  std::vector<TickSet> sets;    ///< choices under `sets`; the first that earns everything has the keys
  std::vector<Band> bands;      ///< under `per-part`: lowest first; none: the share of the parts is the share
  std::vector<Accept> accepts;  ///< number, number-list, text; hotspot: the ids of the right places
  std::vector<Wrong> wrongs;    ///< number, number-list, text
  std::string unit;             ///< number: the unit that may follow, e.g. "m"; "%" for per cent
  WrittenAs writtenAs;          ///< number
  UnitRule unitRule = UnitRule::optional;  ///< number
  bool floor = true;                       ///< choices: less than nothing counts as nothing (case O-17)
  bool inSequence = false;                 ///< number-list: the order counts
  Accents accents = Accents::strict;
  Quotes quotes = Quotes::any;
  LetterCase letterCase = LetterCase::ignore;
  bool wildcard = false;  ///< text: '*' in a key stands for any run of letters (GIFT)

  /// gaps: the parts to fill, in the order of their marks [[id]] in the stem. Each is a number, a text or a choice with
  /// its own key, without stem, parameters or tests of its own.
  std::vector<Item> gaps;
  Exact weight = 1;  ///< of a gap: its share of the points is weight ÷ sum of weights; above zero

  Rubric rubric;    ///< written, drawing, spoken; without criteria for all others
  Template sample;  ///< of these: what a response on the line of mastery may look like, for who marks; may be empty
  WordCount words;  ///< written
  DrawingPaper paper = DrawingPaper::plain;  ///< drawing

  Hotspot hotspot;

  std::vector<ItemTest> tests;
  std::vector<Item> in;  ///< the item in other languages (twin.h): one each, told by `language`, without tests
  Ending ending = Ending::ignore;     ///< text
  Repeats repeats = Repeats::ignore;  ///< number-list without a sequence
};

/// written, drawing, spoken: a teacher marks it.
bool isMarked(ItemType type);

/// The ids that a form puts into an order: the options; for gaps "gap.option" of every gap with choices.
std::vector<ChoiceId> optionIds(const Item& item);

struct SkillWords {
  std::string can;
  std::string revise;
};

struct Skill {
  SkillId id;
  std::string can;                       ///< "I can list every factor of a whole number."
  std::string revise;                    ///< what to do before the next try
  std::map<std::string, SkillWords> in;  ///< by language
  Where where;
};

/// A place on every form (or `count` places, drawn without repeating a sibling).
struct Slot {
  SlotId id;
  SkillId skill;
  Points points = 1;  ///< each place; above zero
  int count = 1;
  std::vector<ItemId> siblings;
  std::vector<ItemId> practice;  ///< items for practice forms only
  Where where;
};

/// When a check counts as mastered; decided on exact points.
struct Mastery {
  enum class Rule {
    everySkill,  ///< each skill with at least `atLeast` of its own points
    total,       ///< at least `atLeast` of all points
    itemsRight,  ///< at least `count` items fully right
    /// Every criterion of every rubric at its level "mastered" or above; a skill's other items as under everySkill.
    levels,
  } rule = Rule::everySkill;
  Exact atLeast = 1;  ///< a share, 0 < atLeast ≤ 1
  int count = 0;
  Where where = {};
};

/// How long a student waits after a "not yet" before the next try opens.
struct Wait {
  enum class Unit { hours, schoolDays } unit = Unit::hours;
  int count = 0;  ///< 0 = not at all; hours up to 1,000, school days up to 100
  friend bool operator==(const Wait&, const Wait&) = default;
};

/// What happens after "not yet".
struct Reassess {
  enum class Unlock { teacher, automatic, always } unlock = Unlock::teacher;
  enum class FormRule { unseen, same } form = FormRule::unseen;
  int tries = 0;  ///< 0 = as many as it takes
  bool reflect = true;
  bool revise = true;
  Wait wait = {};
  enum class Confirm { student, teacher } confirm = Confirm::student;  ///< who says that the revision is done
  enum class Retake { everything, missed } retake = Retake::everything;
  std::vector<std::string> said = {};  ///< the keys that the author wrote; a class may decide the others
};

struct Check {
  CheckId id;
  std::string title;
  std::map<std::string, std::string> titles;  ///< in other languages
  std::string language;
  NumberStyle style = NumberStyle::point;
  int minutes = 0;  ///< advice: about how long; 0 = not said
  std::vector<std::string> tools;
  Mastery mastery;
  Reassess reassess;
  bool ready = false;     ///< the author says it may be used; then every slot needs three siblings or more
  bool practice = false;  ///< real forms leave a part of each item's draws to practice forms (practice.h)
  std::vector<Skill> skills;
  std::vector<Slot> slots;
  std::vector<Rubric> rubrics;  ///< as written; every item that uses one has a copy
  std::vector<Item> items;
  Where where;
  int limitMinutes = 0;  ///< after so long at it an attempt is handed in as it is; 0 = no limit

  const Item* findItem(const ItemId& wanted) const;
  const Skill* findSkill(const SkillId& wanted) const;
  /// How many places a form has: the sum of the slots' counts.
  int itemCount() const;
};

struct Lesson {
  std::string number;  ///< "1", "2" … as shown
  std::string title;
  CheckId check;
};

struct Unit {
  UnitId id;
  std::string title;
  bool inOrder = true;  ///< a lesson opens when the one before it is mastered
  std::vector<Lesson> lessons;
};

/// A picture that the pack brings; texts name it by its path, its bytes are with the pack's files.
struct Picture {
  std::string path;      ///< "media/cell.svg"
  int width = 0;         ///< pixels, as seen
  int height = 0;        ///< pixels
  bool drawing = false;  ///< sharp at any size (SVG); others only up to their own
  friend bool operator==(const Picture&, const Picture&) = default;
};

struct Pack {
  PackId id;
  std::string title;
  std::string version;
  std::string language;
  std::vector<Unit> units;
  std::vector<Check> checks;
  std::vector<Picture> pictures;  ///< by path

  const Check* findCheck(const CheckId& wanted) const;
  const Picture* findPicture(std::string_view path) const;
};

}  // namespace cz::pack
