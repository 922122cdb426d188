#pragma once
// An accommodation: the same form with fewer choices to weigh.

#include "core/form/form.h"

namespace cz::form {

/// The form with at most `distractors` wrong answers at each choice, choices and gap with choices; at least two answers
/// stay. Every key stays, and every answer that pays; pinned ones stay and count among the distractors. Which of the
/// others go follows from the seed and the slot; the shown order of the rest doesn't change. The places hold what is
/// shown, so a record of the form says what was seen. A choice with a pinned answer that speaks of the others ("all of
/// the above") keeps them all. A place whose item the check no longer has stays as it is.
Form withFewerChoices(const pack::Check& check, Form form, int distractors = 2);

/// Whether a place may show only these options: different ones of the item's, among them all that pay and all pinned
/// ones, and two or more of each choice.
bool isEnough(const pack::Item& item, const std::vector<ChoiceId>& shown);

}  // namespace cz::form
