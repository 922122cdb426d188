#include "core/records/receipt.h"

#include <algorithm>
#include <optional>

#include "core/base/crockford.h"
#include "core/crypto/hash.h"
#include "core/ledger/cbor.h"

namespace cz::records {
namespace {

using ledger::CborReader;
using ledger::CborWriter;

constexpr std::string_view kSigned{"mcz/receipt/1\0", 14};
constexpr std::string_view kCode{"mcz/receipt-code/1\0", 19};
constexpr std::uint64_t kVersion = 1;
constexpr std::size_t kLongest = 4096;
constexpr std::size_t kLongestShown = 60;
constexpr std::size_t kCodeSymbols = 9;
constexpr std::size_t kCodeGroup = 5;

Error bad(std::string_view why) { return {Fault::input, "This receipt can't be used: " + std::string(why) + ".", ""}; }

Bytes messageOf(ByteView body) { return joined({viewOf(kSigned), body}); }

/// At most kLongestShown bytes, and no letter in two.
std::string_view cutUtf8(std::string_view text) {
  if (text.size() <= kLongestShown) return text;
  std::size_t end = kLongestShown;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end);
}

Bytes bodyOf(const Receipt& receipt) {
  CborWriter writer;
  writer.map(10);
  writer.key(0).number(kVersion);
  writer.key(1).bytes(receipt.log.identity.encode());
  writer.key(2).bytes(receipt.log.nonce.view());
  writer.key(3).number(receipt.index);
  writer.key(4).bytes(receipt.leaf.view());
  writer.key(5).text(receipt.check.text);
  writer.key(6).number(static_cast<std::uint64_t>(std::max(receipt.number, 0)));
  writer.key(7).boolean(receipt.mastered);
  writer.key(8).text(cutUtf8(receipt.shown));
  writer.key(9).integer(receipt.wallSeconds);
  return writer.take();
}

Result<Receipt> readBody(ByteView body) {
  CborReader reader(body);
  Receipt receipt;
  reader.map();
  reader.key(0);
  if (reader.number() != kVersion) reader.fail("its version is unknown; install a newer Checkzone");
  reader.key(1);
  const Bytes identity = reader.bytes();
  reader.key(2);
  receipt.log.nonce = ledger::readFixed<ledger::LogNonce>(reader);
  reader.key(3);
  receipt.index = reader.number();
  reader.key(4);
  receipt.leaf = ledger::readFixed<Hash>(reader);
  reader.key(5);
  receipt.check = CheckId(reader.text());
  reader.key(6);
  receipt.number = static_cast<int>(std::min<std::uint64_t>(reader.number(), 1'000'000));
  reader.key(7);
  receipt.mastered = reader.boolean();
  reader.key(8);
  receipt.shown = reader.text();
  if (receipt.shown.size() > kLongestShown) reader.fail("what was shown is too long");
  reader.key(9);
  receipt.wallSeconds = reader.integer();
  reader.leave();
  CZ_CHECK(reader.finish("A receipt"));
  CZ_TRY(decoded, crypto::Identity::decode(identity));
  receipt.log.identity = decoded;
  return receipt;
}

/// Without white space, in lower case as base32 is read. A receipt in lower case isn't one: it has one spelling.
Result<std::string> symbolsOf(std::string_view text) {
  if (text.size() > kLongest) return bad("it is too long");
  std::string symbols;
  for (const char c : text) {
    if (c == ' ' || c == '\n' || c == '\r' || c == '\t') continue;
    if (c >= 'a' && c <= 'z') return bad("it has letters that no receipt has");
    symbols += c;
  }
  if (!symbols.starts_with(kReceiptMagic)) return bad("it doesn't begin as one");
  symbols.erase(0, kReceiptMagic.size());
  std::transform(symbols.begin(), symbols.end(), symbols.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return symbols;
}

}  // namespace

std::string signReceipt(const Receipt& receipt, const crypto::DeviceKeys& keys) {
  const Bytes body = bodyOf(receipt);
  std::string text = base32Of(joined({body, keys.signManifest(messageOf(body)).view()}));
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  return std::string(kReceiptMagic) + text;
}

Result<Receipt> openReceipt(std::string_view text) {
  CZ_TRY(symbols, symbolsOf(text));
  CZ_TRY(bytes, bytesFromBase32(symbols));
  if (bytes.size() <= crypto::Signature::size) return bad("it is too short");
  const ByteView body = ByteView(bytes).first(bytes.size() - crypto::Signature::size);
  CZ_TRY(receipt, readBody(body));
  CZ_TRY(signature, fixedFrom<crypto::Signature>(ByteView(bytes).last(crypto::Signature::size), "A signature"));
  if (!crypto::verify(receipt.log.identity.manifest, messageOf(body), signature)) return bad("its signature is wrong");
  return receipt;
}

std::string receiptCode(const Hash& leaf) {
  const Hash hash = crypto::sha256(joined({viewOf(kCode), leaf.view()}));
  const std::string symbols = crockfordOf(hash.view()).substr(0, kCodeSymbols);
  return inGroups(symbols + crockfordCheck(symbols), kCodeGroup);
}

Result<std::string> receiptCodeTyped(std::string_view typed) {
  const auto symbols = crockfordTyped(typed);
  const std::string why = !symbols                             ? symbols.error().message
                          : symbols->size() < kCodeSymbols + 1 ? "it is too short"
                          : symbols->size() > kCodeSymbols + 1 ? "it is too long"
                          : crockfordCheck(symbols->substr(0, kCodeSymbols)) != symbols->back()
                              ? "one of its signs is wrong"
                              : "";
  if (why.empty()) return inGroups(*symbols, kCodeGroup);
  return Error{Fault::input, "This code can't be read: " + why + ". A code looks like 7KQ2M-9XD4P.", ""};
}

ledger::Report verifyReceipt(std::string_view text) {
  ledger::Report report;
  report.kind = "receipt";
  const auto receipt = openReceipt(text);
  report.ok = receipt.ok();
  if (!receipt) {
    report.problems.push_back(receipt.error().message);
    return report;
  }
  report.log = receipt->log.id().text;
  report.role = ledger::nameOf(receipt->log.role);
  report.key = hexOf(receipt->log.identity.fingerprint().view());
  report.size = receipt->index + 1;
  report.says = receipt->check.text + ", try " + std::to_string(receipt->number) + ": " +
                (receipt->mastered ? "mastered" : "not yet") + (receipt->shown.empty() ? "" : ", " + receipt->shown);
  return report;
}

}  // namespace cz::records
