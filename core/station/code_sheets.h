#pragma once
// Sheets of codes for a teacher who knows that the network will be away (records: code_sheet.h).

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/station/picks.h"

namespace cz::store {
class Transaction;
}

namespace cz::station {

class Station;

inline constexpr int kMostSheetDays = 14;

/// Makes kCodesOnSheet codes, shared out among the kiosks that write these logs, and tells each in its downlog. A sheet
/// that a kiosk had before is void there once it hears of it. All in one commit. input: no seat, too many, or not 1 to
/// kMostSheetDays days · notFound: no kiosk in use writes such a log · refused: a kiosk has not heard of new keys yet.
Result<void> makeCodeSheet(Station& station, const std::vector<LogId>& seats, int days);

/// This station gets new keys: no code of a sheet from before opens anything. Whether there was one that was still
/// good; then that is an alarm until a new one is made.
Result<bool> voidCodeSheets(Station& station, store::Transaction& transaction);

/// One code to tear off.
struct SheetCode {
  int place = 0;     ///< from 1
  std::string code;  ///< "483 102 754"
  bool used = false;
};

/// The codes for one kiosk in use.
struct SheetStrip {
  std::string seat;
  std::int64_t untilMs = 0;
  bool isOver = false;  ///< that is past
  bool heard = false;   ///< the kiosk has the word of it; until then it takes none of these codes
  std::vector<SheetCode> codes;
};

struct CodeSheetPage {
  std::vector<Pick> seats;         ///< in use, by the id of the kiosk's log
  std::vector<SheetStrip> strips;  ///< of those that have a sheet, the newest one
};
Result<CodeSheetPage> codeSheetsOf(Station& station);

}  // namespace cz::station
