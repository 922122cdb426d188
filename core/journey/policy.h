#pragma once
// The rules of one check in one class, each with where it comes from, so that a teacher can be told why.

#include <map>
#include <optional>
#include <string>

#include "core/journey/calendar.h"
#include "core/pack/model.h"

namespace cz::journey {

/// Who made a rule, weakest first: what nobody decided · the class's own default · the author of the check · the
/// teacher, for this check in this class.
enum class Origin { house, theClass, theCheck, theTeacher };

template <class Value>
struct Rule {
  Value is = {};
  Origin from = Origin::house;
  friend bool operator==(const Rule&, const Rule&) = default;
};

/// Whether the time that a student is away from an attempt counts (case O-23). Away: the screen asleep, signed out, no
/// power. With `counts` an outage counts too, until it is given back.
enum class Away { pauses, counts };

/// When a check may be started; by the machine's clock, since 1970. An open attempt may always be gone on with.
struct Window {
  std::int64_t fromMs = 0;
  std::optional<std::int64_t> untilMs;  ///< nothing: it stays open
  friend bool operator==(const Window&, const Window&) = default;
};

struct Policy {
  Rule<pack::Reassess::Unlock> unlock;
  Rule<pack::Wait> wait;
  Rule<int> tries;  ///< 0 = as many as it takes
  Rule<bool> reflect;
  Rule<bool> revise;
  Rule<pack::Reassess::Confirm> confirm;
  Rule<pack::Reassess::FormRule> form;
  Rule<pack::Reassess::Retake> retake;
  Rule<Away> away;
  Rule<std::optional<Window>> window;  ///< nothing: at any time
  Calendar calendar;
};

/// What a class decides, or a teacher for one check. Nothing: not decided here.
struct Rules {
  std::optional<pack::Reassess::Unlock> unlock = {};
  std::optional<pack::Wait> wait = {};
  std::optional<int> tries = {};
  std::optional<bool> reflect = {};
  std::optional<bool> revise = {};
  std::optional<pack::Reassess::Confirm> confirm = {};
  std::optional<pack::Reassess::FormRule> form = {};
  std::optional<pack::Reassess::Retake> retake = {};
  std::optional<Away> away = {};
  std::optional<Window> window = {};
  friend bool operator==(const Rules&, const Rules&) = default;
};

struct ClassRules {
  Rules defaults;                    ///< for what the author of a check left out
  std::map<CheckId, Rules> byCheck;  ///< go before the author's
  Calendar calendar;
};

/// The rules of a check. House rules, where nobody says otherwise: the teacher unlocks, no wait, as many tries as it
/// takes, reflection and revision, confirmed by the student, an unseen form of everything, time away doesn't count.
Policy policyOf(const pack::Check& check, const ClassRules& classRules = {});

/// "the check", "the class", "your teacher", "Checkzone".
std::string nameOf(Origin origin);

}  // namespace cz::journey
