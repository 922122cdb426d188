// What a peer or a person hands over: messages in bundles, proofs, receipts, codes.

#include <algorithm>

#include "core/base/crockford.h"
#include "core/ledger/proof_file.h"
#include "core/records/key_epoch.h"
#include "core/records/offline_code.h"
#include "core/records/payload_elsewhere.h"
#include "core/records/payload_fault.h"
#include "core/records/receipt.h"
#include "core/sync/bundle.h"
#include "core/sync/roster_parcel.h"
#include "core/sync/token.h"
#include "core/sync/wire.h"
#include "tests/fuzz/targets.h"
#include "tests/support/outside.h"

namespace cz::fuzz {
namespace {

crypto::DeviceKeys keysOf(std::uint8_t number) {
  crypto::MasterSeed seed;
  seed.bytes.fill(number);
  return crypto::DeviceKeys(seed);
}

const crypto::DeviceKeys& kioskKeys() {
  static const crypto::DeviceKeys kKeys = keysOf(1);
  return kKeys;
}

const crypto::DeviceKeys& stationKeys() {
  static const crypto::DeviceKeys kKeys = keysOf(2);
  return kKeys;
}

std::optional<crypto::ManifestKey> anyone(const LogId&) { return kioskKeys().identity().manifest; }

bool same(const Bytes& a, ByteView b) { return std::equal(a.begin(), a.end(), b.begin(), b.end()); }

/// Read twice, written once: what was read is spelled in one way only.
template <class Decode>
void oneSpelling(ByteView bytes, Decode decode) {
  if (const auto message = decode(bytes)) demand(same(sync::encode(*message), bytes), "a message has one spelling");
}

}  // namespace

/// As a body that a known kiosk sealed, as a bundle of its own, and as each message.
void sync(std::string_view bytes) {
  using sync::BundleKind;
  const ByteView view = viewOf(bytes);
  tests::CountingRandom random(bytes.size());
  const auto sealed = sync::writeBundle({{BundleKind::sync, LogId("k"), {}, 1, {}}, Bytes(view.begin(), view.end())},
                                        {stationKeys().identity()}, kioskKeys(), random);
  demand(sealed.ok(), "a short body can be sealed");
  const auto opened = sync::openBundle(*sealed, BundleKind::sync, stationKeys(), anyone);
  demand(opened.ok() && same(opened->body, view), "what was sealed is opened");
  demand(!sync::openBundle(view, BundleKind::sync, stationKeys(), anyone).ok(), "nobody seals without the key");
  oneSpelling(view, sync::decodeSyncRequest);
  oneSpelling(view, sync::decodeSyncReply);
  oneSpelling(view, sync::decodeStickUp);
  oneSpelling(view, sync::decodeStickDown);
  oneSpelling(view, sync::decodeStickPiece);
  if (const auto envelope = sync::envelopeOf(view))
    demand(!envelope->recipients.empty() && envelope->recipients.size() <= sync::kMostRecipients,
           "a bundle is for somebody");
  oneSpelling(view, sync::decodePieceRequest);
  oneSpelling(view, sync::decodePieceReply);
  oneSpelling(view, sync::decodePairRequest);
  oneSpelling(view, sync::decodePairReply);
  oneSpelling(view, sync::decodeEnrolAsk);
  oneSpelling(view, sync::decodeEnrolReply);
  oneSpelling(view, sync::decodeDownReturn);
  oneSpelling(view, sync::decodeDownReturnReply);
  oneSpelling(view, sync::decodeOwnRequest);
  oneSpelling(view, sync::decodeOwnReply);
  if (const auto epoch = records::decodeKeyEpoch(view))
    demand(same(records::encode(*epoch), view), "the leaf of a key has one spelling");
  if (const auto told = records::decodeElsewhere(view))
    demand(same(records::encode(*told), view), "what was done elsewhere has one spelling");
  if (const auto fault = records::decodeFaultSeen(view))
    demand(same(records::encode(*fault), view), "a fault has one spelling");
  if (const auto roster = sync::seatRosterOfParcel(view))
    demand(same(sync::parcelOf(*roster), view), "a roster has one spelling");
}

void proof(std::string_view bytes) {
  if (const auto read = ledger::readProof(bytes))
    demand(ledger::writeProof(*read) == bytes, "a proof has one spelling");
  const auto report = ledger::verifyProof(bytes);
  demand(report.ok == report.problems.empty(), "a proof is good or says why not");
  demand(records::openReceipt(bytes).ok() == records::verifyReceipt(bytes).ok, "a receipt has one verdict");
  if (const auto code = records::receiptCodeTyped(bytes))
    demand(must(records::receiptCodeTyped(*code)) == *code, "a code comes back");
  if (const auto token = sync::PairToken::parse(bytes))
    demand(must(sync::PairToken::parse(token->text())).text() == token->text(), "a token comes back");
  if (const auto symbols = crockfordTyped(bytes))
    demand(must(crockfordTyped(*symbols)) == *symbols, "what was typed has one spelling");
  if (const auto code = records::codeTyped(bytes))
    demand(must(records::codeTyped(records::inThrees(*code))) == *code, "a code that is read out comes back");
  if (const auto request = records::requestTyped(bytes))
    demand(must(records::requestTyped(*request)) == *request, "a request has one spelling");
}

}  // namespace cz::fuzz
