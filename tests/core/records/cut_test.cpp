// The power goes while something is saved: at whatever point the journal breaks off, what was confirmed before is
// there, the last deed is there or not there as a whole, and work goes on (case O-41).

#include "core/ledger/verify.h"
#include "tests/core/records/a_kiosk.h"

using namespace cz;
using namespace cz::tests;

namespace {

struct State {
  std::size_t leaves = 0;
  std::string answer;  ///< to the first item, of the open attempt
  bool handedIn = false;
  friend bool operator==(const State&, const State&) = default;
};

State stateOf(const crypto::DeviceKeys& keys, records::KioskRecords& records) {
  State state;
  const auto slice = openedBy(keys, records);
  state.leaves = slice.leaves.size() - 1;  // without the boot of this look
  if (!ledger::verifyLogFile(ledger::writeLogFile({records.uplog(), slice, true})).ok) state.answer = "broken log";
  if (const auto live = must(records.liveAttempt(kLex)))
    state.answer = std::get<scoring::Typed>(live->responses.at(SlotId("s1")));
  if (const auto last = must(records.lastResult(kLex, kFactors))) {
    CHECK_FALSE(last->whole);  // its key is gone with the power; the station can read it
    for (const auto& payload : slice.payloads)
      if (payload.index == last->leaf)
        state.answer =
            std::get<scoring::Typed>(must(records::decodeAttemptDone(payload.body)).responses.at(SlotId("s1")));
    state.handedIn = true;
  }
  return state;
}

constexpr std::size_t kFrame = 4096 + 24;  ///< of the journal

/// Does `deed` on a kiosk with one saved answer, then cuts the journal at every 512 bytes and looks.
template <class Deed>
void cutDuring(Deed deed, const State& before, const State& after) {
  Kiosk kiosk;
  std::size_t confirmed = 0;
  {
    auto records = kiosk.open();
    const AttemptId id = must(records.startAttempt(newAttempt(kLex, kFactors)));
    REQUIRE(records.saveResponse(id, SlotId("s1"), scoring::Typed("first"), 0, {}));
    confirmed = readBytes(kiosk.file().string() + "-wal").size();
    deed(records, id);
  }
  const Bytes file = readBytes(kiosk.file());
  const Bytes journal = readBytes(kiosk.file().string() + "-wal");
  REQUIRE(journal.size() > confirmed);
  std::size_t done = 0;
  for (std::size_t cut = confirmed; cut <= journal.size();
       cut += cut == journal.size() ? 1 : std::min<std::size_t>(512, journal.size() - cut)) {
    writeBytes(kiosk.file(), file);
    writeBytes(kiosk.file().string() + "-wal", ByteView(journal).first(cut));
    kiosk.powerCut();
    auto records = kiosk.open();
    // Saves are whole pages, so that a cut at another place tears one; the piece is kept and found by the doctor.
    const bool torn = (journal.size() - cut) % kFrame != 0;
    CHECK((std::filesystem::remove(kiosk.file().string() + "-torn-1") || !torn));
    const State state = stateOf(kiosk.keys, records);
    const bool expected = state == before || state == after;
    INFO("cut at " << cut << " of " << journal.size() << ": " << state.leaves << " leaves, " << state.answer);
    CHECK(expected);
    if (state == after) ++done;
    // Two more entries link to the true predecessor.
    REQUIRE(records.startAttempt(newAttempt(kSam, kFactors)));
    REQUIRE(records.startAttempt(newAttempt(kSam, kPrimes)));
    CHECK(ledger::verifyLogFile(ledger::writeLogFile({records.uplog(), must(records.pending(0)), true})).ok);
  }
  CHECK(done >= 1);
}

}  // namespace

TEST_CASE("The power goes while an answer is saved") {
  cutDuring(
      [](records::KioskRecords& records, const AttemptId& id) {
        REQUIRE(records.saveResponse(id, SlotId("s1"), scoring::Typed("second"), 1, {}));
      },
      State{4, "first", false}, State{4, "second", false});
}

TEST_CASE("The power goes while a check is handed in") {
  cutDuring([](records::KioskRecords& records, const AttemptId& id) { REQUIRE(records.handIn(id, someResult(true))); },
            State{4, "first", false}, State{5, "first", true});
}
