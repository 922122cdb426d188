#include "core/records/payload_code.h"

#include "core/records/code_sheet.h"
#include "core/records/codec.h"

namespace cz::records {

using ledger::CborReader;
using ledger::CborWriter;

Bytes encode(const CodeUsed& used) {
  CborWriter writer;
  write(writer.map(used.attempt.empty() ? 5 : 6).key(0), used.student);
  write(writer.key(1), used.check);
  writer.key(2).text(used.request).key(3).number(static_cast<std::uint64_t>(used.action));
  write(writer.key(4), used.grant);
  if (!used.attempt.empty()) write(writer.key(5), used.attempt);
  return writer.take();
}

Result<CodeUsed> decodeCodeUsed(ByteView payload) {
  CborReader reader(payload);
  CodeUsed used;
  reader.map();
  reader.key(0);
  used.student = readId<StudentId>(reader);
  reader.key(1);
  used.check = readId<CheckId>(reader);
  reader.key(2);
  used.request = reader.text();
  const auto request = requestTyped(used.request);
  const bool ofSheet = placeOf(used.request).has_value();
  if (!ofSheet && (!request || *request != used.request)) reader.fail("its request is not in its one spelling");
  reader.key(3);
  used.action = static_cast<CodeAction>(reader.number());
  reader.key(4);
  used.grant = readId<GrantId>(reader);
  if (used.grant.empty()) reader.fail("it names no unlock");
  if (reader.has(5)) {
    used.attempt = readId<AttemptId>(reader);
    if (used.attempt.empty()) reader.fail("it names no try");
  }
  reader.leave();
  CZ_CHECK(reader.finish("A code that was used"));
  return used;
}

std::optional<journey::Happening> happeningOf(const CodeUsed& used, const journey::Stamp& at) {
  const journey::Deed by{0, journey::DeedId(used.grant.text)};
  switch (used.action) {
    case CodeAction::unlock:
    case CodeAction::teacherUnlock: return journey::CodeUsed{at, used.grant, used.attempt};
    case CodeAction::sameForm: return journey::Unlocked{by, used.grant, true, used.attempt};
    case CodeAction::moreTime: return journey::TimeGiven{by, used.attempt, kCodeTimeMs};
    case CodeAction::excuse: return journey::Excused{by, true, used.attempt};
    case CodeAction::confirm:
    case CodeAction::teacherConfirm: return journey::Confirmed{by, used.attempt};
    default: return std::nullopt;
  }
}

Bytes encode(const CodeMissed& missed) { return CborWriter().map(1).key(0).number(missed.inDay).take(); }

Result<CodeMissed> decodeCodeMissed(ByteView payload) {
  CborReader reader(payload);
  CodeMissed missed;
  reader.map();
  reader.key(0);
  missed.inDay = reader.number();
  reader.leave();
  CZ_CHECK(reader.finish("A code that was not right"));
  return missed;
}

}  // namespace cz::records
