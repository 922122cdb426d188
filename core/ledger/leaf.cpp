#include "core/ledger/leaf.h"

#include <map>

#include "core/crypto/hash.h"
#include "core/ledger/cbor.h"

namespace cz::ledger {
namespace {

constexpr std::uint64_t kVersion = 1;
constexpr std::string_view kCommitment{"mcz/pc/1\0", 9};

const std::map<LeafType, const char*>& names() {
  static const std::map<LeafType, const char*> names{
      {LeafType::genesis, "log.genesis"},
      {LeafType::boot, "log.boot"},
      {LeafType::keyEpoch, "key.epoch"},
      {LeafType::signin, "signin"},
      {LeafType::signinFail, "signin.fail"},
      {LeafType::attemptStart, "attempt.start"},
      {LeafType::attemptDone, "attempt.done"},
      {LeafType::attemptVoid, "attempt.void"},
      {LeafType::rubricMark, "rubric.mark"},
      {LeafType::grantUsed, "grant.used"},
      {LeafType::offlineUsed, "offline.used"},
      {LeafType::clockStep, "clock.step"},
      {LeafType::rosterApplied, "roster.applied"},
      {LeafType::packApplied, "pack.applied"},
      {LeafType::fault, "fault"},
      {LeafType::recovered, "recovered"},
      {LeafType::rebase, "rebase"},
      {LeafType::logSuccessor, "log.successor"},
      {LeafType::logClose, "log.close"},
      {LeafType::attemptAsk, "attempt.ask"},
      {LeafType::attemptPause, "attempt.pause"},
      {LeafType::attemptResume, "attempt.resume"},
      {LeafType::offlineMiss, "offline.miss"},
      {LeafType::enrolled, "enrolled"},
      {LeafType::grant, "grant"},
      {LeafType::grantRevoke, "grant.revoke"},
      {LeafType::rosterRef, "roster.ref"},
      {LeafType::packRef, "pack.ref"},
      {LeafType::settings, "settings"},
      {LeafType::stationRotate, "station.rotate"},
      {LeafType::stationReplace, "station.replace"},
      {LeafType::erase, "erase"},
      {LeafType::pruneBefore, "prune.before"},
      {LeafType::retire, "retire"},
      {LeafType::anchor, "anchor"},
      {LeafType::noted, "noted"},
      {LeafType::mark, "mark"},
      {LeafType::attemptReflect, "attempt.reflect"},
      {LeafType::attemptRevise, "attempt.revise"},
      {LeafType::waitWaived, "wait.waived"},
      {LeafType::revisionConfirmed, "revision.confirmed"},
      {LeafType::attemptVoided, "attempt.voided"},
      {LeafType::attemptChosen, "attempt.chosen"},
      {LeafType::attemptCorrected, "attempt.corrected"},
      {LeafType::attemptHandedOver, "attempt.handed-over"},
      {LeafType::timeGiven, "time.given"},
      {LeafType::accommodation, "accommodation"},
      {LeafType::excused, "excused"},
      {LeafType::recoverySheet, "recovery.sheet"},
      {LeafType::elsewhere, "attempt.elsewhere"},
      {LeafType::attemptState, "attempt.state"},
      {LeafType::attemptRegraded, "attempt.regraded"},
  };
  return names;
}

/// Public fields are a map of their own, so that any may be added without changing the leaf.
Bytes readPub(CborReader& reader) {
  const ByteView pub = reader.skip();
  if (!pub.empty() && (pub[0] >> 5U) != 5) reader.fail("the public fields are no map");
  return {pub.begin(), pub.end()};
}

ClockState readClock(CborReader& reader) {
  const std::uint64_t state = reader.number();
  if (state > static_cast<std::uint64_t>(ClockState::disciplined)) reader.fail("the state of the clock is unknown");
  return reader.ok() ? static_cast<ClockState>(state) : ClockState::unset;
}

}  // namespace

std::string nameOf(LeafType type) {
  const auto at = names().find(type);
  return at != names().end() ? at->second : "type " + std::to_string(static_cast<std::uint64_t>(type));
}

Bytes encode(const Leaf& leaf) {
  CborWriter writer;
  writer.map(leaf.pub.empty() ? 10 : 11);
  writer.key(0).number(kVersion);
  writer.key(1).number(static_cast<std::uint64_t>(leaf.type));
  writer.key(2).number(leaf.index);
  writer.key(3).number(leaf.boot);
  writer.key(4).integer(leaf.monoMs);
  writer.key(5).integer(leaf.wallMs);
  writer.key(6).number(static_cast<std::uint64_t>(leaf.clock));
  writer.key(7).bytes(leaf.payload.view());
  writer.key(8).number(leaf.payloadSize);
  writer.key(9).number(leaf.keyEpoch);
  if (!leaf.pub.empty()) writer.key(10).raw(leaf.pub);
  return writer.take();
}

Result<Leaf> decodeLeaf(ByteView bytes) {
  CborReader reader(bytes);
  Leaf leaf;
  reader.map();
  reader.key(0);
  if (reader.number() != kVersion) reader.fail("its version is unknown; install a newer Checkzone");
  reader.key(1);
  leaf.type = static_cast<LeafType>(reader.number());
  reader.key(2);
  leaf.index = reader.number();
  reader.key(3);
  leaf.boot = reader.number();
  reader.key(4);
  leaf.monoMs = reader.integer();
  reader.key(5);
  leaf.wallMs = reader.integer();
  reader.key(6);
  leaf.clock = readClock(reader);
  reader.key(7);
  leaf.payload = readFixed<Hash>(reader);
  reader.key(8);
  leaf.payloadSize = reader.number();
  reader.key(9);
  leaf.keyEpoch = reader.number();
  if (reader.has(10)) leaf.pub = readPub(reader);
  reader.leave();
  CZ_CHECK(reader.finish("A leaf"));
  return leaf;
}

Hash commitmentTo(const Salt& salt, ByteView payload) {
  Bytes message(kCommitment.begin(), kCommitment.end());
  message.insert(message.end(), salt.bytes.begin(), salt.bytes.end());
  message.insert(message.end(), payload.begin(), payload.end());
  return crypto::sha256(message);
}

}  // namespace cz::ledger
