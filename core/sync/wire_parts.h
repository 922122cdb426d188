#pragma once
// What several messages have in common, as CBOR; for wire_*.cpp only.

#include <string_view>

#include "core/ledger/cbor.h"
#include "core/sync/messages.h"

namespace cz::sync {

/// A text of at most 400 bytes; names and ids are short, whoever sends more means harm or is broken.
std::string shortText(ledger::CborReader& in);
/// A signed checkpoint of at most 2,000 bytes, and not nothing.
std::string noteText(ledger::CborReader& in);
/// From 0 to 100,000.
int smallNumber(ledger::CborReader& in);

void write(ledger::CborWriter& out, const crypto::Identity& identity);
crypto::Identity readIdentity(ledger::CborReader& in);
void write(ledger::CborWriter& out, const ledger::Slice& slice);
ledger::Slice readSlice(ledger::CborReader& in, std::size_t most = kMostLeaves);  ///< at most so many leaves
void write(ledger::CborWriter& out, const SeatStatus& status);
SeatStatus readStatus(ledger::CborReader& in);
void write(ledger::CborWriter& out, const ParcelRef& ref);
ParcelRef readRef(ledger::CborReader& in);
void write(ledger::CborWriter& out, const std::vector<Bytes>& states);
std::vector<Bytes> readStates(ledger::CborReader& in);
void write(ledger::CborWriter& out, const std::vector<doctor::Finding>& findings);
std::vector<doctor::Finding> readFindings(ledger::CborReader& in);

/// The message, when all was as expected and nothing follows it.
template <class Message>
Result<Message> finished(ledger::CborReader& in, Message message, std::string_view what) {
  in.leave();
  CZ_CHECK(in.finish(what));
  return message;
}

}  // namespace cz::sync
