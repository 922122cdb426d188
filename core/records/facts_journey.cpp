// A student's journey from the rows of facts. Every happening says by itself where it stands, so the order in which the
// rows are read doesn't matter (journey.h).

#include "core/base/text.h"
#include "core/records/facts.h"
#include "core/records/payload_code.h"
#include "core/records/payload_journey.h"

namespace cz::records {
namespace {

using journey::Deed;
using journey::DeedId;
using journey::Journey;
using journey::Outcome;

/// The attempts on this way: the student's own, and those that a correction brought.
constexpr const char* kOnThisWay =
    "(SELECT id FROM attempt WHERE student = ?1 AND check_id = ?2 UNION SELECT attempt FROM decided WHERE to_student = "
    "?1 AND check_id = ?2)";

std::vector<SkillId> skillsOf(const std::string& lines) {
  std::vector<SkillId> skills;
  if (lines.empty()) return skills;
  for (const std::string& id : split(lines, '\n')) skills.emplace_back(id);
  return skills;
}

/// Where it happened. An empty log is this kiosk's.
journey::Stamp stampAt(const store::Statement& row, int logColumn, int leafColumn, const LogId& here) {
  const LogId log(row.text(logColumn));
  return {log.empty() ? here : log, static_cast<std::uint64_t>(row.integer(leafColumn))};
}

std::uint64_t leafAt(const store::Statement& row, int column) {
  return static_cast<std::uint64_t>(row.integer(column));
}

/// A number as text that sorts as the number does.
std::string inOrder(std::uint64_t number) {
  constexpr std::size_t kDigits = 20;
  const std::string digits = std::to_string(number);
  return std::string(kDigits - digits.size(), '0') + digits;
}

/// One way, from the tables of one database.
struct Telling {
  store::Database& database;
  const LogId& log;
  const StudentId& student;
  const CheckId& check;
  Journey journey = {};

  void add(const journey::Happening& happening) { journey = journey::evolve(std::move(journey), happening); }

  /// `take` gets each row of `columns` FROM `table` WHERE …
  template <class Take>
  Result<void> each(const std::string& query, Take take) {
    CZ_TRY(row, database.query(query, student, check));
    for (;;) {
      CZ_TRY(there, row.step());
      if (!there) return {};
      CZ_CHECK(take(row));
    }
  }

  Result<void> attempts() {
    CZ_CHECK(each(
        std::string("SELECT id, number, grant_id, start_leaf, student, log, only_skills, deeds, factor FROM attempt "
                    "WHERE id IN ") +
            kOnThisWay,
        [&](const store::Statement& row) -> Result<void> {
          const auto number = static_cast<int>(row.integer(1));
          CZ_TRY(factor, Exact::parse(row.text(8)));
          add(journey::Started{stampAt(row, 5, 3, log), StudentId(row.text(4)), AttemptId(row.text(0)), number,
                               GrantId(row.text(2)), skillsOf(row.text(6)), leafAt(row, 7), factor});
          return {};
        }));
    const auto handIn = [&](const store::Statement& row) { return addHandIn(row); };
    CZ_CHECK(each(std::string("SELECT id, done_leaf, done_log, mastered, waiting, missed, done_ms FROM attempt WHERE "
                              "done_leaf IS NOT NULL AND id IN ") +
                      kOnThisWay,
                  handIn));
    return each(
        std::string("SELECT attempt, leaf, log, mastered, waiting, missed, done_ms FROM hand_in WHERE stands = 1 "
                    "AND attempt IN ") +
            kOnThisWay,
        handIn);
  }

  Result<void> addHandIn(const store::Statement& row) {
    const Outcome outcome{row.integer(3) != 0, row.integer(4) > 0, skillsOf(row.text(5))};
    const auto doneMs = row.isNull(6) ? std::nullopt : std::optional(row.integer(6));
    add(journey::HandedIn{stampAt(row, 2, 1, log), AttemptId(row.text(0)), outcome, doneMs});
    return {};
  }

  Result<void> steps() {
    CZ_CHECK(each(std::string("SELECT leaf, attempt, log FROM asking WHERE attempt IN ") + kOnThisWay,
                  [&](const store::Statement& row) -> Result<void> {
                    add(journey::Asked{stampAt(row, 2, 0, log), AttemptId(row.text(1))});
                    return {};
                  }));
    return each(std::string("SELECT leaf, attempt, kind, log FROM step WHERE attempt IN ") + kOnThisWay,
                [&](const store::Statement& row) -> Result<void> {
                  const auto kind = static_cast<Step::Kind>(row.integer(2));
                  add(happeningOf(kind, AttemptId(row.text(1)), stampAt(row, 3, 0, log)));
                  return {};
                });
  }

  /// Marks from the station are in one downlog, so their places there number the decisions. One that was given here
  /// comes after all that had been heard by then, and before the rest. Where a mark doesn't say what is missing, what
  /// the kiosk found at the hand-in stands.
  Result<void> marks() {
    return each(
        std::string("SELECT attempt, mastered, waiting, leaf, coalesce(missed, (SELECT missed FROM attempt "
                    "WHERE attempt.id = marked.attempt), ''), regrade, own, heard FROM marked WHERE attempt IN ") +
            kOnThisWay,
        [&](const store::Statement& row) -> Result<void> {
          const Outcome outcome{row.integer(1) != 0, row.integer(2) > 0, skillsOf(row.text(4))};
          const Deed by = row.integer(6) != 0 ? Deed{2 * leafAt(row, 7), DeedId(inOrder(leafAt(row, 3)))}
                                              : Deed{2 * leafAt(row, 3) + 1, {}};
          add(journey::Marked{by, AttemptId(row.text(0)), outcome, leafAt(row, 5)});
          return {};
        });
  }

  /// A kiosk's teacher can take out what was begun or goes on at that kiosk, and nothing else. Such a deed has no
  /// number: whatever the station decides about the try counts after it, also that it goes on at yet another kiosk.
  Result<void> releases() {
    return each(std::string("SELECT coded.id, coded.attempt FROM coded JOIN attempt ON attempt.id = coded.attempt AND "
                            "coded.log IN (attempt.log, attempt.holder) WHERE coded.action = ") +
                    std::to_string(static_cast<int>(CodeAction::teacherRelease)) + " AND coded.attempt IN " +
                    kOnThisWay,
                [&](const store::Statement& row) -> Result<void> {
                  add(journey::Voided{{0, DeedId(row.text(0))}, AttemptId(row.text(1)), true});
                  return {};
                });
  }

  /// More time is the try's, whoever turns out to have taken it.
  Result<void> codes() {
    const std::string time = std::to_string(static_cast<int>(CodeAction::moreTime));
    return each(
        "SELECT id, leaf, log, action, attempt FROM coded WHERE (student = ?1 AND check_id = ?2 AND action <> " + time +
            ") OR (action = " + time + " AND attempt IN " + kOnThisWay + ")",
        [&](const store::Statement& row) -> Result<void> {
          const CodeUsed used{student,
                              check,
                              {},
                              static_cast<CodeAction>(row.integer(3)),
                              GrantId(row.text(0)),
                              AttemptId(row.text(4))};
          if (const auto happened = happeningOf(used, stampAt(row, 2, 1, log))) add(*happened);
          return {};
        });
  }

  Result<void> decisions() {
    CZ_CHECK(each("SELECT id, number, same_form, after_try FROM granted WHERE student = ?1 AND check_id = ?2",
                  [&](const store::Statement& row) -> Result<void> {
                    const Deed by{leafAt(row, 1), DeedId(row.text(0))};
                    add(journey::Unlocked{by, GrantId(row.text(0)), row.integer(2) != 0, AttemptId(row.text(3))});
                    return {};
                  }));
    CZ_CHECK(codes());
    CZ_CHECK(releases());
    return each(std::string("SELECT type, payload FROM decided WHERE check_id = ?2 AND ((attempt = '' AND student = "
                            "?1) OR attempt IN ") +
                    kOnThisWay + ")",
                [&](const store::Statement& row) -> Result<void> {
                  const auto type = static_cast<ledger::LeafType>(row.integer(0));
                  CZ_TRY(decision, decodeTeachersDecision(type, row.blob(1)));
                  std::visit([&](const auto& what) { add(what); }, decision.what);
                  return {};
                });
  }
};

}  // namespace

Result<std::vector<std::pair<StudentId, CheckId>>> Facts::ways() {
  CZ_TRY(row, database_->query("SELECT student, check_id FROM attempt UNION SELECT to_student, check_id FROM decided "
                               "WHERE to_student <> '' ORDER BY 1, 2"));
  std::vector<std::pair<StudentId, CheckId>> all;
  for (;;) {
    CZ_TRY(there, row.step());
    if (!there) return all;
    all.emplace_back(row.text(0), row.text(1));
  }
}

Result<std::uint64_t> Facts::doneSince(std::uint64_t leaf) {
  CZ_TRY(row, database_->query("SELECT count(*) FROM attempt WHERE log = '' AND done_leaf >= ?1", leaf));
  CZ_TRY(there, row.step());
  return there ? static_cast<std::uint64_t>(row.integer(0)) : 0;
}

Result<journey::Journey> Facts::journey(const StudentId& student, const CheckId& check) {
  Telling telling{*database_, log_, student, check};
  telling.journey.student = student;
  CZ_CHECK(telling.attempts());
  CZ_CHECK(telling.steps());
  CZ_CHECK(telling.marks());
  CZ_CHECK(telling.decisions());
  return std::move(telling.journey);
}

}  // namespace cz::records
