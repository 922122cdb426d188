#pragma once
// blueprint + seed + what was seen → a form. Pure, whole numbers only, the same bytes on every
// compiler and processor (case O-13).

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/pack/question.h"

namespace cz::form {

/// The version of the drawing rules below. Old versions stay in the program for as long as attempts made
/// with them may be rebuilt; a form's items are stored resolved, so it can be shown even without them.
inline constexpr int kAlgorithm = 1;
/// Real forms of a check with `practice`: as 1, but without the draws that are kept back for practice (practice.h).
inline constexpr int kSparingAlgorithm = 2;
/// Practice forms: as 1, with the items for practice and the draws that 2 leaves out.
inline constexpr int kPracticeAlgorithm = 3;

/// One place of a form, with everything that was left to chance decided.
struct Place {
  SlotId slot;  ///< "s1"; "s1.1", "s1.2" … for the places of a slot with `count` above 1
  SkillId skill;
  Points points = 1;
  ItemId item;
  std::uint64_t draw = 0;  ///< raw draw number of the item
  pack::Draw values;
  std::vector<ChoiceId> options;  ///< shown order: choices, categories, partners, steps
  std::vector<ChoiceId> cards;    ///< shown order: left sides, cards
  friend bool operator==(const Place&, const Place&) = default;
};

struct Form {
  int algorithm = kAlgorithm;
  CheckId check;
  Seed seed;
  std::vector<Place> places;
};

/// The seed of one attempt: BLAKE2b-256 of student, check and attempt number, keyed by the class's secret
/// form key (trust: 2.14). Neighbours differ, a pulled plug gains no new form.
Seed seedFor(const Seed& formKey, const StudentId& student, const CheckId& check, int attempt);

/// Builds the form. `earlier` are this student's forms of the same check, oldest first: for each slot an unseen sibling
/// comes first, then the least recently seen; the same sibling with the same numbers only when nothing else is left.
/// An item that several slots list comes once while that can be avoided. The places stand in a drawn order, so that
/// neighbours with the same siblings still don't see the same thing at the same time (case O-14); slots keep their ids.
/// An item whose drawn steps would start out in the right order is shuffled again.
/// Errors: a slot without siblings, an item without a legal draw (the validator refuses both).
Result<Form> build(const pack::Check& check, const Seed& seed, const std::vector<Form>& earlier);

/// A practice form: no real form of the check has one of its items with the same values, whatever the seeds. `earlier`:
/// this student's practice forms, oldest first. Errors as above, and a slot that has nothing to practise with.
Result<Form> buildPractice(const pack::Check& check, const Seed& seed, const std::vector<Form>& earlier);
inline bool isPractice(const Form& form) { return form.algorithm == kPracticeAlgorithm; }

/// Whether another form would have to repeat a sibling somewhere: the teacher is told before unlocking (case O-15).
bool poolIsUsedUp(const pack::Check& check, const std::vector<Form>& earlier);

/// The question at a place, from the stored values. An error when the check no longer has the item.
Result<pack::Question> questionAt(const pack::Check& check, const Place& place);

}  // namespace cz::form
