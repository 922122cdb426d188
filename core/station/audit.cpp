#include "core/station/audit.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "core/base/text.h"
#include "core/ledger/tree.h"
#include "core/records/log_archive.h"
#include "core/records/log_export.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

constexpr std::int64_t kDayMs = std::int64_t{24} * 3'600'000;
constexpr std::size_t kMostWords = 500;
constexpr std::uint64_t kStep = 200;  ///< entries read together
constexpr std::string_view kPrefix = "st/";

/// "st/" and a number, counted up.
std::optional<int> numberOf(std::string_view name) {
  if (!name.starts_with(kPrefix)) return std::nullopt;
  name.remove_prefix(kPrefix.size());
  int number = 0;
  const auto read = std::from_chars(name.data(), name.data() + name.size(), number);
  return read.ec == std::errc() && read.ptr == name.data() + name.size() ? std::optional(number) : std::nullopt;
}

/// At a whole letter.
std::string cut(std::string words) {
  while (words.size() > kMostWords || !isUtf8(words)) words.pop_back();
  return words;
}

AuditEntry entryOf(Station& station, const std::string& log, const records::ArchivedLeaf& leaf) {
  AuditEntry entry;
  entry.log = log;
  entry.index = leaf.leaf.index;
  entry.atMs = leaf.leaf.wallMs;
  const auto noted = leaf.payload ? records::decodeNoted(*leaf.payload) : Result<records::Noted>(Error{});
  entry.forgotten = !noted;
  if (noted) entry.what = *noted;
  if (!entry.what.student.empty()) entry.who = station.rosters().nameOf(entry.what.student).value_or("");
  return entry;
}

/// Where a page goes on: a log by its place in the row, and the leaf before which entries are wanted.
struct Cursor {
  std::size_t log = 0;  ///< from 1; 0: there is nothing
  std::uint64_t before = UINT64_MAX;
};

std::string textOf(const Cursor& cursor) { return std::to_string(cursor.log) + "." + std::to_string(cursor.before); }

Result<Cursor> cursorFrom(const std::string& text, std::size_t logs) {
  if (text.empty()) return Cursor{logs, UINT64_MAX};
  Cursor cursor;
  const char* end = text.data() + text.size();
  const auto first = std::from_chars(text.data(), end, cursor.log);
  const bool point = first.ec == std::errc() && first.ptr != end && *first.ptr == '.';
  const auto second = std::from_chars(point ? first.ptr + 1 : end, end, cursor.before);
  if (point && second.ec == std::errc() && second.ptr == end && cursor.log <= logs) return cursor;
  return Error{Fault::input, "That page of the audit log was not understood. Begin at the newest.", text};
}

/// The leaves in front of the cursor, newest first; moves the cursor on.
Result<std::vector<AuditEntry>> readBack(Station& station, const std::vector<std::string>& logs, Cursor& cursor) {
  std::vector<AuditEntry> entries;
  const std::string& name = logs.at(cursor.log - 1);
  records::LogArchive archive(station.db());
  CZ_TRY(size, archive.size(LogId(name)));
  const std::uint64_t to = std::min(size, cursor.before);
  const std::uint64_t from = to - std::min(to, kStep);
  CZ_TRY(leaves, archive.read(LogId(name), from, static_cast<std::size_t>(to - from)));
  for (auto leaf = leaves.rbegin(); leaf != leaves.rend(); ++leaf)
    if (leaf->leaf.type == ledger::LeafType::noted) entries.push_back(entryOf(station, name, *leaf));
  cursor = from > 0 ? Cursor{cursor.log, from} : Cursor{cursor.log - 1, UINT64_MAX};
  return entries;
}

/// What checkpoints of a log say against its leaves, as a sentence; empty: nothing.
std::string contradictionIn(const std::vector<Bytes>& leaves, const std::map<std::uint64_t, std::set<Hash>>& claims) {
  ledger::Frontier tree;
  for (const auto& [size, roots] : claims) {
    while (tree.size() < std::min<std::uint64_t>(size, leaves.size()))
      tree.append(ledger::leafHash(leaves[static_cast<std::size_t>(tree.size())]));
    if (size <= leaves.size() && (roots.size() > 1 || tree.root() != *roots.begin()))
      return "The audit log of this station was changed after a kiosk had seen it. Keep this computer as it is, and "
             "have IT look at it.";
  }
  const std::uint64_t most = claims.empty() ? 0 : claims.rbegin()->first;
  if (most <= leaves.size()) return {};
  return "The newest " + counted(most - leaves.size(), "entry", "entries") +
         " of an audit log of this station are missing here: a kiosk proves that they were there. If this station was "
         "restored from a backup, that is "
         "why.";
}

std::size_t placeOf(const std::vector<std::string>& logs, const std::string& name) {
  return static_cast<std::size_t>(std::find(logs.begin(), logs.end(), name) - logs.begin()) + 1;
}

}  // namespace

// ---- writing ----

Result<std::vector<std::string>> Audit::logs() const {
  CZ_TRY(all, records::storedLogs(db_));
  std::vector<std::pair<int, std::string>> numbered;
  for (const auto& log : all)
    if (const auto number = numberOf(log.name)) numbered.emplace_back(*number, log.name);
  std::sort(numbered.begin(), numbered.end());
  std::vector<std::string> names;
  for (auto& [number, name] : numbered) names.push_back(std::move(name));
  return names;
}

/// The newest one; empty: none was begun.
Result<std::string> Audit::present() const {
  CZ_TRY(names, logs());
  return names.empty() ? std::string() : names.back();
}

Result<void> Audit::beginAnother(store::Transaction& transaction) {
  CZ_TRY(name, present());
  const std::string next = std::string(kPrefix) + std::to_string(numberOf(name).value_or(0) + 1);
  CZ_TRY(log, records::OwnLog::create(transaction, next, ledger::Role::station, keys_, clock_, random_));
  log.setClockState(ledger::ClockState::hardware);
  CZ_CHECK(log.appendBoot(transaction));
  opened_ = log;
  return {};
}

// Each run of the program begins with a boot leaf: from it on, times since boot count anew. A log that was written with
// other keys, before the station's were changed, is not gone on with.
Result<records::OwnLog> Audit::openForWriting(store::Transaction& transaction) {
  // A transaction that came to nothing may have taken the log with it.
  if (opened_ && opened_->key().identity == keys_.identity() && opened_->size()) return *opened_;
  CZ_TRY(name, present());
  auto log = name.empty() ? Result<records::OwnLog>(Error{Fault::refused, "", ""})
                          : records::OwnLog::open(db_, name, keys_, clock_, random_);
  if (!log && log.error().fault != Fault::refused) return std::move(log).error();
  if (!log) {
    CZ_CHECK(beginAnother(transaction));
    return *opened_;
  }
  log->setClockState(ledger::ClockState::hardware);
  CZ_CHECK(log->appendBoot(transaction));
  opened_ = *log;
  return *opened_;
}

Result<void> Audit::write(store::Transaction& transaction, records::Noted noted) {
  CZ_TRY(log, openForWriting(transaction));
  if (noted.by.empty()) noted.by = by_;
  CZ_CHECK(log.append(transaction, ledger::LeafType::noted, records::encode(noted)));
  return {};
}

Result<std::optional<std::string>> Audit::newestNote() {
  CZ_TRY(name, present());
  if (name.empty()) return std::optional<std::string>();
  CZ_TRY(file, records::LogArchive(db_).slice(LogId(name), UINT64_MAX));
  return std::optional<std::string>(std::move(file.note));
}

Result<void> note(Station& station, store::Transaction& transaction, const std::string& deed, std::string words,
                  const StudentId& student) {
  return station.audit().write(transaction, {deed, cut(std::move(words)), {}, student});
}

Result<void> noteAlone(Station& station, const std::string& deed, std::string words, const StudentId& student) {
  CZ_TRY(transaction, store::Transaction::begin(station.db()));
  CZ_CHECK(note(station, transaction, deed, std::move(words), student));
  return transaction.commit();
}

// ---- reading ----

Result<AuditPage> auditPageOf(Station& station, const std::string& before, const StudentId& student, std::size_t most) {
  CZ_TRY(logs, station.audit().logs());
  CZ_TRY(cursor, cursorFrom(before, logs.size()));
  AuditPage page;
  page.only = student;
  if (!student.empty()) page.onlyWho = station.rosters().nameOf(student).value_or(student.text);
  while (cursor.log > 0) {
    CZ_TRY(entries, readBack(station, logs, cursor));
    for (AuditEntry& entry : entries) {
      if (!student.empty() && entry.what.student != student) continue;
      if (page.entries.size() == most) {
        const AuditEntry& last = page.entries.back();
        page.older = textOf({placeOf(logs, last.log), last.index});
        return page;
      }
      page.entries.push_back(std::move(entry));
    }
  }
  return page;
}

// ---- kiosks as witnesses ----

Result<void> anchorAt(Station& station, const Kiosk& kiosk) {
  const std::int64_t day = station.clock().wallMs() / kDayMs;
  const Hash fingerprint = kiosk.fingerprint();
  {
    CZ_TRY(row, station.db().query("SELECT 1 FROM anchored WHERE kiosk = ?1 AND day = ?2", fingerprint, day));
    CZ_TRY(today, row.step());
    if (today) return {};
  }
  CZ_TRY(note, station.audit().newestNote());
  if (!note) return {};
  CZ_TRY(logs, station.audit().logs());
  CZ_TRY(size, records::LogArchive(station.db()).size(LogId(logs.back())));
  CZ_TRY(transaction, store::Transaction::begin(station.db()));
  CZ_TRY(row, station.db().query("SELECT 1 FROM anchored WHERE kiosk = ?1 AND log = ?2 AND size = ?3", fingerprint,
                                 logs.back(), size));
  CZ_TRY(known, row.step());
  row.reset();
  if (!known) CZ_CHECK(station.downlogs().add(transaction, fingerprint, records::Anchor{*note}));
  CZ_CHECK(station.db().run("INSERT OR REPLACE INTO anchored(kiosk, day, log, size) VALUES(?1, ?2, ?3, ?4)",
                            fingerprint, day, logs.back(), size));
  return transaction.commit();
}

Result<std::vector<std::string>> contradictionsOf(Station& station, const std::vector<records::Anchor>& anchors) {
  CZ_TRY(logs, station.audit().logs());
  std::set<std::string> said;
  for (const std::string& name : logs) {
    CZ_TRY(file, records::exportLog(station.db(), name));
    std::map<std::uint64_t, std::set<Hash>> claims;
    for (const records::Anchor& anchor : anchors)
      if (const auto checkpoint = ledger::openCheckpoint(anchor.note, file.log))
        claims[checkpoint->size].insert(checkpoint->root);
    const auto words = contradictionIn(file.slice.leaves, claims);
    if (!words.empty()) said.insert(words);
  }
  return std::vector<std::string>(said.begin(), said.end());
}

Result<std::vector<std::string>> checkAnchors(Station& station) {
  CZ_TRY(kiosks, station.kiosks().all());
  std::vector<records::Anchor> all;
  for (const Kiosk& kiosk : kiosks) {
    CZ_TRY(anchors, station.downlogs().anchors(kiosk.fingerprint()));
    all.insert(all.end(), anchors.begin(), anchors.end());
  }
  return contradictionsOf(station, all);
}

}  // namespace cz::station
