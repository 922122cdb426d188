#include "core/records/receipt.h"

#include "core/ledger/tree.h"
#include "tests/core/ledger/some_log.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::tests;
using records::Receipt;

namespace {

Receipt someReceipt() {
  const auto log = someLog(8);
  return {log.log,      7, ledger::leafHash(log.slice.leaves[7]), CheckId("factors"), 2, true, "5 of 6 points",
          1'790'000'000};
}

std::string signedReceipt() { return records::signReceipt(someReceipt(), countingKeys()); }

}  // namespace

TEST_CASE("A receipt says what it was made of, and names the kiosk that signed it") {
  CHECK(must(records::openReceipt(signedReceipt())) == someReceipt());
  const auto report = records::verifyReceipt(signedReceipt());
  CHECK(report.ok);
  CHECK(report.kind == "receipt");
  CHECK(report.key == hexOf(countingKeys().identity().fingerprint().view()));
  CHECK(report.log == countingLog().id().text);
  CHECK(report.size == 8);
}

TEST_CASE(
    "A receipt fits into a QR code that a tablet reads from the screen: capitals and digits, at most 600 of them") {
  const std::string text = signedReceipt();
  CHECK(text.size() <= 600);
  CHECK(text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") == std::string::npos);
}

TEST_CASE("A receipt tells in words what it confirms, and a long line is cut between letters") {
  CHECK(records::verifyReceipt(signedReceipt()).says == "factors, try 2: mastered, 5 of 6 points");
  Receipt wordy = someReceipt();
  wordy.mastered = false;
  wordy.shown = std::string(59, 'x') + "\u00E4\u00E4";  // the 60th byte is the first half of a letter
  const auto read = must(records::openReceipt(records::signReceipt(wordy, countingKeys())));
  CHECK(read.shown == std::string(59, 'x'));
  CHECK_FALSE(read.mastered);
}

TEST_CASE("A receipt that was broken into lines is read") {
  std::string text = signedReceipt();
  text.insert(40, "\r\n  ");
  CHECK(must(records::openReceipt(text + "\n")) == someReceipt());
}

TEST_CASE("A changed symbol anywhere in a receipt is found, and so is a cut") {
  const std::string good = signedReceipt();
  for (std::size_t at = 0; at < good.size(); ++at) {
    std::string changed = good;
    changed[at] = good[at] == 'B' ? 'C' : 'B';
    REQUIRE_FALSE(records::openReceipt(changed));
    REQUIRE_FALSE(records::openReceipt(good.substr(0, at)));
  }
  CHECK_FALSE(records::openReceipt(good + "A"));
}

TEST_CASE("A receipt for something else than was signed is found") {
  const std::string one = signedReceipt();
  Receipt other = someReceipt();
  other.mastered = false;
  const std::string two = records::signReceipt(other, countingKeys());
  // The signature is the last 64 bytes, about 103 symbols: those of one receipt under the words of the other.
  CHECK_FALSE(records::openReceipt(one.substr(0, one.size() - 100) + two.substr(two.size() - 100)));
}

TEST_CASE("A code finds its leaf however it is typed, and a slip is told") {
  const std::string code = records::receiptCode(someReceipt().leaf);
  CHECK(code.size() == 11);
  CHECK(code[5] == '-');
  std::string typed = " " + code.substr(0, 5) + " " + code.substr(6);
  for (char& c : typed) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  CHECK(must(records::receiptCodeTyped(typed)) == code);
  std::string slip = code;
  slip[3] = slip[3] == '2' ? '3' : '2';
  CHECK_FALSE(records::receiptCodeTyped(slip));
  CHECK_FALSE(records::receiptCodeTyped(code.substr(0, 10)));
  CHECK_FALSE(records::receiptCodeTyped(code + "0"));
  CHECK(records::receiptCode(ledger::leafHash(Bytes{1})) != code);
}
