#pragma once
// A small school for tests: a station with a pack and two students, and kiosks that talk to it in this process.

#include <memory>
#include <string>

#include "core/records/own_log.h"
#include "core/records/payload.h"
#include "core/station/intake.h"
#include "core/station/station.h"
#include "core/sync/client.h"
#include "tests/support/outside.h"
#include "tests/support/temp_folder.h"

namespace cz::station::testing {

/// The pack "sums": one unit in order, checks "adding" and "taking", two places each, three siblings a slot.
/// Numbers: item a1 wants 2, a2 wants 4, a3 wants 6, and 99 is
/// the wrong idea "miscount". Choices: c1 is the key.
pack::Files sumsPack(const std::string& version = "1");

/// Ada Novak (school id 001) and Sam <b>Lee</b> (002) in Period 3.
roster::Incoming twoStudents();

class Classroom {
 public:
  Classroom();                    ///< with pack and roster
  explicit Classroom(bool bare);  ///< true: neither
  Station& station() { return *station_; }
  void reopen();  ///< as after a restart of the program
  void close() { station_.reset(); }
  StudentId student(const std::string& schoolId);
  const std::filesystem::path& folder() const { return folder_.path(); }

  tests::StillClock clock;
  tests::CountingRandom random;

 private:
  tests::TempFolder folder_;
  std::unique_ptr<Station> station_;
};

/// A kiosk with a log of its own. It believes what the station's downlog says.
class SimKiosk {
 public:
  /// `number` decides its keys; every number is another device.
  SimKiosk(Classroom& room, std::uint8_t number, const std::string& seat);

  Result<sync::Paired> pair();
  /// One try: the form as the roster's secret decides it. Gives the attempt.
  AttemptId start(const StudentId& student, const std::string& check, int number, const GrantId& grant = {});
  /// `right`: whether every answer is right; else every number is 99 and every choice the second one.
  void handIn(const AttemptId& attempt, bool right);
  void ask(const AttemptId& attempt, const std::string& words);
  void append(ledger::LeafType type, ByteView payload);

  /// One exchange. `lost`: the answer does not come back.
  Result<sync::SyncReply> sync(bool lost = false);
  Result<sync::SyncReply> send(const ledger::Slice& up);  ///< the same with leaves of one's own making
  Bytes request(const ledger::Slice& up) {
    return must(client_->nextRequest({up, downSize, status, {}, {}, {}, health}));
  }
  ledger::Slice slice(std::uint64_t from, std::size_t most = 1000);
  std::vector<records::Grant> grants() const { return grants_; }
  sync::Client& client() { return *client_; }
  const crypto::DeviceKeys& keys() const { return keys_; }
  const ledger::LogKey& log() const { return log_->key(); }

  std::uint64_t acked = 0;
  std::uint64_t downSize = 0;
  sync::SeatStatus status;
  std::vector<doctor::Finding> health;

 private:
  const records::AttemptStart& startOf(const AttemptId& attempt) const;

  Classroom& room_;
  crypto::DeviceKeys keys_;
  std::string seat_;
  store::Database db_;
  std::unique_ptr<records::OwnLog> log_;
  std::unique_ptr<sync::Client> client_;
  std::vector<records::AttemptStart> starts_;
  std::vector<records::Grant> grants_;
};

}  // namespace cz::station::testing
