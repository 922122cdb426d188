// Spreadsheets, packs, what students type, formulas, and what travels between machines.

#include <array>

#include "core/interop/csv.h"
#include "core/interop/decode.h"
#include "core/ledger/cbor.h"
#include "core/ledger/leaf.h"
#include "core/ledger/note.h"
#include "core/ledger/verify.h"
#include "core/maths/mathml.h"
#include "core/maths/parse.h"
#include "core/maths/plain_text.h"
#include "core/maths/spoken.h"
#include "core/pack/question.h"
#include "core/pack/read.h"
#include "core/scoring/scoring.h"
#include "tests/fuzz/targets.h"

namespace cz::fuzz {
namespace {

constexpr const char* kPack = "format = 1\nid = \"p\"\ntitle = \"P\"\nversion = \"1\"\nlanguage = \"en\"\n";
constexpr const char* kUnit = "id = \"u\"\ntitle = \"U\"\n\n[[lesson]]\ntitle = \"L\"\ncheck = \"a\"\n";

/// One item of every typed kind.
constexpr const char* kTyped = R"(id = "a"
title = "A"
[[skill]]
id = "s"
can = "I can."
revise = "Again."
[[slot]]
skill = "s"
siblings = ["number", "unit", "fraction", "list", "text", "star"]
[[item]]
id = "number"
type = "number"
stem = "n"
key = "1234.5"
tolerance = "0.5"
[[item]]
id = "unit"
type = "number"
stem = "n"
key = "12"
unit = "m"
[[item]]
id = "fraction"
type = "number"
stem = "n"
key = "3/4"
[[item]]
id = "list"
type = "number-list"
stem = "n"
key = "1, 2, 3"
[[item]]
id = "text"
type = "text"
stem = "n"
keys = ["It's café", "ice"]
[[item]]
id = "star"
type = "text"
stem = "n"
key = "a*b*c"
wildcard = true
)";

cz::pack::Files filesWith(std::string_view check) {
  return {{"pack.toml", kPack}, {"units/u.toml", kUnit}, {"checks/a.toml", std::string(check)}};
}

const cz::pack::Pack& typedPack() {
  static const cz::pack::Reading kReading = cz::pack::readAndValidate(filesWith(kTyped));
  demand(kReading.pack.has_value(), "the pack of typed items is valid");
  return *kReading.pack;
}

std::size_t at(std::string_view bytes, std::size_t place) {
  return place < bytes.size() ? static_cast<unsigned char>(bytes[place]) : 0;
}

}  // namespace

void csv(std::string_view bytes) {
  const auto table = interop::CsvTable::read(interop::guessedText(bytes).text, "f");
  if (!table) return;
  for (const auto& row : table->rows()) demand(row.line > 0 && !row.cells.empty(), "a row has a line and cells");
}

void pack(std::string_view bytes) {
  const auto reading = cz::pack::readAndValidate(filesWith(bytes));
  bool error = false;
  for (const auto& problem : reading.problems) error = error || problem.severity == cz::pack::Severity::error;
  demand(reading.pack.has_value() != error, "a pack is there when nothing is wrong with it");
}

/// The first byte chooses the item, the second how numbers are written, the rest is typed.
void typed(std::string_view bytes) {
  static constexpr std::array kStyles = {cz::pack::NumberStyle::point, cz::pack::NumberStyle::comma};
  const auto& items = typedPack().checks.at(0).items;
  const auto question = cz::pack::ask(items[at(bytes, 0) % items.size()], {});
  demand(question.ok(), "the item can be asked");
  const auto style = kStyles.at(at(bytes, 1) % kStyles.size());
  const scoring::Response response = std::string(bytes.substr(std::min<std::size_t>(2, bytes.size())));
  const auto reading = scoring::read(*question, response, style);
  const auto result = scoring::scoreItem(*question, response, 1, style);
  demand(result.points.sign() >= 0 && result.points <= Exact(1), "points are between none and all");
  const bool unreadable = reading.state == scoring::Reading::State::unreadable;
  demand(unreadable == (result.verdict == scoring::Verdict::unreadable), "what can't be read has that verdict");
  demand(!unreadable || !reading.why.empty(), "what can't be read is told why");
}

void tex(std::string_view bytes) {
  const auto formula = maths::parse(bytes);
  demand(formula.ok() || !formula.error().message.empty(), "a refusal is a sentence");
  demand(maths::mathml(bytes, true).ends_with(">"), "MathML is closed");
  maths::spoken(bytes);
  plainText(bytes);
}

void ledger(std::string_view bytes) {
  const auto view = viewOf(bytes);
  const bool cbor = ledger::checkCbor(view).ok();
  if (const auto leaf = ledger::decodeLeaf(view)) {
    demand(cbor, "a leaf is deterministic CBOR");
    const Bytes again = ledger::encode(*leaf);
    demand(std::equal(again.begin(), again.end(), view.begin(), view.end()), "a leaf has one spelling");
  }
  if (const auto file = ledger::readLogFile(view)) {
    const Bytes again = ledger::writeLogFile(*file);
    demand(std::equal(again.begin(), again.end(), view.begin(), view.end()), "a log file has one spelling");
  }
  (void)ledger::parseNote(bytes);
}

}  // namespace cz::fuzz
