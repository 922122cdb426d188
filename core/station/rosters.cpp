#include "core/station/rosters.h"

#include <algorithm>
#include <tuple>

#include "core/base/exact.h"
#include "core/crypto/pin.h"
#include "core/roster/pin_draw.h"
#include "core/station/blobs.h"
#include "core/station/roster_rows.h"
#include "core/station/settings.h"
#include "core/store/database.h"
#include "core/sync/roster_parcel.h"

namespace cz::station {
namespace {

constexpr const char* kVersion = "roster.version";
constexpr const char* kHash = "roster.sha256";
constexpr const char* kSize = "roster.size";

std::int64_t wholeNumber(const std::string& text) {
  const auto number = Exact::parse(text);
  return number ? number->toInt().value_or(0) : 0;
}

std::string classTitle(const roster::Roster& roster, const roster::Student& student) {
  for (const roster::Class& each : roster.classes)
    if (!student.classes.empty() && each.id == student.classes.front()) return each.title;
  return "";
}

bool needsPin(const roster::Student& student) { return student.active && student.pinHash.empty(); }

}  // namespace

Result<roster::Roster> Rosters::load() const { return loadRoster(db_); }

Result<roster::Plan> Rosters::plan(const roster::Incoming& incoming) const {
  CZ_TRY(roster, load());
  return roster::plan(roster, incoming);
}

Result<void> Rosters::apply(const roster::Plan& plan, Random& random) {
  CZ_TRY(before, load());
  CZ_TRY(after, roster::apply(before, plan, random));
  return save(after);
}

Result<void> Rosters::save(const roster::Roster& roster) {
  names_.reset();
  CZ_CHECK(saveRoster(db_, roster));
  Settings settings(db_);
  CZ_TRY(last, settings.text(kVersion));
  const std::int64_t version = wholeNumber(last) + 1;
  const Bytes parcel = sync::parcelOf(roster::seatRosterOf(roster, version, formKey_));
  CZ_TRY(hash, putBlob(db_, parcel));
  CZ_CHECK(settings.put(kVersion, viewOf(std::to_string(version))));
  CZ_CHECK(settings.put(kSize, viewOf(std::to_string(parcel.size()))));
  return settings.put(kHash, hash.view());
}

Result<sync::ParcelRef> Rosters::present() const {
  const Settings settings(db_);
  CZ_TRY(hash, settings.get(kHash));
  if (!hash) return sync::ParcelRef{"roster", "0", {}, 0};
  CZ_TRY(version, settings.text(kVersion));
  CZ_TRY(size, settings.text(kSize));
  CZ_TRY(fixed, fixedFrom<Hash>(*hash, "The roster's hash"));
  return sync::ParcelRef{"roster", version, fixed, static_cast<std::uint64_t>(wholeNumber(size))};
}

Result<std::vector<PinSlip>> Rosters::issuePins(int digits, Random& random) {
  CZ_TRY(roster, load());
  std::map<std::string, std::vector<roster::Student*>> byClass;
  for (roster::Student& student : roster.students)
    if (needsPin(student)) byClass[classTitle(roster, student)].push_back(&student);
  std::vector<PinSlip> slips;
  for (auto& [title, students] : byClass) {
    // Drawn class by class: unique where students stand side by side, and large schools don't run out.
    CZ_TRY(pins, roster::drawPins(students.size(), digits, {}, random));
    for (std::size_t i = 0; i < students.size(); ++i) {
      CZ_TRY(hash, crypto::hashPin(pins[i]));
      students[i]->pinHash = hash;
      slips.push_back({title, nameOf(students[i]->id).value_or(students[i]->shownName()), pins[i]});
    }
  }
  std::sort(slips.begin(), slips.end(), [](const PinSlip& a, const PinSlip& b) {
    return std::tie(a.className, a.name) < std::tie(b.className, b.name);
  });
  if (!slips.empty()) CZ_CHECK(save(roster));
  return slips;
}

std::optional<std::string> Rosters::nameOf(const StudentId& student) {
  if (!names_) {
    const auto roster = load();
    if (!roster) return std::nullopt;
    names_.emplace();
    for (const roster::Student& each : roster->students) (*names_)[each.id] = each.shownName();
    for (const roster::SeatStudent& each : roster::seatRosterOf(*roster, 0, formKey_).students)
      (*names_)[each.id] = each.name;
  }
  const auto found = names_->find(student);
  if (found == names_->end()) return std::nullopt;
  return found->second;
}

}  // namespace cz::station
