#include "core/tools/bench/import_bench.h"

#include <array>
#include <chrono>
#include <fstream>
#include <string>

#include "core/interop/convert.h"
#include "core/interop/gift_read.h"
#include "core/interop/import.h"
#include "core/tools/bench/scratch.h"

namespace cz::tools {
namespace {

constexpr std::size_t kQuestions = 5'000;
constexpr std::size_t kOfCategory = 50;

std::string question(std::size_t n) {
  static constexpr std::array kAnswers = {
      "Which of these is a **prime** number, and why? {=7#Only 1 and 7 divide it. ~9#3 divides it. ~15 ~%50%one}",
      "[html]<p>How many <b>legs</b> has a spider?</p> {#8:0.5 =%50%7}",
      "The capital of France is {=Paris =paris =%50%Lyon#A city, but no capital.}.",
      "Match the animals with their food. {=cat -> mouse =cow -> grass =bee -> nectar = -> stones}",
      "Is \\{a\\} \\= \\{a\\}? {TRUE#No.#Yes.####A set is itself.}",
      "Say in your own words what a fraction is. {}",
  };
  const std::string number = std::to_string(n);
  return "::Question " + number + "::(" + number + ") " + kAnswers.at(n % kAnswers.size()) + "\n\n";
}

std::string bank() {
  std::string text;
  for (std::size_t n = 0; n < kQuestions; ++n) {
    if (n % kOfCategory == 0) text += "$CATEGORY: top/Part " + std::to_string(n / kOfCategory) + "\n\n";
    text += question(n);
  }
  return text;
}

class Watch {
 public:
  double perSecond(std::size_t count) const {
    const std::chrono::duration<double> past = std::chrono::steady_clock::now() - begun_;
    return static_cast<double>(count) / past.count();
  }

 private:
  std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
};

}  // namespace

Result<ImportBench> benchImport() {
  const Scratch scratch;
  const auto file = scratch.path() / "bank.gift";
  const std::string text = bank();
  std::ofstream(file, std::ios::binary) << text;
  ImportBench bench;
  const Watch reading;
  interop::Imported imported;
  interop::convert(interop::gift::readFile(text), "bank.gift", "en", imported);
  bench.readPerSecond = reading.perSecond(kQuestions);
  const Watch whole;
  CZ_TRY(report, interop::importGift({{file}, scratch.path() / "pack", "en", false}));
  bench.wholePerSecond = whole.perSecond(kQuestions);
  bench.questions = report.in;
  if (report.in != kQuestions)
    return Error{Fault::input, "Only " + std::to_string(report.in) + " of the bank's questions came in.", ""};
  return bench;
}

}  // namespace cz::tools
