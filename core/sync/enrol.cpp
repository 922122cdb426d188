#include "core/sync/enrol.h"

#include <algorithm>

#include "core/crypto/hash.h"

namespace cz::sync {
namespace {

Bytes labelled(std::string_view label, std::initializer_list<ByteView> parts) {
  Bytes all(label.begin(), label.end());
  all.push_back(0);
  for (const ByteView part : parts) all.insert(all.end(), part.begin(), part.end());
  return all;
}

Bytes kioskWords(const Hash& transcript, Pressed pressed) {
  const auto byte = static_cast<std::uint8_t>(pressed);
  return labelled("mcz/enrol/kiosk/1", {transcript.view(), {&byte, 1}});
}

Bytes stationWords(const Hash& transcript, Outcome outcome, const ledger::LogNonce& down) {
  const auto byte = static_cast<std::uint8_t>(outcome);
  return labelled("mcz/enrol/station/1", {transcript.view(), {&byte, 1}, down.view()});
}

}  // namespace

std::string markOf(const crypto::Identity& station) {
  constexpr std::size_t kBytes = 15, kGroup = 4;
  const Hash fingerprint = station.fingerprint();
  const std::string symbols = base32Of(ByteView(fingerprint.bytes).first(kBytes));
  std::string mark;
  for (std::size_t at = 0; at < symbols.size(); at += kGroup) mark += (at == 0 ? "" : " ") + symbols.substr(at, kGroup);
  return mark;
}

Result<std::string> markTyped(std::string_view typed) {
  constexpr std::size_t kSymbols = 24, kGroup = 4;
  const std::string_view known = "abcdefghijklmnopqrstuvwxyz234567";
  std::string mark;
  std::size_t count = 0;
  for (const char c : typed) {
    if (c == ' ' || c == '-') continue;
    const char symbol = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if (known.find(symbol) == std::string_view::npos) count = kSymbols;  // no such symbol
    if (count++ % kGroup == 0 && !mark.empty()) mark += ' ';
    mark += symbol;
  }
  if (count == kSymbols) return mark;
  return Error{Fault::input,
               "A station's mark has 24 letters and digits, as its page Kiosks shows them; 0, 1, 8 and 9 are none of "
               "them.",
               std::string(typed)};
}

Hash enrolCommitment(const EnrolNonce& nonce, const crypto::Identity& kiosk) {
  const Bytes identity = kiosk.encode();
  return crypto::sha256(labelled("mcz/enrol/c", {nonce.view(), identity}));
}

Hash enrolTranscript(ByteView hello, ByteView answer, ByteView reveal) {
  return crypto::sha256(labelled("mcz/enrol/t", {hello, answer, reveal}));
}

std::string enrolNumber(const Hash& transcript) {
  constexpr std::uint64_t kMillion = 1'000'000;
  std::uint64_t first = 0;
  for (unsigned i = 0; i < 8; ++i) first |= std::uint64_t{transcript.bytes[i]} << (8 * i);
  std::string digits = std::to_string(first % kMillion);
  digits.insert(0, 6 - digits.size(), '0');
  return digits.insert(3, " ");
}

crypto::Signature kioskSigns(const crypto::DeviceKeys& keys, const Hash& transcript, Pressed pressed) {
  return keys.signManifest(kioskWords(transcript, pressed));
}

bool isSigned(const KioskSays& says, const crypto::ManifestKey& kiosk) {
  return crypto::verify(kiosk, kioskWords(says.transcript, says.pressed), says.signature);
}

crypto::Signature stationSigns(const crypto::DeviceKeys& keys, const Hash& transcript, Outcome outcome,
                               const ledger::LogNonce& down) {
  return keys.signManifest(stationWords(transcript, outcome, down));
}

bool isSigned(const StationSays& says, const crypto::ManifestKey& station) {
  return crypto::verify(station, stationWords(says.transcript, says.outcome, says.down), says.signature);
}

void EnrolLimit::cameToNothing(std::int64_t nowMs) {
  when_.push_back(nowMs);
  if (when_.size() > kMost) when_.erase(when_.begin());
}

std::int64_t EnrolLimit::waitMs(std::int64_t nowMs) const {
  if (when_.size() < kMost) return 0;
  return std::max<std::int64_t>(0, when_.front() + kWithinMs - nowMs);
}

int wholeSeconds(std::int64_t ms) { return static_cast<int>((ms + 999) / 1000); }

}  // namespace cz::sync
