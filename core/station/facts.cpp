#include "core/station/facts.h"

#include <map>

#include "core/base/text.h"
#include "core/records/offline_code.h"
#include "core/station/settings.h"
#include "core/store/database.h"

namespace cz::station {
namespace {

/// drawn (fact_writer.h): 1 is wrong, and 2 where neither the grant, nor the code, nor any rule of a class says "the
/// same form".
std::string otherSeed() {
  const std::string ruled = "'" + std::string(kRuledSameForm) + "'";
  return "(a.other_seed = 1 OR (a.other_seed = 2 AND NOT EXISTS(SELECT 1 FROM grants WHERE grants.id = a.grant_id AND "
         "grants.same_form = 1) AND NOT EXISTS(SELECT 1 FROM code_used c WHERE c.grant_id = a.grant_id AND c.action "
         "= " +
         std::to_string(static_cast<int>(records::CodeAction::sameForm)) +
         ") AND NOT EXISTS(SELECT 1 FROM setting WHERE name IN (" + ruled + ", " + ruled + " || a.check_id))))";
}

/// The teacher at the kiosk where an attempt was begun, or goes on, took it out.
std::string releasedColumn() {
  return "EXISTS(SELECT 1 FROM code_used c WHERE c.attempt = a.id AND c.log IN (a.log, a.holder) AND c.action = " +
         std::to_string(static_cast<int>(records::CodeAction::teacherRelease)) + ")";
}

/// One column of the newest decision whether an attempt stands.
std::string voidColumn(const std::string& column) {
  const int type = static_cast<int>(ledger::LeafType::attemptVoided);
  return "(SELECT d." + column +
         " FROM decided d WHERE d.check_id = a.check_id AND d.attempt = a.id AND d.type = " + std::to_string(type) +
         " ORDER BY d.number DESC, d.id DESC LIMIT 1)";
}

std::string attemptQuery(const std::string& where) {
  return std::string(
             "SELECT a.id, a.log, a.owner, a.check_id, a.number, a.grant_id, a.pack, a.start_index, a.start_ms, "
             "a.done_index, a.done_ms, coalesce(r.at_ms, 0), a.state, a.mastered, a.shown, a.missed, a.kiosk_mastered, "
             "a.differs, ") +
         otherSeed() + ", a.marks_missing, a.student, " + voidColumn("payload") + ", " + voidColumn("reason") + ", " +
         releasedColumn() +
         ", a.holder, a.done_log, (SELECT count(*) FROM hand_in WHERE hand_in.attempt = a.id), a.only_skills, "
         "a.help_deeds, a.factor"
         " FROM (SELECT *, coalesce((SELECT to_student FROM decided WHERE decided.attempt = attempt.id AND to_student "
         "<> '' ORDER BY number DESC, decided.id DESC LIMIT 1), student) AS owner FROM attempt) a LEFT JOIN arrival r "
         "ON r.seq = a.arrival WHERE a.start_index IS NOT NULL " +
         where;
}

constexpr const char* kByTry = "ORDER BY a.check_id, a.number, a.log, a.start_index";

std::vector<SkillId> skillsOf(const std::string& text) {
  std::vector<SkillId> skills;
  if (text.empty()) return skills;
  for (const std::string& id : split(text, '\n')) skills.emplace_back(id);
  return skills;
}

Points pointsOf(const std::string& text) {
  const auto points = Exact::parse(text);
  return points ? *points : Points(0);
}

Result<AttemptFact> attemptOf(const store::Statement& row) {
  AttemptFact fact;
  fact.id = AttemptId(row.text(0));
  fact.log = LogId(row.text(1));
  fact.student = StudentId(row.text(2));
  fact.check = CheckId(row.text(3));
  fact.number = static_cast<int>(row.integer(4));
  fact.grant = GrantId(row.text(5));
  CZ_TRY(pack, fixedFrom<Hash>(row.blob(6), "A pack's hash"));
  fact.pack = pack;
  fact.startLeaf = static_cast<std::uint64_t>(row.integer(7));
  fact.startMs = row.integer(8);
  if (!row.isNull(9)) fact.doneLeaf = static_cast<std::uint64_t>(row.integer(9));
  fact.doneMs = row.integer(10);
  fact.arrivedMs = row.integer(11);
  fact.state = static_cast<AttemptFact::State>(row.integer(12));
  fact.mastered = row.integer(13) != 0;
  fact.shown = row.text(14);
  fact.missed = skillsOf(row.text(15));
  fact.kioskMastered = row.integer(16) != 0;
  fact.differs = row.integer(17) != 0;
  fact.otherSeed = row.integer(18) != 0;
  fact.marksMissing = static_cast<int>(row.integer(19));
  fact.startedBy = StudentId(row.text(20));
  fact.holder = LogId(row.text(24));
  fact.doneLog = LogId(row.text(25));
  fact.handIns = static_cast<int>(row.integer(26));
  fact.only = skillsOf(row.text(27));
  fact.deeds = static_cast<std::uint64_t>(row.integer(28));
  fact.timeFactor = pointsOf(row.text(29));
  if (row.isNull(21)) {
    fact.takenOut = row.integer(23) != 0;
    if (fact.takenOut) fact.whyOut = "The teacher took it out at the kiosk.";
    return fact;
  }
  CZ_TRY(decision, records::decodeTeachersDecision(ledger::LeafType::attemptVoided, row.blob(21)));
  fact.takenOut = std::get<journey::Voided>(decision.what).on;
  if (fact.takenOut) fact.whyOut = row.text(22);
  return fact;
}

}  // namespace

template <class... Args>
Facts::Attempts Facts::attempts(const std::string& where, const Args&... args) const {
  CZ_TRY(row, db_.query(attemptQuery(where), args...));
  std::vector<AttemptFact> all;
  for (;;) {
    CZ_TRY(more, row.step());
    if (!more) return all;
    CZ_TRY(fact, attemptOf(row));
    all.push_back(std::move(fact));
  }
}

Facts::Attempts Facts::attemptsOf(const StudentId& student) const {
  return attempts(std::string("AND a.owner = ?1 ") + kByTry, student);
}

Facts::Attempts Facts::attemptsOf(const StudentId& student, const CheckId& check) const {
  return attempts(std::string("AND a.owner = ?1 AND a.check_id = ?2 ") + kByTry, student, check);
}

Facts::Attempts Facts::onTheWayOf(const StudentId& student, const CheckId& check) const {
  return attempts(std::string("AND (a.student = ?1 OR a.owner = ?1 OR a.id IN (SELECT attempt FROM decided WHERE "
                              "to_student = ?1 AND check_id = ?2)) AND a.check_id = ?2 ") +
                      kByTry,
                  student, check);
}

Result<std::optional<AttemptFact>> Facts::attempt(const AttemptId& id) const {
  CZ_TRY(found, attempts("AND a.id = ?1", id));
  return found.empty() ? std::nullopt : std::optional<AttemptFact>(found.front());
}

Facts::Attempts Facts::lastHandedIn(std::size_t most) const {
  return attempts("AND a.arrival IS NOT NULL ORDER BY a.arrival DESC, a.done_index DESC LIMIT ?1", most);
}

Facts::Attempts Facts::ofCheck(const CheckId& check) const {
  return attempts("AND a.check_id = ?1 ORDER BY a.owner, a.number, a.log, a.start_index", check);
}

Facts::Attempts Facts::ofCheckSince(const CheckId& check, std::int64_t arrival) const {
  return attempts("AND a.check_id = ?1 AND a.state = 2 AND a.arrival > ?2 ORDER BY a.arrival, a.done_index LIMIT 100",
                  check, arrival);
}

Facts::Attempts Facts::stillOpen() const { return standing("AND a.done_index IS NULL ORDER BY a.log, a.start_index"); }

Facts::Attempts Facts::askedAfter() const {
  return standing("AND EXISTS(SELECT 1 FROM ask WHERE ask.attempt = a.id) ORDER BY a.arrival, a.done_index");
}

Facts::Attempts Facts::notYet() const {
  return standing(
      "AND a.done_index IS NOT NULL AND a.mastered = 0 AND a.marks_missing = 0 ORDER BY a.arrival, a.done_index");
}

Facts::Attempts Facts::onSharedGrants() const {
  CZ_TRY(all, standing("AND a.grant_id <> '' ORDER BY a.grant_id, a.owner, a.number, a.log, a.start_index"));
  std::map<std::pair<GrantId, StudentId>, int> uses;
  for (const AttemptFact& one : all) ++uses[{one.grant, one.student}];
  std::erase_if(all, [&](const AttemptFact& one) { return uses[{one.grant, one.student}] < 2; });
  return all;
}

Facts::Attempts Facts::underOneNumber() const {
  return standing(
      "AND a.owner = a.student AND EXISTS(SELECT 1 FROM attempt b WHERE b.student = a.student AND b.check_id = "
      "a.check_id AND b.number = a.number AND b.log <> a.log AND b.start_index IS NOT NULL) ORDER BY a.owner, "
      "a.check_id, a.number, a.log, a.start_index");
}

Facts::Attempts Facts::handedInTwice() const {
  CZ_TRY(all, standing("AND (SELECT count(*) FROM hand_in WHERE hand_in.attempt = a.id) > 1 ORDER BY a.arrival, a.id"));
  std::vector<AttemptFact> twice;
  for (AttemptFact& one : all) {
    CZ_TRY(handIns, handInsOf(one));  // those of a kiosk that had no business with it don't count
    if (handIns.size() > 1) twice.push_back(std::move(one));
  }
  return twice;
}

Facts::Attempts Facts::waitingForMarks() const {
  return standing("AND a.state = 2 AND a.marks_missing > 0 ORDER BY a.arrival, a.done_index");
}

Facts::Attempts Facts::standing(const std::string& where) const {
  CZ_TRY(all, attempts(where));
  std::erase_if(all, [](const AttemptFact& one) { return one.takenOut; });
  return all;
}

Result<scoring::Marks> Facts::marksOf(const AttemptId& attempt) const {
  CZ_TRY(row, db_.query("SELECT given FROM mark WHERE attempt = ?1 ORDER BY slot", attempt));
  scoring::Marks marks;
  for (;;) {
    CZ_TRY(more, row.step());
    if (!more) return marks;
    CZ_TRY(given, records::decodeMarkGiven(row.blob(0)));
    if (!given.mark.levels.empty()) marks[given.slot] = std::move(given.mark);  // else it was taken back
  }
}

Result<std::optional<records::MarkGiven>> Facts::markOf(const AttemptId& attempt, const SlotId& slot) const {
  CZ_TRY(row, db_.query("SELECT given FROM mark WHERE attempt = ?1 AND slot = ?2", attempt, slot));
  CZ_TRY(there, row.step());
  if (!there) return std::optional<records::MarkGiven>();
  CZ_TRY(given, records::decodeMarkGiven(row.blob(0)));
  return std::optional<records::MarkGiven>(std::move(given));
}

Facts::Attempts Facts::differing() const {
  return attempts(std::string("AND (a.differs = 1 OR ") + otherSeed() +
                  ") ORDER BY a.arrival DESC, a.log, a.start_index");
}

Result<std::vector<PlaceFact>> Facts::placesOf(const AttemptId& attempt) const {
  CZ_TRY(row, db_.query("SELECT slot, verdict, points, of, read_as, kiosk_verdict, kiosk_points FROM place WHERE "
                        "attempt = ?1 ORDER BY position",
                        attempt));
  std::vector<PlaceFact> places;
  for (;;) {
    CZ_TRY(more, row.step());
    if (!more) return places;
    places.push_back({SlotId(row.text(0)), static_cast<scoring::Verdict>(row.integer(1)), pointsOf(row.text(2)),
                      pointsOf(row.text(3)), row.text(4), static_cast<scoring::Verdict>(row.integer(5)),
                      pointsOf(row.text(6))});
  }
}

Result<std::string> Facts::wordsAfter(const AttemptId& attempt) const {
  CZ_TRY(row, db_.query("SELECT words FROM ask WHERE attempt = ?1 ORDER BY log, idx DESC LIMIT 1", attempt));
  CZ_TRY(found, row.step());
  return found ? row.text(0) : std::string();
}

Result<std::vector<OddFact>> Facts::oddities() const {
  CZ_TRY(row, db_.query("SELECT log, idx, what FROM oddity ORDER BY log, idx"));
  std::vector<OddFact> all;
  for (;;) {
    CZ_TRY(more, row.step());
    if (!more) return all;
    all.push_back({LogId(row.text(0)), static_cast<std::uint64_t>(row.integer(1)), row.text(2)});
  }
}

Result<std::int64_t> Facts::countAttempts() const {
  CZ_TRY(row, db_.query("SELECT count(*) FROM attempt"));
  CZ_TRY(found, row.step());
  return found ? row.integer(0) : 0;
}

}  // namespace cz::station
