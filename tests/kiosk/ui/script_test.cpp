// Scripts, driven against a screen without a display.

#include "kiosk/shell/script.h"

#include "kiosk/ui/widgets.h"
#include "tests/kiosk/ui/gallery.h"
#include "tests/support/catch.h"
#include "tests/support/stage.h"

using namespace cz;
using namespace cz::shell;

namespace {

std::vector<Command> scriptOf(std::string_view text) { return must(readScript(text, "demo.script")); }

/// A gallery page, a script, and a clock that the test moves: one second for every look.
struct Show {
  tests::Gallery gallery;
  tests::Stage stage{[this](ui::Frame& frame) { gallery.draw(frame); }, 1280, 800};
  std::vector<std::string> pictures;
  VerbHandler verbs;

  explicit Show(int page) {
    gallery.page = page;
    stage.settle();
  }

  /// The error's message; empty = it ran to its end.
  std::string run(std::string_view text) {
    ScriptDriver::Hands hands;
    hands.screenshot = [this](const std::string& name) {
      pictures.push_back(name);
      return Result<void>();
    };
    ScriptDriver driver(scriptOf(text), "demo.script", verbs, hands);
    for (double now = 0; !driver.finished() && now < 100; ++now) {
      if (const auto step = driver.step(stage.probe(), stage.queue(), now); !step) return step.error().message;
      stage.settle();
    }
    return driver.finished() ? "" : "it never ends";
  }
};

}  // namespace

TEST_CASE("a script has one command a line, quotes around words with blanks, and comments") {
  const auto commands = scriptOf("# a comment\n\ntap \"Come back\" # later\n  type a\\b \"say \\\"hi\\\" # no\"\n");
  REQUIRE(commands.size() == 2);
  CHECK(commands[0].line == 3);
  CHECK(commands[0].words == std::vector<std::string>{"tap", "Come back"});
  CHECK(commands[1].words == std::vector<std::string>{"type", "a\\b", "say \"hi\" # no"});
}

TEST_CASE("an open quotation mark is told with its line") {
  const auto commands = readScript("quit\ntap \"Next\n", "demo.script");
  REQUIRE_FALSE(commands.ok());
  CHECK(commands.error().message.find("demo.script:2:") == 0);
}

TEST_CASE("a script file that isn't there is told by name") {
  const auto commands = loadScript("no/such.script");
  REQUIRE_FALSE(commands.ok());
  CHECK(commands.error().message.find("no/such.script") != std::string::npos);
}

TEST_CASE("a script answers, flags and goes on as a person would") {
  Show show(2);
  CHECK(show.run("wait \"three halves\"\ntap \"three halves\"\ntap \"Come back to this\"\ntap Next\nscreenshot "
                 "after\nquit\ntap nowhere\n")
            .empty());
  CHECK(show.gallery.chosen == 0);
  CHECK(show.gallery.flagged);
  CHECK(show.gallery.started == 1);
  CHECK(show.pictures == std::vector<std::string>{"after"});
}

TEST_CASE("two taps in a row on the same button are two deeds") {
  Show show(2);
  CHECK(show.run("tap Next\ntap Next\ntap Next").empty());
}

TEST_CASE("a script types, presses keys and drags") {
  Show typing(6);
  CHECK(typing.run("tap answer\ntype żółw 42\npress backspace\npress home\ntype \"# \"").empty());
  CHECK(typing.gallery.typed == "# żółw 4");
  Show sorting(3);
  CHECK(sorting.run("drag \"wood burns\" -> \"New substance\"").empty());
  CHECK(sorting.gallery.sorted[4] == 0);
}

TEST_CASE("a script scrolls to what is out of view, as a person would") {
  Show show(1);
  CHECK(show.stage.at("r7").visible.h < show.stage.at("r7").rect.h);
  CHECK(show.run("tap r7\nexpect r7").empty());
  CHECK(show.gallery.started == 1);
}

TEST_CASE("a script waits for what isn't there yet, and gives up with a message that helps") {
  Show show(0);
  const std::string message = show.run("expect \"Sign in\"\nwait \"Unit 2\" 5\n");
  CHECK(message.find("demo.script:2: waited 5 s for \"Unit 2\"; it did not show.") == 0);
  CHECK(message.find("button \"Sign in\" (start)") != std::string::npos);
}

TEST_CASE("a control that is off is waited for, and then told as off") {
  Show show(7);
  CHECK(show.run("tap \"Go on\"").find("can't be used now") != std::string::npos);
  CHECK(show.run("type 1234\ntap \"Go on\"").empty());
}

TEST_CASE("what lies behind a sheet doesn't count as shown") {
  Show show(0);
  CHECK(show.run("tap look\nexpect \"Hand in now?\"\nexpect-not \"Sign in\"\npress escape\nexpect-not \"Hand in "
                 "now?\"\nexpect \"Sign in\"")
            .empty());
  CHECK(show.gallery.answer == -1);
  CHECK(show.run("expect-not \"Sign in\"").find("should not be on the screen") != std::string::npos);
}

TEST_CASE("a wrong command is told with its line") {
  Show show(0);
  CHECK(show.run("\n\ndance").find("demo.script:3: the command \"dance\" is not known") == 0);
  CHECK(show.run("press moon").find("there is no key \"moon\"") != std::string::npos);
  CHECK(show.run("tap").find("is not known, or has too few") != std::string::npos);
}

TEST_CASE("the program's own commands may take their time and give further commands") {
  Show show(2);
  int asked = 0;
  show.verbs = [&asked](const Command& command, const ui::Probe& probe) -> VerbReply {
    using Kind = VerbReply::Kind;
    if (command.words[0] == "fail") return {Kind::failed, "there is no question here.", {}};
    if (command.words[0] != "answer-right") return {};
    if (++asked < 3) return {Kind::again, {}, {}};
    CHECK(probe.find("three halves") != nullptr);
    return {Kind::done, {}, {"tap c0", "tap Next"}};
  };
  CHECK(show.run("answer-right\nscreenshot end").empty());
  CHECK(asked == 3);
  CHECK(show.gallery.chosen == 0);
  CHECK(show.gallery.started == 1);
  CHECK(show.pictures.size() == 1);
  CHECK(show.run("fail").find("demo.script:1: there is no question here.") == 0);
}

TEST_CASE("a command that never gets done is given up") {
  Show show(2);
  show.verbs = [](const Command&, const ui::Probe&) -> VerbReply {
    return {VerbReply::Kind::again, "The station is away.", {}};
  };
  CHECK(show.run("handed-over").find("took too long. The station is away.") != std::string::npos);
}
