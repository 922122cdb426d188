#include "core/station/aside.h"

#include <algorithm>
#include <optional>
#include <set>

#include "core/base/text.h"
#include "core/records/log_archive.h"
#include "core/station/branches.h"
#include "core/station/epochs.h"
#include "core/station/healing.h"
#include "core/station/intake.h"
#include "core/station/marks_here.h"
#include "core/station/station.h"
#include "core/sync/wire.h"

namespace cz::station {
namespace {

constexpr std::size_t kMostWays = 4;
constexpr std::size_t kMostParts = 64;

/// What is kept under one number.
struct Kept {
  std::int64_t number = 0;
  Hash kiosk;
  bool forks = false;
  std::vector<ledger::Slice> parts;

  std::uint64_t end() const { return parts.back().from + parts.back().leaves.size(); }
};

ledger::Slice wholeOf(const std::vector<ledger::Slice>& parts) {
  ledger::Slice whole = parts.front();
  for (std::size_t i = 1; i < parts.size(); ++i) {
    const ledger::Slice& part = parts[i];
    whole.leaves.insert(whole.leaves.end(), part.leaves.begin(), part.leaves.end());
    whole.payloads.insert(whole.payloads.end(), part.payloads.begin(), part.payloads.end());
    whole.sealed.insert(whole.sealed.end(), part.sealed.begin(), part.sealed.end());
    whole.note = part.note;
  }
  return whole;
}

Result<std::vector<ledger::Slice>> partsOf(Station& station, std::int64_t number) {
  CZ_TRY(row, station.db().query("SELECT slice FROM aside_part WHERE number = ?1 ORDER BY first", number));
  std::vector<ledger::Slice> parts;
  for (;;) {
    CZ_TRY(more, row.step());
    if (!more) return parts;
    CZ_TRY(request, sync::decodeSyncRequest(row.blob(0)));
    parts.push_back(std::move(request.up));
  }
}

/// Of one kiosk, or of all.
Result<std::vector<Kept>> allKept(Station& station, const std::optional<Hash>& kiosk = std::nullopt) {
  std::vector<Kept> all;
  {
    CZ_TRY(row, station.db().query("SELECT number, kiosk, forks FROM aside ORDER BY number"));
    for (;;) {
      CZ_TRY(more, row.step());
      if (!more) break;
      CZ_TRY(whose, fixedFrom<Hash>(row.blob(1), "A fingerprint"));
      if (!kiosk || whose == *kiosk) all.push_back({row.integer(0), whose, row.integer(2) != 0, {}});
    }
  }
  for (Kept& one : all) {
    CZ_TRY(parts, partsOf(station, one.number));
    one.parts = std::move(parts);
  }
  std::erase_if(all, [](const Kept& one) { return one.parts.empty(); });
  return all;
}

Result<Kept> keptUnder(Station& station, std::int64_t number) {
  CZ_TRY(all, allKept(station));
  const auto found = std::find_if(all.begin(), all.end(), [&](const Kept& one) { return one.number == number; });
  if (found != all.end()) return *found;
  return Error{Fault::notFound, "Nothing is kept aside under this number any more.", ""};
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

bool isOfTry(ledger::LeafType type) {
  return type == ledger::LeafType::attemptStart || type == ledger::LeafType::attemptDone;
}

/// How what came lies to a way that is kept.
enum class Fit { other, known, goesOn };

Fit fitOf(const ledger::Slice& way, const ledger::Slice& up) {
  const std::uint64_t wayEnd = way.from + way.leaves.size(), upEnd = up.from + up.leaves.size();
  const std::uint64_t begin = std::max(way.from, up.from), end = std::min(wayEnd, upEnd);
  if (begin > end || (begin == end && up.from != wayEnd)) return Fit::other;
  const auto at = [&](const ledger::Slice& slice) {
    return slice.leaves.begin() + static_cast<std::ptrdiff_t>(begin - slice.from);
  };
  if (!std::equal(at(way), at(way) + static_cast<std::ptrdiff_t>(end - begin), at(up))) return Fit::other;
  return upEnd <= wayEnd ? Fit::known : Fit::goesOn;
}

/// What the log would say to it. Nothing is changed: the transaction is not committed.
enum class Proven { no, goesOn, forks };

Result<Proven> provenBy(Station& station, const Kiosk& kiosk, const ledger::Slice& way) {
  CZ_TRY(transaction, store::Transaction::begin(station.db()));
  CZ_TRY(received, records::LogArchive(station.db()).receive(transaction, kiosk.up.id(), way));
  if (received.fork) return Proven::forks;
  const bool stored = received.state == records::Received::State::stored && !received.leaves.empty();
  return stored ? Proven::goesOn : Proven::no;
}

/// What became of what came.
struct Put {
  enum class What { nothing, known, kept, tooMuch } what = What::nothing;
  bool forks = false;
  std::uint64_t end = 0;  ///< known, kept: of the way
};

Result<void> write(Station& station, std::int64_t number, const ledger::Slice& part) {
  CZ_CHECK(station.db().run("INSERT INTO aside_part(number, first, slice) VALUES(?1, ?2, ?3)", number, part.from,
                            sync::encode(sync::SyncRequest{part, 0, {}})));
  return station.db().run("UPDATE aside SET size = size + ?2, checks = checks + ?3, came_ms = ?4 WHERE number = ?1",
                          number, static_cast<std::uint64_t>(part.leaves.size()), checksIn(part),
                          station.clock().wallMs());
}

Result<Put> goOn(Station& station, const Kiosk& kiosk, const Kept& kept, const ledger::Slice& up) {
  ledger::Slice part = behind(up, kept.end());
  std::vector<ledger::Slice> parts = kept.parts;
  parts.push_back(part);
  CZ_TRY(proven, provenBy(station, kiosk, wholeOf(parts)));
  if (proven == Proven::no) return Put{};
  const Put put{Put::What::kept, kept.forks, up.from + up.leaves.size()};
  if (kept.parts.size() >= kMostParts) return Put{Put::What::tooMuch, kept.forks, kept.end()};
  CZ_TRY(transaction, store::Transaction::begin(station.db()));
  CZ_CHECK(write(station, kept.number, part));
  CZ_CHECK(transaction.commit());
  return put;
}

Result<Put> beginWay(Station& station, const Kiosk& kiosk, std::size_t ways, const ledger::Slice& up) {
  CZ_TRY(proven, provenBy(station, kiosk, up));
  if (proven == Proven::no) return Put{};
  CZ_TRY(held, records::LogArchive(station.db()).size(kiosk.up.id()));
  const Put put{Put::What::kept, proven == Proven::forks, up.from + up.leaves.size()};
  if (ways >= kMostWays) return Put{Put::What::tooMuch, put.forks, held};
  const ledger::Slice part = put.forks ? up : behind(up, held);
  CZ_TRY(transaction, store::Transaction::begin(station.db()));
  CZ_CHECK(
      station.db().run("INSERT INTO aside(kiosk, came_ms, from_leaf, size, checks, forks) VALUES(?1, 0, ?2, 0, 0, ?3)",
                       kiosk.fingerprint(), part.from, put.forks));
  CZ_CHECK(write(station, station.db().lastRowId(), part));
  CZ_CHECK(transaction.commit());
  return put;
}

Result<Put> keep(Station& station, const Kiosk& kiosk, const ledger::Slice& up) {
  CZ_TRY(beside, countsBeside(station, kiosk, up));
  if (beside) return Put{};
  CZ_TRY(all, allKept(station, kiosk.fingerprint()));
  for (const Kept& one : all) {
    const Fit fit = fitOf(wholeOf(one.parts), up);
    if (fit == Fit::known) return Put{Put::What::known, one.forks, one.end()};
    if (fit == Fit::other) continue;
    CZ_TRY(put, goOn(station, kiosk, one, up));
    if (put.what != Put::What::nothing) return put;
  }
  return beginWay(station, kiosk, all.size(), up);
}

/// How many checks lie in the ways that contradict what counts.
Result<std::uint64_t> checksInForks(Station& station, const Hash& kiosk) {
  CZ_TRY(row, station.db().query("SELECT coalesce(sum(checks), 0) FROM aside WHERE kiosk = ?1 AND forks = 1", kiosk));
  CZ_TRY(there, row.step());
  return there ? static_cast<std::uint64_t>(row.integer(0)) : 0;
}

Result<void> sayCopies(Station& station, const Kiosk& kiosk, bool tooMuch) {
  CZ_TRY(checks, checksInForks(station, kiosk.fingerprint()));
  return station.alarm(
      "copies/" + kiosk.up.id().text,
      kiosk.seat +
          " signed two ways of its log, as two kiosks do that run with copies of one disk. What came second "
          "doesn't count yet; it is kept aside, with " +
          (checks == 0 ? std::string("no check that was handed in")
                       : counted(checks, "check that was handed in", "checks that were handed in")) +
          (tooMuch ? ". More than that can't be kept: don't set that kiosk up anew before you have looked at it."
                   : ".") +
          " The way out: say on the kiosk's page whether it counts; have IT set up both kiosks anew, each with a data "
          "folder of its own, and let both join again; then take " +
          kiosk.seat + " out of use on its page.");
}

Result<void> forget(Station& station, const Kept& kept) {
  CZ_CHECK(station.db().run("DELETE FROM aside WHERE number = ?1", kept.number));
  CZ_CHECK(station.db().run("DELETE FROM aside_part WHERE number = ?1", kept.number));
  for (const auto& [forks, key] : {std::pair(true, "copies/"), std::pair(false, "aside/")}) {
    CZ_TRY(row, station.db().query("SELECT up FROM kiosk WHERE fingerprint = ?1 AND NOT EXISTS(SELECT 1 FROM aside "
                                   "WHERE aside.kiosk = ?1 AND forks = ?2)",
                                   kept.kiosk, forks));
    CZ_TRY(none, row.step());
    const std::string log = none ? row.text(0) : "";
    row.reset();
    if (none) CZ_CHECK(station.calm(key + log));
  }
  return {};
}

Result<void> takeInWay(Station& station, const Kiosk& kiosk, const Kept& kept) {
  CZ_TRY(proven, provenBy(station, kiosk, wholeOf(kept.parts)));
  if (proven == Proven::forks) return countBeside(station, kiosk, wholeOf(kept.parts));
  sync::SyncReply reply;
  for (const ledger::Slice& part : kept.parts) {
    CZ_CHECK(Intake(station).takeInAnyway(kiosk, part, reply));
    if (reply.upload != sync::Upload::stored && reply.upload != sync::Upload::have)
      return Error{Fault::refused, "This can't count any more: it contradicts what counts already. " + reply.reason,
                   ""};
  }
  return {};
}

/// Leaves of one way that are about somebody.
std::set<std::uint64_t> aboutThem(const ledger::Slice& open, records::Forgetting& forgetting, bool owners) {
  std::set<std::uint64_t> theirs;
  for (const ledger::OpenPayload& payload : open.payloads) {
    if (payload.index < open.from || payload.index - open.from >= open.leaves.size()) continue;
    const auto leaf = ledger::decodeLeaf(open.leaves.at(static_cast<std::size_t>(payload.index - open.from)));
    if (!leaf) continue;
    const records::About about = records::aboutOf(leaf->type, payload.body);
    if (owners && leaf->type == ledger::LeafType::attemptStart) forgetting.startedBy(about.attempt, about.student);
    if (!owners && forgetting.isIt(about)) theirs.insert(payload.index);
  }
  return theirs;
}

}  // namespace

Result<std::vector<Aside>> keptAside(Station& station) {
  CZ_TRY(row, station.db().query("SELECT number, aside.kiosk, seat, came_ms, from_leaf, size, checks, forks FROM aside "
                                 "JOIN kiosk ON fingerprint = aside.kiosk ORDER BY number"));
  std::vector<Aside> all;
  for (;;) {
    CZ_TRY(more, row.step());
    if (!more) return all;
    CZ_TRY(kiosk, fixedFrom<Hash>(row.blob(1), "A fingerprint"));
    const auto number = [&](int column) { return static_cast<std::uint64_t>(row.integer(column)); };
    all.push_back(
        {row.integer(0), kiosk, row.text(2), row.integer(3), number(4), number(5), number(6), row.integer(7) != 0});
  }
}

Result<void> putAside(Station& station, const Kiosk& kiosk, const ledger::Slice& up, sync::SyncReply& reply) {
  // Not "refused": it did nothing wrong, and would look for what it lost.
  reply.upload = sync::Upload::have;
  reply.reason = "This kiosk was taken out of use. What it sends is kept aside until somebody has looked at it.";
  CZ_TRY(held, records::LogArchive(station.db()).size(kiosk.up.id()));
  reply.upSize = held;
  if (up.leaves.empty()) return {};
  CZ_TRY(put, keep(station, kiosk, up));
  if (put.what == Put::What::nothing) return {};
  if (put.what == Put::What::tooMuch)
    reply.reason = "This kiosk has told too many different things since it was taken out of use.";
  if (!put.forks) reply.upSize = std::max(held, put.end);  // what follows is to come next
  if (put.what != Put::What::kept) return {};
  return station.alarm("aside/" + kiosk.up.id().text,
                       kiosk.seat +
                           " was taken out of use and has called since. What it sent is kept aside: look at it "
                           "on the page Kiosks, and say whether it counts.");
}

Result<void> keepFork(Station& station, const Kiosk& kiosk, const ledger::Slice& up) {
  if (up.leaves.empty()) return {};
  CZ_TRY(put, keep(station, kiosk, up));
  if (!put.forks || put.what == Put::What::nothing) return {};
  CZ_TRY(transaction, store::Transaction::begin(station.db()));
  CZ_CHECK(sayCopies(station, kiosk, put.what == Put::What::tooMuch));
  return transaction.commit();
}

Result<bool> isAccountedFor(Station& station, const Kiosk& kiosk, const ledger::Slice& way) {
  CZ_TRY(explained, isExplained(station, kiosk, way));
  if (!explained) return false;
  ledger::Slice open = way;
  CZ_TRY(closed, openSlice(station, kiosk.up.id(), open));
  static_cast<void>(closed);  // its tries are counted below, and nothing says which they are
  std::size_t tries = 0, known = 0;
  for (const Bytes& bytes : open.leaves) {
    const auto leaf = ledger::decodeLeaf(bytes);
    if (!leaf || !isOfTry(leaf->type)) continue;
    ++tries;
    const auto payload = std::find_if(open.payloads.begin(), open.payloads.end(),
                                      [&](const auto& one) { return one.index == leaf->index; });
    if (payload == open.payloads.end()) return false;
    CZ_TRY(fact, station.facts().attempt(records::aboutOf(leaf->type, payload->body).attempt));
    known += fact && (leaf->type == ledger::LeafType::attemptStart || fact->doneLeaf);
  }
  return known == tries;
}

Result<void> forgetExplained(Station& station, const Kiosk& kiosk) {
  CZ_TRY(all, allKept(station, kiosk.fingerprint()));
  for (const Kept& one : all) {
    CZ_TRY(accounted, one.forks ? isAccountedFor(station, kiosk, wholeOf(one.parts)) : Result<bool>(false));
    if (accounted) CZ_CHECK(forget(station, one));
  }
  return {};
}

Result<std::uint64_t> takeInAside(Station& station, std::int64_t number) {
  CZ_TRY(kept, keptUnder(station, number));
  CZ_TRY(kiosk, station.kiosks().find(kept.kiosk));
  if (!kiosk) return Error{Fault::notFound, "This station knows no such kiosk.", ""};
  CZ_CHECK(takeInWay(station, *kiosk, kept));
  const ledger::Slice whole = wholeOf(kept.parts);
  CZ_TRY(transaction, store::Transaction::begin(station.db()));
  CZ_CHECK(forget(station, kept));
  CZ_CHECK(note(station, transaction, "aside.take-in",
                "Let count what " + kiosk->seat +
                    (kept.forks ? " sent beside its log: " : " sent after it was taken out of use: ") +
                    counted(whole.leaves.size(), "record", "records") + "."));
  CZ_CHECK(transaction.commit());
  CZ_TRY(inUse, station.kiosks().inUse());
  if (!inUse.empty()) CZ_CHECK(takeMarksOf(station, *kiosk));
  return static_cast<std::uint64_t>(checksIn(whole));
}

Result<void> dropAside(Station& station, std::int64_t number) {
  CZ_TRY(kept, keptUnder(station, number));
  CZ_TRY(found, station.kiosks().find(kept.kiosk));
  CZ_TRY(transaction, store::Transaction::begin(station.db()));
  CZ_CHECK(forget(station, kept));
  CZ_CHECK(note(station, transaction, "aside.drop",
                "Deleted what " + (found ? found->seat : "a kiosk") +
                    (kept.forks ? " sent beside its log." : " sent after it was taken out of use.")));
  return transaction.commit();
}

Result<void> forgetIn(Station& station, records::Forgetting& forgetting) {
  CZ_TRY(all, allKept(station));
  std::vector<ledger::Slice> open;
  for (const Kept& one : all) {
    CZ_TRY(kiosk, station.kiosks().find(one.kiosk));
    open.push_back(wholeOf(one.parts));
    if (!kiosk) continue;
    CZ_TRY(closed, openSlice(station, kiosk->up.id(), open.back()));
    static_cast<void>(closed);  // nobody can read those, here or elsewhere
  }
  for (const ledger::Slice& way : open) aboutThem(way, forgetting, true);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const std::set<std::uint64_t> gone = aboutThem(open[i], forgetting, false);
    for (ledger::Slice& part : all[i].parts) {
      const std::size_t erased =
          std::erase_if(part.payloads, [&](const auto& one) { return gone.contains(one.index); }) +
          std::erase_if(part.sealed, [&](const auto& one) { return gone.contains(one.index); });
      if (erased > 0)
        CZ_CHECK(station.db().run("UPDATE aside_part SET slice = ?3 WHERE number = ?1 AND first = ?2", all[i].number,
                                  part.from, sync::encode(sync::SyncRequest{part, 0, {}})));
    }
  }
  return {};
}

}  // namespace cz::station
