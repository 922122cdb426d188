#include <algorithm>

#include "core/ledger/verify.h"

namespace cz::ledger {
namespace {

constexpr std::size_t kLongestPart = std::size_t{8} << 20;

void putNumber(Bytes& out, std::uint64_t number, int bytes) {
  for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) out.push_back(static_cast<std::uint8_t>(number >> shift));
}

void putPart(Bytes& out, ByteView part) {
  putNumber(out, part.size(), 4);
  out.insert(out.end(), part.begin(), part.end());
}

/// Reads along the file; the first thing that doesn't fit stops it.
class Cursor {
 public:
  explicit Cursor(ByteView bytes) : bytes_(bytes) {}

  ByteView run(std::size_t length) {
    if (length > bytes_.size() - at_) good_ = false;
    if (!good_) return {};
    at_ += length;
    return bytes_.subspan(at_ - length, length);
  }
  std::uint64_t number(std::size_t bytes) {
    std::uint64_t value = 0;
    for (const std::uint8_t byte : run(bytes)) value = (value << 8U) | byte;
    return value;
  }
  ByteView part() {
    const auto length = static_cast<std::size_t>(number(4));
    if (length > kLongestPart) good_ = false;
    return run(length);
  }
  /// 0 or 1; another byte is no answer.
  bool flag() {
    const std::uint64_t value = number(1);
    if (value > 1) good_ = false;
    return good_ && value == 1;
  }
  bool good() const { return good_; }
  bool atEnd() const { return good_ && at_ == bytes_.size(); }
  std::size_t left() const { return bytes_.size() - at_; }

 private:
  ByteView bytes_;
  std::size_t at_ = 0;
  bool good_ = true;
};

Error torn(std::string_view where) {
  return {Fault::input, "This log file is damaged: it doesn't go on as it should " + std::string(where) + ".", ""};
}

Result<LogKey> readKey(Cursor& cursor) {
  LogKey log;
  CZ_TRY(identity, crypto::Identity::decode(cursor.part()));
  log.identity = identity;
  CZ_TRY(nonce, fixedFrom<LogNonce>(cursor.part(), "The nonce of a log"));
  log.nonce = nonce;
  CZ_TRY(role, roleNamed(textOf(cursor.part())));
  log.role = role;
  return log;
}

Result<void> readLeaves(Cursor& cursor, std::vector<Bytes>& leaves) {
  const std::uint64_t count = cursor.number(8);
  if (!cursor.good() || count > cursor.left() / 4) return torn("at the number of leaves");
  for (std::uint64_t i = 0; i < count; ++i) {
    const ByteView leaf = cursor.part();
    if (!cursor.good()) return torn("at leaf " + std::to_string(i));
    leaves.emplace_back(leaf.begin(), leaf.end());
  }
  return {};
}

Result<void> readPayloads(Cursor& cursor, LogFile& file) {
  file.withPayloads = cursor.flag();
  for (std::uint64_t i = 0; file.withPayloads && i < file.slice.leaves.size(); ++i) {
    if (!cursor.flag()) continue;
    OpenPayload payload;
    payload.index = i;
    const ByteView salt = cursor.run(Salt::size);
    const ByteView body = cursor.part();
    if (!cursor.good()) return torn("at the payload of leaf " + std::to_string(i));
    std::copy(salt.begin(), salt.end(), payload.salt.bytes.begin());
    payload.body.assign(body.begin(), body.end());
    file.slice.payloads.push_back(std::move(payload));
  }
  // One spelling: a log of which no payload is there says so in one byte.
  if (file.withPayloads && file.slice.payloads.empty()) return torn("at its end");
  return {};
}

Result<void> readWitness(Cursor& cursor, LogFile& file) {
  if (cursor.atEnd()) return {};
  CZ_TRY(witness, crypto::Identity::decode(cursor.part()));
  file.witness = witness;
  return cursor.atEnd() ? Result<void>() : torn("at its end");
}

void putPayloads(Bytes& out, const LogFile& file) {
  const bool withPayloads = file.withPayloads && !file.slice.payloads.empty();
  out.push_back(withPayloads ? 1 : 0);
  if (!withPayloads) return;
  auto payload = file.slice.payloads.begin();
  for (std::uint64_t i = 0; i < file.slice.leaves.size(); ++i) {
    const bool there = payload != file.slice.payloads.end() && payload->index == i;
    out.push_back(there ? 1 : 0);
    if (!there) continue;
    out.insert(out.end(), payload->salt.bytes.begin(), payload->salt.bytes.end());
    putPart(out, payload->body);
    ++payload;
  }
}

}  // namespace

Bytes writeLogFile(const LogFile& file) {
  Bytes out(kLogFileMagic.begin(), kLogFileMagic.end());
  putPart(out, file.log.identity.encode());
  putPart(out, file.log.nonce.view());
  putPart(out, viewOf(nameOf(file.log.role)));
  putPart(out, viewOf(file.slice.note));
  putNumber(out, file.slice.leaves.size(), 8);
  for (const Bytes& leaf : file.slice.leaves) putPart(out, leaf);
  putPayloads(out, file);
  if (file.witness) putPart(out, file.witness->encode());
  return out;
}

Result<LogFile> readLogFile(ByteView bytes) {
  if (!textOf(bytes).starts_with(kLogFileMagic))
    return Error{Fault::input, "This is not a log file of Checkzone. Such files are made by `checkzone log`.", ""};
  Cursor cursor(bytes.subspan(kLogFileMagic.size()));
  LogFile file;
  CZ_TRY(log, readKey(cursor));
  file.log = log;
  file.slice.note = textOf(cursor.part());
  if (!cursor.good()) return torn("at its checkpoint");
  CZ_CHECK(readLeaves(cursor, file.slice.leaves));
  CZ_CHECK(readPayloads(cursor, file));
  CZ_CHECK(readWitness(cursor, file));
  return file;
}

}  // namespace cz::ledger
