#include "core/station/intake.h"

#include <algorithm>

#include "core/crypto/hash.h"
#include "core/records/countersigned.h"
#include "core/records/log_archive.h"
#include "core/station/arrivals.h"
#include "core/station/aside.h"
#include "core/station/blobs.h"
#include "core/station/enrolment.h"
#include "core/station/epochs.h"
#include "core/station/erase.h"
#include "core/station/healing.h"
#include "core/station/intake_says.h"
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

Result<void> dropIfHandedIn(Station& station, const Kiosk& kiosk, const records::ArchivedLeaf& leaf) {
  if (leaf.leaf.type != ledger::LeafType::attemptDone || !leaf.payload) return {};
  const auto done = records::decodeAttemptDone(*leaf.payload);
  return done ? dropStates(station, done->attempt, kiosk.up.id()) : Result<void>();
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
      CZ_CHECK(sayOf(station_, kiosk, leaf));
    }
  CZ_CHECK(overtakeRoster(station_, kiosk, received.leaves));
  if (!received.leaves.empty()) CZ_CHECK(forgetExplained(station_, kiosk));
  CZ_TRY(explained, received.fork ? isAccountedFor(station_, kiosk, up) : isExplained(station_, kiosk, up));
  CZ_CHECK(sayWhatIsWrong(station_, kiosk, received, closed, explained || received.fork));
  CZ_CHECK(transaction.commit());
  const bool goesOnAside = received.state == records::Received::State::gap;
  if ((received.fork && !explained) || goesOnAside) CZ_CHECK(keepFork(station_, kiosk, up));
  reply.upload = uploadOf(received.state);
  reply.upSize = received.size;
  reply.reason = received.reason.substr(0, 200);
  return {};
}

Result<void> Intake::hearWitness(const Kiosk& kiosk, const std::string& downNote) {
  if (downNote.empty()) return {};
  return records::keepCountersigned(station_.db(), kiosk.down, downNote, kiosk.up.identity);
}

Result<std::string> Intake::witnessed(const Kiosk& kiosk) {
  const crypto::DeviceKeys* keys = station_.keysOf(kiosk.down.identity);
  if (keys == nullptr) return std::string();
  return records::countersign(station_.db(), kiosk.up, *keys, station_.clock().wallMs());
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
  const Hash fingerprint = said.kiosk.fingerprint();
  const sync::Sent& sent = said.manifest.sent;
  const Heard heard{station_.clock().bootMs(), request.status,           sent.boot, sent.monoMs,
                    said.manifest.counter,     std::move(request.health)};
  CZ_TRY(later, isLaterCall(station_.db(), said.manifest));
  const bool news = later && station_.kiosks().isNews(fingerprint, heard);
  if (news) CZ_CHECK(noteClock(station_.db(), said.manifest, station_.clock().wallMs(), !request.moveHere.empty()));
  sync::SyncReply reply;
  reply.request = said.request;
  CZ_CHECK(takeIn(said.kiosk, std::move(request.up), reply));
  if (!said.kiosk.retired) CZ_CHECK(keepStates(station_, said.kiosk, request.open, sent));
  if (news && !said.kiosk.retired && !request.moveHere.empty()) {
    const auto moved = moveHere(station_, said.kiosk, request.moveHere, request.status);
    if (!moved && moved.error().fault != Fault::refused && moved.error().fault != Fault::notFound) return moved.error();
    if (!moved) reply.notMoved = moved.error().message;
  }
  CZ_CHECK(hearWitness(said.kiosk, request.downNote));
  CZ_CHECK(tellNews(said.kiosk, request.downSize, reply));
  if (!request.downNote.empty()) {
    CZ_TRY(witness, witnessed(said.kiosk));
    reply.upNote = std::move(witness);
  }
  if (news) station_.kiosks().hear(fingerprint, heard);
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
