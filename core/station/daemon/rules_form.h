#pragma once
// Rules as a form on a page or an option on the command line writes them, and back.

#include <map>
#include <string>

#include "core/records/class_rules.h"

namespace cz::station {

/// Field → text. An empty text, or none: not decided.
///   unlock = teacher, automatic, always      wait = a whole number   wait_unit = hours, school-days
///   tries = a whole number                   reflect, revise = yes, no
///   confirm = student, teacher               form = unseen, same
///   retake = everything, missed              away = pauses, counts
///   from, until = 2026-12-01T09:00, on the classroom's wall
using RuleFields = std::map<std::string, std::string>;

/// Errors (input) name the field and what may stand there, or which two can't go together.
Result<journey::Rules> rulesFrom(const RuleFields& fields, const journey::Calendar& calendar);
RuleFields fieldsOf(const journey::Rules& rules, const journey::Calendar& calendar);

/// The days and bells of a form, laid over the calendar that is known: its zone stays.
///   day0 … day6 = "on" for each school day, Monday first
///   holidays, extra = dates, or "2026-12-21 to 2027-01-05", one a line      bells = 08:45, 09:35
Result<journey::Calendar> calendarFrom(const RuleFields& fields, journey::Calendar known);
RuleFields fieldsOf(const journey::Calendar& calendar);

/// "teacher unlocks, wait 1 school day, 3 tries": for people. Empty when nothing is decided.
std::string inWords(const journey::Rules& rules, const journey::Calendar& calendar);

}  // namespace cz::station
