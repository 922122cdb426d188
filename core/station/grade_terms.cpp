#include "core/station/grade_terms.h"

#include <algorithm>

#include "core/station/station.h"

namespace cz::station {
namespace {

constexpr int kMostPoints = 1000;
constexpr int kDecimals = 2;

Result<void> expectPlace(Station& station, const GradePlace& place) {
  CZ_TRY(roster, station.rosters().load());
  if (std::none_of(roster.classes.begin(), roster.classes.end(),
                   [&](const roster::Class& each) { return each.active && each.id == place.inClass; }))
    return Error{Fault::notFound, "The roster has no class \"" + place.inClass.text + "\".", ""};
  if (station.packs().findUnit(place.unit)) return {};
  return Error{Fault::notFound, "No pack has a unit \"" + place.unit + "\". Unit ids are written pack/unit.", ""};
}

Result<void> write(Station& station, const GradePlace& place, const GradeTerms& terms, const std::string& words) {
  store::Database& db = station.db();
  CZ_TRY(transaction, store::Transaction::begin(db));
  CZ_CHECK(
      db.run("INSERT OR REPLACE INTO gradebook(class, unit, credit, summative_check, summative_credit, closed_ms) "
             "VALUES(?1, ?2, ?3, ?4, ?5, ?6)",
             place.inClass, place.unit, static_cast<int>(terms.credit), terms.summativeCheck,
             static_cast<int>(terms.summativeCredit), terms.closedMs));
  CZ_CHECK(db.run("DELETE FROM grade_column WHERE class = ?1 AND unit = ?2", place.inClass, place.unit));
  for (const auto& [column, points] : terms.points)
    CZ_CHECK(db.run("INSERT INTO grade_column(class, unit, col, points) VALUES(?1, ?2, ?3, ?4)", place.inClass,
                    place.unit, column, points.toText()));
  CZ_CHECK(note(station, transaction, "grades.terms", words + " of " + place.inClass.text + ", " + place.unit + "."));
  return transaction.commit();
}

Credit creditOf(std::int64_t number) {
  const bool known = number >= 0 && number <= static_cast<int>(Credit::decaying);
  return known ? static_cast<Credit>(number) : Credit::mastery;
}

}  // namespace

Points GradeTerms::pointsOf(const std::string& column) const {
  const auto decided = points.find(column);
  if (decided != points.end()) return decided->second;
  if (column.starts_with("assignment/")) return 10;
  return column.starts_with("check/") ? 2 : 50;
}

Result<GradeTerms> gradeTermsOf(Station& station, const GradePlace& place) {
  GradeTerms terms;
  {
    CZ_TRY(row, station.db().query("SELECT credit, summative_check, summative_credit, closed_ms FROM gradebook WHERE "
                                   "class = ?1 AND unit = ?2",
                                   place.inClass, place.unit));
    CZ_TRY(there, row.step());
    if (!there) return terms;
    terms.credit = creditOf(row.integer(0));
    terms.summativeCheck = CheckId(row.text(1));
    terms.summativeCredit = creditOf(row.integer(2));
    terms.closedMs = row.integer(3);
  }
  CZ_TRY(row, station.db().query("SELECT col, points FROM grade_column WHERE class = ?1 AND unit = ?2", place.inClass,
                                 place.unit));
  for (;;) {
    CZ_TRY(more, row.step());
    if (!more) return terms;
    CZ_TRY(points, Exact::parse(row.text(1)));
    terms.points[row.text(0)] = points;
  }
}

Result<void> setGradeTerms(Station& station, const GradePlace& place, const GradeTerms& terms) {
  CZ_CHECK(expectPlace(station, place));
  for (const auto& [column, points] : terms.points)
    if (points < Points(0) || points > Points(kMostPoints) || !points.toDecimal(kDecimals))
      return Error{Fault::input,
                   "Points of a column go from 0 to 1000, with at most two decimals. 0 takes the column out.", column};
  if (!terms.summativeCheck.empty() && !station.packs().findCheck(terms.summativeCheck))
    return Error{Fault::notFound, "No pack has a check \"" + terms.summativeCheck.text + "\".", ""};
  CZ_TRY(known, gradeTermsOf(station, place));
  GradeTerms wanted = terms;
  wanted.closedMs = known.closedMs;
  return write(station, place, wanted, "Changed points or credit in the gradebook");
}

Result<void> closeUnit(Station& station, const GradePlace& place, bool closed) {
  CZ_CHECK(expectPlace(station, place));
  CZ_TRY(terms, gradeTermsOf(station, place));
  if (terms.isClosed() == closed) return {};
  terms.closedMs = closed ? std::max<std::int64_t>(station.clock().wallMs(), 1) : 0;
  return write(station, place, terms, closed ? "Closed the gradebook" : "Opened the gradebook again");
}

std::optional<Points> plainPoints(const std::string& text) {
  const std::string digits = text.starts_with('-') ? text.substr(1) : text;
  const std::size_t point = digits.find('.');
  const std::string whole = digits.substr(0, point);
  const std::string part = point == std::string::npos ? "0" : digits.substr(point + 1);
  const auto isNumber = [](const std::string& one) {
    return !one.empty() && one.find_first_not_of("0123456789") == std::string::npos;
  };
  // "1.000" may have been a thousand before a comma became a point.
  if (!isNumber(whole) || !isNumber(part) || part.size() > kDecimals) return std::nullopt;
  const auto points = Exact::parse(text);
  return points ? std::optional(*points) : std::nullopt;
}

std::string pointsText(const Points& points) {
  if (const auto exact = points.toDecimal(kDecimals)) return *exact;
  std::string cut = points.toCutDecimal(kDecimals);
  while (cut.ends_with('0')) cut.pop_back();
  if (cut.ends_with('.')) cut.pop_back();
  return cut;
}

const std::vector<std::string>& creditNames() {
  static const std::vector<std::string> names = {"mastery", "blank", "best", "latest", "most-best", "decaying"};
  return names;
}

}  // namespace cz::station
