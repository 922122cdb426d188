#include "core/records/kiosk_seal.h"

#include "core/records/trace.h"

namespace cz::records {

Bytes KioskSeal::close(const std::string& place, ByteView value) const {
  return keys_.sealLocal(viewOf(place), value, random_);
}

Result<Bytes> KioskSeal::open(const std::string& place, ByteView sealed) const {
  auto value = keys_.openLocal(viewOf(place), sealed);
  if (value) return value;
  return Error{Fault::corrupt, "Something that this kiosk keeps is damaged: " + place + ".", value.error().message};
}

std::string KioskSeal::nameOf(const std::string& name) const { return hexOf(keys_.localName(viewOf(name)).view()); }

KeptPayload KioskSeal::keep(const LogId& log, ledger::LeafType type, const ledger::OpenPayload& payload) const {
  if (payload.body.empty()) return keptOpen(payload);
  KeptPayload kept{payload.index, payload, traceOf(type, payload.body), std::nullopt};
  if (present_) kept.sealed = sealPayload(log, payload, present_->number, present_->key, random_);
  return kept;
}

void KioskSeal::reopen(const LogId& log, KeptPayload& kept) const {
  if (kept.open || !kept.sealed || !present_ || kept.sealed->epoch != present_->number) return;
  if (auto open = openPayload(log, *kept.sealed, present_->key)) kept.open = std::move(*open);
}

}  // namespace cz::records
