#pragma once
// Pieces that several payloads share, as CBOR. Inside this room only.

#include "core/form/form.h"
#include "core/ledger/cbor.h"
#include "core/scoring/response.h"
#include "core/scoring/scoring.h"

namespace cz::records {

void write(ledger::CborWriter& writer, const Exact& number);
Exact readExact(ledger::CborReader& reader);

void write(ledger::CborWriter& writer, const std::vector<std::string>& texts);
std::vector<std::string> readTexts(ledger::CborReader& reader);

void write(ledger::CborWriter& writer, const form::Form& form);
form::Form readForm(ledger::CborReader& reader);

void write(ledger::CborWriter& writer, const scoring::Responses& responses);
scoring::Responses readResponses(ledger::CborReader& reader);

void write(ledger::CborWriter& writer, const scoring::CheckResult& result);
scoring::CheckResult readResult(ledger::CborReader& reader);

template <class Tag>
void write(ledger::CborWriter& writer, const Id<Tag>& id) {
  writer.text(id.text);
}
template <class AnyId>
AnyId readId(ledger::CborReader& reader) {
  return AnyId(reader.text());
}

template <class Tag>
void write(ledger::CborWriter& writer, const std::vector<Id<Tag>>& ids) {
  writer.array(ids.size());
  for (const auto& id : ids) write(writer, id);
}
template <class AnyId>
std::vector<AnyId> readIds(ledger::CborReader& reader) {
  std::vector<AnyId> ids;
  for (std::size_t left = reader.array(); left > 0 && reader.ok(); --left) ids.push_back(readId<AnyId>(reader));
  reader.leave();
  return ids;
}

/// A whole number from 0 to `most`.
int readSmall(ledger::CborReader& reader, int most);

}  // namespace cz::records
