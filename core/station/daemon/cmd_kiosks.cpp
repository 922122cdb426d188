// checkzone-station kiosks, retire, take-in, evidence: the kiosks of this station, and those that were lost.

#include <CLI/CLI.hpp>
#include <iostream>
#include <nlohmann/json.hpp>

#include "core/base/text.h"
#include "core/records/log_archive.h"
#include "core/station/aside.h"
#include "core/station/daemon/commands.h"
#include "core/station/days.h"
#include "core/station/evidence.h"
#include "core/station/retired.h"
#include "core/station/station.h"
#include "core/vault/files.h"

namespace cz::station {
namespace {

using nlohmann::json;

struct KioskOptions {
  std::string kiosk;
  std::int64_t number = 0;
  bool drop = false;
  std::string file;
};

/// By the beginning of its fingerprint, as `kiosks` lists it, or by its seat where only one has that.
Result<Kiosk> kioskNamed(Station& station, const std::string& text) {
  constexpr std::size_t kLeast = 8;
  CZ_TRY(all, station.kiosks().all());
  std::vector<Kiosk> found;
  for (const Kiosk& kiosk : all) {
    const bool byPrint = text.size() >= kLeast && hexOf(kiosk.fingerprint().view()).starts_with(text);
    if (byPrint || kiosk.seat == text) found.push_back(kiosk);
  }
  if (found.size() == 1) return found.front();
  if (found.empty())
    return Error{Fault::notFound, "No kiosk is called \"" + text + "\". See: checkzone-station kiosks", ""};
  return Error{Fault::input,
               "Several kiosks are called \"" + text + "\". Give the fingerprint from: checkzone-station kiosks", ""};
}

json jsonOf(const Kiosk& kiosk, std::uint64_t held) {
  return {{"seat", kiosk.seat},
          {"fingerprint", hexOf(kiosk.fingerprint().view())},
          {"log", kiosk.up.id().text},
          {"held", held},
          {"inUse", !kiosk.retired}};
}

int list(const Common& common) {
  auto open = openStation(common);
  if (!open) return failed(open.error());
  Station& station = *open->station;
  const auto all = station.kiosks().all();
  if (!all) return failed(all.error());
  const auto aside = keptAside(station);
  if (!aside) return failed(aside.error());
  json out{{"kiosks", json::array()}, {"aside", json::array()}};
  for (const Kiosk& kiosk : *all) {
    const auto held = records::LogArchive(station.db()).size(kiosk.up.id());
    if (!held) return failed(held.error());
    out["kiosks"].push_back(jsonOf(kiosk, *held));
    if (!common.json)
      std::cout << hexOf(kiosk.fingerprint().view()).substr(0, 16) << "  " << kiosk.seat << ": "
                << counted(*held, "record", "records") << (kiosk.retired ? ", out of use" : "") << "\n";
  }
  for (const Aside& one : *aside) {
    out["aside"].push_back({{"number", one.number},
                            {"seat", one.seat},
                            {"records", one.size},
                            {"checks", one.checks},
                            {"forks", one.forks}});
    if (!common.json)
      std::cout << "kept aside, number " << one.number << ": " << one.seat << ", " << minuteOf(one.cameMs) << ", "
                << counted(one.size, "record", "records") << ", "
                << counted(one.checks, "check handed in", "checks handed in")
                << (one.forks ? ", another way of its log" : "") << "\n";
  }
  if (common.json)
    std::cout << out.dump(1) << "\n";
  else if (all->empty())
    std::cout << "No kiosk has joined this station yet.\n";
  return 0;
}

int retireOne(const Common& common, const KioskOptions& options) {
  auto open = openStation(common);
  if (!open) return failed(open.error());
  const auto kiosk = kioskNamed(*open->station, options.kiosk);
  if (!kiosk) return failed(kiosk.error());
  if (const auto done = retire(*open->station, kiosk->fingerprint()); !done) return failed(done.error());
  if (common.json)
    std::cout << json{{"ok", true}, {"seat", kiosk->seat}}.dump(1) << "\n";
  else
    std::cout << kiosk->seat << " is out of use. What it sends from now on is kept aside. If it may be in strange "
              << "hands, give everybody a new PIN: checkzone-station roster pins --all\n"
              << "Kiosks that join from now on need the new token: checkzone-station token\n";
  return 0;
}

int takeIn(const Common& common, const KioskOptions& options) {
  auto open = openStation(common);
  if (!open) return failed(open.error());
  if (options.drop) {
    if (const auto done = dropAside(*open->station, options.number); !done) return failed(done.error());
    std::cout << (common.json ? json{{"ok", true}, {"checks", 0}}.dump(1) : "Deleted. It doesn't count.") << "\n";
    return 0;
  }
  const auto checks = takeInAside(*open->station, options.number);
  if (!checks) return failed(checks.error());
  if (common.json)
    std::cout << json{{"ok", true}, {"checks", *checks}}.dump(1) << "\n";
  else
    std::cout << "It counts now: " << counted(*checks, "check that was handed in", "checks that were handed in")
              << ".\n";
  return 0;
}

/// Of one kiosk: the one that is named, or the only one about which something is kept.
Result<ForkEvidence> evidenceOf(Station& station, const std::string& named) {
  CZ_TRY(kiosks, station.kiosks().all());
  if (!named.empty()) {
    CZ_TRY(one, kioskNamed(station, named));
    kiosks = {one};
  }
  ForkEvidence found;
  std::vector<std::string> seats;
  for (const Kiosk& kiosk : kiosks) {
    CZ_TRY(all, evidenceAgainst(station, kiosk));
    if (all.proven + all.suspicious == 0) continue;
    seats.push_back(kiosk.seat);
    found = std::move(all);
  }
  if (seats.size() < 2) return found;
  return Error{Fault::input, "Something is kept about several kiosks: " + join(seats, ", ") + ". Say which: --kiosk",
               ""};
}

int giveEvidence(const Common& common, const KioskOptions& options) {
  auto open = openStation(common);
  if (!open) return failed(open.error());
  const auto all = evidenceOf(*open->station, options.kiosk);
  if (!all) return failed(all.error());
  if (all->proven > 0)
    if (const auto written = vault::writeFile(options.file, viewOf(all->text)); !written)
      return failed(written.error());
  if (common.json)
    std::cout << json{{"ok", true}, {"proven", all->proven}, {"suspicious", all->suspicious}}.dump(1) << "\n";
  else if (all->proven > 0)
    std::cout << counted(all->proven, "proof", "proofs") << " that a log went two ways: " << options.file
              << ". Whoever has it needs nothing else: checkzone verify\n";
  else
    std::cout << "No log is proven to have gone two ways. Nothing was written.\n";
  if (!common.json && all->suspicious > 0)
    std::cout << counted(all->suspicious, "part that was refused proves", "parts that were refused prove")
              << " no fork: the checkpoint did not sign what came with it.\n";
  return 0;
}

}  // namespace

std::vector<Command> addKiosks(CLI::App& app, Common& common) {
  auto options = std::make_shared<KioskOptions>();
  auto* listing = app.add_subcommand("kiosks", "List the kiosks, and what of theirs is kept aside");
  auto* retiring = app.add_subcommand("retire", "Take a lost, stolen or broken kiosk out of use, for good");
  retiring->add_option("kiosk", options->kiosk, "Its seat, or its fingerprint as `kiosks` lists it")->required();
  auto* taking = app.add_subcommand(
      "take-in",
      "Let count what is kept aside of a kiosk: sent after it was taken out of use, or another way of its log");
  taking->add_option("number", options->number, "As `kiosks` lists it")->required();
  taking->add_flag("--drop", options->drop, "It doesn't count: delete it");
  auto* giving = app.add_subcommand("evidence", "Write down the proofs that kiosks' logs went two ways");
  giving->add_option("file", options->file, "Where to")->required();
  giving->add_option("--kiosk", options->kiosk, "One alone: its seat, or its fingerprint");
  for (auto* each : {listing, retiring, taking, giving}) each->fallthrough();
  return {{listing, [&common] { return list(common); }},
          {retiring, [&common, options] { return retireOne(common, *options); }},
          {taking, [&common, options] { return takeIn(common, *options); }},
          {giving, [&common, options] { return giveEvidence(common, *options); }}};
}

}  // namespace cz::station
