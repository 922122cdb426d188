#pragma once
// From page models to HTML by the templates in assets/dashboard. Every text is escaped by the templates; the one
// exception is an item's stem, which rich.h has made.

#include <optional>
#include <string>

#include "core/station/alarms.h"
#include "core/station/audit.h"
#include "core/station/checks_page.h"
#include "core/station/codes.h"
#include "core/station/daemon/assets.h"
#include "core/station/grade_export.h"
#include "core/station/grade_import.h"
#include "core/station/groups.h"
#include "core/station/kiosk_page.h"
#include "core/station/preview.h"
#include "core/station/progress.h"
#include "core/station/replacement.h"
#include "core/station/rosters.h"
#include "core/station/rules_page.h"
#include "core/station/seat_list.h"
#include "core/station/student.h"
#include "core/station/today.h"
#include "core/station/whose.h"
#include "core/sync/enrol_station.h"

namespace cz::station {

/// What every page has around it.
struct Around {
  std::string room;
  std::string token;         ///< of the session; forms carry it
  std::size_t requests = 0;  ///< how many ask for another try
  std::string heard;         ///< "All kiosks heard from within 5 seconds."
  std::string notice;        ///< what the last deed did; may be empty
  std::size_t toMark = 0;    ///< how many responses wait for a mark
};

/// A cell of the gradebook, opened.
struct GradePage {
  const Gradebook& book;
  const GradeRow& row;
  const GradeColumn& column;
  const GradeCell& cell;
};

/// What is to be given out, or why it can't be.
struct GradesOut {
  GradeFormat format = GradeFormat::csv;
  GradeExport out;
  std::vector<std::string> before;  ///< what was given out before
};

/// What a pasted file would do.
struct GradesIn {
  std::string text;  ///< as pasted
  GradeImport plan;
};

/// A decision about a student's way that was refused, with what was typed.
struct TriedDecision {
  CheckId check;
  WantedDecision wanted;
  std::string minutes;  ///< as typed
  std::string problem;  ///< why it was refused; empty: nothing was tried
};

/// A decision that was just made, beside the notice that says so.
struct DecidedNow {
  StudentId link;  ///< whose page it is on now; empty: on this one
  std::string linkWho;
  struct Undo {
    StudentId student;  ///< on whose way
    CheckId check;
    WantedDecision wanted;
  };
  std::optional<Undo> undo;
};

/// Where keys stand, for the page of kiosks.
struct KeyPage {
  std::optional<Replacing> replacing;  ///< this station took a lost one's place
  std::vector<std::string> waiting;    ///< seats that have not heard of new keys
  std::vector<std::string> earlier;    ///< seats that go by a recovery sheet before the present one
};
KeyPage keyPageOf(Station& station);

/// What lets many kiosks join at once.
struct SeatListPage {
  std::string mark;  ///< of this station
  std::vector<ListedSeat> list;
  std::int64_t openMs = 0;           ///< how long those on it still join by themselves; 0: not
  std::optional<std::string> typed;  ///< a list that was not understood, as it was typed
};

/// Stateless but for the templates; safe from several threads.
class Pages {
 public:
  explicit Pages(const Assets& assets) : assets_(assets) {}

  std::string signIn(const std::string& room, const std::string& problem) const;
  std::string today(const Today& today, const Around& around) const;
  std::string alarms(const Alarms& alarms, const Around& around) const;
  /// `problem`: why the last deed was not done; may be empty.
  std::string kiosks(const Today& today, const sync::EnrolStation::View& view, const std::string& problem,
                     const Around& around, const KeyPage& keys = {}) const;
  /// `problem`: likewise.
  std::string seatList(const SeatListPage& page, const std::string& problem, const Around& around) const;
  /// `problem`: why the last change was not made; may be empty.
  std::string gradebook(const Gradebook& book, const std::string& problem, const Around& around) const;
  std::string grade(const GradePage& page, const std::string& problem, const Around& around) const;
  std::string gradesOut(const Gradebook& book, const GradesOut& page, const std::string& problem,
                        const Around& around) const;
  std::string gradesIn(const Gradebook& book, const GradesIn& page, const Around& around) const;
  std::string checks(const ChecksPage& page, const Around& around) const;
  std::string preview(const Preview& preview, const Around& around) const;
  /// `words`: as they were typed; `problem`: why nothing was changed; may be empty.
  std::string regrade(const RegradePlan& plan, const RegradeChoices& choices, const RegradeWords& words,
                      const std::string& problem, const Around& around) const;
  std::string student(const StudentPage& page, const Around& around, const TriedDecision& tried = {},
                      const DecidedNow& decided = {}) const;
  std::string whose(const WhosePage& page, const TriedDecision& tried, const Around& around) const;
  std::string kiosk(const KioskPage& page, const Around& around) const;
  std::string audit(const AuditPage& page, const Around& around) const;
  std::string groups(const GroupsPage& page, const Around& around) const;
  /// `problem`: why the last change was not made; may be empty.
  std::string rules(const RulesPage& page, const std::string& problem, const Around& around) const;
  /// `says`: what it confirms; `problem`: why it can't be read. Both empty: nothing was asked yet.
  std::string receipt(const std::string& code, const std::string& says, const std::string& problem,
                      const Around& around) const;
  /// `made`: the code to read out; `problem`: why none was made. Both empty: nothing was asked for yet.
  std::string code(const CodePage& page, const std::optional<IssuedCode>& made, const std::string& problem,
                   const Around& around) const;
  /// `slip`: just drawn; it is shown once.
  std::string pin(const StudentId& student, const PinSlip& slip, const Around& around) const;
  std::string message(const std::string& heading, const std::string& words, const Around& around) const;

 private:
  const Assets& assets_;
};

/// "All kiosks heard from within 30 seconds.", "Not heard from Seat 2 for 4 min."
std::string heardLine(const Today& today);
/// "14:05" in the machine's time zone.
std::string clockTime(std::int64_t ms);
/// "14:05", on another day than `nowMs` (0: in any case) "26 November 2026, 14:05"; "about 14:05"; when it isn't known,
/// by when the station had it: "received 14:07".
std::string whenWords(const When& at, std::int64_t arrivedMs, std::int64_t nowMs = 0);
/// Each time that a try was opened, likewise, with commas between them; of many, the first and the last ones.
std::string openedWords(const std::vector<Opening>& openings, std::int64_t nowMs = 0);
/// "4 min", "2 h": whole units, cut.
std::string span(std::int64_t ms);

}  // namespace cz::station
