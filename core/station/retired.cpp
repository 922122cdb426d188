#include "core/station/retired.h"

#include <algorithm>
#include <set>

#include "core/base/text.h"
#include "core/records/log_archive.h"
#include "core/station/days.h"
#include "core/station/epochs.h"
#include "core/station/intake.h"
#include "core/station/station.h"
#include "core/sync/wire.h"

namespace cz::station {
namespace {

constexpr std::size_t kMostWays = 4;

Result<std::vector<ledger::Slice>> slicesAside(Station& station, const Hash& kiosk) {
  CZ_TRY(row, station.db().query("SELECT slice FROM aside WHERE kiosk = ?1 ORDER BY number", kiosk));
  std::vector<ledger::Slice> slices;
  for (;;) {
    CZ_TRY(more, row.step());
    if (!more) return slices;
    CZ_TRY(request, sync::decodeSyncRequest(row.blob(0)));
    slices.push_back(std::move(request.up));
  }
}

bool beginsWith(const ledger::Slice& whole, const ledger::Slice& part) {
  return whole.from == part.from && whole.leaves.size() >= part.leaves.size() &&
         std::equal(part.leaves.begin(), part.leaves.end(), whole.leaves.begin());
}

/// The part behind what is held.
ledger::Slice behind(ledger::Slice slice, std::uint64_t held) {
  const auto known = static_cast<std::ptrdiff_t>(std::min<std::uint64_t>(held - slice.from, slice.leaves.size()));
  slice.leaves.erase(slice.leaves.begin(), slice.leaves.begin() + known);
  std::erase_if(slice.payloads, [&](const auto& one) { return one.index < held; });
  std::erase_if(slice.sealed, [&](const auto& one) { return one.index < held; });
  slice.from = held;
  return slice;
}

std::int64_t checksIn(const ledger::Slice& slice) {
  return std::count_if(slice.leaves.begin(), slice.leaves.end(), [](const Bytes& bytes) {
    const auto leaf = ledger::decodeLeaf(bytes);
    return leaf && leaf->type == ledger::LeafType::attemptDone;
  });
}

Result<void> forgetAside(Station& station, const Hash& kiosk, std::int64_t number) {
  CZ_CHECK(station.db().run("DELETE FROM aside WHERE number = ?1", number));
  CZ_TRY(row, station.db().query("SELECT up FROM kiosk WHERE fingerprint = ?1 AND NOT EXISTS(SELECT 1 FROM aside WHERE "
                                 "aside.kiosk = ?1)",
                                 kiosk));
  CZ_TRY(none, row.step());
  return none ? station.calm("aside/" + row.text(0)) : Result<void>();
}

/// Whether it would be kept if the kiosk were in use. Nothing of it is: the transaction is not committed.
Result<records::Received> lookAt(Station& station, const Kiosk& kiosk, const ledger::Slice& up) {
  CZ_TRY(transaction, store::Transaction::begin(station.db()));
  return records::LogArchive(station.db()).receive(transaction, kiosk.up.id(), up);
}

Result<void> keep(Station& station, const Kiosk& kiosk, const ledger::Slice& up) {
  const std::int64_t checks = checksIn(up);
  const Hash fingerprint = kiosk.fingerprint();
  CZ_TRY(held, slicesAside(station, fingerprint));
  CZ_TRY(transaction, store::Transaction::begin(station.db()));
  std::size_t others = held.size();
  for (const ledger::Slice& one : held) {
    if (beginsWith(one, up)) return {};
    if (!beginsWith(up, one)) continue;
    CZ_CHECK(station.db().run("DELETE FROM aside WHERE kiosk = ?1 AND slice = ?2", fingerprint,
                              sync::encode(sync::SyncRequest{one, 0, {}})));
    --others;
  }
  if (others >= kMostWays)
    return Error{Fault::refused, "This kiosk has told too many different things since it was taken out of use.", ""};
  CZ_CHECK(station.db().run(
      "INSERT INTO aside(kiosk, came_ms, from_leaf, size, checks, slice) VALUES(?1, ?2, ?3, ?4, ?5, ?6)", fingerprint,
      station.clock().wallMs(), up.from, static_cast<std::uint64_t>(up.leaves.size()), checks,
      sync::encode(sync::SyncRequest{up, 0, {}})));
  CZ_CHECK(station.alarm("aside/" + kiosk.up.id().text,
                         kiosk.seat + " was taken out of use and has called since. What it sent is kept aside: look at "
                                      "it on the page Kiosks, and say whether it counts."));
  return transaction.commit();
}

}  // namespace

Result<std::optional<std::int64_t>> retiredAt(Station& station, const Hash& kiosk) {
  CZ_TRY(row, station.db().query("SELECT at_ms FROM retired WHERE kiosk = ?1", kiosk));
  CZ_TRY(there, row.step());
  if (!there) return std::optional<std::int64_t>();
  return std::optional(row.integer(0));
}

Result<void> retire(Station& station, const Hash& kiosk) {
  CZ_TRY(found, station.kiosks().find(kiosk));
  if (!found) return Error{Fault::notFound, "This station knows no such kiosk.", ""};
  if (found->retired) return Error{Fault::refused, found->seat + " is out of use already.", ""};
  CZ_TRY(kiosks, station.kiosks().inUse());
  const records::Retired retired{kiosk};
  CZ_TRY(transaction, store::Transaction::begin(station.db()));
  // All are told, so that it stays true after a restore from an older backup.
  for (const Kiosk& each : kiosks) CZ_CHECK(station.downlogs().add(transaction, each.fingerprint(), retired));
  CZ_CHECK(rememberRetired(station, transaction, retired, station.clock().wallMs()));
  CZ_CHECK(station.db().run("UPDATE retired SET told = 1 WHERE kiosk = ?1", kiosk));
  // Whoever has it may have read the token there, and could join anew with it.
  CZ_CHECK(station.drawToken(transaction));
  CZ_CHECK(note(station, transaction, "kiosk.retire", "Took " + found->seat + " out of use."));
  return transaction.commit();
}

Result<void> tellThatItIsOut(Station& station, const Kiosk& kiosk) {
  const Hash fingerprint = kiosk.fingerprint();
  {
    CZ_TRY(row, station.db().query("SELECT told FROM retired WHERE kiosk = ?1", fingerprint));
    CZ_TRY(there, row.step());
    if (!there || row.integer(0) != 0) return {};
  }
  CZ_TRY(transaction, store::Transaction::begin(station.db()));
  CZ_CHECK(station.downlogs().add(transaction, fingerprint, records::Retired{fingerprint}));
  CZ_CHECK(station.db().run("UPDATE retired SET told = 1 WHERE kiosk = ?1", fingerprint));
  return transaction.commit();
}

Result<void> rememberRetired(Station& station, store::Transaction&, const records::Retired& retired,
                             std::int64_t atMs) {
  return station.db().run("INSERT INTO retired(kiosk, at_ms, told) VALUES(?1, ?2, 0) ON CONFLICT(kiosk) DO NOTHING",
                          retired.kiosk, atMs);
}

Result<std::vector<Aside>> keptAside(Station& station) {
  CZ_TRY(row, station.db().query("SELECT number, aside.kiosk, seat, came_ms, from_leaf, size, checks FROM aside JOIN "
                                 "kiosk ON fingerprint = aside.kiosk ORDER BY number"));
  std::vector<Aside> all;
  for (;;) {
    CZ_TRY(more, row.step());
    if (!more) return all;
    CZ_TRY(kiosk, fixedFrom<Hash>(row.blob(1), "A fingerprint"));
    const auto number = [&](int column) { return static_cast<std::uint64_t>(row.integer(column)); };
    all.push_back({row.integer(0), kiosk, row.text(2), row.integer(3), number(4), number(5), number(6)});
  }
}

Result<void> putAside(Station& station, const Kiosk& kiosk, const ledger::Slice& up, sync::SyncReply& reply) {
  // Not "refused": it did nothing wrong, and would look for what it lost.
  reply.upload = sync::Upload::have;
  reply.reason = "This kiosk was taken out of use. What it sends is kept aside until somebody has looked at it.";
  CZ_TRY(held, records::LogArchive(station.db()).size(kiosk.up.id()));
  reply.upSize = held;
  if (up.leaves.empty()) return {};
  CZ_TRY(received, lookAt(station, kiosk, up));
  if (received.state != records::Received::State::stored || received.leaves.empty()) return {};
  const auto kept = keep(station, kiosk, behind(up, held));
  if (!kept && kept.error().fault != Fault::refused) return kept;
  if (!kept) reply.reason = kept.error().message;
  return {};
}

Result<std::uint64_t> takeInAside(Station& station, std::int64_t number) {
  CZ_TRY(row, station.db().query("SELECT kiosk, slice FROM aside WHERE number = ?1", number));
  CZ_TRY(there, row.step());
  if (!there) return Error{Fault::notFound, "Nothing is kept aside under this number any more.", ""};
  CZ_TRY(fingerprint, fixedFrom<Hash>(row.blob(0), "A fingerprint"));
  CZ_TRY(request, sync::decodeSyncRequest(row.blob(1)));
  CZ_TRY(kiosk, station.kiosks().find(fingerprint));
  if (!kiosk) return Error{Fault::notFound, "This station knows no such kiosk.", ""};
  sync::SyncReply reply;
  CZ_CHECK(Intake(station).takeInAnyway(*kiosk, request.up, reply));
  if (reply.upload != sync::Upload::stored && reply.upload != sync::Upload::have)
    return Error{Fault::refused, "This can't count any more: it contradicts what counts already. " + reply.reason, ""};
  CZ_TRY(transaction, store::Transaction::begin(station.db()));
  CZ_CHECK(forgetAside(station, fingerprint, number));
  CZ_CHECK(note(station, transaction, "aside.take-in",
                "Let count what " + kiosk->seat + " sent after it was taken out of use: " +
                    counted(request.up.leaves.size(), "record", "records") + "."));
  CZ_CHECK(transaction.commit());
  return static_cast<std::uint64_t>(checksIn(request.up));
}

Result<void> dropAside(Station& station, std::int64_t number) {
  std::optional<Hash> kiosk;
  {
    CZ_TRY(row, station.db().query("SELECT kiosk FROM aside WHERE number = ?1", number));
    CZ_TRY(there, row.step());
    if (!there) return Error{Fault::notFound, "Nothing is kept aside under this number any more.", ""};
    CZ_TRY(fingerprint, fixedFrom<Hash>(row.blob(0), "A fingerprint"));
    kiosk = fingerprint;
  }
  CZ_TRY(found, station.kiosks().find(*kiosk));
  CZ_TRY(transaction, store::Transaction::begin(station.db()));
  CZ_CHECK(forgetAside(station, *kiosk, number));
  CZ_CHECK(note(station, transaction, "aside.drop",
                "Deleted what " + (found ? found->seat : "a kiosk") + " sent after it was taken out of use."));
  return transaction.commit();
}

Result<void> forgetIn(Station& station, records::Forgetting& forgetting) {
  struct Row {
    std::int64_t number = 0;
    LogId log;
    ledger::Slice slice, open;
  };
  std::vector<Row> rows;
  {
    CZ_TRY(row, station.db().query("SELECT number, up, slice FROM aside JOIN kiosk ON fingerprint = aside.kiosk"));
    for (;;) {
      CZ_TRY(more, row.step());
      if (!more) break;
      CZ_TRY(request, sync::decodeSyncRequest(row.blob(2)));
      rows.push_back({row.integer(0), LogId(row.text(1)), request.up, request.up});
    }
  }
  for (Row& row : rows) {
    CZ_TRY(closed, openSlice(station, row.log, row.open));
    static_cast<void>(closed);  // nobody can read those, here or elsewhere
    std::set<std::uint64_t> gone;
    for (const bool owners : {true, false})
      for (const ledger::OpenPayload& payload : row.open.payloads) {
        if (payload.index < row.open.from || payload.index - row.open.from >= row.open.leaves.size()) continue;
        const auto leaf =
            ledger::decodeLeaf(row.open.leaves.at(static_cast<std::size_t>(payload.index - row.open.from)));
        if (!leaf) continue;
        const records::About about = records::aboutOf(leaf->type, payload.body);
        if (owners && leaf->type == ledger::LeafType::attemptStart) forgetting.startedBy(about.attempt, about.student);
        if (!owners && forgetting.isIt(about)) gone.insert(payload.index);
      }
    if (gone.empty()) continue;
    std::erase_if(row.slice.payloads, [&](const auto& one) { return gone.contains(one.index); });
    std::erase_if(row.slice.sealed, [&](const auto& one) { return gone.contains(one.index); });
    CZ_CHECK(station.db().run("UPDATE aside SET slice = ?2 WHERE number = ?1", row.number,
                              sync::encode(sync::SyncRequest{row.slice, 0, {}})));
  }
  return {};
}

}  // namespace cz::station
