// Every text of a person is escaped, on every page.

#include "core/station/daemon/marking_pages.h"
#include "core/station/daemon/page_code_sheet.h"
#include "core/station/daemon/progress_pages.h"
#include "core/station/daemon/students_pages.h"
#include "tests/core/station/page_samples.h"

using namespace cz;
using namespace cz::station;
using station::testing::around;
using station::testing::assets;
using station::testing::has;
using station::testing::kHostile;
using station::testing::kTamed;
using station::testing::request;
using station::testing::studentPage;
using station::testing::takingSeat;

namespace {

void checkTamed(const std::vector<std::string>& pages) {
  for (const std::string& page : pages) {
    CHECK_FALSE(has(page, "<script>alert"));
    CHECK_FALSE(has(page, "alert('x')"));
    CHECK_FALSE(has(page, "\"&{{"));
    CHECK(has(page, kTamed));
  }
}

}  // namespace

TEST_CASE("A name made of markup is shown as the letters that it is, on every page") {
  Today today;
  today.seats = {takingSeat()};
  today.seats[0].seat = today.seats[0].who = today.seats[0].check = kHostile;
  today.requests = {request()};
  today.requests[0].who = today.requests[0].title = today.requests[0].words = kHostile;
  today.requests[0].missed = {kHostile};
  today.requests[0].student = StudentId(kHostile);
  today.requests[0].usedUp = true;
  today.requests[0].back.answers = {kHostile, kHostile, kHostile};
  today.toConfirm = {{StudentId(kHostile), kHostile, CheckId(kHostile), kHostile, {kHostile}, {{kHostile}}}};
  ResultCard result;
  result.who = result.title = result.shown = result.seat = kHostile;
  today.results = {result};
  today.alarms = {kHostile};

  Progress progress;
  progress.heading = kHostile;
  progress.classes = progress.units = {{kHostile, kHostile, true}};
  progress.lessons = {{kHostile, kHostile}};
  progress.rows = {{StudentId(kHostile), kHostile, {{CheckId(kHostile)}}}};

  StudentPage student = studentPage();
  student.who = student.classes[0] = student.checks[0].title = student.checks[0].words = kHostile;
  AttemptPart& attempt = student.checks[0].attempts[0];
  attempt.shown = attempt.seat = attempt.log = kHostile;
  attempt.notes = {kHostile};
  attempt.reflection = {kHostile, kHostile, kHostile};
  attempt.receipt = attempt.begunByWho = kHostile;
  attempt.id = AttemptId(kHostile);
  attempt.begunBy = StudentId(kHostile);
  attempt.decided = {kHostile};
  attempt.offers = {{DecisionKind::giveTime}, {DecisionKind::takeOut, true}, {DecisionKind::correct, true}};
  attempt.moveTo = {{LogId(kHostile), kHostile}};
  student.checks[0].whyExcused = kHostile;
  student.checks[0].givenAway = {{AttemptId(kHostile), 1, StudentId(kHostile), kHostile, kHostile}};
  student.checks[0].offers = {{DecisionKind::excuse, true}};
  student.untried = {student.checks[0]};
  const WantedDecision wanted{DecisionKind::takeOut, attempt.id, kHostile, StudentId(kHostile), LogId(kHostile), 0};
  const TriedDecision tried{student.checks[0].check, wanted, kHostile, kHostile};
  const TriedDecision late{CheckId(kHostile), wanted, kHostile, kHostile};
  const DecidedNow decided{StudentId(kHostile), kHostile, {{StudentId(kHostile), CheckId(kHostile), wanted}}};
  WhosePage whose;
  whose.student = StudentId(kHostile);
  whose.check = CheckId(kHostile);
  whose.attempt = AttemptId(kHostile);
  whose.who = whose.title = whose.shown = whose.seat = kHostile;
  whose.classes = {{kHostile, {{StudentId(kHostile), kHostile}}}};
  ItemLine& item = attempt.items[0];
  item.stem = item.response[0] = item.readAs = item.differs = item.item = item.draws = kHostile;

  RulesPage rules;
  rules.classes = rules.checks = {{kHostile, kHostile, true}};
  rules.shown = ClassId(kHostile);
  rules.heading = kHostile;
  rules.byCheck = {{CheckId(kHostile), kHostile, {}}};

  sync::EnrolStation::View adding;
  adding.openMs = 60'000;
  adding.calling = true;
  adding.seat = adding.lastSeat = adding.number = kHostile;
  adding.last = sync::Outcome::different;

  student.checks[0].codes = {kHostile};
  CodePage code;
  code.seats = code.students = code.checks = {{kHostile, kHostile, true}};
  code.waiting = {{StudentId(kHostile), kHostile, CheckId(kHostile), kHostile}};
  const IssuedCode made{kHostile, kHostile, kHostile, kHostile, kHostile, {kHostile}};

  Gradebook book;
  book.place = {ClassId(kHostile), kHostile};
  book.heading = book.className = kHostile;
  book.classes = book.units = book.checks = {{kHostile, kHostile, true}};
  book.columns = book.all = {{GradeColumn::Kind::assignment, kHostile, CheckId(kHostile), kHostile, 2}};
  GradeCell cell;
  cell.words = kHostile;
  cell.reasons = {kHostile};
  cell.overridden = true;
  book.rows = {{StudentId(kHostile), kHostile, kHostile, kHostile, kHostile, kHostile, {cell}, {}}};
  const GradePage grade{book, book.rows[0], book.columns[0], cell};
  const GradesOut out{GradeFormat::csv, {{{kHostile, kHostile}}, {kHostile}}, {kHostile}};
  const GradesIn in{kHostile, {{kHostile}, {{2, true, kHostile}}, {{kHostile, StudentId(kHostile), {}}}, 1}};

  KioskPage lost;
  lost.card.seat = kHostile;
  lost.outSince = 1;
  lost.aside = {{1, {}, kHostile, 1, 0, 2, 1}};

  ChecksPage checks;
  const RegradeAction action{journey::DeedId(kHostile), 1, false, kHostile, kHostile, 2, 1, 1, 1};
  checks.packs = {{kHostile,
                   kHostile,
                   {{{{kHostile, kHostile, {}, 1}, 1, true}, 1}},
                   {{CheckId(kHostile), kHostile, 1, {action}}}}};
  RegradePlan plan;
  plan.check = CheckId(kHostile);
  plan.title = plan.pack.id = plan.pack.version = kHostile;
  plan.withdrawn = {ItemId(kHostile)};
  plan.open = {{StudentId(kHostile), kHostile, 1, kHostile}};
  RegradeLine line;
  line.student = StudentId(kHostile);
  line.who = line.before.shown = line.after.shown = kHostile;
  line.before.mastered = true;
  line.kept = {{SlotId(kHostile), ItemId(kHostile), kHostile}};
  plan.lines = {line};
  const RegradeChoices choices{{{{kHostile, kHostile, {}, 1}, 1, true}}, {ItemId(kHostile)}, {kHostile}};

  const Pages pages(assets());
  checkTamed({pages.checks(checks, around()),
              pages.regrade(plan, choices, {kHostile, kHostile}, kHostile, around()),
              pages.gradebook(book, kHostile, around()),
              pages.grade(grade, kHostile, around()),
              pages.gradesOut(book, out, kHostile, around()),
              pages.gradesIn(book, in, around()),
              pages.kiosks(today, adding, kHostile, around()),
              pages.code(code, made, kHostile, around()),
              pages.pin(StudentId(kHostile), {kHostile, kHostile, kHostile}, around()),
              pages.kiosk(lost, around()),
              pages.today(today, around()),
              pages.rules(rules, kHostile, around()),
              ProgressPages(assets()).progress({progress, {}, {}, {}, {}}, kHostile, around()),
              pages.student(student, around()),
              pages.student(student, around(), tried, decided),
              pages.student(student, around(), late),
              pages.whose(whose, tried, around()),
              pages.message(kHostile, kHostile, around()),
              pages.receipt(kHostile, kHostile, kHostile, around()),
              pages.signIn(kHostile, kHostile)});
}

TEST_CASE("So it is on the pages about students: the list, a list on its way in, slips, forgetting") {
  const StudentsPages pages(assets());
  const StudentLine line{StudentId(kHostile), kHostile, kHostile, kHostile, {kHostile}, false, {kHostile}};
  const StudentsPage page{{{kHostile, kHostile, true}, {kHostile, kHostile, false}}, {line}, {line}, {line}, 1, 1};
  StudentsPage nobody = page;
  nobody.students.clear();
  const ColumnsView columns{
      kHostile, {{kHostile, "", kHostile}, {{kHostile, kHostile, kHostile}}}, {0, {}, {}, {}, {}, {}, 2}, kHostile};
  const roster::IncomingStudent someone{kHostile, kHostile, kHostile, kHostile, kHostile, true, {ClassId(kHostile)},
                                        {},       kHostile, 2};
  roster::Plan plan;
  plan.classes = {{ClassId(kHostile), kHostile, true}};
  plan.classChanges = plan.notes = {kHostile};
  plan.added = {someone};
  plan.changed = plan.moved = {{StudentId(kHostile), someone, {kHostile}}};
  plan.missing = {{StudentId(kHostile), kHostile, kHostile}};
  plan.ambiguous = {{someone, kHostile}};
  plan.refused = {{kHostile, 2, kHostile}};
  checkTamed({pages.list(page, kHostile, around()), pages.list(nobody, kHostile, around()),
              pages.columns(columns, around()), pages.preview({plan, kHostile, false, kHostile}, around()),
              pages.preview({plan, kHostile, true, ""}, around()),
              pages.slips({{kHostile, kHostile, kHostile}}, around()),
              pages.forgetting(StudentId(kHostile), {kHostile, 1, 2}, kHostile, around())});
}

TEST_CASE("So it is on the pages of marking: the desk, one response, two marks") {
  const MarkingPages pages(assets());
  ToMark entry;
  entry.attempt = AttemptId(kHostile);
  entry.slot = SlotId(kHostile);
  entry.student = StudentId(kHostile);
  entry.check = CheckId(kHostile);
  entry.who = entry.title = entry.stem = entry.sample = entry.markedAt = kHostile;
  entry.response = scoring::Typed(kHostile);
  entry.rubric.levels = {{kHostile, 0}, {kHostile, 1}};
  entry.rubric.mastered = 1;
  entry.rubric.criteria = {{CriterionId(kHostile), kHostile, {kHostile, kHostile}, {kHostile, kHostile}, 1}};
  const scoring::Mark mark{{{CriterionId(kHostile), 1}}, kHostile};
  DeskPage desk;
  desk.turn = {entry, PresentRubric::Edit::words, CriterionId(kHostile), 0, 1, kHostile, 1, 2, 1, kHostile};
  desk.heaps = {{CheckId(kHostile), kHostile, 1, 1, 1, 5}};
  desk.spoken = {entry};
  desk.seconds = {{entry, false}, {entry, true}};
  desk.reworded = {{CheckId(kHostile), kHostile, 1, {{AttemptId(kHostile), SlotId(kHostile)}}}};
  desk.sayings = {kHostile};
  desk.decisions = 1;
  WholeView whole;
  whole.entry = entry;
  whole.entry.mark = mark;
  whole.edit = PresentRubric::Edit::another;
  whole.sayings = {kHostile};
  whole.elsewhere = whole.problem = kHostile;
  checkTamed({pages.desk({desk, kHostile, kHostile}, around()), pages.whole(whole, around()),
              pages.two({{entry, mark, mark, true}, false, kHostile, {}}, around())});
}

TEST_CASE("So it is on progress with a pace, on what goes home, in groups, on sheets of codes and in the audit log") {
  const std::optional<journey::Day> due = journey::dayOf(2026, 11, 18);
  Progress progress;
  progress.heading = kHostile;
  progress.classes = progress.units = {{kHostile, kHostile, true}};
  progress.lessons = {{kHostile, kHostile}};
  progress.rows = {{StudentId(kHostile), kHostile, {{CheckId(kHostile)}}}};
  const ProgressView view{progress, {{PaceState::Is::behind, 2}}, UnitPace{*due, 3}, 0, {due}};
  Report report;
  report.student = StudentId(kHostile);
  report.who = report.unit = kHostile;
  report.can = report.notYet = {{kHostile, kHostile, kHostile}};
  report.next = {kHostile};
  Group group;
  group.about = group.title = group.what = group.revise = kHostile;
  group.members = {{StudentId(kHostile), kHostile, AttemptId(kHostile), 1, {kHostile}, 5}};
  group.lastMetMs = 5;
  const GroupsPage groups{{{kHostile, kHostile, true}}, {group}, {group}};
  CodeSheetPage sheets;
  sheets.seats = {{kHostile, kHostile, true}};
  sheets.strips = {{kHostile, 5, false, false, false, {{1, kHostile, false}, {2, kHostile, true}}}};
  AuditPage audit;
  audit.entries = {{kHostile, 1, 5, {kHostile, kHostile, kHostile, StudentId(kHostile)}, false, kHostile}};
  audit.older = audit.onlyWho = kHostile;
  audit.only = StudentId(kHostile);
  const ProgressPages pages(assets());
  checkTamed({pages.progress(view, kHostile, around()), pages.reports({report, report}, kHostile, around()),
              Pages(assets()).groups(groups, around()), codeSheetHtml(assets(), sheets, {true, kHostile}, around()),
              codeSheetHtml(assets(), sheets, {false, kHostile}, around()), Pages(assets()).audit(audit, around())});
}
