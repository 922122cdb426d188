// Guesses at PINs, charged before they are compared.

#include <algorithm>

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

}  // namespace

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

Result<void> KioskRecords::forgiveGuess(const StudentId& student) {
  Inside& in = *inside_;
  CZ_TRY(transaction, in.begin());
  CZ_CHECK(in.database.run("DELETE FROM guard WHERE name = ?1", guardOf(in.seal, student)));
  CZ_CHECK(in.database.run("UPDATE guard SET n = max(0, n - 1) WHERE name = ?1", kKiosk));
  return transaction.commit();
}

}  // namespace cz::records
