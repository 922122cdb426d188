#include "core/station/code_sheets.h"

#include <algorithm>
#include <set>

#include "core/base/text.h"
#include "core/records/code_sheet.h"
#include "core/records/offline_code.h"
#include "core/station/decisions.h"
#include "core/station/rotation.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

using records::CodeSheet;
using records::SheetPlace;

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
  for (const Kiosk& kiosk : all) {
    CZ_TRY(keys, keysKnownTo(station, kiosk));
    if (keys != &station.keys())
      return Error{Fault::refused,
                   kiosk.seat +
                       " has not heard of this station's new keys yet. Let it reach the station first, or "
                       "leave it out.",
                   ""};
  }
  return all;
}

Result<std::string> codeAt(Station& station, const Kiosk& kiosk, const SheetPlace& place) {
  CZ_TRY(key, records::codeKeyAtStation(station.keys(), kiosk.up.identity));
  return records::codeOf(key, {kiosk.up.id(), {}, {}, records::requestOf(place), records::CodeAction::teacher});
}

/// Says it in the kiosk's downlog, and keeps when the kiosk will have heard.
Result<void> tell(Station& station, store::Transaction& transaction, Downlogs& downlogs, const Kiosk& kiosk,
                  const CodeSheet& sheet) {
  const Hash fingerprint = kiosk.fingerprint();
  CZ_CHECK(downlogs.add(transaction, fingerprint, sheet));
  CZ_TRY(size, downlogs.size(fingerprint));
  CZ_CHECK(station.db().run("UPDATE kiosk SET code_sheet = ?2 WHERE fingerprint = ?1", fingerprint, sheet.number));
  return station.db().run(
      "INSERT INTO code_sheet(log, number, count, until_ms, made_ms, down_size) VALUES(?1, ?2, ?3, ?4, ?5, ?6)",
      kiosk.up.id(), sheet.number, sheet.count, sheet.untilMs, station.clock().wallMs(), size);
}

Result<void> write(Station& station, store::Transaction& transaction, const Kiosk& kiosk, int count,
                   std::int64_t untilMs) {
  CZ_TRY(last, lastCodeSheet(station, kiosk.fingerprint()));
  const CodeSheet sheet{last + 1, count, untilMs};
  CZ_CHECK(tell(station, transaction, station.downlogs(), kiosk, sheet));
  for (SheetPlace one{sheet.number, 1}; one.place <= count; ++one.place) {
    CZ_TRY(code, codeAt(station, kiosk, one));
    CZ_CHECK(station.db().run(
        "INSERT INTO code_issued(log, student, check_id, request, action, code, at_ms) VALUES(?1, '', '', ?2, ?3, ?4, "
        "?5)",
        kiosk.up.id(), records::requestOf(one), static_cast<int>(records::CodeAction::teacher), code,
        station.clock().wallMs()));
  }
  return {};
}

/// Codes of sheets made with the present keys that were used at a kiosk, as far as it has said.
Result<std::set<SheetPlace>> usedAt(Station& station, const Kiosk& kiosk) {
  CZ_TRY(key, records::codeKeyAtStation(station.keys(), kiosk.up.identity));
  CZ_TRY(row,
         station.db().query("SELECT request, grant_id FROM code_used WHERE log = ?1 AND student = ''", kiosk.up.id()));
  std::set<SheetPlace> used;
  for (;;) {
    CZ_TRY(more, row.step());
    if (!more) return used;
    const std::string request = row.text(0);
    const auto place = records::placeOf(request);
    const records::CodeFor what{kiosk.up.id(), {}, {}, request, records::CodeAction::teacher};
    if (place && records::grantOf(key, what).text == row.text(1)) used.insert(*place);
  }
}

/// The newest sheet that the kiosk knows of, as far as is known here.
Result<std::uint64_t> knownThere(Station& station, const Kiosk& kiosk, std::uint64_t acked,
                                 const std::set<SheetPlace>& used) {
  CZ_TRY(row, station.db().query("SELECT max(number) FROM code_sheet WHERE log = ?1 AND down_size <= ?2", kiosk.up.id(),
                                 acked));
  CZ_TRY(there, row.step());
  const auto heard = there && !row.isNull(0) ? static_cast<std::uint64_t>(row.integer(0)) : 0;
  return std::max(heard, used.empty() ? 0 : used.rbegin()->sheet);
}

Result<SheetStrip> stripOf(Station& station, const Kiosk& kiosk, const store::Statement& row) {
  SheetStrip strip{kiosk.seat, row.integer(2), row.integer(2) <= station.clock().wallMs(), false, false, {}};
  const auto number = static_cast<std::uint64_t>(row.integer(0));
  CZ_TRY(acked, station.downlogs().acked(kiosk.fingerprint()));
  CZ_TRY(used, usedAt(station, kiosk));
  CZ_TRY(known, knownThere(station, kiosk, acked, used));
  strip.heard = acked >= static_cast<std::uint64_t>(row.integer(3));
  strip.taken = known + 1 >= number;
  for (SheetPlace one{number, 1}; one.place <= static_cast<int>(row.integer(1)); ++one.place) {
    CZ_TRY(code, station.db().query("SELECT code FROM code_issued WHERE log = ?1 AND request = ?2", kiosk.up.id(),
                                    records::requestOf(one)));
    CZ_TRY(there, code.step());
    if (there) strip.codes.push_back({one.place, records::inThrees(code.text(0)), used.contains(one)});
  }
  return strip;
}

}  // namespace

Result<void> makeCodeSheet(Station& station, const std::vector<LogId>& seats, int days) {
  if (days < 1 || days > kMostSheetDays)
    return Error{Fault::input, "A sheet is good for 1 to 14 days. Choose how many.", ""};
  CZ_TRY(kiosks, kiosksAt(station, seats));
  const std::int64_t until = station.clock().wallMs() + days * kDayMs;
  const auto many = static_cast<int>(kiosks.size());
  CZ_TRY(transaction, store::Transaction::begin(station.db()));
  std::vector<std::string> names;
  for (int i = 0; i < many; ++i) {
    const Kiosk& kiosk = kiosks[static_cast<std::size_t>(i)];
    const int share = records::kCodesOnSheet / many + (i < records::kCodesOnSheet % many ? 1 : 0);
    CZ_CHECK(write(station, transaction, kiosk, share, until));
    names.push_back(kiosk.seat);
  }
  CZ_CHECK(station.calm(kVoid));
  CZ_CHECK(note(station, transaction, "code",
                "Made a sheet of codes for the teacher's panel at " + join(names, ", ") + "."));
  return transaction.commit();
}

Result<bool> voidCodeSheets(Station& station, store::Transaction&, const std::string& because) {
  CZ_TRY(row, station.db().query("SELECT 1 FROM code_sheet WHERE count > 0 AND until_ms > ?1 LIMIT 1",
                                 station.clock().wallMs()));
  CZ_TRY(isOpen, row.step());
  row.reset();
  CZ_CHECK(station.db().run("DELETE FROM code_sheet"));
  if (isOpen)
    CZ_CHECK(station.alarm(kVoid, because +
                                      ", so the sheets of codes that were printed before open nothing once a seat has "
                                      "heard of that. Print new ones on the page Code."));
  return isOpen;
}

Result<std::uint64_t> lastCodeSheet(Station& station, const Hash& kiosk) {
  CZ_TRY(from, firstNumber(station));
  CZ_TRY(row, station.db().query("SELECT code_sheet FROM kiosk WHERE fingerprint = ?1", kiosk));
  CZ_TRY(there, row.step());
  const auto last = there ? static_cast<std::uint64_t>(row.integer(0)) : 0;
  return std::max(last, from == 0 ? 0 : from - 1);
}

Result<void> tellLastCodeSheet(Station& station, store::Transaction& transaction, Downlogs& downlogs,
                               const Kiosk& kiosk) {
  CZ_TRY(last, lastCodeSheet(station, kiosk.fingerprint()));
  CZ_CHECK(station.db().run("DELETE FROM code_sheet WHERE log = ?1", kiosk.up.id()));
  return last == 0 ? Result<void>() : tell(station, transaction, downlogs, kiosk, {last, 0, 0});
}

Result<void> codeSheetToldAgain(Station& station, const Kiosk& kiosk, ByteView payload) {
  const auto sheet = records::decodeCodeSheet(payload);
  if (!sheet) return {};
  CZ_TRY(size, station.downlogs().size(kiosk.fingerprint()));
  return station.db().run("UPDATE code_sheet SET down_size = ?3 WHERE log = ?1 AND number = ?2", kiosk.up.id(),
                          sheet->number, size);
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
    if (!there || row.integer(1) == 0) continue;
    CZ_TRY(strip, stripOf(station, kiosk, row));
    page.strips.push_back(std::move(strip));
  }
  return page;
}

}  // namespace cz::station
