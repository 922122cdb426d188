#include "core/records/payload_journey.h"

#include "core/records/codec.h"
#include "core/records/payload.h"

namespace cz::records {

using ledger::CborReader;
using ledger::CborWriter;

namespace {

/// Who, of which check, after which attempt: the beginning of both.
template <class Step>
void writeHead(CborWriter& writer, const Step& step) {
  write(writer.key(0), step.student);
  write(writer.key(1), step.check);
  write(writer.key(2), step.attempt);
}

template <class Step>
void readHead(CborReader& reader, Step& step) {
  reader.key(0);
  step.student = readId<StudentId>(reader);
  reader.key(1);
  step.check = readId<CheckId>(reader);
  reader.key(2);
  step.attempt = readId<AttemptId>(reader);
}

}  // namespace

Bytes encode(const Reflection& reflection) {
  CborWriter writer;
  writer.map(4);
  writeHead(writer, reflection);
  writer.key(3).array(reflection.answers.size());
  for (const std::string& answer : reflection.answers) writer.text(answer);
  return writer.take();
}

Result<Reflection> decodeReflection(ByteView payload) {
  CborReader reader(payload);
  Reflection reflection;
  reader.map();
  readHead(reader, reflection);
  reader.key(3);
  const std::size_t count = reader.array();
  if (count > kMostAnswers) reader.fail("it has too many answers");
  for (std::size_t left = count; left > 0 && reader.ok(); --left) {
    reflection.answers.push_back(reader.text());
    if (reflection.answers.back().size() > kLongestAnswer) reader.fail("an answer is too long");
  }
  reader.leave();
  reader.leave();
  CZ_CHECK(reader.finish("A reflection"));
  return reflection;
}

Bytes encode(const Revision& revision) {
  CborWriter writer;
  writer.map(4);
  writeHead(writer, revision);
  write(writer.key(3), revision.skills);
  return writer.take();
}

Result<Revision> decodeRevision(ByteView payload) {
  CborReader reader(payload);
  Revision revision;
  reader.map();
  readHead(reader, revision);
  reader.key(3);
  revision.skills = readIds<SkillId>(reader);
  reader.leave();
  CZ_CHECK(reader.finish("A revision"));
  return revision;
}

Result<Step> stepOf(ledger::LeafType type, ByteView payload) {
  if (type == ledger::LeafType::attemptReflect) {
    CZ_TRY(reflection, decodeReflection(payload));
    return Step{Step::Kind::reflected, reflection.attempt, std::move(reflection.answers)};
  }
  if (type == ledger::LeafType::attemptRevise) {
    CZ_TRY(revision, decodeRevision(payload));
    return Step{Step::Kind::revised, revision.attempt, {}};
  }
  CZ_TRY(turn, decodeAttemptTurn(payload));
  if (type == ledger::LeafType::attemptResume) return Step{Step::Kind::resumed, turn.attempt, {}};
  if (type != ledger::LeafType::attemptPause)
    return Error{Fault::input, "This leaf is no step of an attempt.", ledger::nameOf(type)};
  return Step{turn.reason == kAtBell ? Step::Kind::pausedAtBell : Step::Kind::paused, turn.attempt, {}};
}

journey::Happening happeningOf(Step::Kind kind, const AttemptId& attempt, const journey::Stamp& at) {
  switch (kind) {
    case Step::Kind::reflected: return journey::Reflected{at, attempt};
    case Step::Kind::revised: return journey::Revised{at, attempt};
    case Step::Kind::paused: return journey::Paused{at, attempt, false};
    case Step::Kind::pausedAtBell: return journey::Paused{at, attempt, true};
    case Step::Kind::resumed: break;
  }
  return journey::Resumed{at, attempt};
}

}  // namespace cz::records
