#include "core/tools/bench/station_bench.h"

#include "core/crypto/hash.h"
#include "core/crypto/pin.h"
#include "core/crypto/random.h"
#include "core/form/form.h"
#include "core/records/kiosk_records.h"
#include "core/records/log_archive.h"
#include "core/records/log_tables.h"
#include "core/scoring/scoring.h"
#include "core/station/intake.h"
#include "core/station/schema.h"
#include "core/station/station.h"
#include "core/sync/client.h"
#include "core/sync/pairing.h"
#include "core/tools/bench/scratch.h"

namespace cz::tools {
namespace {

namespace fs = std::filesystem;
using records::KioskRecords;
using station::Station;

constexpr std::size_t kBacklog = 2000;  ///< tries of a kiosk that was away for weeks
constexpr std::size_t kSingles = 100;   ///< tries that come one by one
constexpr std::size_t kStudents = 500;
constexpr std::int32_t kFileKind = 0x42454E43;

/// All of a school in one class: nothing here looks at classes.
roster::Incoming everybody() {
  roster::Incoming incoming;
  incoming.classes = {{ClassId("p3"), "Period 3", true}};
  for (std::size_t i = 1; i <= kStudents; ++i) {
    roster::IncomingStudent student;
    student.sourceId = std::to_string(i);
    student.givenName = "Student " + student.sourceId;
    student.classes = {ClassId("p3")};
    incoming.students.push_back(std::move(student));
  }
  return incoming;
}

Result<std::unique_ptr<Station>> openStation(const fs::path& folder, const pack::Files& files) {
  auto& random = crypto::systemRandom();
  CZ_TRY(hash, crypto::hashPin("nobody signs in here"));
  CZ_CHECK(Station::create(folder, {"Bench", hash}, systemClock(), random));
  CZ_TRY(station, Station::open(folder, systemClock(), random));
  CZ_TRY(added, station->addPack(files));
  CZ_TRY(plan, station->rosters().plan(everybody()));
  CZ_CHECK(station->applyRoster(plan));
  return station;
}

/// A kiosk of that station. It takes checks, and posts what it wrote.
class Seat {
 public:
  Seat(KioskRecords records, const crypto::DeviceKeys& keys, Station& station)
      : records_(std::move(records)), keys_(keys), station_(station) {}

  Result<void> join() {
    const auto& token = station_.token();
    CZ_TRY(reply, station::Intake(station_).pair(sync::pairRequest(token, records_.uplog(), "Seat 1")));
    CZ_TRY(paired, sync::takePairReply(token, records_.uplog(), reply));
    CZ_CHECK(records_.setDownlog(paired.station, paired.downNonce));
    client_ = std::make_unique<sync::Client>(keys_, records_.uplog(), *records_.downlog(), crypto::systemRandom());
    CZ_TRY(roster, station_.rosters().load());
    for (const auto& student : roster.students) students_.push_back(student.id);
    seen_.resize(students_.size());
    return {};
  }

  /// One try of one student, handed in with every place left empty.
  Result<void> take(const pack::Check& check, const Hash& parcel) {
    records::NewAttempt attempt;
    const std::size_t who = tries_ % students_.size();
    attempt.student = students_[who];
    attempt.check = check.id;
    attempt.number = static_cast<int>(tries_ / students_.size()) + 1;
    attempt.pack = parcel;
    const Seed seed = form::seedFor(station_.keys().formKey(), attempt.student, check.id, attempt.number);
    CZ_TRY(form, form::build(check, seed, seen_[who]));
    CZ_TRY(result, scoring::scoreForm(check, form, {}));
    seen_[who].push_back(form);
    attempt.form = std::move(form);
    CZ_TRY(id, records_.startAttempt(attempt));
    CZ_TRY(done, records_.handIn(id, result));
    ++tries_;
    return {};
  }

  /// The next message as it travels; nothing when all was told.
  Result<std::optional<Bytes>> message() {
    CZ_TRY(up, records_.pending(told_));
    if (up.leaves.empty()) return std::optional<Bytes>();
    told_ += up.leaves.size();
    CZ_TRY(body, client_->nextRequest({std::move(up), 0, {}}));
    return std::optional<Bytes>(std::move(body));
  }
  std::uint64_t told() const { return told_; }

 private:
  KioskRecords records_;
  const crypto::DeviceKeys& keys_;
  Station& station_;
  std::unique_ptr<sync::Client> client_;
  std::vector<StudentId> students_;
  std::vector<std::vector<form::Form>> seen_;  ///< of each student
  std::size_t tries_ = 0;
  std::uint64_t told_ = 0;
};

Result<void> post(Station& station, ByteView body) {
  CZ_TRY(answer, station::Intake(station).sync(body));
  return {};
}

/// All that the kiosk wrote meanwhile, in as many messages as it takes.
Result<double> secondsOfBacklog(Station& station, Seat& seat) {
  double seconds = 0;
  for (;;) {
    CZ_TRY(body, seat.message());
    if (!body) return seconds;
    const Watch watch;
    CZ_CHECK(post(station, *body));
    seconds += watch.seconds();
  }
}

/// The same leaves, only verified and kept.
Result<double> secondsOfArchive(Station& station, const ledger::LogKey& log, const fs::path& file) {
  CZ_TRY(database, store::Database::open(file, {kFileKind, "log database", {records::logTablesSql()}}));
  CZ_CHECK(database.runScript(station::kLargeSteps));
  records::LogArchive archive(database), held(station.db());
  CZ_TRY(first, store::Transaction::begin(database));
  CZ_TRY(id, archive.add(first, log));
  CZ_CHECK(first.commit());
  CZ_TRY(size, held.size(log.id()));
  CZ_TRY(whole, held.part(log.id(), 0, static_cast<std::size_t>(size)));
  const Watch watch;
  CZ_TRY(transaction, store::Transaction::begin(database));
  CZ_TRY(received, archive.receive(transaction, id, whole));
  CZ_CHECK(transaction.commit());
  if (received.state != records::Received::State::stored)
    return Error{Fault::input, "A part of the log was not taken.", received.reason};
  return watch.seconds();
}

}  // namespace

Result<StationBench> benchStation(const pack::Files& files) {
  const Scratch scratch;
  auto& random = crypto::systemRandom();
  const auto read = pack::read(files);
  if (!read.pack || read.pack->checks.empty()) return Error{Fault::input, "The pack of the measurement is broken.", ""};
  const pack::Check& check = read.pack->checks.front();
  const Hash parcel = crypto::sha256(viewOf(pack::parcelOf(files)));
  CZ_TRY(station, openStation(scratch.path() / "station", files));
  CZ_TRY(keys, crypto::DeviceKeys::loadOrCreate(scratch.path() / "kiosk.key", random));
  CZ_TRY(records, KioskRecords::open(scratch.path() / "kiosk.db", systemClock(), random, keys));
  const ledger::LogKey log = records.uplog();
  Seat seat(std::move(records), keys, *station);
  CZ_CHECK(seat.join());

  StationBench bench;
  for (std::size_t i = 0; i < kBacklog; ++i) CZ_CHECK(seat.take(check, parcel));
  CZ_TRY(seconds, secondsOfBacklog(*station, seat));
  bench.leaves = seat.told();
  bench.backlogPerSecond = static_cast<double>(bench.leaves) / seconds;
  CZ_TRY(alone, secondsOfArchive(*station, log, scratch.path() / "archive.db"));
  bench.archivePerSecond = static_cast<double>(bench.leaves) / alone;
  std::vector<double> each;
  for (std::size_t i = 0; i < kSingles; ++i) {
    CZ_CHECK(seat.take(check, parcel));
    CZ_TRY(body, seat.message());
    Result<void> posted;
    each.push_back(microseconds([&] { posted = post(*station, *body); }));
    CZ_CHECK(std::move(posted));
  }
  bench.one = timingsOf(std::move(each));
  CZ_TRY(tries, station->facts().countAttempts());
  bench.tries = static_cast<std::uint64_t>(tries);
  if (bench.tries != kBacklog + kSingles)
    return Error{Fault::input, "Not every try became a fact.", std::to_string(bench.tries)};
  return bench;
}

}  // namespace cz::tools
