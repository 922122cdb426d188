// A teacher's decision as CBOR: {0 student, 1 check, 2 number, 3 id, 4 reason, 5 attempt, 6 what it says}, and of a
// regrade 7 its before and after, of an excuse 8 the try whose request it answers.

#include <array>

#include "core/records/codec.h"
#include "core/records/payload_journey.h"

namespace cz::records {

using ledger::CborReader;
using ledger::CborWriter;
using ledger::LeafType;

namespace {

using What = TeachersDecision::What;

/// In the order of the alternatives.
constexpr std::array<LeafType, std::variant_size_v<What>> kTypes{
    LeafType::waitWaived,       LeafType::revisionConfirmed, LeafType::attemptVoided, LeafType::attemptChosen,
    LeafType::attemptCorrected, LeafType::attemptHandedOver, LeafType::timeGiven,     LeafType::accommodation,
    LeafType::excused,          LeafType::attemptRegraded};

struct WriteDetail {
  CborWriter& writer;
  void operator()(const journey::Waived& /*what*/) const { writer.null(); }
  void operator()(const journey::Confirmed& /*what*/) const { writer.null(); }
  void operator()(const journey::Chosen& /*what*/) const { writer.null(); }
  void operator()(const journey::Voided& what) const { writer.boolean(what.on); }
  void operator()(const journey::Excused& what) const { writer.boolean(what.on); }
  void operator()(const journey::Corrected& what) const { write(writer, what.to); }
  void operator()(const journey::HandedOver& what) const { write(writer, what.to); }
  void operator()(const journey::TimeGiven& what) const { writer.integer(what.ms); }
  void operator()(const journey::Accommodated& what) const {
    writer.array(2).text(what.help.timeFactor.toText());
    writer.boolean(what.help.fewerChoices);
  }
  void operator()(const journey::Regraded& what) const {
    writer.array(3).boolean(what.outcome.mastered);
    writer.boolean(what.outcome.waiting);
    write(writer, what.outcome.missed);
  }
};

void expectNull(CborReader& reader) {
  if (!reader.takeNull()) reader.fail("it says more than such a decision can");
}

/// One spelling for one number: "3/2" and not "6/4".
Exact readExact(CborReader& reader) {
  const std::string text = reader.text();
  const auto number = Exact::parse(text);
  if (number && number->toText() == text) return *number;
  reader.fail("a number is not written in its one way");
  return 1;
}

struct ReadDetail {
  CborReader& reader;
  void operator()(journey::Waived& /*what*/) const { expectNull(reader); }
  void operator()(journey::Confirmed& /*what*/) const { expectNull(reader); }
  void operator()(journey::Chosen& /*what*/) const { expectNull(reader); }
  void operator()(journey::Voided& what) const { what.on = reader.boolean(); }
  void operator()(journey::Excused& what) const { what.on = reader.boolean(); }
  void operator()(journey::Corrected& what) const {
    what.to = readId<StudentId>(reader);
    if (what.to.empty()) reader.fail("a correction names no student");
  }
  void operator()(journey::HandedOver& what) const {
    what.to = readId<LogId>(reader);
    if (what.to.empty()) reader.fail("a hand-over names no kiosk");
  }
  void operator()(journey::TimeGiven& what) const {
    what.ms = reader.integer();
    if (what.ms < 0) reader.fail("time is taken away");
  }
  void operator()(journey::Accommodated& what) const {
    if (reader.array() != 2) reader.fail("an accommodation has two parts");
    what.help.timeFactor = readExact(reader);
    what.help.fewerChoices = reader.boolean();
    reader.leave();
  }
  void operator()(journey::Regraded& what) const {
    if (reader.array() != 3) reader.fail("a result has three parts");
    what.outcome.mastered = reader.boolean();
    what.outcome.waiting = reader.boolean();
    what.outcome.missed = readIds<SkillId>(reader);
    reader.leave();
  }
};

template <std::size_t... I>
What emptyAt(std::size_t index, std::index_sequence<I...> /*all*/) {
  What what;
  static_cast<void>(((I == index && (what.emplace<I>(), true)) || ...));
  return what;
}

std::optional<What> emptyOf(LeafType type) {
  for (std::size_t i = 0; i < kTypes.size(); ++i)
    if (kTypes[i] == type) return emptyAt(i, std::make_index_sequence<kTypes.size()>());
  return std::nullopt;
}

/// A decision about an attempt names one, and one about the way names none.
void setAttempt(CborReader& reader, What& what, AttemptId attempt) {
  std::visit(
      [&](auto& one) {
        if constexpr (requires { one.attempt; }) {
          if (attempt.empty()) reader.fail("it names no attempt");
          one.attempt = std::move(attempt);
        } else if (!attempt.empty()) {
          reader.fail("it names an attempt");
        }
      },
      what);
}

/// Of an excuse that answers a request.
AttemptId answered(const TeachersDecision& decision) {
  const auto* excused = std::get_if<journey::Excused>(&decision.what);
  return excused == nullptr ? AttemptId() : excused->answers;
}

void setAnswered(CborReader& reader, What& what) {
  auto& excused = std::get<journey::Excused>(what);
  if (!reader.has(8)) return;
  excused.answers = readId<AttemptId>(reader);
  if (excused.answers.empty() || !excused.on) reader.fail("it answers no request");
}

}  // namespace

const journey::Deed& TeachersDecision::by() const {
  return std::visit([](const auto& one) -> const journey::Deed& { return one.by; }, what);
}

AttemptId TeachersDecision::attempt() const {
  return std::visit(
      [](const auto& one) {
        if constexpr (requires { one.attempt; })
          return one.attempt;
        else
          return AttemptId();
      },
      what);
}

StudentId TeachersDecision::to() const {
  const auto* corrected = std::get_if<journey::Corrected>(&what);
  return corrected == nullptr ? StudentId() : corrected->to;
}

LeafType typeOf(const TeachersDecision& decision) { return kTypes[decision.what.index()]; }

bool isTeachersDecision(LeafType type) { return emptyOf(type).has_value(); }

Bytes encode(const TeachersDecision& decision) {
  const AttemptId answers = answered(decision);
  CborWriter writer;
  write(writer.map(7 + (decision.regrade ? 1 : 0) + (answers.empty() ? 0 : 1)).key(0), decision.student);
  write(writer.key(1), decision.check);
  writer.key(2).number(decision.by().number);
  write(writer.key(3), decision.by().id);
  writer.key(4).text(decision.reason);
  write(writer.key(5), decision.attempt());
  writer.key(6);
  std::visit(WriteDetail{writer}, decision.what);
  if (decision.regrade) write(writer.key(7), *decision.regrade);
  if (!answers.empty()) write(writer.key(8), answers);
  return writer.take();
}

Result<TeachersDecision> decodeTeachersDecision(LeafType type, ByteView payload) {
  auto what = emptyOf(type);
  if (!what) return Error{Fault::input, "This leaf is no decision of a teacher.", ledger::nameOf(type)};
  CborReader reader(payload);
  TeachersDecision decision;
  reader.map();
  reader.key(0);
  decision.student = readId<StudentId>(reader);
  reader.key(1);
  decision.check = readId<CheckId>(reader);
  journey::Deed by;
  reader.key(2);
  by.number = reader.number();
  if (by.number == 0) reader.fail("it has no number");
  reader.key(3);
  by.id = readId<journey::DeedId>(reader);
  reader.key(4);
  decision.reason = reader.text();
  if (decision.reason.size() > kLongestReason) reader.fail("its reason is too long");
  reader.key(5);
  setAttempt(reader, *what, readId<AttemptId>(reader));
  reader.key(6);
  std::visit(ReadDetail{reader}, *what);
  if (type == LeafType::attemptRegraded) {
    reader.key(7);
    decision.regrade = readRegrade(reader);
  }
  if (type == LeafType::excused) setAnswered(reader, *what);
  reader.leave();
  CZ_CHECK(reader.finish("A teacher's decision"));
  std::visit([&](auto& one) { one.by = by; }, *what);
  decision.what = *std::move(what);
  return decision;
}

}  // namespace cz::records
