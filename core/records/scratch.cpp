#include "core/records/scratch.h"

#include <algorithm>

#include "core/crypto/hash.h"
#include "core/records/codec.h"

namespace cz::records {
namespace {

Error unreadable(const AttemptId& attempt) {
  return {Fault::corrupt,
          "Your answers can't be read at this seat just now. Please call your teacher; nothing is lost yet.",
          "scratch of attempt " + attempt.text + " is damaged; it was left as it is"};
}

}  // namespace

void Scratch::countTime(std::uint64_t nowBoot, std::int64_t nowMs) {
  if (boot == nowBoot && sinceMs >= 0) elapsedMs += std::max<std::int64_t>(0, nowMs - sinceMs);
  boot = nowBoot;
  sinceMs = nowMs;
}

void Scratch::pause(std::uint64_t nowBoot, std::int64_t nowMs) {
  if (sinceMs < 0) return;
  countTime(nowBoot, nowMs);
  sinceMs = -1;
}

Bytes encode(const Scratch& scratch) {
  ledger::CborWriter writer;
  write(writer.map(6).key(0), scratch.responses);
  writer.key(1).number(static_cast<std::uint64_t>(scratch.place));
  write(writer.key(2), std::vector<SlotId>(scratch.flagged.begin(), scratch.flagged.end()));
  writer.key(3).integer(scratch.elapsedMs);
  writer.key(4).number(scratch.boot);
  writer.key(5).integer(scratch.sinceMs);
  return writer.take();
}

Result<Scratch> decodeScratch(ByteView bytes) {
  ledger::CborReader reader(bytes);
  Scratch scratch;
  reader.map();
  reader.key(0);
  scratch.responses = readResponses(reader);
  reader.key(1);
  scratch.place = readSmall(reader, 4096);
  reader.key(2);
  const auto flagged = readIds<SlotId>(reader);
  scratch.flagged.insert(flagged.begin(), flagged.end());
  reader.key(3);
  scratch.elapsedMs = reader.integer();
  reader.key(4);
  scratch.boot = reader.number();
  reader.key(5);
  scratch.sinceMs = reader.integer();
  reader.leave();
  CZ_CHECK(reader.finish("What was saved of an attempt"));
  return scratch;
}

Result<Scratch> loadScratch(store::Database& database, const AttemptId& attempt) {
  CZ_TRY(statement, database.query("SELECT state, sum FROM scratch WHERE attempt = ?1", attempt));
  CZ_TRY(there, statement.step());
  if (!there) return unreadable(attempt);
  const Bytes state = statement.blob(0);
  const Hash sum = crypto::sha256(state);
  const Bytes kept = statement.blob(1);
  if (!std::equal(kept.begin(), kept.end(), sum.bytes.begin(), sum.bytes.end())) return unreadable(attempt);
  auto scratch = decodeScratch(state);
  return scratch ? scratch : Result<Scratch>(unreadable(attempt));
}

Result<void> saveScratch(store::Database& database, const AttemptId& attempt, const Scratch& scratch) {
  const Bytes state = encode(scratch);
  return database.run("INSERT INTO scratch VALUES(?1, ?2, ?3) ON CONFLICT(attempt) DO UPDATE SET state = ?2, sum = ?3",
                      attempt, state, crypto::sha256(state));
}

}  // namespace cz::records
