#include "core/station/past.h"

#include <algorithm>

#include "core/crypto/hash.h"
#include "core/records/log_archive.h"
#include "core/records/payload_elsewhere.h"
#include "core/station/erase.h"
#include "core/station/healing.h"
#include "core/station/past_parcels.h"
#include "core/station/relay.h"
#include "core/station/retired.h"
#include "core/station/seal_again.h"
#include "core/station/station.h"
#include "core/sync/wire.h"

namespace cz::station {
namespace {

using records::ArchivedLeaf;
using sync::Past;
using sync::PastReply;

constexpr std::uint64_t kMostLeaves = 2'000'000;                 ///< no station writes so many for one kiosk
constexpr std::uint64_t kMostParcel = std::uint64_t{256} << 20;  ///< bytes; a large pack has 20 MB

/// What is still to come of a kiosk.
struct Moved {
  Bytes before;  ///< fingerprint of the station whose log is to come next; empty: none
  std::uint64_t logs = 0;
  bool done = false;
};

Result<std::optional<Moved>> movedOf(Station& station, const Hash& kiosk) {
  CZ_TRY(row, station.db().query("SELECT before, logs, done FROM moved WHERE kiosk = ?1", kiosk));
  CZ_TRY(there, row.step());
  if (!there) return std::optional<Moved>();
  return std::optional(Moved{row.blob(0), static_cast<std::uint64_t>(row.integer(1)), row.integer(2) != 0});
}

/// Parts of one log or parcel, in the order of what they begin with.
class Parts {
 public:
  Parts(Station& station, std::string name) : db_(station.db()), name_(std::move(name)) {}

  Result<std::uint64_t> end() {
    CZ_TRY(row, db_.query("SELECT coalesce(max(first + size), 0) FROM past WHERE log = ?1", name_));
    CZ_TRY(there, row.step());
    return there ? static_cast<std::uint64_t>(row.integer(0)) : 0;
  }
  Result<void> add(std::uint64_t first, std::uint64_t size, const Bytes& part) {
    return db_.run("INSERT INTO past(log, first, size, part) VALUES(?1, ?2, ?3, ?4)", name_, first, size, part);
  }
  Result<std::vector<Bytes>> all() {
    CZ_TRY(row, db_.query("SELECT part FROM past WHERE log = ?1 ORDER BY first", name_));
    std::vector<Bytes> parts;
    for (;;) {
      CZ_TRY(more, row.step());
      if (!more) return parts;
      parts.push_back(row.blob(0));
    }
  }
  Result<void> drop() { return db_.run("DELETE FROM past WHERE log = ?1", name_); }

 private:
  store::Database& db_;
  std::string name_;
};

bool isDeed(ledger::LeafType type) {
  return type == ledger::LeafType::grant || type == ledger::LeafType::mark || records::isTeachersDecision(type);
}

/// What one leaf of a former downlog says.
class Hearing {
 public:
  Hearing(Station& station, store::Transaction& transaction, const Kiosk& kiosk)
      : station_(station), transaction_(transaction), kiosk_(kiosk) {}

  Result<void> take(const ArchivedLeaf& leaf) {
    using ledger::LeafType;
    if (!leaf.payload) {
      lost_ += isDeed(leaf.leaf.type);  // what kiosks were told of one another they may drop
      return {};
    }
    if (leaf.leaf.type == LeafType::keyEpoch)
      return takeSealedAgain(station_, transaction_, kiosk_.up.id(), *leaf.payload);
    if (leaf.leaf.type == LeafType::elsewhere) return takeElsewhere(*leaf.payload);
    if (leaf.leaf.type == LeafType::retire) {
      const auto out = records::decodeRetired(*leaf.payload);
      return out ? rememberRetired(station_, transaction_, *out, leaf.leaf.wallMs) : Result<void>();
    }
    if (leaf.leaf.type == LeafType::erase) {
      const auto whom = records::decodeErase(*leaf.payload);
      return whom ? rememberErased(station_, transaction_, *whom, leaf.leaf.wallMs) : Result<void>();
    }
    const auto deed = deedOf(leaf.leaf.type, *leaf.payload);
    lost_ += !deed;
    if (!deed || !*deed) return {};
    ++decisions_;
    const auto* mark = std::get_if<records::MarkGiven>(&**deed);
    if (mark != nullptr) CZ_CHECK(relayMark(station_, transaction_, *mark, kiosk_.up.id()));
    return std::visit([&](const auto& one) { return station_.factWriter().take(one); }, **deed);
  }

  std::uint64_t decisions() const { return decisions_; }
  std::uint64_t lost() const { return lost_; }

 private:
  /// Only for counting what can't come back: the kiosk where it was done brings the whole.
  Result<void> takeElsewhere(ByteView payload) {
    const auto told = records::decodeElsewhere(payload);
    if (!told || told->type != ledger::LeafType::attemptDone || told->index > INT64_MAX) return {};
    return station_.db().run("INSERT INTO told_of(log, idx) VALUES(?1, ?2) ON CONFLICT DO NOTHING", told->log,
                             told->index);
  }

  Station& station_;
  store::Transaction& transaction_;
  const Kiosk& kiosk_;
  std::uint64_t decisions_ = 0;
  std::uint64_t lost_ = 0;
};

Bytes viewed(const Hash& hash) { return {hash.bytes.begin(), hash.bytes.end()}; }

/// Whose place the writer of this log took, as it says itself; empty: nobody's.
Bytes beforeThat(const std::vector<ArchivedLeaf>& leaves, const crypto::Identity& writer) {
  for (const ArchivedLeaf& leaf : leaves) {
    const bool steps =
        leaf.leaf.type == ledger::LeafType::stationReplace || leaf.leaf.type == ledger::LeafType::stationRotate;
    const auto said = steps ? ledger::decodeSuccession(leaf.leaf.pub) : Result<ledger::SignedSuccession>(Error{});
    if (said && said->what.after == writer) return viewed(said->what.before);
  }
  return {};
}

Result<void> refuse(Station& station, const Kiosk& kiosk, const std::string& why) {
  CZ_TRY(transaction, store::Transaction::begin(station.db()));
  CZ_CHECK(station.db().run("UPDATE moved SET before = x'' WHERE kiosk = ?1", kiosk.fingerprint().view()));
  CZ_CHECK(station.alarm("past/" + kiosk.up.id().text,
                         kiosk.seat + " gave back decisions of the station before that can't be true: " + why +
                             " Nothing of them was taken in. Have IT look at this kiosk."));
  return transaction.commit();
}

Result<ledger::Slice> wholeOf(Parts& parts) {
  CZ_TRY(all, parts.all());
  ledger::Slice whole;
  for (const Bytes& bytes : all) {
    CZ_TRY(part, sync::decodeDownReturn(bytes));
    whole.leaves.insert(whole.leaves.end(), part.down.leaves.begin(), part.down.leaves.end());
    whole.payloads.insert(whole.payloads.end(), part.down.payloads.begin(), part.down.payloads.end());
    whole.note = part.down.note;
  }
  return whole;
}

/// All of a log has come: it is verified, kept with the others, and what it says counts again.
Result<void> takeWhole(Station& station, const Kiosk& kiosk, const ledger::LogKey& log, Parts& parts) {
  const auto whole = wholeOf(parts);
  if (!whole) CZ_CHECK(parts.drop());
  if (!whole) return refuse(station, kiosk, whole.error().message);
  {
    CZ_TRY(transaction, store::Transaction::begin(station.db()));
    records::LogArchive archive(station.db());
    CZ_CHECK(archive.add(transaction, log));
    CZ_TRY(received, archive.receive(transaction, log.id(), *whole));
    CZ_CHECK(parts.drop());
    if (received.state == records::Received::State::stored) {
      Hearing hearing(station, transaction, kiosk);
      for (const ArchivedLeaf& leaf : received.leaves) CZ_CHECK(hearing.take(leaf));
      CZ_CHECK(station.db().run(
          "UPDATE moved SET before = ?2, logs = logs + 1, decisions = decisions + ?3, lost = lost "
          "+ ?4 WHERE kiosk = ?1",
          kiosk.fingerprint().view(), beforeThat(received.leaves, log.identity), hearing.decisions(), hearing.lost()));
      CZ_CHECK(expectOthers(station, transaction));
      CZ_CHECK(eraseAllAgain(station, transaction));
      CZ_CHECK(transaction.commit());
      return eraseDue(station);
    }
    if (received.state == records::Received::State::have) {
      CZ_CHECK(station.db().run("UPDATE moved SET before = x'' WHERE kiosk = ?1", kiosk.fingerprint().view()));
      return transaction.commit();
    }
    // Not committed: nothing of it stays, but the parts go.
  }
  CZ_CHECK(parts.drop());
  return refuse(station, kiosk, "its station did not sign them so.");
}

Result<void> takeLeaves(Station& station, const Kiosk& kiosk, const Moved& moved, const Past& past) {
  // It came before, or none is expected any more: what is late, or is sent again, accuses nobody.
  if (past.which < moved.logs || moved.before.empty()) return {};
  if (past.which != moved.logs || moved.before != viewed(past.log.identity.fingerprint()) || past.size > kMostLeaves)
    return refuse(station, kiosk, "they are of another station.");
  if (past.size == 0)  // nobody ever said anything in it
    return station.db().run("UPDATE moved SET before = x'' WHERE kiosk = ?1", kiosk.fingerprint().view());
  Parts parts(station, past.log.id().text);
  CZ_TRY(end, parts.end());
  const std::uint64_t size = past.part.leaves.size();
  if (past.part.from != end || size == 0 || past.part.from + size > past.size) return {};  // asked for again
  CZ_CHECK(parts.add(end, size, sync::encode(sync::DownReturn{past.part})));
  return end + size == past.size ? takeWhole(station, kiosk, past.log, parts) : Result<void>();
}

Result<void> takePiece(Station& station, const Kiosk& kiosk, const Past& past) {
  if (past.size == 0 || past.size > kMostParcel) return noteGone(station, kiosk, past.parcel);
  Parts parts(station, "parcel/" + hexOf(past.parcel.view()));
  CZ_TRY(end, parts.end());
  if (past.from != end || past.bytes.empty() || past.bytes.size() > past.size - end) return {};
  CZ_CHECK(parts.add(end, past.bytes.size(), past.bytes));
  if (end + past.bytes.size() < past.size) return {};
  CZ_TRY(all, parts.all());
  Bytes whole;
  for (const Bytes& part : all) whole.insert(whole.end(), part.begin(), part.end());
  CZ_CHECK(parts.drop());
  if (crypto::sha256(whole) != past.parcel) return noteGone(station, kiosk, past.parcel);
  return takeParcel(station, kiosk, whole, past.parcel);
}

/// What this station still needs of the kiosk.
Result<PastReply> wanted(Station& station, const Kiosk& kiosk, const Past& past) {
  PastReply reply;
  CZ_TRY(moved, movedOf(station, kiosk.fingerprint()));
  if (!moved || moved->done) return reply;
  if (!moved->before.empty() && moved->logs < past.logs) {
    reply.what = Past::What::leaves;
    reply.which = moved->logs;
    const bool same = past.what == Past::What::leaves && past.which == moved->logs;
    if (!same) return reply;  // which log that is, its first part says
    CZ_TRY(end, Parts(station, past.log.id().text).end());
    reply.from = end;
    return reply;
  }
  CZ_TRY(parcel, wantedParcel(station, kiosk));
  if (parcel) {
    reply.what = Past::What::piece;
    reply.parcel = *parcel;
    CZ_TRY(end, Parts(station, "parcel/" + hexOf(parcel->view())).end());
    reply.from = end;
    return reply;
  }
  CZ_TRY(held, records::LogArchive(station.db()).size(kiosk.up.id()));
  if (past.upSize == 0 || held < past.upSize) return reply;
  CZ_CHECK(station.db().run("UPDATE moved SET done = 1 WHERE kiosk = ?1", kiosk.fingerprint().view()));
  return reply;
}

}  // namespace

Result<PastReply> takePast(Station& station, const Kiosk& kiosk, const Past& past) {
  CZ_TRY(moved, movedOf(station, kiosk.fingerprint()));
  if (moved && !moved->done && past.what == Past::What::leaves) CZ_CHECK(takeLeaves(station, kiosk, *moved, past));
  if (moved && !moved->done && past.what == Past::What::piece) CZ_CHECK(takePiece(station, kiosk, past));
  return wanted(station, kiosk, past);
}

Result<std::vector<Decided>> pastDeeds(Station& station) {
  std::vector<Decided> deeds;
  records::LogArchive archive(station.db());
  CZ_TRY(logs, archive.logs());
  for (const ledger::LogKey& log : logs) {
    if (log.role != ledger::Role::down) continue;
    CZ_TRY(leaves, archive.read(log.id(), 0));
    for (const ArchivedLeaf& leaf : leaves) {
      if (!leaf.payload) continue;
      const auto deed = deedOf(leaf.leaf.type, *leaf.payload);
      if (deed && *deed) deeds.push_back(**deed);
    }
  }
  return deeds;
}

}  // namespace cz::station
