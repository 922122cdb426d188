#include "core/station/intake.h"

#include <algorithm>
#include <charconv>

#include "core/base/text.h"
#include "core/crypto/hash.h"
#include "core/records/code_guard.h"
#include "core/records/log_archive.h"
#include "core/records/payload_code.h"
#include "core/records/payload_fault.h"
#include "core/records/payload_pins.h"
#include "core/station/arrivals.h"
#include "core/station/blobs.h"
#include "core/station/enrolment.h"
#include "core/station/epochs.h"
#include "core/station/erase.h"
#include "core/station/healing.h"
#include "core/station/joining.h"
#include "core/station/marks_here.h"
#include "core/station/moments.h"
#include "core/station/moving.h"
#include "core/station/past.h"
#include "core/station/pruning.h"
#include "core/station/relay.h"
#include "core/station/retired.h"
#include "core/station/rotation.h"
#include "core/station/seal_again.h"
#include "core/station/station.h"
#include "core/sync/pairing.h"
#include "core/sync/wire.h"

namespace cz::station {
namespace {

sync::Upload uploadOf(records::Received::State state) {
  switch (state) {
    case records::Received::State::stored: return sync::Upload::stored;
    case records::Received::State::have: return sync::Upload::have;
    case records::Received::State::gap: return sync::Upload::gap;
    case records::Received::State::refused: break;
  }
  return sync::Upload::refused;
}

/// A kiosk's own word that a person should look at it.
Result<void> sayIfFault(Station& station, const Kiosk& kiosk, const records::ArchivedLeaf& leaf) {
  if (leaf.leaf.type != ledger::LeafType::fault || !leaf.payload) return {};
  const auto fault = records::decodeFaultSeen(*leaf.payload);
  const std::string key = "fault/" + kiosk.up.id().text + "/";
  if (fault && fault->what == records::kDiskRoom) return station.calm(key);
  if (!fault || fault->what != records::kDiskLow) return {};
  return station.alarm(key + std::to_string(leaf.leaf.index),
                       kiosk.seat + "'s disk is almost full: " + std::to_string(fault->bytes >> 20U) +
                           " MB are left. Nobody new can sign in there until there is room. Have IT look at it.");
}

Result<void> dropIfHandedIn(Station& station, const Kiosk& kiosk, const records::ArchivedLeaf& leaf) {
  if (leaf.leaf.type != ledger::LeafType::attemptDone || !leaf.payload) return {};
  const auto done = records::decodeAttemptDone(*leaf.payload);
  return done ? dropStates(station, done->attempt, kiosk.up.id()) : Result<void>();
}

/// Its log may tell of what this station has lost, or never had: after a restore, or from the station before this one.
Result<bool> mayBringMore(Station& station, const Kiosk& kiosk) {
  CZ_TRY(restored, isHeardFirstSinceRestore(station, kiosk.fingerprint()));
  if (restored) return true;
  CZ_TRY(row, station.db().query("SELECT 1 FROM moved WHERE kiosk = ?1 AND done = 0", kiosk.fingerprint()));
  return row.step();
}

/// A restored station may have an older class list than the kiosks: its own must count as the newer one again. Only
/// then: no kiosk in use has one that its station didn't make.
Result<void> overtakeRoster(Station& station, const Kiosk& kiosk, const std::vector<records::ArchivedLeaf>& leaves) {
  CZ_TRY(brings, mayBringMore(station, kiosk));
  if (!brings) return {};
  for (auto leaf = leaves.rbegin(); leaf != leaves.rend(); ++leaf) {
    if (leaf->leaf.type != ledger::LeafType::rosterApplied || !leaf->payload) continue;
    const auto applied = records::decodeRosterApplied(*leaf->payload);
    return applied ? station.rosters().overtake(*applied) : Result<void>();
  }
  return {};
}

/// Class lists have numbers that only this station gives. A higher one in a kiosk's log is no slip, unless this station
/// was restored from a backup of before: then it is overtaken, see above.
Result<void> sayIfOtherRoster(Station& station, const Kiosk& kiosk, const records::ArchivedLeaf& leaf) {
  const std::string key = "roster/" + kiosk.up.id().text + "/";
  // What stands before this leaf was the list of another station.
  if (leaf.leaf.type == ledger::LeafType::stationReplace) return station.calm(key);
  if (leaf.leaf.type != ledger::LeafType::rosterApplied || !leaf.payload) return {};
  const auto applied = records::decodeRosterApplied(*leaf.payload);
  if (!applied) return {};
  CZ_TRY(restored, mayBringMore(station, kiosk));
  CZ_TRY(present, station.rosters().present());
  std::int64_t given = 0;
  std::from_chars(present.version.data(), present.version.data() + present.version.size(), given);
  if (restored || applied->version <= given) return {};
  return station.alarm(key + std::to_string(leaf.leaf.index),
                       kiosk.seat + " says that it uses class list number " + std::to_string(applied->version) +
                           ", and this station has given out no number above " + present.version +
                           ". Its program or its disk is not as it should be: take it out of use on its page, and have "
                           "IT look at it.");
}

/// So many codes that were not right within a day are no slips.
Result<void> sayIfGuessing(Station& station, const Kiosk& kiosk, const records::ArchivedLeaf& leaf) {
  if (leaf.leaf.type != ledger::LeafType::offlineMiss || !leaf.payload) return {};
  const auto missed = records::decodeCodeMissed(*leaf.payload);
  if (!missed) return {};
  CZ_CHECK(
      station.db().run("INSERT INTO code_missed(log, misses, at_ms) VALUES(?1, ?2, ?3) ON CONFLICT(log) DO UPDATE SET "
                       "misses = ?2, at_ms "
                       "= ?3",
                       kiosk.up.id(), static_cast<std::int64_t>(std::min<std::uint64_t>(missed->inDay, INT32_MAX)),
                       station.clock().wallMs()));
  if (missed->inDay < records::kCodeTriesPerDay) return {};
  return station.alarm("codes/" + kiosk.up.id().text + "/" + std::to_string(leaf.leaf.index),
                       "At " + kiosk.seat + " " + std::to_string(missed->inDay) +
                           " codes that were not right were typed within a day. For the rest of that day it takes "
                           "unlocks from this station only. Ask who sat there.");
}

/// So many PINs that were not right within an hour are no slips.
Result<void> sayIfGuessingPins(Station& station, const Kiosk& kiosk, const records::ArchivedLeaf& leaf) {
  if (leaf.leaf.type != ledger::LeafType::signinFail || !leaf.payload) return {};
  const auto missed = records::decodePinsMissed(*leaf.payload);
  if (!missed) return {};
  return station.alarm("pins/" + kiosk.up.id().text + "/" + std::to_string(leaf.leaf.index),
                       "At " + kiosk.seat + " " + std::to_string(missed->inHour) +
                           " PINs that were not right were typed within an hour, so it takes none for the rest of that "
                           "hour. Ask who sat there. Your own code opens it again: “Teacher” at that seat.");
}

/// After a restore from an old backup: what a kiosk was told long ago that it need not keep is gone there, too.
Result<void> sayWhatIsGone(Station& station, const Kiosk& kiosk, const records::Received& received,
                           const std::vector<std::uint64_t>& closed) {
  const auto isGone = [&](const records::ArchivedLeaf& leaf) {
    const auto here = [&](const std::vector<std::uint64_t>& some) {
      return std::find(some.begin(), some.end(), leaf.leaf.index) != some.end();
    };
    return leaf.leaf.payloadSize > 0 && !leaf.payload && !here(closed) && !here(received.badPayloads);
  };
  const auto gone = static_cast<std::size_t>(std::count_if(received.leaves.begin(), received.leaves.end(), isGone));
  if (gone == 0) return {};
  return station.alarm("gone/" + kiosk.up.id().text + "/" + std::to_string(received.size),
                       kiosk.seat + " gave back " + counted(gone, "entry", "entries") +
                           " without what they say: it keeps that for some weeks only, and forgets erased students. "
                           "If a newer backup of this station exists, restore that one instead.");
}

/// One sentence however many there are: a kiosk that comes from another station has a year of them.
Result<void> sayWhatIsClosed(Station& station, const Kiosk& kiosk, const std::vector<std::uint64_t>& closed) {
  if (closed.empty()) return {};
  const LogId log = kiosk.up.id();
  for (const std::uint64_t leaf : closed)
    CZ_CHECK(station.db().run("INSERT INTO closed(log, idx) VALUES(?1, ?2) ON CONFLICT DO NOTHING", log, leaf));
  CZ_TRY(row, station.db().query("SELECT count(*), min(idx) FROM closed WHERE log = ?1", log));
  CZ_TRY(there, row.step());
  const auto count = there ? static_cast<std::size_t>(row.integer(0)) : 0;
  row.reset();
  CZ_CHECK(station.calm("closed/" + log.text));
  return station.alarm("closed/" + log.text,
                       kiosk.seat + " signed " + counted(count, "entry", "entries") +
                           ", but what they say is sealed with a key that this station doesn't have. Ask IT whether "
                           "this kiosk belonged to another station before.");
}

Result<void> sayWhatIsWrong(Station& station, const Kiosk& kiosk, const records::Received& received,
                            const std::vector<std::uint64_t>& closed, bool explained) {
  const std::string log = kiosk.up.id().text;
  if (received.state == records::Received::State::refused && !explained)
    CZ_CHECK(station.alarm("refused/" + log + "/" + hexOf(crypto::sha256(viewOf(received.reason)).view()),
                           kiosk.seat + " sent entries that can't be true: " + received.reason +
                               " Nothing was changed and the evidence is kept. Have IT look at this kiosk."));
  CZ_CHECK(sayWhatIsGone(station, kiosk, received, closed));
  for (const std::uint64_t leaf : received.badPayloads)
    CZ_CHECK(station.alarm("payload/" + log + "/" + std::to_string(leaf),
                           kiosk.seat + " signed entry " + std::to_string(leaf) +
                               ", but what it says arrived damaged and can't be used. Have IT look at this kiosk."));
  return received.state == records::Received::State::stored ? sayWhatIsClosed(station, kiosk, closed) : Result<void>();
}

}  // namespace

Result<Bytes> Intake::pair(ByteView bytes) {
  CZ_TRY(request, sync::decodePairRequest(bytes));
  const sync::PairSecret& secret = station_.token().secret;
  if (request.mac != sync::pairMac(secret, request.kiosk, request.nonce, request.seat))
    return Error{Fault::refused, "The pairing token is not this station's. Copy it again from the station.", ""};
  CZ_TRY(kiosk, join(station_, {request.kiosk, request.nonce, ledger::Role::up}, request.seat));
  const crypto::Identity& self = station_.keys().identity();
  return sync::encode(sync::PairReply{
      self, kiosk.down.nonce, sync::pairReplyMac(secret, request.kiosk, request.nonce, self, kiosk.down.nonce)});
}

Result<Bytes> Intake::enrol(ByteView ask) {
  return station_.enrolment().answer(ask, station_.clock().bootMs(), station_.room(), joiningAt(station_));
}

bool Intake::isForUs(const sync::Envelope& envelope) const {
  const auto& old = station_.oldKeys();
  return envelope.isFor(station_.keys().identity().fingerprint()) ||
         std::any_of(old.begin(), old.end(),
                     [&](const crypto::DeviceKeys& one) { return envelope.isFor(one.identity().fingerprint()); });
}

const crypto::DeviceKeys& Intake::keysFor(ByteView bundle) const {
  if (const auto envelope = sync::envelopeOf(bundle))
    for (const crypto::DeviceKeys& old : station_.oldKeys())
      if (envelope->isFor(old.identity().fingerprint())) return old;
  return station_.keys();
}

Result<Intake::Said> Intake::open(sync::BundleKind kind, ByteView bundle) {
  std::optional<Kiosk> kiosk;
  Result<void> looked;
  const crypto::DeviceKeys& keys = keysFor(bundle);
  auto opened = sync::openBundle(bundle, kind, keys, [&](const LogId& log) {
    auto found = station_.kiosks().findByLog(log);
    if (found && *found) kiosk = **found;
    if (!found) looked = std::move(found).error();
    return kiosk ? std::optional(kiosk->up.identity.manifest) : std::nullopt;
  });
  CZ_CHECK(looked);
  if (!opened && opened.error().fault == Fault::refused && !kiosk)
    return Error{Fault::refused, "This kiosk has not joined this station. Pair it with the station's token.",
                 opened.error().message};
  if (!opened) return std::move(opened).error();
  if (keys.identity() != station_.keys().identity()) {
    CZ_TRY(former, station_.downlogs().former(kiosk->fingerprint(), keys.identity()));
    if (!former) return Error{Fault::refused, "This kiosk never heard of these keys.", ""};
    kiosk->down = former->key;
  }
  return Said{*kiosk, std::move(opened->body), crypto::sha256(bundle), opened->manifest};
}

Result<Bytes> Intake::answer(sync::BundleKind kind, const Kiosk& kiosk, Bytes body) {
  const sync::Sent now{0, station_.clock().bootMs(), station_.clock().wallMs(), ledger::ClockState::hardware};
  const crypto::DeviceKeys* keys = station_.keysOf(kiosk.down.identity);
  if (keys == nullptr) return Error{Fault::refused, "These keys of the station are no longer in use.", ""};
  return sync::writeBundle({{kind, kiosk.down.id(), {}, 0, now}, std::move(body)}, {kiosk.up.identity}, *keys,
                           station_.random());
}

Result<void> Intake::takeIn(const Kiosk& kiosk, ledger::Slice up, sync::SyncReply& reply) {
  return kiosk.retired ? putAside(station_, kiosk, up, reply) : takeInAnyway(kiosk, std::move(up), reply);
}

Result<void> Intake::takeInAnyway(const Kiosk& kiosk, ledger::Slice up, sync::SyncReply& reply) {
  records::LogArchive archive(station_.db());
  const LogId log = kiosk.up.id();
  CZ_TRY(before, archive.size(log));
  reply.upSize = before;
  // Nothing new: no commit, so that a kiosk that only asks for news wears out no disk.
  if (up.leaves.empty() && up.payloads.empty() && up.sealed.empty()) return {};
  CZ_TRY(closed, openSlice(station_, log, up));
  CZ_TRY(transaction, store::Transaction::begin(station_.db()));
  CZ_TRY(received, archive.receive(transaction, log, up));
  if (received.size > before)
    CZ_CHECK(noteArrival(station_.db(), log, before, received.size, station_.clock().wallMs()));
  CZ_TRY(forgotten, erasedStudents(station_));
  for (const auto* leaves : {&received.leaves, &received.late})
    for (const records::ArchivedLeaf& leaf : *leaves) {
      if (leaves == &received.late && leaf.payload)
        CZ_CHECK(station_.db().run("DELETE FROM closed WHERE log = ?1 AND idx = ?2", log, leaf.leaf.index));
      CZ_TRY(gone, forgotten.empty() ? Result<bool>(false) : dropIfErased(station_, log, leaf));
      if (gone) continue;
      if (leaves == &received.late) CZ_CHECK(relayLate(station_, transaction, log, leaf));
      CZ_CHECK(station_.factWriter().take(log, leaf));
      CZ_CHECK(dropIfHandedIn(station_, kiosk, leaf));
      CZ_CHECK(sayIfRebased(station_, kiosk, leaf));
      CZ_CHECK(sayIfFault(station_, kiosk, leaf));
      CZ_CHECK(sayIfGuessing(station_, kiosk, leaf));
      CZ_CHECK(sayIfGuessingPins(station_, kiosk, leaf));
      CZ_CHECK(sayIfOtherRoster(station_, kiosk, leaf));
    }
  CZ_CHECK(overtakeRoster(station_, kiosk, received.leaves));
  CZ_TRY(explained, isExplained(station_, kiosk, up));
  CZ_CHECK(sayWhatIsWrong(station_, kiosk, received, closed, explained));
  CZ_CHECK(transaction.commit());
  reply.upload = uploadOf(received.state);
  reply.upSize = received.size;
  reply.reason = received.reason.substr(0, 200);
  return {};
}

// A kiosk that holds more than the station does knows it by a slice that begins before its own end, and gives it back.
Result<void> Intake::tellNews(const Kiosk& kiosk, std::uint64_t downSize, sync::SyncReply& reply) {
  if (kiosk.down.identity != station_.keys().identity()) return tellFormer(kiosk, downSize, reply);
  CZ_TRY(held, station_.downlogs().size(kiosk.fingerprint()));
  if (downSize <= held && kiosk.retired) CZ_CHECK(tellThatItIsOut(station_, kiosk));
  if (downSize <= held && !kiosk.retired) {
    CZ_CHECK(topUp(station_, kiosk));
    CZ_CHECK(anchorAt(station_, kiosk));
    CZ_CHECK(tellWhatMayGo(station_, kiosk));
    CZ_CHECK(sealAgain(station_, kiosk));
    CZ_CHECK(takeMarksOf(station_, kiosk));
    CZ_TRY(more, relay(station_, kiosk));
    static_cast<void>(more);  // comes with the next call
    CZ_CHECK(station_.downlogs().setAcked(kiosk.fingerprint(), downSize));
  }
  CZ_TRY(down, station_.downlogs().slice(kiosk.fingerprint(), std::min(downSize, held)));
  reply.down = std::move(down);
  reply.stationMs = station_.clock().wallMs();
  reply.room = station_.room();
  if (kiosk.retired) return {};
  CZ_TRY(roster, station_.rosters().present());
  CZ_TRY(packs, station_.packs().present());
  reply.roster = roster;
  reply.packs = std::move(packs);
  return {};
}

// It ends with the leaf that names the new keys; everything else it hears with those.
Result<void> Intake::tellFormer(const Kiosk& kiosk, std::uint64_t downSize, sync::SyncReply& reply) {
  const crypto::DeviceKeys* keys = station_.keysOf(kiosk.down.identity);
  CZ_TRY(former, station_.downlogs().former(kiosk.fingerprint(), kiosk.down.identity));
  if (!former || keys == nullptr) return Error{Fault::refused, "These keys of the station are no longer in use.", ""};
  CZ_TRY(log, records::OwnLog::open(station_.db(), former->name, *keys, station_.clock(), station_.random()));
  CZ_TRY(held, log.size());
  CZ_TRY(down, log.slice(std::min(downSize, held)));
  reply.down = std::move(down);
  reply.stationMs = station_.clock().wallMs();
  reply.room = station_.room();
  if (kiosk.retired) return {};
  CZ_TRY(roster, station_.rosters().present());
  CZ_TRY(packs, station_.packs().present());
  reply.roster = roster;
  reply.packs = std::move(packs);
  return {};
}

Result<Bytes> Intake::sync(ByteView bytes) {
  CZ_TRY(said, open(sync::BundleKind::sync, bytes));
  CZ_TRY(request, sync::decodeSyncRequest(said.body));
  CZ_CHECK(noteClock(station_.db(), said.kiosk.up.id(), said.manifest.sent, station_.clock().wallMs()));
  sync::SyncReply reply;
  reply.request = said.request;
  CZ_CHECK(takeIn(said.kiosk, std::move(request.up), reply));
  if (!said.kiosk.retired) CZ_CHECK(keepStates(station_, said.kiosk, request.open));
  if (!said.kiosk.retired && !request.moveHere.empty()) {
    const auto moved = moveHere(station_, said.kiosk, request.moveHere, request.status);
    if (!moved && moved.error().fault != Fault::refused && moved.error().fault != Fault::notFound) return moved.error();
    if (!moved) reply.notMoved = moved.error().message;
  }
  CZ_CHECK(tellNews(said.kiosk, request.downSize, reply));
  station_.kiosks().hear(said.kiosk.fingerprint(), {station_.clock().bootMs(), request.status, said.manifest.sent.boot,
                                                    said.manifest.counter, std::move(request.health)});
  CZ_TRY(answered, answer(sync::BundleKind::syncReply, said.kiosk, sync::encode(reply)));
  CZ_CHECK(forgetOldKeysWhenHeard(station_));
  return answered;
}

Result<Bytes> Intake::down(ByteView bytes) {
  CZ_TRY(said, open(sync::BundleKind::down, bytes));
  CZ_TRY(message, sync::decodeDownReturn(said.body));
  sync::DownReturnReply reply{{}, true, message.down.from};
  if (said.kiosk.down.identity == station_.keys().identity()) {  // a former log is whole here
    CZ_TRY(healed, takeBackDown(station_, said.kiosk, message.down));
    reply = healed;
  }
  reply.request = said.request;
  return answer(sync::BundleKind::downReply, said.kiosk, sync::encode(reply));
}

Result<Bytes> Intake::own(ByteView bytes) {
  CZ_TRY(said, open(sync::BundleKind::own, bytes));
  if (said.kiosk.retired) return outOfUse();
  CZ_TRY(request, sync::decodeOwnRequest(said.body));
  CZ_TRY(up, records::LogArchive(station_.db()).part(said.kiosk.up.id(), request.from, sync::kMostReturned));
  return answer(sync::BundleKind::ownReply, said.kiosk, sync::encode(sync::OwnReply{said.request, std::move(up)}));
}

Result<Bytes> Intake::past(ByteView bytes) {
  CZ_TRY(said, open(sync::BundleKind::past, bytes));
  if (said.kiosk.retired) return outOfUse();
  CZ_TRY(message, sync::decodePast(said.body));
  CZ_TRY(reply, takePast(station_, said.kiosk, message));
  reply.request = said.request;
  return answer(sync::BundleKind::pastReply, said.kiosk, sync::encode(reply));
}

Result<Bytes> Intake::piece(ByteView bytes) {
  CZ_TRY(said, open(sync::BundleKind::piece, bytes));
  if (said.kiosk.retired) return outOfUse();
  CZ_TRY(request, sync::decodePieceRequest(said.body));
  CZ_TRY(parcel, getBlob(station_.db(), request.parcel));
  if (!parcel || request.from >= parcel->size()) return Error{Fault::notFound, "The station has no such parcel.", ""};
  const ByteView rest = ByteView(*parcel).subspan(request.from);
  const ByteView piece = rest.first(std::min(rest.size(), sync::kMostPiece));
  return answer(sync::BundleKind::pieceReply, said.kiosk,
                sync::encode(sync::PieceReply{said.request, request.from, Bytes(piece.begin(), piece.end())}));
}

}  // namespace cz::station
