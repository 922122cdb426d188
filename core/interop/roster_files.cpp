#include "core/interop/roster_files.h"

#include <algorithm>
#include <map>
#include <system_error>

#include "core/base/text.h"
#include "core/interop/archive.h"
#include "core/interop/decode.h"

namespace cz::interop {
namespace {

using std::filesystem::path;

bool isCsv(const path& file) { return plainName(file.extension().string()) == "csv"; }

/// Finder's and Windows' own files lie beside the real ones in many zips.
bool isHousekeeping(const path& file) {
  const auto name = file.filename().string();
  return name.rfind("._", 0) == 0 || file.string().rfind("__MACOSX/", 0) == 0;
}

bool isNeeded(const path& file) {
  return isCsv(file) && !isHousekeeping(file) && kindOfName(file) != RosterFileKind::notNeeded;
}

RosterFileKind kindOfColumns(const CsvTable& table) {
  const bool user = table.column({"usersourcedid", "studentid", "sisid", "userid"}).has_value();
  if (user && table.column({"classsourcedid", "sectionsisid", "sectionid", "classid"}))
    return RosterFileKind::enrollments;
  if (table.column({"usersourcedid"}) && table.column({"role"})) return RosterFileKind::roles;
  if (table.column({"givenname", "firstname"}) && table.column({"familyname", "lastname"}))
    return RosterFileKind::users;
  const bool id = table.column({"sourcedid", "sisid", "id", "sectionid", "classid"}).has_value();
  if (id && table.column({"title", "sectionname", "classname"})) return RosterFileKind::classes;
  return RosterFileKind::unknown;
}

Result<RosterFile> parsed(const std::string& name, const path& file, const std::string& bytes) {
  CZ_TRY(text, strictText(bytes, name));
  CZ_TRY(table, CsvTable::read(text, name));
  RosterFile read{name, kindOfName(file), std::move(table)};
  if (read.kind == RosterFileKind::unknown) read.kind = kindOfColumns(read.table);
  return read;
}

Result<void> addZip(const path& zip, std::vector<RosterFile>& files) {
  CZ_TRY(members, readZip(zip, [](const std::string& member) { return isNeeded(member); }));
  for (const auto& [member, bytes] : members) {
    CZ_TRY(file, parsed(zip.filename().string() + ": " + member, member, bytes));
    files.push_back(std::move(file));
  }
  return {};
}

Result<void> addFile(const path& file, std::vector<RosterFile>& files) {
  CZ_TRY(bytes, readFile(file));
  if (bytes.substr(0, 2) == "PK") return addZip(file, files);
  CZ_TRY(read, parsed(file.filename().string(), file, bytes));
  files.push_back(std::move(read));
  return {};
}

/// The CSV files right inside the folder, by name.
Result<void> addFolder(const path& folder, std::vector<RosterFile>& files) {
  std::error_code code;
  std::vector<path> inside;
  for (std::filesystem::directory_iterator at(folder, code), end; !code && at != end; at.increment(code))
    if (isNeeded(at->path()) && at->is_regular_file(code)) inside.push_back(at->path());
  if (code) return Error{Fault::io, folder.string() + " can't be read: " + code.message() + ".", code.message()};
  std::sort(inside.begin(), inside.end());
  for (const auto& file : inside) CZ_CHECK(addFile(file, files));
  return {};
}

}  // namespace

RosterFileKind kindOfName(const path& file) {
  using enum RosterFileKind;
  static const std::map<std::string, RosterFileKind> kKinds = {{"manifest", manifest},
                                                               {"users", users},
                                                               {"user", users},
                                                               {"students", students},
                                                               {"student", students},
                                                               {"classes", classes},
                                                               {"class", classes},
                                                               {"sections", classes},
                                                               {"section", classes},
                                                               {"enrollments", enrollments},
                                                               {"enrolments", enrollments},
                                                               {"studentenrollment", enrollments},
                                                               {"studentenrollments", enrollments},
                                                               {"studentenrolment", enrollments},
                                                               {"roles", roles},
                                                               {"academicsessions", notNeeded},
                                                               {"categories", notNeeded},
                                                               {"classresources", notNeeded},
                                                               {"courseresources", notNeeded},
                                                               {"courses", notNeeded},
                                                               {"demographics", notNeeded},
                                                               {"guardianrelationship", notNeeded},
                                                               {"lineitemlearningobjectiveids", notNeeded},
                                                               {"lineitems", notNeeded},
                                                               {"lineitemscorescales", notNeeded},
                                                               {"orgs", notNeeded},
                                                               {"relationships", notNeeded},
                                                               {"resources", notNeeded},
                                                               {"resultlearningobjectiveids", notNeeded},
                                                               {"results", notNeeded},
                                                               {"resultscorescales", notNeeded},
                                                               {"school", notNeeded},
                                                               {"schools", notNeeded},
                                                               {"scorescales", notNeeded},
                                                               {"teacher", notNeeded},
                                                               {"teacherroster", notNeeded},
                                                               {"teachers", notNeeded},
                                                               {"userflags", notNeeded},
                                                               {"userprofiles", notNeeded},
                                                               {"userresources", notNeeded}};
  const auto at = kKinds.find(plainName(file.stem().string()));
  return at == kKinds.end() ? unknown : at->second;
}

Result<std::vector<RosterFile>> rosterFiles(const std::vector<path>& paths) {
  std::vector<RosterFile> files;
  for (const auto& at : paths) {
    std::error_code code;
    if (std::filesystem::is_directory(at, code))
      CZ_CHECK(addFolder(at, files));
    else
      CZ_CHECK(addFile(at, files));
  }
  return files;
}

}  // namespace cz::interop
