#pragma once
// A log in one file, and its verification with nothing but the file (trust: 2.6). Any changed bit is found.
//
// The file: "MCZLOG1\n" | identity | nonce | role | checkpoint | number of leaves, 8 bytes | leaves | payloads
// where every named part is a length of 4 bytes and that many bytes, numbers are big-endian, and payloads are one byte
// 0 (none is there), or 1 and then for each leaf: 0, or 1 ‖ salt of 16 bytes ‖ part. Where the checkpoint bears a
// countersignature, the identity of whoever countersigned it comes last.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/ledger/checkpoint.h"
#include "core/ledger/slice.h"

namespace cz::ledger {

inline constexpr std::string_view kLogFileMagic = "MCZLOG1\n";

/// A whole log: `slice` begins at leaf 0.
struct LogFile {
  LogKey log;
  Slice slice;
  bool withPayloads = false;
  std::optional<crypto::Identity> witness = {};  ///< who countersigned the checkpoint; nothing: nobody
};

Bytes writeLogFile(const LogFile& file);
/// What the bytes say, if they are such a file at all; nothing is believed yet.
Result<LogFile> readLogFile(ByteView bytes);

/// What a verification found. The first problem is where the log breaks; after it nothing can be believed.
struct Report {
  bool ok = false;
  bool checked = true;         ///< false: nobody could look inside, `problems` says who can; it is then not ok either
  std::string kind;            ///< "log", "proof", "fork"; "unknown" when it isn't a file of ours
  std::string log;             ///< id of the log; empty when unknown
  std::string role;            ///< "up", "down", "st"
  std::string key;             ///< fingerprint of the writer, 64 hex digits
  std::uint64_t size = 0;      ///< leaves that the checkpoint signs
  std::string root;            ///< base64, as in the checkpoint
  std::uint64_t payloads = 0;  ///< payloads that are there and fit
  std::vector<std::string> problems;
  std::string says;              ///< receipt: what it confirms, in words; else empty
  std::string witness;           ///< fingerprint of who countersigned, 64 hex digits; empty: nobody did
  std::int64_t witnessedAt = 0;  ///< when, by that device's clock: seconds since 1970
};

Report verifyLogFile(ByteView bytes);

/// The leaves decoded, each at its own place, boots never falling. The error names the leaf by its number.
Result<std::vector<Leaf>> decodeLeaves(std::uint64_t from, const std::vector<Bytes>& leaves, std::uint64_t lastBoot);

}  // namespace cz::ledger
