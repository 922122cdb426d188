#include "core/station/grade_cell.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/station/days.h"
#include "core/station/facts.h"

namespace cz::station {
namespace {

std::string onDay(std::int64_t ms) { return ms == 0 ? "" : ", " + dayOf(ms); }

/// A kiosk whose clock was not set: the day when the station heard of it (case O-25).
std::int64_t momentOf(const GradedTry& one) { return one.at.ms != 0 ? one.at.ms : one.arrivedMs; }

std::string doubtAbout(const GradedTry& one) {
  if (one.at.ms == 0) return " (when it was received)";
  return one.at.about ? " (by a clock that had lost power)" : "";
}

std::string sentenceOf(const GradedTry& one) {
  const std::string name = "Try " + std::to_string(one.number);
  if (!one.whyOut.empty()) return name + ": taken out: " + one.whyOut;
  if (!one.handedIn) return name + ": not handed in yet.";
  const std::string when = name + onDay(momentOf(one)) + doubtAbout(one) + ": ";
  if (!one.counts) return when + "another try counts in its place.";
  if (one.waiting) return when + "waits for your mark.";
  if (one.partly) return when + "it was " + kPartly + ": not yet, " + one.shown + ".";
  return when + (one.mastered ? "mastered" : "not yet") + (one.shown.empty() ? "." : ", " + one.shown + ".");
}

bool isScored(const GradedTry& one) { return one.counts && one.handedIn && !one.waiting; }

std::string wordsOf(Credit credit) {
  switch (credit) {
    case Credit::latest: return "the latest try";
    case Credit::mostBest: return "90 % of the best try and 10 % of the worst";
    case Credit::decaying: return "the tries, the later the more";
    case Credit::mastery:
    case Credit::blank:
    case Credit::best: break;
  }
  return "the best try";
}

std::string stateOf(const CheckWay& way) {
  const auto any = [&](auto is) { return std::any_of(way.tries.begin(), way.tries.end(), is); };
  if (any([](const GradedTry& one) { return one.counts && one.waiting; })) return "waits for your mark";
  const auto done = std::count_if(way.tries.begin(), way.tries.end(), isScored);
  if (done > 0) return "not yet: " + counted(static_cast<std::size_t>(done), "try", "tries");
  if (any([](const GradedTry& one) { return one.counts && !one.handedIn; })) return "under way";
  for (const GradedTry& one : way.tries)
    if (!one.whyOut.empty()) return "taken out: " + one.whyOut;
  return "not tried yet";
}

bool isWaiting(const CheckWay& way) {
  return std::any_of(way.tries.begin(), way.tries.end(),
                     [](const GradedTry& one) { return one.counts && one.waiting; });
}

void excuse(GradeCell& cell) {
  cell.points.reset();
  cell.excused = true;
  cell.words = "excused";
}

/// Blank until it is mastered. What the unit's end makes of it, the terms say.
void gradeByMastery(GradeCell& cell, const GradeColumn& column, const GradeTerms& terms, const CheckWay& way) {
  const auto mastered = std::find_if(way.tries.begin(), way.tries.end(),
                                     [](const GradedTry& one) { return isScored(one) && one.mastered; });
  if (mastered != way.tries.end()) {
    cell.points = column.points;
    cell.earnedMs = momentOf(*mastered);
    cell.words = "mastered on try " + std::to_string(mastered->number) + onDay(cell.earnedMs);
    return;
  }
  if (way.excused) {
    cell.reasons.emplace_back("Excused.");
    return excuse(cell);
  }
  cell.words = stateOf(way);
  if (!terms.isClosed()) return;
  if (isWaiting(way)) {  // a 0 would be the station's guess
    cell.reasons.emplace_back("The unit is closed. This stays blank until your mark is there.");
    return;
  }
  if (terms.credit == Credit::blank) {
    cell.reasons.emplace_back("The unit is closed. What is not mastered stays blank.");
    return;
  }
  if (terms.credit == Credit::mastery) {
    cell.points = Points(0);
    cell.reasons.emplace_back("The unit is closed. What is not mastered counts 0; mastered later, it counts fully.");
    return;
  }
  cell.points = column.points * shareOf(way.tries, terms.credit).value_or(0);
  cell.reasons.push_back("The unit is closed. What is not mastered counts by " + wordsOf(terms.credit) +
                         "; mastered later, it counts fully.");
}

/// The usual way: the points that were reached.
void gradeByPoints(GradeCell& cell, const GradeColumn& column, const GradeTerms& terms, const CheckWay& way) {
  if (column.check.empty()) {
    cell.words = "no points entered yet";
    return;
  }
  const auto share = isWaiting(way) ? std::nullopt : shareOf(way.tries, terms.summativeCredit);
  if (!share) {
    if (way.excused) return excuse(cell);
    cell.words = stateOf(way);
    return;
  }
  cell.points = column.points * *share;
  for (const GradedTry& one : way.tries)
    if (isScored(one)) cell.earnedMs = momentOf(one);
  cell.words = pointsText(*cell.points) + " of " + pointsText(column.points) + onDay(cell.earnedMs);
  cell.reasons.push_back("Graded by points, by " + wordsOf(terms.summativeCredit) + ".");
}

void take(GradeCell& cell, const GradeColumn& column, const GradeEntry& entry) {
  if (entry.value == "EX") return excuse(cell);
  cell.excused = false;
  cell.points = plainPoints(entry.value);
  cell.earnedMs = cell.points ? entry.atMs : 0;
  cell.words =
      cell.points ? pointsText(*cell.points) + " of " + pointsText(column.points) + onDay(entry.atMs) : "left blank";
}

std::string shownValue(const std::string& value) {
  if (value.empty()) return "blank";
  return value == "EX" ? "excused" : value;
}

std::string sentenceOf(const GradeEntry& entry) {
  const std::string when = " on " + dayOf(entry.atMs);
  switch (entry.kind) {
    case GradeEntry::Kind::points:
      return (entry.value.empty() ? "Points taken away" : entry.value + " points, " + entry.reason) + when + ".";
    case GradeEntry::Kind::override:
      return "Set to " + shownValue(entry.value) + " by the teacher" + when + ": " + entry.reason;
    case GradeEntry::Kind::takenBack: break;
  }
  return "The override was taken back" + when + (entry.reason.empty() ? "." : ": " + entry.reason);
}

}  // namespace

std::optional<Exact> shareOf(const std::vector<GradedTry>& tries, Credit credit) {
  std::vector<Exact> shares;
  for (const GradedTry& one : tries)
    if (isScored(one) && one.of > Points(0)) shares.push_back(must(Exact::ratio(one.points, one.of)));
  if (shares.empty()) return std::nullopt;
  const auto [worst, best] = std::minmax_element(shares.begin(), shares.end());
  static const Exact tenth = must(Exact::ratio(1, 10));
  static const Exact later = must(Exact::ratio(65, 100));
  switch (credit) {
    case Credit::latest: return shares.back();
    case Credit::mostBest: return (Exact(1) - tenth) * *best + tenth * *worst;
    case Credit::decaying: {
      Exact share = shares.front();
      for (std::size_t i = 1; i < shares.size(); ++i) share = later * shares[i] + (Exact(1) - later) * share;
      return share;
    }
    case Credit::mastery:
    case Credit::blank:
    case Credit::best: break;
  }
  return *best;
}

GradeCell gradeCellOf(const GradeColumn& column, const GradeTerms& terms, const CheckWay& way,
                      const std::vector<GradeEntry>& entries) {
  GradeCell cell;
  if (column.kind != GradeColumn::Kind::assignment)
    for (const GradedTry& one : way.tries) {
      cell.reasons.push_back(sentenceOf(one));
      for (const std::string& regrade : one.regrades)
        cell.reasons.push_back("Try " + std::to_string(one.number) + ": " + regrade);
    }
  if (column.kind == GradeColumn::Kind::check)
    gradeByMastery(cell, column, terms, way);
  else if (column.kind == GradeColumn::Kind::summative)
    gradeByPoints(cell, column, terms, way);
  else
    cell.words = "no points entered yet";
  const GradeEntry* points = nullptr;
  const GradeEntry* override = nullptr;
  for (const GradeEntry& entry : entries) {
    cell.reasons.push_back(sentenceOf(entry));
    if (entry.kind == GradeEntry::Kind::points)
      points = entry.value.empty() ? nullptr : &entry;
    else
      override = entry.kind == GradeEntry::Kind::override ? &entry : nullptr;
  }
  if (points != nullptr && column.kind != GradeColumn::Kind::check) take(cell, column, *points);
  if (override == nullptr) return cell;
  take(cell, column, *override);
  cell.overridden = true;
  cell.words = (cell.excused ? "excused" : shownValue(override->value)) + " by the teacher: " + override->reason;
  return cell;
}

GradeTotal gradeTotalOf(const std::vector<GradeColumn>& columns, const std::vector<GradeCell>& cells) {
  GradeTotal total;
  for (std::size_t i = 0; i < columns.size() && i < cells.size(); ++i) {
    if (cells[i].points) {
      total.points += *cells[i].points;
      total.of += columns[i].points;
    } else if (!cells[i].excused) {
      total.whole = false;
    }
  }
  if (total.of > Points(0)) total.percent = must(Exact::ratio(total.points * Exact(100), total.of)).toCutDecimal(1);
  return total;
}

}  // namespace cz::station
