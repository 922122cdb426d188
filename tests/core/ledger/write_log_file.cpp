// write_log_file SIZE up|down|st FILE [countersigned]: the log of the tests, for a second verifier.

#include <cstdlib>

#include "tests/core/ledger/some_log.h"
#include "tests/support/temp_folder.h"

int main(int argc, char** argv) {
  if (argc != 4 && argc != 5) return 2;
  const auto size = std::strtoull(argv[1], nullptr, 10);
  const auto role = cz::must(cz::ledger::roleNamed(argv[2]));
  const auto log = argc == 5 ? cz::tests::someCountersignedLog(size, role) : cz::tests::someLog(size, role);
  cz::tests::writeBytes(argv[3], cz::ledger::writeLogFile(log));
}
