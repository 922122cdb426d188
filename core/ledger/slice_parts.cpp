#include "core/ledger/slice_parts.h"

#include <iterator>
#include <utility>

namespace cz::ledger {
namespace {

std::size_t sizeOf(const Slice& slice) {
  std::size_t bytes = 0;
  for (const Bytes& leaf : slice.leaves) bytes += leaf.size();
  for (const OpenPayload& payload : slice.payloads) bytes += payload.body.size();
  for (const SealedPayload& payload : slice.sealed) bytes += payload.bytes.size();
  return bytes;
}

template <class T>
void append(std::vector<T>& to, std::vector<T>& from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

}  // namespace

Result<std::optional<Slice>> SliceParts::add(Slice part) {
  if (!begun_ || part.from != next()) {
    begun_.reset();
    bytes_ = 0;
  }
  bytes_ += sizeOf(part);
  if (bytes_ > kMostBytes) {
    begun_.reset();
    return Error{Fault::refused, "This is longer than any log that can be brought back so. Have IT look at it.", ""};
  }
  if (!begun_) {
    begun_ = std::move(part);
  } else {
    append(begun_->leaves, part.leaves);
    append(begun_->payloads, part.payloads);
    append(begun_->sealed, part.sealed);
    begun_->note = std::move(part.note);
  }
  if (begun_->note.empty()) return std::optional<Slice>();
  auto whole = std::exchange(begun_, std::nullopt);
  bytes_ = 0;
  return whole;
}

}  // namespace cz::ledger
