#include "core/records/payload_state.h"

#include <algorithm>
#include <functional>

#include "core/records/codec.h"

namespace cz::records {

using ledger::CborReader;
using ledger::CborWriter;

namespace {

std::set<SlotId> readSlots(CborReader& reader) {
  const auto slots = readIds<SlotId>(reader);
  if (std::adjacent_find(slots.begin(), slots.end(), std::greater_equal<>()) != slots.end())
    reader.fail("places are not in their order");
  return {slots.begin(), slots.end()};
}

/// Time that was spent doesn't run backwards.
std::int64_t readTime(CborReader& reader) {
  const std::uint64_t time = reader.number();
  if (time > INT64_MAX / 4) reader.fail("nobody works so long");
  return static_cast<std::int64_t>(time);
}

}  // namespace

Bytes encode(const AttemptState& state) {
  CborWriter writer;
  write(writer.map(state.form ? 9 : 8).key(0), state.attempt);
  writer.key(1).boolean(state.whole);
  write(writer.key(2), state.responses);
  writer.key(3).number(static_cast<std::uint64_t>(state.place));
  write(writer.key(4), std::vector<SlotId>(state.flagged.begin(), state.flagged.end()));
  write(writer.key(5), std::vector<SlotId>(state.seen.begin(), state.seen.end()));
  writer.key(6).array(3);
  for (const std::int64_t time : {state.workedMs, state.awayMs, state.outageMs})
    writer.number(static_cast<std::uint64_t>(time));
  writer.key(7).boolean(state.atBell);
  if (state.form) write(writer.key(8), *state.form);
  return writer.take();
}

Result<AttemptState> decodeAttemptState(ByteView payload) {
  CborReader reader(payload);
  AttemptState state;
  reader.map();
  reader.key(0);
  state.attempt = readId<AttemptId>(reader);
  reader.key(1);
  state.whole = reader.boolean();
  reader.key(2);
  state.responses = readResponses(reader);
  reader.key(3);
  state.place = readSmall(reader, 4096);
  reader.key(4);
  state.flagged = readSlots(reader);
  reader.key(5);
  state.seen = readSlots(reader);
  reader.key(6);
  reader.array();
  for (std::int64_t* time : {&state.workedMs, &state.awayMs, &state.outageMs}) *time = readTime(reader);
  reader.leave();
  reader.key(7);
  state.atBell = reader.boolean();
  if (reader.has(8)) state.form = readForm(reader);
  reader.leave();
  CZ_CHECK(reader.finish("What was answered so far"));
  return state;
}

}  // namespace cz::records
