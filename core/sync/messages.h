#pragma once
// What a kiosk and its station say to one another on the kiosk port. Plain data; wire.h gives the bytes.
//
// Every exchange is started by the kiosk and may be lost, doubled or repeated at will: a message says what its
// sender *holds*, and the other side gives what is missing. Nothing counts because it was "sent last" (case O-39).

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/ids.h"
#include "core/crypto/keys.h"
#include "core/doctor/finding.h"
#include "core/ledger/checkpoint.h"
#include "core/ledger/slice.h"

namespace cz::sync {

/// A parcel (roster, pack) travels in pieces of at most this size.
inline constexpr std::size_t kMostPiece = std::size_t{4} << 20;
/// One message carries at most this many leaves; the rest goes with the next one. (What records::OwnLog::slice gives.)
inline constexpr std::size_t kMostLeaves = 1000;
/// One that brings back what the other side lost carries more. A longer run comes in parts; only the last of them
/// carries a checkpoint, because only the end of a log is signed by whoever wrote it (ledger: SliceParts).
inline constexpr std::size_t kMostReturned = 4000;

/// One message carries the state of at most so many open attempts; the rest goes with the next one.
inline constexpr std::size_t kMostOpen = 64;

/// What one message says of the health of a kiosk's machine.
inline constexpr std::size_t kMostFindings = 16;
inline constexpr std::size_t kLongestFinding = 400;

/// Who sits at the kiosk. For the Today page; nothing is decided by it.
struct SeatStatus {
  enum class State { free, signedIn, taking } state = State::free;
  StudentId student;
  CheckId check;           ///< taking only
  int place = 0;           ///< taking: item `place` of `of`, from 1
  int of = 0;              ///< taking: items on the form
  std::int64_t forMs = 0;  ///< how long this state has lasted
  friend bool operator==(const SeatStatus&, const SeatStatus&) = default;
};

/// Names a roster or a pack parcel; its bytes come separately and are checked against `hash` and `size`.
struct ParcelRef {
  std::string id;          ///< pack id; "roster" for the roster
  std::string version;     ///< roster: a whole number that only rises; pack: the author's text
  Hash hash;               ///< SHA-256 of the parcel
  std::uint64_t size = 0;  ///< bytes
  friend bool operator==(const ParcelRef&, const ParcelRef&) = default;
};

/// Kiosk → station, once: here I am.
struct PairRequest {
  crypto::Identity kiosk;
  ledger::LogNonce nonce;  ///< of the kiosk's own log
  std::string seat;        ///< "Seat 1", what the teacher will read; 1 to 40 letters
  Hash mac;                ///< pairMac: proves that the sender read the token
};

/// Station → kiosk: and here am I.
struct PairReply {
  crypto::Identity station;
  ledger::LogNonce downNonce;  ///< of the log that the station writes for this kiosk
  Hash mac;                    ///< pairReplyMac
};

/// Kiosk → station.
struct SyncRequest {
  ledger::Slice up;            ///< own leaves from what the station is known to hold
  std::uint64_t downSize = 0;  ///< how many leaves of the downlog the kiosk holds
  SeatStatus status;
  /// The newest state of what is open there, as far as it changed since it was told (records: payload_state.h).
  std::vector<Bytes> open = {};
  /// Whoever is signed in wants to go on here with this attempt, which is open at another kiosk; empty: nobody does.
  AttemptId moveHere = {};
  /// What is amiss with the machine, for the page of kiosks: at most kMostFindings, none of them good, each text at
  /// most kLongestFinding bytes. A station of before they were told refuses a message with them: it is updated first.
  std::vector<doctor::Finding> health = {};
  /// The downlog's checkpoint as this kiosk holds it, countersigned (records: countersigned.h); empty: it holds nothing
  /// of it. A station of before refuses a message with it, too.
  std::string downNote = {};
};

/// What became of the leaves in a request.
enum class Upload {
  stored,   ///< new leaves are kept now
  have,     ///< nothing new
  gap,      ///< leaves are missing in between: go on from `upSize`
  refused,  ///< they contradict what the station holds; kept as evidence, the teacher is told
};

/// Station → kiosk.
struct SyncReply {
  Hash request;  ///< SHA-256 of the request's bundle, so that an old reply can't be passed off as new
  Upload upload = Upload::have;
  std::uint64_t upSize = 0;  ///< leaves of the kiosk's log that the station holds for good
  std::string reason;        ///< refused: a sentence for IT
  ledger::Slice down;        ///< the kiosk's downlog from `downSize`
  ParcelRef roster;          ///< the present one; size 0 when there is none yet
  std::vector<ParcelRef> packs;
  std::int64_t stationMs = 0;  ///< the station's clock, milliseconds since 1970
  std::string room;            ///< "Room 14"
  std::string notMoved = {};   ///< why what was wanted by `moveHere` is not done: a sentence for the student
  /// The checkpoint of the kiosk's own log as it is held, countersigned. To a kiosk that countersigns, and else empty.
  std::string upNote = {};
};

/// Kiosk → station: the downlog as the kiosk holds it, up to its end, when the station lacks a part of it or has gone
/// another way since (trust: 2.6, rollback repair). The station signed it itself, so it can believe it.
struct DownReturn {
  ledger::Slice down;  ///< at most kMostReturned leaves; a part when it carries no checkpoint
};

/// Station → kiosk.
struct DownReturnReply {
  Hash request;
  bool healed = false;  ///< what came back is kept; news follow with the next sync
  /// Not healed: send from this leaf on. That is where the part ended that came, or an earlier leaf.
  std::uint64_t needsFrom = 0;
};

/// Kiosk → station: give me my own log as you hold it, from this leaf on. For a kiosk whose disk went back in time.
struct OwnRequest {
  std::uint64_t from = 0;
};

/// Station → kiosk: at most kMostReturned leaves; without a checkpoint when the station holds more behind them.
struct OwnReply {
  Hash request;
  ledger::Slice up;
};

/// Kiosk → station: a piece of a parcel.
struct PieceRequest {
  Hash parcel;
  std::uint64_t from = 0;  ///< first byte wanted
};

/// Station → kiosk: at most kMostPiece bytes of the parcel from `from`.
struct PieceReply {
  Hash request;
  std::uint64_t from = 0;
  Bytes bytes;
};

// ---- on a stick ----
//
// The same, carried by hand: hours, restarts and other messages lie between a question and its answer, answers come
// twice, late, or not at all. So an answer is not bound to one question. It is bound to the kiosk (sealed to it, and
// its fingerprint is signed), to the log that the station writes for this kiosk (its sender), and every part of it
// proves by its content what it is worth, whenever it arrives:
//
// - "I hold so much of your log" is the kiosk's own signed checkpoint. It counts when the kiosk's log begins with
// exactly
//   those leaves, and it stays true for ever; nothing else counts as handed over (case O-39).
// - Decisions are leaves with the station's checkpoint behind them: an older answer has nothing new in it.
// - A roster has a number that only rises. Packs have none: they are believed when the answer can't be older than what
//   the kiosk uses (desk: Stick says how it knows).
// - Pieces of parcels are known by their hash.
//
// So an old answer can never take anything back, and a lost one is asked for again by the next message.

/// The most parcels that a kiosk says it holds: a roster and all packs.
inline constexpr std::size_t kMostHeld = 1001;

/// A student signed in at this kiosk, and wants to go on there with an attempt that is open at another one.
struct MoveWish {
  AttemptId attempt;
  StudentId student;
  /// Where it goes on, as far as the wishing kiosk knew: that kiosk's log, and the attempt's newest leaf in it. Whoever
  /// went on there since, or elsewhere, has other plans.
  LogId at;
  std::uint64_t known = 0;
  friend bool operator==(const MoveWish&, const MoveWish&) = default;
};
inline constexpr std::size_t kMostWishes = 100;

/// Kiosk → station, as a file. Several follow one another when there is more than one carries.
struct StickUp {
  ledger::Slice up;            ///< own leaves from what the station is known to hold
  std::uint64_t downSize = 0;  ///< how many leaves of the downlog the kiosk holds
  std::vector<Hash> parcels;   ///< rosters and packs that it holds
  /// The downlog as the kiosk holds it, up to its end, for a station that may have lost a part of it (DownReturn).
  std::optional<ledger::Slice> down = {};
  std::vector<Bytes> open = {};      ///< as in SyncRequest
  std::vector<MoveWish> moves = {};  ///< at most kMostWishes
  std::string downNote = {};         ///< as in SyncRequest
};

/// Station → kiosk, as a file.
struct StickDown {
  Upload upload = Upload::have;  ///< of what the kiosk sent last; `have` when it sent nothing
  std::string upNote;            ///< the newest checkpoint of the kiosk's log that is held, countersigned; or empty
  std::string reason;            ///< refused: a sentence for IT
  ledger::Slice down;            ///< the kiosk's downlog from where the kiosk is known to end
  ParcelRef roster;              ///< the present one; size 0 when there is none yet
  std::vector<ParcelRef> packs;
  std::string room;
  /// The kiosk's own log as the station holds it, when that is more than the kiosk showed, or another one (OwnReply).
  std::optional<ledger::Slice> own = {};
  /// Wishes that can't be, each with a sentence for the student.
  std::vector<std::pair<AttemptId, std::string>> notMoved = {};
};

/// Station → kiosk, as a file: at most kMostPiece bytes of a parcel from `from`.
struct StickPiece {
  Hash parcel;
  std::uint64_t from = 0;
  Bytes bytes;
};

}  // namespace cz::sync
