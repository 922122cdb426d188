#include "core/tools/bench/kiosk_bench.h"

#include <unistd.h>

#include <fstream>
#include <thread>

#include "core/tools/bench/scratch.h"
#include "core/tools/bench/screen.h"

namespace cz::tools {
namespace {

using std::chrono::steady_clock;
constexpr std::uint32_t kPaper = 0xFBF9F4;  ///< the light theme's background, and that of the page below

/// The start screen as a page: the same words, colours and sizes, one button.
constexpr const char* kPage = R"(<!doctype html><html lang="en"><meta charset="utf-8"><title>Mastery Check Zone</title>
<style>html,body{margin:0;height:100%;background:#FBF9F4;color:#1B2130;font-family:Andika,sans-serif}
body{display:flex;flex-direction:column}header,footer{padding:24px 56px;font-size:26px}header{border-bottom:1px solid #D9D4C7}
main{flex:1;display:flex;flex-direction:column;align-items:center;justify-content:center;gap:32px}
h1{font-size:78px;margin:0}p{font-size:36px;margin:0;color:#474D5B}
button{font:700 40px Andika,sans-serif;color:#fff;background:#1D4E89;border:0;border-radius:18px;padding:34px 190px}</style>
<header>Room 14 · <b>Mastery Check Zone</b></header>
<main><h1>Ready to show what you know?</h1><p>This is the silent zone. Take the time that you need.</p><button>Sign in</button></main>
<footer>Seat 1</footer></html>)";

Result<Shown> measure(const std::vector<std::string>& words, Process::Environment environment) {
  const Scratch scratch;
  CZ_TRY(screen, VirtualScreen::start(scratch.path()));
  environment.push_back(screen.environment());
  const auto begun = steady_clock::now();
  CZ_TRY(program, Process::start(words, environment));
  const auto shown = screen.untilColour(kPaper, begun);
  if (!shown) return Error{Fault::io, words[0] + " never showed its page.", ""};
  std::this_thread::sleep_for(std::chrono::seconds(5));
  Shown result;
  result.firstFrameMs = *shown;
  result.pssKib = program.pssKib();
  result.processes = program.processes();
  const long ticks = program.cpuTicks();
  std::this_thread::sleep_for(std::chrono::seconds(10));
  const auto used = static_cast<double>(program.cpuTicks() - ticks);
  result.idlePercent = 100.0 * used / static_cast<double>(sysconf(_SC_CLK_TCK)) / 10.0;
  return result;
}

Result<Shown> measureChromium(const Scratch& scratch) {
  const auto page = scratch.path() / "page.html";
  std::ofstream(page) << kPage;
  const std::vector<std::string> words{"chromium",
                                       "--kiosk",
                                       "--no-sandbox",
                                       "--disable-gpu",
                                       "--no-first-run",
                                       "--disable-background-networking",
                                       "--disable-component-update",
                                       "--disable-sync",
                                       "--user-data-dir=" + (scratch.path() / "profile").string(),
                                       "file://" + page.string()};
  if (auto first = measure(words, {}); !first) return first;  // makes the profile, as on any day but the first
  return measure(words, {});
}

}  // namespace

Result<KioskBench> benchKiosk(const std::filesystem::path& kiosk, const std::filesystem::path& assets) {
  const Scratch scratch;
  const std::vector<std::string> words{kiosk.string(), "--data", (scratch.path() / "kiosk").string()};
  const Process::Environment environment{"CHECKZONE_ASSETS=" + assets.string()};
  if (auto first = measure(words, environment); !first) return std::move(first).error();  // makes keys and database
  CZ_TRY(shown, measure(words, environment));
  KioskBench bench{shown, std::nullopt};
  if (auto chromium = measureChromium(scratch)) bench.chromium = *chromium;
  return bench;
}

}  // namespace cz::tools
