#pragma once
// Questions on their way from another system's file into a pack: the one shape that every reader gives and
// the pack writer takes. Texts are in our markup; numbers are plain decimals, never rounded.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/exact.h"
#include "core/interop/picture_box.h"

namespace cz::interop {

/// A choice. Under weights `percent` says what picking it earns.
struct ImportedChoice {
  std::string text;
  bool key = false;
  std::string percent;  ///< "33.33333", "-100"; empty = nothing said
  bool pinned = false;
  std::string says;
};

/// An accepted typed answer. `percent` "100" is fully right.
struct ImportedAnswer {
  std::string key;
  std::string upTo;       ///< number: far end of a range; may be empty
  std::string tolerance;  ///< number: absolute; may be empty
  std::string percent = "100";
  std::string says;
};

struct ImportedWrong {
  std::string when;
  std::string says;
};

struct ImportedPair {
  std::string left;
  std::string right;
  Exact weight = 1;  ///< among the other pairs
};

/// Exactly these choices ticked, by their places, earn `percent`.
struct ImportedSet {
  std::vector<std::size_t> ticks;
  std::string percent;
};

/// From this share of the parts on, this share of the points.
struct ImportedBand {
  Exact from;
  Exact credit;
};

/// A place on the picture of a hotspot, in whole pixels of the picture.
struct ImportedPlace {
  enum class Shape { circle, box, polygon } shape = Shape::box;
  std::vector<int> numbers;  ///< as a pack writes them
  std::string text;
  bool key = false;
  std::string says;
};

/// A level of every criterion of a rubric.
struct ImportedLevel {
  std::string title;
  Exact credit = 0;  ///< share of the criterion's points, 0 to 1; never falls from level to level
  bool operator==(const ImportedLevel&) const = default;
};

struct ImportedCriterion {
  std::string title;  ///< what its id is made from
  std::string looksFor;
  std::vector<std::string> levels;  ///< as many as the rubric has
  Exact weight = 1;
  bool operator==(const ImportedCriterion&) const = default;
};

/// How a teacher marks an item; equal ones are written once for all items of a check.
struct ImportedRubric {
  std::string title;                  ///< what its id is made from
  std::vector<ImportedLevel> levels;  ///< lowest first
  std::vector<ImportedCriterion> criteria;
  bool operator==(const ImportedRubric&) const = default;
};

struct ImportedItem {
  enum class Kind {
    choice,
    choices,
    number,
    text,
    match,
    sort,
    order,
    gaps,
    written,
    drawing,
    hotspot
  } kind = Kind::choice;
  std::string source;      ///< file
  std::string collection;  ///< what it came in together with others, e.g. a package; empty = its file
  std::string id;          ///< what reports call it: its title or id, else its first words
  std::string title;       ///< what its new id is made from; empty = its number in the check
  int line = 0;
  std::string named;  ///< its type in the other system's words: "short answer"; may be empty
  std::string group;  ///< category of the other system, the last part of its path; may be empty
  std::string stem;
  std::string says;    ///< general feedback
  std::string credit;  ///< another method in the pack's words, e.g. "all-or-nothing"; empty = the type's usual one
  std::vector<ImportedChoice> choices;
  std::vector<ImportedAnswer> answers;
  std::vector<ImportedWrong> wrongs;
  std::string unit;                 ///< number: may follow it
  std::vector<ImportedPair> pairs;  ///< sort: cards with their categories
  std::vector<std::string> steps;   ///< order: in the right order
  std::vector<std::string> extra;   ///< match: partners without a left side; sort: empty categories; order: strays
  std::vector<ImportedItem> gaps;   ///< gaps: text, number or choice each; the stem has [[gap-1]], [[gap-2]] …
  Exact weight = 1;                 ///< of a gap among the others
  ImportedRubric rubric;            ///< written, drawing
  std::string sample;               ///< of these: a good response, for who marks; may be empty
  int fewestWords = 0;              ///< written; 0 = not said
  int mostWords = 0;                ///< written; 0 = not said
  Exact points = 1;                 ///< in the other system
  std::size_t parts = 1;            ///< of how many questions, or criteria, of the file it is made
  std::string picture = {};         ///< hotspot: its mark
  std::vector<ImportedPlace> places = {};
  int picks = 0;            ///< hotspot: how many places may be picked; 0 = as many as are right
  std::string family = {};  ///< not empty: one of several draws of the same question, which share a slot of their own
  std::string pool = {};    ///< not empty: the file draws some items of this pool for each form
  std::size_t drawn = 0;    ///< of a pool: how many of it a form has
  std::vector<ImportedSet> sets = {};    ///< choices: what each set of ticks earns; anything else earns nothing
  std::vector<ImportedBand> bands = {};  ///< gaps: lowest first
  bool weighted = false;                 ///< choices are paid by their percents
  bool shuffle = true;                   ///< choices may change their places
  bool wildcard = false;
  bool strictCase = false;    ///< text: letter case counts
  bool outlines = true;       ///< hotspot: places are seen
  bool lacksPicture = false;  ///< a picture without which it can't be answered is not there
};

/// What was not imported, and why. Never half in.
struct LeftOut {
  std::string source;
  std::string id;
  int line = 0;
  std::string type;  ///< in the other system's words: "essay"
  std::string why;
};

/// What has nothing to answer: an introduction, a text that questions share. No item, but not lost: the check of its
/// group has it for the author, and students don't see it.
struct KeptText {
  std::string source;
  std::string id;
  int line = 0;
  std::string type;   ///< in the other system's words: "description"
  std::string group;  ///< as ImportedItem's
  std::string text;   ///< in our markup, without pictures
};

/// How a note begins that names something which the file has and the item has not, for example a picture that is not
/// there: the item is in only partly.
inline constexpr std::string_view kInWithout = "In without ";

/// Why a text is left out where nothing can keep it.
inline constexpr const char* kNothingToAnswer =
    "It has nothing to answer. Put its text into the questions that need it.";

/// Something to know about an item that is in.
struct ImportNote {
  std::string source;
  std::string id;
  int line = 0;
  std::string message;
};

struct Imported {
  std::vector<ImportedItem> items;
  std::vector<LeftOut> leftOut;
  std::vector<ImportNote> notes;
  Exact pointsBefore = 0;    ///< of everything in the files; a question that doesn't say is worth one point
  PictureBox pictures = {};  ///< what the items' texts show, and perhaps more
  std::vector<KeptText> texts = {};
};

}  // namespace cz::interop
