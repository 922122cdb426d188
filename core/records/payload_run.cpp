#include "core/records/payload_run.h"

#include "core/ledger/leaf.h"

namespace cz::records {
namespace {

constexpr std::size_t kSalt = ledger::Salt::size;
constexpr std::size_t kHead = 4 + kSalt + 4;
constexpr std::size_t kMostBytes = std::size_t{256} << 10;

void putNumber(Bytes& out, std::uint64_t number) {
  for (int shift = 24; shift >= 0; shift -= 8) out.push_back(static_cast<std::uint8_t>(number >> shift));
}

std::size_t numberAt(ByteView bytes, std::size_t at) {
  std::size_t number = 0;
  for (std::size_t i = 0; i < 4; ++i) number = (number << 8U) | bytes[at + i];
  return number;
}

std::size_t sizeOf(const PayloadView& payload) { return kHead + payload.body.size(); }

}  // namespace

std::size_t fittingIntoRun(std::span<const PayloadView> payloads) {
  std::size_t bytes = 0;
  for (std::size_t i = 0; i < payloads.size(); ++i) {
    bytes += sizeOf(payloads[i]);
    const bool tooFar = payloads[i].index - payloads[0].index > UINT32_MAX;
    if (i > 0 && (bytes > kMostBytes || tooFar)) return i;
  }
  return payloads.size();
}

Bytes runOf(std::span<const PayloadView> payloads) {
  std::size_t bytes = 0;
  for (const PayloadView& payload : payloads) bytes += sizeOf(payload);
  Bytes run;
  run.reserve(bytes);
  for (const PayloadView& payload : payloads) {
    putNumber(run, payload.index - payloads[0].index);
    run.insert(run.end(), payload.salt.begin(), payload.salt.end());
    putNumber(run, payload.body.size());
    run.insert(run.end(), payload.body.begin(), payload.body.end());
  }
  return run;
}

std::optional<std::vector<PayloadView>> payloadsIn(std::uint64_t first, ByteView run) {
  std::vector<PayloadView> found;
  for (std::size_t at = 0; at < run.size();) {
    if (run.size() - at < kHead) return std::nullopt;
    const std::uint64_t index = first + numberAt(run, at);
    const std::size_t length = numberAt(run, at + 4 + kSalt);
    const bool follows = found.empty() ? index == first : index > found.back().index;
    if (!follows || length > run.size() - at - kHead) return std::nullopt;
    found.push_back({index, run.subspan(at + 4, kSalt), run.subspan(at + kHead, length)});
    at += kHead + length;
  }
  if (found.empty()) return std::nullopt;
  return found;
}

}  // namespace cz::records
