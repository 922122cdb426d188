#pragma once
// MCZB1: one sealed and signed message (trust: 2.6). The same bytes go over the network and on a USB stick.
//
//   "MCZB1\n" | length of the header, 4 bytes | header = CBOR {0: kind, 1: [[first 8 bytes of a recipient's
//   fingerprint, sealed message key of 80 bytes], …]}, 1 to 8 recipients
//   | encryptWhole (crypto/box.h) bound to SHA-256 of all bytes before, of:
//     length of the manifest, 4 bytes | manifest = CBOR {0: 1, 1: kind, 2: sender's log, 3: recipient, 4: counter,
//     5: boot, 6: mono, 7: wall, 8: clock, 9: body length, 10: SHA-256(body)}
//     | Ed25519(manifest key, "mcz/bundle/1\0" ‖ SHA-256(header) ‖ manifest) | body | 0x80 0x00 … to 4 KiB
//
// Numbers are big-endian. Who sent it stands inside the seal; whom it is for stands inside the signature, so that
// nobody can send it on to another.

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "core/base/ids.h"
#include "core/crypto/keys.h"
#include "core/ledger/leaf.h"

namespace cz::sync {

/// Each kind is signed with its number: no message can stand in for one of another kind. Numbers are never used again.
enum class BundleKind : std::uint8_t {
  sync = 1,
  syncReply = 2,
  piece = 3,
  pieceReply = 4,
  down = 5,
  downReply = 6,
  own = 7,
  ownReply = 8,
  stickUp = 9,
  stickDown = 10,
  stickPiece = 11,
  past = 12,
  pastReply = 13,
};

/// "the station's answer to a kiosk": for people.
std::string nameOf(BundleKind kind);

inline constexpr std::string_view kBundleMagic = "MCZB1\n";
/// No body is longer, and none longer is read.
inline constexpr std::size_t kMostBody = std::size_t{8} << 20;
/// The longest bundle: header, seal and padding take less than 64 KiB.
inline constexpr std::size_t kMostBundle = kMostBody + (std::size_t{64} << 10);
inline constexpr std::size_t kMostRecipients = 8;

/// When something was sent, by the sender's own clocks (trust: 2.10).
struct Sent {
  std::uint64_t boot = 0;  ///< how often it had started
  std::int64_t monoMs = 0;
  std::int64_t wallMs = 0;
  ledger::ClockState clock = ledger::ClockState::unset;
  friend bool operator==(const Sent&, const Sent&) = default;
};

struct Manifest {
  BundleKind kind = BundleKind::sync;
  LogId sender;               ///< the log that the sender writes for the recipient
  Hash recipient;             ///< fingerprint of the first of those that it is sealed to
  std::uint64_t counter = 0;  ///< of the sender's messages since its start
  Sent sent = {};
  friend bool operator==(const Manifest&, const Manifest&) = default;
};

struct Bundle {
  Manifest manifest;
  Bytes body;  ///< at most kMostBody
};

/// `to`: 1 to 8 devices that can open it; the first one is who it is for. Sets the manifest's recipient. Errors
/// (input): the body is too long.
Result<Bytes> writeBundle(const Bundle& bundle, const std::vector<crypto::Identity>& to,
                          const crypto::DeviceKeys& sender, Random& random);

/// What the outside of a bundle tells whoever finds it.
struct Envelope {
  BundleKind kind = BundleKind::sync;
  std::vector<Bytes> recipients;  ///< first 8 bytes of each one's fingerprint
  bool isFor(const Hash& fingerprint) const;
};
/// input: it is no bundle.
Result<Envelope> envelopeOf(ByteView bytes);
/// Whether a whole bundle can be as long as this one: most cut copies show by that, without any key.
bool hasWholeLength(ByteView bundle);

/// The key that must have signed what the writer of this log sends; nothing for a stranger.
using SenderKey = std::function<std::optional<crypto::ManifestKey>(const LogId& sender)>;

/// Opens, checks everything, and gives nothing on the slightest doubt. Errors: refused: it is sealed to another device,
/// meant for another, of another kind, or its sender is a stranger · input: it is no bundle, or damaged.
Result<Bundle> openBundle(ByteView bytes, BundleKind kind, const crypto::DeviceKeys& own, const SenderKey& keyOf);

}  // namespace cz::sync
