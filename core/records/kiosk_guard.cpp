// Guesses at PINs, charged before they are compared.

#include <algorithm>

#include "core/ledger/cbor.h"
#include "core/records/kiosk_inside.h"
#include "core/records/payload_pins.h"

namespace cz::records {
namespace {

constexpr const char* kKiosk = "kiosk";
constexpr const char* kTold = "told";  ///< that this hour's misses were too many is in the log

/// Says nothing to others about whose it is.
std::string guardOf(const KioskSeal& seal, const StudentId& student) {
  return records::guardOf(seal, eraseOf(student).student);
}

struct Counter {
  int misses = 0;
  std::int64_t untilMs = 0;
};

Result<Counter> load(store::Database& database, const std::string& name) {
  CZ_TRY(row, database.query("SELECT n, until_ms FROM guard WHERE name = ?1", name));
  CZ_TRY(there, row.step());
  if (!there) return Counter{};
  return Counter{static_cast<int>(std::clamp<std::int64_t>(row.integer(0), 0, 1'000'000)), row.integer(1)};
}

Result<void> save(store::Database& database, const std::string& name, const Counter& counter) {
  return database.run("INSERT INTO guard VALUES(?1, ?2, ?3) ON CONFLICT(name) DO UPDATE SET n = ?2, until_ms = ?3",
                      name, counter.misses, counter.untilMs);
}

Bytes keptTime(std::optional<std::int64_t> wallMs) {
  ledger::CborWriter writer;
  writer.map(wallMs ? 1 : 0);
  if (wallMs) writer.key(0).integer(*wallMs);
  return writer.take();
}

/// Nothing: the time was not known.
std::optional<std::int64_t> timeKept(ByteView kept) {
  ledger::CborReader reader(kept);
  std::int64_t wallMs = 0;
  reader.map();
  const bool known = reader.has(0);
  if (known) wallMs = reader.integer();
  reader.leave();
  return reader.finish("The time of a sign-in").ok() && known ? std::optional(wallMs) : std::nullopt;
}

}  // namespace

std::string signedInOf(const KioskSeal& seal, const Hash& student) {
  return "signed-in/" + seal.nameOf("signin/" + hexOf(student.view()));
}

std::string guardOf(const KioskSeal& seal, const Hash& student) { return seal.nameOf("pin/" + hexOf(student.view())); }

/// Waits are counted in powered time, and the clock since boot starts anew: who pulls the plug waits again from the
/// start.
Result<void> KioskRecords::Inside::restartGuards() {
  const std::int64_t now = clock.bootMs();
  CZ_TRY(row, database.query("SELECT name, n FROM guard"));
  std::vector<std::pair<std::string, int>> all;
  for (;;) {
    CZ_TRY(there, row.step());
    if (!there) break;
    all.emplace_back(row.text(0), static_cast<int>(std::clamp<std::int64_t>(row.integer(1), 0, 1'000'000)));
  }
  for (const auto& [name, misses] : all)
    CZ_CHECK(save(database, name, {misses, now + (name == kKiosk ? kHourMs : waitAfter(misses))}));
  return {};
}

Result<Guess> KioskRecords::chargeGuess(const StudentId& student) {
  Inside& in = *inside_;
  const std::int64_t now = in.clock.bootMs();
  CZ_TRY(mine, load(in.database, guardOf(in.seal, student)));
  CZ_TRY(kiosk, load(in.database, kKiosk));
  if (now >= kiosk.untilMs) kiosk = {0, now + kHourMs};
  if (kiosk.misses >= kMissesPerHour) {
    CZ_TRY(told, load(in.database, kTold));
    if (told.misses == 0 || now >= told.untilMs) {
      CZ_TRY(transaction, in.begin());
      CZ_CHECK(in.append(transaction, ledger::LeafType::signinFail,
                         encode(PinsMissed{static_cast<std::uint64_t>(kiosk.misses)})));
      CZ_CHECK(save(in.database, kTold, {1, kiosk.untilMs}));
      CZ_CHECK(transaction.commit());
    }
    return Guess{false, kiosk.untilMs - now, 0, true};
  }
  if (now < mine.untilMs) return Guess{false, mine.untilMs - now, 0, false};
  ++mine.misses;
  ++kiosk.misses;
  mine.untilMs = now + waitAfter(mine.misses);
  CZ_TRY(transaction, in.begin());
  CZ_CHECK(save(in.database, guardOf(in.seal, student), mine));
  CZ_CHECK(save(in.database, kKiosk, kiosk));
  CZ_CHECK(transaction.commit());
  return Guess{true, 0, std::max(0, kFreeMisses - mine.misses), false};
}

/// All in one commit: whoever signs in waits for no more than before.
Result<std::optional<std::int64_t>> KioskRecords::signIn(const StudentId& student) {
  Inside& in = *inside_;
  const std::string name = signedInOf(in.seal, eraseOf(student).student);
  CZ_TRY(transaction, in.begin());
  const auto kept = in.setting(name);
  CZ_CHECK(in.append(transaction, ledger::LeafType::signin, encode(SignedIn{student})));
  CZ_CHECK(in.putSetting(name, keptTime(now().wallMs)));
  CZ_CHECK(in.database.run("DELETE FROM guard WHERE name = ?1", guardOf(in.seal, student)));
  CZ_CHECK(in.database.run("UPDATE guard SET n = max(0, n - 1) WHERE name = ?1", kKiosk));
  CZ_CHECK(transaction.commit());
  // What can't be read any more keeps nobody out.
  return kept && *kept ? timeKept(**kept) : std::optional<std::int64_t>();
}

}  // namespace cz::records
