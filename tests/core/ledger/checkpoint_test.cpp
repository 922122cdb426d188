#include "core/ledger/checkpoint.h"

#include "core/ledger/note.h"
#include "core/ledger/tree.h"
#include "tests/core/ledger/some_log.h"
#include "tests/support/catch.h"

using namespace cz;
using tests::countingKeys;
using tests::countingLog;

namespace {

/// A note with any text, signed by the log's own key.
std::string signedText(const std::string& text, const ledger::LogKey& log) {
  ledger::Note note{text, {}};
  const auto signature = countingKeys().signNote(viewOf(text));
  note.signatures.push_back({log.origin(),
                             ledger::keyIdOf(log.origin(), log.identity.note),
                             {signature.bytes.begin(), signature.bytes.end()}});
  return ledger::write(note);
}

}  // namespace

TEST_CASE("A log's id follows from its writer and its nonce") {
  // By Python: base32(SHA-256("mcz/log/1\0" ‖ fingerprint ‖ 00 01 … 0f))[:26]
  CHECK(countingLog().id().text == "eiwdlhzpbmjud3uj5lwjwrcxle");
  CHECK(countingLog().origin() == "mcz.invalid/up/eiwdlhzpbmjud3uj5lwjwrcxle");
  CHECK(countingLog(ledger::Role::down).origin() == "mcz.invalid/down/eiwdlhzpbmjud3uj5lwjwrcxle");
  CHECK(countingLog(ledger::Role::station).origin() == "mcz.invalid/st/eiwdlhzpbmjud3uj5lwjwrcxle");
}

TEST_CASE("A checkpoint is opened as it was signed") {
  const Hash root = ledger::frontierOf({{1}, {2}, {3}}).root();
  const std::string note = ledger::signCheckpoint(countingLog(), 3, root, countingKeys());
  CHECK(note.starts_with(countingLog().origin() + "\n3\n" + base64Of(root.view()) + "\n\n— mcz.invalid/up/"));
  const auto checkpoint = must(ledger::openCheckpoint(note, countingLog()));
  CHECK(checkpoint.size == 3);
  CHECK(checkpoint.root == root);
  CHECK(checkpoint.origin == countingLog().origin());
}

TEST_CASE("A checkpoint of another log, role or writer is refused") {
  const std::string note = ledger::signCheckpoint(countingLog(), 3, Hash{}, countingKeys());
  CHECK_FALSE(ledger::openCheckpoint(note, countingLog(ledger::Role::down)));
  auto other = countingLog();
  other.nonce.bytes[0] ^= 1;
  CHECK_FALSE(ledger::openCheckpoint(note, other));
  other = countingLog();
  other.identity.note.bytes[0] ^= 1;
  CHECK_FALSE(ledger::openCheckpoint(note, other));
}

TEST_CASE("A checkpoint has three lines, each in one spelling") {
  const auto log = countingLog();
  const std::string root = base64Of(Hash{}.view()) + "\n";
  const auto opens = [&](const std::string& text) { return ledger::openCheckpoint(signedText(text, log), log).ok(); };
  CHECK(opens(log.origin() + "\n0\n" + root));
  CHECK(opens(log.origin() + "\n65000\n" + root));
  CHECK_FALSE(opens(log.origin() + "\n065000\n" + root));
  CHECK_FALSE(opens(log.origin() + "\n+3\n" + root));
  CHECK_FALSE(opens(log.origin() + "\n-3\n" + root));
  CHECK_FALSE(opens(log.origin() + "\n3 \n" + root));
  CHECK_FALSE(opens(log.origin() + "\n\n" + root));
  CHECK_FALSE(opens(log.origin() + "\n9999999999999999999999\n" + root));
  CHECK_FALSE(opens(log.origin() + "\n3\n" + root + "extension\n"));
  CHECK_FALSE(opens(log.origin() + "\n3\nAAAA\n"));
  CHECK_FALSE(opens(log.origin() + "\n3\n"));
}

TEST_CASE("A role is named in one way") {
  for (const ledger::Role role : {ledger::Role::up, ledger::Role::down, ledger::Role::station})
    CHECK(must(ledger::roleNamed(ledger::nameOf(role))) == role);
  CHECK_FALSE(ledger::roleNamed("UP"));
  CHECK_FALSE(ledger::roleNamed(""));
}
