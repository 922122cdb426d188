// checkzone bench [--only kiosk|forms|save|bundle|import|ledger|station|archive|start] [--assets DIR] [--strict]
// [--json]: measurements with their baseline and their aim in the same run. Each aim that is missed is a line on
// standard error; with --strict the exit status is 1 then.

#include <sys/utsname.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>

#include "core/form/form.h"
#include "core/tools/bench/aim.h"
#include "core/tools/bench/archive_bench.h"
#include "core/tools/bench/bundle_bench.h"
#include "core/tools/bench/content_bench.h"
#include "core/tools/bench/import_bench.h"
#include "core/tools/bench/kiosk_bench.h"
#include "core/tools/bench/ledger_bench.h"
#include "core/tools/bench/save_bench.h"
#include "core/tools/bench/start_bench.h"
#include "core/tools/bench/station_bench.h"
#include "core/tools/bench/timings.h"
#include "core/tools/check_at.h"
#include "core/tools/commands.h"

namespace cz::tools {
namespace {

using nlohmann::json;

struct Options {
  std::string only;
  std::string assets;
  bool strict = false;
  bool json = false;
  bool wants(const char* part) const { return only.empty() || only == part; }
};

std::filesystem::path ownFolder() { return std::filesystem::read_symlink("/proc/self/exe").parent_path(); }

/// As told, or the assets above the program: an installed share/checkzone, or a source tree.
std::filesystem::path assetsOf(const Options& options) {
  if (!options.assets.empty()) return options.assets;
  for (auto up = ownFolder(); up.has_relative_path(); up = up.parent_path())
    for (const char* name : {"share/checkzone", "assets"})
      if (std::filesystem::exists(up / name / "packs")) return up / name;
  return "assets";
}

std::string processor() {
  std::ifstream info("/proc/cpuinfo");
  for (std::string line; std::getline(info, line);)
    if (line.starts_with("model name")) return line.substr(line.find(':') + 2);
  return "unknown processor";
}

json machine() {
  utsname name{};
  uname(&name);
  return {{"processor", processor()}, {"cores", sysconf(_SC_NPROCESSORS_ONLN)}, {"kernel", name.release}};
}

json shown(const Shown& one) {
  return {{"first_frame_ms", one.firstFrameMs},
          {"pss_mib", static_cast<double>(one.pssKib) / 1024},
          {"idle_percent", one.idlePercent},
          {"processes", one.processes}};
}

void say(const char* who, const Shown& one) {
  std::printf("  %-10s first frame %7.0f ms   memory (PSS) %6.1f MiB   idle %5.2f %% of a core   %zu processes\n", who,
              one.firstFrameMs, static_cast<double>(one.pssKib) / 1024, one.idlePercent, one.processes);
}

Result<json> kiosk(const Options& options) {
  CZ_TRY(bench, benchKiosk(ownFolder() / "checkzone-kiosk", assetsOf(options)));
  json out{{"kiosk", shown(bench.kiosk)}};
  if (bench.chromium) out["chromium"] = shown(*bench.chromium);
  if (options.json) return out;
  std::printf("Kiosk beside Chromium --kiosk with an equal page (1920x1080, software OpenGL):\n");
  say("kiosk", bench.kiosk);
  if (!bench.chromium)
    std::printf("  Chromium isn't installed here.\n");
  else
    say("chromium", *bench.chromium);
  return out;
}

Result<json> forms(const Options& options, const pack::Pack& pack) {
  json out = json::array();
  if (!options.json) std::printf("Building a form (microseconds):\n");
  for (const auto& check : pack.checks) {
    bool good = true;
    const auto timings = timed(2000, [&](std::size_t round) {
      Seed seed;
      seed.bytes[0] = static_cast<std::uint8_t>(round);
      seed.bytes[1] = static_cast<std::uint8_t>(round >> 8U);
      good = form::build(check, seed, {}).ok() && good;
    });
    if (!good) return Error{Fault::input, "A form of " + check.id.text + " could not be built.", ""};
    out.push_back({{"check", check.id.text}, {"median_us", timings.median}, {"p99_us", timings.p99}});
    if (!options.json)
      std::printf("  %-24s median %6.1f   p99 %6.1f\n", check.id.text.c_str(), timings.median, timings.p99);
  }
  return out;
}

json told(const Timings& timings) { return {{"median_us", timings.median}, {"p99_us", timings.p99}}; }

Result<json> content(const Options& options) {
  CZ_TRY(bench, benchContent());
  if (!options.json)
    std::printf(
        "Packs of our own making:\n  200 items loaded in %.1f ms; 1,000 items checked in %.0f ms\n"
        "  a form of 20 items     median %6.1f   p99 %6.1f us\n"
        "  among 1,000 items      median %6.1f   p99 %6.1f us\n"
        "  a typed number scored  median %6.1f   p99 %6.1f us\n",
        bench.load200Ms, bench.check1000Ms, bench.formInSmall.median, bench.formInSmall.p99, bench.formInLarge.median,
        bench.formInLarge.p99, bench.scoreNumber.median, bench.scoreNumber.p99);
  return json{{"load_200_items_ms", bench.load200Ms},
              {"check_1000_items_ms", bench.check1000Ms},
              {"form_in_200_items", told(bench.formInSmall)},
              {"form_in_1000_items", told(bench.formInLarge)},
              {"score_number", told(bench.scoreNumber)}};
}

/// Gives the part its aims, and says them.
json withAims(json part, const std::vector<Aim>& aims, const Options& options) {
  if (!options.json) say(aims);
  part["aims"] = told(aims);
  return part;
}

Result<json> save(const Options& options, const pack::Pack& pack) {
  CZ_TRY(bench, benchSave(pack.checks.front()));
  if (!options.json)
    std::printf(
        "An answer saved, beside the disk's own write and fdatasync (microseconds):\n"
        "  answer     median %6.0f   p99 %6.0f\n  the disk   median %6.0f   p99 %6.0f\n",
        bench.answer.median, bench.answer.p99, bench.disk.median, bench.disk.p99);
  json part{{"answer_median_us", bench.answer.median},
            {"answer_p99_us", bench.answer.p99},
            {"disk_median_us", bench.disk.median},
            {"disk_p99_us", bench.disk.p99}};
  return withAims(
      std::move(part),
      {{"an answer's p99 beside the disk's own", bench.answer.p99 / bench.disk.p99, Aim::Bound::atMost, 1.5}}, options);
}

Result<json> bundle(const Options& options, const pack::Pack& pack) {
  CZ_TRY(bench, benchBundle(pack));
  if (!options.json)
    std::printf("A message with one finished check (%s, %zu places, %zu leaves): %zu bytes\n", bench.check.c_str(),
                bench.places, bench.leaves, bench.bytes);
  json part{{"check", bench.check}, {"places", bench.places}, {"leaves", bench.leaves}, {"bytes", bench.bytes}};
  return withAims(
      std::move(part),
      {{"KiB of a message with one finished check", static_cast<double>(bench.bytes) / 1024, Aim::Bound::atMost, 8}},
      options);
}

Result<json> imports(const Options& options) {
  CZ_TRY(bench, benchImport());
  if (!options.json)
    std::printf(
        "A bank of %zu GIFT questions (questions per second):\n"
        "  read and converted   %8.0f\n  the whole import     %8.0f\n",
        bench.questions, bench.readPerSecond, bench.wholePerSecond);
  return json{{"questions", bench.questions},
              {"read_per_second", bench.readPerSecond},
              {"whole_per_second", bench.wholePerSecond}};
}

Result<json> ledger(const Options& options) {
  CZ_TRY(bench, benchLedger());
  if (!options.json)
    std::printf(
        "A log of %llu leaves (leaves per second):\n"
        "  taken in by a station      %9.0f   a signature for each: %.0f\n"
        "  an archive verified again  %9.0f\n"
        "  a kiosk's own log opens in %.0f ms\n",
        static_cast<unsigned long long>(bench.leaves), bench.ingestPerSecond, bench.eachPerSecond,
        bench.examinePerSecond, bench.openMs);
  json part{{"leaves", bench.leaves},
            {"ingest_per_second", bench.ingestPerSecond},
            {"a_signature_each_per_second", bench.eachPerSecond},
            {"examine_per_second", bench.examinePerSecond},
            {"open_ms", bench.openMs}};
  return withAims(
      std::move(part),
      {{"leaves taken in a second", bench.ingestPerSecond, Aim::Bound::atLeast, 100'000},
       {"times as fast as a signature for each", bench.ingestPerSecond / bench.eachPerSecond, Aim::Bound::atLeast, 8}},
      options);
}

/// A kiosk hears of an unlock within a second (trust: 4), also when forty others have their checks taken in just then:
/// the station does one after the other.
Result<json> station(const Options& options, const pack::Files& files) {
  constexpr int kKiosks = 40;
  CZ_TRY(bench, benchStation(files));
  const double bell = bench.one.median * kKiosks / 1'000'000;
  if (!options.json)
    std::printf(
        "A station turns what kiosks post into facts (%llu tries, %llu leaves):\n"
        "  from request to answer     %9.0f leaves per second   only verified and kept: %.0f\n"
        "  one finished check         median %6.0f   p99 %6.0f us\n",
        static_cast<unsigned long long>(bench.tries), static_cast<unsigned long long>(bench.leaves),
        bench.backlogPerSecond, bench.archivePerSecond, bench.one.median, bench.one.p99);
  json part{{"tries", bench.tries},
            {"leaves", bench.leaves},
            {"request_to_facts_per_second", bench.backlogPerSecond},
            {"only_kept_per_second", bench.archivePerSecond},
            {"one_check", told(bench.one)}};
  return withAims(std::move(part), {{"seconds for a check from each of 40 kiosks", bell, Aim::Bound::atMost, 1}},
                  options);
}

Result<json> archive(const Options& options) {
  CZ_TRY(bench, benchArchive());
  if (!options.json)
    std::printf("A school year of %llu logs and %llu leaves (%.0f MiB) is verified again in %.1f s\n",
                static_cast<unsigned long long>(bench.logs), static_cast<unsigned long long>(bench.leaves), bench.mib,
                bench.verifySeconds);
  json part{{"logs", bench.logs}, {"leaves", bench.leaves}, {"mib", bench.mib}, {"seconds", bench.verifySeconds}};
  return withAims(std::move(part),
                  {{"seconds for a school year verified again", bench.verifySeconds, Aim::Bound::atMost, 30}}, options);
}

json told(const Start& start) { return {{"open_ms", start.openMs}, {"mib", start.mib}}; }

Result<json> starts(const Options& options, const pack::Pack& pack) {
  CZ_TRY(bench, benchStart(pack.checks.front()));
  if (!options.json)
    std::printf(
        "A kiosk with %llu leaves of its own is switched on:\n  as it is                      %6.0f ms, %6.1f MiB\n"
        "  without what need not be kept %6.0f ms, %6.1f MiB\n",
        static_cast<unsigned long long>(bench.leaves), bench.whole.openMs, bench.whole.mib, bench.pruned.openMs,
        bench.pruned.mib);
  json part{{"leaves", bench.leaves}, {"whole", told(bench.whole)}, {"pruned", told(bench.pruned)}};
  return withAims(std::move(part), {{"ms to the end of all checks", bench.whole.openMs, Aim::Bound::atMost, 500}},
                  options);
}

Result<json> run(const Options& options) {
  json out{{"machine", machine()}};
  if (!options.json) std::printf("%s, %ld cores\n", processor().c_str(), sysconf(_SC_NPROCESSORS_ONLN));
  const auto folder = assetsOf(options) / "packs" / "factors-6";
  CZ_TRY(pack, packAt(folder.string()));
  if (options.wants("forms")) {
    CZ_TRY(part, forms(options, pack));
    out["forms"] = std::move(part);
    CZ_TRY(packs, content(options));
    out["content"] = std::move(packs);
  }
  if (options.wants("save")) {
    CZ_TRY(part, save(options, pack));
    out["save"] = std::move(part);
  }
  if (options.wants("bundle")) {
    CZ_TRY(part, bundle(options, pack));
    out["bundle"] = std::move(part);
  }
  if (options.wants("import")) {
    CZ_TRY(part, imports(options));
    out["import"] = std::move(part);
  }
  if (options.wants("ledger")) {
    CZ_TRY(part, ledger(options));
    out["ledger"] = std::move(part);
  }
  if (options.wants("station")) {
    CZ_TRY(files, pack::readFolder(folder));
    CZ_TRY(part, station(options, files));
    out["station"] = std::move(part);
  }
  if (options.wants("archive")) {
    CZ_TRY(part, archive(options));
    out["archive"] = std::move(part);
  }
  if (options.wants("start")) {
    CZ_TRY(part, starts(options, pack));
    out["start"] = std::move(part);
  }
  if (options.wants("kiosk")) {
    CZ_TRY(part, kiosk(options));
    out["kiosk"] = std::move(part);
  }
  return out;
}

}  // namespace

Deed addBench(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  app.add_option("--only", options->only, "Only one part")
      ->check(CLI::IsMember({"kiosk", "forms", "save", "bundle", "import", "ledger", "station", "archive", "start"}));
  app.add_option("--assets", options->assets, "Folder of Checkzone's assets");
  app.add_flag("--strict", options->strict, "Exit status 1 when an aim is missed");
  app.add_flag("--json", options->json, "One JSON object on standard output");
  return [options] {
    const auto done = run(*options);
    if (!done) return reported(done.error());
    if (options->json) std::printf("%s\n", done->dump(1).c_str());
    const auto missed = missedIn(*done);
    for (const std::string& line : missed) std::fprintf(stderr, "%s\n", line.c_str());
    return options->strict && !missed.empty() ? 1 : 0;
  };
}

}  // namespace cz::tools
