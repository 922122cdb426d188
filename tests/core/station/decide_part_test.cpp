// What a teacher decides about a student's way in the browser: what each form says and does, and how it is taken back.

#include "core/station/audit.h"
#include "core/station/decisions.h"
#include "core/station/rules_page.h"
#include "core/station/student.h"
#include "tests/core/station/desktop.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::station;
using journey::Standing;
using station::testing::Classroom;
using station::testing::countOf;
using station::testing::Desktop;
using station::testing::has;
using station::testing::hiddenFields;
using station::testing::locationOf;
using station::testing::pageAfter;
using station::testing::SimKiosk;

namespace {

const CheckId kAdding("adding");
const std::string kMarkup = "<script>alert(1)</script>", kTamed = "&lt;script&gt;alert(1)&lt;/script&gt;";
const std::string kTyped = "%3Cscript%3Ealert(1)%3C%2Fscript%3E";

/// Ada's first try at Seat 1 is not yet; a teacher is at the station's pages.
struct Room : Classroom {
  SimKiosk kiosk{*this, 1, "Seat 1"};
  StudentId ada = student("001"), sam = student("002");
  AttemptId first;
  Desktop desktop{*this};

  Room() {
    must(kiosk.pair());
    first = kiosk.start(ada, "adding", 1);
    kiosk.handIn(first, false);
    must(kiosk.sync());
  }
  std::string pageOf(const StudentId& student) { return desktop.get("/student/" + student.text).body; }
  HttpResponse decideIt(const StudentId& student, const std::string& what, const std::string& more,
                        const std::string& check = "adding") {
    return desktop.post("/decide", "student=" + student.text + "&check=" + check + "&what=" + what + "&" + more);
  }
  HttpResponse decideTry(const std::string& what, const std::string& more) {
    return decideIt(ada, what, "attempt=" + first.text + "&" + more);
  }
  /// Presses "Undo" beside the notice.
  std::string undo(const std::string& page) {
    const auto at = page.find("class=\"notice");
    return pageAfter(desktop, desktop.post("/decide", fieldsWithoutToken(page.substr(at))));
  }
  static std::string fieldsWithoutToken(const std::string& page) {
    const std::string fields = hiddenFields(page, "/decide");
    return fields.substr(fields.find('&') + 1);
  }
  Standing standingOf(const StudentId& student, const CheckId& check = kAdding) {
    return must(station().facts().journeyOf(student, check)).standing();
  }
  std::string newestDeed(const StudentId& student) {
    return must(auditPageOf(station(), "", student)).entries.at(0).what.words;
  }
};

}  // namespace

TEST_CASE("Decisions lie behind one quiet line for each check and each try, and every form says what it does") {
  Room room;
  const std::string page = room.pageOf(room.ada);
  CHECK(has(page, "<summary aria-label=\"Decide… about Adding\">Decide…</summary>"));
  CHECK(has(page, "<summary aria-label=\"Decide… about try 1 of Adding\">Decide…</summary>"));
  CHECK_FALSE(has(page, "class=\"decide no-print\" open"));
  CHECK(has(page, "value=\"excuse\""));
  CHECK(has(page, "value=\"take-out\""));
  CHECK(has(page,
            "doesn&#39;t count. Its form does not come again. You can let it count again. The check is then: Ready."));
  CHECK(has(page, "href=\"/whose?try=" + room.first.text + "\""));
  for (const std::string what : {"end-excuse", "waive", "choose", "give-time", "bring-back", "hand-over"})
    CHECK_FALSE(has(page, "value=\"" + what + "\""));
  CHECK(countOf(page, "class=\"decision\" method=\"post\"") == countOf(page, "id=\"does-"));
}

TEST_CASE("A try is taken out with its reason, the page says so with an undo, and the undo lets it count again") {
  Room room;
  const auto answer = room.decideTry("take-out", "reason=fire+alarm");
  CHECK(answer.status == 303);
  CHECK(room.standingOf(room.ada) == Standing::ready);
  CHECK(room.newestDeed(room.ada) == "Took a try out in “Adding”.");
  const std::string page = pageAfter(room.desktop, answer);
  CHECK(has(page, "The try is taken out. It stays in the record and doesn&#39;t count."));
  CHECK(has(page, "Taken out: fire alarm"));
  CHECK(has(page, ">Undo</button>"));
  const std::string back = room.undo(page);
  CHECK(has(back, "The try counts again."));
  CHECK(room.standingOf(room.ada) == Standing::notYet);
  // Taken out again, it has the reason of before.
  CHECK(has(room.undo(back), "Taken out: fire alarm"));
}

TEST_CASE("While a student waits, the next try can be unlocked without the rest of the wait, and the button says so") {
  Room room;
  journey::Rules rules;
  rules.unlock = pack::Reassess::Unlock::automatic;
  rules.wait = pack::Wait{pack::Wait::Unit::hours, 24};
  REQUIRE(decideRules(room.station(), ClassId("p3"), kAdding, rules));
  const std::string page = room.pageOf(room.ada);
  CHECK(has(page, ">Unlock try 2 without the wait</button>"));
  const std::string fields = "student=" + room.ada.text + "&check=adding&back=student";
  CHECK(room.desktop.post("/unlock", fields).status == 409);
  CHECK(has(pageAfter(room.desktop, room.desktop.post("/unlock", fields + "&waive=yes")), "Another try is open."));
  CHECK(must(room.station().facts().journeyOf(room.ada, kAdding)).openGrants().size() == 1);
}

TEST_CASE("A reason that is missing is asked for beside its field, and nothing is changed") {
  Room room;
  const auto answer = room.decideTry("take-out", "reason=+");
  CHECK(answer.status == 409);
  CHECK(has(answer.body, "class=\"decide no-print\" open"));
  CHECK(countOf(answer.body, "class=\"decide no-print\" open") == 1);
  CHECK(has(answer.body, "id=\"no-take-out-" + room.first.text +
                             "\">This needs a reason; it is kept with the record. Say why in a few words.</p>"));
  CHECK(has(answer.body, "aria-describedby=\"no-take-out-" + room.first.text + "\""));
  CHECK(must(room.station().facts().decisions()).empty());
}

TEST_CASE("What was refused is in sight: the older try, and the checks that were not tried yet, are open around it") {
  Room room;
  room.kiosk.start(room.ada, "adding", 2);
  must(room.kiosk.sync());
  CHECK(countOf(room.pageOf(room.ada), "<details open>") == 1);
  CHECK(countOf(room.decideTry("take-out", "reason=").body, "<details open>") == 2);
  CHECK(has(room.pageOf(room.ada), "<details class=\"bare\">"));
  CHECK(has(room.decideIt(room.ada, "excuse", "reason=", "taking").body, "<details class=\"bare\" open>"));
}

TEST_CASE("A reason that is refused is kept as it was typed") {
  Room room;
  const std::string tooLong = "Because of " + std::string(2000, 'x');
  const auto answer = room.decideIt(room.ada, "excuse", "reason=" + tooLong);
  CHECK(answer.status == 409);
  CHECK(has(answer.body, "The reason is too long. Write at most 2000 letters."));
  CHECK(has(answer.body, "name=\"reason\" value=\"" + tooLong + "\""));
}

TEST_CASE("What somebody else decided meanwhile says why nothing was decided, with what was typed") {
  Room room;
  REQUIRE(decide(room.station(), room.ada, kAdding, journey::WantVoid{{}, room.first, true, ""}, "fire alarm"));
  const auto answer = room.decideTry("take-out", "reason=" + kTyped);
  CHECK(answer.status == 409);
  CHECK(has(answer.body, "Nothing was decided. This try has been taken out already."));
  CHECK(has(answer.body, "You had written: “" + kTamed + "”"));
  CHECK_FALSE(has(answer.body, kMarkup));
}

TEST_CASE("A student is excused from a check that was never begun, and the undo ends it") {
  Room room;
  CHECK(has(room.pageOf(room.sam), "<h2 id=\"h-untried\">Not tried yet</h2> <span class=\"soft\">2</span>"));
  const std::string page = pageAfter(room.desktop, room.decideIt(room.sam, "excuse", "reason=was+ill"));
  CHECK(room.standingOf(room.sam) == Standing::excused);
  CHECK(has(page, "Excused. The lesson after it is open."));
  CHECK(has(page, "Excused: was ill"));
  CHECK(has(page, "value=\"end-excuse\""));
  CHECK(has(room.undo(page), "No longer excused."));
  CHECK(room.standingOf(room.sam) == Standing::ready);
  CHECK(room.newestDeed(room.sam) == "Took an excuse back in “Adding”.");
}

TEST_CASE("A try goes to the student who took it, after both pages were told of; the undo brings it back") {
  Room room;
  const std::string asked = room.desktop.get("/whose", {{"try", room.first.text}}).body;
  CHECK(has(asked, "Whose try was this?"));
  CHECK(has(asked, "Adding, try 1, now Ada Novak's"));
  CHECK(has(asked, "“Adding” is then: Ready."));
  CHECK(has(asked, "<option value=\"" + room.sam.text + "\">Sam &lt;b&gt;Lee&lt;/b&gt;</option>"));
  CHECK_FALSE(has(asked, "<option value=\"" + room.ada.text));
  const auto answer = room.decideTry("correct", "to=" + room.sam.text + "&reason=" + kTyped);
  const std::string page = pageAfter(room.desktop, answer);
  CHECK(locationOf(answer).starts_with("/student/" + room.ada.text + "?done=correct"));
  CHECK(room.standingOf(room.ada) == Standing::ready);
  CHECK(room.standingOf(room.sam) == Standing::notYet);
  CHECK(has(page, "The try is given to the student who took it."));
  CHECK(has(page, "<a href=\"/student/" + room.sam.text + "\">To the page of Sam &lt;b&gt;Lee&lt;/b&gt;</a>"));
  CHECK(has(page, "Try 1 was another student's"));
  CHECK(has(page, kTamed));
  CHECK_FALSE(has(page, kMarkup));
  const std::string sams = room.pageOf(room.sam);
  CHECK(has(sams, "It was begun under another name: " + kTamed));
  CHECK(has(sams, "<a href=\"/student/" + room.ada.text + "\">Ada Novak</a>"));
  CHECK(room.newestDeed(room.ada) == "Gave a try to another student in “Adding”.");
  CHECK(room.newestDeed(room.sam) == "Got a try that was begun under another name in “Adding”.");
  const std::string back = room.undo(page);
  CHECK(has(back, "The try is given to the student who took it."));
  CHECK(room.standingOf(room.ada) == Standing::notYet);
  CHECK(room.standingOf(room.sam) == Standing::ready);
}

TEST_CASE("Whose it was is asked again where nobody was chosen, with the reason as it was typed") {
  Room room;
  const auto nobody = room.decideTry("correct", "to=&reason=wrong+name");
  CHECK(nobody.status == 409);
  CHECK(has(nobody.body, "Choose the student who took it."));
  CHECK(has(nobody.body, "name=\"reason\" value=\"wrong name\""));
  const auto noReason = room.decideTry("correct", "reason=&to=" + room.sam.text);
  CHECK(has(noReason.body, "<option value=\"" + room.sam.text + "\" selected>"));
  CHECK(has(noReason.body, "This needs a reason"));
  const auto unknown = room.desktop.get("/whose", {{"try", "nothing"}});
  CHECK(unknown.status == 404);
  CHECK(has(unknown.body, "There is no such try."));
}

TEST_CASE("Of two tries from one unlock the teacher says which counts, and the undo lets the other one count again") {
  Room room;
  SimKiosk two(room, 2, "Seat 2");
  must(two.pair());
  const AttemptId rival = two.start(room.ada, "adding", 1);
  two.handIn(rival, true);
  must(two.sync());
  CHECK(room.standingOf(room.ada) == Standing::mastered);
  const std::string page = pageAfter(room.desktop, room.decideTry("choose", "reason=Seat+2+was+her+neighbour"));
  CHECK(room.standingOf(room.ada) == Standing::notYet);
  CHECK(has(page, "This try counts now. The other one is kept."));
  CHECK(has(page, "you chose that this one counts: Seat 2 was her neighbour"));
  room.undo(page);
  CHECK(room.standingOf(room.ada) == Standing::mastered);
}

TEST_CASE("An open try moves to another seat and back by the undo; a seat that is out of use is refused in words") {
  Room room;
  SimKiosk two(room, 2, "Seat 2");
  must(two.pair());
  const AttemptId open = room.kiosk.start(room.sam, "adding", 1);
  must(room.kiosk.sync());
  const std::string before = room.pageOf(room.sam);
  CHECK(has(before, "<option value=\"" + two.log().id().text + "\">Seat 2</option>"));
  CHECK_FALSE(has(before, "<option value=\"" + room.kiosk.log().id().text));
  CHECK(has(before, "Who works at it at this moment is led back to the path and told so."));
  const auto move = [&](const std::string& to) {
    return room.decideIt(room.sam, "hand-over", "attempt=" + open.text + "&to=" + to);
  };
  const std::string page = pageAfter(room.desktop, move(two.log().id().text));
  CHECK(must(room.station().facts().attempt(open))->holder == two.log().id());
  CHECK(has(page, "Saved. Its seat hears of it at its next contact."));
  room.undo(page);
  CHECK(must(room.station().facts().attempt(open))->holder == room.kiosk.log().id());
  const auto nowhere = move("nowhere");
  CHECK(nowhere.status == 409);
  CHECK(has(nowhere.body, "No kiosk in use is at that seat. Choose another one."));
}

TEST_CASE("What can't be taken back says so before, and has no undo after") {
  Room room;
  CHECK(has(room.pageOf(room.ada), "This can&#39;t be taken back."));
  const std::string page = pageAfter(room.desktop, room.decideIt(room.ada, "confirm", "attempt="));
  CHECK(has(page, "The revision is confirmed; the student can go on."));
  CHECK_FALSE(has(page, ">Undo</button>"));
}

TEST_CASE("An address that claims that something was decided offers no undo for what was not, and changes nothing") {
  Room room;
  const std::string page =
      room.desktop
          .get("/student/" + room.ada.text,
               {{"done", "take-out"}, {"check", "adding"}, {"try", room.first.text}, {"was", "\"><script>"}})
          .body;
  CHECK_FALSE(has(page, ">Undo</button>"));
  CHECK_FALSE(has(page, "\"><script>"));
  CHECK(must(room.station().facts().decisions()).empty());
}

TEST_CASE("A deed that nobody knows, for nobody or without the page's token, decides nothing") {
  Room room;
  CHECK(room.decideIt(room.ada, "promote", "").status == 409);
  CHECK(has(room.decideIt(room.ada, "excuse", "reason=ill", "nothing").body, "No pack has a check"));
  CHECK(room.decideIt(StudentId("nobody"), "excuse", "reason=ill").status == 409);
  CHECK(room.desktop.send("POST", "/decide", "student=" + room.ada.text + "&check=adding&what=excuse&reason=ill")
            .status == 403);
  CHECK(must(room.station().facts().decisions()).empty());
}
