#pragma once
// What a kiosk and a station say to one another when the station stands in the place of the one that the kiosk knows
// (trust: 2.2, ledger: succession.h).
//
//   POST <station>/v1/successor   SuccessorAsk → SuccessorSays   in the clear: a question and a signed statement
//   POST <station>/v1/move        sealed MoveRequest → nothing   the kiosk believes the statement, and says who it is
//   POST <station>/v1/past        Past → PastReply               what the stations before have said, and class list and
//                                                                packs, as the new station asks for them

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/outside.h"
#include "core/ledger/proof.h"
#include "core/ledger/slice.h"
#include "core/ledger/succession.h"

namespace cz::sync {

/// Kiosk → whoever has the station's address: are you in the place of this one?
struct SuccessorAsk {
  Hash before;               ///< fingerprint of the station that the kiosk knows
  std::uint64_t number = 0;  ///< of the statement that it would believe
  friend bool operator==(const SuccessorAsk&, const SuccessorAsk&) = default;
};

/// Station → kiosk. Only the statement proves anything; the rest chooses a sentence.
struct SuccessorSays {
  Hash self;  ///< fingerprint of the station that answers
  std::optional<ledger::SignedSuccession> statement;
  friend bool operator==(const SuccessorSays&, const SuccessorSays&) = default;
};

/// No statement is longer than this many bytes, nor a request to move.
inline constexpr std::size_t kMostTakeover = 64 << 10;

/// From one station to the next.
struct Step {
  crypto::Identity from;
  ledger::SignedSuccession how;
};

/// What shows that this kiosk belonged to that station: the first leaf of the log which that station wrote for it, and
/// what the recovery sheet says of the station.
struct Belonging {
  ledger::LogKey log;  ///< role: down
  std::string note;    ///< its newest checkpoint that the kiosk holds
  Bytes first;         ///< the leaf enrolled
  ledger::OpenPayload payload;
  ledger::Path path;               ///< that it is in that log
  std::uint64_t sheetVersion = 0;  ///< of the newest sheet that the kiosk knows
  crypto::Signature vouch;         ///< for that station, or one whose keys were renewed since: `steps`
  std::vector<Step> steps;         ///< oldest first, the last one to that station
};

/// Kiosk → station.
struct MoveRequest {
  crypto::Identity kiosk;
  ledger::LogNonce nonce;  ///< of the kiosk's own log
  std::string seat;
  ledger::SignedSuccession statement;
  Belonging belonging;
};

/// The most successions that a kiosk shows.
inline constexpr std::size_t kMostSteps = 100;

/// Kiosk → station. What it brings is what the last answer asked for; nothing in the first one.
struct Past {
  enum class What : std::uint8_t { nothing, leaves, piece } what = What::nothing;
  std::uint64_t logs = 0;    ///< how many stations there were before
  std::uint64_t upSize = 0;  ///< leaves of the own log: which class list and packs there are, it says
  // leaves
  std::uint64_t which = 0;  ///< 0: the log of the station just before
  ledger::LogKey log;
  std::uint64_t size = 0;  ///< leaves of it in all; or bytes of the parcel, 0: it is not here
  ledger::Slice part;      ///< with the checkpoint of the whole
  // piece
  Hash parcel;
  std::uint64_t from = 0;  ///< first byte
  Bytes bytes;
};

/// Station → kiosk: what it wants next.
struct PastReply {
  Hash request;
  Past::What what = Past::What::nothing;  ///< nothing: it has all that it can use
  std::uint64_t which = 0;                ///< leaves: of which log
  Hash parcel;                            ///< piece
  std::uint64_t from = 0;                 ///< first leaf, or first byte
};

Bytes encode(const SuccessorAsk& ask);
Result<SuccessorAsk> decodeSuccessorAsk(ByteView bytes);
Bytes encode(const SuccessorSays& says);
Result<SuccessorSays> decodeSuccessorSays(ByteView bytes);
Bytes encode(const Past& past);
Result<Past> decodePast(ByteView bytes);
Bytes encode(const PastReply& reply);
Result<PastReply> decodePastReply(ByteView bytes);

/// Signed by the kiosk and sealed to the station that the statement names. `keys` are the kiosk's.
Bytes sealMove(const MoveRequest& request, const crypto::DeviceKeys& keys, Random& random);
/// Errors (input): it is sealed to another station, or damaged · refused: the kiosk that it names did not sign it.
Result<MoveRequest> openMove(ByteView bytes, const crypto::DeviceKeys& station);

/// That the kiosk belonged to the station that wrote `log` (its leaves and payloads from 0 on). Errors (input): there
/// is no first leaf with what it says.
Result<Belonging> belongingFrom(const ledger::LogKey& log, const ledger::Slice& whole);
/// Whether the first leaf is in that log. What it says is for the caller to read.
bool isInLog(const Belonging& belonging);
/// Whether the sheet says so of that station, or of one before it from which signed steps of new keys lead there.
bool isVouchedFor(const Belonging& belonging, const crypto::ManifestKey& sheet);

}  // namespace cz::sync
