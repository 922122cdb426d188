// What was drawn of the logs, from one start to the next (drawn.h).

#include "core/records/kiosk_inside.h"
#include "core/records/log_rows.h"

namespace cz::records {
namespace {

constexpr const char* kDrawn = "drawn";        ///< setting
constexpr std::uint64_t kLong = 1000;          ///< leaves that take a start as long as keeping what was drawn
constexpr std::uintmax_t kRoom = 256U << 20U;  ///< bytes that must be free: what is kept here can be drawn again
constexpr std::size_t kMostEarly = 4096;       ///< of what came before its start; more than a list can have

std::uint64_t leavesIn(const std::vector<LogRow>& logs) {
  std::uint64_t leaves = 0;
  for (const LogRow& log : logs) leaves += log.size();
  return leaves;
}

bool isOf(const Drawn& drawn, const std::vector<LogRow>& logs) {
  if (drawn.program != thisProgram() || drawn.parts.empty() || drawn.parts.size() > logs.size()) return false;
  for (std::size_t i = 0; i < drawn.parts.size(); ++i)
    if (drawn.parts[i].log != logs[i].key.id() || drawn.parts[i].size > logs[i].size()) return false;
  return true;
}

}  // namespace

Result<void> KioskRecords::Inside::examineLogs(const std::vector<LogRow>& logs) {
  CZ_TRY(drawn, remembered(logs));
  if (drawn) {
    CZ_TRY(good, examineLogsAfter(logs, *drawn));
    if (good) return {};
  }
  examined.clear();
  for (const LogRow& log : logs) {
    CZ_TRY(leaves, LogRows(database, &seal).examine(log));
    examined.push_back({log.key, std::move(leaves), 0});
  }
  return facts.make();
}

/// What was kept, if it is of these logs and what their leaves say is still the same. What can't be read is as good as
/// not there.
Result<std::optional<Drawn>> KioskRecords::Inside::remembered(const std::vector<LogRow>& logs) {
  const auto kept = setting(kDrawn);
  if (!kept && database.broken()) return *database.broken();
  if (!kept || !*kept) return std::optional<Drawn>();
  auto drawn = decodeDrawn(**kept);
  if (!drawn || !isOf(*drawn, logs)) return std::optional<Drawn>();
  CZ_TRY(sum, sumOver(database, logs, *drawn));
  if (sum != drawn->sum) return std::optional<Drawn>();
  return std::optional<Drawn>(std::move(*drawn));
}

/// False: a log went another way than when the facts were drawn.
Result<bool> KioskRecords::Inside::examineLogsAfter(const std::vector<LogRow>& logs, const Drawn& drawn) {
  std::uint64_t known = 0;
  for (std::size_t i = 0; i < logs.size(); ++i) {
    LogRows rows(database, &seal);
    const bool isIn = i < drawn.parts.size();
    const std::uint64_t from = isIn ? drawn.parts[i].size : 0;
    CZ_TRY(read, rows.examineLeaves(logs[i], from));
    if (isIn && read.rootAt != drawn.parts[i].root) return false;
    CZ_CHECK(rows.examinePayloads(logs[i], read.leaves, from));
    examined.push_back({logs[i].key, std::move(read.leaves), from});
    known += from;
  }
  CZ_CHECK(facts.restore(drawn.facts));
  rememberedLeaves = known;
  return true;
}

Result<void> KioskRecords::Inside::rememberIfLong() {
  CZ_TRY(logs, LogRows(database).all());
  return leavesIn(logs) >= rememberedLeaves + kLong ? remember(logs) : Result<void>();
}

Result<void> KioskRecords::Inside::remember(const std::vector<LogRow>& logs) {
  std::error_code unknown;
  const auto space = std::filesystem::space(folder, unknown);
  const auto program = thisProgram();
  if (unknown || space.available < kRoom || !program) return {};
  Drawn drawn;
  drawn.program = *program;
  for (const LogRow& log : logs) drawn.parts.push_back({log.key.id(), log.size(), log.frontier.root()});
  random.fill(drawn.key.bytes.data(), crypto::SumKey::size);
  CZ_TRY(sum, sumOver(database, logs, drawn));
  drawn.sum = sum;
  CZ_TRY(kept, facts.keep());
  if (kept.early.size() > kMostEarly) return {};
  drawn.facts = std::move(kept);
  CZ_TRY(transaction, store::Transaction::begin(database));
  CZ_CHECK(putSetting(kDrawn, encode(drawn)));
  CZ_CHECK(transaction.commit());
  rememberedLeaves = leavesIn(logs);
  return {};
}

Result<void> KioskRecords::Inside::forgetDrawn() {
  rememberedLeaves = 0;
  return database.run("DELETE FROM setting WHERE name = ?1", kDrawn);
}

}  // namespace cz::records
