#include "core/station/daemon/code_part.h"

#include <charconv>

#include "core/base/text.h"
#include "core/station/code_sheets.h"
#include "core/station/code_words.h"
#include "core/station/station.h"

namespace cz::station {

CodePart::CodePart(Station& station, const Pages& pages, const Assets& assets) : Part(station, pages), assets_(assets) {
  page("/code", &CodePart::code);
  deed("/code", &CodePart::makeCode);
  page("/code/sheet", &CodePart::sheet);
  grave("/code/sheet", &CodePart::makeSheet);
  grave("/code/sheet/show", &CodePart::showSheet);
}

HttpResponse CodePart::codePage(int status, const std::optional<IssuedCode>& made, const std::string& problem,
                                const Around& around) {
  const auto page = codePageOf(station_);
  if (!page) return message(500, "Code", page.error().message, around);
  return html(status, pages_.code(*page, made, problem, around));
}

HttpResponse CodePart::code(const Asked& asked) { return codePage(200, std::nullopt, "", asked.around); }

// Shown at once and not by another address: a code has no place in a browser's history. Loading it again makes the
// same.
HttpResponse CodePart::makeCode(const Asked& asked) {
  const FormFields& fields = asked.fields;
  const std::string pair = fieldOf(fields, "pair");
  const std::size_t bar = pair.find('/');
  const bool picked = bar != std::string::npos;  // from those who wait
  const StudentId student(picked ? pair.substr(0, bar) : fieldOf(fields, "student"));
  const CheckId check(picked ? pair.substr(bar + 1) : fieldOf(fields, "check"));
  const LogId seat(fieldOf(fields, "seat"));
  const std::string request = fieldOf(fields, "request");
  const bool teacher = fieldOf(fields, "for") == "teacher";
  const CodeDeed deed{codeNamed(fieldOf(fields, "does")).value_or(records::CodeAction::unlock),
                      std::string(trim(fieldOf(fields, "reason")))};
  const auto made =
      teacher ? issueTeacherCode(station_, seat, request) : issueCode(station_, seat, student, check, request, deed);
  if (!made) return codePage(409, std::nullopt, made.error().message, asked.around);
  return codePage(200, *made, "", asked.around);
}

HttpResponse CodePart::sheetPage(int status, const CodeSheetView& view, const Around& around) {
  const auto page = codeSheetsOf(station_);
  if (!page) return message(500, "Code sheet", page.error().message, around);
  return html(status, codeSheetHtml(assets_, *page, view, around));
}

HttpResponse CodePart::sheet(const Asked& asked) {
  return sheetPage(200, {mayLook_.erase(asked.around.token) > 0, ""}, asked.around);
}

// By another address, so that loading it again makes no further sheet; there the codes are shown this once.
HttpResponse CodePart::afterSheet(const Result<void>& done, const Around& around) {
  constexpr std::size_t kMostBrowsers = 200;
  if (!done) return sheetPage(409, {false, done.error().message}, around);
  if (mayLook_.size() >= kMostBrowsers) mayLook_.clear();
  mayLook_.insert(around.token);
  return seeOther("/code/sheet");
}

HttpResponse CodePart::showSheet(const Asked& asked) { return afterSheet(asked.sure, asked.around); }

// Twenty keys on paper.
HttpResponse CodePart::makeSheet(const Asked& asked) {
  constexpr std::string_view kSeat = "seat.";
  std::vector<LogId> seats;
  for (const auto& [name, value] : asked.fields)
    if (name.starts_with(kSeat)) seats.emplace_back(name.substr(kSeat.size()));
  const std::string typed = fieldOf(asked.fields, "days");
  int days = 0;
  std::from_chars(typed.data(), typed.data() + typed.size(), days);
  return afterSheet(asked.sure ? makeCodeSheet(station_, seats, days) : asked.sure, asked.around);
}

}  // namespace cz::station
