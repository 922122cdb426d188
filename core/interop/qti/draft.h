#pragma once
// A question on its way to an item of ours. An item comes in only with a proof: for every response that can be
// listed, our scoring gives the share of the points that the file gives.

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/interop/imported.h"
#include "core/interop/qti/question.h"
#include "core/interop/question_pictures.h"
#include "core/scoring/response.h"

namespace cz::interop::qti {

/// One response, in the file's terms and in ours, and the share of the points that the file gives for it.
struct Probe {
  Value given;  ///< to the first interaction
  Values also;  ///< to the others, by their identifiers
  scoring::Response ours;
  Exact share = 0;  ///< 0 to 1; what is below zero is zero
};

struct Tried;  ///< an item and how near it comes

class Draft {
 public:
  /// `pictures` may be null: then none can be shown. Both it and the question must outlive the draft.
  Draft(const Question& question, const std::string& language, QuestionPictures* pictures)
      : question_(question), language_(language), pictures_(pictures) {}

  ImportedItem item;
  std::string why;                 ///< not empty: it must be left out, for this reason
  std::vector<std::string> notes;  ///< sentences
  std::set<std::string> lost;      ///< what its texts held and can't be shown
  std::vector<Probe> probes;
  Exact best = 0;  ///< the most points in the file; known after `measure`

  const Question& question() const { return question_; }
  const Interaction& main() const { return question_.interactions.front(); }
  const std::string& language() const { return language_; }
  QuestionPictures* pictures() const { return pictures_; }

  /// HTML in our markup; remembers what is lost.
  std::string shown(const std::string& html);
  /// The same for a choice, a card or a step, which can't be without any: where a picture is all that there is, and it
  /// is not there, "picture 1" stands for it until its author puts it in.
  std::string shownPart(const std::string& html);
  /// What the file gives for a response to the one interaction.
  Result<Outcome> outcomeOf(const Value& given) const;
  Result<Exact> pointsOf(const Value& given) const;
  Result<Exact> pointsOf(const Probe& probe) const;
  void probe(Value given, scoring::Response ours) { probes.push_back({std::move(given), {}, std::move(ours), 0}); }
  /// Fills every probe's share and `best`; says why when nothing earns points or they can't be worked out.
  void measure();
  /// What proves it was drawn from all that can be answered: the author hears how many.
  void noteSample(std::uint64_t tried);
  /// The share of any response, after `measure`.
  Exact shareOf(const Value& given) const;
  /// Keeps the first of these items that earns the probes' shares; says why when none does.
  void settle(const std::vector<ImportedItem>& candidates);

 private:
  bool acceptAlmost(const std::vector<Tried>& tried);
  const PictureBox& box() const;

  const Question& question_;
  std::string language_;
  QuestionPictures* pictures_;
};

// The kinds of interactions. Each fills draft.item and its probes, or says why not.
void draftChoice(Draft& draft);
void draftOrder(Draft& draft);
void draftPairs(Draft& draft);
/// Pairs as choices to tick, or as one pick for one gap. False when that can't be; the draft is then as it was.
bool draftTicks(Draft& draft);
void draftText(Draft& draft);
void draftNumber(Draft& draft);
/// What a teacher marks: there is nothing to prove.
void draftMarked(Draft& draft);
/// Several answers in one text: each becomes a gap.
void draftGaps(Draft& draft);
/// Places on a picture.
void draftHotspot(Draft& draft);
/// Feedback that the responses show, to the choices and answers that it belongs to; the rest in a note.
void addFeedback(Draft& draft);

/// "33.5" or "100/3": a share as per cent.
std::string percentOf(const Exact& share);

}  // namespace cz::interop::qti
