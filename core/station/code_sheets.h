#pragma once
// Sheets of codes for a teacher who knows that the network will be away (records: code_sheet.h).

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/station/picks.h"

namespace cz::store {
class Transaction;
}

namespace cz::station {

class Downlogs;
class Station;
struct Kiosk;

inline constexpr int kMostSheetDays = 14;

/// Makes kCodesOnSheet codes, shared out among the kiosks that write these logs, and tells each in its downlog. A kiosk
/// that can't hear of it takes them all the same, unless it has missed another sheet, too (records: code_sheet.h). A
/// sheet that it had before is void there once it hears of this one or takes one of its codes. All in one commit.
/// input: no seat, too many, or not 1 to kMostSheetDays days · notFound: no kiosk in use writes such a log · refused: a
/// kiosk has not heard of new keys yet.
Result<void> makeCodeSheet(Station& station, const std::vector<LogId>& seats, int days);

/// All sheets from before are void once their kiosks have heard of it: this station has other keys, or doesn't know of
/// every sheet. `because`: a sentence without its end. Whether there was one that was still good; then that is an alarm
/// until a new one is made.
Result<bool> voidCodeSheets(Station& station, store::Transaction& transaction, const std::string& because);

/// Number of the newest sheet for this kiosk, or what its sheets are to go on behind; 0: the first one comes next.
Result<std::uint64_t> lastCodeSheet(Station& station, const Hash& kiosk);

/// A kiosk whose downlog, written by `downlogs`, does not tell of that number hears of it: a sheet without codes.
/// Nothing where the first one comes next, which every kiosk takes.
Result<void> tellLastCodeSheet(Station& station, store::Transaction& transaction, Downlogs& downlogs,
                               const Kiosk& kiosk);
/// What a kiosk's downlog tells of a sheet was put to its end, behind what the kiosk brought back.
Result<void> codeSheetToldAgain(Station& station, const Kiosk& kiosk, ByteView payload);

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
  bool heard = false;   ///< the kiosk has the word of it, and keeps to the time
  bool taken = false;   ///< it takes these codes, as far as is known here: also when it has not heard
  std::vector<SheetCode> codes;
};

struct CodeSheetPage {
  std::vector<Pick> seats;         ///< in use, by the id of the kiosk's log
  std::vector<SheetStrip> strips;  ///< of those that have a sheet, the newest one
};
Result<CodeSheetPage> codeSheetsOf(Station& station);

}  // namespace cz::station
