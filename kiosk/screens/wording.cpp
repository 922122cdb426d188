#include "kiosk/screens/wording.h"

#include <algorithm>

namespace cz::screens {
namespace {

using app::LessonRow;
using app::Standing;
using app::Words;

std::string dayName(const Words& words, int weekday) {
  switch (weekday) {
    case 0: return words("weekday.0");
    case 1: return words("weekday.1");
    case 2: return words("weekday.2");
    case 3: return words("weekday.3");
    case 4: return words("weekday.4");
    case 5: return words("weekday.5");
    default: return words("weekday.6");
  }
}

/// "80 %", or "2/3" when per cent can't say it exactly.
std::string shareOf(const Exact& share) {
  const auto percent = (share * Exact(100)).toDecimal(2);
  return percent ? *percent + " %" : share.toText();
}

std::string triesLine(const Words& words, const LessonRow& lesson) {
  const std::string last = std::to_string(lesson.tries), next = std::to_string(lesson.tries + 1);
  switch (lesson.standing) {
    case Standing::ahead: return lesson.line.empty() ? words("line.ahead") : std::string();
    case Standing::ready: return words("line.ready");
    case Standing::taking: return words("line.taking", {{"try", last}});
    case Standing::waiting: return words("line.waiting");
    case Standing::notYet: return words("line.not-yet", {{"try", last}});
    case Standing::asked: return words("line.asked");
    case Standing::elsewhere: return words("line.elsewhere", {{"try", last}});
    case Standing::unlocked: return words("line.unlocked", {{"try", next}});
    case Standing::mastered:
      return lesson.tries <= 1 ? words("line.mastered-first") : words("line.mastered", {{"try", last}});
  }
  return {};
}

std::string together(const std::string& first, std::string_view between, const std::string& second) {
  return first.empty() || second.empty() ? first + second : first + std::string(between) + second;
}

/// What the student has to do next after a "not yet".
std::string stepLine(const Words& words, const LessonRow& lesson) {
  switch (lesson.next) {
    case app::NextStep::reflect: return words("line.next-reflect");
    case app::NextStep::revise: return words("line.next-revise");
    case app::NextStep::showRevision: return words("line.next-show");
    case app::NextStep::ask: return words("line.next-ask");
    case app::NextStep::wait: return words("line.opens", {{"when", words.said(lesson.opens)}});
    default: return {};
  }
}

/// What comes next after a result.
std::string nextStepLine(const Words& words, const app::ResultView& result) {
  switch (result.next) {
    case app::NextStep::reflect: return words("result.reflect");
    case app::NextStep::revise: return words("result.revise");
    case app::NextStep::showRevision: return words("result.show-revision");
    case app::NextStep::wait: return words("result.wait", {{"when", words.said(result.opens)}});
    case app::NextStep::goOn: return words("result.go-on");
    case app::NextStep::tryAgain: return words("result.try-again");
    case app::NextStep::ask: return words("result.ask");
    case app::NextStep::asked: return words("result.asked");
    case app::NextStep::waiting: return words("result.wait-for-marks");
    case app::NextStep::teacher: return words("result.teacher");
  }
  return {};
}

/// "Tuesday, 10:04".
std::string dayTime(const Words& words, const app::DayTime& at) {
  const std::string minute = std::to_string(at.minuteOfDay % 60);
  const std::string time = std::to_string(at.minuteOfDay / 60) + (minute.size() < 2 ? ":0" : ":") + minute;
  return words("start.clock", {{"day", dayName(words, at.weekday)}, {"time", time}});
}

/// Where the comma is the decimal mark, it can't stand between two numbers.
std::string listHowTo(const Words& words, const app::ItemView& item, pack::NumberStyle style) {
  const std::string mark = pack::decimalMark(style) == ',' ? words("item.semicolon") : words("item.comma");
  return item.inSequence ? words("item.list-sequence", {{"mark", mark}}) : words("item.list", {{"mark", mark}});
}

}  // namespace

std::string clockLine(const Words& words, const app::Model& model) {
  return model.weekday < 0 ? std::string() : dayTime(words, {model.weekday, model.minuteOfDay});
}

std::string lastHereLine(const Words& words, const app::LastHere& last) {
  constexpr int kOneWeek = 6;  // from then on the name of a day could mean two
  if (last.daysAgo >= kOneWeek) return words.count("path.last-sign-in-days", last.daysAgo);
  return words("path.last-sign-in", {{"when", dayTime(words, last.at)}});
}

std::string aboutLine(const Words& words, int items, int minutes) {
  const std::string questions = words.count("about.items", items);
  if (minutes <= 0) return questions;
  return words("about.both", {{"items", questions}, {"minutes", words.count("about.minutes", minutes)}});
}

std::string standingWord(const Words& words, Standing standing) {
  switch (standing) {
    case Standing::ahead: return words("standing.ahead");
    case Standing::ready: return words("standing.ready");
    case Standing::taking: return words("standing.taking");
    case Standing::waiting: return words("standing.waiting");
    case Standing::notYet: return words("standing.not-yet");
    case Standing::asked: return words("standing.asked");
    case Standing::elsewhere: return words("standing.elsewhere");
    case Standing::unlocked: return words("standing.unlocked");
    case Standing::mastered: return words("standing.mastered");
  }
  return {};
}

std::string standingLine(const Words& words, const LessonRow& lesson) {
  return together(together(triesLine(words, lesson), " · ", stepLine(words, lesson)), " · ", words.said(lesson.line));
}

std::string masteryLine(const Words& words, const pack::Mastery& mastery) {
  using Rule = pack::Mastery::Rule;
  if (mastery.rule == Rule::itemsRight) return words.count("mastery.items", mastery.count);
  if (mastery.rule == Rule::levels) return words("mastery.levels");
  const bool all = mastery.atLeast == Exact(1);
  const std::string share = shareOf(mastery.atLeast);
  if (mastery.rule == Rule::total) return all ? words("mastery.total-all") : words("mastery.total", {{"share", share}});
  return all ? words("mastery.every-skill-all") : words("mastery.every-skill", {{"share", share}});
}

std::string notYetLine(const Words& words, const app::CoverView& cover) {
  using Unlock = pack::Reassess::Unlock;
  if (cover.triesLeft && *cover.triesLeft <= 0) return words("not-yet.left-none");
  std::string line = cover.unlock == Unlock::teacher     ? words("not-yet.teacher")
                     : cover.unlock == Unlock::automatic ? words("not-yet.automatic")
                                                         : words("not-yet.always");
  return cover.triesLeft ? together(line, " ", words.count("not-yet.left", *cover.triesLeft)) : line;
}

std::string howTo(const Words& words, const app::ItemView& item, pack::NumberStyle style) {
  switch (item.type) {
    case pack::ItemType::choice: return words("item.choice");
    case pack::ItemType::choices: return words("item.choices");
    case pack::ItemType::number:
      return item.unit.empty() ? words("item.number") : words("item.number-unit", {{"unit", item.unit}});
    case pack::ItemType::numberList: return listHowTo(words, item, style);
    case pack::ItemType::text: return words("item.text");
    case pack::ItemType::match: return words("item.match");
    case pack::ItemType::sort: return words("item.sort");
    case pack::ItemType::order: return words("item.order");
    case pack::ItemType::gaps: return words("item.gaps");
    case pack::ItemType::hotspot:
      return item.hotspot.outlines ? words.count("item.places", item.hotspot.most)
                                   : words.count("item.point", item.hotspot.most);
    case pack::ItemType::written: return words("item.written");
    case pack::ItemType::drawing: return words("item.drawing");
    case pack::ItemType::spoken: return words("item.spoken");
  }
  return {};
}

std::string placeMarks(const Words& words, const app::PlaceView& place) {
  std::string marks = scoring::isBlank(place.response) ? words("mark.open")
                      : app::isUnreadable(place)       ? words("mark.unreadable")
                                                       : words("mark.answered");
  if (place.flagged) marks += ", " + words("mark.flagged");
  return marks;
}

std::string changedLine(const Words& words, const app::ChangedView& changed, bool withTitle) {
  const auto came = [&](const std::string& points, bool mastered, bool waiting) {
    const std::string shown = words.said(points);
    if (waiting) return words("changed.waiting", {{"points", shown}});
    return mastered ? words("changed.mastered", {{"points", shown}}) : words("changed.not-yet", {{"points", shown}});
  };
  const std::string now = came(changed.shown, changed.mastered, changed.waiting);
  const std::string before = came(changed.wasShown, changed.wasMastered, changed.wasWaiting);
  std::string line = changed.back ? words("changed.back", {{"now", now}, {"before", before}})
                                  : words("changed.found", {{"now", now}, {"before", before}});
  if (withTitle)
    line = words("changed.of", {{"title", changed.title}, {"try", std::to_string(changed.tryNumber)}, {"line", line}});
  if (changed.reason.empty()) return line;
  return together(line, " ", words("changed.reason", {{"reason", changed.reason}}));
}

std::string headline(const Words& words, const app::ResultView& result) {
  if (result.mastered) return words("result.mastered");
  if (result.waiting > 0) return words("result.waiting");
  const auto has = [](const app::SkillView& skill) { return skill.mastered; };
  const auto can = static_cast<int>(std::count_if(result.skills.begin(), result.skills.end(), has));
  const auto missing = static_cast<int>(result.skills.size()) - can;
  if (missing == 0) return words("result.line-missed");
  if (can == 0) return words("result.none-yet");
  return words.count("result.some", can, {{"missing", std::to_string(missing)}});
}

std::string waitLine(const Words& words, app::NextStep next, const std::string& opens) {
  if (opens.empty() || !app::isUpToTeacher(next)) return {};
  return words("panel.teacher-waits", {{"when", words.said(opens)}});
}

std::string nextLine(const Words& words, const app::ResultView& result) {
  const std::string wait = waitLine(words, result.next, result.opens);
  return together(nextStepLine(words, result), " ", wait);
}

bool isTyped(const app::ItemView& item) {
  return item.type == pack::ItemType::number || item.type == pack::ItemType::numberList ||
         item.type == pack::ItemType::text || item.type == pack::ItemType::written;
}

std::string timeLine(const app::Words& words, const app::AttemptScreen& attempt, std::int64_t nowMs) {
  constexpr std::int64_t kMinuteMs = 60'000;
  constexpr std::int64_t kTellBellMs = 5 * kMinuteMs;
  const auto left = [&](const std::optional<std::int64_t>& at) { return std::max<std::int64_t>(0, *at - nowMs); };
  const auto minutes = [](std::int64_t ms) { return static_cast<int>((ms + kMinuteMs - 1) / kMinuteMs); };
  const bool bell = attempt.bellAtMs && !attempt.pastBell && left(attempt.bellAtMs) > 0 &&
                    left(attempt.bellAtMs) <= kTellBellMs &&
                    (!attempt.endsAtMs || *attempt.bellAtMs <= *attempt.endsAtMs);
  if (bell) return words.count("time.bell", minutes(left(attempt.bellAtMs)));
  if (!attempt.endsAtMs) return {};
  if (left(attempt.endsAtMs) > kMinuteMs) return words.count("time.left", minutes(left(attempt.endsAtMs)));
  return words.count("time.last", app::secondsLeft(*attempt.endsAtMs, nowMs));
}

}  // namespace cz::screens
