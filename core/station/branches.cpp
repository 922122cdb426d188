#include "core/station/branches.h"

#include <algorithm>
#include <optional>

#include "core/crypto/hash.h"
#include "core/records/log_archive.h"
#include "core/station/arrivals.h"
#include "core/station/epochs.h"
#include "core/station/erase.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

using Leaves = std::vector<Bytes>;

std::uint64_t inCommon(const Leaves& one, const Leaves& other) {
  const auto end = std::mismatch(one.begin(), one.end(), other.begin(), other.end()).first;
  return static_cast<std::uint64_t>(end - one.begin());
}

struct Branch {
  LogId name;
  std::uint64_t base = 0;
};

Result<std::vector<Branch>> branchesOf(Station& station, const LogId& log) {
  CZ_TRY(row, station.db().query("SELECT name, base FROM branch WHERE log = ?1 ORDER BY name", log));
  std::vector<Branch> all;
  for (;;) {
    CZ_TRY(more, row.step());
    if (!more) return all;
    all.push_back({LogId(row.text(0)), static_cast<std::uint64_t>(row.integer(1))});
  }
}

/// The one that this is, goes on, or is a part of.
Result<std::optional<Branch>> branchOf(Station& station, const LogId& log, const ledger::Slice& way) {
  records::LogArchive archive(station.db());
  CZ_TRY(all, branchesOf(station, log));
  for (const Branch& one : all) {
    CZ_TRY(held, archive.leaves(one.name, way.from));
    const std::size_t both = std::min(held.size(), way.leaves.size());
    if (way.from + both > one.base && inCommon(held, way.leaves) == both) return std::optional(one);
  }
  return std::optional<Branch>();
}

/// A name like a log's, which follows from what it is.
LogId nameOf(const LogId& log, const Bytes& firstOther) {
  constexpr std::string_view kName{"mcz/branch/1\0", 13};
  constexpr std::size_t kSymbols = 26;
  const Hash hash = crypto::sha256(joined({viewOf(kName), viewOf(log.text), firstOther}));
  return LogId(base32Of(hash.view()).substr(0, kSymbols));
}

/// It begins as the log does: that is copied, so that its tree is whole.
Result<Branch> begin(Station& station, store::Transaction& transaction, const Kiosk& kiosk, ledger::Slice& way) {
  records::LogArchive archive(station.db());
  CZ_TRY(held, archive.leaves(kiosk.up.id(), 0));
  if (way.from > held.size()) return Error{Fault::refused, "Leaves are missing before it.", ""};
  held.resize(static_cast<std::size_t>(way.from));
  way.leaves.insert(way.leaves.begin(), held.begin(), held.end());
  way.from = 0;
  CZ_TRY(whole, archive.leaves(kiosk.up.id(), 0));
  Branch branch;
  branch.base = inCommon(whole, way.leaves);
  if (branch.base == way.leaves.size()) return Error{Fault::refused, "It is no other way.", ""};
  branch.name = nameOf(kiosk.up.id(), way.leaves[static_cast<std::size_t>(branch.base)]);
  CZ_CHECK(archive.addAs(transaction, branch.name, kiosk.up));
  CZ_CHECK(station.db().run("INSERT INTO branch(name, log, base) VALUES(?1, ?2, ?3)", branch.name, kiosk.up.id(),
                            branch.base));
  return branch;
}

}  // namespace

Result<bool> countsBeside(Station& station, const Kiosk& kiosk, const ledger::Slice& way) {
  CZ_TRY(branch, branchOf(station, kiosk.up.id(), way));
  if (!branch) return false;
  CZ_TRY(size, records::LogArchive(station.db()).size(branch->name));
  return way.from + way.leaves.size() <= size;
}

Result<void> countBeside(Station& station, const Kiosk& kiosk, const ledger::Slice& way) {
  ledger::Slice up = way;
  CZ_TRY(closed, openSlice(station, kiosk.up.id(), up));
  static_cast<void>(closed);  // nobody can read those, here or elsewhere
  CZ_TRY(known, branchOf(station, kiosk.up.id(), up));
  CZ_TRY(transaction, store::Transaction::begin(station.db()));
  CZ_TRY(branch, known ? Result<Branch>(*known) : begin(station, transaction, kiosk, up));
  records::LogArchive archive(station.db());
  CZ_TRY(before, archive.size(branch.name));
  CZ_TRY(received, archive.receive(transaction, branch.name, up));
  using State = records::Received::State;
  if (received.state != State::stored && received.state != State::have)
    return Error{Fault::refused, received.reason, ""};
  const std::uint64_t first = std::max(before, branch.base);
  CZ_CHECK(noteArrival(station.db(), branch.name, first, received.size, station.clock().wallMs()));
  for (const records::ArchivedLeaf& leaf : received.leaves) {
    if (leaf.leaf.index < first) continue;
    CZ_TRY(gone, dropIfErased(station, branch.name, leaf));
    if (!gone) CZ_CHECK(station.factWriter().take(branch.name, leaf));
  }
  return transaction.commit();
}

}  // namespace cz::station
