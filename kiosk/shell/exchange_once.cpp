#include "kiosk/shell/exchange_once.h"

#include <cstdio>

#include "core/base/text.h"
#include "core/crypto/random.h"
#include "kiosk/desk/stick.h"

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

}  // namespace

int exchangeOnce(const Options& options) {
  std::error_code ignored;
  if (!std::filesystem::exists(options.data / "kiosk.db", ignored))
    return failed(
        {Fault::notFound, "There is no kiosk in " + options.data.string() + ". Name its folder with --data.", ""});
  const auto log = [](const std::string& line) { std::fprintf(stderr, "checkzone-kiosk: %s\n", line.c_str()); };
  desk::Desk desk({options.data, options.seat}, systemClock(), crypto::systemRandom(), log);
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
