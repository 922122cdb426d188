#pragma once
// Everything a kiosk remembers, behind one door: one class, one connection, one file. What returns good is on the disk.
//
// The log is the truth. Tables of facts are drawn from it and can be dropped and drawn again (`rebuild`).

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/base/outside.h"
#include "core/crypto/keys.h"
#include "core/journey/decide.h"
#include "core/journey/time_account.h"
#include "core/ledger/checkpoint.h"
#include "core/ledger/slice.h"
#include "core/ledger/succession.h"
#include "core/records/code_guard.h"
#include "core/records/countersigned.h"
#include "core/records/guard.h"
#include "core/records/log_archive.h"
#include "core/records/offline_code.h"
#include "core/records/payload.h"
#include "core/records/payload_fault.h"
#include "core/records/payload_journey.h"
#include "core/records/payload_recovery.h"
#include "core/records/receipt.h"
#include "core/records/running.h"

namespace cz::records {

/// An attempt that is not handed in, as it was committed last.
struct LiveAttempt {
  AttemptStart start;
  scoring::Responses responses;
  int place = 0;  ///< 0-based; the number of places = the review
  std::set<SlotId> flagged;
  journey::TimeAccount time;  ///< up to the last sign of life
  std::set<SlotId> seen;      ///< places whose items were on the screen
  /// It came from another kiosk and was not gone on with since; withNothing: that kiosk had told the station nothing.
  enum class Came { no, withAnswers, withNothing } came = Came::no;
  bool leftAtBell = false;  ///< there
};

/// A finished attempt.
struct Finished {
  AttemptStart start;
  AttemptDone done;
  std::uint64_t leaf = 0;  ///< index of the attempt.done leaf in this kiosk's log
  /// Whether the responses are here. After a restart they are not: only the station can read them (trust: 2.3). What
  /// came of each place stands in the result.
  bool whole = true;
  bool here = true;  ///< false: it was taken at another kiosk; `leaf` is of that one's log, and there is its receipt
};

/// What the caller knows of a new attempt; records add the id.
struct NewAttempt {
  StudentId student;
  CheckId check;
  int number = 1;  ///< as journey::decide allowed it
  GrantId grant;   ///< likewise
  Hash pack;
  form::Form form;
  pack::NumberStyle style = pack::NumberStyle::point;
  int confidence = 0;  ///< 0 = not said
  /// As in journey::Started.
  std::vector<SkillId> only = {};
  std::uint64_t deeds = 0;
  Exact timeFactor = 1;
};

/// What became of this kiosk's own leaves that the station gave back.
struct Healed {
  bool done = false;        ///< nothing to do, or done; false: see `needsFrom` and `why`
  bool earlier = false;     ///< the two logs part before the leaves that came: ask from an earlier leaf on
  std::uint64_t taken = 0;  ///< leaves that were lost here and are back
  std::uint64_t again = 0;  ///< leaves that were written meanwhile and stand behind them now
  std::string why;          ///< refused: a sentence for IT
};

/// How long the teacher at a kiosk may do nothing before another code is needed.
inline constexpr std::int64_t kTeacherVisitMs = std::int64_t{5} * 60'000;

/// What a mark is refused with when the answer has one, or its try was taken out.
Error nothingWaits();

/// An attempt that was begun here and is still open.
struct OpenTry {
  AttemptId attempt;
  StudentId student;  ///< whose it is, after corrections
  CheckId check;
  int number = 0;
  bool paused = false;  ///< whoever sat there signed out
  bool atBell = false;  ///< and what was seen and not answered comes as other questions
};

/// A finished attempt of this kiosk that waits for a teacher's marks.
struct TryToMark {
  Finished finished;
  StudentId student;  ///< whose it is, after corrections
};

/// Not thread-safe: one thread owns it.
class KioskRecords {
 public:
  /// How often this kiosk had started, and what its clocks say now.
  struct ClockSample {
    std::uint64_t boot = 0;
    std::int64_t monoMs = 0;
    std::int64_t wallMs = 0;
    ledger::ClockState state = ledger::ClockState::unset;
  };
  ClockSample clockSample();
  /// What the station's clock shows at this moment (trust: 2.10). Where this kiosk's own clock is not sure, or shows
  /// another time by two minutes or more, the station's counts from here on until the next start, and the log says so.
  /// Gives whether that changed what this kiosk believes. A station whose clock was not set itself is passed over.
  Result<bool> hearTime(std::int64_t stationMs);

  /// Opens or creates, with the whole ceremony: a new file begins with the genesis leaf; every opening adds a boot
  /// leaf. corrupt: the file is damaged; it was not changed. refused: another program has it, it is newer than this
  /// program, or belongs to other keys. `clock`, `random` and `keys` must outlive it.
  static Result<KioskRecords> open(const std::filesystem::path& file, Clock& clock, Random& random,
                                   const crypto::DeviceKeys& keys, Running running = {});
  KioskRecords(KioskRecords&&) noexcept;
  KioskRecords& operator=(KioskRecords&&) noexcept;
  ~KioskRecords();

  // ---- one check ----

  /// The start leaf, durable before the first item is shown (trust: 0.6).
  /// refused: an attempt of this check is open already, or `number` isn't the next, or the grant is spent.
  Result<AttemptId> startAttempt(const NewAttempt& attempt);

  /// The newest open attempt that this student began here, or the open one of this student and check; nothing when
  /// there is none. One that a teacher took out is not open.
  /// corrupt: there is one, but what was answered can't be trusted. It is kept as it is, and no other may start (O-21).
  Result<std::optional<LiveAttempt>> liveAttempt(const StudentId& student);
  Result<std::optional<LiveAttempt>> liveAttempt(const StudentId& student, const CheckId& check);
  Result<LiveAttempt> liveAttempt(const AttemptId& attempt);

  /// Whether the student may go on with an attempt at this kiosk. refused: it was handed in elsewhere, taken out by a
  /// teacher, or goes on at another seat, in the student's words. notFound: no such attempt is known, or it is not
  /// known any more.
  Result<void> mayGoOn(const AttemptId& attempt);
  /// Saves one answer with where the student is and what is flagged, also of an attempt that was taken out: it may be
  /// brought back, and nobody's words are lost. Other errors as before.
  Result<void> saveResponse(const AttemptId& attempt, const SlotId& slot, const scoring::Response& response, int place,
                            const std::set<SlotId>& flagged);
  Result<void> savePlace(const AttemptId& attempt, int place);
  /// A sign of life: the student is at the attempt. Kept in memory, and at most once a minute on the disk: a power cut
  /// takes so much off the time that was used.
  Result<journey::TimeAccount> atWork(const AttemptId& attempt);
  /// Signed out, the attempt is left open. Errors as of mayGoOn.
  Result<void> pauseAttempt(const AttemptId& attempt, const std::string& reason);
  /// `form`: the form from here on, where places were filled anew; responses to those are dropped.
  Result<void> resumeAttempt(const AttemptId& attempt, const std::optional<form::Form>& form = {});
  /// How often places of the attempt were filled anew, or it was gone on with at another kiosk.
  Result<int> refills(const AttemptId& attempt);

  /// Hands in what is saved, judged by `result`. The same attempt again changes nothing and gives what was stored
  /// (O-20). Errors as of mayGoOn.
  Result<Finished> handIn(const AttemptId& attempt, const scoring::CheckResult& result);
  /// The answers to the questions after a "not yet", and that the revision is done. Again is harmless.
  /// notFound: not a finished try of the student's that stands; a correction says whose it is.
  Result<void> reflect(const Reflection& reflection);
  Result<void> revise(const Revision& revision);
  /// What a student has written so far of a reflection. It is no leaf, and goes when the reflection is kept.
  Result<void> saveReflection(const Reflection& draft);
  Result<std::optional<Reflection>> savedReflection(const AttemptId& attempt);
  /// Asks for another try after `attempt`. Again is harmless. Errors as before.
  Result<void> ask(const StudentId& student, const CheckId& check, const AttemptId& attempt, const std::string& words);

  /// Something about this kiosk that a person should look at.
  Result<void> noteFault(const FaultSeen& fault);

  // ---- to other kiosks and from them ----

  /// What was answered so far of each attempt that is open here, or that was handed over to another kiosk and left
  /// behind here, as payload_state.h has it.
  struct OpenState {
    AttemptId attempt;
    Bytes state;              ///< empty: the station knows it already
    bool leftBehind = false;  ///< let it go once the station has it
  };
  Result<std::vector<OpenState>> openStates();
  /// The station has what was left behind of it: it goes here. One that goes on here stays.
  Result<void> letGo(const AttemptId& attempt);
  /// What people call the seat where an attempt goes on; empty: it wasn't told, or that seat is this one.
  Result<std::string> seatOf(const AttemptId& attempt);
  /// The pack that an attempt was made from.
  Result<Hash> packOf(const AttemptId& attempt);

  // ---- the way so far ----

  Result<journey::Journey> journey(const StudentId& student, const CheckId& check);
  /// When and where something is decided at this kiosk. A clock that shows an earlier time than the log knows was never
  /// set, and tells nothing (case O-25); nor does one that nothing kept going while the machine was off.
  journey::Moment now() const;
  /// Every form of this check that the student was shown, oldest first.
  Result<std::vector<form::Form>> earlierForms(const StudentId& student, const CheckId& check);
  /// The newest try that counts and was handed in, here or elsewhere: the student's own after corrections, and not
  /// taken out. Nothing also while this kiosk was not told of it.
  Result<std::optional<Finished>> lastResult(const StudentId& student, const CheckId& check);
  /// Where it is recorded, for its receipt (receipt.h); what the student saw of it is the caller's. `finished`: here.
  Result<Receipt> receiptFor(const Finished& finished);
  /// The newest mark of each place of an attempt; empty when none has come.
  Result<scoring::Marks> marks(const AttemptId& attempt);

  /// The newest regrade of an attempt; nothing when there is none.
  Result<std::optional<TeachersDecision>> regrade(const AttemptId& attempt);
  /// Whether the student was told of this decision about an attempt at this seat, and that it is so now.
  Result<bool> wasTold(const AttemptId& attempt, const journey::Deed& deed);
  Result<void> noteTold(const AttemptId& attempt, const journey::Deed& deed);

  // ---- guesses ----

  /// Before a PIN is compared: charges the guess for good. Compare only when it is allowed.
  Result<Guess> chargeGuess(const StudentId& student);
  /// The guess was right: gives it back, forgets the student's misses, and writes down that the student signed in.
  /// Gives when that one signed in here last, in milliseconds since 1970; nothing: never, or a clock was not sure then.
  Result<std::optional<std::int64_t>> signIn(const StudentId& student);

  // ---- how a student likes to read ----

  /// A short text of the caller's; the newest one counts. It is no leaf and stays at this kiosk.
  Result<void> keepLook(const StudentId& student, const std::string& look);
  /// As it was kept last; empty: never.
  Result<std::string> look(const StudentId& student);

  // ---- codes that a teacher reads out ----

  /// What a code must be for now. Draws and keeps a request where there is none and none must be waited for.
  /// refused: this kiosk has no station yet.
  Result<CodeDoor> codeDoor(const StudentId& student, const CheckId& check);
  /// Charges the try for good, and then compares with the codes for each of the `deeds`; what the right one does is in
  /// the log when this returns. Whether the journey allows it is the caller's to ask first. Errors as before.
  Result<CodeTried> tryCode(const StudentId& student, const CheckId& check, std::string_view typed,
                            std::vector<CodeAction> deeds = {CodeAction::unlock});

  // ---- the teacher at this kiosk ----

  /// The same for the teacher's own code, which opens a visit.
  Result<CodeDoor> teacherDoor();
  Result<CodeTried> tryTeacherCode(std::string_view typed);
  /// Whether a visit goes on; it ends kTeacherVisitMs after the last deed, with teacherLeaves, and with the program.
  bool teacherIsHere() const;
  void teacherLeaves();
  /// refused: no visit goes on. Else it goes on from now.
  Result<void> teacherStays();
  /// One more try, in the log when it returns, as if a code for it had been typed. Whether the journey allows one is
  /// the caller's to ask first. refused: no visit goes on.
  Result<void> unlockAsTeacher(const StudentId& student, const CheckId& check);
  /// The revision after the last try is done, by the teacher's word. Whether the journey waits for that is the caller's
  /// to ask first. refused: no visit goes on. notFound: no try was handed in.
  Result<void> confirmAsTeacher(const StudentId& student, const CheckId& check);
  /// Takes out an open try that was begun here; its unlock is open again, at any seat. refused: no visit goes on.
  /// notFound: there is no such try.
  Result<void> releaseAsTeacher(const AttemptId& attempt);
  /// Puts an open try aside as at the bell. Errors as before.
  Result<void> putAsideAsTeacher(const AttemptId& attempt);
  /// Marks one answer of a try that was handed in here: in the log, and counting, when it returns. The number is given
  /// here; that the mark fits its rubric, and what it makes of the try, is the caller's. Errors as before.
  Result<void> markAsTeacher(MarkGiven mark);
  /// Tries that were handed in here and wait for marks: of each student and check the last one.
  Result<std::vector<TryToMark>> triesToMark();
  /// Open tries that were begun here, newest first.
  Result<std::vector<OpenTry>> openTries();
  /// Every student and check of which this kiosk knows a try.
  Result<std::vector<std::pair<StudentId, CheckId>>> ways();
  /// How many codes within 24 hours of powered time were not right.
  Result<int> missedCodes();
  /// How many tries were handed in here and are not at the station yet.
  Result<std::uint64_t> triesToHandOver();

  // ---- the station ----

  const ledger::LogKey& uplog() const;
  /// Own leaves from `from` on for the station.
  Result<ledger::Slice> pending(std::uint64_t from);
  Result<std::uint64_t> ackedSize();
  Result<void> setAcked(std::uint64_t size);

  /// From pairing: whose downlog to believe. Again with the same values is harmless; another station is refused, see
  /// `joinAnother`.
  Result<void> setDownlog(const crypto::Identity& station, const ledger::LogNonce& nonce);
  std::optional<ledger::LogKey> downlog() const;
  Result<std::uint64_t> downSize();
  /// The downlog's newest checkpoint, countersigned by this kiosk; empty when it holds nothing of it.
  Result<std::string> countersignDown();
  /// A checkpoint of the own log that the station countersigned (countersigned.h); without a station: refused.
  Result<void> keepCountersigned(const std::string& note);
  /// How much of the own log the station has countersigned; nothing: nothing yet.
  Result<std::optional<Countersigned>> countersigned();
  /// Verifies, keeps and applies (grants) in one commit.
  Result<Received> receiveDown(const ledger::Slice& slice);

  // ---- another station in its place ----

  /// The station that this kiosk knows is replaced by the one that `next` names: from now on that one's word counts,
  /// and it gets all of the own log and of what the stations before have said. In one commit, with a leaf that says so.
  /// refused: it is not signed by the recovery sheet that this kiosk knows, names another station than the one it
  /// knows, or is not the next statement; nothing was changed. That the keys of the own station were renewed comes by
  /// receiveDown.
  Result<void> succeed(const ledger::SignedSuccession& next);
  /// The same without a statement: two people have compared a number with that station. It gets the own log; answers
  /// from before today it can't read.
  Result<void> joinAnother(const crypto::Identity& station, const ledger::LogNonce& nonce);
  /// In the order in which they came: what this kiosk has accepted.
  const std::vector<ledger::SignedSuccession>& successions() const;
  /// The logs of the stations before the present one, oldest first, with their sizes.
  std::vector<std::pair<ledger::LogKey, std::uint64_t>> pastDownlogs() const;
  /// One of them from leaf `from` to its end.
  Result<ledger::Slice> pastDown(const ledger::LogKey& log, std::uint64_t from);

  /// The downlog from leaf `from` on, for a station that lost a part of it: a part of at most `most` leaves, without a
  /// checkpoint while it is not the last one.
  Result<ledger::Slice> downReturn(std::uint64_t from, std::size_t most);
  /// The recovery sheet that this kiosk goes by; nothing before the station has named one. A newer one takes its place
  /// when it is approved: by the word of the one before, or by people.
  std::optional<SheetKnown> recoverySheet() const;
  /// The newest one that nobody has approved yet.
  std::optional<SheetKnown> unapprovedSheet() const;
  /// Two people have compared a number with the station: its newest sheet is the right one. Harmless without one.
  Result<void> approveSheet();
  /// Whether the station has taken this kiosk out of use: nobody new may sit down here.
  bool isRetired() const;
  /// The disk of this kiosk went back in time: the station holds leaves that it signed and no longer has. They are
  /// taken over, and what was written meanwhile is written again behind them (trust: 2.6). More than two such repairs
  /// in 30 days look like two units with one disk: then nothing is changed.
  Result<Healed> takeBackOwn(const ledger::Slice& theirs);

  /// The roster and packs in use, written down as leaves; their parcels must be among the blobs. Blobs that nothing
  /// uses any more (no roster, pack or open attempt) are dropped.
  Result<void> useRoster(const RosterApplied& roster);
  Result<void> usePacks(const std::vector<PackApplied>& packs);
  Result<std::optional<RosterApplied>> roster();
  Result<std::vector<PackApplied>> packs();

  // ---- small things ----

  Result<Hash> putBlob(ByteView body);
  /// corrupt: the bytes are no longer those of the hash.
  Result<std::optional<Bytes>> blob(const Hash& hash);
  Result<void> putSetting(const std::string& key, ByteView value);
  Result<std::optional<Bytes>> setting(const std::string& key);

  /// Drops the tables of facts and draws them from the logs again.
  Result<void> rebuild();
  /// The tables of facts as text, for comparing.
  Result<std::string> factsAsText();

 private:
  struct Inside;
  explicit KioskRecords(std::unique_ptr<Inside> inside);
  std::unique_ptr<Inside> inside_;
};

}  // namespace cz::records
