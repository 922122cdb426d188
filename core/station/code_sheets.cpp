#include "core/station/code_sheets.h"

#include <algorithm>
#include <set>

#include "core/base/text.h"
#include "core/records/code_sheet.h"
#include "core/records/offline_code.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

using records::CodeSheet;

constexpr const char* kVoid = "code-sheets/";  ///< key of the alarm
constexpr std::int64_t kDayMs = std::int64_t{24} * 3'600'000;

/// Those kiosks, in the order of their seats.
Result<std::vector<Kiosk>> kiosksAt(Station& station, const std::vector<LogId>& seats) {
  const std::set<LogId> wanted(seats.begin(), seats.end());
  if (wanted.empty()) return Error{Fault::input, "Choose the seats for which the codes are.", ""};
  if (wanted.size() > records::kCodesOnSheet)
    return Error{Fault::input, "One sheet has 20 codes. Choose at most 20 seats, and make another sheet for the rest.",
                 ""};
  CZ_TRY(all, station.kiosks().inUse());
  std::erase_if(all, [&](const Kiosk& one) { return !wanted.contains(one.up.id()); });
  if (all.size() != wanted.size())
    return Error{Fault::notFound, "One of these seats is not in use any more. Load the page again.", ""};
  for (const Kiosk& kiosk : all)
    if (kiosk.down.identity != station.keys().identity())
      return Error{Fault::refused,
                   kiosk.seat +
                       " has not heard of this station's new keys yet. Let it reach the station first, or "
                       "leave it out.",
                   ""};
  return all;
}

/// Higher than that of any sheet before, also of one that is void or that this station forgot when it was restored.
/// (Of "sheet/1764271234/7" SQLite reads what is behind the first stroke up to the next one as a number.)
Result<std::uint64_t> nextNumber(Station& station) {
  CZ_TRY(row, station.db().query(
                  "SELECT max(CAST(substr(request, 7) AS INTEGER)) FROM code_issued WHERE request LIKE 'sheet/%'"));
  CZ_TRY(there, row.step());
  const std::int64_t last = there && !row.isNull(0) ? row.integer(0) : 0;
  return static_cast<std::uint64_t>(std::max(last + 1, station.clock().wallMs() / 1000));
}

Result<std::string> codeAt(Station& station, const Kiosk& kiosk, std::uint64_t sheet, int place) {
  CZ_TRY(key, records::codeKeyAtStation(station.keys(), kiosk.up.identity));
  return records::codeOf(key, {kiosk.up.id(), {}, {}, records::requestOf(sheet, place), records::CodeAction::teacher});
}

Result<void> write(Station& station, store::Transaction& transaction, const Kiosk& kiosk, const CodeSheet& sheet) {
  CZ_CHECK(station.downlogs().add(transaction, kiosk.fingerprint(), sheet));
  const std::int64_t now = station.clock().wallMs();
  for (int place = 1; place <= sheet.count; ++place) {
    CZ_TRY(code, codeAt(station, kiosk, sheet.number, place));
    CZ_CHECK(station.db().run(
        "INSERT INTO code_issued(log, student, check_id, request, action, code, at_ms) VALUES(?1, '', '', ?2, ?3, ?4, "
        "?5)",
        kiosk.up.id(), records::requestOf(sheet.number, place), static_cast<int>(records::CodeAction::teacher), code,
        now));
  }
  CZ_TRY(size, station.downlogs().size(kiosk.fingerprint()));
  return station.db().run(
      "INSERT INTO code_sheet(log, number, count, until_ms, made_ms, down_size) VALUES(?1, ?2, ?3, ?4, ?5, ?6)",
      kiosk.up.id(), sheet.number, sheet.count, sheet.untilMs, now, size);
}

Result<SheetStrip> stripOf(Station& station, const Kiosk& kiosk, const store::Statement& row) {
  SheetStrip strip{kiosk.seat, row.integer(2), row.integer(2) <= station.clock().wallMs(), false, {}};
  CZ_TRY(acked, station.downlogs().acked(kiosk.fingerprint()));
  strip.heard = acked >= static_cast<std::uint64_t>(row.integer(3));
  const auto number = static_cast<std::uint64_t>(row.integer(0));
  for (int place = 1; place <= static_cast<int>(row.integer(1)); ++place) {
    const std::string request = records::requestOf(number, place);
    CZ_TRY(code,
           station.db().query("SELECT code FROM code_issued WHERE log = ?1 AND request = ?2", kiosk.up.id(), request));
    CZ_TRY(there, code.step());
    if (!there) continue;
    CZ_TRY(used, station.db().query("SELECT 1 FROM code_used WHERE log = ?1 AND request = ?2", kiosk.up.id(), request));
    CZ_TRY(isUsed, used.step());
    strip.codes.push_back({place, records::inThrees(code.text(0)), isUsed});
  }
  return strip;
}

}  // namespace

Result<void> makeCodeSheet(Station& station, const std::vector<LogId>& seats, int days) {
  if (days < 1 || days > kMostSheetDays)
    return Error{Fault::input, "A sheet is good for 1 to 14 days. Choose how many.", ""};
  CZ_TRY(kiosks, kiosksAt(station, seats));
  CZ_TRY(number, nextNumber(station));
  const std::int64_t until = station.clock().wallMs() + days * kDayMs;
  const auto many = static_cast<int>(kiosks.size());
  CZ_TRY(transaction, store::Transaction::begin(station.db()));
  std::vector<std::string> names;
  for (int i = 0; i < many; ++i) {
    const Kiosk& kiosk = kiosks[static_cast<std::size_t>(i)];
    const int share = records::kCodesOnSheet / many + (i < records::kCodesOnSheet % many ? 1 : 0);
    CZ_CHECK(write(station, transaction, kiosk, {number, share, until}));
    names.push_back(kiosk.seat);
  }
  CZ_CHECK(station.calm(kVoid));
  CZ_CHECK(note(station, transaction, "code",
                "Made a sheet of codes for the teacher's panel at " + join(names, ", ") + "."));
  return transaction.commit();
}

Result<bool> voidCodeSheets(Station& station, store::Transaction&) {
  CZ_TRY(row, station.db().query("SELECT 1 FROM code_sheet WHERE until_ms > ?1 LIMIT 1", station.clock().wallMs()));
  CZ_TRY(isOpen, row.step());
  row.reset();
  CZ_CHECK(station.db().run("DELETE FROM code_sheet"));
  if (isOpen)
    CZ_CHECK(station.alarm(kVoid,
                           "This station has new keys, so the sheets of codes that were printed before open nothing "
                           "once a seat has heard of that. Print new ones on the page Code."));
  return isOpen;
}

Result<CodeSheetPage> codeSheetsOf(Station& station) {
  CodeSheetPage page;
  CZ_TRY(kiosks, station.kiosks().inUse());
  for (const Kiosk& kiosk : kiosks) {
    page.seats.push_back({kiosk.up.id().text, kiosk.seat, kiosks.size() == 1});
    CZ_TRY(row, station.db().query("SELECT number, count, until_ms, down_size FROM code_sheet WHERE log = ?1 ORDER BY "
                                   "number DESC LIMIT 1",
                                   kiosk.up.id()));
    CZ_TRY(there, row.step());
    if (!there) continue;
    CZ_TRY(strip, stripOf(station, kiosk, row));
    page.strips.push_back(std::move(strip));
  }
  return page;
}

}  // namespace cz::station
