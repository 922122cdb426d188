#include "core/station/intake_says.h"

#include <algorithm>
#include <charconv>

#include "core/base/text.h"
#include "core/records/code_guard.h"
#include "core/records/payload_code.h"
#include "core/records/payload_fault.h"
#include "core/records/payload_pins.h"
#include "core/station/healing.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

/// A kiosk's own word that a person should look at it.
Result<void> sayIfFault(Station& station, const Kiosk& kiosk, const records::ArchivedLeaf& leaf) {
  if (leaf.leaf.type != ledger::LeafType::fault || !leaf.payload) return {};
  const auto fault = records::decodeFaultSeen(*leaf.payload);
  const std::string key = "fault/" + kiosk.up.id().text + "/";
  if (fault && fault->what == records::kDiskRoom) return station.calm(key);
  if (!fault || fault->what != records::kDiskLow) return {};
  return station.alarm(key + std::to_string(leaf.leaf.index),
                       kiosk.seat + "'s disk is almost full: " + std::to_string(fault->bytes >> 20U) +
                           " MB are left. Nobody new can sign in there until there is room. Have IT look at it.");
}

/// Class lists have numbers that only this station gives. A higher one in a kiosk's log is no slip, unless this station
/// was restored from a backup of before: then it is overtaken, see above.
Result<void> sayIfOtherRoster(Station& station, const Kiosk& kiosk, const records::ArchivedLeaf& leaf) {
  const std::string key = "roster/" + kiosk.up.id().text + "/";
  // What stands before this leaf was the list of another station.
  if (leaf.leaf.type == ledger::LeafType::stationReplace) return station.calm(key);
  if (leaf.leaf.type != ledger::LeafType::rosterApplied || !leaf.payload) return {};
  const auto applied = records::decodeRosterApplied(*leaf.payload);
  if (!applied) return {};
  CZ_TRY(restored, mayBringMore(station, kiosk));
  CZ_TRY(present, station.rosters().present());
  std::int64_t given = 0;
  std::from_chars(present.version.data(), present.version.data() + present.version.size(), given);
  if (restored || applied->version <= given) return {};
  return station.alarm(key + std::to_string(leaf.leaf.index),
                       kiosk.seat + " says that it uses class list number " + std::to_string(applied->version) +
                           ", and this station has given out no number above " + present.version +
                           ". Its program or its disk is not as it should be: take it out of use on its page, and have "
                           "IT look at it.");
}

/// So many codes that were not right within a day are no slips.
Result<void> sayIfGuessing(Station& station, const Kiosk& kiosk, const records::ArchivedLeaf& leaf) {
  if (leaf.leaf.type != ledger::LeafType::offlineMiss || !leaf.payload) return {};
  const auto missed = records::decodeCodeMissed(*leaf.payload);
  if (!missed) return {};
  CZ_CHECK(
      station.db().run("INSERT INTO code_missed(log, misses, at_ms) VALUES(?1, ?2, ?3) ON CONFLICT(log) DO UPDATE SET "
                       "misses = ?2, at_ms "
                       "= ?3",
                       kiosk.up.id(), static_cast<std::int64_t>(std::min<std::uint64_t>(missed->inDay, INT32_MAX)),
                       station.clock().wallMs()));
  if (missed->inDay < records::kCodeTriesPerDay) return {};
  return station.alarm("codes/" + kiosk.up.id().text + "/" + std::to_string(leaf.leaf.index),
                       "At " + kiosk.seat + " " + std::to_string(missed->inDay) +
                           " codes that were not right were typed within a day. For the rest of that day it takes "
                           "unlocks from this station only. Ask who sat there.");
}

/// So many PINs that were not right within an hour are no slips.
Result<void> sayIfGuessingPins(Station& station, const Kiosk& kiosk, const records::ArchivedLeaf& leaf) {
  if (leaf.leaf.type != ledger::LeafType::signinFail || !leaf.payload) return {};
  const auto missed = records::decodePinsMissed(*leaf.payload);
  if (!missed) return {};
  return station.alarm("pins/" + kiosk.up.id().text + "/" + std::to_string(leaf.leaf.index),
                       "At " + kiosk.seat + " " + std::to_string(missed->inHour) +
                           " PINs that were not right were typed within an hour, so it takes none for the rest of that "
                           "hour. Ask who sat there. Your own code opens it again: “Teacher” at that seat.");
}

/// After a restore from an old backup: what a kiosk was told long ago that it need not keep is gone there, too.
Result<void> sayWhatIsGone(Station& station, const Kiosk& kiosk, const records::Received& received,
                           const std::vector<std::uint64_t>& closed) {
  const auto isGone = [&](const records::ArchivedLeaf& leaf) {
    const auto here = [&](const std::vector<std::uint64_t>& some) {
      return std::find(some.begin(), some.end(), leaf.leaf.index) != some.end();
    };
    return leaf.leaf.payloadSize > 0 && !leaf.payload && !here(closed) && !here(received.badPayloads);
  };
  const auto gone = static_cast<std::size_t>(std::count_if(received.leaves.begin(), received.leaves.end(), isGone));
  if (gone == 0) return {};
  return station.alarm("gone/" + kiosk.up.id().text + "/" + std::to_string(received.size),
                       kiosk.seat + " gave back " + counted(gone, "entry", "entries") +
                           " without what they say: it keeps that for some weeks only, and forgets erased students. "
                           "If a newer backup of this station exists, restore that one instead.");
}

/// One sentence however many there are: a kiosk that comes from another station has a year of them.
Result<void> sayWhatIsClosed(Station& station, const Kiosk& kiosk, const std::vector<std::uint64_t>& closed) {
  if (closed.empty()) return {};
  const LogId log = kiosk.up.id();
  for (const std::uint64_t leaf : closed)
    CZ_CHECK(station.db().run("INSERT INTO closed(log, idx) VALUES(?1, ?2) ON CONFLICT DO NOTHING", log, leaf));
  CZ_TRY(row, station.db().query("SELECT count(*), min(idx) FROM closed WHERE log = ?1", log));
  CZ_TRY(there, row.step());
  const auto count = there ? static_cast<std::size_t>(row.integer(0)) : 0;
  row.reset();
  return station.alarm("closed/" + log.text,
                       kiosk.seat + " signed " + counted(count, "entry", "entries") +
                           ", but what they say is sealed with a key that this station doesn't have. Ask IT whether "
                           "this kiosk belonged to another station before.");
}

/// One sentence for a log: whoever makes such entries up can't bury what others say.
Result<void> sayWhatIsDamaged(Station& station, const Kiosk& kiosk, const std::vector<std::uint64_t>& leaves) {
  if (leaves.empty()) return {};
  const std::string first = std::to_string(leaves.front());
  const std::string which =
      leaves.size() == 1 ? "entry " + first : std::to_string(leaves.size()) + " entries, the first of them " + first;
  return station.alarm("payload/" + kiosk.up.id().text,
                       kiosk.seat + " signed " + which +
                           ", but what it says there arrived damaged and can't be used. Have IT look at this kiosk.");
}

}  // namespace

Result<void> sayOf(Station& station, const Kiosk& kiosk, const records::ArchivedLeaf& leaf) {
  CZ_CHECK(sayIfRebased(station, kiosk, leaf));
  CZ_CHECK(sayIfFault(station, kiosk, leaf));
  CZ_CHECK(sayIfGuessing(station, kiosk, leaf));
  CZ_CHECK(sayIfGuessingPins(station, kiosk, leaf));
  return sayIfOtherRoster(station, kiosk, leaf);
}

Result<void> sayWhatIsWrong(Station& station, const Kiosk& kiosk, const records::Received& received,
                            const std::vector<std::uint64_t>& closed, bool explained) {
  const std::string log = kiosk.up.id().text;
  if (received.state == records::Received::State::refused && !explained)
    CZ_CHECK(station.alarm("refused/" + log + "/",
                           kiosk.seat + " sent entries that can't be true: " + received.reason +
                               " Nothing was changed and the evidence is kept. Have IT look at this kiosk."));
  CZ_CHECK(sayWhatIsGone(station, kiosk, received, closed));
  CZ_CHECK(sayWhatIsDamaged(station, kiosk, received.badPayloads));
  return received.state == records::Received::State::stored ? sayWhatIsClosed(station, kiosk, closed) : Result<void>();
}

}  // namespace cz::station
