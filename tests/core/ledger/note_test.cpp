#include "core/ledger/note.h"

#include "tests/support/catch.h"

using namespace cz;

namespace {

// From the documentation and tests of Go's golang.org/x/mod/sumdb/note: the verifier's key and the signed text.
constexpr std::string_view kPeter = "PeterNeumann";
constexpr std::string_view kPeterKey = "ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";  // 01 ‖ key
const std::string kText =
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n";
const std::string kNote =
    kText +
    "\n— PeterNeumann "
    "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

crypto::NoteKey peterKey() {
  const Bytes bytes = must(bytesFromBase64(kPeterKey));
  return must(fixedFrom<crypto::NoteKey>(ByteView(bytes).subspan(1), "A key"));
}

bool opens(const std::string& text) {
  const auto note = ledger::parseNote(text);
  return note && ledger::checkNote(*note, kPeter, peterKey());
}

}  // namespace

TEST_CASE("A note that Go's tools signed is good") {
  CHECK(ledger::keyIdOf(kPeter, peterKey()) == 0xc74f20a3);
  const auto note = must(ledger::parseNote(kNote));
  CHECK(note.text == kText);
  REQUIRE(note.signatures.size() == 1);
  CHECK(note.signatures[0].name == kPeter);
  CHECK(note.signatures[0].keyId == 0xc74f20a3);
  CHECK(ledger::checkNote(note, kPeter, peterKey()));
}

TEST_CASE("A note is written as it was read") { CHECK(ledger::write(must(ledger::parseNote(kNote))) == kNote); }

TEST_CASE("No letter of a signed text can be changed") {
  for (std::size_t at = 0; at < kNote.size(); ++at) {
    std::string changed = kNote;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    CHECK_FALSE(opens(changed));
  }
  for (std::size_t length = 0; length < kNote.size(); ++length) CHECK_FALSE(opens(kNote.substr(0, length)));
}

TEST_CASE("Signatures of strangers neither help nor hurt") {
  const std::string stranger =
      "— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n";
  CHECK(opens(kNote + stranger));
  CHECK_FALSE(opens(kText + "\n" + stranger));
}

TEST_CASE("A bad signature beside a good one of the same key is bad") {
  std::string bad = kNote.substr(kText.size() + 1);
  bad.replace(bad.find("ZJkuBS"), 6, "ZJkuBT");
  CHECK_FALSE(opens(kNote + bad));
}

TEST_CASE("What is no note is refused with a reason") {
  const auto why = [](const std::string& text) {
    const auto note = ledger::parseNote(text);
    return note ? std::string("it is") : note.error().message;
  };
  const std::string line = kNote.substr(kText.size() + 1);
  CHECK(why("").find("ends too early") != std::string::npos);
  CHECK(why("hello\n").find("empty line") != std::string::npos);
  CHECK(why("hello\n\n").find("not signed") != std::string::npos);
  CHECK(why("\n\n" + line).find("empty line") != std::string::npos);
  CHECK(why("hello\n\nworld\n").find("dash") != std::string::npos);
  CHECK(why("hello\n\n— name\n").find("no signature") != std::string::npos);
  CHECK(why("hello\n\n— na+me AAAA\n").find("name of a key") != std::string::npos);
  CHECK(why("hello\n\n— name AAAA\n").find("too short") != std::string::npos);
  CHECK(why("hello\n\n— name AA AA\n").find("base64") != std::string::npos);
  CHECK(why("hel\rlo\n\n" + line).find("no text") != std::string::npos);
  CHECK(why("hel\xfflo\n\n" + line).find("no text") != std::string::npos);
  std::string crowd = "hello\n\n";
  for (int i = 0; i < 101; ++i) crowd += line;
  CHECK(why(crowd).find("too many") != std::string::npos);
  CHECK(why(std::string(70'000, 'x') + "\n\n" + line).find("too long") != std::string::npos);
}
