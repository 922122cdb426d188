#pragma once
// A question of any version of QTI as read, before it becomes an item of ours: its texts as HTML, its interactions,
// and the scorer that knows what a response earns in the file.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/interop/qti/area.h"
#include "core/interop/qti/scorer.h"

namespace cz::interop::qti {

struct Choice {
  std::string id;
  std::string html;
  bool fixed = false;             ///< keeps its place
  int most = 1;                   ///< how often it may be used in pairs; 0 = as often as one likes
  std::string says;               ///< HTML: feedback to who picked it
  std::optional<Area> area = {};  ///< hotspot: where it lies; nothing when it can't be read
};

/// A picture that is answered on, as the file declares it.
struct Ground {
  std::string address;
  std::string words;
  Exact width = 0;  ///< 0 = not said
  Exact height = 0;
};

struct Interaction {
  enum class Kind {
    choice,
    order,
    match,
    associate,
    inlineChoice,
    textEntry,
    gapMatch,
    written,
    drawing,
    hotspot,
    selectPoint,
    other
  } kind = Kind::other;
  std::string type;      ///< in the file's words: "choiceInteraction", "response_lid"
  std::string response;  ///< identifier of its response
  Base base = Base::text;
  Value::Shape shape = Value::Shape::single;
  Value correct;                  ///< as declared; NULL when it isn't
  std::vector<Choice> choices;    ///< match: the left side; gapMatch: what goes into the gaps
  std::vector<Choice> targets;    ///< match: the right side; gapMatch: the gaps
  std::vector<std::string> keys;  ///< textEntry: everything that its points may depend on, as written
  int gap = -1;                   ///< the number of its mark in the stem; -1 = it has none
  bool shuffle = false;
  int most = 0;                  ///< how many may be picked; 0 = as many as one likes
  bool caseCounts = true;        ///< textEntry: what the file says about letter case where it says anything at all
  Ground ground = {};            ///< hotspot, selectPoint
  std::vector<Area> areas = {};  ///< selectPoint: those that its mapping names
  std::size_t from = 0;          ///< where it begins in the stem, its prompt included
  std::size_t to = 0;            ///< where it ends there
};

/// Shown when an outcome has a value (or, `hides`, when it hasn't).
struct Feedback {
  std::string outcome;
  std::string value;
  bool hides = false;
  std::string html;
};

struct Question {
  std::string id;
  std::string title;
  std::string type;  ///< for reports: "choiceInteraction", "essay_question"
  int line = 0;
  std::string stem;  ///< HTML; gaps are gapMark(0), gapMark(1) …
  std::vector<Interaction> interactions;
  std::vector<Feedback> feedback;
  std::shared_ptr<const Scorer> scorer;
  std::string forScorers;          ///< HTML: what the file says to who marks it
  std::optional<Exact> points;     ///< what it is worth in the file; none = what its answers earn
  std::string whyNot;              ///< not empty: it can't come in, for this reason
  std::vector<std::string> notes;  ///< sentences
};

/// Why an item that wants a file is left out.
inline constexpr const char* kAsksForFile =
    "It asks for a file, and a kiosk takes none. Ask for a written answer or a drawing.";

/// Stands in a stem for the n-th gap, from 0.
std::string gapMark(std::size_t n);
/// The text without the n-th mark.
std::string withoutGap(const std::string& text, std::size_t n);
/// The text with every gap mark as words of ours: "_____", or "(1) _____" when there are several.
std::string withGaps(const std::string& text, std::size_t count);

}  // namespace cz::interop::qti
