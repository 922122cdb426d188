#pragma once
// From a response to a verdict, points and words. Pure and exact.

#include <string>
#include <vector>

#include "core/form/form.h"
#include "core/scoring/mark.h"
#include "core/scoring/response.h"

namespace cz::scoring {

enum class Verdict { right, partly, notRight, unreadable, unanswered, needsMark };
/// "right", "partly", "not-right", "unreadable", "unanswered", "needs-mark": the spelling of JSON and packs.
std::string_view nameOf(Verdict verdict);

/// How a typed response was understood.
struct Reading {
  enum class State { readable, unreadable, blank } state = State::readable;
  std::string readAs;  ///< "3/4"; "1, 2, 3"; empty for texts and choices
  std::string why;     ///< unreadable: a sentence for the student, with the way out
};

/// Understands a response without judging it; the kiosk asks again when it can't be read (no try is used). A response
/// of the wrong kind, or with ids that the question lacks, can't be read either.
Reading read(const pack::Question& question, const Response& response, pack::NumberStyle style);

struct ItemResult {
  Verdict verdict = Verdict::unanswered;
  Points points = 0;
  Points of = 0;
  std::string readAs;
  std::vector<std::string> says;            ///< feedback in the order to show it
  std::vector<std::string> misconceptions;  ///< tags of the wrong ideas that were seen
  /// For teachers: how the points came about, in sentences. Names keys, with the marks of the pack's texts.
  std::vector<std::string> why = {};
  bool onLine = true;  ///< marked by a rubric: every criterion at its line of mastery or above; other items: true
};

/// `of`: the points of the place. `mark`: of an item that a teacher marks, and fitting its rubric; without one it needs
/// a mark, unless nothing was written or drawn.
ItemResult scoreItem(const pack::Question& question, const Response& response, const Points& of,
                     pack::NumberStyle style, const Mark* mark = nullptr);

struct PlaceResult {
  SlotId slot;
  SkillId skill;
  ItemResult result;
};

struct SkillResult {
  SkillId skill;
  Points points = 0;
  Points of = 0;
  bool mastered = false;  ///< reaches the check's line for a skill; under other rules: all its points
  int waiting = 0;        ///< places that need a mark; until then nothing is decided
};

struct CheckResult {
  Points points = 0;
  Points of = 0;
  bool mastered = false;
  int waiting = 0;  ///< places that need a mark; until they have one, `mastered` is false and nothing is decided
  /// "26 of 29 points": cut, never rounded up past the line (case O-19). Where the line is a number of items:
  /// "4 of 6 items right". While marks are waited for: "3 points so far".
  std::string shown;
  std::vector<SkillResult> skills;
  std::vector<PlaceResult> places;
};

/// Scores a whole form. Slots without a response are unanswered. Input errors, by slot and id: responses for slots that
/// the form does not have, of the wrong kind, or with ids that the item lacks; a form that the check doesn't fit; a
/// mark for a place that takes none, or that doesn't fit its rubric.
Result<CheckResult> scoreForm(const pack::Check& check, const form::Form& form, const Responses& responses,
                              const Marks& marks = {});

/// The same, where only the result without marks is still known and no longer the responses: places with a mark are
/// judged by it, the others stand as they were. Input errors as before, and a result of another form.
Result<CheckResult> addMarks(const pack::Check& check, const form::Form& form, const CheckResult& before,
                             const Marks& marks);

/// The same, where some places are judged otherwise than by their items: after a wrong key was found. What was read of
/// an answer stays. Input error: a place that the form does not have.
Result<CheckResult> replacePlaces(const pack::Check& check, const form::Form& form, const CheckResult& before,
                                  const std::vector<PlaceResult>& places);

/// Counts the places that need a mark, in the whole and in each skill, from the places' verdicts.
void countWaiting(CheckResult& result);

}  // namespace cz::scoring
