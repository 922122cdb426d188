// The page Students: lists by upload, slips, what is kept of one student, and the end of a year.

#include <nlohmann/json.hpp>

#include "core/crypto/pin.h"
#include "core/station/daemon/multipart.h"
#include "core/station/daemon/plan_words.h"
#include "core/station/daemon/students_part.h"
#include "core/station/rules.h"
#include "tests/core/station/desktop.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::station;
using station::testing::Classroom;
using station::testing::Desktop;
using station::testing::fieldOn;
using station::testing::has;
using station::testing::locationOf;
using station::testing::SimKiosk;

namespace {

const std::string kUpload = "/students/upload", kPassphrase = "passphrase=correct+horse";

/// Ada and Sam in "Period 3".
struct Zone {
  Classroom room;
  Desktop desktop{room};

  roster::Roster roster() { return must(room.station().rosters().load()); }
  const roster::Student* find(const roster::Roster& all, const std::string& id) {
    for (const auto& one : all.students)
      if (one.sourceId == id) return &one;
    return nullptr;
  }
};

}  // namespace

TEST_CASE("A form with a file has its typed fields and the file's bytes, whatever is in them") {
  const std::string bytes("a,b\r\n--cu\r\n\0x", 14);
  const auto parts =
      formParts("multipart/form-data; boundary=cut",
                "--cut\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\nabc\r\n"
                "--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"C:\\lists\\a.csv\"\r\n"
                "Content-Type: text/csv\r\n\r\n" +
                    bytes + "\r\n--cut--\r\n");
  REQUIRE(parts.size() == 2);
  CHECK(parts[0].name == "token");
  CHECK(parts[0].bytes == "abc");
  CHECK_FALSE(parts[0].isFile);
  CHECK(parts[1].isFile);
  CHECK(parts[1].file == "a.csv");
  CHECK(parts[1].bytes == bytes);
}

TEST_CASE("A form that was cut off, and what is no such form, has no parts") {
  CHECK(formParts("multipart/form-data; boundary=cut", "--cut\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nabc")
            .empty());
  CHECK(formParts("text/plain", "--cut\r\n").empty());
  CHECK(formParts("multipart/form-data", "--\r\n").empty());
}

TEST_CASE("A list is shown with what it would change, and changes nothing before that is agreed to") {
  Zone zone;
  const auto seen = zone.desktop.upload(kUpload, "users.csv",
                                        "sourcedId,givenName,familyName,role\n001,Ada,Novak-Hill,student\n"
                                        "003,=1+1,Haddad,student\n");
  CHECK(seen.status == 200);
  CHECK(has(seen.body, "1 new · 1 changed · 0 moved · 1 missing · 0 in doubt · 0 left out · 0 as before"));
  CHECK(has(seen.body, "family name Novak → Novak-Hill"));
  CHECK(has(seen.body, "Sam &lt;b&gt;Lee&lt;/b&gt;"));
  CHECK(zone.roster().students.size() == 2);
  const auto done = zone.desktop.post("/students/take-in", "digest=" + fieldOn(seen.body, "digest"));
  CHECK(locationOf(done) == "/students?done=roster");
  const auto now = zone.roster();
  CHECK(zone.find(now, "001")->familyName == "Novak-Hill");
  CHECK(zone.find(now, "003") != nullptr);
  CHECK_FALSE(zone.find(now, "002")->active);
  CHECK(has(zone.desktop.get("/students").body, "No longer in the school's list"));
  CHECK(zone.desktop.post("/students/take-in", "digest=x").status == 409);  // it is gone once it is in
}

TEST_CASE("What is agreed to must be what was seen") {
  Zone zone;
  const std::string list = "sourcedId,givenName,familyName,role\n001,Ada,Novak,student\n002,Sam,Lee,student\n";
  const auto seen = zone.desktop.upload(kUpload, "users.csv", list);
  roster::Incoming meanwhile = station::testing::twoStudents();
  meanwhile.students[1].givenName = "Samuel";
  const auto plan = must(zone.room.station().rosters().plan(meanwhile));
  REQUIRE(zone.room.station().applyRoster(plan));
  const auto late = zone.desktop.post("/students/take-in", "digest=" + fieldOn(seen.body, "digest"));
  CHECK(late.status == 409);
  CHECK(has(late.body, "The roster has changed since you looked."));
  const auto now = zone.roster();
  CHECK(zone.find(now, "002")->givenName == "Samuel");
}

TEST_CASE("A list in which too many are missing needs a yes of its own") {
  Zone zone;
  const auto seen =
      zone.desktop.upload(kUpload, "users.csv", "sourcedId,givenName,familyName,role\n009,Eli,Stone,student\n");
  CHECK(has(seen.body, "Yes, 2 students leave, of 2"));
  const std::string digest = "digest=" + fieldOn(seen.body, "digest");
  CHECK(zone.desktop.post("/students/take-in", digest).status == 409);
  CHECK(zone.roster().students.size() == 2);
  CHECK(locationOf(zone.desktop.post("/students/take-in", digest + "&yes=on")) == "/students?done=roster");
  CHECK(zone.roster().students.size() == 3);
}

TEST_CASE("Of a list with headings of its own a person says which column is what") {
  Zone zone;
  const std::string list =
      "Nr;Schüler;Gruppe\n0007;\"Stone, Eli\";7b\n0007;\"Stone, Eli\";Band\n;Nobody;7b\n0008;Tomas Vale;7b\n";
  const auto asks = zone.desktop.upload(kUpload, "liste.csv", list);
  CHECK(has(asks.body, "Which column is what?"));
  CHECK(has(asks.body, "<td>Stone, Eli</td>"));
  CHECK(zone.desktop.post("/students/columns", "name=1").status == 409);  // names alone tell nobody apart
  const auto seen = zone.desktop.post("/students/columns", "id=0&name=1&class=2");
  CHECK(has(seen.body, "2 new · 0 changed · 0 moved · 2 missing · 0 in doubt · 1 left out"));
  CHECK(has(seen.body, "liste.csv, line 4"));
  const std::string digest = "digest=" + fieldOn(seen.body, "digest");
  CHECK(locationOf(zone.desktop.post("/students/take-in", digest + "&yes=on")) == "/students?done=roster");
  const auto now = zone.roster();
  const auto* eli = zone.find(now, "0007");
  REQUIRE(eli != nullptr);
  CHECK(eli->givenName == "Eli");
  CHECK(eli->familyName == "Stone");
  CHECK(eli->classes == std::vector<ClassId>{ClassId("7b"), ClassId("Band")});
  CHECK(zone.find(now, "0008")->familyName == "Vale");
}

TEST_CASE("A teacher's own list with a column of classes is not taken for a system's list of people without any") {
  Zone zone;
  const auto asks = zone.desktop.upload(kUpload, "7b.csv",
                                        "Student ID,First Name,Last Name,Class\n0007,Eli,Stone,7B\n0008,Mia,Vale,7B\n");
  CHECK(has(asks.body, "Which column is what?"));
  CHECK(has(asks.body, "<option value=\"3\" selected>Class</option>"));
  const auto seen = zone.desktop.post("/students/columns", "id=0&given=1&family=2&class=3");
  CHECK(has(seen.body, "2 new"));
  CHECK(has(seen.body, "<li>Eli Stone <span class=\"soft\">0007 · 7B</span></li>"));
  zone.desktop.post("/students/take-in", "digest=" + fieldOn(seen.body, "digest") + "&yes=on");
  const auto now = zone.roster();
  REQUIRE(zone.find(now, "0007") != nullptr);
  CHECK(zone.find(now, "0007")->classes == std::vector<ClassId>{ClassId("7B")});
}

TEST_CASE("A system's list of people is read as it is, also with a column called Class, when it tells their roles") {
  Zone zone;
  const auto seen = zone.desktop.upload(
      kUpload, "users.csv",
      "sourcedId,givenName,familyName,role,class\n001,Ada,Novak,student,7B\n900,Joe,Okafor,teacher,7B\n");
  CHECK(has(seen.body, "1 missing"));
  CHECK_FALSE(has(seen.body, "Okafor"));
}

TEST_CASE("New students in other classes are another plan than the one that was agreed to") {
  Zone zone;
  const auto plan = [&](const std::string& inClass) {
    roster::Incoming list = station::testing::twoStudents();
    list.classes.push_back({ClassId(inClass), inClass, true});
    list.students.push_back({"009", "", "Eli", "", "Stone", true, {ClassId(inClass)}, {}, "list.csv", 4});
    return jsonTextOf(must(zone.room.station().rosters().plan(list)));
  };
  CHECK(plan("7B") == plan("7B"));
  CHECK(plan("7B") != plan("7C"));
  CHECK(has(plan("7B"), "new class 7B"));
}

TEST_CASE("More files than come in one go are refused with the way out, and nothing is dropped in silence") {
  Zone zone;
  std::string body = "--cut\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\n" + zone.desktop.token() + "\r\n";
  for (int i = 0; i < 101; ++i)
    body += "--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + std::to_string(i) +
            ".csv\"\r\n\r\nsourcedId,givenName,familyName\n1,A,B\r\n";
  const auto refused = zone.desktop.send("POST", kUpload, body + "--cut--\r\n", "multipart/form-data; boundary=cut");
  CHECK(refused.status == 409);
  CHECK(has(refused.body, "These are 101 files, and the station takes 100 in one go. Choose the zip"));
  CHECK(has(tooMuchWords(), "larger than 16 MB"));
  CHECK(has(zone.desktop.get("/students").body, "up to 16 MB"));
}

TEST_CASE("What is no list says so, and without a file nothing happens") {
  Zone zone;
  CHECK(has(zone.desktop.upload(kUpload, "users.csv", "\xff\xfe\xff").body, "Nothing was changed."));
  CHECK(has(zone.desktop.upload(kUpload, "", "").body, "Choose a file first"));
  CHECK(zone.roster().students.size() == 2);
}

TEST_CASE("Slips are drawn with the passphrase only, shown once, and open the seat") {
  Zone zone;
  CHECK(has(zone.desktop.get("/students").body, "2 students have no PIN yet."));
  CHECK(zone.desktop.post("/students/slips", "whose=without&passphrase=wrong").status == 409);
  CHECK(zone.roster().students[0].pinHash.empty());
  const auto slips = zone.desktop.post("/students/slips", "whose=without&" + kPassphrase);
  CHECK(slips.status == 200);
  const std::string mark = "<p class=\"pin\">";
  const std::string pin = slips.body.substr(slips.body.find(mark) + mark.size(), 4);
  const auto now = zone.roster();
  CHECK(crypto::checkPin(zone.find(now, "001")->pinHash, pin));  // Ada is the first by name
  CHECK_FALSE(has(zone.desktop.get("/students").body, pin));
  CHECK(has(zone.desktop.post("/students/slips", "whose=without&" + kPassphrase).body,
            "Everybody there has a PIN already."));
}

TEST_CASE("Slips are drawn for the class that is shown, and other classes keep their PINs") {
  Zone zone;
  roster::Incoming list = station::testing::twoStudents();
  list.classes.push_back({ClassId("p4"), "Period 4", true});
  list.students.push_back({"003", "", "Eli", "", "Stone", true, {ClassId("p4")}, {}, "list.csv", 4});
  REQUIRE(zone.room.station().applyRoster(must(zone.room.station().rosters().plan(list))));
  must(zone.room.station().issuePins(4));
  const std::string eli = zone.find(zone.roster(), "003")->pinHash, ada = zone.find(zone.roster(), "001")->pinHash;
  const std::string shown = zone.desktop.get("/students", {{"class", "p4"}}).body;
  CHECK(has(shown, "<option value=\"class\">all of Period 4: the old ones hold no more</option>"));
  CHECK(fieldOn(shown.substr(shown.find("action=\"/students/slips\"")), "class") == "p4");
  const auto wrong = zone.desktop.post("/students/slips", "whose=class&class=p4&passphrase=x");
  CHECK(has(wrong.body, "<option value=\"p4\" selected>Period 4</option>"));  // the class that was shown
  const auto slips = zone.desktop.post("/students/slips", "whose=class&class=p4&" + kPassphrase);
  CHECK(has(slips.body, "1 slip"));
  CHECK(has(slips.body, "Period 4"));
  CHECK(zone.find(zone.roster(), "003")->pinHash != eli);
  CHECK(zone.find(zone.roster(), "001")->pinHash == ada);
  CHECK(has(zone.desktop.post("/students/slips", "whose=class-without&class=p4&" + kPassphrase).body,
            "Everybody there has a PIN already."));
}

TEST_CASE("An empty class says that nobody is in it, and a need is told in decimals") {
  Zone zone;
  roster::Incoming list = station::testing::twoStudents();
  list.classes.push_back({ClassId("p4"), "Period 4", true});
  REQUIRE(zone.room.station().applyRoster(must(zone.room.station().rosters().plan(list))));
  REQUIRE(setNeeds(zone.room.station(), zone.room.student("001"), {must(Exact::parse("3/2")), false}));
  CHECK(has(zone.desktop.get("/students", {{"class", "p4"}}).body, "Nobody is in Period 4."));
  CHECK(has(zone.desktop.get("/students", {{"class", "p3"}}).body, ">1.5 × the time</a>"));
}

TEST_CASE("Everything about one student can be given out, with the passphrase, and that is written down") {
  Zone zone;
  SimKiosk kiosk(zone.room, 7, "Seat 1");
  must(kiosk.pair());
  const StudentId ada = zone.room.student("001");
  kiosk.handIn(kiosk.start(ada, "adding", 1), true);
  must(kiosk.sync());
  CHECK(zone.desktop.post("/students/data", "student=" + ada.text + "&passphrase=x").status == 409);
  const auto given = zone.desktop.post("/students/data", "student=" + ada.text + "&" + kPassphrase);
  CHECK(given.status == 200);
  const auto data = nlohmann::json::parse(given.body);
  CHECK(data["shown name"] == "Ada Novak");
  CHECK(data["the school's id"] == "001");
  CHECK(data["checks"][0]["check"] == "Adding");
  CHECK(data["checks"][0]["tries"][0]["mastered"] == true);
  CHECK(data["checks"][0]["tries"][0]["questions"].size() == 2);
  CHECK_FALSE(has(given.body, "Sam"));
  CHECK_FALSE(has(given.body, "argon2"));
  CHECK(has(zone.desktop.get("/audit", {{"student", ada.text}}).body, "Gave out everything"));
}

TEST_CASE("To forget a student takes the passphrase and a yes, and then nothing is left") {
  Zone zone;
  const StudentId ada = zone.room.student("001");
  CHECK(has(zone.desktop.get("/students/forget", {{"student", ada.text}}).body, "Forget Ada Novak for good"));
  CHECK(zone.desktop.post("/students/forget", "student=" + ada.text + "&" + kPassphrase).status == 409);
  CHECK(zone.desktop.post("/students/forget", "student=" + ada.text + "&sure=on&passphrase=x").status == 409);
  CHECK(zone.roster().students.size() == 2);
  CHECK(locationOf(zone.desktop.post("/students/forget", "student=" + ada.text + "&sure=on&" + kPassphrase)) ==
        "/students?done=forgotten");
  CHECK(zone.roster().students.size() == 1);
  CHECK(zone.desktop.get("/student/" + ada.text).status == 404);
}

TEST_CASE("At the end of the year everybody leaves and nothing is deleted; the next list brings them back") {
  Zone zone;
  const StudentId ada = zone.room.student("001");
  const auto seen = zone.desktop.get("/students/year-end");
  CHECK(has(seen.body, "Yes, 2 students leave, of 2"));
  const std::string digest = "digest=" + fieldOn(seen.body, "digest");
  CHECK(zone.desktop.post("/students/year-end", digest).status == 409);
  CHECK(zone.desktop.post("/students/year-end", "digest=x&yes=on").status == 409);
  CHECK(zone.roster().students[0].active);
  CHECK(locationOf(zone.desktop.post("/students/year-end", digest + "&yes=on")) == "/students?done=year-end");
  for (const auto& one : zone.roster().students) CHECK_FALSE(one.active);
  for (const auto& one : zone.roster().classes) CHECK_FALSE(one.active);
  const auto next =
      zone.desktop.upload(kUpload, "users.csv", "sourcedId,givenName,familyName,role\n001,Ada,Novak,student\n");
  CHECK(has(next.body, "comes back"));
  zone.desktop.post("/students/take-in", "digest=" + fieldOn(next.body, "digest"));
  CHECK(zone.room.student("001") == ada);
  const auto now = zone.roster();
  CHECK(zone.find(now, "001")->active);
}

TEST_CASE("A form with a file needs the token as every other") {
  Zone zone;
  const std::string body =
      "--cut\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\nwrong\r\n--cut\r\nContent-Disposition: "
      "form-data; "
      "name=\"file\"; filename=\"users.csv\"\r\n\r\nsourcedId\n1\r\n--cut--\r\n";
  CHECK(zone.desktop.send("POST", kUpload, body, "multipart/form-data; boundary=cut").status == 403);
}
