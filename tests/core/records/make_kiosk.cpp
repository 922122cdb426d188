// make_kiosk FILE: a kiosk's database with one check taken, for tests of commands.

#include "tests/support/outside.h"

#include "core/records/kiosk_records.h"

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  using namespace cz;
  tests::StillClock clock;
  tests::CountingRandom random;
  const crypto::DeviceKeys keys{crypto::MasterSeed{}};
  auto records = must(records::KioskRecords::open(argv[1], clock, random, keys));
  records::NewAttempt attempt;
  attempt.student = StudentId("1e000000000000000000000000000001");
  attempt.check = CheckId("factors");
  const AttemptId id = must(records.startAttempt(attempt));
  must(records.handIn(id, {}));
}
