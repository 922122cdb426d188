// Every public roster set at hand. The numbers were counted by awk over the files, not by this program.
#include <algorithm>

#include "core/interop/oneroster.h"
#include "tests/core/interop/files.h"

using namespace cz;
using namespace cz::tests;

namespace {

struct Count {
  std::size_t students, classes, enrolments, refused;
  friend bool operator==(const Count&, const Count&) = default;
  friend std::ostream& operator<<(std::ostream& out, const Count& c) {
    return out << c.students << " students, " << c.classes << " classes, " << c.enrolments << " enrolments, "
               << c.refused << " refused";
  }
};

Count countOf(const roster::Incoming& in) {
  Count count{in.students.size(), in.classes.size(), 0, in.refused.size()};
  for (const auto& student : in.students) count.enrolments += student.classes.size();
  return count;
}

roster::Incoming read(const std::filesystem::path& at) { return must(interop::readRoster({at})); }

const std::string kMicrosoft = "roster-csv/OfficeDev_O365-EDU-Tools/CSV Samples/";

}  // namespace

TEST_CASE("the OAT set of OneRoster 1.1 with its old headings comes in whole") {
  const auto at = sharedData("oneroster/oat-sa_oneroster-import/data/samples/OneRosterv1p1BaseCSV");
  if (!at) return;
  const auto in = read(*at);
  CHECK(countOf(in) == Count{2, 3, 3, 0});
  CHECK_FALSE(in.changesOnly);
  CHECK(in.students[0].familyName == "padurariu");
  CHECK(in.students[0].classes == std::vector<ClassId>{ClassId("class1"), ClassId("class2")});
}

TEST_CASE("the minimal OneRoster 1.1 zip: teachers and parents stay out, a teacher enrolled as student is named") {
  const auto at =
      sharedData("oneroster/catalyst_moodle-enrol_oneroster/tests/fixtures/csv_data/Test_minimal_data_set.zip");
  if (!at) return;
  const auto in = read(*at);
  // Three of six people are students; of four student enrolments two are of usr-222-987654, whose role is teacher.
  CHECK(countOf(in) == Count{3, 2, 2, 2});
  CHECK(in.refused[0].line == 3);
  CHECK(in.refused[0].why.find("usr-222-987654") == 0);
}

TEST_CASE("the OneRoster 1.2 zip is a file of changes with roles of its own") {
  const auto at =
      sharedData("oneroster/catalyst_moodle-enrol_oneroster/tests/fixtures/csv_data/oneroster_test_data.zip");
  if (!at) return;
  const auto in = read(*at);
  CHECK(countOf(in) == Count{1, 1, 1, 0});
  CHECK(in.changesOnly);
  CHECK(in.students[0].givenName == "Bruce");
}

TEST_CASE("School Data Sync 2.1: students by roles.csv, guardians and teachers stay out") {
  const auto at = sharedData("oneroster/OfficeDev_O365-EDU-Tools/CSV Samples/SDS v2.1");
  if (!at) return;
  const auto in = read(*at);
  CHECK(countOf(in) == Count{4, 2, 4, 0});
  CHECK(std::none_of(in.students.begin(), in.students.end(), [](const auto& s) { return s.givenName == "Kristen"; }));
}

TEST_CASE("School Data Sync v1: the US and UK samples come in whole") {
  struct Sample {
    const char* folder;
    Count count;
  };
  // Lines of Student.csv, Section.csv and StudentEnrollment.csv, less one heading each.
  for (const auto& [folder, count] :
       {Sample{"SDS Format/25 Users", {22, 2, 44, 0}}, Sample{"SDS Format/100 Users", {86, 28, 602, 0}},
        Sample{"UK Format/25 Users", {22, 28, 154, 0}},
        Sample{"UK Format/Min Required Attributes", {22, 28, 154, 0}}}) {
    const auto at = sharedData(kMicrosoft + folder);
    if (!at) return;
    INFO(folder);
    CHECK(countOf(read(*at)) == count);
  }
}

TEST_CASE("without names the username is kept, since it is all that the UK minimum has") {
  const auto at = sharedData(kMicrosoft + "UK Format/Min Required Attributes/Student.csv");
  if (!at) return;
  const auto in = read(*at);
  REQUIRE(in.students.size() == 22);
  CHECK(in.students[0].username == "OKlein");
  CHECK(in.students[0].sourceId == "13001");
}

TEST_CASE("lists of something else are no list of students, and one that is no UTF-8 is named") {
  const auto at = sharedData("oneroster/bergerb_OneRosterSampleDataGenerator/Templates/Planets");
  if (!at) return;
  const auto grades = interop::readRoster({*at / "grades.csv", *at / "orgs.csv"});
  REQUIRE_FALSE(grades.ok());
  CHECK(grades.error().message.find("No list of students was found.") == 0);
  const auto names = interop::readRoster({*at});
  REQUIRE_FALSE(names.ok());
  CHECK(names.error().message.find("firstnames.csv, line ") == 0);
}
