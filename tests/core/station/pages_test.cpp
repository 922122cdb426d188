// The pages as HTML: every text of a person is escaped, every state has colour, icon and word.

#include "core/station/daemon/pages.h"

#include "core/station/daemon/marking_pages.h"
#include "core/station/daemon/progress_pages.h"
#include "core/station/daemon/rich.h"
#include "core/station/days.h"
#include "tests/support/catch.h"
#include "tests/support/where.h"

using namespace cz;
using namespace cz::station;

namespace {

const std::string kHostile = "<script>alert('x')</script>\"&{{room}}";
const std::string kTamed = "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot;&amp;{{room}}";

const Assets& assets() {
  static const Assets read = must(Assets::read(tests::inTree("assets")));
  return read;
}

Around around() { return {kHostile, "token", 2, kHostile, kHostile}; }

bool has(const std::string& page, const std::string& words) { return page.find(words) != std::string::npos; }

std::size_t countOf(const std::string& page, const std::string& words) {
  std::size_t count = 0;
  for (auto at = page.find(words); at != std::string::npos; at = page.find(words, at + words.size())) ++count;
  return count;
}

SeatCard takingSeat() {
  SeatCard seat;
  seat.seat = "Seat 1";
  seat.status = {sync::SeatStatus::State::taking, StudentId("ab12"), CheckId("gcf"), 2, 5, 245'000};
  seat.who = "Ada Novak";
  seat.check = "Common factors";
  seat.agoMs = 2000;
  seat.heard = true;
  return seat;
}

RequestCard request() {
  RequestCard card;
  card.student = StudentId("ab12");
  card.who = "Lex Moreno";
  card.check = CheckId("gcf");
  card.title = "Common factors";
  card.number = 3;
  card.words = "I stopped at 5.";
  card.missed = {"I can find common factors."};
  return card;
}

StudentPage studentPage() {
  ItemLine item;
  item.stem = "What is **3** + 4?";
  item.response = {"7"};
  item.verdict = scoring::Verdict::right;
  item.points = 1;
  item.of = 1;
  item.item = "sum";
  item.draws = "a = 3, b = 4";
  AttemptPart attempt;
  attempt.number = 2;
  attempt.handedIn = attempt.scored = true;
  attempt.shown = "1 of 1 point";
  attempt.seat = "Seat 1";
  attempt.leaf = 17;
  attempt.log = "logid";
  attempt.items = {item};
  CheckPart check;
  check.check = CheckId("sums");
  check.title = "Sums";
  check.standing = journey::Standing::asked;
  check.tries = 2;
  check.nextNumber = 3;
  check.canUnlock = true;
  check.attempts = {attempt};
  return {StudentId("ab12"), "Lex Moreno", {"Period 3"}, true, {check}};
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
  attempt.receipt = kHostile;
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
  for (const std::string& page :
       {pages.checks(checks, around()), pages.regrade(plan, choices, {kHostile, kHostile}, kHostile, around()),
        pages.gradebook(book, kHostile, around()), pages.grade(grade, kHostile, around()),
        pages.gradesOut(book, out, kHostile, around()), pages.gradesIn(book, in, around()),
        pages.kiosks(today, adding, kHostile, around()), pages.code(code, made, kHostile, around()),
        pages.pin(StudentId(kHostile), {kHostile, kHostile, kHostile}, around()), pages.kiosk(lost, around()),
        pages.today(today, around()), pages.rules(rules, kHostile, around()),
        ProgressPages(assets()).progress({progress, {}, {}, {}, {}}, kHostile, around()),
        pages.student(student, around()), pages.message(kHostile, kHostile, around()),
        pages.receipt(kHostile, kHostile, kHostile, around()), pages.signIn(kHostile, kHostile)}) {
    CHECK_FALSE(has(page, "<script>alert"));
    CHECK_FALSE(has(page, "alert('x')"));
    CHECK_FALSE(has(page, "\"&{{"));
    CHECK(has(page, kTamed));
  }
}

TEST_CASE("A time is told by the day when it was another one, as about, or by when the station had it") {
  constexpr std::int64_t noon = 1'790'000'000'000, week = std::int64_t{7} * 24 * 3'600'000;
  CHECK(whenWords({noon, false}, 0, noon + 1) == clockTime(noon));
  CHECK(whenWords({noon, false}, 0, noon + week) == minuteOf(noon));
  CHECK(whenWords({noon, false}, 0) == minuteOf(noon));
  CHECK(whenWords({noon, true}, 0, noon) == "about " + clockTime(noon));
  CHECK(whenWords({}, noon, noon) == "received " + clockTime(noon));
  CHECK(whenWords({}, 0, noon).empty());
}

TEST_CASE("Today shows who sits where and how far they are") {
  Today today;
  today.seats = {takingSeat()};
  const std::string page = Pages(assets()).today(today, {"Room 14", "t", 0, "", ""});
  CHECK(has(page, ">Ada Novak</a> · Common factors"));
  CHECK(has(page, "item 2 of 5, 4 min"));
  CHECK(has(page, "<progress value=\"1\" max=\"5\""));
}

TEST_CASE("A kiosk that was not heard from shows no student") {
  Today today;
  today.seats = {takingSeat()};
  today.seats[0].heard = false;
  today.seats[0].agoMs = 7 * 60'000;
  const std::string page = Pages(assets()).today(today, {"Room 14", "t", 0, "", ""});
  CHECK(has(page, "last heard from 7 min ago"));
  CHECK_FALSE(has(page, "Ada Novak"));
}

TEST_CASE("Beside a request stand the student's words, each under what was asked, and the state of the revision") {
  using Revision = LookingBack::Revision;
  Today today;
  today.requests = {request()};
  today.requests[0].back = {{"I took my time.", "I stopped <b>early</b>.", "Write all pairs."}, Revision::said};
  const std::string page = Pages(assets()).today(today, {"Room 14", "secret", 1, "", ""});
  CHECK(has(page, "<dt>What went well in this try?</dt><dd>“I took my time.”</dd>"));
  CHECK(has(page, "<dt>What was hard, or what did you mix up?</dt><dd>“I stopped &lt;b&gt;early&lt;/b&gt;.”</dd>"));
  CHECK(has(page, "<dt>What will you do before the next try?</dt><dd>“Write all pairs.”</dd>"));
  CHECK(has(page, "Revision: says that it is done"));
  CHECK(countOf(page, "action=\"/unlock\"") == 1);  // still one tap
}

TEST_CASE("Answers to other questions than the kiosk's are shown without a guess at what was asked") {
  Today today;
  today.requests = {request()};
  today.requests[0].back.answers = {"Just this."};
  const std::string page = Pages(assets()).today(today, {"Room 14", "secret", 1, "", ""});
  CHECK(has(page, "<dd>“Just this.”</dd>"));
  CHECK_FALSE(has(page, "<dt>"));
}

TEST_CASE("A revision that waits for the teacher has a button on Today and on the student's page") {
  using Revision = LookingBack::Revision;
  Today today;
  today.toConfirm = {
      {StudentId("ab12"), "Lex Moreno", CheckId("gcf"), "Common factors", {"I can list."}, {{}, Revision::toConfirm}}};
  const Pages pages(assets());
  const std::string page = pages.today(today, {"Room 14", "secret", 0, "", ""});
  CHECK(countOf(page, "action=\"/confirm\"") == 1);
  CHECK(has(page, "name=\"check\" value=\"gcf\""));
  CHECK(has(page, "not yet: I can list."));
  StudentPage student = studentPage();
  CHECK_FALSE(has(pages.student(student, around()), "action=\"/confirm\""));
  student.checks[0].back.revision = Revision::toConfirm;
  CHECK(countOf(pages.student(student, around()), "action=\"/confirm\"") == 1);
}

TEST_CASE("A request has one button that names the try, and warns before items repeat") {
  Today today;
  today.requests = {request()};
  const Pages pages(assets());
  std::string page = pages.today(today, {"Room 14", "secret", 1, "", ""});
  CHECK(countOf(page, "action=\"/unlock\"") == 1);
  CHECK(has(page, "name=\"token\" value=\"secret\""));
  CHECK(has(page, "asks for try 3 of Common factors"));
  CHECK(has(page, "“I stopped at 5.” · not yet: I can find common factors."));
  CHECK_FALSE(has(page, "name=\"repeat\""));
  today.requests[0].usedUp = true;
  page = pages.today(today, {"Room 14", "secret", 1, "", ""});
  CHECK(has(page, "has seen every item of this check"));
  CHECK(has(page, "name=\"repeat\" value=\"yes\""));
}

namespace {

ToMark written() {
  ToMark entry;
  entry.attempt = AttemptId("a1");
  entry.slot = SlotId("s1");
  entry.student = StudentId("ab12");
  entry.who = "Lex Moreno";
  entry.title = "Traits";
  entry.number = 2;
  entry.stem = "Why is **Ada** brave?";
  entry.response = scoring::Typed(kHostile);
  entry.rubric.levels = {{"not yet", 0}, {"mastered", 1}};
  entry.rubric.mastered = 1;
  entry.rubric.criteria.push_back({CriterionId("claim"), "Names a trait.", {"None.", "One."}, {}, 1});
  return entry;
}

}  // namespace

TEST_CASE(
    "A response to mark stands beside every level of its rubric, and nothing that was written gets out of its text") {
  WholeView view;
  view.entry = written();
  const std::string page = MarkingPages(assets()).whole(view, {"Room 14", "secret", 0, "", ""});
  CHECK(has(page, "Why is <strong>Ada</strong> brave?"));
  CHECK(has(page, "<legend>Names a trait.</legend>"));
  CHECK(countOf(page, "type=\"radio\" name=\"level.claim\"") == 2);
  CHECK(countOf(page, " checked") == 0);
  CHECK(has(page, "(line of mastery)"));
  CHECK(has(page, "name=\"token\" value=\"secret\""));
  CHECK_FALSE(has(page, kHostile));
}

TEST_CASE("A mark that is changed shows what it was, and a drawing is ink on its paper") {
  ToMark entry = written();
  entry.type = pack::ItemType::drawing;
  entry.paper = pack::DrawingPaper::grid;
  entry.response = scoring::Drawn{{{4, {{0, 0}, {500, 1000}}}, {6, {{10, 10}}}}, "a line"};
  entry.mark = scoring::Mark{{{CriterionId("claim"), 1}}, "Well drawn."};
  WholeView view;
  view.entry = entry;
  const std::string page = MarkingPages(assets()).whole(view, {"Room 14", "t", 0, "", "", 2});
  CHECK(countOf(page, " checked") == 1);
  CHECK(has(page, ">Well drawn.</textarea>"));
  CHECK(has(page, "<path class=\"ink\" stroke-width=\"4\" d=\"M0 0L500 700\"/>"));
  CHECK(has(page, "d=\"M10 7h0\"/>"));
  CHECK(has(page, "class=\"rule\""));
  CHECK(has(page, "id=\"to-mark\""));
}

TEST_CASE("An empty station says what comes next") {
  const Pages pages(assets());
  const std::string today = pages.today({}, {"Room 14", "t", 0, heardLine({}), ""});
  CHECK(has(today, "No kiosk has joined this station yet."));
  CHECK(has(today, "Nobody is asking right now."));
  CHECK_FALSE(has(today, "id=\"requests\""));
  CHECK(has(ProgressPages(assets()).progress({}, "", {"Room 14", "t", 0, "", ""}), "checkzone-station pack add"));
}

TEST_CASE("Progress names every state by a word, with its try") {
  using journey::Standing;
  Progress progress;
  progress.heading = "Factors and multiples";
  progress.lessons = {{"1", "Factors"}};
  const auto row = [](const char* who, Standing standing, int tries, bool ahead) {
    return ProgressRow{StudentId("s"), who, {{CheckId("c"), standing, ahead, tries, tries, tries + 1}}};
  };
  progress.rows = {row("A", Standing::mastered, 1, false), row("B", Standing::mastered, 3, false),
                   row("C", Standing::notYet, 1, false),   row("D", Standing::asked, 2, false),
                   row("E", Standing::unlocked, 2, false), row("F", Standing::taking, 1, false),
                   row("G", Standing::ready, 0, false),    row("H", Standing::ready, 0, true)};
  // The first try was taken out, so the one that counts is the second.
  progress.rows.push_back({StudentId("s"), "I", {{CheckId("c"), Standing::notYet, false, 1, 2, 3}}});
  const std::string page =
      ProgressPages(assets()).progress({progress, {}, {}, {}, {}}, "", {"Room 14", "t", 0, "", ""});
  for (const char* words :
       {"</svg>Mastered<", "</svg>Mastered, try 3<", "</svg>Not yet, try 1<", "</svg>Not yet, try 2<",
        "</svg>Asks for try 3<", "</svg>Try 3 unlocked<", "</svg>Taking, try 1<", "</svg>Ready<", "</svg>Ahead<"})
    CHECK(has(page, words));
}

TEST_CASE("A student's page shows what was asked, what was answered and the signed leaf") {
  const std::string page = Pages(assets()).student(studentPage(), {"Room 14", "t", 0, "", ""});
  CHECK(has(page, "What is <strong>3</strong> + 4?"));
  CHECK(has(page, "<span>7</span>"));
  CHECK(has(page, "a = 3, b = 4"));
  CHECK(has(page, "Leaf 17 of log logid, signed by Seat 1 and verified on arrival."));
  CHECK(has(page, "Unlock try 3"));
}

TEST_CASE("The page of codes shows the code large, and for whom and where it is") {
  CodePage page;
  page.seats = {{"log1", "Seat 1", false}, {"log2", "Seat 2", false}};
  page.waiting = {{StudentId("ab12"), "Lex Moreno", CheckId("gcf"), "Common factors"}};
  page.students = {{"ab12", "Lex Moreno", false}};
  page.checks = {{"gcf", "3 Common factors (Unit 2)", false}};
  const Around plain{"Room 14", "t", 0, "", ""};
  const Pages pages(assets());
  const std::string before = pages.code(page, std::nullopt, "", plain);
  CHECK(has(before, "<option value=\"ab12/gcf\">Lex Moreno: Common factors</option>"));
  CHECK(countOf(before, "<option value=\"log2\">Seat 2</option>") == 3);
  CHECK_FALSE(has(before, "Read this out"));
  CHECK(has(before, "<a href=\"/code\" aria-current=\"page\">Code</a>"));
  const IssuedCode made{"241 964 277", "Lex Moreno", "Common factors", "Seat 2", "4K7Q", {}};
  const std::string after = pages.code(page, made, "", plain);
  CHECK(has(after, "<p class=\"digits\" id=\"code\">241 964 277</p>"));
  CHECK(has(after, "It opens another try of Common factors for Lex Moreno at Seat 2, for the request 4K7Q."));
  CHECK(has(pages.code({}, std::nullopt, "", plain), "No kiosk has joined this station yet"));
}

TEST_CASE("A try that came from a code says so, and so does its check") {
  StudentPage page = studentPage();
  page.checks[0].codes = {"Unlocked by code at Seat 1, for the request 4K7Q."};
  page.checks[0].attempts[0].byCode = true;
  const std::string shown = Pages(assets()).student(page, {"Room 14", "t", 0, "", ""});
  CHECK(has(shown, "unlocked by code · Not yet"));
  CHECK(has(shown, "Unlocked by code at Seat 1, for the request 4K7Q."));
}

TEST_CASE("An attempt that was opened again and again says so") {
  StudentPage page = studentPage();
  page.checks[0].attempts[0].handedIn = false;
  page.checks[0].attempts[0].opened = 4;
  CHECK(has(Pages(assets()).student(page, {"Room 14", "t", 0, "", ""}), "opened 4× · not handed in yet"));
}

TEST_CASE("Marks in a stem become emphasis only in pairs, and never markup") {
  CHECK(richHtml("**a** and *b*") == "<strong>a</strong> and <em>b</em>");
  CHECK(richHtml("2 * 3 * 4") == "2 * 3 * 4");
  CHECK(richHtml("one * star") == "one * star");
  CHECK(richHtml("a\r\nb") == "a<br>b");
  CHECK(richHtml("**<b>**") == "<strong>&lt;b&gt;</strong>");
  CHECK(richHtml("****") == "****");
  CHECK(richHtml("**a *b***") == "<strong>a </strong><strong><em>b</em></strong>");
}

TEST_CASE("Maths in a stem is MathML, and can't bring markup along") {
  CHECK(richHtml("Is $\\frac{1}{2} < x$?") ==
        "Is <math alttext=\"one half is less than "
        "x\"><mfrac><mn>1</mn><mn>2</mn></mfrac><mo>&lt;</mo><mi>x</mi></math>?");
  CHECK(richHtml("$x$").starts_with("<math display=\"block\""));
  CHECK(richHtml("$\\text{<b>}$ costs $5").find("<b>") == std::string::npos);
}

TEST_CASE("Spans of time are cut to whole units") {
  CHECK(span(0) == "0 s");
  CHECK(span(59'999) == "59 s");
  CHECK(span(60'000) == "1 min");
  CHECK(span(7'199'000) == "1 h");
  CHECK(span(3LL * 86'400'000) == "3 days");
}

TEST_CASE("Assets are found by plain name only") {
  CHECK(assets().find("style.css") != nullptr);
  CHECK(assets().find("../dashboard/style.css") == nullptr);
  CHECK(mediaTypeOf("live.js") == "text/javascript; charset=utf-8");
  CHECK(mediaTypeOf("layout.mustache").empty());
  CHECK_FALSE(findAssets(tests::inTree("core")));
}

TEST_CASE("From the page of kiosks IT sees which machine is well, which is not and what to do, and which is silent") {
  const Pages pages(assets());
  Today today;
  today.seats = {takingSeat(), takingSeat(), SeatCard{}};
  today.seats[1].health = {{"disk", doctor::Verdict::broken, "180 MB free.", kHostile}};
  const std::string page = pages.kiosks(today, {}, "", around());
  CHECK(countOf(page, "The machine is well.") == 1);
  CHECK(has(page, "<strong>broken:</strong> 180 MB free."));

  KioskPage one{{}, today.seats[1], 12, {}, {}};
  const std::string ill = pages.kiosk(one, around());
  CHECK(has(ill, "<strong>broken:</strong> 180 MB free. &lt;script&gt;"));
  CHECK_FALSE(has(ill, kHostile));
  one.card = today.seats[0];
  CHECK(has(pages.kiosk(one, around()), "It is well."));
  one.card = today.seats[2];
  CHECK(has(pages.kiosk(one, around()), "Nothing is known about it now."));
}

TEST_CASE("The student's page shows the id of a try, and of one that was taken out why") {
  StudentPage student = studentPage();
  AttemptPart& attempt = student.checks[0].attempts[0];
  attempt.id = AttemptId("0123abcd");
  attempt.mastered = false;
  attempt.takenOut = true;
  attempt.whyOut = "fire alarm";
  const std::string page = Pages(assets()).student(student, around());
  CHECK(has(page, "verified on arrival. Id of the try: 0123abcd"));
  CHECK(has(page, "Taken out: fire alarm · 1 of 1 point"));
  CHECK_FALSE(has(page, "Not yet ·"));
}

TEST_CASE(
    "The page of kiosks asks for the passphrase first, then shows the number with two buttons, then one sentence") {
  const Pages pages(assets());
  const Around around{"Room 14", "secret", 0, "", ""};
  sync::EnrolStation::View view;
  const std::string shut = pages.kiosks({}, view, "", around);
  CHECK(countOf(shut, "action=\"/enrol/open\"") == 1);
  CHECK(has(shut, "name=\"passphrase\""));
  CHECK_FALSE(has(shut, "action=\"/enrol/close\""));
  view.openMs = 240'000;
  const std::string waiting = pages.kiosks({}, view, "", around);
  CHECK(has(waiting, "Waiting for a kiosk."));
  CHECK(has(waiting, "another 4 min"));
  CHECK(countOf(waiting, "action=\"/enrol/close\"") == 1);
  CHECK_FALSE(has(waiting, "name=\"passphrase\""));
  view.calling = true;
  view.seat = "Seat 3";
  view.number = "007 042";
  const std::string asking = pages.kiosks({}, view, "", around);
  CHECK(has(asking, "<p class=\"number\">007 042</p>"));
  CHECK(has(asking, "Seat 3 shows a number as well."));
  CHECK(countOf(asking, "name=\"number\" value=\"007 042\"") == 2);
  view.samePressed = true;
  const std::string pressed = pages.kiosks({}, view, "", around);
  CHECK(has(pressed, "“Yes, the same” on Seat 3"));
  CHECK_FALSE(has(pressed, "action=\"/enrol/same\""));
}

TEST_CASE("After Different the page says what to do, and in a pause for how long no kiosk is added") {
  const Pages pages(assets());
  const Around around{"Room 14", "secret", 0, "", ""};
  sync::EnrolStation::View view;
  view.last = sync::Outcome::different;
  view.lastSeat = "Seat 3";
  view.pauseMs = 7 * 60'000;
  const std::string page = pages.kiosks({}, view, "", around);
  CHECK(has(page, "Seat 3 was not added. Check the station&#39;s address"));
  CHECK(has(page, "rests for another 7 min"));
  CHECK_FALSE(has(page, "action=\"/enrol/open\""));
  view = {};
  view.last = sync::Outcome::joined;
  view.lastSeat = "Seat 3";
  CHECK(has(pages.kiosks({}, view, "", around), "Seat 3 has joined this station."));
}

TEST_CASE("The gradebook shows a blank as a dash, an override with a star, and each cell as a link with its reason") {
  Gradebook book;
  book.place = {ClassId("p 3"), "factors-6/unit"};
  book.heading = "Factors";
  book.classes = {{"p 3", "Period 3", true}};
  book.units = {{"factors-6/unit", "Factors", true}};
  book.columns = book.all = {{GradeColumn::Kind::check, "check/gcf", CheckId("gcf"), "1 GCF check", 2},
                             {GradeColumn::Kind::summative, "summative", CheckId(), "Summative", 50}};
  GradeCell blank;
  blank.words = "not yet: 2 tries";
  GradeCell set;
  set.points = Points(43);
  set.overridden = true;
  set.words = "43 by the teacher: ill";
  GradeRow row{StudentId("ab12"), "Lex Moreno", "1", "", "", "", {blank, set}, {}};
  row.total = gradeTotalOf(book.columns, row.cells);
  book.rows = {row};
  book.closing = 1;
  const std::string page = Pages(assets()).gradebook(book, "", {"Room 14", "t", 0, "", ""});
  CHECK(has(page, "<a href=\"/gradebook\" aria-current=\"page\">Gradebook</a>"));
  CHECK(has(page, "aria-label=\"Lex Moreno, 1 GCF check: blank, not yet: 2 tries\">–</a>"));
  CHECK(has(page, ">43*</a>"));
  CHECK(has(page, "/gradebook/cell?class=p%203&amp;unit=factors-6%2Funit&amp;column=check%2Fgcf&amp;student=ab12"));
  CHECK(has(page, "<strong>43 of 50</strong> <span class=\"soft\">86.0 %, so far</span>"));
  CHECK(has(page, "Closing the unit gives points, or 0, to 1 cell that is blank now."));
  CHECK(has(page, "name=\"points.check/gcf\" type=\"text\" inputmode=\"decimal\" value=\"2\""));
  CHECK(has(page, "action=\"/gradebook/close\""));
  book.terms.closedMs = 1;
  CHECK(has(Pages(assets()).gradebook(book, "", {"Room 14", "t", 0, "", ""}), "action=\"/gradebook/reopen\""));
}

TEST_CASE("A check's cell can be overridden and not typed into; an assignment's can be both") {
  Gradebook book;
  book.columns = {{GradeColumn::Kind::check, "check/gcf", CheckId("gcf"), "1 GCF check", 2},
                  {GradeColumn::Kind::assignment, "assignment/gcf", CheckId("gcf"), "1 GCF assignment", 10}};
  GradeCell cell;
  cell.reasons = {"Try 1: taken out: helped"};
  book.rows = {{StudentId("ab12"), "Lex Moreno", "1", "", "", "", {cell, cell}, {}}};
  const Pages pages(assets());
  const std::string check = pages.grade({book, book.rows[0], book.columns[0], cell}, "", {"Room 14", "t", 0, "", ""});
  CHECK(has(check, "<li>Try 1: taken out: helped</li>"));
  CHECK(has(check, "action=\"/gradebook/override\""));
  CHECK_FALSE(has(check, "action=\"/gradebook/points\""));
  CHECK_FALSE(has(check, "action=\"/gradebook/take-back\""));
  cell.overridden = true;
  const std::string typed = pages.grade({book, book.rows[0], book.columns[1], cell}, "", {"Room 14", "t", 0, "", ""});
  CHECK(has(typed, "action=\"/gradebook/points\""));
  CHECK(has(typed, "action=\"/gradebook/take-back\""));
}

TEST_CASE("The page of kiosks says where keys stand: who is back, what can't come back, who has not heard") {
  const Pages pages(assets());
  const Around around{"Room 14", "secret", 0, "", ""};
  const std::string plain = pages.kiosks({}, {}, "", around);
  CHECK_FALSE(has(plain, "place of a lost one"));
  CHECK_FALSE(has(plain, "new keys"));
  KeyPage keys;
  keys.replacing = Replacing{true, {{{}, "Seat <1>", 128, 3, 2, 0, true}}, 1, 4, 0};
  keys.waiting = {"Seat 2", "Seat 3"};
  keys.earlier = {"Seat 4"};
  const std::string page = pages.kiosks({}, {}, "", around, keys);
  CHECK(has(page, "This station takes the place of a lost one"));
  CHECK(has(page, "Seat &lt;1&gt;: 128 records and 3 decisions are back."));
  CHECK(has(page, "2 records can"));
  CHECK(has(page, "1 kiosk has not come back. There 4 checks were handed in"));
  CHECK(countOf(page, "action=\"/replace/finish\"") == 1);
  CHECK(has(page, "each when it calls: Seat 2, Seat 3."));
  CHECK(has(page, "recovery sheet of before: Seat 4."));
  keys.replacing->open = false;
  const std::string over = pages.kiosks({}, {}, "", around, keys);
  CHECK(has(over, "This station took the place of a lost one"));
  CHECK(countOf(over, "action=\"/replace/finish\"") == 0);
}
