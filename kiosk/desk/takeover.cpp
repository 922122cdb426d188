#include "kiosk/desk/takeover.h"

#include <algorithm>

#include "core/ledger/succession_number.h"
#include "core/sync/messages.h"

namespace cz::desk {

using sync::Past;

namespace {

constexpr std::size_t kMostBytes = std::size_t{3} << 20;

/// From a slice of everything that is left, as much as fits into one message.
ledger::Slice firstOf(ledger::Slice slice) {
  std::size_t bytes = 0, count = 0;
  auto payload = slice.payloads.begin();
  for (; count < slice.leaves.size() && count < sync::kMostLeaves; ++count) {
    bytes += slice.leaves[count].size();
    while (payload != slice.payloads.end() && payload->index <= slice.from + count) bytes += (payload++)->body.size();
    if (bytes > kMostBytes && count > 0) break;
  }
  const std::uint64_t end = slice.from + count;
  slice.leaves.resize(count);
  std::erase_if(slice.payloads, [&](const ledger::OpenPayload& one) { return one.index >= end; });
  return slice;
}

}  // namespace

const ledger::SignedSuccession* lastStep(const records::KioskRecords& records, const crypto::Identity& station) {
  const auto& all = records.successions();
  const auto found = std::find_if(all.rbegin(), all.rend(), [&](const auto& one) { return one.what.after == station; });
  return found == all.rend() ? nullptr : &*found;
}

sync::SuccessorAsk askOf(const records::KioskRecords& records) {
  const crypto::Identity station = records.downlog()->identity;
  return {station.fingerprint(), ledger::nextNumber(records.successions(), station)};
}

Result<std::optional<Bytes>> moveOf(Desk& desk) {
  auto& records = desk.records();
  const auto logs = records.pastDownlogs();
  const auto* step = lastStep(records, records.downlog()->identity);
  const auto sheet = records.recoverySheet();
  const bool moved = step != nullptr && step->what.kind == ledger::Succession::Kind::replaced;
  if (logs.empty() || !moved || !sheet) return std::optional<Bytes>();
  CZ_TRY(whole, records.pastDown(logs.back().first, 0));
  auto belonging = sync::belongingFrom(logs.back().first, whole);
  if (!belonging) return std::move(belonging).error();
  belonging->sheetVersion = sheet->version;
  belonging->vouch = sheet->vouch.value_or(crypto::Signature{});
  for (std::size_t i = 0; i + 1 < logs.size() && i < sync::kMostSteps; ++i)
    if (const auto* there = lastStep(records, logs[i + 1].first.identity))
      belonging->steps.push_back({logs[i].first.identity, *there});
  const sync::MoveRequest request{desk.keys().identity(), records.uplog().nonce, desk.setup().seat, *step, *belonging};
  return std::optional(sync::sealMove(request, desk.keys(), desk.random()));
}

Result<Past> pastLeaves(records::KioskRecords& records, const sync::PastReply& wanted) {
  const auto logs = records.pastDownlogs();
  Past past;
  past.what = Past::What::leaves;
  past.which = wanted.which;
  if (wanted.which >= logs.size()) return past;
  const auto& [log, size] = logs[logs.size() - 1 - static_cast<std::size_t>(wanted.which)];
  CZ_TRY(rest, records.pastDown(log, wanted.from));
  past.log = log;
  past.size = size;
  past.part = firstOf(std::move(rest));
  return past;
}

Result<Past> pastPiece(records::KioskRecords& records, const sync::PastReply& wanted) {
  Past past;
  past.what = Past::What::piece;
  past.parcel = wanted.parcel;
  past.from = wanted.from;
  const auto parcel = records.blob(wanted.parcel);
  if (!parcel || !*parcel || wanted.from >= (*parcel)->size()) return past;
  past.size = (*parcel)->size();
  const ByteView rest = ByteView(**parcel).subspan(static_cast<std::size_t>(wanted.from));
  const ByteView piece = rest.first(std::min(rest.size(), sync::kMostPiece));
  past.bytes.assign(piece.begin(), piece.end());
  return past;
}

}  // namespace cz::desk
