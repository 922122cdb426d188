#pragma once
// Drives the program through the semantic probe as a person would. One command a line, `#` starts a comment,
// words with blanks in "quotes" (\" and \\ inside).
//
//   wait LABEL [SECONDS]     until something with that id or label shows (10 s)
//   tap LABEL [X Y]          move there, press, let go; scrolls to it first when it is out of view. X and Y: where on
//                            it, in thousandths of its width and height; else in the middle
//   type TEXT                letters for whatever has the keyboard
//   press KEY[+MOD…]         tab enter space escape left right up down home end pageup pagedown backspace delete; shift
//   ctrl alt drag LABEL -> LABEL      by the pointer screenshot NAME          NAME.png into the folder of pictures
//   expect LABEL             it shows now
//   expect-not LABEL         it does not
//   resize WxH               the window (not in full screen)
//   quit                     ends; so does the end of the file
//
// Anything else goes to the program's own handler.

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "kiosk/ui/input.h"
#include "kiosk/ui/probe.h"

namespace cz::shell {

struct Command {
  int line = 0;
  std::vector<std::string> words;  ///< the verb first, quotes taken off
};

/// What a verb of the program's own answers.
struct VerbReply {
  enum class Kind { unknown, again, done, failed } kind = Kind::unknown;
  std::string why;                    ///< failed: a sentence
  std::vector<std::string> commands;  ///< done: commands to carry out next, as script lines ("tap \"Next\"")
};
/// `again`: not yet, ask again after the next frame (at most 30 s long).
using VerbHandler = std::function<VerbReply(const Command&, const ui::Probe&)>;

/// Errors name file and line.
Result<std::vector<Command>> readScript(std::string_view text, const std::string& name);
Result<std::vector<Command>> loadScript(const std::filesystem::path& file);

/// Carries commands out, a step at a time, by filling an input queue.
class ScriptDriver {
 public:
  /// What the driver needs from the loop around it.
  struct Hands {
    std::function<Result<void>(const std::string& name)> screenshot;
    std::function<void(int width, int height)> resize;
  };

  ScriptDriver(std::vector<Command> commands, std::string name, VerbHandler verbs, Hands hands);

  /// Called after a frame was drawn, while the queue is empty: looks at the probe and fills the queue. `now`: seconds.
  /// An error ends the script; its message names line, what was sought and what is on the screen.
  Result<void> step(const ui::Probe& probe, ui::InputQueue& queue, double now);
  bool finished() const { return at_ >= commands_.size(); }
  /// Added to the time that frames see, so that two taps of a script are never taken for a bounce.
  double timeAdded() const { return timeAdded_; }

 private:
  /// What one command sees and fills; true as a result = done, go on with the next one.
  struct Turn {
    const Command& command;
    const ui::Probe& probe;
    ui::InputQueue& queue;
    double waited;  ///< seconds since the command began
  };
  Result<bool> carryOut(const Turn& turn);
  Result<bool> wait(const Turn& turn);
  Result<bool> tap(const Turn& turn);
  Result<bool> drag(const Turn& turn);
  Result<bool> press(const Turn& turn);
  Result<bool> expect(const Turn& turn, bool there);
  Result<bool> screenshot(const Turn& turn);
  Result<bool> resize(const Turn& turn);
  Result<bool> ownVerb(const Turn& turn);
  /// The thing, when it can be tapped now; else brings it nearer, or waits; an error after 10 s.
  Result<const ui::Probed*> within(const Turn& turn, const std::string& label);
  Error fault(const Turn& turn, const std::string& why) const;

  std::vector<Command> commands_;
  std::string name_;
  VerbHandler verbs_;
  Hands hands_;
  std::size_t at_ = 0;
  double since_ = -1;  ///< when the current command began; -1 = not begun
  double timeAdded_ = 0;
  bool changedUnseen_ = false;  ///< a command changed something that only the next frame shows
};

}  // namespace cz::shell
