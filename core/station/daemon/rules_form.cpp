#include "core/station/daemon/rules_form.h"

#include <chrono>
#include <optional>

#include "core/base/text.h"
#include "core/station/daemon/answers.h"

namespace cz::station {
namespace {

using journey::Away;
using journey::Calendar;
using journey::Day;
using journey::Rules;
using pack::Reassess;
using pack::Wait;

constexpr std::int64_t kMinuteMs = 60'000;

std::string tidyField(const RuleFields& fields, const std::string& name) { return tidySpaces(fieldOf(fields, name)); }

Error notUnderstood(const std::string& name, const std::string& text, const std::string& may) {
  return {Fault::input, name + ": \"" + text + "\" is not understood. Write " + may + ".", ""};
}

/// The words of a choice, in the order of its values.
template <class Choice>
struct Words {
  const char* field;
  std::vector<std::string> words;

  Result<std::optional<Choice>> read(const RuleFields& fields) const {
    const std::string text = tidyField(fields, field);
    if (text.empty()) return std::optional<Choice>();
    for (std::size_t i = 0; i < words.size(); ++i)
      if (words[i] == text) return std::optional(static_cast<Choice>(i));
    return notUnderstood(field, text, join(words, ", "));
  }
  void write(RuleFields& fields, const std::optional<Choice>& rule) const {
    if (rule) fields[field] = words[static_cast<std::size_t>(*rule)];
  }
};

const Words<Reassess::Unlock> kUnlock{"unlock", {"teacher", "automatic", "always"}};
const Words<Reassess::Confirm> kConfirm{"confirm", {"student", "teacher"}};
const Words<Reassess::FormRule> kForm{"form", {"unseen", "same"}};
const Words<Reassess::Retake> kRetake{"retake", {"everything", "missed"}};
const Words<Away> kAway{"away", {"pauses", "counts"}};
const Words<Wait::Unit> kUnit{"wait_unit", {"hours", "school-days"}};
const Words<bool> kReflect{"reflect", {"no", "yes"}};
const Words<bool> kRevise{"revise", {"no", "yes"}};

/// A whole number from 0 to `most`; nothing when the field is empty.
Result<std::optional<int>> numberIn(const RuleFields& fields, const std::string& name, int most) {
  const std::string text = tidyField(fields, name);
  if (text.empty()) return std::optional<int>();
  const auto number = Exact::parse(text);
  const auto whole = number ? number->toInt() : std::nullopt;
  if (!whole || *whole < 0 || *whole > most)
    return notUnderstood(name, text, "a whole number from 0 to " + std::to_string(most));
  return std::optional(static_cast<int>(*whole));
}

std::string two(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

/// Digits alone, as many as asked for.
std::optional<int> digits(std::string_view text, std::size_t count) {
  if (text.size() != count || text.find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
  return std::stoi(std::string(text));
}

std::optional<Day> dateOf(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = digits(text.substr(0, 4), 4);
  const auto month = digits(text.substr(5, 2), 2);
  const auto day = digits(text.substr(8, 2), 2);
  return year && month && day ? journey::dayOf(*year, *month, *day) : std::nullopt;
}

std::string isoOf(Day day) {
  const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{day}}};
  return std::to_string(static_cast<int>(date.year())) + "-" +
         two(static_cast<int>(static_cast<unsigned>(date.month()))) + "-" +
         two(static_cast<int>(static_cast<unsigned>(date.day())));
}

std::optional<int> minuteOf(std::string_view text) {
  const auto colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon > 2) return std::nullopt;
  const auto hour = digits(text.substr(0, colon), colon);
  const auto minute = digits(text.substr(colon + 1), 2);
  if (!hour || !minute || *hour > 23 || *minute > 59) return std::nullopt;
  return *hour * 60 + *minute;
}

std::string clockOf(int minute) { return two(minute / 60) + ":" + two(minute % 60); }

/// The moment at which the classroom's wall shows this.
Result<std::optional<std::int64_t>> momentIn(const RuleFields& fields, const std::string& name,
                                             const Calendar& calendar) {
  const std::string text = tidyField(fields, name);
  if (text.empty()) return std::optional<std::int64_t>();
  const auto day = dateOf(text.substr(0, 10));
  const auto minute = text.size() > 11 ? minuteOf(text.substr(11)) : std::nullopt;
  if (!day || !minute) return notUnderstood(name, text, "a date and a time: 2026-12-01T09:00");
  std::int64_t ms = calendar.startOf(*day) + *minute * kMinuteMs;
  ms += (*minute - calendar.at(ms).minute) * kMinuteMs;  // the clocks may change on that day
  return std::optional(ms);
}

std::string wallOf(std::int64_t ms, const Calendar& calendar) {
  const journey::WallTime at = calendar.at(ms);
  return isoOf(at.day) + "T" + clockOf(at.minute);
}

/// Days, one a line or with commas between them; also "from to until".
Result<std::set<Day>> daysIn(const RuleFields& fields, const std::string& name) {
  constexpr Day kLongest = 400;
  std::set<Day> days;
  const auto found = fields.find(name);
  if (found == fields.end()) return days;
  std::string text = found->second;
  for (char& c : text)
    if (c == ',' || c == '\r') c = '\n';
  for (const std::string& line : split(text, '\n')) {
    const std::string entry = tidySpaces(line);
    if (entry.empty()) continue;
    const auto to = entry.find(" to ");
    const auto first = dateOf(entry.substr(0, to));
    const auto last = to == std::string::npos ? first : dateOf(entry.substr(to + 4));
    if (!first || !last || *last < *first || *last - *first > kLongest)
      return notUnderstood(name, entry, "a date like 2026-12-24, or 2026-12-21 to 2027-01-05");
    for (Day day = *first; day <= *last; ++day) days.insert(day);
  }
  return days;
}

std::string linesOf(const std::set<Day>& days) {
  std::vector<std::string> lines;
  for (auto day = days.begin(); day != days.end();) {
    const Day first = *day;
    Day last = first;
    for (++day; day != days.end() && *day == last + 1; ++day) last = *day;
    lines.push_back(first == last ? isoOf(first) : isoOf(first) + " to " + isoOf(last));
  }
  return join(lines, "\n");
}

Result<std::vector<int>> bellsIn(const RuleFields& fields) {
  std::set<int> bells;
  std::string text = tidyField(fields, "bells");
  for (char& c : text)
    if (c == ',' || c == ';') c = ' ';
  for (const std::string& one : split(tidySpaces(text), ' ')) {
    if (one.empty()) continue;
    const auto minute = minuteOf(one);
    if (!minute) return notUnderstood("bells", one, "times like 08:45, 09:35");
    bells.insert(*minute);
  }
  return std::vector<int>(bells.begin(), bells.end());
}

}  // namespace

Result<Rules> rulesFrom(const RuleFields& fields, const Calendar& calendar) {
  constexpr int kMostHours = 1000;
  constexpr int kMostDays = 100;
  constexpr int kMostTries = 1000;
  Rules rules;
  CZ_TRY(unlock, kUnlock.read(fields));
  CZ_TRY(unit, kUnit.read(fields));
  const auto kind = unit.value_or(Wait::Unit::schoolDays);
  CZ_TRY(wait, numberIn(fields, "wait", kind == Wait::Unit::hours ? kMostHours : kMostDays));
  CZ_TRY(tries, numberIn(fields, "tries", kMostTries));
  CZ_TRY(reflect, kReflect.read(fields));
  CZ_TRY(revise, kRevise.read(fields));
  CZ_TRY(confirm, kConfirm.read(fields));
  CZ_TRY(form, kForm.read(fields));
  CZ_TRY(retake, kRetake.read(fields));
  CZ_TRY(away, kAway.read(fields));
  CZ_TRY(from, momentIn(fields, "from", calendar));
  CZ_TRY(until, momentIn(fields, "until", calendar));
  if (until && *until <= from.value_or(0))
    return Error{Fault::input, "until: It ends before it begins. Write a later time.", ""};
  if (form == Reassess::FormRule::same && retake == Reassess::Retake::missed)
    return Error{Fault::input,
                 "retake: The same form again asks for everything. Choose everything, or a form that was not seen.",
                 ""};
  rules.unlock = unlock;
  if (wait) rules.wait = Wait{kind, *wait};
  rules.tries = tries;
  rules.reflect = reflect;
  rules.revise = revise;
  rules.confirm = confirm;
  rules.form = form;
  rules.retake = retake;
  rules.away = away;
  if (from || until) rules.window = journey::Window{from.value_or(0), until};
  return rules;
}

RuleFields fieldsOf(const Rules& rules, const Calendar& calendar) {
  RuleFields fields;
  kUnlock.write(fields, rules.unlock);
  if (rules.wait) {
    fields["wait"] = std::to_string(rules.wait->count);
    kUnit.write(fields, rules.wait->unit);
  }
  if (rules.tries) fields["tries"] = std::to_string(*rules.tries);
  kReflect.write(fields, rules.reflect);
  kRevise.write(fields, rules.revise);
  kConfirm.write(fields, rules.confirm);
  kForm.write(fields, rules.form);
  kRetake.write(fields, rules.retake);
  kAway.write(fields, rules.away);
  if (rules.window && rules.window->fromMs > 0) fields["from"] = wallOf(rules.window->fromMs, calendar);
  if (rules.window && rules.window->untilMs) fields["until"] = wallOf(*rules.window->untilMs, calendar);
  return fields;
}

Result<Calendar> calendarFrom(const RuleFields& fields, Calendar known) {
  bool any = false;
  for (std::size_t day = 0; day < known.schoolDays.size(); ++day) {
    known.schoolDays[day] = !fieldOf(fields, "day" + std::to_string(day)).empty();
    any = any || known.schoolDays[day];
  }
  if (!any) return Error{Fault::input, "A week needs a school day. Tick at least one.", ""};
  CZ_TRY(holidays, daysIn(fields, "holidays"));
  CZ_TRY(extra, daysIn(fields, "extra"));
  CZ_TRY(bells, bellsIn(fields));
  known.holidays = std::move(holidays);
  known.extraDays = std::move(extra);
  known.bells = std::move(bells);
  return known;
}

RuleFields fieldsOf(const Calendar& calendar) {
  RuleFields fields;
  for (std::size_t day = 0; day < calendar.schoolDays.size(); ++day)
    if (calendar.schoolDays[day]) fields["day" + std::to_string(day)] = "on";
  fields["holidays"] = linesOf(calendar.holidays);
  fields["extra"] = linesOf(calendar.extraDays);
  std::vector<std::string> bells;
  for (const int bell : calendar.bells) bells.push_back(clockOf(bell));
  fields["bells"] = join(bells, ", ");
  return fields;
}

std::string inWords(const Rules& rules, const Calendar& calendar) {
  std::vector<std::string> parts;
  const auto say = [&](bool decided, const std::string& words) {
    if (decided) parts.push_back(words);
  };
  static const char* const kUnlocks[] = {"the teacher unlocks", "unlocks by itself", "always open"};
  say(rules.unlock.has_value(), kUnlocks[static_cast<std::size_t>(rules.unlock.value_or(Reassess::Unlock::teacher))]);
  if (rules.wait) {
    const bool hours = rules.wait->unit == Wait::Unit::hours;
    const auto count = static_cast<std::size_t>(rules.wait->count);
    say(true, count == 0 ? "no wait"
                         : "wait " + counted(count, hours ? "hour" : "school day", hours ? "hours" : "school days"));
  }
  if (rules.tries)
    say(true, *rules.tries == 0 ? "as many tries as it takes"
                                : counted(static_cast<std::size_t>(*rules.tries), "try", "tries"));
  say(rules.reflect.has_value(), rules.reflect.value_or(false) ? "with reflection" : "without reflection");
  say(rules.revise.has_value(), rules.revise.value_or(false) ? "with revision" : "without revision");
  if (rules.confirm)
    say(true, *rules.confirm == Reassess::Confirm::teacher ? "the teacher confirms the revision"
                                                           : "the student says when the revision is done");
  if (rules.form) say(true, *rules.form == Reassess::FormRule::same ? "the same form again" : "a form not seen before");
  if (rules.retake)
    say(true, *rules.retake == Reassess::Retake::missed ? "only missed skills again" : "everything again");
  if (rules.away) say(true, *rules.away == Away::counts ? "time away counts" : "time away doesn't count");
  if (rules.window) {
    const RuleFields at = fieldsOf(rules, calendar);
    if (at.contains("from"))
      say(true, "from " + isoOf(calendar.at(rules.window->fromMs).day) + " " + at.at("from").substr(11));
    if (at.contains("until")) say(true, "until " + at.at("until").substr(0, 10) + " " + at.at("until").substr(11));
  }
  return join(parts, ", ");
}

}  // namespace cz::station
