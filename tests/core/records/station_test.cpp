// A kiosk and its station: what goes up, what comes down.

#include "core/ledger/verify.h"
#include "core/records/log_tables.h"
#include "core/records/payload_erase.h"
#include "tests/core/records/a_kiosk.h"

using namespace cz;
using namespace cz::tests;
using ledger::LeafType;
using records::Grant;
using records::LogArchive;
using records::OwnLog;
using State = records::Received::State;
using journey::Standing;

namespace {

/// The other side: the downlog that it writes, the uplog that it keeps.
struct Station {
  TempFolder folder;
  StillClock clock;
  CountingRandom random{1000};
  crypto::DeviceKeys keys = keysNumber(50);
  store::Database database =
      must(store::Database::open(folder / "station.db", {0x4D435A53, "station database", {records::logTablesSql()}}));
  OwnLog down = makeDown();
  LogArchive archive{database};

  OwnLog makeDown() {
    auto transaction = must(store::Transaction::begin(database));
    auto log = must(OwnLog::create(transaction, "down/kiosk", ledger::Role::down, keys, clock, random));
    REQUIRE(transaction.commit());
    return log;
  }
  void add(LeafType type, const Bytes& payload) {
    auto transaction = must(store::Transaction::begin(database));
    must(down.append(transaction, type, payload));
    REQUIRE(transaction.commit());
  }
  void decide(const StudentId& student, records::TeachersDecision::What what) {
    const records::TeachersDecision decision{student, kFactors, "because", std::move(what)};
    add(typeOf(decision), encode(decision));
  }
  void grant(const std::string& id, const StudentId& student, const CheckId& check) {
    auto transaction = must(store::Transaction::begin(database));
    must(down.append(transaction, LeafType::grant, encode(Grant{GrantId(id), student, check, Grant::Action::unlock})));
    REQUIRE(transaction.commit());
  }
  records::Received take(const ledger::LogKey& log, const ledger::Slice& slice) {
    auto transaction = must(store::Transaction::begin(database));
    must(archive.add(transaction, log));
    auto received = must(archive.receive(transaction, log.id(), slice));
    REQUIRE(transaction.commit());
    return received;
  }
};

void pair(records::KioskRecords& records, Station& station) {
  REQUIRE(records.setDownlog(station.down.key().identity, station.down.key().nonce));
}

}  // namespace

TEST_CASE("From not yet to another try: the kiosk asks, the station unlocks, the kiosk spends the unlock once") {
  Kiosk kiosk;
  Station station;
  auto records = kiosk.open();
  pair(records, station);
  const AttemptId first = takeCheck(records, newAttempt(kLex, kFactors), false);
  REQUIRE(records.ask(kLex, kFactors, first, ""));
  CHECK(must(records.journey(kLex, kFactors)).standing() == Standing::asked);

  station.grant("g1", kLex, kFactors);
  const auto received = must(records.receiveDown(must(station.down.slice(0))));
  CHECK(received.state == State::stored);
  const auto journey = must(records.journey(kLex, kFactors));
  CHECK(journey.standing() == Standing::unlocked);
  CHECK(journey.openGrants() == std::vector<GrantId>{GrantId("g1")});
  CHECK(must(records.journey(kSam, kFactors)).openGrants().empty());

  takeCheck(records, newAttempt(kLex, kFactors, 2, GrantId("g1")), false);
  const auto after = must(records.journey(kLex, kFactors));
  CHECK(after.standing() == Standing::notYet);
  CHECK(after.tries() == 2);
  const auto again = records.startAttempt(newAttempt(kLex, kFactors, 3, GrantId("g1")));
  REQUIRE_FALSE(again);
  CHECK(again.error().message.find("used already") != std::string::npos);
}

TEST_CASE("The same news from the station changes nothing the second time") {
  Kiosk kiosk;
  Station station;
  auto records = kiosk.open();
  pair(records, station);
  station.grant("g1", kLex, kFactors);
  const auto slice = must(station.down.slice(0));
  CHECK(must(records.receiveDown(slice)).state == State::stored);
  CHECK(must(records.receiveDown(slice)).state == State::have);
  CHECK(must(records.downSize()) == 1);
  CHECK(must(records.journey(kLex, kFactors)).openGrants().size() == 1);
}

TEST_CASE("An unlock is remembered over a restart") {
  Kiosk kiosk;
  Station station;
  {
    auto records = kiosk.open();
    pair(records, station);
    takeCheck(records, newAttempt(kLex, kFactors), false);
    station.grant("g1", kLex, kFactors);
    must(records.receiveDown(must(station.down.slice(0))));
  }
  auto records = kiosk.open();
  CHECK(records.downlog() == station.down.key());
  CHECK(must(records.downSize()) == 1);
  CHECK(must(records.journey(kLex, kFactors)).standing() == Standing::unlocked);
}

TEST_CASE("Unlocks that nobody signed are not believed") {
  Kiosk kiosk;
  Station station;
  Station impostor;
  impostor.keys = keysNumber(51);
  auto records = kiosk.open();
  pair(records, station);
  takeCheck(records, newAttempt(kLex, kFactors), false);
  impostor.grant("g1", kLex, kFactors);
  CHECK(must(records.receiveDown(must(impostor.down.slice(0)))).state == State::refused);
  CHECK(must(records.journey(kLex, kFactors)).standing() == Standing::notYet);
}

TEST_CASE("A kiosk belongs to one station") {
  Kiosk kiosk;
  Station station;
  auto records = kiosk.open();
  CHECK_FALSE(records.downlog());
  CHECK(must(records.downSize()) == 0);
  CHECK_FALSE(records.receiveDown(must(station.down.slice(0))));
  pair(records, station);
  pair(records, station);  // asking again is harmless
  const auto other = records.setDownlog(keysNumber(51).identity(), {});
  REQUIRE_FALSE(other);
  CHECK(other.error().fault == Fault::refused);
}

TEST_CASE("Everything that a kiosk wrote arrives at the station, in as many steps as it takes") {
  Kiosk kiosk;
  Station station;
  auto records = kiosk.open();
  for (int check = 0; check < 5; ++check) {
    takeCheck(records, newAttempt(kLex, CheckId("check " + std::to_string(check))), true);
    const auto slice = openedBy(kiosk.keys, records, must(records.ackedSize()));
    const auto received = station.take(records.uplog(), slice);
    CHECK(received.state == State::stored);
    if (check % 2 == 0) REQUIRE(records.setAcked(received.size));  // every other answer is lost
  }
  CHECK(must(station.archive.size(records.uplog().id())) == 13);  // genesis, boot, key, five times start and end
  const auto slice = must(station.archive.slice(records.uplog().id()));
  CHECK(ledger::verifyLogFile(ledger::writeLogFile({records.uplog(), slice, true})).ok);
  // The station can judge again from what arrived.
  const auto leaves = must(station.archive.read(records.uplog().id(), 3, 2));
  const auto start = must(records::decodeAttemptStart(leaves.at(0).payload.value()));
  const auto done = must(records::decodeAttemptDone(leaves.at(1).payload.value()));
  CHECK(sameForm(start.form, someForm(CheckId("check 0"), 1)));
  CHECK(done.responses.at(SlotId("s2")) == scoring::Response(scoring::Picked{ChoiceId("c1")}));
}

TEST_CASE("A leaf of a kind that this kiosk doesn't know is kept and passed over") {
  Kiosk kiosk;
  Station station;
  auto records = kiosk.open();
  pair(records, station);
  {
    auto transaction = must(store::Transaction::begin(station.database));
    must(station.down.append(transaction, static_cast<LeafType>(200), viewOf("from the future")));
    must(station.down.append(transaction, LeafType::grant, viewOf("not a grant")));
    REQUIRE(transaction.commit());
  }
  station.grant("g1", kLex, kFactors);
  CHECK(must(records.receiveDown(must(station.down.slice(0)))).state == State::stored);
  CHECK(must(records.downSize()) == 3);
  CHECK(must(records.journey(kLex, kFactors)).openGrants().size() == 1);
}

TEST_CASE("A mark says which skills are missing; where an older one doesn't, what the hand-in found stands") {
  Kiosk kiosk;
  Station station;
  auto records = kiosk.open();
  pair(records, station);
  const AttemptId first = takeCheck(records, newAttempt(kLex, kFactors), false);  // "spot" is missing
  const auto missed = [&] { return must(records.journey(kLex, kFactors)).last()->outcome()->missed; };
  const auto marked = [&](const records::MarkGiven& mark) {
    station.add(LeafType::mark, encode(mark));
    must(records.receiveDown(must(station.down.slice(must(records.downSize())))));
  };
  CHECK(missed() == std::vector<SkillId>{SkillId("spot")});
  marked({first, SlotId("s1"), {}, false, 0});
  CHECK(missed() == std::vector<SkillId>{SkillId("spot")});
  marked({first, SlotId("s1"), {}, false, 0, std::vector<SkillId>{SkillId("list"), SkillId("spot")}});
  CHECK(missed() == std::vector<SkillId>{SkillId("list"), SkillId("spot")});
  marked({first, SlotId("s1"), {}, false, 0, std::vector<SkillId>{SkillId("list")}});
  CHECK(missed() == std::vector<SkillId>{SkillId("list")});
  const std::string text = must(records.factsAsText());
  REQUIRE(records.rebuild());
  CHECK(must(records.factsAsText()) == text);
  marked({first, SlotId("s1"), {}, false, 0, std::vector<SkillId>{}});
  CHECK(missed().empty());
}

TEST_CASE("After a correction the result and the request are the student's who took it") {
  Kiosk kiosk;
  Station station;
  auto records = kiosk.open();
  pair(records, station);
  const AttemptId first = takeCheck(records, newAttempt(kLex, kFactors), false);
  station.decide(kLex, journey::Corrected{{1, journey::DeedId("d1")}, first, kSam});
  must(records.receiveDown(must(station.down.slice(0))));
  CHECK_FALSE(must(records.lastResult(kLex, kFactors)));
  REQUIRE(must(records.lastResult(kSam, kFactors)));
  CHECK(must(records.lastResult(kSam, kFactors))->start.attempt == first);
  CHECK(records.ask(kLex, kFactors, first, "").error().fault == Fault::notFound);
  REQUIRE(records.ask(kSam, kFactors, first, "please"));
  REQUIRE(records.ask(kSam, kFactors, first, "again"));
  CHECK(countOf(records, LeafType::attemptAsk) == 1);
  CHECK(must(records.journey(kSam, kFactors)).standing() == Standing::asked);
}

TEST_CASE("A try that was taken out is neither the last result nor to be gone on with") {
  Kiosk kiosk;
  Station station;
  auto records = kiosk.open();
  pair(records, station);
  const AttemptId done = takeCheck(records, newAttempt(kLex, kFactors), false);
  const AttemptId open = must(records.startAttempt(newAttempt(kSam, kFactors)));
  CHECK(must(records.liveAttempt(kSam, kFactors))->start.attempt == open);
  station.decide(kLex, journey::Voided{{1, journey::DeedId("d1")}, done, true});
  station.decide(kSam, journey::Voided{{2, journey::DeedId("d2")}, open, true});
  must(records.receiveDown(must(station.down.slice(0))));
  CHECK_FALSE(must(records.lastResult(kLex, kFactors)));
  CHECK(records.ask(kLex, kFactors, done, "").error().fault == Fault::notFound);
  CHECK_FALSE(must(records.liveAttempt(kSam)));
  CHECK_FALSE(must(records.liveAttempt(kSam, kFactors)));
}

TEST_CASE("The newest regrade counts at the kiosk, over a restart, and what the student was told of is remembered") {
  Kiosk kiosk;
  Station station;
  auto records = kiosk.open();
  pair(records, station);
  const AttemptId first = takeCheck(records, newAttempt(kLex, kFactors), false);
  CHECK_FALSE(must(records.regrade(first)));
  const auto regrade = [&](std::uint64_t number, bool mastered) {
    records::Regrade what;
    what.action = journey::DeedId("action");
    const journey::Deed by{number, journey::DeedId("d" + std::to_string(number))};
    const records::TeachersDecision one{kLex, kFactors, "", journey::Regraded{by, first, {mastered, false, {}}}, what};
    station.add(typeOf(one), encode(one));
    must(records.receiveDown(must(station.down.slice(must(records.downSize())))));
    return by;
  };
  const auto second = regrade(2, true);
  regrade(1, false);  // it comes late
  CHECK(must(records.journey(kLex, kFactors)).standing() == Standing::mastered);
  CHECK(must(records.regrade(first))->by() == second);
  CHECK_FALSE(must(records.wasTold(first, second)));
  REQUIRE(records.noteTold(first, second));
  CHECK(must(records.wasTold(first, second)));
  const std::string before = must(records.factsAsText());
  REQUIRE(records.rebuild());
  CHECK(must(records.factsAsText()) == before);
  CHECK(must(records.wasTold(first, second)));
  const auto third = regrade(3, false);
  CHECK_FALSE(must(records.wasTold(first, third)));
  CHECK(must(records.journey(kLex, kFactors)).standing() == Standing::notYet);
  // Who is forgotten leaves nothing behind of it.
  station.add(LeafType::erase, encode(records::eraseOf(kLex)));
  must(records.receiveDown(must(station.down.slice(must(records.downSize())))));
  CHECK_FALSE(must(records.wasTold(first, second)));
  CHECK_FALSE(must(records.regrade(first)));
}
