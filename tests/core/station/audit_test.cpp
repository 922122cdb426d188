// Who did what at a station: written down with the deed itself, forgotten where a student is forgotten, and witnessed
// by kiosks.

#include "core/station/audit.h"

#include "core/ledger/verify.h"
#include "core/records/log_archive.h"
#include "core/records/log_export.h"
#include "core/records/log_rows.h"
#include "core/station/backup.h"
#include "core/station/codes.h"
#include "core/station/decisions.h"
#include "core/station/erase.h"
#include "core/station/retired.h"
#include "core/station/rules.h"
#include "core/station/unlock.h"
#include "tests/core/station/classroom.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::station;
using station::testing::Classroom;
using station::testing::SimKiosk;

namespace {

void sure(const Result<void>& deed) { REQUIRE(deed); }

constexpr std::int64_t kDay = std::int64_t{24} * 3'600'000;

void noteDown(Classroom& room, const std::string& words, const StudentId& student = {}) {
  auto transaction = must(store::Transaction::begin(room.station().db()));
  sure(note(room.station(), transaction, "test", words, student));
  sure(transaction.commit());
}

std::vector<std::string> wordsIn(const AuditPage& page) {
  std::vector<std::string> words;
  for (const AuditEntry& entry : page.entries) words.push_back(entry.what.words);
  return words;
}

std::vector<std::string> newest(Classroom& room, std::size_t most) {
  return wordsIn(must(auditPageOf(room.station(), "", {}, most)));
}

/// Ada's first try, not right, at a kiosk that has handed it over.
void notYetAt(Classroom& room, SimKiosk& kiosk) {
  must(kiosk.pair());
  kiosk.handIn(kiosk.start(room.student("001"), "adding", 1), false);
  must(kiosk.sync());
}

std::vector<records::Anchor> anchorsAt(Classroom& room, SimKiosk& kiosk) {
  return must(room.station().downlogs().anchors(kiosk.keys().identity().fingerprint()));
}

}  // namespace

TEST_CASE("A new station has written down how its pack and its class list came in") {
  Classroom room;
  CHECK(newest(room, 10) == std::vector<std::string>{"Changed the class list: 2 new, 0 changed, 0 not in the file any "
                                                     "more.",
                                                     "Brought in sums, version 1."});
}

TEST_CASE("Each deed stands there with whom it was about, from where and when") {
  Classroom room;
  SimKiosk kiosk(room, 1, "Seat 1");
  notYetAt(room, kiosk);
  room.station().audit().actingFrom("browser");
  room.clock.pass(1000);
  must(unlock(room.station(), room.student("001"), CheckId("adding"), {}));
  const AuditPage page = must(auditPageOf(room.station()));
  REQUIRE(page.entries.size() == 4);
  const AuditEntry& entry = page.entries[0];
  CHECK(entry.what.deed == "unlock");
  CHECK(entry.what.words == "Opened another try of “Adding”.");
  CHECK(entry.what.student == room.student("001"));
  CHECK(entry.who == "Ada Novak");
  CHECK(entry.what.by == "browser");
  CHECK(entry.atMs == room.clock.wall);
  CHECK(page.entries[1].what.words == "Seat 1 joined.");
  CHECK(page.entries[1].what.by == "kiosk");
}

TEST_CASE("What kiosks, codes, needs, rules and PINs come to is written down, too") {
  Classroom room;
  SimKiosk kiosk(room, 1, "Seat 1");
  notYetAt(room, kiosk);
  const StudentId ada = room.student("001");
  must(issueCode(room.station(), kiosk.log().id(), ada, CheckId("adding"), "7KQM"));
  sure(setNeeds(room.station(), ada, {must(Exact::parse("3/2")), false}));
  sure(setRules(room.station(), must(room.station().rosters().rules())));
  must(room.station().issuePins(4, {WhosePins::Who::one, ada}));
  sure(retire(room.station(), kiosk.keys().identity().fingerprint()));
  CHECK(newest(room, 5) ==
        std::vector<std::string>{"Took Seat 1 out of use.", "Gave new PINs: 1 student.",
                                 "Changed the rules or the calendar.", "Changed what a student needs in every check.",
                                 "Made a code that opens another try of “Adding” for the student, at Seat "
                                 "1."});
}

TEST_CASE("A deed that was refused is not written down") {
  Classroom room;
  const auto before = newest(room, 100);
  CHECK_FALSE(unlock(room.station(), room.student("001"), CheckId("adding"), {}));
  CHECK(newest(room, 100) == before);
}

TEST_CASE("A station that joins the same kiosk again writes it down once") {
  Classroom room;
  SimKiosk kiosk(room, 1, "Seat 1");
  must(kiosk.pair());
  must(kiosk.pair());
  CHECK(newest(room, 2) == std::vector<std::string>{"Seat 1 joined.",
                                                    "Changed the class list: 2 new, 0 changed, 0 not "
                                                    "in the file any more."});
}

TEST_CASE("Entries come in pages, newest first, and none twice or never") {
  Classroom room(true);
  for (int i = 1; i <= 450; ++i) noteDown(room, "Entry " + std::to_string(i) + ".");
  std::vector<std::string> all;
  std::string before;
  int pages = 0;
  do {
    const AuditPage page = must(auditPageOf(room.station(), before));
    const auto words = wordsIn(page);
    all.insert(all.end(), words.begin(), words.end());
    before = page.older;
    ++pages;
  } while (!before.empty());
  CHECK(pages == 5);
  REQUIRE(all.size() == 450);
  for (int i = 0; i < 450; ++i) CHECK(all[static_cast<std::size_t>(i)] == "Entry " + std::to_string(450 - i) + ".");
}

TEST_CASE("A page that is none is refused by name") {
  Classroom room;
  for (const std::string before : {"x", "1", "1.", ".5", "7.1", "1.2x"})
    CHECK(auditPageOf(room.station(), before).error().message ==
          "That page of the audit log was not understood. Begin at the newest.");
}

TEST_CASE("Only what is about one student") {
  Classroom room;
  noteDown(room, "About Ada.", room.student("001"));
  noteDown(room, "About Sam.", room.student("002"));
  noteDown(room, "About nobody.");
  CHECK(wordsIn(must(auditPageOf(room.station(), "", room.student("001")))) == std::vector<std::string>{"About Ada."});
}

TEST_CASE("It goes on after a restart of the program, in the same log") {
  Classroom room(true);
  noteDown(room, "Before.");
  room.reopen();
  noteDown(room, "After.");
  CHECK(newest(room, 10) == std::vector<std::string>{"After.", "Before."});
  CHECK(must(room.station().audit().logs()) == std::vector<std::string>{"st/1"});
}

TEST_CASE("A deed that came to nothing takes its entry with it, and the log is as good as before") {
  Classroom room(true);
  {
    auto transaction = must(store::Transaction::begin(room.station().db()));
    sure(note(room.station(), transaction, "test", "Never was."));
  }
  CHECK(newest(room, 10).empty());
  noteDown(room, "Was.");
  CHECK(newest(room, 10) == std::vector<std::string>{"Was."});
}

TEST_CASE("Words that are too long are cut at a whole letter") {
  Classroom room(true);
  std::string words = "x";
  for (int i = 0; i < 300; ++i) words += "ä";
  noteDown(room, words);
  const std::string kept = newest(room, 1).at(0);
  CHECK(kept.size() == 499);  // 1 + 249 letters of two bytes
  CHECK(words.starts_with(kept));
}

TEST_CASE("Whoever has the log as a file can verify it without this station") {
  Classroom room(true);
  noteDown(room, "Done.");
  const ledger::LogFile file = must(records::exportLog(room.station().db(), "st/1"));
  const auto report = ledger::verifyLogFile(ledger::writeLogFile(file));
  CHECK(report.ok);
  CHECK(report.size == 2);  // the start of the program and the entry
}

TEST_CASE("A student who is erased is named in no entry any more, and the log still verifies") {
  Classroom room;
  SimKiosk kiosk(room, 1, "Seat 1");
  notYetAt(room, kiosk);
  const StudentId ada = room.student("001");
  must(unlock(room.station(), ada, CheckId("adding"), {}));
  must(eraseStudent(room.station(), ada));
  const AuditPage page = must(auditPageOf(room.station()));
  CHECK(page.entries[0].what.words == "Erased everything that was known about one student.");
  CHECK(page.entries[1].forgotten);
  for (const AuditEntry& entry : page.entries) CHECK(entry.what.student != ada);
  CHECK(ledger::verifyLogFile(ledger::writeLogFile(must(records::exportLog(room.station().db(), "st/1")))).ok);
}

TEST_CASE("A kiosk is told how far the log has come: once a day, and only when there is something new") {
  Classroom room;
  SimKiosk kiosk(room, 1, "Seat 1");
  must(kiosk.pair());
  must(kiosk.sync());
  must(kiosk.sync());
  CHECK(anchorsAt(room, kiosk).size() == 1);
  room.clock.pass(kDay);
  must(kiosk.sync());
  CHECK(anchorsAt(room, kiosk).size() == 1);
  room.clock.pass(kDay);
  noteDown(room, "Something new.");
  must(kiosk.sync());
  CHECK(anchorsAt(room, kiosk).size() == 2);
}

TEST_CASE("What kiosks have seen is as they saw it") {
  Classroom room;
  SimKiosk kiosk(room, 1, "Seat 1");
  must(kiosk.pair());
  must(kiosk.sync());
  noteDown(room, "Later.");
  CHECK(must(checkAnchors(room.station())).empty());
}

TEST_CASE("A log that was written anew behind the kiosks' backs is found out") {
  Classroom room(true);
  noteDown(room, "Changed a grade.");
  const records::Anchor seen{must(room.station().audit().newestNote()).value()};
  noteDown(room, "Another.");
  CHECK(must(contradictionsOf(room.station(), {seen})).empty());
  // Whoever has the station's key can sign another history.
  {
    auto transaction = must(store::Transaction::begin(room.station().db()));
    records::LogRows rows(room.station().db());
    auto row = must(rows.find("st/1")).value();
    sure(rows.cutTo(row.id, 1));
    row.frontier = ledger::frontierOf(must(rows.leaves(row.id, 0, 1)));
    row.note = ledger::signCheckpoint(row.key, 1, row.frontier.root(), room.station().keys());
    sure(rows.update(row));
    sure(transaction.commit());
  }
  room.reopen();
  CHECK(must(contradictionsOf(room.station(), {seen})) ==
        std::vector<std::string>{"The newest 1 entry of an audit log of this station are missing here: a kiosk proves "
                                 "that they were there. If this station was restored from a backup, that is why."});
  noteDown(room, "Nothing was changed.");
  CHECK(must(contradictionsOf(room.station(), {seen})) ==
        std::vector<std::string>{"The audit log of this station was changed after a kiosk had seen it. Keep this "
                                 "computer as it is, and have IT look at it."});
}

TEST_CASE("An anchor of a log that this station never held says nothing") {
  Classroom other(true), room(true);
  noteDown(other, "There.");
  noteDown(room, "Here.");
  const records::Anchor foreign{must(other.station().audit().newestNote()).value() + "x"};
  CHECK(must(contradictionsOf(room.station(), {foreign})).empty());
}
