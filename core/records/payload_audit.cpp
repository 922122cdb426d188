#include "core/records/payload_audit.h"

#include "core/records/codec.h"

namespace cz::records {
namespace {

using ledger::CborReader;
using ledger::CborWriter;

constexpr std::size_t kMostName = 40, kMostWords = 500, kMostNote = 1000;

std::string textOf(CborReader& reader, std::uint64_t key, std::size_t least, std::size_t most) {
  reader.key(key);
  std::string text = reader.text();
  if (text.size() < least || text.size() > most) reader.fail("a text is too short or too long");
  return text;
}

}  // namespace

Bytes encode(const Noted& noted) {
  CborWriter writer;
  writer.map(noted.student.empty() ? 3 : 4).key(0).text(noted.deed).key(1).text(noted.words).key(2).text(noted.by);
  if (!noted.student.empty()) write(writer.key(3), noted.student);
  return writer.take();
}

Result<Noted> decodeNoted(ByteView payload) {
  CborReader reader(payload);
  Noted noted;
  reader.map();
  noted.deed = textOf(reader, 0, 1, kMostName);
  noted.words = textOf(reader, 1, 1, kMostWords);
  noted.by = textOf(reader, 2, 0, kMostName);
  if (reader.has(3)) {
    noted.student = readId<StudentId>(reader);
    if (noted.student.empty()) reader.fail("it is about nobody and says so twice");
  }
  reader.leave();
  CZ_CHECK(reader.finish("What was done at the station"));
  return noted;
}

Bytes encode(const Anchor& anchor) { return CborWriter().map(1).key(0).text(anchor.note).take(); }

Result<Anchor> decodeAnchor(ByteView payload) {
  CborReader reader(payload);
  Anchor anchor;
  reader.map();
  anchor.note = textOf(reader, 0, 1, kMostNote);
  reader.leave();
  CZ_CHECK(reader.finish("An anchor"));
  return anchor;
}

}  // namespace cz::records
