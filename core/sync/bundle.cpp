#include "core/sync/bundle.h"

#include <algorithm>

#include "core/crypto/box.h"
#include "core/crypto/hash.h"
#include "core/ledger/cbor.h"

namespace cz::sync {
namespace {

using ledger::CborReader;
using ledger::CborWriter;

constexpr std::uint64_t kVersion = 1;
constexpr std::size_t kBlock = 4096;
constexpr std::size_t kMostHeader = 4096;
constexpr std::size_t kMostManifest = 4096;
constexpr std::size_t kMostPlain = kMostBody + 2 * kBlock;
constexpr std::size_t kShortId = 8;
constexpr std::size_t kLengthBytes = 4;
constexpr std::string_view kSigned{"mcz/bundle/1\0", 13};

Error damaged() { return {Fault::input, "This bundle is damaged. Nothing of it was used; make or send it again.", ""}; }
Error refused(std::string_view why) { return {Fault::refused, "This bundle is refused: " + std::string(why), ""}; }

void append(Bytes& out, ByteView more) { out.insert(out.end(), more.begin(), more.end()); }

void appendLength(Bytes& out, std::size_t length) {
  for (int shift = 24; shift >= 0; shift -= 8) out.push_back(static_cast<std::uint8_t>(length >> shift));
}

/// Takes a part with its length in front off the bytes; nothing when it doesn't fit.
std::optional<ByteView> takePart(ByteView& bytes, std::size_t most) {
  if (bytes.size() < kLengthBytes) return std::nullopt;
  std::size_t length = 0;
  for (std::size_t i = 0; i < kLengthBytes; ++i) length = length << 8U | bytes[i];
  bytes = bytes.subspan(kLengthBytes);
  if (length > most || length > bytes.size()) return std::nullopt;
  const ByteView part = bytes.first(length);
  bytes = bytes.subspan(length);
  return part;
}

Bytes shortId(const Hash& fingerprint) { return {fingerprint.bytes.begin(), fingerprint.bytes.begin() + kShortId}; }

Bytes headerOf(BundleKind kind, const std::vector<crypto::Identity>& to, const crypto::MessageKey& key,
               Random& random) {
  CborWriter writer;
  writer.map(2).key(0).number(static_cast<std::uint64_t>(kind)).key(1).array(to.size());
  for (const auto& one : to)
    writer.array(2).bytes(shortId(one.fingerprint())).bytes(crypto::sealTo(one.box, key.view(), random));
  return writer.take();
}

Bytes manifestOf(const Bundle& bundle) {
  const Manifest& manifest = bundle.manifest;
  CborWriter writer;
  writer.map(11);
  writer.key(0).number(kVersion);
  writer.key(1).number(static_cast<std::uint64_t>(manifest.kind));
  writer.key(2).text(manifest.sender.text);
  writer.key(3).bytes(manifest.recipient.view());
  writer.key(4).number(manifest.counter);
  writer.key(5).number(manifest.sent.boot);
  writer.key(6).integer(manifest.sent.monoMs);
  writer.key(7).integer(manifest.sent.wallMs);
  writer.key(8).number(static_cast<std::uint64_t>(manifest.sent.clock));
  writer.key(9).number(bundle.body.size());
  writer.key(10).bytes(crypto::sha256(bundle.body).view());
  return writer.take();
}

BundleKind readKind(CborReader& reader) {
  const std::uint64_t kind = reader.number();
  if (kind < 1 || kind > static_cast<std::uint64_t>(BundleKind::pastReply)) reader.fail("its kind is unknown");
  return reader.ok() ? static_cast<BundleKind>(kind) : BundleKind::sync;
}

/// What a manifest says, and of which body.
struct Told {
  Manifest manifest;
  std::uint64_t size = 0;
  Hash hash;
};

Result<Told> readManifest(ByteView bytes) {
  CborReader reader(bytes);
  Told told;
  reader.map();
  reader.key(0);
  if (reader.number() != kVersion) reader.fail("its version is unknown; install a newer Checkzone");
  reader.key(1);
  told.manifest.kind = readKind(reader);
  reader.key(2);
  told.manifest.sender = LogId(reader.text());
  reader.key(3);
  told.manifest.recipient = ledger::readFixed<Hash>(reader);
  reader.key(4);
  told.manifest.counter = reader.number();
  reader.key(5);
  told.manifest.sent.boot = reader.number();
  reader.key(6);
  told.manifest.sent.monoMs = reader.integer();
  reader.key(7);
  told.manifest.sent.wallMs = reader.integer();
  reader.key(8);
  const std::uint64_t clock = reader.number();
  if (clock > static_cast<std::uint64_t>(ledger::ClockState::disciplined)) reader.fail("the state of its clock");
  told.manifest.sent.clock = static_cast<ledger::ClockState>(clock & 3U);
  reader.key(9);
  told.size = reader.number();
  reader.key(10);
  told.hash = ledger::readFixed<Hash>(reader);
  reader.leave();
  CZ_CHECK(reader.finish("The manifest of a bundle"));
  return told;
}

Bytes signedBytes(ByteView header, ByteView manifest) {
  return joined({viewOf(kSigned), crypto::sha256(header).view(), manifest});
}

struct Header {
  BundleKind kind = BundleKind::sync;
  std::vector<std::pair<Bytes, Bytes>> recipients;  ///< short id, sealed key
};

Result<Header> readHeader(ByteView bytes) {
  CborReader reader(bytes);
  Header header;
  reader.map();
  reader.key(0);
  header.kind = readKind(reader);
  reader.key(1);
  const std::size_t count = reader.array();
  if (count < 1 || count > kMostRecipients) reader.fail("it has no or too many recipients");
  for (std::size_t i = 0; reader.ok() && i < count; ++i) {
    reader.array();
    Bytes id = reader.bytes();
    Bytes sealed = reader.bytes();
    reader.leave();
    header.recipients.emplace_back(std::move(id), std::move(sealed));
  }
  reader.leave();
  reader.leave();
  CZ_CHECK(reader.finish("The head of a bundle"));
  return header;
}

/// Takes magic and header off the bytes of a bundle.
Result<ByteView> takeHeader(ByteView& bytes) {
  if (bytes.size() > kMostBundle || !textOf(bytes).starts_with(kBundleMagic))
    return Error{Fault::input, "These bytes are no bundle of a kiosk or a station.", ""};
  bytes = bytes.subspan(kBundleMagic.size());
  const auto header = takePart(bytes, kMostHeader);
  if (!header) return damaged();
  return *header;
}

Result<crypto::MessageKey> keyFor(const Header& header, const crypto::DeviceKeys& own) {
  const Bytes id = shortId(own.identity().fingerprint());
  for (const auto& [recipient, sealed] : header.recipients) {
    if (recipient != id) continue;
    CZ_TRY(key, own.unseal(sealed));
    return fixedFrom<crypto::MessageKey>(key, "The key of a bundle");
  }
  return refused("it is sealed to another device.");
}

/// Padding as ISO/IEC 7816-4 has it: a byte 0x80 and zeros up to the end of a block.
void pad(Bytes& plain) {
  plain.push_back(0x80);
  plain.resize((plain.size() + kBlock - 1) / kBlock * kBlock, 0);
}

/// Whether what follows the body is the padding that was written, and no more of it.
bool isPadding(ByteView rest, std::size_t whole) {
  const bool zeros = !rest.empty() && std::all_of(rest.begin() + 1, rest.end(), [](std::uint8_t b) { return b == 0; });
  return zeros && rest.front() == 0x80 && rest.size() <= kBlock && whole % kBlock == 0;
}

Result<Bundle> openPlain(ByteView header, const Bytes& plain, const SenderKey& keyOf) {
  ByteView rest = plain;
  const auto manifest = takePart(rest, kMostManifest);
  if (!manifest || rest.size() < crypto::Signature::size) return damaged();
  CZ_TRY(told, readManifest(*manifest));
  CZ_TRY(signature, fixedFrom<crypto::Signature>(rest.first(crypto::Signature::size), "A signature"));
  rest = rest.subspan(crypto::Signature::size);
  const auto key = keyOf(told.manifest.sender);
  if (!key) return refused("nobody here knows its sender. Add that device first.");
  if (!crypto::verify(*key, signedBytes(header, *manifest), signature)) return refused("its sender did not sign it.");
  if (told.size > rest.size()) return damaged();
  const ByteView body = rest.first(static_cast<std::size_t>(told.size));
  if (!isPadding(rest.subspan(body.size()), plain.size()) || crypto::sha256(body) != told.hash) return damaged();
  return Bundle{std::move(told.manifest), Bytes(body.begin(), body.end())};
}

}  // namespace

Result<Bytes> writeBundle(const Bundle& bundle, const std::vector<crypto::Identity>& to,
                          const crypto::DeviceKeys& sender, Random& random) {
  if (bundle.body.size() > kMostBody) return Error{Fault::input, "The message is too long to be sent.", ""};
  if (to.empty() || to.size() > kMostRecipients) return Error{Fault::input, "A bundle is for 1 to 8 devices.", ""};
  Bundle filled = bundle;
  filled.manifest.recipient = to.front().fingerprint();
  CZ_TRY(key, fixedFrom<crypto::MessageKey>(random.bytes(crypto::MessageKey::size), "A key"));
  const Bytes header = headerOf(filled.manifest.kind, to, key, random);
  const Bytes manifest = manifestOf(filled);
  Bytes plain;
  appendLength(plain, manifest.size());
  append(plain, manifest);
  append(plain, sender.signManifest(signedBytes(header, manifest)).view());
  append(plain, filled.body);
  pad(plain);
  Bytes out(kBundleMagic.begin(), kBundleMagic.end());
  appendLength(out, header.size());
  append(out, header);
  append(out, crypto::encryptWhole(key, crypto::sha256(out).view(), plain, random));
  return out;
}

std::string nameOf(BundleKind kind) {
  switch (kind) {
    case BundleKind::sync:
    case BundleKind::stickUp: return "a kiosk's message to its station";
    case BundleKind::piece:
    case BundleKind::own: return "a kiosk's question to its station";
    case BundleKind::down: return "what a kiosk gives back to its station";
    case BundleKind::syncReply:
    case BundleKind::pieceReply:
    case BundleKind::downReply:
    case BundleKind::ownReply: return "a station's answer to a kiosk";
    case BundleKind::stickDown: return "a station's message to a kiosk";
    case BundleKind::stickPiece: return "a part of a class list or a pack for a kiosk";
    case BundleKind::past: return "what the station before has said, from a kiosk";
    case BundleKind::pastReply: return "what a station still wants of the one before";
  }
  return "a message";
}

bool Envelope::isFor(const Hash& fingerprint) const {
  return std::find(recipients.begin(), recipients.end(), shortId(fingerprint)) != recipients.end();
}

Result<Envelope> envelopeOf(ByteView bytes) {
  CZ_TRY(headerBytes, takeHeader(bytes));
  CZ_TRY(header, readHeader(headerBytes));
  Envelope envelope{header.kind, {}};
  for (auto& [recipient, sealed] : header.recipients) envelope.recipients.push_back(std::move(recipient));
  return envelope;
}

bool hasWholeLength(ByteView bundle) {
  ByteView rest = bundle;
  if (!takeHeader(rest)) return false;
  for (std::size_t plain = kBlock; plain <= kMostPlain; plain += kBlock)
    if (crypto::encryptedSize(plain) >= rest.size()) return crypto::encryptedSize(plain) == rest.size();
  return false;
}

Result<Bundle> openBundle(ByteView bytes, BundleKind kind, const crypto::DeviceKeys& own, const SenderKey& keyOf) {
  ByteView rest = bytes;
  CZ_TRY(headerBytes, takeHeader(rest));
  CZ_TRY(header, readHeader(headerBytes));
  if (header.kind != kind) return refused("it is of another kind than the one that was expected.");
  CZ_TRY(key, keyFor(header, own));
  const Hash bound = crypto::sha256(bytes.first(bytes.size() - rest.size()));
  CZ_TRY(plain, crypto::decryptWhole(key, bound.view(), rest, kMostPlain));
  CZ_TRY(bundle, openPlain(headerBytes, plain, keyOf));
  if (bundle.manifest.kind != kind) return refused("it is of another kind than the one that was expected.");
  if (bundle.manifest.recipient != own.identity().fingerprint()) return refused("it is meant for another device.");
  return bundle;
}

}  // namespace cz::sync
