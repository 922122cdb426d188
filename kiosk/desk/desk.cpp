#include "kiosk/desk/desk.h"

#include <utility>

#include "core/doctor/codes.h"
#include "core/sync/roster_parcel.h"
#include "kiosk/desk/runner.h"

namespace cz::desk {
namespace {

/// Faults after which nothing on this disk may be called saved until a restart.
bool endsTheRun(Fault fault) { return fault == Fault::io || fault == Fault::full; }

}  // namespace

Desk::Desk(Setup setup, Clock& clock, Random& random, Log log)
    : setup_(std::move(setup)),
      clock_(clock),
      random_(random),
      log_(std::move(log)),
      space_(setup_.folder, setup_.free) {}

Desk::~Desk() = default;

Result<void> Desk::open() {
  if (broken_) return *broken_;
  if (records_) return {};
  std::error_code failure;
  std::filesystem::create_directories(setup_.folder, failure);
  if (failure)
    return Error{Fault::io, "The folder of this seat can't be made. Check --data and who owns it.",
                 setup_.folder.string() + ": " + failure.message()};
  CZ_TRY(keys, crypto::DeviceKeys::loadOrCreate(setup_.folder / "kiosk.key", random_));
  keys_.emplace(std::move(keys));
  CZ_TRY(records, records::KioskRecords::open(setup_.folder / "kiosk.db", clock_, random_, *keys_,
                                              setup_.running ? setup_.running() : records::Running()));
  records_.emplace(std::move(records));
  statusSinceMs_ = clock_.bootMs();
  if (auto room = records_->setting("room"); room && *room) room_ = std::string(textOf(**room));
  return reload();
}

Result<void> Desk::reload() {
  CZ_CHECK(loadRoster());
  return loadPacks();
}

Result<void> Desk::loadRoster() {
  CZ_TRY(applied, records_->roster());
  if (!applied) return {};
  CZ_TRY(parcel, records_->blob(applied->hash));
  if (!parcel) return Error{Fault::corrupt, "The class list of this kiosk is missing.", hexOf(applied->hash.view())};
  CZ_TRY(roster, sync::seatRosterOfParcel(*parcel));
  roster_ = std::move(roster);
  rules_ = {};
  if (roster_.rules.empty()) return {};
  CZ_TRY(rules, records::decodeRuleBook(roster_.rules));
  rules_ = std::move(rules);
  return {};
}

Result<void> Desk::loadPacks() {
  CZ_TRY(applied, records_->packs());
  std::vector<ShelvedPtr> packs;
  std::optional<Error> unread;
  for (const auto& each : applied) {
    auto pack = shelved(each.hash);
    if (pack) {
      packs.push_back(*std::move(pack));
      continue;
    }
    if (endsTheRun(pack.error().fault)) return std::move(pack).error();
    static_cast<void>(failed(pack.error()));  // said in the machine's log; the others are used
    unread = std::move(pack).error();
  }
  if (packs.empty() && unread) return *std::move(unread);  // with no pack at all the seat rests and says so
  library_.use(std::move(packs));
  return {};
}

Result<ShelvedPtr> Desk::shelved(const Hash& pack) {
  if (auto known = library_.find(pack)) return known;
  if (attempt_ && attempt_->from->hash == pack) return attempt_->from;
  if (readLast_ && readLast_->hash == pack) return readLast_;
  CZ_TRY(parcel, records_->blob(pack));
  if (!parcel) return Error{Fault::corrupt, "A pack of this kiosk is missing.", hexOf(pack.view())};
  CZ_TRY(read, Library::read(pack, *parcel));
  readLast_ = std::move(read);
  return readLast_;
}

app::Failed Desk::failed(const Error& error) {
  if (error.fault != Fault::refused)
    log_(std::string(doctor::codeOf(error.fault)) + ": " + error.message + " " + error.detail);
  if (records_ && endsTheRun(error.fault)) broken_ = error;
  return {error.fault, error.message, doctor::codeOf(error.fault)};
}

std::vector<app::Event> Desk::run(const app::Effect& effect) {
  if (auto opened = open(); !opened) {
    if (!broken_) records_.reset();  // try again from the start next time
    return {failed(opened.error())};
  }
  if (auto looked = lookAtDisk(); !looked) return {failed(looked.error())};
  auto answer = std::visit(Runner{*this}, effect);
  if (!answer) return {failed(answer.error())};
  return std::move(answer).value();
}

Result<void> Desk::lookAtDisk() {
  const Space::State before = std::exchange(diskRoom_, space_.look());
  if (diskRoom_ == before) return {};
  if (diskRoom_ == Space::State::released) log_("the disk is full: the reserve was given up");
  const bool hasRoom = diskRoom_ == Space::State::enough;
  if (!hasRoom && before != Space::State::enough) return {};
  return records_->noteFault({hasRoom ? records::kDiskRoom : records::kDiskLow, setup_.free(setup_.folder)});
}

AttemptId Desk::onScreen() const { return attempt_ ? attempt_->id : AttemptId(); }

std::string Desk::nameOf(const StudentId& student) const {
  for (const auto& one : roster_.students)
    if (one.id == student) return one.name;
  return {};
}

const std::vector<doctor::Finding>& Desk::health() {
  constexpr std::int64_t kPauseMs = 60'000;
  if (!setup_.doctor || (healthSinceMs_ && clock_.bootMs() - *healthSinceMs_ < kPauseMs)) return health_;
  healthSinceMs_ = clock_.bootMs();
  health_ = doctor::toTell(setup_.doctor(), sync::kMostFindings, sync::kLongestFinding);
  return health_;
}

sync::SeatStatus Desk::status() const {
  sync::SeatStatus status = status_;
  status.forMs = clock_.bootMs() - statusSinceMs_;
  return status;
}

}  // namespace cz::desk
