// Reading aloud by a program beside this one. A small script stands in for it, so that the test needs no loudspeaker.

#include "kiosk/shell/voice.h"

#include <sys/stat.h>

#include <condition_variable>
#include <csignal>
#include <deque>
#include <fstream>
#include <mutex>

#include "tests/support/catch.h"
#include "tests/support/temp_folder.h"

using namespace cz;
using namespace cz::shell;

namespace {

/// Waits for what the voice tells, in order. A minute is for machines that are busy; it is never waited out.
class Ear {
 public:
  void hear(app::Event event) {
    {
      const std::lock_guard lock(mutex_);
      heard_.push_back(std::move(event));
    }
    changed_.notify_all();
  }
  app::Event next() {
    std::unique_lock lock(mutex_);
    REQUIRE(changed_.wait_for(lock, std::chrono::minutes(1), [this] { return !heard_.empty(); }));
    app::Event event = std::move(heard_.front());
    heard_.pop_front();
    return event;
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<app::Event> heard_;
};

std::filesystem::path scriptIn(const tests::TempFolder& folder, const std::string& body) {
  const auto file = folder / "speaker";
  std::ofstream(file)
      << "#!/bin/sh\n"
      << "if [ \"$1\" = --voices ]; then\n"
      << "printf 'Pty Language Age/Gender VoiceName\\n 5  de  --/M  German\\n 2  en-gb  --/M  English\\n'\n"
      << "exit 0\nfi\n"
      << body;
  std::filesystem::permissions(file, std::filesystem::perms::owner_all);
  return file;
}

std::string textOf(const std::filesystem::path& file) {
  std::ifstream in(file);
  return {std::istreambuf_iterator<char>(in), {}};
}

void ignore(const std::string&) {}

}  // namespace

TEST_CASE("the languages of a voice are read from its listing, whatever else stands there") {
  const std::string listing =
      "Pty Language       Age/Gender VoiceName          File                 Other Languages\n"
      " 5  af              --/M      Afrikaans          gmw/af               \n"
      " 2  en-gb           --/M      English_(Great_Britain) gmw/en          (en 2)\n\n";
  CHECK(voicesIn(listing) == std::vector<std::string>{"af", "en-gb"});
  CHECK(voicesIn("").empty());
}

TEST_CASE("each language is read by its own voice, in order, and the end is told once") {
  const tests::TempFolder folder;
  const auto out = folder / "said";
  const auto program = scriptIn(folder, "{ printf '%s|' \"$@\"; cat; echo; } >> '" + out.string() + "'\n");
  Ear ear;
  Voice voice(
      program, [&](app::Event event) { ear.hear(std::move(event)); }, &ignore);
  CHECK(std::get<app::VoicesFound>(ear.next()).languages == std::vector<std::string>{"de", "en-gb"});
  voice.read({{"de", "Wähle eine Antwort."}, {"en", "-v is no option here; $(touch x) `y`"}}, 7);
  CHECK(std::get<app::ReadingEnded>(ear.next()).number == 7);
  CHECK(textOf(out) ==
        "-v|de|-s|150|--stdin|Wähle eine Antwort.\n-v|en|-s|150|--stdin|-v is no option here; $(touch x) `y`\n");
}

TEST_CASE("what is stopped is silent at once, and the next thing is read") {
  const tests::TempFolder folder;
  const auto out = folder / "said", begun = folder / "begun";
  REQUIRE(mkfifo(begun.c_str(), 0600) == 0);
  // Goes on for ever, unless it is told to stop; whoever opens the pipe hears which process it is.
  const auto program =
      scriptIn(folder, "text=$(cat)\nif [ \"$text\" = long ]; then echo $$ > '" + begun.string() +
                           "'; while :; do sleep 1; done; fi\nprintf '%s' \"$text\" > '" + out.string() + "'\n");
  Ear ear;
  Voice voice(
      program, [&](app::Event event) { ear.hear(std::move(event)); }, &ignore);
  CHECK(std::holds_alternative<app::VoicesFound>(ear.next()));
  voice.read({{"en", "long"}}, 1);
  pid_t process = 0;
  std::ifstream(begun) >> process;  // waits for it: it is being read now
  REQUIRE(process > 0);
  CHECK(kill(process, 0) == 0);
  voice.stop();
  voice.read({{"en", "short"}}, 2);
  CHECK(std::get<app::ReadingEnded>(ear.next()).number == 2);
  CHECK(textOf(out) == "short");
  CHECK(kill(process, 0) != 0);  // gone, and nobody's to wait for
}

TEST_CASE("a program that can't read tells that it is over, and says why in the log") {
  const tests::TempFolder folder;
  const auto program = scriptIn(folder, "cat > /dev/null\nexit 3\n");
  Ear ear;
  std::string logged;
  {
    Voice voice(
        program, [&](app::Event event) { ear.hear(std::move(event)); },
        [&](const std::string& line) { logged += line; });
    CHECK(std::holds_alternative<app::VoicesFound>(ear.next()));
    voice.read({{"en", "hello"}, {"de", "hallo"}}, 1);
    CHECK(std::holds_alternative<app::ReadingEnded>(ear.next()));
  }
  CHECK(logged == "The program that reads aloud ended with 3.");
}
