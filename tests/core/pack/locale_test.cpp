// The machine's locale must not change what a pack says (cases O-10, O-30).

#include <clocale>
#include <locale>

#include "core/pack/question.h"
#include "tests/core/pack/pack_text.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::pack;
using namespace cz::tests;

namespace {

/// A machine that writes 1.234,5, until the end of the test.
class ForeignMachine {
 public:
  ForeignMachine() : before_(std::locale::global(std::locale(std::locale::classic(), new Commas))) {
    isReal_ = std::setlocale(LC_ALL, "tr_TR.UTF-8") || std::setlocale(LC_ALL, "de_DE.UTF-8");
  }
  ~ForeignMachine() {
    std::setlocale(LC_ALL, "C");
    std::locale::global(before_);
  }
  ForeignMachine(const ForeignMachine&) = delete;
  ForeignMachine& operator=(const ForeignMachine&) = delete;
  bool isReal() const { return isReal_; }

 private:
  struct Commas : std::numpunct<char> {
    char do_decimal_point() const override { return ','; }
    char do_thousands_sep() const override { return '.'; }
    std::string do_grouping() const override { return "\3"; }
  };
  std::locale before_;
  bool isReal_ = false;
};

}  // namespace

TEST_CASE("A pack says the same on a machine that writes commas") {
  const ForeignMachine machine;
  if (!machine.isReal()) WARN("no Turkish or German locale here; only the C++ side of it is tried");
  const Item item = goodItem(
      "type = \"number\"\nlet = { n = [12345], k = \"{n / 8}\" }\nstem = \"{n} and {decimal(k)}\"\n"
      "key = \"1234.5\"\ntolerance = \"0.05\"\n");
  const Question question = must(ask(item, must(drawAt(item, 0)).value()));
  CHECK(question.stem == "12345 and 1543.125");
  CHECK(std::get<Exact>(question.accepts[0].key).toText() == "2469/2");
  CHECK(question.accepts[0].margin.toText() == "1/20");
}

TEST_CASE("Names and messages are the same on a Turkish machine") {
  const ForeignMachine machine;
  const auto files = packOfItem("type = \"TITLE\"\nstem = \"?\"\n");
  const std::string there = told(readAndValidate(files).problems);
  std::setlocale(LC_ALL, "C");
  std::locale::global(std::locale::classic());
  CHECK(there == told(readAndValidate(files).problems));
  CHECK(there.find("checks/c.toml:12:8 error [i] \"TITLE\" is no `type`") == 0);
}
