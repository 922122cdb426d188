// The program itself, as scripts and people call it.

#include <sys/wait.h>

#include <array>
#include <cstdio>

#include "core/crypto/sheet.h"
#include "core/station/daemon/data_lock.h"
#include "core/station/station.h"
#include "tests/core/station/classroom.h"
#include "tests/core/station/repaired.h"
#include "tests/support/catch.h"
#include "tests/support/where.h"

using namespace cz;
using station::testing::sumsPack;

namespace {

struct Outcome {
  int status = -1;
  std::string out;  ///< standard output and error together
};

Outcome run(const std::string& arguments) {
  Outcome outcome;
  const std::string command = tests::program("checkzone-station ") + arguments + " 2>&1";
  FILE* pipe = ::popen(command.c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::array<char, 4096> part{};
  while (const std::size_t got = std::fread(part.data(), 1, part.size(), pipe)) outcome.out.append(part.data(), got);
  const int ended = ::pclose(pipe);
  outcome.status = WIFEXITED(ended) ? WEXITSTATUS(ended) : -1;
  return outcome;
}

bool has(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

/// A folder with a station, a pack and a roster file beside it.
struct Desk {
  tests::TempFolder folder;
  std::string data = "--data " + (folder / "station").string() + " ";

  Desk() {
    tests::writeBytes(folder / "word.txt", viewOf("four calm green words\n"));
    for (const auto& [path, text] : sumsPack()) {
      std::filesystem::create_directories((folder / ("sums/" + path)).parent_path());
      tests::writeBytes(folder / ("sums/" + path), viewOf(text));
    }
    tests::writeBytes(folder / "users.csv",
                      viewOf("sourcedId,status,enabledUser,role,username,givenName,familyName,identifier\n"
                             "001,active,true,student,ada,Ada,Novak,1\n002,active,true,student,sam,=Sam,Lee,2\n"
                             "003,active,true,student,tom,Tom,Vale,3\n"));
    tests::writeBytes(folder / "fewer.csv",
                      viewOf("sourcedId,status,enabledUser,role,username,givenName,familyName,identifier\n"
                             "001,active,true,student,ada,Ada,Novak,1\n"));
  }
  Outcome init() {
    return run("init " + data + "--room 'Room 14' --passphrase-file " + (folder / "word.txt").string() + " --json");
  }
  std::string file(const std::string& name) const { return (folder / name).string(); }
};

}  // namespace

TEST_CASE("A station is made once; a second init changes nothing") {
  Desk desk;
  const Outcome made = desk.init();
  CHECK(made.status == 0);
  CHECK(has(made.out, "\"token\": \""));
  CHECK(has(made.out, "\"teacher\": \"http://127.0.0.1:7460\""));
  const std::string token = run("token " + desk.data).out;
  CHECK(token.size() == 52 + 12 + 1);
  CHECK(has(made.out, token.substr(0, token.size() - 1)));
  const Outcome again = desk.init();
  CHECK(again.status == 1);
  CHECK(has(again.out, "already; nothing was changed"));
  CHECK(run("token " + desk.data).out == token);
}

TEST_CASE("A passphrase must be there and long enough") {
  Desk desk;
  tests::writeBytes(desk.folder / "word.txt", viewOf("short\n"));
  CHECK(desk.init().status == 1);
  CHECK_FALSE(std::filesystem::exists(desk.folder / "station"));
  std::filesystem::remove(desk.folder / "word.txt");
  CHECK(has(desk.init().out, "There is no file"));
}

TEST_CASE("Packs are brought in and listed") {
  Desk desk;
  desk.init();
  CHECK(has(run("pack " + desk.data + "add " + desk.file("sums")).out, "sums 1 is in"));
  CHECK(has(run("pack add " + desk.file("sums") + " " + desk.data).out, "was in already"));
  const Outcome list = run("pack list --json " + desk.data);
  CHECK(list.status == 0);
  CHECK(has(list.out, "\"id\": \"sums\""));
  CHECK(run("pack " + desk.data + "add " + desk.file("nothing")).status == 1);
}

TEST_CASE("A roster is planned, imported, and protected against a cut-off file") {
  Desk desk;
  desk.init();
  const Outcome dry = run("roster " + desk.data + "import --dry-run " + desk.file("users.csv"));
  CHECK(dry.status == 0);
  CHECK(has(dry.out, "3 new, 0 changed"));
  CHECK(has(dry.out, "Nothing was changed."));
  CHECK(has(run("roster " + desk.data + "import " + desk.file("users.csv")).out, "3 new"));
  CHECK(has(run("roster list --json " + desk.data).out, "\"name\": \"Ada Novak\""));
  const Outcome cut = run("roster " + desk.data + "import " + desk.file("fewer.csv"));
  CHECK(cut.status == 1);
  CHECK(has(cut.out, "2 students of 3 leave. If that is right, say --confirm-missing 2."));
  CHECK_FALSE(has(run("roster list " + desk.data).out, "left"));
  CHECK(run("roster " + desk.data + "import --confirm-missing 2 " + desk.file("fewer.csv")).status == 0);
  CHECK(has(run("roster list " + desk.data).out, "left"));
}

TEST_CASE("PIN slips go to a new file that spreadsheets can open safely") {
  Desk desk;
  desk.init();
  run("roster " + desk.data + "import " + desk.file("users.csv"));
  CHECK(run("roster " + desk.data + "pins --out " + desk.file("pins.csv")).status == 0);
  const Bytes bytes = tests::readBytes(desk.folder / "pins.csv");
  const std::string slips(textOf(bytes));
  CHECK(slips.find("class,name,pin\n") == 0);
  CHECK(has(slips, ",Ada Novak,"));
  CHECK(has(slips, ",'=Sam Lee,"));
  CHECK(has(run("roster " + desk.data + "pins --out " + desk.file("pins.csv")).out, "is there already"));
  CHECK(has(run("roster " + desk.data + "pins").out, "class,name,pin\n"));  // nobody is without one
}

TEST_CASE("While the station runs, other commands say so and touch nothing") {
  Desk desk;
  desk.init();
  const auto held = must(station::DataLock::take(desk.folder / "station"));
  const Outcome token = run("token " + desk.data);
  CHECK(token.status == 1);
  CHECK(has(token.out, "The station is running. Stop it first, or use its pages in the browser."));
}

TEST_CASE("Usage errors are told from faulty input") {
  Desk desk;
  CHECK(run("").status == 2);
  CHECK(run("dance").status == 2);
  CHECK(run("pack").status == 2);
  CHECK(run("serve --kiosk-port 0").status == 2);
  CHECK(run("roster pins --digits 5").status == 2);
  CHECK(run("--help").status == 0);
  const Outcome none = run("token " + desk.data);
  CHECK(none.status == 1);
  CHECK(has(none.out, "There is no station in "));
}

TEST_CASE("An unlock by the command line needs a known student") {
  Desk desk;
  desk.init();
  run("roster " + desk.data + "import " + desk.file("users.csv"));
  run("pack " + desk.data + "add " + desk.file("sums"));
  CHECK(has(run("unlock --student 9 --check adding " + desk.data).out, "No student has the id 9."));
  CHECK(has(run("unlock --student 001 --check adding " + desk.data).out, "The first try needs no unlock"));
  CHECK(run("rebuild --json " + desk.data).status == 0);
}

TEST_CASE("A student's tries are listed with their ids, and what no kiosk does is not offered") {
  Desk desk;
  desk.init();
  run("roster " + desk.data + "import " + desk.file("users.csv"));
  const Outcome list = run("tries --student 001 --json " + desk.data);
  CHECK(list.status == 0);
  CHECK(has(list.out, "\"tries\": []"));
  CHECK(has(run("tries --student 001 " + desk.data).out, "No tries yet."));
  CHECK(has(run("tries --student 9 " + desk.data).out, "No student has the id 9."));
  const std::string help = run("--help").out;
  CHECK(has(help, "  tries "));
  for (const std::string gone : {"hand-over", "give-time", "accommodate"}) {
    CHECK_FALSE(has(help, gone));
    CHECK(run(gone + " --student 001 --check adding " + desk.data).status == 2);
  }
}

TEST_CASE("Grades go out as files that are not replaced, and points come in with a report for each line") {
  Desk desk;
  desk.init();
  run("pack " + desk.data + "add " + desk.file("sums"));
  tests::writeBytes(
      desk.folder / "classes.csv",
      viewOf("sourcedId,status,title,classCode,classType,schoolSourcedId\np3,active,Period 3,,scheduled,s\n"));
  tests::writeBytes(desk.folder / "enrollments.csv",
                    viewOf("sourcedId,status,classSourcedId,schoolSourcedId,userSourcedId,role,primary\n"
                           "e1,active,p3,s,001,student,false\ne2,active,p3,s,002,student,false\n"));
  const Outcome list = run("roster " + desk.data + "import " + desk.file("users.csv") + " " + desk.file("classes.csv") +
                           " " + desk.file("enrollments.csv"));
  INFO(list.out);
  const std::string grades = "grades " + desk.data + "--class p3 --unit sums/first ";
  tests::writeBytes(desk.folder / "scores.csv", viewOf("ID,Summative\n001,43.5\n1,40\n"));
  const Outcome dry = run(grades + "import --dry-run " + desk.file("scores.csv"));
  CHECK(dry.status == 3);
  CHECK(has(dry.out, "Line 2: Ada Novak: 1 cell new."));
  CHECK(has(dry.out, "Did you mean 001?"));
  CHECK(has(dry.out, "1 cell new, 1 line refused. Nothing was changed."));
  CHECK_FALSE(has(run(grades + "--format csv").out, "43.5"));
  CHECK(run(grades + "import " + desk.file("scores.csv")).status == 3);
  const Outcome csv = run(grades + "--format csv");
  CHECK(csv.status == 0);
  CHECK(has(csv.out, "001,Novak,Ada,Period 3,,,,,43.5,43.5,50,87.0\r\n"));
  CHECK(has(csv.out, "002,Lee,'=Sam,Period 3,,,,,,,,\r\n"));
  CHECK(run(grades + "--format canvas --out " + desk.file("canvas.csv")).status == 0);
  CHECK(has(run(grades + "--format canvas --out " + desk.file("canvas.csv")).out, "is there already"));
  CHECK(has(run(grades + "--format oneroster").out, "Name a folder"));
  CHECK(run(grades + "--format oneroster --out " + desk.file("oneroster")).status == 0);
  CHECK(std::filesystem::exists(desk.folder / "oneroster/lineItems.csv"));
  CHECK(has(run(grades + "--format xml").out, "Known are canvas, powerteacher, oneroster, sheets, csv."));
  tests::writeBytes(desk.folder / "t.csv", viewOf("Student Num,Student Name,Score\n001,\"Novak, A\",\n"));
  const std::string fill = grades + "--format powerteacher --template " + desk.file("t.csv");
  CHECK(has(run(fill).out, "Name the column with --column."));
  CHECK(has(run(fill + " --column Summative").out, "001,\"Novak, A\",43.5\n"));
  CHECK(run("grades " + desk.data + "--class p4 --unit sums/first --format csv").status == 1);
}

TEST_CASE("The audit log is listed newest first, of one student, as JSON, and held against its witnesses") {
  Desk desk;
  REQUIRE(desk.init().status == 0);
  REQUIRE(run("pack add " + desk.file("sums") + " " + desk.data).status == 0);
  REQUIRE(run("roster import " + desk.file("users.csv") + " " + desk.data).status == 0);
  REQUIRE(run("needs --student 001 --time 1.5 " + desk.data).status == 0);
  const Outcome all = run("audit " + desk.data);
  CHECK(all.status == 0);
  const auto needs = all.out.find("Changed what a student needs in every check.  Ada Novak (command line)");
  const auto pack = all.out.find("Brought in sums, version 1. (command line)");
  CHECK(needs < pack);
  CHECK(pack != std::string::npos);
  const Outcome json = run("audit --student 001 --json " + desk.data);
  CHECK(has(json.out, "\"deed\": \"needs\""));
  CHECK_FALSE(has(json.out, "\"deed\": \"pack\""));
  const Outcome checked = run("audit --check " + desk.data);
  CHECK(checked.status == 0);
  CHECK(has(checked.out, "What kiosks have seen of the audit log is as they saw it."));
  CHECK(run("audit --student 999 " + desk.data).status == 1);
}

TEST_CASE("A wrong key is repaired from the command line: first what it would do, then --apply, and taken back") {
  // A station with two tries, made in this process and then left to the program.
  station::testing::Classroom room;
  {
    station::testing::SimKiosk kiosk(room, 1, "Seat 1");
    must(kiosk.pair());
    kiosk.handIn(kiosk.start(room.student("001"), "adding", 1), false);
    kiosk.handIn(kiosk.start(room.student("002"), "adding", 1), true);
    must(kiosk.sync());
    must(room.station().addPack(station::testing::repairedPack("2")));
  }
  const std::string data = "--data " + room.folder().string() + " ";
  const std::string regrade = "regrade " + data + "--check adding ";
  room.close();
  const auto plan = run(regrade);
  CHECK(plan.status == 3);  // Sam would be lowered, and is left out
  CHECK(has(plan.out, "Ada Novak, try 1: 0 of 2 points, not yet → 2 of 2 points, mastered"));
  CHECK(has(plan.out, "Would be lowered, and keep their result:"));
  CHECK(has(plan.out, "1 result would change. Nothing was changed. To do it, say --apply"));
  const auto json = run(regrade + "--also-lower --json");
  CHECK(json.status == 0);
  CHECK(has(json.out, "\"applied\": false"));
  CHECK(has(json.out, "\"effect\": \"loses\""));
  CHECK(has(json.out, "\"version\": \"2\""));
  const auto silent = run(regrade + "--also-lower --apply");
  CHECK(silent.status == 1);
  CHECK(has(silent.out, "Write down why"));
  const auto done = run(regrade + "--apply --by 'Mr Okafor' --json");
  CHECK(done.status == 3);
  CHECK(has(done.out, "\"applied\": true"));
  const std::string mark = "\"action\": \"";
  const std::string action = done.out.substr(done.out.find(mark) + mark.size(), 32);
  CHECK(has(run(regrade + "--apply").out, "Nothing would change."));
  CHECK(has(run(regrade + "--list").out, action));
  CHECK(run(regrade + "--pack 1").status == 3);
  CHECK(run(regrade + "--pack 7").status == 1);
  CHECK(run(regrade + "--withdraw zz").status == 1);
  CHECK(run("regrade " + data + "--check nothing").status == 1);
  CHECK(run("regrade " + data).status == 2);
  const auto held = run("regrade " + data + "--take-back " + action + " --apply");
  CHECK(held.status == 3);
  CHECK(has(held.out, "Nothing would change."));
  const auto back = run("regrade " + data + "--take-back " + action + " --also-lower --reason 'It was right' --apply");
  CHECK(back.status == 0);
  CHECK(has(back.out, "2 of 2 points, mastered → 0 of 2 points, not yet"));
}

TEST_CASE("A lost station is replaced with the sheet alone; a slip in it leaves nothing behind") {
  Desk desk;
  desk.init();
  REQUIRE(run("sheet " + desk.data + "--out " + desk.file("sheet.pdf")).status == 0);
  crypto::SheetSecret secret;
  secret.bytes.fill(7);
  std::string lines;
  for (const auto& line : crypto::linesOfSheet(secret)) lines += line + "\n";
  tests::writeBytes(desk.folder / "lines.txt", viewOf(lines));
  lines[0] = lines[0] == '7' ? '8' : '7';
  tests::writeBytes(desk.folder / "slip.txt", viewOf(lines));
  const std::string next = "--data " + desk.file("next") + " ";
  const std::string words = "--passphrase-file " + desk.file("word.txt") + " ";
  const Outcome slip = run("replace " + next + words + "--sheet-file " + desk.file("slip.txt"));
  CHECK(slip.status == 1);
  CHECK(has(slip.out, "Line 1 of the recovery sheet is not right"));
  CHECK_FALSE(std::filesystem::exists(desk.folder / "next"));
  const Outcome done = run("replace " + next + words + "--room 'Room 15' --sheet-file " + desk.file("lines.txt"));
  CHECK(done.status == 0);
  CHECK(has(done.out, "takes the place of the lost one"));
  const Outcome shown = run("replace show " + next + "--json");
  CHECK(shown.status == 0);
  CHECK(has(shown.out, "\"open\": true"));
  CHECK(has(shown.out, "\"kiosks\": []"));
  CHECK(run("rotate " + next).status == 1);  // kiosks are expected
  // Again is harmless; another station's own sheet is not taken away.
  CHECK(run("replace " + next + words + "--sheet-file " + desk.file("lines.txt")).status == 0);
  const Outcome own = run("replace " + desk.data + words + "--sheet-file " + desk.file("lines.txt"));
  CHECK(own.status == 1);
  CHECK(has(own.out, "has a recovery sheet of its own"));
  CHECK(run("replace finish " + next).status == 0);
  CHECK(run("replace finish " + next).status == 1);
  CHECK(run("replace show " + desk.data).status == 1);
  CHECK(run("replace --sheet").status == 2);
}

TEST_CASE("New keys for a station: another fingerprint, another token, and nobody to wait for without kiosks") {
  Desk desk;
  desk.init();
  const std::string before = run("token " + desk.data).out;
  const Outcome done = run("rotate " + desk.data + "--json");
  CHECK(done.status == 0);
  CHECK(has(done.out, "\"waiting_for\": []"));
  CHECK(run("token " + desk.data).out != before);
  CHECK(has(run("rotate --show " + desk.data).out, "Every kiosk goes by the present keys"));
  CHECK(run("rotate --data " + desk.file("none")).status == 1);
}

TEST_CASE("A new sheet says who follows, and the lines of another sheet don't speak for it") {
  Desk desk;
  desk.init();
  REQUIRE(run("sheet " + desk.data + "--out " + desk.file("one.pdf")).status == 0);
  crypto::SheetSecret secret;
  secret.bytes.fill(7);
  std::string lines;
  for (const auto& line : crypto::linesOfSheet(secret)) lines += line + "\n";
  tests::writeBytes(desk.folder / "lines.txt", viewOf(lines));
  const Outcome other =
      run("sheet " + desk.data + "--out " + desk.file("two.pdf") + " --old-sheet-file " + desk.file("lines.txt"));
  CHECK(other.status == 1);
  CHECK(has(other.out, "not those of the sheet that is in use (version 1)"));
  CHECK_FALSE(std::filesystem::exists(desk.folder / "two.pdf"));
  const Outcome alone = run("sheet " + desk.data + "--out " + desk.file("two.pdf"));
  CHECK(alone.status == 0);
  CHECK(has(alone.out, "each kiosk asks once"));
}
