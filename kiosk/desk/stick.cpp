#include "kiosk/desk/stick.h"

#include <algorithm>

#include "core/sync/bundle.h"
#include "core/sync/stick_letter.h"
#include "core/sync/wire.h"
#include "kiosk/desk/stick_taking.h"
#include "kiosk/desk/takeover.h"
#include "kiosk/desk/wishes.h"

namespace cz::desk {

using sync::StickWay;

namespace {

app::StickView notDone(app::StickView view, const Error& error) {
  view.state = app::StickView::State::notDone;
  view.sentence = error.message;
  return view;
}

}  // namespace

Result<void> Stick::ready() {
  CZ_CHECK(desk_.open());
  if (desk_.records().downlog()) return {};
  return Error{Fault::refused,
               "This kiosk has no station yet. Start it once within reach of its station, with --station and --pair.",
               ""};
}

Result<StickTaken> Stick::take(const std::filesystem::path& folder) {
  CZ_CHECK(ready());
  CZ_TRY(stick, sync::StickFolder::open(folder));
  StickTaking taking(desk_, stick);
  CZ_TRY(taken, taking.run());
  asks_ = taking.asks();
  if (taken.files == 0) return taken;
  stationHolds_ = taking.stationHolds();
  giveBack_ = taking.giveBack();
  return taken;
}

Result<std::vector<Hash>> Stick::heldParcels() {
  auto& records = desk_.records();
  CZ_TRY(roster, records.roster());
  CZ_TRY(packs, records.packs());
  std::vector<Hash> named, held;
  if (roster) named.push_back(roster->hash);
  for (const auto& pack : packs) named.push_back(pack.hash);
  for (const Hash& hash : named) {
    CZ_TRY(there, records.blob(hash));
    if (there && held.size() < sync::kMostHeld) held.push_back(hash);
  }
  return held;
}

/// What is open here, so that it can go on at another seat; with the last leaves.
Result<std::vector<Bytes>> Stick::openStates() {
  constexpr std::size_t kMostBytes = std::size_t{2} << 20;
  CZ_TRY(open, desk_.records().openStates());
  std::vector<Bytes> states;
  std::size_t bytes = 0;
  for (auto& one : open) {
    bytes += one.state.size();
    if (one.state.empty()) continue;
    if (states.size() == sync::kMostOpen || bytes > kMostBytes) break;
    states.push_back(std::move(one.state));
  }
  return states;
}

Result<void> Stick::putSealed(const sync::StickFolder& stick, sync::BundleKind kind, Bytes body,
                              StickWritten& written) {
  auto& records = desk_.records();
  const auto now = records.clockSample();
  const sync::Sent sent{now.boot, now.monoMs, now.wallMs, now.state};
  const sync::Manifest manifest{kind, records.uplog().id(), {}, ++counter_, sent};
  CZ_TRY(bytes,
         sync::writeBundle({manifest, std::move(body)}, {records.downlog()->identity}, desk_.keys(), desk_.random()));
  const Hash self = desk_.keys().identity().fingerprint();
  CZ_CHECK(stick.write(sync::stickName(StickWay::up, desk_.keys(), self, written.files), bytes));
  ++written.files;
  return {};
}

Result<void> Stick::put(const sync::StickFolder& stick, const sync::StickUp& message, StickWritten& written) {
  CZ_CHECK(putSealed(stick, sync::BundleKind::stickUp, sync::encode(message), written));
  written.leaves += message.up.leaves.size();
  return {};
}

/// To a station that can't open anything of ours yet.
Result<void> Stick::putLetters(const sync::StickFolder& stick, std::uint64_t acked) {
  auto& records = desk_.records();
  const Hash self = desk_.keys().identity().fingerprint();
  if (asks_) {
    CZ_CHECK(stick.write(sync::stickName(StickWay::up, desk_.keys(), self, sync::kAskPart),
                         sync::letterOf(sync::Letter::ask, sync::encode(askOf(records)))));
  }
  if (acked > 0) return {};
  CZ_TRY(move, moveOf(desk_));
  if (!move) return {};
  return stick.write(sync::stickName(StickWay::up, desk_.keys(), self, sync::kMovePart),
                     sync::letterOf(sync::Letter::move, *move));
}

/// What the stations before have said, and class list and packs, until the new station has a receipt for anything. Not
/// more than a stick's message holds: the rest comes over the network.
Result<void> Stick::putPast(const sync::StickFolder& stick, std::uint64_t acked, PastPart part, StickWritten& written) {
  auto& records = desk_.records();
  const auto* step = lastStep(records, records.downlog()->identity);
  if (acked > 0 || step == nullptr || step->what.kind != ledger::Succession::Kind::replaced) return {};
  const auto logs = records.pastDownlogs();
  const auto send = [&](Result<sync::Past> past) -> Result<std::uint64_t> {
    CZ_CHECK(past);
    past->logs = logs.size();
    const std::uint64_t size = past->what == sync::Past::What::piece ? past->bytes.size() : past->part.leaves.size();
    if (written.files == sync::kMostStickParts) return std::uint64_t{0};
    CZ_CHECK(putSealed(stick, sync::BundleKind::past, sync::encode(*past), written));
    return size;
  };
  if (part == PastPart::before) {
    for (std::uint64_t which = 0; which < logs.size(); ++which) {
      std::uint64_t from = 0;
      const std::uint64_t size = logs[logs.size() - 1 - static_cast<std::size_t>(which)].second;
      while (from < size) {
        CZ_TRY(sent, send(pastLeaves(records, {{}, sync::Past::What::leaves, which, {}, from})));
        if (sent == 0) return {};
        from += sent;
      }
    }
    return {};
  }
  CZ_TRY(parcels, heldParcels());
  for (const Hash& parcel : parcels) {
    std::uint64_t from = 0, size = 1;
    while (from < size) {
      CZ_TRY(piece, pastPiece(records, {{}, sync::Past::What::piece, 0, parcel, from}));
      size = piece.size;
      CZ_TRY(sent, send(piece));
      if (sent == 0) break;
      from += sent;
    }
  }
  sync::Past end;
  for (;;) {
    CZ_TRY(more, records.pending(end.upSize));
    if (more.leaves.empty()) break;
    end.upSize += more.leaves.size();
  }
  CZ_CHECK(send(end));
  return {};
}

Result<StickWritten> Stick::write(const std::filesystem::path& folder) {
  CZ_CHECK(ready());
  CZ_TRY(stick, sync::StickFolder::make(folder));
  auto& records = desk_.records();
  CZ_TRY(acked, records.ackedSize());
  CZ_TRY(downSize, records.downSize());
  CZ_TRY(downNote, records.countersignDown());
  CZ_TRY(parcels, heldParcels());
  CZ_TRY(wished, wishes(desk_));
  StickWritten written;
  CZ_CHECK(putLetters(stick, acked));
  CZ_CHECK(putPast(stick, acked, PastPart::before, written));
  std::uint64_t from = std::min(acked, stationHolds_.value_or(acked));
  if (giveBack_) {
    // From its beginning: nobody can say over a stick how much is lost. Its parts are signed by the last one.
    for (std::uint64_t at = 0; at < downSize && written.files < sync::kMostStickParts;) {
      CZ_TRY(down, records.downReturn(at, sync::kMostReturned));
      at += down.leaves.size();
      CZ_CHECK(put(stick, {{}, downSize, parcels, std::move(down), {}, {}, downNote}, written));
    }
  }
  for (;;) {
    CZ_TRY(up, records.pending(from));
    from += up.leaves.size();
    if (written.leaves > 0 && up.leaves.empty()) break;
    if (written.files == sync::kMostStickParts) {
      for (; !up.leaves.empty(); from += up.leaves.size()) {
        written.left += up.leaves.size();
        CZ_TRY(next, records.pending(from));
        up = std::move(next);
      }
      break;
    }
    const bool last = up.leaves.empty();
    CZ_TRY(more, records.pending(from));
    CZ_TRY(open, more.leaves.empty() ? openStates() : Result<std::vector<Bytes>>(std::vector<Bytes>()));
    std::vector<sync::MoveWish> moves;
    if (more.leaves.empty()) moves = wished;
    CZ_CHECK(put(stick, {std::move(up), downSize, parcels, {}, std::move(open), std::move(moves), downNote}, written));
    if (last) break;
  }
  CZ_CHECK(putPast(stick, acked, PastPart::after, written));
  stick.removeFrom(StickWay::up, desk_.keys(), desk_.keys().identity().fingerprint(), written.files);
  return written;
}

app::StickView exchangeBy(Desk& desk, const std::filesystem::path& place) {
  app::StickView view;
  view.place = place.string();
  Stick stick(desk);
  const auto taken = stick.take(place);
  const bool empty = !taken && taken.error().fault == Fault::notFound;  // a new stick
  if (!taken && !empty) return notDone(view, taken.error());
  if (taken) {
    view.decisions = taken->decisions;
    view.handedOver = taken->handedOver;
    view.parcels = taken->parcels;
    view.trouble = taken->trouble;
    for (const std::string& name : taken->damaged) view.trouble.push_back("Passed over: " + name);
  }
  const auto written = stick.write(place);
  if (!written) return notDone(view, written.error());
  view.written = written->leaves;
  view.left = written->left;
  view.state = app::StickView::State::done;
  return view;
}

}  // namespace cz::desk
