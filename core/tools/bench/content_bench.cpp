#include "core/tools/bench/content_bench.h"

#include <array>
#include <chrono>
#include <string>

#include "core/pack/read.h"
#include "core/scoring/scoring.h"
#include "core/tools/glyphs.h"
#include "core/tools/item_tests.h"

namespace cz::tools {
namespace {

constexpr std::size_t kSlots = 5;
constexpr std::size_t kSiblings = 4;  // of a slot; they are of one type

std::string replaced(std::string text, const std::string& id) {
  for (auto at = text.find('@'); at != std::string::npos; at = text.find('@', at + id.size())) text.replace(at, 1, id);
  return text;
}

/// Item `id` of the slot's type; '@' stands for the id.
std::string itemText(std::size_t slot, const std::string& id) {
  static constexpr std::array<const char*, kSlots> kTypes = {
      R"(type = "choice"
let = { n = [12, 18, 20, 28] }
stem = "(@) Which of these is a factor of {n}?"
key = "{n / 2}"
distractors = [{ text = "{n + 1}", says = "{n + 1} is larger than {n}." }, "{2 * n}", { text = "{n - 1}", idea = "off-by-one" }]
)",
      R"(type = "number"
let = { a = [3, 4, 5, 6, 7, 8], b = [6, 7, 8, 9] }
stem = "(@) How much is {a} × {b}?"
key = "{a * b}"
wrong = [{ when = "{a + b}", says = "Multiply, don't add." }, { when = "{a * b + a}", says = "One row too many." }]
)",
      R"(type = "number-list"
let = { n = [12, 18, 20, 28, 30] }
stem = "(@) List every factor of {n}."
key = "{factors(n)}"
wrong = [{ when = "{without(factors(n), 1, n)}", says = "1 and the number itself are factors too." }]
)",
      R"(type = "text"
stem = "(@) What is a number with exactly two factors called?"
keys = ["prime", "prime number"]
)",
      R"(type = "match"
let = { n = [3, 4, 5] }
stem = "(@) Which product belongs to which number?"
pairs = [{ left = "{n} × 3", right = "{n * 3}" }, { left = "{n} × 4", right = "{n * 4}" }, { left = "{n} × 7", right = "{n * 7}" }]
)"};
  return "[[item]]\nid = \"" + id + "\"\n" + replaced(kTypes.at(slot), id) + "\n";
}

std::string checkText(const std::string& check) {
  std::string text = "id = \"" + check + "\"\ntitle = \"Check " + check +
                     "\"\n[[skill]]\nid = \"all\"\ncan = \"I can do it.\"\nrevise = \"Do it again.\"\n";
  std::string items;
  for (std::size_t slot = 0; slot < kSlots; ++slot) {
    std::string siblings;
    for (std::size_t sibling = 0; sibling < kSiblings; ++sibling) {
      const std::string id = check + "-" + std::to_string(slot) + "-" + std::to_string(sibling);
      siblings += (siblings.empty() ? "\"" : ", \"") + id + "\"";
      items += itemText(slot, id);
    }
    text += "[[slot]]\nskill = \"all\"\nsiblings = [" + siblings + "]\n";
  }
  return text + items;
}

pack::Files packOf(std::size_t items) {
  pack::Files files;
  files["pack.toml"] =
      "format = 1\nid = \"bench\"\ntitle = \"Bench\"\nversion = \"1.0\"\nlanguage = \"en\"\nlicence = \"CC0-1.0\"\n";
  std::string unit = "id = \"unit\"\ntitle = \"Unit\"\n";
  for (std::size_t n = 0; n < items / (kSlots * kSiblings); ++n) {
    const std::string id = "c" + std::to_string(n);
    files["checks/" + id + ".toml"] = checkText(id);
    unit.append("[[lesson]]\ntitle = \"Lesson ").append(id).append("\"\ncheck = \"").append(id).append("\"\n");
  }
  files["units/unit.toml"] = unit;
  return files;
}

double millisOf(const std::function<void()>& deed) {
  const auto begun = std::chrono::steady_clock::now();
  deed();
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begun).count();
}

Result<pack::Pack> used(pack::Reading reading) {
  if (reading.pack) return std::move(*reading.pack);
  return Error{Fault::input, "The bench's own pack can't be used: " + reading.problems.front().message, ""};
}

Timings formsOf(const pack::Check& check, bool& good) {
  return timed(5000, [&](std::size_t round) {
    Seed seed;
    seed.bytes[0] = static_cast<std::uint8_t>(round);
    seed.bytes[1] = static_cast<std::uint8_t>(round >> 8U);
    good = form::build(check, seed, {}).ok() && good;
  });
}

Result<Timings> scoresOf(const pack::Check& check) {
  const auto number = std::find_if(check.items.begin(), check.items.end(),
                                   [](const pack::Item& item) { return item.type == pack::ItemType::number; });
  CZ_TRY(draw, pack::drawAt(*number, 0));
  CZ_TRY(question, pack::ask(*number, *draw));
  static constexpr std::array kTyped = {"18", "9", "17", "18.0", "36/2"};
  return timed(20'000, [&](std::size_t round) {
    const scoring::Response response = scoring::Typed{kTyped.at(round % kTyped.size())};
    scoring::scoreItem(question, response, 1, check.style);
  });
}

}  // namespace

Result<ContentBench> benchContent() {
  const pack::Files small = packOf(200);
  const pack::Files large = packOf(1000);
  ContentBench bench;
  pack::Reading smallRead;
  bench.load200Ms = millisOf([&] { smallRead = pack::read(small); });
  CZ_TRY(smallPack, used(std::move(smallRead)));
  pack::Reading largeRead;
  bench.check1000Ms = millisOf([&] {
    largeRead = pack::readAndValidate(large);
    if (!largeRead.pack) return;
    problemsOfGlyphs(*largeRead.pack);
    problemsOfItemTests(*largeRead.pack);
  });
  CZ_TRY(largePack, used(std::move(largeRead)));
  bool good = true;
  bench.formInSmall = formsOf(smallPack.checks.front(), good);
  bench.formInLarge = formsOf(largePack.checks.front(), good);
  if (!good) return Error{Fault::input, "A form of the bench's own pack can't be built.", ""};
  CZ_TRY(scores, scoresOf(smallPack.checks.front()));
  bench.scoreNumber = scores;
  return bench;
}

}  // namespace cz::tools
