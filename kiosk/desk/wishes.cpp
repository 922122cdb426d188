#include "kiosk/desk/wishes.h"

#include <algorithm>

#include "core/sync/wire.h"

namespace cz::desk {
namespace {

using sync::MoveWish;

constexpr const char* kWishes = "wishes";

Result<std::vector<MoveWish>> kept(Desk& desk) {
  CZ_TRY(bytes, desk.records().setting(kWishes));
  if (!bytes || bytes->empty()) return std::vector<MoveWish>();
  return sync::decodeMoveWishes(*bytes);
}

Result<void> keepAll(Desk& desk, const std::vector<MoveWish>& wishes) {
  return desk.records().putSetting(kWishes, wishes.empty() ? Bytes() : sync::encode(wishes));
}

/// Whether the try is open, and goes on elsewhere.
Result<bool> isOpenElsewhere(Desk& desk, const std::vector<std::pair<StudentId, CheckId>>& ways, const MoveWish& wish) {
  const LogId here = desk.records().uplog().id();
  for (const auto& [student, check] : ways) {
    if (student != wish.student) continue;
    CZ_TRY(journey, desk.records().journey(student, check));
    const journey::Attempt* attempt = journey.find(wish.attempt);
    if (attempt != nullptr && attempt->start) return attempt->isOpen() && attempt->holder() != here;
  }
  return false;
}

}  // namespace

Result<std::vector<MoveWish>> wishes(Desk& desk) {
  CZ_TRY(all, kept(desk));
  if (all.empty()) return all;
  CZ_TRY(ways, desk.records().ways());
  std::vector<MoveWish> open;
  for (const MoveWish& wish : all) {
    CZ_TRY(still, isOpenElsewhere(desk, ways, wish));
    if (still) open.push_back(wish);
  }
  if (open.size() != all.size()) CZ_CHECK(keepAll(desk, open));
  return open;
}

Result<void> keepWish(Desk& desk, const MoveWish& wish) {
  CZ_TRY(all, wishes(desk));
  std::erase_if(all, [&](const MoveWish& one) { return one.attempt == wish.attempt; });
  if (all.size() == sync::kMostWishes) all.erase(all.begin());
  all.push_back(wish);
  return keepAll(desk, all);
}

Result<void> dropWishes(Desk& desk, const std::vector<std::pair<AttemptId, std::string>>& refused) {
  CZ_TRY(all, kept(desk));
  const auto gone = std::erase_if(all, [&](const MoveWish& one) {
    return std::any_of(refused.begin(), refused.end(), [&](const auto& no) { return no.first == one.attempt; });
  });
  return gone > 0 ? keepAll(desk, all) : Result<void>();
}

Result<bool> dropAllWishes(Desk& desk) {
  CZ_TRY(all, kept(desk));
  if (!all.empty()) CZ_CHECK(keepAll(desk, {}));
  return !all.empty();
}

}  // namespace cz::desk
