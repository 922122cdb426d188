#include <algorithm>

#include "core/crypto/hash.h"
#include "core/sync/wire.h"

namespace cz::sync {
namespace {

constexpr std::string_view kMagic = "MCZMSG1\n";
constexpr std::size_t kHead = kMagic.size() + crypto::Signature::size;

std::string_view labelOf(Purpose purpose) {
  switch (purpose) {
    case Purpose::sync: return "mcz/sync/1";
    case Purpose::syncReply: return "mcz/sync-reply/1";
    case Purpose::blob: return "mcz/blob/1";
    case Purpose::blobReply: break;
  }
  return "mcz/blob-reply/1";
}

Bytes signedBytes(Purpose purpose, ByteView body) {
  const std::string_view label = labelOf(purpose);
  Bytes all(label.begin(), label.end());
  all.push_back(0);
  const Hash hash = crypto::sha256(body);
  all.insert(all.end(), hash.bytes.begin(), hash.bytes.end());
  return all;
}

}  // namespace

Bytes seal(Purpose purpose, ByteView body, const crypto::DeviceKeys& sender) {
  const crypto::Signature signature = sender.signManifest(signedBytes(purpose, body));
  Bytes message(kMagic.begin(), kMagic.end());
  message.insert(message.end(), signature.bytes.begin(), signature.bytes.end());
  message.insert(message.end(), body.begin(), body.end());
  return message;
}

Result<Envelope> openEnvelope(ByteView message) {
  if (message.size() > kMostBody) return Error{Fault::input, "The message is too long.", ""};
  if (message.size() < kHead || !std::equal(kMagic.begin(), kMagic.end(), message.begin()))
    return Error{Fault::input, "These bytes are no message of a kiosk or a station.", ""};
  CZ_TRY(signature,
         fixedFrom<crypto::Signature>(message.subspan(kMagic.size(), crypto::Signature::size), "A signature"));
  return Envelope{signature, message.subspan(kHead)};
}

bool isSignedBy(const Envelope& envelope, Purpose purpose, const crypto::ManifestKey& sender) {
  return crypto::verify(sender, signedBytes(purpose, envelope.body), envelope.signature);
}

}  // namespace cz::sync
