// What leaves say, and what a kiosk or a station keeps beside its log: whatever can be read is written and read again
// as the same.

#include "core/ledger/fork_file.h"
#include "core/ledger/succession.h"
#include "core/records/class_rules.h"
#include "core/records/code_sheet.h"
#include "core/records/drawn.h"
#include "core/records/enrolled.h"
#include "core/records/payload.h"
#include "core/records/payload_audit.h"
#include "core/records/payload_code.h"
#include "core/records/payload_erase.h"
#include "core/records/payload_journey.h"
#include "core/records/payload_marked.h"
#include "core/records/payload_pins.h"
#include "core/records/payload_prune.h"
#include "core/records/payload_recovery.h"
#include "core/records/payload_state.h"
#include "core/records/scratch.h"
#include "core/sync/stick_join.h"
#include "core/sync/stick_letter.h"
#include "core/sync/takeover.h"
#include "core/sync/wire.h"
#include "tests/fuzz/targets.h"

namespace cz::fuzz {
namespace {

template <class Decode>
void staysTheSame(ByteView bytes, Decode decode) {
  const auto read = decode(bytes);
  demand(read.ok() || !read.error().message.empty(), "a refusal is a sentence");
  if (!read) return;
  const Bytes written = encode(*read);
  const auto again = decode(written);
  demand(again.ok(), "what was read and written can be read again");
  demand(encode(*again) == written, "what was read again is the same");
}

template <class... Decode>
void eachStaysTheSame(ByteView bytes, Decode... decode) {
  (staysTheSame(bytes, decode), ...);
}

}  // namespace

/// The first byte is the type of the leaf, for the decisions that share a layout; all the rest is what it says.
void payload(std::string_view bytes) {
  const auto type = static_cast<ledger::LeafType>(bytes.empty() ? 0 : static_cast<unsigned char>(bytes[0]));
  const ByteView view = viewOf(bytes.substr(bytes.empty() ? 0 : 1));
  eachStaysTheSame(
      view, records::decodeRuleBook, records::decodeCodeSheet, records::decodeDrawn, records::decodeEnrolled,
      records::decodeAttemptStart, records::decodeAttemptDone, records::decodeAttemptAsk, records::decodeAttemptTurn,
      records::decodeGrant, records::decodeMarkGiven, records::decodeRosterApplied, records::decodePackApplied,
      records::decodeNoted, records::decodeAnchor, records::decodeCodeUsed, records::decodeCodeMissed,
      records::decodeErase, records::decodeReflection, records::decodeRevision, records::decodeMarkedHere,
      records::decodeSignedIn, records::decodePinsMissed, records::decodePruneBefore, records::decodeSheetKnown,
      records::decodeRetired, records::decodeRebase, records::decodeAttemptState, records::decodeScratch);
  staysTheSame(view, [&](ByteView what) { return records::decodeTeachersDecision(type, what); });
  (void)records::stepOf(type, view);
}

/// The words of a station that stands in for another one, and of kiosks that join by a stick.
void takeover(std::string_view bytes) {
  const ByteView view = viewOf(bytes);
  eachStaysTheSame(view, sync::decodeSuccessorAsk, sync::decodeSuccessorSays, sync::decodePast, sync::decodePastReply,
                   sync::decodeJoinAsk, sync::decodeJoinReply, sync::decodeKeptJoin, sync::decodeMoveWishes,
                   ledger::decodeSuccession);
  if (const auto letter = sync::letterIn(view))
    demand(sync::letterOf(letter->first, letter->second) == Bytes(view.begin(), view.end()),
           "a letter has one spelling");
  crypto::MasterSeed seed;
  seed.bytes.fill(2);
  static const crypto::DeviceKeys kStation{seed};
  demand(!sync::openMove(view, kStation).ok(), "nobody moves here without signing it");
  const auto forks = ledger::verifyForks(bytes);
  demand(forks.ok == forks.problems.empty(), "a proof of a fork is good or says why not");
}

}  // namespace cz::fuzz
