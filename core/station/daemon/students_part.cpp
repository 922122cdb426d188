#include "core/station/daemon/students_part.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <fstream>

#include "core/base/text.h"
#include "core/crypto/hash.h"
#include "core/interop/csv.h"
#include "core/interop/oneroster.h"
#include "core/station/daemon/links.h"
#include "core/station/daemon/own_folder.h"
#include "core/station/daemon/plan_words.h"
#include "core/station/daemon/student_data.h"
#include "core/station/station.h"

namespace cz::station {
namespace fs = std::filesystem;
namespace {

constexpr std::int64_t kComingFor = 30 * 60'000;
constexpr int kPinDigits = 4;
constexpr std::size_t kMostSlips = 150;  // each takes a tenth of a second and more, and the browser waits for it
constexpr std::size_t kMostFiles = 100;

std::string digestOf(const roster::Plan& plan) { return hexOf(crypto::sha256(viewOf(jsonTextOf(plan))).view()); }

/// The readers know files by their names, so each keeps its own in a folder of its own.
Result<roster::Incoming> readUpload(const std::vector<FormPart>& files) {
  const OwnFolder folder;
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

/// A list of people with a column of classes that the readers of school systems' files know nothing of. Where roles are
/// told, a system wrote it, and teachers may be among the people.
bool losesClasses(const roster::Incoming& read, const std::vector<FormPart>& files) {
  const auto inClass = [](const roster::IncomingStudent& one) { return !one.classes.empty(); };
  if (!read.classes.empty() || std::any_of(read.students.begin(), read.students.end(), inClass)) return false;
  if (!mayBeAnyList(files)) return false;
  const auto head = interop::headOf(files.front().bytes, files.front().file);
  return interop::guessedColumns(head->headings).inClass && !interop::columnNamed(head->headings, {"role"});
}

WhosePins whoseFrom(const FormFields& fields) {
  const std::string whose = fieldOf(fields, "whose");
  WhosePins pins;
  if (whose == "everybody" || whose == "class") pins.who = WhosePins::Who::everybody;
  if (whose == "class" || whose == "class-without") pins.inClass = ClassId(fieldOf(fields, "class"));
  return pins;
}

Error tooManySlips(std::size_t many, const WhosePins& whose) {
  const bool everybody = whose.who == WhosePins::Who::everybody;
  return {Fault::refused,
          "These are " + std::to_string(many) + " PINs, and a browser waits for " + std::to_string(kMostSlips) +
              " at most. Draw them class by class, or all with checkzone-station roster pins" +
              (everybody ? " --all." : "."),
          ""};
}

interop::ListColumns columnsFrom(const FormFields& fields, std::size_t count) {
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

StudentsPart::StudentsPart(Station& station, const Pages& pages, const Assets& assets)
    : Part(station, pages), students_(assets) {
  page("/students", &StudentsPart::students);
  deed(kUpload, &StudentsPart::upload);
  deed("/students/columns", &StudentsPart::columns);
  deed("/students/take-in", &StudentsPart::takeIn);
  page("/students/year-end", &StudentsPart::seeYearEnd);
  deed("/students/year-end", &StudentsPart::endYear);
  grave("/students/slips", &StudentsPart::slips);
  grave("/students/data", &StudentsPart::data);
  page("/students/forget", &StudentsPart::seeForgetting);
  grave("/students/forget", &StudentsPart::forget);
}

std::string StudentsPart::notice(const std::string& done) const {
  if (done == "roster") return "Taken in. Kiosks have it at their next contact.";
  if (done == "year-end") return "The year is over: nobody can sign in until the next list comes. Nothing was deleted.";
  return done == "forgotten" ? "Forgotten. Kiosks forget when they call. Backups of before hold it until they are "
                               "replaced: make one now."
                             : "";
}

HttpResponse StudentsPart::list(const ClassId& inClass, const std::string& problem, const Around& around) {
  const auto page = studentsPageOf(station_, inClass);
  if (!page) return message(500, "Students", page.error().message, around);
  return html(problem.empty() ? 200 : 409, students_.list(*page, problem, around));
}

HttpResponse StudentsPart::students(const Asked& asked) {
  return list(ClassId(fieldOf(asked.fields, "class")), "", asked.around);
}

HttpResponse StudentsPart::preview(const roster::Incoming& incoming, const std::string& problem, const Around& around) {
  const auto plan = station_.rosters().plan(incoming);
  if (!plan) return list({}, plan.error().message, around);
  return html(problem.empty() ? 200 : 409, students_.preview({*plan, digestOf(*plan), false, problem}, around));
}

HttpResponse StudentsPart::upload(const Asked& asked) {
  const std::int64_t now = station_.clock().bootMs();
  std::erase_if(coming_, [&](const auto& one) { return now - one.second.atMs > kComingFor; });
  Coming coming;
  coming.atMs = now;
  for (FormPart& part : formParts(asked.request.header("content-type"), asked.request.body))
    if (part.isFile && !part.bytes.empty()) coming.files.push_back(std::move(part));
  if (coming.files.size() > kMostFiles)
    return list({},
                "These are " + std::to_string(coming.files.size()) + " files, and the station takes " +
                    std::to_string(kMostFiles) + " in one go. Choose the zip that the school's system exports.",
                asked.around);
  if (coming.files.empty())
    return list({}, "Choose a file first: the zip or the CSV files that the school's system exports.", asked.around);
  auto read = readUpload(coming.files);
  const bool useful = read && !read->students.empty() && !losesClasses(*read, coming.files);
  if (!useful && mayBeAnyList(coming.files)) {
    const auto head = interop::headOf(coming.files.front().bytes, coming.files.front().file);
    const ColumnsView view{coming.files.front().file, *head, interop::guessedColumns(head->headings), ""};
    coming_[asked.around.token] = std::move(coming);
    return html(200, students_.columns(view, asked.around));
  }
  if (!read) return list({}, read.error().message, asked.around);
  coming.incoming = *std::move(read);
  coming.files.clear();
  return preview(*(coming_[asked.around.token] = std::move(coming)).incoming, "", asked.around);
}

HttpResponse StudentsPart::columns(const Asked& asked) {
  const auto found = coming_.find(asked.around.token);
  if (found == coming_.end() || found->second.files.empty())
    return list({}, "The list is not here any more. Choose the file again.", asked.around);
  const FormPart& file = found->second.files.front();
  const auto head = interop::headOf(file.bytes, file.file);
  if (!head) return list({}, head.error().message, asked.around);
  const auto chosen = columnsFrom(asked.fields, head->headings.size());
  auto read = interop::readList(file.bytes, file.file, chosen);
  if (!read) return html(409, students_.columns({file.file, *head, chosen, read.error().message}, asked.around));
  found->second.incoming = *std::move(read);
  return preview(*found->second.incoming, "", asked.around);
}

// What is agreed to must be what was seen: the plan is made anew, and must come out the same.
HttpResponse StudentsPart::takeIn(const Asked& asked) {
  const auto found = coming_.find(asked.around.token);
  if (found == coming_.end() || !found->second.incoming)
    return list({}, "The list is not here any more. Choose the file again.", asked.around);
  const auto plan = station_.rosters().plan(*found->second.incoming);
  if (!plan) return list({}, plan.error().message, asked.around);
  if (digestOf(*plan) != fieldOf(asked.fields, "digest"))
    return preview(*found->second.incoming, "The roster has changed since you looked. This is what would happen now.",
                   asked.around);
  if (plan->needsYes() && fieldOf(asked.fields, "yes") != "on")
    return preview(*found->second.incoming,
                   "So many would leave that the file may have been cut off. Say that they do leave, or choose the "
                   "whole file.",
                   asked.around);
  const auto done = station_.applyRoster(*plan);
  if (!done) return preview(*found->second.incoming, done.error().message, asked.around);
  coming_.erase(found);
  return seeOther("/students?done=roster");
}

HttpResponse StudentsPart::seeYearEnd(const Asked& asked) {
  const auto plan = yearEndPlan(station_);
  if (!plan) return list({}, plan.error().message, asked.around);
  return html(200, students_.preview({*plan, digestOf(*plan), true, ""}, asked.around));
}

HttpResponse StudentsPart::endYear(const Asked& asked) {
  const auto plan = yearEndPlan(station_);
  if (!plan) return list({}, plan.error().message, asked.around);
  RosterInView view{*plan, digestOf(*plan), true, ""};
  if (view.digest != fieldOf(asked.fields, "digest"))
    view.problem = "The roster has changed since you looked. This is what would happen now.";
  else if (fieldOf(asked.fields, "yes") != "on")
    view.problem = "Say that they leave; else nothing is changed.";
  if (!view.problem.empty()) return html(409, students_.preview(view, asked.around));
  const auto done = station_.applyRoster(*plan);
  if (!done) return list({}, done.error().message, asked.around);
  return seeOther("/students?done=year-end");
}

// Shown once: the station keeps hashes. They are made while others are answered.
HttpResponse StudentsPart::slips(const Asked& asked) {
  const ClassId inClass(fieldOf(asked.fields, "class"));
  const auto refused = [&](const Error& error) { return list(inClass, error.message, asked.around); };
  if (!asked.sure) return refused(asked.sure.error());
  const WhosePins whose = whoseFrom(asked.fields);
  const auto many = station_.rosters().countPins(whose);
  if (!many) return refused(many.error());
  if (*many == 0) return refused({Fault::refused, "Everybody there has a PIN already.", ""});
  if (*many > kMostSlips) return refused(tooManySlips(*many, whose));
  auto drawn = station_.rosters().drawPins(kPinDigits, whose, station_.random());
  if (!drawn) return refused(drawn.error());
  const auto hashed = asked.meanwhile([&] { return hashPins(*drawn); });
  if (!hashed) return refused(hashed.error());
  const auto given = station_.givePins(*drawn);
  return given ? html(200, students_.slips(*given, asked.around)) : refused(given.error());
}

HttpResponse StudentsPart::data(const Asked& asked) {
  const StudentId student(fieldOf(asked.fields, "student"));
  if (!asked.sure) return message(409, "Nothing was given out", asked.sure.error().message, asked.around);
  auto text = studentDataOf(station_, student);
  if (!text) return message(404, "Not here", text.error().message, asked.around);
  const auto write = [&]() -> Result<void> {
    CZ_TRY(transaction, store::Transaction::begin(station_.db()));
    CZ_CHECK(note(station_, transaction, "student.data", "Gave out everything that is kept about a student.", student));
    return transaction.commit();
  };
  if (const auto noted = write(); !noted) return message(500, "Students", noted.error().message, asked.around);
  return {200,
          "application/json; charset=utf-8",
          *std::move(text),
          {{"Content-Disposition", "attachment; filename=\"student-" + student.text + ".json\""}}};
}

HttpResponse StudentsPart::forgettingPage(const StudentId& student, const std::string& problem, const Around& around) {
  const auto takes = whatErasingTakes(station_, student);
  if (!takes) return message(404, "Not here", takes.error().message, around);
  return html(problem.empty() ? 200 : 409, students_.forgetting(student, *takes, problem, around));
}

HttpResponse StudentsPart::seeForgetting(const Asked& asked) {
  return forgettingPage(StudentId(fieldOf(asked.fields, "student")), "", asked.around);
}

HttpResponse StudentsPart::forget(const Asked& asked) {
  const StudentId student(fieldOf(asked.fields, "student"));
  if (!asked.sure) return forgettingPage(student, asked.sure.error().message, asked.around);
  if (fieldOf(asked.fields, "sure") != "on")
    return forgettingPage(student, "Say that you are sure: it can't be undone.", asked.around);
  const auto done = eraseStudent(station_, student);
  if (!done) return message(409, "Nothing was changed", done.error().message, asked.around);
  return seeOther("/students?done=forgotten");
}

}  // namespace cz::station
