#include "core/records/drawn.h"

#include <array>
#include <fstream>

#include "core/crypto/hash.h"
#include "core/ledger/cbor.h"

namespace cz::records {
namespace {

using crypto::OneTimeSum;

void addNumber(OneTimeSum& sum, std::uint64_t number) {
  std::array<std::uint8_t, 8> bytes{};
  for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<std::uint8_t>(number >> (8 * i));
  sum.add(bytes);
}

/// With its length, so that no two rows read like another two.
void addBlob(OneTimeSum& sum, const Bytes& bytes) {
  addNumber(sum, bytes.size());
  sum.add(bytes);
}

/// Rows of `log` with an index and two more columns, of which the first is a number or bytes.
Result<void> addRows(OneTimeSum& sum, store::Statement row, bool isNumber) {
  std::uint64_t rows = 0;
  for (;; ++rows) {
    CZ_TRY(there, row.step());
    if (!there) break;
    addNumber(sum, static_cast<std::uint64_t>(row.integer(0)));
    if (isNumber)
      addNumber(sum, static_cast<std::uint64_t>(row.integer(1)));
    else
      addBlob(sum, row.blob(1));
    addBlob(sum, row.blob(2));
  }
  addNumber(sum, rows);
  return {};
}

Drawn::Part readPart(ledger::CborReader& reader) {
  reader.array();
  Drawn::Part part{LogId(reader.text()), reader.number(), ledger::readFixed<Hash>(reader)};
  reader.leave();
  return part;
}

}  // namespace

Bytes encode(const Drawn& drawn) {
  ledger::CborWriter writer;
  writer.map(6).key(0).bytes(drawn.program.view()).key(1).array(drawn.parts.size());
  for (const Drawn::Part& part : drawn.parts)
    writer.array(3).text(part.log.text).number(part.size).bytes(part.root.view());
  writer.key(2).bytes(drawn.key.view()).key(3).bytes(drawn.sum.view()).key(4).array(drawn.facts.early.size());
  for (const AttemptId& attempt : drawn.facts.early) writer.text(attempt.text);
  return writer.key(5).bytes(drawn.facts.tables).take();
}

Result<Drawn> decodeDrawn(ByteView bytes) {
  ledger::CborReader reader(bytes);
  Drawn drawn;
  reader.map();
  reader.key(0);
  drawn.program = ledger::readFixed<Hash>(reader);
  reader.key(1);
  for (std::size_t left = reader.array(); left > 0 && reader.ok(); --left) drawn.parts.push_back(readPart(reader));
  reader.leave();
  reader.key(2);
  drawn.key = ledger::readFixed<crypto::SumKey>(reader);
  reader.key(3);
  drawn.sum = ledger::readFixed<crypto::Sum>(reader);
  reader.key(4);
  for (std::size_t left = reader.array(); left > 0 && reader.ok(); --left) drawn.facts.early.emplace(reader.text());
  reader.leave();
  reader.key(5);
  drawn.facts.tables = reader.bytes();
  reader.leave();
  CZ_CHECK(reader.finish("What was drawn of the logs"));
  return drawn;
}

Result<crypto::Sum> sumOver(store::Database& database, const std::vector<LogRow>& logs, const Drawn& drawn) {
  OneTimeSum sum(drawn.key);
  for (std::size_t i = 0; i < drawn.parts.size(); ++i) {
    const std::uint64_t size = drawn.parts[i].size;
    CZ_TRY(payloads, database.query("SELECT idx, salt, body FROM payload WHERE log = ?1 AND idx < ?2 ORDER BY idx",
                                    logs[i].id, size));
    CZ_CHECK(addRows(sum, std::move(payloads), false));
    CZ_TRY(sealed, database.query("SELECT idx, epoch, body FROM own_sealed WHERE log = ?1 AND idx < ?2 ORDER BY idx",
                                  logs[i].id, size));
    CZ_CHECK(addRows(sum, std::move(sealed), true));
  }
  return sum.take();
}

std::optional<Hash> thisProgram() {
  static const std::optional<Hash> sum = []() -> std::optional<Hash> {
    std::ifstream file("/proc/self/exe", std::ios::binary | std::ios::ate);
    Bytes bytes(file ? static_cast<std::size_t>(file.tellg()) : 0);
    file.seekg(0).read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    if (!file || bytes.empty()) return std::nullopt;
    return crypto::blake2b({}, bytes);
  }();
  return sum;
}

}  // namespace cz::records
