#pragma once
// What a student shows to prove a result: the short code of a try, and the check of a code or a whole receipt.

#include <string>

#include "core/base/result.h"

namespace cz::station {

class Station;
struct AttemptFact;

/// The same code that the kiosk showed (records/receipt.h). notFound: the try is not handed in, or its leaf isn't here.
Result<std::string> receiptCodeOf(Station& station, const AttemptFact& attempt);

/// What a code, or a whole receipt, confirms, as a sentence: whose result it is, or why it confirms nothing here.
/// An error (input): it can't be read; the sentence says why.
Result<std::string> checkedReceipt(Station& station, const std::string& typed);

}  // namespace cz::station
