#include "core/records/trace.h"

#include "core/records/payload.h"
#include "core/records/payload_journey.h"

namespace cz::records {
namespace {

Bytes same(ByteView payload) { return {payload.begin(), payload.end()}; }

/// Verdicts and points stay. What was read of an answer, and what is said about it, tells the answer.
Bytes traceOfDone(ByteView payload) {
  auto done = decodeAttemptDone(payload);
  if (!done) return same(payload);
  done->responses.clear();
  for (scoring::PlaceResult& place : done->result.places) {
    place.result.readAs.clear();
    place.result.says.clear();
    place.result.misconceptions.clear();
    place.result.why.clear();
  }
  return encode(*done);
}

Bytes traceOfReflection(ByteView payload) {
  auto reflection = decodeReflection(payload);
  if (!reflection) return same(payload);
  reflection->answers.clear();
  return encode(*reflection);
}

Bytes traceOfAsk(ByteView payload) {
  auto ask = decodeAttemptAsk(payload);
  if (!ask) return same(payload);
  ask->words.clear();
  return encode(*ask);
}

}  // namespace

Bytes traceOf(ledger::LeafType type, ByteView payload) {
  switch (type) {
    case ledger::LeafType::attemptDone: return traceOfDone(payload);
    case ledger::LeafType::attemptReflect: return traceOfReflection(payload);
    case ledger::LeafType::attemptAsk: return traceOfAsk(payload);
    default: return same(payload);
  }
}

}  // namespace cz::records
