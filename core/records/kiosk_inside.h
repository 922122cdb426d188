#pragma once
// What KioskRecords holds. Inside this room only.

#include <optional>
#include <set>
#include <vector>

#include "core/ledger/succession.h"
#include "core/records/believed_clock.h"
#include "core/records/code_sheet.h"
#include "core/records/drawn.h"
#include "core/records/facts.h"
#include "core/records/kiosk_records.h"
#include "core/records/kiosk_seal.h"
#include "core/records/log_archive.h"
#include "core/records/offline_code.h"
#include "core/records/own_log.h"
#include "core/records/payload_elsewhere.h"
#include "core/records/payload_erase.h"
#include "core/records/scratch.h"
#include "core/store/database.h"
#include "core/store/transaction.h"

namespace cz::records {

/// The kiosk's own log, by the name that it has in this database.
inline constexpr const char* kUplog = "up";

/// No clock is right that shows an earlier day than this program was written: 2026-01-01.
inline constexpr std::int64_t kEarliestMs = 1'767'225'600'000;

/// The log that a station before the present one wrote for this kiosk.
struct PastDown {
  ledger::LogKey key;
  std::uint64_t size = 0;
};

struct KioskRecords::Inside {
  store::Database database;
  BelievedClock clock;
  Random& random;
  const crypto::DeviceKeys& keys;
  Running running;
  KioskSeal seal;
  std::optional<OwnLog> up;  ///< there from the end of the ceremony on
  LogArchive archive;
  Facts facts;
  std::optional<ledger::LogKey> down;  ///< there once paired
  std::vector<PastDown> past;          ///< downlogs of the stations before, oldest first; they grow no more
  std::vector<ledger::SignedSuccession> successions;  ///< as the own log says, in its order
  std::optional<SheetKnown> sheet;                    ///< the one that this kiosk goes by
  std::optional<SheetKnown> unapproved;               ///< a newer one that the station has named
  std::vector<crypto::Identity> approved;             ///< sheets that people have approved, as the own log says
  /// The newest sheet of codes that the station told of, and in which of its logs: leaves before that log.
  std::optional<std::pair<std::uint64_t, CodeSheet>> codeSheet;
  bool retired = false;            ///< the station took this kiosk out of use
  std::uint64_t boot = 0;          ///< number of this start
  std::int64_t clockOffsetMs = 0;  ///< wall time minus time since boot, when it was last looked at
  /// The attempt that somebody sits at, with its time up to the last sign of life; newer than what is saved.
  std::optional<std::pair<AttemptId, journey::TimeAccount>> living;
  std::int64_t poweredBeforeMs = 0;  ///< time with power in all starts before this one, as the log shows it
  std::int64_t startedMs = -1;       ///< this start, in time since boot; -1: not counted yet
  std::int64_t clockFloorMs = 0;     ///< newest believable wall time in the log; earlier ones are not believed

  Inside(store::Database opened, Clock& withClock, Random& withRandom, const crypto::DeviceKeys& withKeys,
         Running withRunning);

  /// A log as an opening found it.
  struct Read {
    ledger::LogKey key;
    std::vector<ledger::Leaf> leaves;
    std::uint64_t drawn = 0;  ///< of so many leaves the facts are there
  };
  std::vector<Read> examined;          ///< while this opens: the own log, then the downlogs, oldest first
  std::uint64_t rememberedLeaves = 0;  ///< of all logs together, whose facts the next start need not draw
  std::filesystem::path folder;        ///< of the file
  std::filesystem::path file;

  /// Makes sure that there is a key for what the next leaf says, and that a leaf says for whom it is sealed.
  Result<void> ensureEpoch(store::Transaction& transaction);
  Result<bool> isWritten(const KioskSeal::Present& epoch);
  std::vector<crypto::Identity> readers() const;
  Result<void> handOverEpochs(store::Transaction& transaction, const crypto::Identity& station);
  Result<void> handOverPresent(store::Transaction& transaction, const std::vector<crypto::Identity>& readers);
  /// Seals what an earlier version kept open, if this is a file of one.
  Result<void> sealOld();
  Result<void> sealOldPayload(std::int64_t log, ledger::OpenPayload payload);
  /// Draws what a leaf of the present downlog says.
  Result<void> hear(const ArchivedLeaf& leaf);
  /// The same of any downlog. `before`: leaves in those before it. Facts call a leaf by its place in all of them.
  Result<void> hear(ArchivedLeaf leaf, std::uint64_t before);
  void hearOfSheet(const SheetKnown& named);
  /// Of leaves whose facts are there, only what is in no table.
  Result<void> hearAll(const Read& log, std::uint64_t before);
  void hearOfStation(const ArchivedLeaf& leaf, std::uint64_t before);
  std::uint64_t pastLeaves() const;  ///< in all past downlogs
  /// One leaf by that place; empty when there is none.
  Result<std::vector<ArchivedLeaf>> readDown(std::uint64_t place);

  /// Whether the next station may take the place of the present one. Errors (refused): why not.
  Result<void> mayFollow(const ledger::SignedSuccession& next) const;
  /// It does. `how` is written down; `anew`: that station has nothing of this kiosk yet. After an error nothing has
  /// changed.
  Result<void> follow(store::Transaction& transaction, const ledger::LogKey& next, const ledger::SignedSuccession& how,
                      bool anew);
  /// Goes on with the station's new keys when the leaf that says so has just come.
  Result<void> followRotation(store::Transaction& transaction, const Received& received);
  /// Whether the step to this station was made by people alone: what the ones before said of sheets is void.
  bool isPressed(const crypto::Identity& station) const;

  /// Drops what the station says need not be kept here.
  Result<void> prune(const ArchivedLeaf& leaf);
  Result<void> pruneOwn(std::uint64_t before);
  Result<void> pruneDown(std::uint64_t before);
  Result<bool> isUnasked(ledger::LeafType type, ByteView payload);
  Result<bool> isSuperseded(const Elsewhere& told, std::uint64_t leaf);

  /// Forgets a student, and draws the facts anew.
  Result<void> erase(store::Transaction& transaction, const Erase& whom);

  /// A transaction, after writing down a step of the wall clock if there was one (case O-24).
  Result<store::Transaction> begin();
  Result<void> noteStep(store::Transaction& transaction, std::int64_t step);
  ledger::ClockState clockState() const;  ///< of the time that it is now
  /// Adds an own leaf and draws its facts. A payload that could not be read again is refused.
  Result<std::uint64_t> append(store::Transaction& transaction, ledger::LeafType type, const Bytes& payload);

  /// An own leaf with its payload. corrupt: it is not what was signed, or was deleted.
  Result<ArchivedLeaf> ownLeaf(std::uint64_t index);
  /// The same of a leaf of a log; of another kiosk's, what the station told of it. `log`: empty: the own one.
  Result<ArchivedLeaf> leafOf(const LogId& log, std::uint64_t index);
  /// As it was signed, but with the form as it was filled last.
  Result<AttemptStart> startOf(const AttemptFact& fact);
  Result<form::Form> formAt(const Facts::Reformed& where);
  /// Every form of the attempt that was shown, oldest first.
  Result<std::vector<form::Form>> formsOf(const AttemptFact& fact);
  Result<Finished> finishedOf(const AttemptFact& fact);

  /// `nothing`: the sentence when the step is not about a finished try of the student's that stands.
  template <class Wanted>
  Result<void> writeStep(ledger::LeafType type, const Wanted& step, bool journey::Attempt::*done, const char* nothing);

  Result<AttemptFact> openAttempt(const AttemptId& attempt);  ///< of this kiosk
  Result<void> mayGoOn(const AttemptFact& fact);
  /// An attempt goes on here: what was answered so far is kept as if it had been answered here, and the leaf that
  /// brought it keeps nothing of it.
  Result<void> takeOver(const ArchivedLeaf& leaf);
  /// The same, of whatever leaf of the downlog.
  Result<void> goOnHere(const ArchivedLeaf& leaf);
  Result<std::optional<OpenState>> openState(const AttemptId& attempt);
  Result<std::optional<form::Form>> formFilledHere(const AttemptFact& fact);
  Result<LiveAttempt> liveOf(const AttemptFact& fact);
  /// Loads what was saved of an open attempt, lets `change` work on it, and saves it.
  template <class Change>
  Result<void> changeScratch(const AttemptId& attempt, Change change) {
    CZ_TRY(transaction, begin());
    CZ_TRY(fact, openAttempt(attempt));
    CZ_TRY(scratch, loadScratch(database, seal, attempt));
    if (living && living->first == attempt) scratch.time = living->second;
    CZ_CHECK(change(transaction, fact, scratch));
    CZ_CHECK(saveScratch(database, seal, attempt, scratch));
    CZ_CHECK(transaction.commit());
    living = {attempt, scratch.time};
    return {};
  }
  journey::TimeAccount countedOn(const journey::TimeAccount& time) const {
    return journey::atWork(time, boot, clock.bootMs());
  }

  Result<void> makeLog();
  Result<void> believeLogs();
  /// Reads all leaves, and what they say as far as it is not known to be as it was (drawn.h). Makes the tables of
  /// facts.
  Result<void> examineLogs(const std::vector<LogRow>& logs);
  Result<bool> examineLogsAfter(const std::vector<LogRow>& logs, const Drawn& drawn);
  Result<std::optional<Drawn>> remembered(const std::vector<LogRow>& logs);
  /// Keeps what is drawn when the next start would else have much to draw. Outside of any transaction.
  Result<void> rememberIfLong();
  Result<void> remember(const std::vector<LogRow>& logs);
  /// In the transaction that deletes something of what was drawn, or of what leaves say.
  Result<void> forgetDrawn();
  /// Facts anew, from the first leaf on.
  Result<void> drawFacts();
  Result<void> drawFrom(const std::vector<Read>& logs);
  void judgeClock();
  Result<void> bootUp();
  Result<void> appendBoot(store::Transaction& transaction);
  Result<void> restartGuards();

  /// All time with power of this kiosk's life. It never goes back; pulling the plug adds nothing.
  std::int64_t poweredMs() const;
  void countPower(const std::vector<ledger::Leaf>& own);
  /// Writes the leaves of codes that were being looked at when the power went.
  Result<void> settleCodes(store::Transaction& transaction);
  Result<void> noteMiss(store::Transaction& transaction);
  /// What codes are for: a student and a check; neither for the teacher's own.
  struct CodeWish {
    StudentId student;
    CheckId check;
    std::vector<CodeAction> deeds = {};  ///< any of which the code may do
  };
  Result<CodeDoor> doorFor(const CodeWish& wish);
  Result<CodeTried> tryFor(const CodeWish& wish, std::string_view typed);
  Result<std::string> freshRequest(const CodeWish& wish);
  /// What a code may be for now: the request on the screen, and each deed; of the teacher's own also places of sheets.
  Result<std::vector<CodeFor>> goodNow(const CodeWish& wish, const std::string& request, const crypto::SharedKey& key);
  Result<std::set<SheetPlace>> placesUsed(const crypto::SharedKey& key);
  Result<std::int64_t> chargeCode(const CodeWish& wish);
  Result<void> useCode(const CodeFor& what, const GrantId& grant, std::int64_t charged);
  Result<void> missCode(std::int64_t charged);
  /// The try that a code is about (payload_code.h: CodeUsed); empty: none.
  Result<AttemptId> tryAbout(const CodeFor& what);
  /// The try that another one would answer: the last one that was handed in; empty: none.
  Result<AttemptId> lastTry(const StudentId& student, const CheckId& check);

  /// The teacher's visit: by the request of the code that opened it, and when something was done there last, in time
  /// since boot. It ends with the program.
  struct TeacherHere {
    std::string request;
    std::int64_t lastMs = 0;
  };
  std::optional<TeacherHere> teacher;
  /// refused: nobody typed a teacher's code, or it is too long ago. Else: the visit goes on from now.
  Result<void> expectTeacher();
  /// Writes what the teacher did here as a leaf.
  Result<void> noteTeacher(CodeAction action, const StudentId& student, const CheckId& check, const AttemptId& attempt);
  /// What that leaf says.
  Result<Bytes> teachersDeed(CodeAction action, const StudentId& student, const CheckId& check,
                             const AttemptId& attempt);
  /// What the mark says that stands there; nothing: it can't be read any more.
  Result<std::optional<MarkGiven>> markAt(const Facts::MarkedAt& at);

  /// Drops blobs that were in use and no longer are.
  Result<void> dropBlobs();

  Result<void> putSetting(const std::string& name, ByteView value);
  Result<std::optional<Bytes>> setting(const std::string& name);
};

/// Names of rows that are a student's: by the SHA-256 of the pseudonym, which is all that an erase.leaf tells.
std::string guardOf(const KioskSeal& seal, const Hash& student);
std::string requestsOf(const KioskSeal& seal, const Hash& student);
std::string lookOf(const KioskSeal& seal, const Hash& student);
/// The setting with when the student signed in here last.
std::string signedInOf(const KioskSeal& seal, const Hash& student);

/// The setting with what was written so far of a reflection.
std::string draftOf(const AttemptId& attempt);
/// The setting with the newest decision that the student was told of.
std::string toldOf(const AttemptId& attempt);

/// Where values lie that are sealed under the device's own key (KioskSeal::close).
std::string placeOf(const AttemptId& scratch);
std::string placeOf(const Hash& blob);

}  // namespace cz::records
