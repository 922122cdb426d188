#include "core/records/scratch.h"

#include "core/records/codec.h"
#include "core/records/kiosk_inside.h"

namespace cz::records {
namespace {

Error unreadable(const AttemptId& attempt) {
  return {Fault::corrupt,
          "Your answers can't be read at this seat just now. Please call your teacher; nothing is lost yet.",
          "scratch of attempt " + attempt.text + " is damaged; it was left as it is"};
}

}  // namespace

std::string placeOf(const AttemptId& attempt) { return "scratch/" + attempt.text; }

Bytes encode(const Scratch& scratch) {
  const journey::TimeAccount& time = scratch.time;
  ledger::CborWriter writer;
  write(writer.map(scratch.came ? 9 : 8).key(0), scratch.responses);
  writer.key(1).number(static_cast<std::uint64_t>(scratch.place));
  write(writer.key(2), std::vector<SlotId>(scratch.flagged.begin(), scratch.flagged.end()));
  writer.key(3).integer(time.workedMs);
  writer.key(4).number(time.boot);
  writer.key(5).integer(time.sinceMs);
  writer.key(6).array(3).integer(time.awayMs).integer(time.outageMs).boolean(time.paused);
  write(writer.key(7), std::vector<SlotId>(scratch.seen.begin(), scratch.seen.end()));
  if (!scratch.came) return writer.take();
  writer.key(8).map(scratch.came->form ? 3 : 2).key(0).boolean(scratch.came->atBell);
  writer.key(1).boolean(scratch.came->whole);
  if (scratch.came->form) write(writer.key(2), *scratch.came->form);
  return writer.take();
}

namespace {

Scratch::Came readCame(ledger::CborReader& reader) {
  Scratch::Came came;
  reader.map();
  reader.key(0);
  came.atBell = reader.boolean();
  reader.key(1);
  came.whole = reader.boolean();
  if (reader.has(2)) came.form = readForm(reader);
  reader.leave();
  return came;
}

std::set<SlotId> readSlots(ledger::CborReader& reader) {
  const auto slots = readIds<SlotId>(reader);
  return {slots.begin(), slots.end()};
}

}  // namespace

Result<Scratch> decodeScratch(ByteView bytes) {
  ledger::CborReader reader(bytes);
  Scratch scratch;
  reader.map();
  reader.key(0);
  scratch.responses = readResponses(reader);
  reader.key(1);
  scratch.place = readSmall(reader, 4096);
  reader.key(2);
  scratch.flagged = readSlots(reader);
  reader.key(3);
  scratch.time.workedMs = reader.integer();
  reader.key(4);
  scratch.time.boot = reader.number();
  reader.key(5);
  scratch.time.sinceMs = reader.integer();
  if (reader.has(6)) {  // attempts from before time away was kept have no more than that
    reader.array();
    scratch.time.awayMs = reader.integer();
    scratch.time.outageMs = reader.integer();
    scratch.time.paused = reader.boolean();
    reader.leave();
    reader.key(7);
    scratch.seen = readSlots(reader);
    if (reader.has(8)) scratch.came = readCame(reader);
  }
  reader.leave();
  CZ_CHECK(reader.finish("What was saved of an attempt"));
  return scratch;
}

Result<Scratch> loadScratch(store::Database& database, const KioskSeal& seal, const AttemptId& attempt) {
  CZ_TRY(statement, database.query("SELECT state FROM scratch WHERE attempt = ?1", attempt));
  CZ_TRY(there, statement.step());
  if (!there) return unreadable(attempt);
  const auto state = seal.open(placeOf(attempt), statement.blob(0));
  if (!state) return unreadable(attempt);
  auto scratch = decodeScratch(*state);
  return scratch ? scratch : Result<Scratch>(unreadable(attempt));
}

Result<void> saveScratch(store::Database& database, const KioskSeal& seal, const AttemptId& attempt,
                         const Scratch& scratch) {
  return database.run("INSERT INTO scratch VALUES(?1, ?2) ON CONFLICT(attempt) DO UPDATE SET state = ?2", attempt,
                      seal.close(placeOf(attempt), encode(scratch)));
}

}  // namespace cz::records
