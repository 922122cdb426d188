// What a kiosk and the station in the place of its own say to one another.

#include "core/sync/takeover.h"

#include "core/ledger/tree.h"
#include "core/sync/stick_letter.h"
#include "tests/core/sync/devices.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::sync;
using namespace cz::sync::testing;
using Kind = ledger::Succession::Kind;

namespace {

/// The log of `station` for a kiosk: a leaf enrolled and two more.
ledger::Slice someDownlog(const crypto::DeviceKeys& station, const Bytes& says) {
  ledger::Slice slice;
  ledger::OpenPayload payload{0, {}, says};
  payload.salt.bytes.fill(3);
  ledger::Frontier frontier;
  for (std::uint64_t index = 0; index < 3; ++index) {
    ledger::Leaf leaf;
    leaf.type = index == 0 ? ledger::LeafType::enrolled : ledger::LeafType::boot;
    leaf.index = index;
    if (index == 0) leaf.payload = ledger::commitmentTo(payload.salt, says);
    if (index == 0) leaf.payloadSize = says.size();
    slice.leaves.push_back(ledger::encode(leaf));
    frontier.append(ledger::leafHash(slice.leaves.back()));
  }
  slice.payloads.push_back(payload);
  slice.note = ledger::signCheckpoint(downlogOf(station), 3, frontier.root(), station);
  return slice;
}

struct Move {
  crypto::DeviceKeys kiosk = keysOf(1), lost = keysOf(2), next = keysOf(3), sheet = keysOf(9);
  MoveRequest request;
  Move() {
    const Bytes says{1, 2, 3};
    auto belonging = must(belongingFrom(downlogOf(lost), someDownlog(lost, says)));
    belonging.sheetVersion = 4;
    belonging.vouch = ledger::vouchFor(sheet, 4, lost.identity().fingerprint());
    const ledger::Succession what{Kind::replaced, 1, lost.identity().fingerprint(), next.identity()};
    request = {kiosk.identity(), nonceOf(7), "Seat 1", ledger::signSuccession(what, sheet, next), belonging};
  }
};

}  // namespace

TEST_CASE("A request to move opens at the station that it is for, whole or not at all, and is the kiosk's own") {
  const Move move;
  tests::CountingRandom random;
  const Bytes sealed = sealMove(move.request, move.kiosk, random);
  const auto opened = must(openMove(sealed, move.next));
  CHECK(opened.kiosk == move.kiosk.identity());
  CHECK(opened.seat == "Seat 1");
  CHECK(opened.statement == move.request.statement);
  CHECK(opened.belonging.path == move.request.belonging.path);
  CHECK(isInLog(opened.belonging));
  CHECK(isVouchedFor(opened.belonging, move.sheet.identity().manifest));
  CHECK_FALSE(openMove(sealed, move.lost));
  for (std::size_t at = 0; at < sealed.size(); at += 7) {
    Bytes changed = sealed;
    changed[at] ^= 1;
    CHECK_FALSE(openMove(changed, move.next));
  }
  CHECK_FALSE(openMove(sealMove(move.request, keysOf(4), random), move.next));  // signed by another one
}

TEST_CASE("That a kiosk belonged to a station is shown by that station's own log and by nothing else") {
  const Move move;
  const auto holds = [&](auto change) {
    Belonging other = move.request.belonging;
    change(other);
    return isInLog(other);
  };
  CHECK(holds([](Belonging&) {}));
  CHECK_FALSE(holds([](Belonging& one) { one.log.identity = keysOf(5).identity(); }));
  CHECK_FALSE(holds([](Belonging& one) { one.log.nonce = nonceOf(5); }));
  CHECK_FALSE(holds([](Belonging& one) { one.first.back() ^= 1; }));
  CHECK_FALSE(holds([](Belonging& one) { one.payload.body.push_back(0); }));
  CHECK_FALSE(holds([](Belonging& one) { one.payload.salt.bytes[0] ^= 1; }));
  CHECK_FALSE(holds([](Belonging& one) { one.path.pop_back(); }));
  CHECK_FALSE(holds([](Belonging& one) { one.path.front().bytes[0] ^= 1; }));
}

TEST_CASE("The sheet's word reaches over renewed keys, when each step is signed by the keys before it") {
  const Move move;
  const auto first = keysOf(21), second = keysOf(22);
  const auto step = [](const crypto::DeviceKeys& from, const crypto::DeviceKeys& to, const crypto::DeviceKeys& by) {
    return Step{from.identity(),
                ledger::signSuccession({Kind::rotated, 1, from.identity().fingerprint(), to.identity()}, by, to)};
  };
  Belonging belonging = move.request.belonging;
  const auto& key = move.sheet.identity().manifest;
  belonging.vouch = ledger::vouchFor(move.sheet, 4, first.identity().fingerprint());
  CHECK_FALSE(isVouchedFor(belonging, key));
  belonging.steps = {step(first, second, first), step(second, move.lost, second)};
  CHECK(isVouchedFor(belonging, key));
  belonging.steps = {step(first, second, first), step(second, move.lost, first)};
  CHECK_FALSE(isVouchedFor(belonging, key));
  belonging.steps = {step(second, move.lost, second)};
  CHECK_FALSE(isVouchedFor(belonging, key));
  // The sheet itself has said that it replaces another one.
  const ledger::Succession what{Kind::replaced, 1, second.identity().fingerprint(), move.lost.identity()};
  belonging.steps = {Step{second.identity(), ledger::signSuccession(what, move.sheet, move.lost)}};
  CHECK(isVouchedFor(belonging, key));
  belonging.steps = {Step{second.identity(), ledger::signSuccession(what, second, move.lost)}};
  CHECK_FALSE(isVouchedFor(belonging, key));
}

TEST_CASE("Questions and answers of a takeover have one spelling") {
  const Move move;
  const SuccessorAsk ask{move.lost.identity().fingerprint(), 3};
  CHECK(must(decodeSuccessorAsk(encode(ask))) == ask);
  for (const auto& statement : {std::optional<ledger::SignedSuccession>(), std::optional(move.request.statement)}) {
    const SuccessorSays says{move.next.identity().fingerprint(), statement};
    CHECK(must(decodeSuccessorSays(encode(says))) == says);
  }
  Past past;
  past.what = Past::What::leaves;
  past.logs = 2;
  past.upSize = 40;
  past.which = 1;
  past.log = downlogOf(move.lost);
  past.size = 3;
  past.part = someDownlog(move.lost, {1});
  const auto read = must(decodePast(encode(past)));
  CHECK(encode(read) == encode(past));
  CHECK(read.part.leaves == past.part.leaves);
  CHECK(read.upSize == 40);
  const PastReply reply{{}, Past::What::piece, 0, move.lost.identity().fingerprint(), 77};
  CHECK(must(decodePastReply(encode(reply))).from == 77);
  CHECK_FALSE(decodePast(encode(ask)));
}

TEST_CASE("A letter on a stick is told from a bundle") {
  const Bytes message{4, 5, 6};
  const auto read = letterIn(letterOf(Letter::ask, message));
  REQUIRE(read);
  CHECK(read->first == Letter::ask);
  CHECK(read->second == message);
  CHECK_FALSE(letterIn(message));
  Bytes other = letterOf(Letter::ask, message);
  other[6] = 'x';
  CHECK_FALSE(letterIn(other));
}
