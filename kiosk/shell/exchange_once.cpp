#include "kiosk/shell/exchange_once.h"

#include <algorithm>
#include <cstdio>
#include <iterator>

#include "core/base/text.h"
#include "core/crypto/random.h"
#include "kiosk/desk/join_stick.h"
#include "kiosk/desk/stick.h"
#include "kiosk/shell/running.h"

namespace cz::shell {
namespace {

int failed(const Error& error) {
  std::fprintf(stderr, "%s\n", error.message.c_str());
  if (!error.detail.empty()) std::fprintf(stderr, "(%s)\n", error.detail.c_str());
  return 1;
}

std::string wordsOf(const desk::StickTaken& taken) {
  if (taken.files == 0) return "The station has written nothing for this kiosk to the stick yet.";
  std::vector<std::string> news;
  if (taken.decisions > 0)
    news.push_back(counted(taken.decisions, "new decision", "new decisions") + " of the teacher");
  if (taken.parcels) news.emplace_back("another class list or other packs");
  if (taken.handedOver > 0) news.push_back("the receipt for " + counted(taken.handedOver, "entry", "entries"));
  return "Taken from the stick: " + (news.empty() ? "nothing new" : join(news, ", ")) + ".";
}

std::string wordsOf(const desk::StickWritten& written) {
  std::string words = "Written for the station: " + counted(written.leaves, "entry", "entries") + ".";
  if (written.left > 0)
    words += " " + counted(written.left, "more waits", "more wait") + "; come back with the stick after the station.";
  return words + " The stick is safe to remove.";
}

std::string digitsOf(std::string_view text) {
  std::string digits;
  std::copy_if(text.begin(), text.end(), std::back_inserter(digits), [](char c) { return c != ' '; });
  return digits;
}

std::string nextFor(const desk::JoinStick::Standing& now) {
  using State = desk::JoinStick::State;
  switch (now.state) {
    case State::asking:
      return "This seat asks to join. Carry the stick to the station (checkzone-station bundle take) and back here.";
    case State::numbered:
      return "This seat's number is\n\n    " + now.number +
             "\n\nWrite it down, and carry it to the station with the stick: checkzone-station bundle take. Say there "
             "whether the station shows the same one, and bring the stick back.";
    case State::answered:
      return "Did the station show " + now.number +
             "? Then this seat joins it: checkzone-kiosk --exchange FOLDER --number \"" + now.number + "\".";
    case State::different:
      return "Somebody said at the station that the numbers differ. Start again with another stick.";
    case State::over: break;
  }
  return "It came to nothing at the station. Start again.";
}

/// One walk of joining.
int joinOnce(desk::Desk& desk, const Options& options) {
  using State = desk::JoinStick::State;
  desk::JoinStick join(desk);
  const auto done = join.exchange(options.exchange);
  if (!done) return failed(done.error());
  for (const std::string& trouble : done->trouble) std::fprintf(stderr, "%s\n", trouble.c_str());
  const bool ended = done->now.state == State::different || done->now.state == State::over;
  if (done->now.state == State::answered && !options.number.empty()) {
    const bool same = options.number == digitsOf(done->now.number);
    if (const auto answered = join.answer(same); !answered) return failed(answered.error());
    if (same) std::printf("This seat belongs to %s now.\n", done->now.room.c_str());
    if (same) return 0;
    std::fprintf(stderr, "This seat's number is another one, so nothing was connected. Start again.\n");
    return 1;
  }
  std::printf("%s\n", nextFor(done->now).c_str());
  if (ended && !join.forget()) return 1;
  return ended ? 1 : done->trouble.empty() ? 0 : 3;
}

}  // namespace

int exchangeOnce(const Options& options) {
  std::error_code ignored;
  if (!std::filesystem::exists(options.data / "kiosk.db", ignored))
    return failed(
        {Fault::notFound, "There is no kiosk in " + options.data.string() + ". Name its folder with --data.", ""});
  const auto log = [](const std::string& line) { std::fprintf(stderr, "checkzone-kiosk: %s\n", line.c_str()); };
  desk::Setup setup{options.data, options.seat};
  setup.running = [&options] { return runningOf(options); };
  desk::Desk desk(std::move(setup), systemClock(), crypto::systemRandom(), log);
  if (const auto opened = desk.open(); !opened) return failed(opened.error());
  if (!desk.records().downlog()) {
    const int status = joinOnce(desk, options);
    if (!desk.records().downlog()) return status;
  }
  desk::Stick stick(desk);
  const auto taken = stick.take(options.exchange);
  const bool empty = !taken && taken.error().fault == Fault::notFound;  // a new stick
  if (!taken && !empty) return failed(taken.error());
  const desk::StickTaken found = taken ? *taken : desk::StickTaken{};
  std::printf("%s\n", wordsOf(found).c_str());
  for (const std::string& name : found.damaged) std::fprintf(stderr, "Passed over: %s\n", name.c_str());
  for (const std::string& trouble : found.trouble) std::fprintf(stderr, "%s\n", trouble.c_str());
  const auto written = stick.write(options.exchange);
  if (!written) return failed(written.error());
  std::printf("%s\n", wordsOf(*written).c_str());
  return found.damaged.empty() && found.trouble.empty() && written->left == 0 ? 0 : 3;
}

}  // namespace cz::shell
