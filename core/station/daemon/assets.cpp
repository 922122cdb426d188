#include "core/station/daemon/assets.h"

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <vector>

namespace cz::station {
namespace fs = std::filesystem;
namespace {

const std::vector<std::string> kNeeded = {"layout.mustache",
                                          "sign_in.mustache",
                                          "today.mustache",
                                          "progress.mustache",
                                          "student.mustache",
                                          "decisions.mustache",
                                          "whose.mustache",
                                          "message.mustache",
                                          "marking.mustache",
                                          "desk.mustache",
                                          "two_marks.mustache",
                                          "response.mustache",
                                          "reports.mustache",
                                          "students.mustache",
                                          "roster_in.mustache",
                                          "roster_columns.mustache",
                                          "slips.mustache",
                                          "forget.mustache",
                                          "receipt.mustache",
                                          "code_sheet.mustache",
                                          "rules.mustache",
                                          "kiosk.mustache",
                                          "pin.mustache",
                                          "kiosks.mustache",
                                          "preview.mustache",
                                          "seat_list.mustache",
                                          "code.mustache",
                                          "gradebook.mustache",
                                          "checks.mustache",
                                          "regrade.mustache",
                                          "grade.mustache",
                                          "grades_out.mustache",
                                          "grades_in.mustache",
                                          "audit.mustache",
                                          "alarms.mustache",
                                          "groups.mustache",
                                          "style.css",
                                          "live.js",
                                          "icon.svg"};

std::string readWhole(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream all;
  all << in.rdbuf();
  return all.str();
}

std::vector<fs::path> places() {
  std::vector<fs::path> all;
  if (const char* said = std::getenv("CHECKZONE_ASSETS"); said != nullptr) all.emplace_back(said);
  std::error_code ignored;
  const fs::path program = fs::read_symlink("/proc/self/exe", ignored);
  if (!ignored) all.push_back(program.parent_path().parent_path() / "share" / "checkzone");
  all.emplace_back(CHECKZONE_DATA_DIR);
  // A program in a build folder below the source tree: walk up to the first assets folder.
  for (fs::path up = program.parent_path(); !ignored && up != up.root_path() && !up.empty(); up = up.parent_path())
    all.push_back(up / "assets");
  return all;
}

}  // namespace

Result<fs::path> findAssets(const std::string& wanted) {
  std::error_code ignored;
  if (!wanted.empty()) {
    if (fs::is_directory(fs::path(wanted) / "dashboard", ignored)) return fs::path(wanted);
    return Error{Fault::notFound, wanted + " holds no folder \"dashboard\". Give the folder of Checkzone's assets.",
                 ""};
  }
  for (const fs::path& place : places())
    if (fs::is_directory(place / "dashboard", ignored)) return place;
  return Error{
      Fault::notFound,
      "The files of the teacher's pages can't be found. Say where they are with --assets DIR or in CHECKZONE_ASSETS.",
      ""};
}

Result<Assets> Assets::read(const fs::path& assetsFolder) {
  Assets assets;
  for (const std::string& name : kNeeded) {
    const fs::path path = assetsFolder / "dashboard" / name;
    std::error_code ignored;
    if (!fs::is_regular_file(path, ignored))
      return Error{Fault::notFound, path.string() + " is missing. Install Checkzone again, or say --assets DIR.", ""};
    assets.files_[name] = readWhole(path);
  }
  return assets;
}

const std::string* Assets::find(const std::string& name) const {
  const auto found = files_.find(name);
  return found == files_.end() ? nullptr : &found->second;
}

std::string mediaTypeOf(const std::string& name) {
  if (name.ends_with(".css")) return "text/css; charset=utf-8";
  if (name.ends_with(".js")) return "text/javascript; charset=utf-8";
  if (name.ends_with(".svg")) return "image/svg+xml";
  return "";
}

}  // namespace cz::station
