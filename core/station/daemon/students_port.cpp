#include "core/station/daemon/students_port.h"

#include <charconv>
#include <cstdlib>
#include <fstream>

#include "core/base/text.h"
#include "core/crypto/hash.h"
#include "core/interop/oneroster.h"
#include "core/station/daemon/links.h"
#include "core/station/daemon/plan_words.h"
#include "core/station/daemon/student_data.h"
#include "core/station/station.h"

namespace cz::station {
namespace fs = std::filesystem;
namespace {

constexpr const char* kHtml = "text/html; charset=utf-8";
constexpr std::int64_t kComingFor = 30 * 60'000;
constexpr int kPinDigits = 4;
constexpr std::size_t kMostSlips = 150;  // each takes a tenth of a second, and kiosks wait for it

HttpResponse html(int status, const std::string& page) { return {status, kHtml, page, {}}; }
HttpResponse seeOther(const std::string& where) {
  return {303, "text/plain; charset=utf-8", "", {{"Location", where}}};
}

std::string fieldOf(const std::map<std::string, std::string>& fields, const std::string& name) {
  const auto found = fields.find(name);
  return found == fields.end() ? "" : found->second;
}

std::string digestOf(const roster::Plan& plan) { return hexOf(crypto::sha256(viewOf(jsonTextOf(plan))).view()); }

/// A folder for its owner alone, gone at the end.
class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "checkzone-XXXXXX").string();
    if (::mkdtemp(name.data()) != nullptr) path_ = name;
  }
  ~Folder() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

/// The readers know files by their names, so each keeps its own in a folder of its own.
Result<roster::Incoming> readUpload(const std::vector<FormPart>& files) {
  const Folder folder;
  const Error full{Fault::io, "The list could not be laid down for reading. Is the disk full?", ""};
  if (folder.path().empty()) return full;
  std::vector<fs::path> paths;
  for (const FormPart& file : files) {
    const fs::path inside = folder.path() / std::to_string(paths.size());
    std::error_code code;
    fs::create_directory(inside, code);
    const std::string name = file.file.empty() || file.file.front() == '.' ? "list.csv" : file.file;
    paths.push_back(inside / name);
    std::ofstream out(paths.back(), std::ios::binary);
    out << file.bytes << std::flush;
    if (code || !out) return full;
  }
  return interop::readRoster(paths);
}

/// One CSV that the readers find no list in may still be one, with headings of its own.
bool mayBeAnyList(const std::vector<FormPart>& files) {
  return files.size() == 1 && !files.front().bytes.starts_with("PK") &&
         interop::headOf(files.front().bytes, files.front().file).ok();
}

interop::ListColumns columnsFrom(const std::map<std::string, std::string>& fields, std::size_t count) {
  const auto column = [&](const std::string& name) -> interop::ListColumns::Column {
    const std::string text = fieldOf(fields, name);
    std::size_t at = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), at);
    if (text.empty() || read.ec != std::errc() || read.ptr != text.data() + text.size() || at >= count)
      return std::nullopt;
    return at;
  };
  return {column("id"),     column("username"), column("given"), column("preferred"),
          column("family"), column("name"),     column("class")};
}

}  // namespace

std::string studentsNotice(const std::string& done) {
  if (done == "roster") return "Taken in. Kiosks have it at their next contact.";
  if (done == "year-end") return "The year is over: nobody can sign in until the next list comes. Nothing was deleted.";
  return done == "forgotten" ? "Forgotten. Kiosks forget when they call. Backups of before hold it until they are "
                               "replaced: make one now."
                             : "";
}

HttpResponse StudentsPort::list(const ClassId& inClass, const std::string& problem, const Around& around) {
  const auto page = studentsPageOf(station_, inClass);
  if (!page) return html(500, pages_.message("Students", page.error().message, around));
  return html(problem.empty() ? 200 : 409, students_.list(*page, problem, around));
}

HttpResponse StudentsPort::page(const HttpRequest& request, const Around& around) {
  if (request.path == "/students") return list(ClassId(fieldOf(request.query, "class")), "", around);
  if (request.path == "/students/forget")
    return forgettingPage(StudentId(fieldOf(request.query, "student")), "", around);
  if (request.path == "/students/year-end") return yearEnd({}, false, around);
  return html(404, pages_.message("Not here", "The station has no such page.", around));
}

HttpResponse StudentsPort::preview(const roster::Incoming& incoming, const std::string& problem, const Around& around) {
  const auto plan = station_.rosters().plan(incoming);
  if (!plan) return list({}, plan.error().message, around);
  return html(problem.empty() ? 200 : 409, students_.preview({*plan, digestOf(*plan), false, problem}, around));
}

HttpResponse StudentsPort::upload(const HttpRequest& request, const Around& around) {
  const std::int64_t now = station_.clock().bootMs();
  std::erase_if(coming_, [&](const auto& one) { return now - one.second.atMs > kComingFor; });
  Coming coming;
  coming.atMs = now;
  for (FormPart& part : formParts(request.header("content-type"), request.body))
    if (part.isFile && !part.bytes.empty()) coming.files.push_back(std::move(part));
  if (coming.files.empty())
    return list({}, "Choose a file first: the zip or the CSV files that the school's system exports.", around);
  auto read = readUpload(coming.files);
  const bool useful = read && !read->students.empty();
  if (!useful && mayBeAnyList(coming.files)) {
    const auto head = interop::headOf(coming.files.front().bytes, coming.files.front().file);
    const ColumnsView view{coming.files.front().file, *head, interop::guessedColumns(head->headings), ""};
    coming_[around.token] = std::move(coming);
    return html(200, students_.columns(view, around));
  }
  if (!read) return list({}, read.error().message, around);
  coming.incoming = *std::move(read);
  coming.files.clear();
  return preview(*(coming_[around.token] = std::move(coming)).incoming, "", around);
}

HttpResponse StudentsPort::columns(const FormFields& fields, const Around& around) {
  const auto found = coming_.find(around.token);
  if (found == coming_.end() || found->second.files.empty())
    return list({}, "The list is not here any more. Choose the file again.", around);
  const FormPart& file = found->second.files.front();
  const auto head = interop::headOf(file.bytes, file.file);
  if (!head) return list({}, head.error().message, around);
  const auto chosen = columnsFrom(fields, head->headings.size());
  auto read = interop::readList(file.bytes, file.file, chosen);
  if (!read) return html(409, students_.columns({file.file, *head, chosen, read.error().message}, around));
  found->second.incoming = *std::move(read);
  return preview(*found->second.incoming, "", around);
}

// What is agreed to must be what was seen: the plan is made anew, and must come out the same.
HttpResponse StudentsPort::takeIn(const FormFields& fields, const Around& around) {
  const auto found = coming_.find(around.token);
  if (found == coming_.end() || !found->second.incoming)
    return list({}, "The list is not here any more. Choose the file again.", around);
  const auto plan = station_.rosters().plan(*found->second.incoming);
  if (!plan) return list({}, plan.error().message, around);
  if (digestOf(*plan) != fieldOf(fields, "digest"))
    return preview(*found->second.incoming, "The roster has changed since you looked. This is what would happen now.",
                   around);
  if (plan->needsYes() && fieldOf(fields, "yes") != "on")
    return preview(*found->second.incoming,
                   "So many would leave that the file may have been cut off. Say that they do leave, or choose the "
                   "whole file.",
                   around);
  const auto done = station_.applyRoster(*plan);
  if (!done) return preview(*found->second.incoming, done.error().message, around);
  coming_.erase(found);
  return seeOther("/students?done=roster");
}

HttpResponse StudentsPort::yearEnd(const FormFields& fields, bool agreed, const Around& around) {
  const auto plan = yearEndPlan(station_);
  if (!plan) return list({}, plan.error().message, around);
  RosterInView view{*plan, digestOf(*plan), true, ""};
  if (!agreed) return html(200, students_.preview(view, around));
  if (view.digest != fieldOf(fields, "digest"))
    view.problem = "The roster has changed since you looked. This is what would happen now.";
  else if (fieldOf(fields, "yes") != "on")
    view.problem = "Say that they leave; else nothing is changed.";
  if (!view.problem.empty()) return html(409, students_.preview(view, around));
  const auto done = station_.applyRoster(*plan);
  if (!done) return list({}, done.error().message, around);
  return seeOther("/students?done=year-end");
}

// Shown once: the station keeps hashes.
HttpResponse StudentsPort::slips(const FormFields& fields, const Result<void>& sure, const Around& around) {
  const ClassId inClass(fieldOf(fields, "class"));
  if (!sure) return list(inClass, sure.error().message, around);
  const auto page = studentsPageOf(station_, inClass);
  if (!page) return list(inClass, page.error().message, around);
  const bool everybody = fieldOf(fields, "whose") == "everybody";
  const std::size_t many = everybody ? page->active : page->withoutPin;
  if (many > kMostSlips)
    return list(inClass,
                "Drawing " + std::to_string(many) +
                    " PINs keeps the kiosks waiting. Do it while nobody works, with "
                    "checkzone-station roster pins" +
                    (everybody ? " --all." : "."),
                around);
  WhosePins whose;
  if (everybody) whose.who = WhosePins::Who::everybody;
  const auto drawn = station_.issuePins(kPinDigits, whose);
  if (!drawn) return list(inClass, drawn.error().message, around);
  if (drawn->empty()) return list(inClass, "Everybody has a PIN already.", around);
  return html(200, students_.slips(*drawn, around));
}

HttpResponse StudentsPort::data(const FormFields& fields, const Result<void>& sure, const Around& around) {
  const StudentId student(fieldOf(fields, "student"));
  if (!sure) return html(409, pages_.message("Nothing was given out", sure.error().message, around));
  auto text = studentDataOf(station_, student);
  if (!text) return html(404, pages_.message("Not here", text.error().message, around));
  const auto write = [&]() -> Result<void> {
    CZ_TRY(transaction, store::Transaction::begin(station_.db()));
    CZ_CHECK(note(station_, transaction, "student.data", "Gave out everything that is kept about a student.", student));
    return transaction.commit();
  };
  if (const auto noted = write(); !noted) return html(500, pages_.message("Students", noted.error().message, around));
  return {200,
          "application/json; charset=utf-8",
          *std::move(text),
          {{"Content-Disposition", "attachment; filename=\"student-" + student.text + ".json\""}}};
}

HttpResponse StudentsPort::forgettingPage(const StudentId& student, const std::string& problem, const Around& around) {
  const auto takes = whatErasingTakes(station_, student);
  if (!takes) return html(404, pages_.message("Not here", takes.error().message, around));
  return html(problem.empty() ? 200 : 409, students_.forgetting(student, *takes, problem, around));
}

HttpResponse StudentsPort::forget(const FormFields& fields, const Result<void>& sure, const Around& around) {
  const StudentId student(fieldOf(fields, "student"));
  if (!sure) return forgettingPage(student, sure.error().message, around);
  if (fieldOf(fields, "sure") != "on")
    return forgettingPage(student, "Say that you are sure: it can't be undone.", around);
  const auto done = eraseStudent(station_, student);
  if (!done) return html(409, pages_.message("Nothing was changed", done.error().message, around));
  return seeOther("/students?done=forgotten");
}

HttpResponse StudentsPort::deed(const HttpRequest& request, const Result<void>& sure, const Around& around) {
  if (request.path == kUpload) return upload(request, around);
  const FormFields fields = request.form();
  if (request.path == "/students/columns") return columns(fields, around);
  if (request.path == "/students/take-in") return takeIn(fields, around);
  if (request.path == "/students/year-end") return yearEnd(fields, true, around);
  if (request.path == "/students/slips") return slips(fields, sure, around);
  if (request.path == "/students/data") return data(fields, sure, around);
  if (request.path == "/students/forget") return forget(fields, sure, around);
  return {404, "text/plain; charset=utf-8", "The station can't do that.\n", {}};
}

}  // namespace cz::station
