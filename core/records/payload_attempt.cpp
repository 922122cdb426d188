#include "core/records/codec.h"
#include "core/records/payload.h"

namespace cz::records {

using ledger::CborReader;
using ledger::CborWriter;

Bytes encode(const AttemptStart& start) {
  CborWriter writer;
  const bool extra = start.timeFactor != Exact(1);
  writer.map(9 + std::size_t{!start.only.empty()} + std::size_t{start.deeds > 0} + std::size_t{extra});
  write(writer.key(0), start.student);
  write(writer.key(1), start.check);
  write(writer.key(2), start.attempt);
  writer.key(3).number(static_cast<std::uint64_t>(start.number));
  writer.key(4).bytes(start.pack.view());
  write(writer.key(5), start.form);
  write(writer.key(6), start.grant);
  writer.key(7).number(static_cast<std::uint64_t>(start.style));
  writer.key(8).number(static_cast<std::uint64_t>(start.confidence));
  if (!start.only.empty()) write(writer.key(9), start.only);
  if (start.deeds > 0) writer.key(10).number(start.deeds);
  if (extra) write(writer.key(11), start.timeFactor);
  return writer.take();
}

Result<AttemptStart> decodeAttemptStart(ByteView payload) {
  CborReader reader(payload);
  AttemptStart start;
  reader.map();
  reader.key(0);
  start.student = readId<StudentId>(reader);
  reader.key(1);
  start.check = readId<CheckId>(reader);
  reader.key(2);
  start.attempt = readId<AttemptId>(reader);
  reader.key(3);
  start.number = readSmall(reader, 1'000'000);
  reader.key(4);
  start.pack = ledger::readFixed<Hash>(reader);
  reader.key(5);
  start.form = readForm(reader);
  reader.key(6);
  start.grant = readId<GrantId>(reader);
  reader.key(7);
  start.style = static_cast<pack::NumberStyle>(readSmall(reader, static_cast<int>(pack::kNumberStyles.size()) - 1));
  reader.key(8);
  start.confidence = readSmall(reader, 100);
  if (reader.has(9)) {
    start.only = readIds<SkillId>(reader);
    if (start.only.empty()) reader.fail("it takes no skills");
  }
  if (reader.has(10)) {
    start.deeds = reader.number();
    if (start.deeds == 0 || start.deeds > INT64_MAX) reader.fail("no decision has such a number");
  }
  if (reader.has(11)) {
    start.timeFactor = readExact(reader);
    if (start.timeFactor <= Exact(1)) reader.fail("it gives no extra time");
  }
  reader.leave();
  CZ_CHECK(reader.finish("The start of an attempt"));
  return start;
}

Bytes encode(const AttemptDone& done) {
  CborWriter writer;
  writer.map(4);
  write(writer.key(0), done.attempt);
  write(writer.key(1), done.responses);
  write(writer.key(2), done.result);
  writer.key(3).integer(done.elapsedMs);
  return writer.take();
}

Result<AttemptDone> decodeAttemptDone(ByteView payload) {
  CborReader reader(payload);
  AttemptDone done;
  reader.map();
  reader.key(0);
  done.attempt = readId<AttemptId>(reader);
  reader.key(1);
  done.responses = readResponses(reader);
  reader.key(2);
  done.result = readResult(reader);
  reader.key(3);
  done.elapsedMs = reader.integer();
  reader.leave();
  CZ_CHECK(reader.finish("The end of an attempt"));
  return done;
}

Bytes encode(const AttemptAsk& ask) {
  CborWriter writer;
  writer.map(4);
  write(writer.key(0), ask.student);
  write(writer.key(1), ask.check);
  write(writer.key(2), ask.attempt);
  writer.key(3).text(ask.words);
  return writer.take();
}

Result<AttemptAsk> decodeAttemptAsk(ByteView payload) {
  CborReader reader(payload);
  AttemptAsk ask;
  reader.map();
  reader.key(0);
  ask.student = readId<StudentId>(reader);
  reader.key(1);
  ask.check = readId<CheckId>(reader);
  reader.key(2);
  ask.attempt = readId<AttemptId>(reader);
  reader.key(3);
  ask.words = reader.text();
  reader.leave();
  CZ_CHECK(reader.finish("A request for another try"));
  return ask;
}

Bytes encode(const AttemptTurn& turn) {
  CborWriter writer;
  writer.map(turn.form ? 4 : 3);
  write(writer.key(0), turn.attempt);
  writer.key(1).number(static_cast<std::uint64_t>(turn.place));
  writer.key(2).text(turn.reason);
  if (turn.form) write(writer.key(3), *turn.form);
  return writer.take();
}

Result<AttemptTurn> decodeAttemptTurn(ByteView payload) {
  CborReader reader(payload);
  AttemptTurn turn;
  reader.map();
  reader.key(0);
  turn.attempt = readId<AttemptId>(reader);
  reader.key(1);
  turn.place = readSmall(reader, 4096);
  reader.key(2);
  turn.reason = reader.text();
  if (reader.has(3)) turn.form = readForm(reader);
  reader.leave();
  CZ_CHECK(reader.finish("A pause of an attempt"));
  return turn;
}

}  // namespace cz::records
