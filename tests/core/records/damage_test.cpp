// Damaged files (cases O-21, O-41, O-42; trust: T5).

#include "tests/core/records/a_kiosk.h"
#include "tests/core/records/kiosk_file.h"

using namespace cz;
using namespace cz::tests;

namespace {

/// Everything in the main file, nothing in the journal.
void settle(Kiosk& kiosk) { must(store::Database::open(kiosk.file(), kKioskFile)); }

void runSql(Kiosk& kiosk, const std::string& sql) {
  auto database = must(store::Database::open(kiosk.file(), kKioskFile));
  REQUIRE(database.runScript(sql));
}

/// The last byte of a column's value, in the first row.
void changeOneByte(Kiosk& kiosk, const std::string& table, const std::string& column) {
  auto database = must(store::Database::open(kiosk.file(), kKioskFile));
  auto row = must(database.query("SELECT " + column + " FROM " + table));
  REQUIRE(must(row.step()));
  Bytes value = row.blob(0);
  row.reset();
  value.back() ^= 1;
  REQUIRE(database.run("UPDATE " + table + " SET " + column + " = ?1", value));
}

/// What a damaged file may still give: all that was saved, or a named error.
std::string contentOf(records::KioskRecords& records) {
  std::string text = must(records.factsAsText());
  const auto live = records.liveAttempt(kSam);
  if (!live) return "error: " + live.error().message;
  if (*live) text += "live " + std::to_string((*live)->responses.size()) + "\n";
  const auto last = records.lastResult(kLex, kFactors);
  if (!last) return "error: " + last.error().message;
  if (*last) text += (*last)->done.result.shown + "\n";
  const auto seat = records.setting("seat");
  if (!seat) return "error: " + seat.error().message;
  return text + (*seat ? std::string(textOf(**seat)) : "no seat");
}

}  // namespace

TEST_CASE("When one byte of the open attempt is changed, Lex is sent to the teacher and no new try starts") {
  Kiosk kiosk;
  AttemptId id;
  {
    auto records = kiosk.open();
    id = must(records.startAttempt(newAttempt(kLex, kFactors)));
    REQUIRE(records.saveResponse(id, SlotId("s1"), scoring::Typed("1 2 3"), 1, {}));
  }
  changeOneByte(kiosk, "scratch", "state");
  auto records = kiosk.open();
  const auto live = records.liveAttempt(kLex, kFactors);
  REQUIRE_FALSE(live);
  CHECK(live.error().fault == Fault::corrupt);
  CHECK(live.error().message.find("call your teacher") != std::string::npos);
  CHECK(records.saveResponse(id, SlotId("s1"), scoring::Typed("9"), 1, {}).error().fault == Fault::corrupt);
  CHECK(records.handIn(id, someResult(true)).error().fault == Fault::corrupt);
  CHECK_FALSE(records.startAttempt(newAttempt(kLex, kFactors)));
  CHECK_FALSE(records.startAttempt(newAttempt(kLex, kFactors, 2)));
  CHECK(countOf(records, ledger::LeafType::attemptDone) == 0);
}

TEST_CASE("When what was answered is gone altogether, that is no clean start either") {
  Kiosk kiosk;
  {
    auto records = kiosk.open();
    must(records.startAttempt(newAttempt(kLex, kFactors)));
  }
  runSql(kiosk, "DELETE FROM scratch");
  auto records = kiosk.open();
  CHECK(records.liveAttempt(kLex).error().fault == Fault::corrupt);
  CHECK_FALSE(records.startAttempt(newAttempt(kLex, kFactors)));
}

TEST_CASE("A changed leaf, payload, tree, checkpoint or name of a log stops the kiosk with a named error") {
  for (const char* sql : {"UPDATE seg SET leaves = zeroblob(length(leaves)) WHERE first = 2",
                          "UPDATE seg SET n = 2 WHERE first = 1",
                          "DELETE FROM seg WHERE first = 3",
                          "DELETE FROM seg WHERE first = 0",
                          "UPDATE payload SET body = zeroblob(length(body)) WHERE idx = 3",
                          "UPDATE payload SET body = (SELECT body FROM payload WHERE idx = 4) WHERE idx = 3",
                          "UPDATE own_sealed SET body = zeroblob(length(body)) WHERE idx = 3",
                          "DELETE FROM own_sealed WHERE idx = 4",
                          "UPDATE payload SET idx = 90 WHERE idx = 3",
                          "UPDATE log SET size = size - 1",
                          "UPDATE log SET size = 0",
                          "UPDATE log SET boot = boot + 1",
                          "UPDATE log SET note = replace(note, 'mcz', 'mcy')",
                          "UPDATE log SET note = ''",
                          "UPDATE log SET frontier = zeroblob(length(frontier))",
                          "UPDATE log SET nonce = zeroblob(16)",
                          "UPDATE log SET name = 'uq'",
                          "UPDATE log SET role = 2",
                          "UPDATE log SET role = 9",
                          "UPDATE log SET identity = zeroblob(141)"}) {
    Kiosk kiosk;
    {
      auto records = kiosk.open();
      takeCheck(records, newAttempt(kLex, kFactors), true);
    }
    runSql(kiosk, sql);
    settle(kiosk);
    const Bytes before = readBytes(kiosk.file());
    const auto records = kiosk.tryOpen();
    INFO(sql);
    REQUIRE_FALSE(records);
    CHECK(records.error().fault == Fault::corrupt);
    CHECK(records.error().message.find("left as it is") != std::string::npos);
    CHECK(holds(kiosk.file(), before));
  }
}

TEST_CASE("Whatever byte of the file is damaged: a named error, or everything is there") {
  Kiosk kiosk;
  {
    auto records = kiosk.open();
    REQUIRE(records.putSetting("seat", viewOf("Seat 1")));
    takeCheck(records, newAttempt(kLex, kFactors), true);
    const AttemptId id = must(records.startAttempt(newAttempt(kSam, kFactors)));
    REQUIRE(records.saveResponse(id, SlotId("s1"), scoring::Typed("1"), 1, {}));
  }
  settle(kiosk);
  std::filesystem::remove(kiosk.file().string() + "-wal");
  const Bytes whole = readBytes(kiosk.file());
  std::string expected;
  {
    auto records = kiosk.open();
    expected = contentOf(records);
  }
  REQUIRE(expected.find("Seat 1") != std::string::npos);
  std::size_t wrong = 0;
  std::size_t named = 0;
  // A step of a prime number walks through all offsets of pages and rows; every byte takes an hour.
  for (std::size_t at = 3; at < whole.size(); at += 211) {
    Bytes damaged = whole;
    damaged[at] ^= 0x10;
    std::filesystem::remove(kiosk.file().string() + "-wal");
    writeBytes(kiosk.file(), damaged);
    auto records = kiosk.tryOpen();
    if (!records) {
      ++named;
      if (records.error().message.empty() || readBytes(kiosk.file()) != damaged) ++wrong;
      continue;
    }
    const std::string content = contentOf(*records);
    if (content != expected && !content.starts_with("error: ")) {
      ++wrong;
      UNSCOPED_INFO("byte " << at << ": " << content);
    }
  }
  CHECK(wrong == 0);
  CHECK(named > 0);
}
