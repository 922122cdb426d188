#pragma once
// Codes that a teacher reads out when the network is down: made here, typed at a kiosk, and held against one another
// when the kiosk's log has come (trust: 2.8).

#include <string>
#include <string_view>
#include <vector>

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/records/offline_code.h"
#include "core/station/picks.h"

namespace cz::station {

class Station;

/// A code for the teacher to read out, or to type themself.
struct IssuedCode {
  std::string code;   ///< "483 102 754"
  std::string who;    ///< empty: it opens the teacher's panel
  std::string title;  ///< of the check; likewise
  std::string seat;
  std::string request;                ///< in its one spelling
  std::vector<std::string> warnings;  ///< what may come in between, each with its way out
  records::CodeAction action = records::CodeAction::unlock;
};

/// What a student's code is to do.
struct CodeDeed {
  records::CodeAction action = records::CodeAction::unlock;  ///< one of studentsCodes (code_words.h)
  std::string reason = {};                                   ///< excuse: why; kept here, no kiosk hears it
};

/// Makes the code that does this in `check` for `student` at the kiosk that writes `log`, and keeps that it was made
/// before it is given. What the kiosk knows of the way decides whether it does anything: this station may not have
/// heard of it yet. Again with the same values gives the same code. notFound: no such student, check or kiosk · input:
/// the request can't be one · refused: the check is mastered already, has no time that could be longer, or the journey
/// says no to an excuse.
Result<IssuedCode> issueCode(Station& station, const LogId& log, const StudentId& student, const CheckId& check,
                             std::string_view request, const CodeDeed& deed = {});

/// Makes the code that makes whoever types it the teacher at the kiosk that writes `log`, for some minutes, and keeps
/// that it was made. notFound: no such kiosk · input: as above.
Result<IssuedCode> issueTeacherCode(Station& station, const LogId& log, std::string_view request);

/// What this station can know of a code that was used.
enum class Proof {
  issued,     ///< it made the code
  mayBeLost,  ///< it has no record, and was restored from a backup of before: made after that backup, or never
  guessed,    ///< it never made the code; whoever typed it guessed, or had the kiosk's key
  noCode      ///< what the kiosk wrote follows from no code of this station's: its program or keys are not right
};

/// A code that was used at a kiosk, or what its teacher did there after one.
struct CodeUse {
  LogId log;
  StudentId student;
  CheckId check;
  std::string request;
  GrantId grant;
  std::int64_t atMs = 0;  ///< by the kiosk's clock, since 1970; 0: it was not set
  records::CodeAction action = records::CodeAction::unlock;
  Proof proof = Proof::guessed;  ///< of the code; of the teacher's deeds: of the code that let the teacher in, or it is
                                 ///< from the station before, which may have
};
/// In the order of logs. One that stands in a log twice, after a repair, is one.
Result<std::vector<CodeUse>> codesUsed(Station& station);
Result<std::vector<CodeUse>> codesUsedBy(Station& station, const StudentId& student);

/// Somebody whose last try came to "not yet" and for whom another one can be unlocked, as far as this station knows.
struct WaitingForCode {
  StudentId student;
  std::string who;
  CheckId check;
  std::string title;
};

/// What the page shows to choose from.
struct CodePage {
  std::vector<Pick> seats;              ///< by the id of the kiosk's log; with one alone it is on
  std::vector<WaitingForCode> waiting;  ///< by the order in which their tries came
  std::vector<Pick> students;           ///< everybody on the roster, by name: what happened since is not known here
  std::vector<Pick> checks;             ///< of all packs, in the order of their lessons
  std::vector<std::string> closed;      ///< seats that take no code for now, a sentence each
};
Result<CodePage> codePageOf(Station& station);

}  // namespace cz::station
