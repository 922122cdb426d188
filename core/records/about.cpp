#include "core/records/about.h"

#include "core/records/kiosk_seal.h"
#include "core/records/log_rows.h"
#include "core/records/payload.h"
#include "core/records/payload_audit.h"
#include "core/records/payload_code.h"
#include "core/records/payload_elsewhere.h"
#include "core/records/payload_journey.h"
#include "core/records/payload_marked.h"
#include "core/records/payload_pins.h"
#include "core/records/payload_state.h"

namespace cz::records {
namespace {

using ledger::LeafType;

constexpr std::uint64_t kStep = 500;  ///< leaves looked at together

template <class Payload>
About ofStep(const Result<Payload>& step) {
  return step ? About{step->student, {}, step->attempt} : About();
}

About ofDecision(LeafType type, ByteView payload) {
  const auto decision = decodeTeachersDecision(type, payload);
  return decision ? About{decision->student, decision->to(), decision->attempt()} : About();
}

template <class Payload>
About ofAttempt(const Result<Payload>& one) {
  return one ? About{{}, {}, one->attempt} : About();
}

About ofGrant(ByteView payload) {
  const auto grant = decodeGrant(payload);
  return grant ? About{grant->student, {}, {}} : About();
}

About ofCode(ByteView payload) {
  const auto used = decodeCodeUsed(payload);
  return used ? About{used->student, {}, {}} : About();
}

About ofMarkedHere(ByteView payload) {
  const auto marked = decodeMarkedHere(payload);
  return marked ? About{{}, {}, marked->given.attempt} : About();
}

About ofSignedIn(ByteView payload) {
  const auto signedIn = decodeSignedIn(payload);
  return signedIn ? About{signedIn->student, {}, {}} : About();
}

About ofNoted(ByteView payload) {
  const auto noted = decodeNoted(payload);
  return noted ? About{noted->student, {}, {}} : About();
}

About ofElsewhere(ByteView payload) {
  const auto elsewhere = decodeElsewhere(payload);
  return elsewhere ? aboutOf(elsewhere->type, elsewhere->payload) : About();
}

/// Whose an attempt is, as far as this leaf says so.
void noteOwner(Forgetting& forgetting, LeafType type, ByteView payload) {
  if (type == LeafType::elsewhere) {
    if (const auto elsewhere = decodeElsewhere(payload)) noteOwner(forgetting, elsewhere->type, elsewhere->payload);
    return;
  }
  if (type == LeafType::attemptStart) {
    if (const auto start = decodeAttemptStart(payload)) forgetting.startedBy(start->attempt, start->student);
  } else if (type == LeafType::attemptCorrected) {
    if (const auto decision = decodeTeachersDecision(type, payload))
      forgetting.correctedTo(decision->attempt(), decision->by(), decision->to());
  }
}

/// `look` gets every payload of a log with its place and kind.
template <class Look>
Result<void> eachOf(LogRows& rows, const LogRow& row, Look look) {
  for (std::uint64_t from = 0; from < row.size(); from += kStep) {
    const std::uint64_t to = std::min(row.size(), from + kStep);
    CZ_TRY(leaves, rows.leaves(row.id, from, to));
    CZ_TRY(payloads, rows.payloads(row.id, from, to));
    for (const KeptPayload& payload : payloads) {
      CZ_TRY(leaf, ledger::decodeLeaf(leaves.at(static_cast<std::size_t>(payload.index - from))));
      CZ_CHECK(look(payload.index, leaf.type, payload.known()));
    }
  }
  return {};
}

}  // namespace

About aboutOf(LeafType type, ByteView payload) {
  if (isTeachersDecision(type)) return ofDecision(type, payload);
  switch (type) {
    case LeafType::attemptStart: return ofStep(decodeAttemptStart(payload));
    case LeafType::attemptDone: return ofAttempt(decodeAttemptDone(payload));
    case LeafType::attemptAsk: return ofStep(decodeAttemptAsk(payload));
    case LeafType::attemptReflect: return ofStep(decodeReflection(payload));
    case LeafType::attemptRevise: return ofStep(decodeRevision(payload));
    case LeafType::attemptPause:
    case LeafType::attemptResume: return ofAttempt(decodeAttemptTurn(payload));
    case LeafType::signin: return ofSignedIn(payload);
    case LeafType::grant: return ofGrant(payload);
    case LeafType::offlineUsed: return ofCode(payload);
    case LeafType::mark: return ofAttempt(decodeMarkGiven(payload));
    case LeafType::rubricMark: return ofMarkedHere(payload);
    case LeafType::attemptState: return ofAttempt(decodeAttemptState(payload));
    case LeafType::elsewhere: return ofElsewhere(payload);
    case LeafType::noted: return ofNoted(payload);
    default: return {};
  }
}

void Forgetting::startedBy(const AttemptId& attempt, const StudentId& student) {
  owners_.emplace(attempt, Owner{{}, student});
}

void Forgetting::correctedTo(const AttemptId& attempt, const journey::Deed& by, const StudentId& student) {
  Owner& owner = owners_[attempt];
  if (owner.by < by) owner = {by, student};
}

bool Forgetting::isIt(const About& about) const {
  const auto owner = owners_.find(about.attempt);
  if (!about.attempt.empty() && owner != owners_.end()) return whom_.isAbout(owner->second.student);
  return whom_.isAbout(about.student) || whom_.isAbout(about.other);
}

std::set<AttemptId> Forgetting::attempts() const {
  std::set<AttemptId> theirs;
  for (const auto& [attempt, owner] : owners_)
    if (whom_.isAbout(owner.student)) theirs.insert(attempt);
  return theirs;
}

Result<void> forget(store::Transaction& transaction, const KioskSeal* seal, Forgetting& forgetting) {
  store::Database& database = transaction.database();
  LogRows rows(database, seal);
  CZ_TRY(logs, rows.all());
  for (const LogRow& log : logs)  // an attempt may be told of in a log before the one that says whose it is
    CZ_CHECK(eachOf(rows, log, [&](std::uint64_t, LeafType type, ByteView payload) -> Result<void> {
      noteOwner(forgetting, type, payload);
      return {};
    }));
  for (const LogRow& log : logs) {
    std::vector<std::uint64_t> theirs;
    CZ_CHECK(eachOf(rows, log, [&](std::uint64_t index, LeafType type, ByteView payload) -> Result<void> {
      if (forgetting.isIt(aboutOf(type, payload))) theirs.push_back(index);
      return {};
    }));
    forgetting.payloads += theirs.size();
    CZ_CHECK(rows.dropPayloads(log.id, theirs));
  }
  return {};
}

}  // namespace cz::records
