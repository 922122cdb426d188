#include "core/station/replacement.h"

#include "core/base/text.h"
#include "core/ledger/succession.h"
#include "core/records/log_archive.h"
#include "core/station/decisions.h"
#include "core/station/kept_keys.h"
#include "core/station/recovery.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

Result<std::uint64_t> countOf(Station& station, const std::string& query, const std::string& value = "") {
  CZ_TRY(row, value.empty() ? station.db().query(query) : station.db().query(query, value));
  CZ_TRY(there, row.step());
  return there ? static_cast<std::uint64_t>(row.integer(0)) : 0;
}

Result<std::vector<Returned>> returnedTo(Station& station) {
  std::vector<Returned> all;
  {
    CZ_TRY(row, station.db().query("SELECT moved.kiosk, seat, decisions, lost, done FROM moved JOIN kiosk ON "
                                   "fingerprint = moved.kiosk ORDER BY seat, moved.kiosk"));
    for (;;) {
      CZ_TRY(more, row.step());
      if (!more) break;
      CZ_TRY(kiosk, fixedFrom<Hash>(row.blob(0), "A fingerprint"));
      const auto number = [&](int column) { return static_cast<std::uint64_t>(row.integer(column)); };
      all.push_back({kiosk, row.text(1), 0, number(2), 0, number(3), row.integer(4) != 0});
    }
  }
  for (Returned& one : all) {
    CZ_TRY(kiosk, station.kiosks().find(one.kiosk));
    CZ_TRY(held, records::LogArchive(station.db()).size(kiosk->up.id()));
    CZ_TRY(closed, countOf(station, "SELECT count(*) FROM closed WHERE log = ?1", kiosk->up.id().text));
    one.records = held;
    one.closed = closed;
  }
  return all;
}

}  // namespace

Result<void> awaitKiosks(Station& station, const crypto::SheetSecret& secret) {
  auto keys = crypto::keysOfSheet(secret);
  CZ_TRY(present, sheetOf(station));
  if (present && present->known.sheet != keys.identity())
    return Error{Fault::refused,
                 "This station has a recovery sheet of its own, so it is no new one. Give an empty folder with --data.",
                 ""};
  CZ_TRY(transaction, store::Transaction::begin(station.db()));
  const std::uint64_t version = present ? present->known.version : 1;
  CZ_CHECK(rememberSheet(station, transaction, {sheetFor(station, version, keys), station.clock().wallMs()}));
  CZ_CHECK(numberBehindLost(station, transaction));
  CZ_CHECK(keepSheet(station.settings(), station.keys(), secret, station.random()));
  CZ_CHECK(note(station, transaction, "replace", "Expected the kiosks of a lost station, with its recovery sheet."));
  CZ_CHECK(transaction.commit());
  station.holdSheet(std::move(keys));
  return {};
}

Result<void> endReplacing(Station& station) {
  if (station.sheetKeys() == nullptr) return Error{Fault::refused, "This station expects no kiosks of a lost one.", ""};
  CZ_TRY(transaction, store::Transaction::begin(station.db()));
  CZ_CHECK(forgetSheet(station.settings()));
  CZ_CHECK(note(station, transaction, "replace", "Expected no more kiosks of a lost station."));
  CZ_CHECK(transaction.commit());
  station.holdSheet({});
  return {};
}

Result<std::optional<Replacing>> replacingOf(Station& station) {
  Replacing replacing;
  replacing.open = station.sheetKeys() != nullptr;
  CZ_TRY(kiosks, returnedTo(station));
  if (!replacing.open && kiosks.empty()) return std::optional<Replacing>();
  replacing.kiosks = std::move(kiosks);
  constexpr const char* kOthers = " FROM told_of WHERE log NOT IN (SELECT up FROM kiosk)";
  CZ_TRY(missing, countOf(station, std::string("SELECT count(DISTINCT log)") + kOthers));
  CZ_TRY(checks, countOf(station, std::string("SELECT count(*)") + kOthers));
  CZ_TRY(waiting, countOf(station, "SELECT count(*) FROM attempt WHERE state = 1"));
  replacing.missing = missing;
  replacing.checks = checks;
  replacing.waiting = waiting;
  return std::optional(std::move(replacing));
}

std::string wordsOf(const Returned& kiosk) {
  std::string words = kiosk.seat + ": " + counted(kiosk.records, "record", "records") + " and " +
                      counted(kiosk.decisions, "decision", "decisions") + " are back" +
                      (kiosk.done ? "." : " so far; more is on its way.");
  return words;
}

std::vector<std::string> lossesOf(const Replacing& replacing) {
  std::vector<std::string> all;
  for (const Returned& one : replacing.kiosks) {
    if (one.closed > 0)
      all.push_back(one.seat + ": " + counted(one.closed, "record", "records") +
                    " can't be read, because neither this station nor this sheet has the key. They were written before "
                    "the kiosk knew the sheet.");
    if (one.lost > 0)
      all.push_back(one.seat + ": " + counted(one.lost, "decision", "decisions") +
                    " that it holds can't be read any more.");
  }
  if (replacing.missing > 0)
    all.push_back(counted(replacing.missing, "kiosk has", "kiosks have") + " not come back. There " +
                  counted(replacing.checks, "check was", "checks were") +
                  " handed in, as far as the others were told.");
  if (replacing.waiting > 0)
    all.push_back(counted(replacing.waiting, "check waits", "checks wait") +
                  " for a pack that no kiosk had any more. Add that version of the pack again.");
  all.emplace_back(
      "What was never told to a kiosk is not there: the school's ids and family names of students, the gradebook's "
      "assignments and overrides, and decisions that no kiosk had heard of. Bring those in again.");
  return all;
}

Result<void> noteWentOn(store::Database& db, const LogId& log, const ledger::Leaf& leaf) {
  const auto said = ledger::decodeSuccession(leaf.pub);
  if (!said || said->what.number > INT64_MAX) return {};
  return db.run("INSERT INTO went_on(log, idx, kind, number) VALUES(?1, ?2, ?3, ?4) ON CONFLICT(log, idx) DO NOTHING",
                log, leaf.index, static_cast<int>(said->what.kind), said->what.number);
}

}  // namespace cz::station
