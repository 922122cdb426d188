// Carrying a script out: what a person would do with eyes on the probe and a hand on the pointer.

#include <array>
#include <charconv>

#include "core/base/text.h"
#include "kiosk/shell/script.h"

namespace cz::shell {
namespace {

constexpr double kPatience = 10;     // seconds that something may take to show
constexpr double kOwnPatience = 30;  // for verbs of the program's own
constexpr double kBetweenTaps = 1;   // seconds that pass, for the frames, between two taps

struct KeyName {
  std::string_view name;
  ui::Key key;
};
constexpr std::array<KeyName, 14> kKeys{{{"tab", ui::Key::tab},
                                         {"enter", ui::Key::enter},
                                         {"space", ui::Key::space},
                                         {"escape", ui::Key::escape},
                                         {"left", ui::Key::left},
                                         {"right", ui::Key::right},
                                         {"up", ui::Key::up},
                                         {"down", ui::Key::down},
                                         {"home", ui::Key::home},
                                         {"end", ui::Key::end},
                                         {"pageup", ui::Key::pageUp},
                                         {"pagedown", ui::Key::pageDown},
                                         {"backspace", ui::Key::backspace},
                                         {"delete", ui::Key::del}}};

std::optional<ui::KeyPress> keyPressOf(const std::string& word) {
  ui::KeyPress press;
  for (const std::string& part : split(word, '+')) {
    if (part == "shift")
      press.shift = true;
    else if (part == "ctrl")
      press.control = true;
    else if (part == "alt")
      press.alt = true;
    else {
      for (const KeyName& known : kKeys)
        if (known.name == part) press.key = known.key;
      if (press.key == ui::Key::none) return std::nullopt;
    }
  }
  return press.key == ui::Key::none ? std::nullopt : std::optional(press);
}

std::optional<int> wholeOf(std::string_view text) {
  int value = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (fault != std::errc() || end != text.data() + text.size() || value < 0) return std::nullopt;
  return value;
}

std::string quoted(const std::string& text) { return "\"" + text + "\""; }

const ui::Probed* showing(const ui::Probe& probe, const std::string& label) {
  const ui::Probed* thing = probe.find(label);
  return thing != nullptr && thing->reachable ? thing : nullptr;
}

/// Enough of it shows to be hit in the middle of what shows.
bool inReach(const ui::Probed& thing) {
  return thing.visible.w > 8 && thing.visible.h >= std::min(thing.rect.h, 24.0F);
}

}  // namespace

ScriptDriver::ScriptDriver(std::vector<Command> commands, std::string name, VerbHandler verbs, Hands hands)
    : commands_(std::move(commands)), name_(std::move(name)), verbs_(std::move(verbs)), hands_(std::move(hands)) {}

Error ScriptDriver::fault(const Turn& turn, const std::string& why) const {
  return {Fault::input,
          name_ + ":" + std::to_string(turn.command.line) + ": " + why + "\nOn the screen:\n" + turn.probe.told(), ""};
}

Result<void> ScriptDriver::step(const ui::Probe& probe, ui::InputQueue& queue, double now) {
  // Go on until a command has given the screen something to do, or has to wait for it.
  changedUnseen_ = false;
  while (!finished() && queue.empty()) {
    if (since_ < 0) since_ = now;
    const Command command = commands_[at_];
    CZ_TRY(done, carryOut({command, probe, queue, now - since_}));
    if (!done) return {};
    since_ = -1;
    ++at_;
    if (changedUnseen_) return {};
  }
  return {};
}

Result<bool> ScriptDriver::carryOut(const Turn& turn) {
  const auto& words = turn.command.words;
  const std::string& verb = words.front();
  if (verb == "quit") {
    at_ = commands_.size() - 1;
    return true;
  }
  if (verb == "type" && words.size() > 1) {
    turn.queue.type(join({words.begin() + 1, words.end()}, " "));
    return true;
  }
  if (verb == "wait" && words.size() > 1) return wait(turn);
  if (verb == "tap" && (words.size() == 2 || words.size() == 4)) return tap(turn);
  if (verb == "press" && words.size() == 2) return press(turn);
  if (verb == "drag" && words.size() == 4 && words[2] == "->") return drag(turn);
  if (verb == "expect" && words.size() == 2) return expect(turn, true);
  if (verb == "expect-not" && words.size() == 2) return expect(turn, false);
  if (verb == "screenshot" && words.size() == 2) return screenshot(turn);
  if (verb == "resize" && words.size() == 2) return resize(turn);
  return ownVerb(turn);
}

Result<bool> ScriptDriver::wait(const Turn& turn) {
  const auto& words = turn.command.words;
  if (showing(turn.probe, words[1]) != nullptr) return true;
  const auto seconds = words.size() > 2 ? wholeOf(words[2]) : std::optional(static_cast<int>(kPatience));
  if (!seconds || words.size() > 3) return fault(turn, "after wait comes a label, then perhaps whole seconds.");
  if (turn.waited < *seconds) return false;
  return fault(turn, "waited " + std::to_string(*seconds) + " s for " + quoted(words[1]) + "; it did not show.");
}

Result<const ui::Probed*> ScriptDriver::within(const Turn& turn, const std::string& label) {
  const ui::Probed* thing = showing(turn.probe, label);
  if (thing != nullptr && thing->enabled && inReach(*thing)) return thing;
  if (turn.waited > kPatience) {
    const char* why = thing == nullptr ? " is not on the screen."
                      : thing->enabled ? " can't be brought into view."
                                       : " can't be used now.";
    return fault(turn, quoted(label) + why);
  }
  const ui::Probed* area = thing != nullptr && !inReach(*thing) ? turn.probe.byId(thing->area) : nullptr;
  if (area == nullptr) return nullptr;
  turn.queue.moveTo(area->visible.centre());
  turn.queue.wheel(thing->rect.y < area->visible.y ? 1.0F : -1.0F);
  return nullptr;
}

Result<bool> ScriptDriver::tap(const Turn& turn) {
  CZ_TRY(thing, within(turn, turn.command.words[1]));
  if (thing == nullptr) return false;
  ui::Point at = thing->visible.centre();
  if (const auto& words = turn.command.words; words.size() == 4) {
    const auto x = wholeOf(words[2]), y = wholeOf(words[3]);
    if (!x || !y) return fault(turn, "after the label come two whole numbers: thousandths from the left and the top.");
    at = {thing->rect.x + thing->rect.w * static_cast<float>(*x) / 1000,
          thing->rect.y + thing->rect.h * static_cast<float>(*y) / 1000};
  }
  turn.queue.moveTo(at);
  turn.queue.press(at);
  turn.queue.release(at);
  timeAdded_ += kBetweenTaps;
  return true;
}

Result<bool> ScriptDriver::drag(const Turn& turn) {
  CZ_TRY(from, within(turn, turn.command.words[1]));
  if (from == nullptr) return false;
  CZ_TRY(to, within(turn, turn.command.words[3]));
  if (to == nullptr) return false;
  const ui::Point start = from->visible.centre();
  const ui::Point end = to->visible.centre();
  turn.queue.press(start);
  turn.queue.moveTo(end);
  turn.queue.release(end);
  timeAdded_ += kBetweenTaps;
  return true;
}

Result<bool> ScriptDriver::press(const Turn& turn) {
  const auto key = keyPressOf(turn.command.words[1]);
  if (!key)
    return fault(turn, "there is no key " + quoted(turn.command.words[1]) +
                           "; say tab, enter, space, escape, left, … with +shift, +ctrl, +alt.");
  turn.queue.key(*key);
  return true;
}

Result<bool> ScriptDriver::expect(const Turn& turn, bool there) {
  const std::string& label = turn.command.words[1];
  if ((showing(turn.probe, label) != nullptr) == there) return true;
  return fault(turn, quoted(label) + (there ? " should be on the screen." : " should not be on the screen."));
}

Result<bool> ScriptDriver::screenshot(const Turn& turn) {
  if (!hands_.screenshot) return fault(turn, "pictures can't be taken here.");
  if (const auto taken = hands_.screenshot(turn.command.words[1]); !taken) return fault(turn, taken.error().message);
  return true;
}

Result<bool> ScriptDriver::resize(const Turn& turn) {
  const auto parts = split(turn.command.words[1], 'x');
  const auto width = parts.size() == 2 ? wholeOf(parts[0]) : std::nullopt;
  const auto height = parts.size() == 2 ? wholeOf(parts[1]) : std::nullopt;
  if (!width || !height || !hands_.resize) return fault(turn, "resize wants WIDTHxHEIGHT in pixels, in a window.");
  hands_.resize(*width, *height);
  changedUnseen_ = true;
  return true;
}

Result<bool> ScriptDriver::ownVerb(const Turn& turn) {
  const VerbReply reply = verbs_ ? verbs_(turn.command, turn.probe) : VerbReply{};
  switch (reply.kind) {
    case VerbReply::Kind::unknown:
      return fault(turn, "the command " + quoted(join(turn.command.words, " ")) +
                             " is not known, or has too few or too many words.");
    case VerbReply::Kind::failed: return fault(turn, reply.why);
    case VerbReply::Kind::again:
      if (turn.waited > kOwnPatience)
        return fault(turn, quoted(join(turn.command.words, " ")) + " took too long." +
                               (reply.why.empty() ? "" : " " + reply.why));
      return false;
    case VerbReply::Kind::done: break;
  }
  changedUnseen_ = true;
  CZ_TRY(more, readScript(join(reply.commands, "\n"), name_));
  for (Command& command : more) command.line = turn.command.line;
  commands_.insert(commands_.begin() + static_cast<std::ptrdiff_t>(at_) + 1, more.begin(), more.end());
  return true;
}

}  // namespace cz::shell
