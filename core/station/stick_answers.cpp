// What a kiosk gets on a stick: what is held of its log, what the teacher decided, the class list and packs it lacks.

#include <algorithm>
#include <optional>

#include "core/records/log_archive.h"
#include "core/station/blobs.h"
#include "core/station/intake.h"
#include "core/station/relay.h"
#include "core/station/stick_inside.h"
#include "core/sync/wire.h"

namespace cz::station {
namespace {

using sync::BundleKind;
using sync::StickWay;
using sync::Upload;

/// What a teacher decided, and not what the station tells by itself.
std::uint64_t decisionsIn(const ledger::Slice& down) {
  const auto isOne = [](const Bytes& bytes) {
    const auto leaf = ledger::decodeLeaf(bytes);
    return leaf && (leaf->type == ledger::LeafType::grant || leaf->type == ledger::LeafType::mark ||
                    records::isTeachersDecision(leaf->type));
  };
  return static_cast<std::uint64_t>(std::count_if(down.leaves.begin(), down.leaves.end(), isOne));
}

/// What the stick is to blame for stands in `unwritten`.
Result<void> put(StickVisit& visit, Spoken& one, BundleKind kind, Bytes body) {
  if (one.seat.written == sync::kMostStickParts) {
    visit.done.unwritten = "The answer for " + one.seat.seat +
                           " has no room in one exchange. Carry the stick to that kiosk, and come back once more.";
    return {};
  }
  Bytes bytes;
  {
    const std::lock_guard lock(visit.mutex);
    CZ_TRY(sealed, Intake(visit.station).answer(kind, one.kiosk, std::move(body)));
    bytes = std::move(sealed);
  }
  const auto written = visit.stick.write(
      sync::stickName(StickWay::down, visit.station.keys(), one.kiosk.fingerprint(), one.seat.written), bytes);
  if (written)
    ++one.seat.written;
  else
    visit.done.unwritten = written.error().message;
  return {};
}

Result<void> putParcel(StickVisit& visit, Spoken& one, const sync::ParcelRef& ref) {
  if (!visit.done.unwritten.empty()) return {};
  std::optional<Bytes> parcel;
  {
    const std::lock_guard lock(visit.mutex);
    CZ_TRY(held, getBlob(visit.station.db(), ref.hash));
    parcel = std::move(held);
  }
  if (!parcel) return {};
  for (std::size_t from = 0; from < parcel->size() && visit.done.unwritten.empty(); from += sync::kMostPiece) {
    const ByteView rest = ByteView(*parcel).subspan(from);
    const ByteView piece = rest.first(std::min(rest.size(), sync::kMostPiece));
    CZ_CHECK(put(visit, one, BundleKind::stickPiece,
                 sync::encode(sync::StickPiece{ref.hash, from, Bytes(piece.begin(), piece.end())})));
  }
  if (visit.done.unwritten.empty()) one.seat.parcels.push_back(ref.id);
  return {};
}

/// The kiosk's own log, from what it showed on, in parts.
Result<void> addOwn(StickVisit& visit, const Spoken& one, const sync::StickDown& answer,
                    std::vector<sync::StickDown>& answers) {
  sync::StickDown back = answer;
  // Without decisions, which come with the next answer; where they begin, the checkpoint of none stands.
  CZ_TRY(held, visit.station.downlogs().size(one.kiosk.fingerprint()));
  CZ_TRY(none, visit.station.downlogs().slice(one.kiosk.fingerprint(), held));
  back.down = std::move(none);
  for (std::uint64_t at = one.upFrom;;) {
    CZ_TRY(part, records::LogArchive(visit.station.db()).part(one.kiosk.up.id(), at, sync::kMostReturned));
    at += part.leaves.size();
    const bool last = part.leaves.empty() || !part.note.empty();
    back.own = std::move(part);
    answers.push_back(back);
    if (last) return {};
  }
}

/// To one that has not heard of new keys: it hears of them, and the rest with the next visit.
Result<std::vector<sync::StickDown>> formerAnswerTo(StickVisit& visit, Spoken& one) {
  sync::SyncReply news;
  CZ_CHECK(Intake(visit.station).tellNews(one.kiosk, one.downSize, news));
  CZ_TRY(receipt, Intake(visit.station).witnessed(one.kiosk));
  CZ_TRY(holds, records::LogArchive(visit.station.db()).size(one.kiosk.up.id()));
  one.seat.holds = holds;
  one.seat.decisions += decisionsIn(news.down);
  return std::vector{sync::StickDown{
      one.seat.upload, receipt, one.seat.why, news.down, news.roster, news.packs, news.room, {}, one.notMoved}};
}

/// One at least; more when the downlog is long, or the kiosk lost leaves of its own.
Result<std::vector<sync::StickDown>> answersTo(StickVisit& visit, Spoken& one) {
  const std::lock_guard lock(visit.mutex);
  const Hash fingerprint = one.kiosk.fingerprint();
  if (one.kiosk.down.identity != visit.station.keys().identity()) return formerAnswerTo(visit, one);
  CZ_TRY(held, visit.station.downlogs().size(fingerprint));
  const bool isWhole = !one.kiosk.retired && one.downSize <= held;
  for (bool more = isWhole; more;) {  // nobody knows when the next visit is
    CZ_TRY(left, relay(visit.station, one.kiosk));
    more = left;
  }
  sync::SyncReply news;
  CZ_CHECK(Intake(visit.station).tellNews(one.kiosk, one.downSize, news));
  CZ_TRY(receipt, Intake(visit.station).witnessed(one.kiosk));
  CZ_TRY(holds, records::LogArchive(visit.station.db()).size(one.kiosk.up.id()));
  CZ_TRY(downHeld, visit.station.downlogs().size(fingerprint));
  one.seat.holds = holds;
  sync::StickDown answer{one.seat.upload, receipt,   one.seat.why, news.down,   news.roster,
                         news.packs,      news.room, {},           one.notMoved};
  std::vector<sync::StickDown> answers;
  if (one.seat.upload == Upload::refused || holds > one.upEnd) CZ_CHECK(addOwn(visit, one, answer, answers));
  for (;;) {
    const std::uint64_t end = answer.down.from + answer.down.leaves.size();
    one.seat.decisions += decisionsIn(answer.down);
    answers.push_back(answer);
    if (end >= downHeld) return answers;
    CZ_TRY(next, visit.station.downlogs().slice(fingerprint, end));
    answer.down = std::move(next);
  }
}

}  // namespace

Result<void> putAnswer(StickVisit& visit, Spoken& one) {
  CZ_TRY(answers, answersTo(visit, one));
  for (const sync::StickDown& each : answers)
    if (visit.done.unwritten.empty()) CZ_CHECK(put(visit, one, BundleKind::stickDown, sync::encode(each)));
  std::vector<sync::ParcelRef> named = answers.front().packs;
  if (answers.front().roster.size > 0) named.insert(named.begin(), answers.front().roster);
  for (const sync::ParcelRef& ref : named)
    if (std::find(one.parcels.begin(), one.parcels.end(), ref.hash) == one.parcels.end())
      CZ_CHECK(putParcel(visit, one, ref));
  if (visit.done.unwritten.empty())
    visit.stick.removeFrom(StickWay::down, visit.station.keys(), one.kiosk.fingerprint(), one.seat.written);
  return {};
}

}  // namespace cz::station
