#include "tests/endurance/memory.h"

#include "core/crypto/hash.h"
#include "core/records/key_epoch.h"
#include "core/records/trace.h"

namespace cz::tests {
namespace {

std::string shortened(ByteView bytes) { return hexOf(crypto::sha256(bytes).view()); }

template <class T>
std::string wrong(const Result<T>& result) {
  return "error: " + result.error().message + " " + result.error().detail;
}

std::string slots(const std::set<SlotId>& set) {
  std::string text;
  for (const SlotId& slot : set) text += slot.text + " ";
  return text;
}

/// The time that it took is no part: a power cut takes up to a minute off it.
std::string told(const Result<std::optional<records::LiveAttempt>>& live) {
  if (!live) return wrong(live);
  if (!*live) return "none";
  const records::LiveAttempt& attempt = **live;
  records::AttemptDone answers;
  answers.responses = attempt.responses;
  return attempt.start.attempt.text + " form " + shortened(encode(attempt.start)) + " answers " +
         shortened(encode(answers)) + " of " + std::to_string(attempt.responses.size()) + " place " +
         std::to_string(attempt.place) + " flagged " + slots(attempt.flagged) + " seen " + slots(attempt.seen);
}

std::string told(const Result<std::optional<records::Finished>>& last) {
  if (!last) return wrong(last);
  if (!*last) return "none";
  // What was answered is sealed for the station; see saidToTheStation.
  const Bytes kept = records::traceOf(ledger::LeafType::attemptDone, encode((*last)->done));
  return "leaf " + std::to_string((*last)->leaf) + " " + (*last)->done.result.shown + " " +
         shortened(encode((*last)->start)) + shortened(kept);
}

std::string told(const Result<std::optional<records::Reflection>>& draft) {
  if (!draft) return wrong(draft);
  std::string text = "draft";
  if (*draft)
    for (const std::string& answer : (*draft)->answers) text += " | " + answer;
  return text;
}

std::string told(const Result<std::uint64_t>& number) { return number ? std::to_string(*number) : wrong(number); }

std::string told(const Result<std::optional<records::RosterApplied>>& roster) {
  if (!roster) return wrong(roster);
  return *roster ? std::to_string((*roster)->version) + " " + hexOf((*roster)->hash.view()) : "none";
}

std::string told(const Result<std::vector<records::PackApplied>>& packs) {
  if (!packs) return wrong(packs);
  std::string text;
  for (const auto& pack : *packs) text += pack.pack.text + " " + pack.version + " " + hexOf(pack.hash.view()) + "; ";
  return text;
}

void askAfter(records::KioskRecords& records, const StudentId& student, const CheckId& check, Memory& memory) {
  const std::string who = student.text + "/" + check.text;
  memory.parts["result " + who] = told(records.lastResult(student, check));
  const auto journey = records.journey(student, check);
  memory.parts["way " + who] =
      journey ? nameOf(journey->standing()) + " " + std::to_string(journey->tries()) : wrong(journey);
  if (journey && journey->last() != nullptr)
    memory.parts["draft " + journey->last()->id.text] = told(records.savedReflection(journey->last()->id));
}

/// Opens what lies sealed, as the station does.
class Opened {
 public:
  Opened(const ledger::Slice& log, const Asked& asked) {
    for (const Bytes& bytes : log.leaves) {
      const auto leaf = ledger::decodeLeaf(bytes);
      if (!leaf || leaf->type != ledger::LeafType::keyEpoch) continue;
      const auto epoch = records::decodeKeyEpoch(leaf->pub);
      if (!epoch) continue;
      for (const auto& reader : asked.readers)
        if (auto key = epoch->keyFor(*reader)) keys_.emplace(epoch->number, std::move(*key));
    }
  }
  const crypto::EpochKey* find(std::uint64_t epoch) const {
    const auto found = keys_.find(epoch);
    return found == keys_.end() ? nullptr : &found->second;
  }

 private:
  std::map<std::uint64_t, crypto::EpochKey> keys_;
};

bool isHandIn(const Bytes& bytes) {
  const auto leaf = ledger::decodeLeaf(bytes);
  return leaf && leaf->type == ledger::LeafType::attemptDone;
}

void saidToTheStation(ledger::Slice log, const LogId& id, const Asked& asked, Memory& memory) {
  for (std::size_t at = 0; at < log.leaves.size(); ++at)
    if (isHandIn(log.leaves[at])) memory.parts["said " + std::to_string(at)] = "nothing";
  const Opened keys(log, asked);
  records::openPayloads(id, log, [&](std::uint64_t epoch) { return keys.find(epoch); });
  for (const auto& payload : log.payloads)
    if (isHandIn(log.leaves.at(payload.index)))
      memory.parts["said " + std::to_string(payload.index)] = shortened(payload.body);
}

}  // namespace

ledger::Slice ownLog(records::KioskRecords& records) { return must(records.pending(0)); }

Memory memoryOf(records::KioskRecords& records, const Asked& asked) {
  Memory memory;
  ledger::Slice log = ownLog(records);
  memory.leaves = log.leaves.size();
  if (!asked.readers.empty()) saidToTheStation(std::move(log), records.uplog().id(), asked, memory);
  for (const StudentId& student : asked.students) {
    memory.parts["open " + student.text] = told(records.liveAttempt(student));
    for (const CheckId& check : asked.checks) askAfter(records, student, check, memory);
  }
  memory.parts["down"] = told(records.downSize());
  memory.parts["acked"] = told(records.ackedSize());
  memory.parts["roster"] = told(records.roster());
  memory.parts["packs"] = told(records.packs());
  const auto room = records.setting("room");
  memory.parts["room"] = !room ? wrong(room) : *room ? std::string(textOf(**room)) : "none";
  const auto facts = records.factsAsText();
  memory.parts["facts"] = facts ? *facts : wrong(facts);
  return memory;
}

}  // namespace cz::tests
