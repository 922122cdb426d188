#include "core/records/class_rules.h"

#include <algorithm>

#include "core/ledger/cbor.h"

namespace cz::records {
namespace {

using journey::Calendar;
using journey::Rules;
using journey::Window;
using ledger::CborReader;
using ledger::CborWriter;
using pack::Wait;

constexpr int kMinutesOfDay = 1440;
constexpr std::int64_t kMostOffset = 26 * 60;  ///< minutes: zones lie within 14 hours of universal time

// ---- the calendar ----

template <class Numbers>
void writeNumbers(CborWriter& out, const Numbers& numbers) {
  out.array(numbers.size());
  for (const auto number : numbers) out.integer(number);
}

void write(CborWriter& out, const Calendar& calendar) {
  out.array(5).array(calendar.schoolDays.size());
  for (const bool day : calendar.schoolDays) out.boolean(day);
  writeNumbers(out, calendar.holidays);
  writeNumbers(out, calendar.extraDays);
  writeNumbers(out, calendar.bells);
  out.array(calendar.offsets.size());
  for (const auto& offset : calendar.offsets) out.array(2).integer(offset.fromMs).integer(offset.minutes);
}

/// Ascending whole numbers within bounds.
std::vector<std::int64_t> readNumbers(CborReader& in, std::int64_t least, std::int64_t most) {
  std::vector<std::int64_t> numbers;
  for (std::size_t left = in.array(); left > 0 && in.ok(); --left) {
    const std::int64_t number = in.integer();
    if (number < least || number > most || (!numbers.empty() && number <= numbers.back()))
      in.fail("a list of the calendar is not in order, or reaches too far");
    numbers.push_back(number);
  }
  in.leave();
  return numbers;
}

std::set<journey::Day> readDays(CborReader& in) {
  constexpr std::int64_t kFarthest = 1'000'000;
  std::set<journey::Day> days;
  for (const std::int64_t day : readNumbers(in, -kFarthest, kFarthest)) days.insert(static_cast<journey::Day>(day));
  return days;
}

Calendar readCalendar(CborReader& in) {
  Calendar calendar;
  if (in.array() != 5) in.fail("a calendar has five parts");
  if (in.array() != calendar.schoolDays.size()) in.fail("a week has seven days");
  for (bool& day : calendar.schoolDays) day = in.boolean();
  in.leave();
  calendar.holidays = readDays(in);
  calendar.extraDays = readDays(in);
  for (const std::int64_t bell : readNumbers(in, 0, kMinutesOfDay - 1))
    calendar.bells.push_back(static_cast<int>(bell));
  for (std::size_t left = in.array(); left > 0 && in.ok(); --left) {
    if (in.array() != 2) in.fail("an offset has two parts");
    Calendar::Offset offset;
    offset.fromMs = in.integer();
    const std::int64_t minutes = in.integer();
    if (minutes < -kMostOffset || minutes > kMostOffset) in.fail("an offset reaches too far");
    offset.minutes = static_cast<int>(minutes);
    in.leave();
    if (!calendar.offsets.empty() && calendar.offsets.back().fromMs >= offset.fromMs)
      in.fail("the offsets are not in order");
    calendar.offsets.push_back(offset);
  }
  in.leave();
  in.leave();
  return calendar;
}

// ---- rules ----

enum Key : std::uint64_t { unlock, wait, tries, reflect, revise, confirm, form, retake, away, window };

void write(CborWriter& out, const Window& window) {
  out.array(2).integer(window.fromMs);
  window.untilMs ? out.integer(*window.untilMs) : out.null();
}

std::size_t decidedIn(const Rules& rules) {
  return std::size_t{rules.unlock.has_value()} + rules.wait.has_value() + rules.tries.has_value() +
         rules.reflect.has_value() + rules.revise.has_value() + rules.confirm.has_value() + rules.form.has_value() +
         rules.retake.has_value() + rules.away.has_value() + rules.window.has_value();
}

void write(CborWriter& out, const Rules& rules) {
  const auto choice = [&](Key key, const auto& decided) {
    if (decided) out.key(key).number(static_cast<std::uint64_t>(*decided));
  };
  const auto flag = [&](Key key, const std::optional<bool>& decided) {
    if (decided) out.key(key).boolean(*decided);
  };
  out.map(decidedIn(rules));
  choice(unlock, rules.unlock);
  if (rules.wait)
    out.key(wait)
        .array(2)
        .number(static_cast<std::uint64_t>(rules.wait->unit))
        .number(static_cast<std::uint64_t>(rules.wait->count));
  choice(tries, rules.tries);
  flag(reflect, rules.reflect);
  flag(revise, rules.revise);
  choice(confirm, rules.confirm);
  choice(form, rules.form);
  choice(retake, rules.retake);
  choice(away, rules.away);
  if (rules.window) write(out.key(window), *rules.window);
}

int readSmall(CborReader& in, std::uint64_t most) {
  const std::uint64_t number = in.number();
  if (number > most) in.fail("a number of a rule is too large");
  return static_cast<int>(std::min(number, most));
}

/// One of the first `count` values of an enumeration.
template <class Choice>
void readChoice(CborReader& in, Key key, std::uint64_t count, std::optional<Choice>& rule) {
  if (in.has(key)) rule = static_cast<Choice>(readSmall(in, count - 1));
}

void readFlag(CborReader& in, Key key, std::optional<bool>& rule) {
  if (in.has(key)) rule = in.boolean();
}

Wait readWait(CborReader& in) {
  if (in.array() != 2) in.fail("a wait has two parts");
  Wait read;
  read.unit = static_cast<Wait::Unit>(readSmall(in, 1));
  read.count = readSmall(in, read.unit == Wait::Unit::hours ? 1000 : 100);
  in.leave();
  return read;
}

Window readWindow(CborReader& in) {
  if (in.array() != 2) in.fail("a window has two parts");
  Window read;
  read.fromMs = in.integer();
  if (!in.takeNull()) read.untilMs = in.integer();
  if (read.untilMs && *read.untilMs <= read.fromMs) in.fail("a window ends before it begins");
  in.leave();
  return read;
}

Rules readRules(CborReader& in) {
  constexpr std::uint64_t kMostTries = 1000;
  Rules rules;
  in.map();
  readChoice(in, unlock, 3, rules.unlock);
  if (in.has(wait)) rules.wait = readWait(in);
  if (in.has(tries)) rules.tries = readSmall(in, kMostTries);
  readFlag(in, reflect, rules.reflect);
  readFlag(in, revise, rules.revise);
  readChoice(in, confirm, 2, rules.confirm);
  readChoice(in, form, 2, rules.form);
  readChoice(in, retake, 2, rules.retake);
  readChoice(in, away, 2, rules.away);
  if (in.has(window)) rules.window = readWindow(in);
  in.leave();
  return rules;
}

/// Pairs of an id and what belongs to it, by ascending id.
template <class Id, class Value, class Read>
void readById(CborReader& in, std::map<Id, Value>& all, Read read) {
  for (std::size_t left = in.array(); left > 0 && in.ok(); --left) {
    if (in.array() != 2) in.fail("an entry has two parts");
    Id id(in.text());
    if (id.empty() || (!all.empty() && !(all.rbegin()->first < id))) in.fail("ids are not in order");
    Value value = read();
    in.leave();
    all.emplace(std::move(id), std::move(value));
  }
  in.leave();
}

}  // namespace

Bytes encode(const RuleBook& book) {
  CborWriter out;
  write(out.array(2), book.calendar);
  out.array(book.byClass.size());
  for (const auto& [id, rules] : book.byClass) {
    write(out.array(2).text(id.text).array(2), rules.defaults);
    out.array(rules.byCheck.size());
    for (const auto& [check, own] : rules.byCheck) write(out.array(2).text(check.text), own);
  }
  return out.take();
}

Result<RuleBook> decodeRuleBook(ByteView bytes) {
  CborReader in(bytes);
  RuleBook book;
  if (in.array() != 2) in.fail("the rules have two parts");
  book.calendar = readCalendar(in);
  readById(in, book.byClass, [&] {
    RuleBook::ForClass rules;
    if (in.array() != 2) in.fail("the rules of a class have two parts");
    rules.defaults = readRules(in);
    readById(in, rules.byCheck, [&] { return readRules(in); });
    in.leave();
    return rules;
  });
  in.leave();
  CZ_CHECK(in.finish("The rules of the classes"));
  return book;
}

journey::ClassRules rulesOf(const RuleBook& book, const std::vector<ClassId>& classes) {
  journey::ClassRules rules;
  rules.calendar = book.calendar;
  for (const ClassId& id : classes) {
    const auto found = book.byClass.find(id);
    if (found == book.byClass.end()) continue;
    rules.defaults = found->second.defaults;
    rules.byCheck = found->second.byCheck;
    break;
  }
  return rules;
}

}  // namespace cz::records
