#include "core/station/receipts.h"

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

Result<Hash> leafOf(Station& station, const AttemptFact& attempt) {
  if (!attempt.doneLeaf) return Error{Fault::notFound, "This try is not handed in yet.", attempt.id.text};
  records::LogArchive archive(station.db());
  CZ_TRY(found, archive.read(attempt.doneLog, *attempt.doneLeaf, 1));
  if (found.empty()) return Error{Fault::notFound, "What this try recorded is not here.", attempt.id.text};
  return ledger::leafHash(ledger::encode(found.front().leaf));
}

/// The try whose hand-in `fits`; nothing when the station holds none.
template <class Fits>
Result<std::optional<AttemptFact>> findTry(Station& station, const Fits& fits) {
  CZ_TRY(all, station.facts().lastHandedIn(std::numeric_limits<std::int32_t>::max()));
  for (const AttemptFact& attempt : all) {
    const auto leaf = leafOf(station, attempt);
    if (leaf && fits(attempt, *leaf)) return std::optional<AttemptFact>(attempt);
  }
  return std::optional<AttemptFact>();
}

/// By what the station knows now, which may be more than the student was shown.
std::string wordsFor(Station& station, const AttemptFact& attempt) {
  const std::string who = station.rosters().nameOf(attempt.student).value_or("Someone who is not on the roster");
  std::string words = "It is good: " + who + ", " + station.packs().titleOf(attempt.check) + ", try " +
                      std::to_string(attempt.number) + ". ";
  if (attempt.takenOut) return words + "This try was taken out and doesn't count.";
  if (attempt.marksMissing > 0) return words + "It waits for marks.";
  words += (attempt.mastered ? "Mastered" : "Not yet") + (attempt.shown.empty() ? "." : ", " + attempt.shown + ".");
  // The receipt is of what was handed in. What came after it stands beside it.
  const auto regrades = station.facts().regradesOf(attempt.id);
  if (!regrades) return words + " What was decided about it since can't be read. " + regrades.error().message;
  return regrades->empty() ? words : words + " " + regradeWords(regrades->back());
}

Result<std::string> checkedText(Station& station, const std::string& text) {
  CZ_TRY(receipt, records::openReceipt(text));
  const auto isIt = [&](const AttemptFact& attempt, const Hash& leaf) {
    return attempt.doneLog == receipt.log.id() && attempt.doneLeaf == receipt.index && leaf == receipt.leaf;
  };
  CZ_TRY(found, findTry(station, isIt));
  if (found) return wordsFor(station, *found);
  return std::string(
      "Its signature fits what it says, but this station holds no such result. It may be of another school's kiosk, or "
      "the kiosk has not handed it over yet.");
}

}  // namespace

Result<std::string> receiptCodeOf(Station& station, const AttemptFact& attempt) {
  CZ_TRY(leaf, leafOf(station, attempt));
  return records::receiptCode(leaf);
}

Result<std::string> checkedReceipt(Station& station, const std::string& typed) {
  if (trim(typed).starts_with(records::kReceiptMagic)) return checkedText(station, typed);
  CZ_TRY(code, records::receiptCodeTyped(trim(typed)));
  CZ_TRY(found,
         findTry(station, [&](const AttemptFact&, const Hash& leaf) { return records::receiptCode(leaf) == code; }));
  if (found) return wordsFor(station, *found);
  return std::string("This station holds no result with this code. The kiosk may not have handed it over yet.");
}

}  // namespace cz::station
