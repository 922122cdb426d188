#include "core/ledger/succession.h"

#include <algorithm>

#include "core/crypto/hash.h"
#include "core/ledger/cbor.h"
#include "core/ledger/succession_number.h"

namespace cz::ledger {
namespace {

constexpr std::string_view kStatement("mcz/succession/1\0", 17);
constexpr std::string_view kLog("mcz/succession-log/1\0", 21);
constexpr std::string_view kVouch("mcz/sheet-of/1\0", 15);

void writeWhat(CborWriter& writer, const Succession& what) {
  writer.key(0).number(static_cast<std::uint64_t>(what.kind)).key(1).number(what.number);
  writer.key(2).bytes(what.before.view()).key(3).bytes(what.after.encode());
}

Bytes wordsOf(std::string_view label, const Succession& what) {
  CborWriter writer;
  writer.map(4);
  writeWhat(writer, what);
  return joined({viewOf(label), writer.take()});
}

Bytes vouchWords(std::uint64_t version, const Hash& station) {
  Bytes number;
  for (int shift = 56; shift >= 0; shift -= 8) number.push_back(static_cast<std::uint8_t>(version >> shift));
  return joined({viewOf(kVouch), number, station.view()});
}

}  // namespace

SignedSuccession signSuccession(const Succession& what, const crypto::DeviceKeys& by, const crypto::DeviceKeys& after) {
  const Bytes words = wordsOf(kStatement, what);
  return {what, by.signManifest(words), after.signManifest(words)};
}

bool isSigned(const SignedSuccession& succession, const crypto::ManifestKey& by) {
  if (succession.what.kind == Succession::Kind::pressed) return false;
  const Bytes words = wordsOf(kStatement, succession.what);
  return crypto::verify(by, words, succession.by) &&
         crypto::verify(succession.what.after.manifest, words, succession.of);
}

Bytes encode(const SignedSuccession& succession) {
  CborWriter writer;
  writer.map(6);
  writeWhat(writer, succession.what);
  return writer.key(4).bytes(succession.by.view()).key(5).bytes(succession.of.view()).take();
}

Result<SignedSuccession> decodeSuccession(ByteView bytes) {
  CborReader reader(bytes);
  SignedSuccession succession;
  reader.map();
  reader.key(0);
  const std::uint64_t kind = reader.number();
  if (kind < 1 || kind > static_cast<std::uint64_t>(Succession::Kind::pressed))
    reader.fail("a kind is unknown");
  else
    succession.what.kind = static_cast<Succession::Kind>(kind);
  reader.key(1);
  succession.what.number = reader.number();
  reader.key(2);
  succession.what.before = readFixed<Hash>(reader);
  reader.key(3);
  const auto after = crypto::Identity::decode(reader.bytes());
  if (after)
    succession.what.after = *after;
  else
    reader.fail("an identity is not well formed");
  reader.key(4);
  succession.by = readFixed<crypto::Signature>(reader);
  reader.key(5);
  succession.of = readFixed<crypto::Signature>(reader);
  reader.leave();
  CZ_CHECK(reader.finish("The statement of another station"));
  return succession;
}

LogNonce nonceAfter(const Succession& what, const Hash& kiosk) {
  const Hash hash = crypto::sha256(joined({wordsOf(kLog, what), kiosk.view()}));
  LogNonce nonce;
  std::copy_n(hash.bytes.begin(), LogNonce::size, nonce.bytes.begin());
  return nonce;
}

std::uint64_t nextNumber(const std::vector<SignedSuccession>& all, const crypto::Identity& station) {
  std::uint64_t number = 1;
  Hash at = station.fingerprint();
  for (auto one = all.rbegin(); one != all.rend(); ++one) {
    if (one->what.after.fingerprint() != at) continue;
    if (one->what.kind == Succession::Kind::pressed) break;
    ++number;
    at = one->what.before;
  }
  return number;
}

crypto::Signature vouchFor(const crypto::DeviceKeys& sheet, std::uint64_t version, const Hash& station) {
  return sheet.signManifest(vouchWords(version, station));
}

bool isVouched(const crypto::Signature& vouch, const crypto::ManifestKey& sheet, std::uint64_t version,
               const Hash& station) {
  return crypto::verify(sheet, vouchWords(version, station), vouch);
}

}  // namespace cz::ledger
