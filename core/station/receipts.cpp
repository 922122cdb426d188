#include "core/station/receipts.h"

#include <algorithm>
#include <cstdint>
#include <limits>

#include "core/base/text.h"
#include "core/ledger/tree.h"
#include "core/records/log_archive.h"
#include "core/records/receipt.h"
#include "core/station/regrade.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

/// What a leaf of a log is known by. Errors (notFound): this station holds no such leaf.
Result<Hash> hashOf(Station& station, const LogId& log, std::uint64_t index) {
  CZ_TRY(found, records::LogArchive(station.db()).read(log, index, 1));
  if (found.empty()) return Error{Fault::notFound, "What this try recorded is not here.", log.text};
  return ledger::leafHash(ledger::encode(found.front().leaf));
}

/// One hand-in of a try. Where somebody went on at two seats there are two, and one counts.
struct HandIn {
  const AttemptFact& attempt;
  LogId log;
  std::uint64_t leaf = 0;
  Hash hash;
  bool counts() const { return log == attempt.doneLog; }
};

/// What `say` makes of the first hand-in that `fits`; nothing when the station holds none.
template <class Fits, class Say>
Result<std::optional<std::string>> findTry(Station& station, const Fits& fits, const Say& say) {
  CZ_TRY(all, station.facts().lastHandedIn(std::numeric_limits<std::int32_t>::max()));
  for (const AttemptFact& attempt : all) {
    std::vector<HandInFact> handIns{{attempt.doneLog, attempt.doneLeaf.value_or(0), 0}};
    if (attempt.handIns > 1) {
      CZ_TRY(both, station.facts().handInsOf(attempt));
      handIns = std::move(both);
    }
    for (const HandInFact& one : handIns) {
      const auto hash = hashOf(station, one.log, one.leaf);
      if (!hash) continue;
      const HandIn handIn{attempt, one.log, one.leaf, *hash};
      if (fits(handIn)) return std::optional<std::string>(say(handIn));
    }
  }
  return std::optional<std::string>();
}

/// By what the station knows now, which may be more than the student was shown.
std::string wordsFor(Station& station, const HandIn& handIn) {
  const AttemptFact& attempt = handIn.attempt;
  const std::string who = station.rosters().nameOf(attempt.student).value_or("Someone who is not on the roster");
  std::string words = "It is good: " + who + ", " + station.packs().titleOf(attempt.check) + ", try " +
                      std::to_string(attempt.number) + ". ";
  if (!handIn.counts()) words += "It was handed in at two seats, and what counts was handed in at the other one: ";
  if (attempt.takenOut) return words + "This try was taken out and doesn't count.";
  if (attempt.marksMissing > 0) return words + "It waits for marks.";
  const auto came = station.facts().cameTo(attempt);
  if (!came) return words + "What it came to can't be read. " + came.error().message;
  words +=
      (*came == CameTo::mastered ? "Mastered" : "Not yet") + (attempt.shown.empty() ? "." : ", " + attempt.shown + ".");
  if (*came == CameTo::partly) words += std::string(" It was ") + kPartly + ".";
  // The receipt is of what was handed in. What came after it stands beside it.
  const auto regrades = station.facts().regradesOf(attempt.id);
  if (!regrades) return words + " What was decided about it since can't be read. " + regrades.error().message;
  return regrades->empty() ? words : words + " " + regradeWords(regrades->back());
}

/// A leaf that is held and of which nobody can be told any more: its student was erased, or it was never readable.
Result<std::string> wordsForNone(Station& station, const records::Receipt& receipt) {
  CZ_TRY(logs, records::LogArchive(station.db()).logs());
  const bool known = std::find(logs.begin(), logs.end(), receipt.log) != logs.end();
  const auto held = known ? hashOf(station, receipt.log.id(), receipt.index) : Result<Hash>(Error{});
  if (held && *held == receipt.leaf)
    return std::string(
        "It is good: a kiosk of this station recorded it. What it says is not kept here any more, as after a student "
        "was erased.");
  return std::string(
      "Its signature fits what it says, but this station holds no such result. It may be of another school's kiosk, or "
      "the kiosk has not handed it over yet.");
}

Result<std::string> checkedText(Station& station, const std::string& text) {
  CZ_TRY(receipt, records::openReceipt(text));
  const auto isIt = [&](const HandIn& one) {
    return one.log == receipt.log.id() && one.leaf == receipt.index && one.hash == receipt.leaf;
  };
  CZ_TRY(found, findTry(station, isIt, [&](const HandIn& one) { return wordsFor(station, one); }));
  return found ? Result<std::string>(*std::move(found)) : wordsForNone(station, receipt);
}

}  // namespace

Result<std::string> receiptCodeOf(Station& station, const AttemptFact& attempt) {
  if (!attempt.doneLeaf) return Error{Fault::notFound, "This try is not handed in yet.", attempt.id.text};
  CZ_TRY(leaf, hashOf(station, attempt.doneLog, *attempt.doneLeaf));
  return records::receiptCode(leaf);
}

Result<std::string> checkedReceipt(Station& station, const std::string& typed) {
  if (trim(typed).starts_with(records::kReceiptMagic)) return checkedText(station, typed);
  CZ_TRY(code, records::receiptCodeTyped(trim(typed)));
  CZ_TRY(found, findTry(
                    station, [&](const HandIn& one) { return records::receiptCode(one.hash) == code; },
                    [&](const HandIn& one) { return wordsFor(station, one); }));
  if (found) return *std::move(found);
  return std::string("This station holds no result with this code. The kiosk may not have handed it over yet.");
}

}  // namespace cz::station
