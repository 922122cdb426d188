// checkzone log DATABASE --out FILE [--log NAME] [--proof INDEX [--closed]] [--json]: a log of a kiosk's or station's
// database as a file, or one leaf of it with the proof that the log holds it.

#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>

#include "core/ledger/proof_file.h"
#include "core/records/log_export.h"
#include "core/tools/check_at.h"
#include "core/tools/commands.h"
#include "core/tools/json_text.h"

namespace cz::tools {
namespace {

struct Options {
  std::string database;
  std::string out;
  std::string log;
  std::optional<std::uint64_t> proof;  ///< index of the one leaf to prove
  bool closed = false;                 ///< without what was recorded
  bool json = false;
};

std::string listed(const std::vector<records::StoredLog>& logs) {
  std::string text;
  for (const auto& log : logs)
    text +=
        "\n  " + log.name + " (" + std::string(ledger::nameOf(log.role)) + ", " + std::to_string(log.size) + " leaves)";
  return text;
}

/// Without --log: the only log, or the one that the device itself writes for its station.
Result<std::string> chosen(const std::vector<records::StoredLog>& logs, const std::string& wanted) {
  if (!wanted.empty()) return wanted;
  if (logs.size() == 1) return logs.front().name;
  for (const auto& log : logs)
    if (log.name == "up") return log.name;
  return fault("There are several logs; choose one with --log:" + listed(logs));
}

/// Written beside its place and moved there: a file that is there is whole.
Result<void> writeWhole(const std::string& file, ByteView bytes) {
  const std::string fresh = file + ".new";
  std::ofstream out(fresh, std::ios::binary | std::ios::trunc);
  out.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
  out.close();
  std::error_code failed;
  if (out) std::filesystem::rename(fresh, file, failed);
  if (out && !failed) return {};
  std::filesystem::remove(fresh, failed);
  return Error{Fault::io, "The file " + file + " can't be written. Check the folder and the room on the disk.", ""};
}

Result<Bytes> bytesOf(const Options& options, const ledger::LogFile& file) {
  if (!options.proof) return ledger::writeLogFile(file);
  CZ_TRY(proof, ledger::proofOf(file, *options.proof, !options.closed));
  const std::string text = ledger::writeProof(proof);
  return Bytes(text.begin(), text.end());
}

Result<void> run(const Options& options) {
  CZ_TRY(database, store::Database::openReadOnly(options.database));
  CZ_TRY(logs, records::storedLogs(database));
  CZ_TRY(name, chosen(logs, options.log));
  auto exported = records::exportLog(database, name);
  if (!exported && exported.error().fault == Fault::notFound)
    return fault(exported.error().message + " It has:" + listed(logs));
  if (!exported) return std::move(exported).error();
  CZ_TRY(bytes, bytesOf(options, *exported));
  CZ_CHECK(writeWhole(options.out, bytes));
  const std::string id = exported->log.id().text;
  const std::size_t size = exported->slice.leaves.size();
  if (options.json) {
    const Json json = {{"out", options.out},
                       {"name", name},
                       {"log", id},
                       {"role", ledger::nameOf(exported->log.role)},
                       {"key", hexOf(exported->log.identity.fingerprint().view())},
                       {"size", size}};
    std::printf("%s\n", dumped(json).c_str());
  } else {
    const std::string what = options.proof ? "leaf " + std::to_string(*options.proof) + " of log " : "log ";
    std::printf("%s: %s%s with %zu leaves.\n", options.out.c_str(), what.c_str(), id.c_str(), size);
    if (exported->slice.payloads.empty() && size > 0)
      std::printf("What they say is sealed for the station. To read it, take this log from the station's database.\n");
  }
  return {};
}

}  // namespace

Deed addLog(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  app.add_option("database", options->database, "kiosk.db or station.db; the program that writes it must be stopped")
      ->required();
  app.add_option("--out", options->out, "The file to write, for example seat-1.mczlog")->required();
  app.add_option("--log", options->log, "Name or id of the log, when there are several");
  auto* proof =
      app.add_option("--proof", options->proof, "Only this leaf, counted from 0, with the proof that the log holds it");
  app.add_flag("--closed", options->closed, "With --proof: without what was recorded")->needs(proof);
  app.add_flag("--json", options->json, "Print JSON");
  return [options] {
    const auto done = run(*options);
    return done ? 0 : reported(done.error());
  };
}

}  // namespace cz::tools
