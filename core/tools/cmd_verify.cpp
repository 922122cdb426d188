// checkzone verify FILE… [--key FINGERPRINT] [--json]: whether logs, proofs of single leaves, receipts and proofs that
// a log went two ways are as they were signed, with nothing but the files; and whom a bundle is for.

#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>

#include "core/base/text.h"
#include "core/ledger/fork_file.h"
#include "core/ledger/proof_file.h"
#include "core/records/receipt.h"
#include "core/sync/bundle.h"
#include "core/tools/commands.h"
#include "core/tools/json_text.h"

namespace cz::tools {
namespace {

struct Options {
  std::vector<std::string> files;
  std::string key;
  bool json = false;
};

/// A log of a whole year is larger than what other commands read; nothing when it can't be read.
std::optional<Bytes> bytesOf(const std::string& file) {
  std::error_code ignored;
  std::ifstream in(file, std::ios::binary);
  if (!in || std::filesystem::is_directory(file, ignored)) return std::nullopt;
  Bytes bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  return in.bad() ? std::nullopt : std::optional<Bytes>(std::move(bytes));
}

/// A bundle is sealed: who isn't its recipient sees whom it is for and whether it is whole outside, no more.
ledger::Report reportOnBundle(ByteView bytes) {
  ledger::Report report;
  report.kind = "bundle";
  const auto envelope = sync::envelopeOf(bytes);
  if (!envelope) {
    report.problems.push_back(envelope.error().message + " Copy it again from where it was written.");
    return report;
  }
  std::vector<std::string> recipients;
  for (const Bytes& recipient : envelope->recipients) recipients.push_back(hexOf(recipient));
  report.ok = true;
  report.says = sync::nameOf(envelope->kind) + ", for " + join(recipients, " and ");
  return report;
}

ledger::Report reportOnBytes(ByteView bytes) {
  const std::string_view text = trim(textOf(bytes));
  if (text.starts_with(ledger::kProofMagic)) return ledger::verifyProof(textOf(bytes));
  if (text.starts_with(ledger::kForkMagic)) return ledger::verifyForks(textOf(bytes));
  if (text.starts_with(records::kReceiptMagic)) return records::verifyReceipt(text);
  if (text.starts_with(trim(sync::kBundleMagic))) return reportOnBundle(bytes);
  return ledger::verifyLogFile(bytes);
}

/// What a good file is, in words.
std::string goodWords(const ledger::Report& report) {
  const std::string log = report.role + "/" + report.log;
  if (report.kind == "receipt")
    return "A receipt (" + report.says + ") for leaf " + std::to_string(report.size - 1) + " of log " + log +
           ", written by " + report.key;
  if (report.kind == "fork")
    return "It proves that " + report.key + ", who writes log " + log + ", signed two ways of it that can't both be";
  const std::string leaves = " with " + counted(report.size, "leaf", "leaves");
  return (report.kind == "proof" ? "One leaf of log " : "Log ") + log + leaves + ", written by " + report.key +
         (report.witness.empty() ? "" : ", countersigned by " + report.witness);
}

/// The report of one file. `key`: the fingerprint that its writer must have; empty = whoever wrote it.
ledger::Report reportOn(const std::string& file, const std::string& key) {
  const auto bytes = bytesOf(file);
  if (!bytes) {
    ledger::Report unread;
    unread.kind = "unknown";
    unread.problems.emplace_back("The file can't be read. Check its name and whether it is yours.");
    return unread;
  }
  ledger::Report report = reportOnBytes(*bytes);
  if (!key.empty() && report.kind == "bundle") {
    report.ok = false;
    report.problems.emplace_back("Who wrote a bundle is told inside its seal; only its recipient can say.");
  } else if (!key.empty() && report.ok && report.key != key) {
    report.ok = false;
    report.problems.push_back("The " + report.kind + " is whole, but another device wrote it: " + report.key + ".");
  }
  return report;
}

Json jsonOf(const std::string& file, const ledger::Report& report) {
  return {{"file", file},
          {"ok", report.ok},
          {"kind", report.kind},
          {"log", report.log},
          {"role", report.role},
          {"key", report.key},
          {"size", report.size},
          {"root", report.root},
          {"payloads", report.payloads},
          {"witness", report.witness},
          {"witnessedAt", report.witnessedAt},
          {"says", report.says},
          {"problems", report.problems}};
}

void print(const std::string& file, const ledger::Report& report) {
  if (report.ok && report.kind == "bundle")
    std::printf(
        "%s: a bundle (%s…). Its head is whole; what it says is sealed, and only that device can check it: "
        "checkzone-station bundle show.\n",
        file.c_str(), report.says.c_str());
  else if (report.ok)
    std::printf("%s: good. %s.\n", file.c_str(), goodWords(report).c_str());
  for (const std::string& problem : report.problems) std::fprintf(stderr, "%s: %s\n", file.c_str(), problem.c_str());
}

/// One file: its report. Several: the worst of all, with each file's own report beside it.
Json together(const std::vector<Json>& reports) {
  if (reports.size() == 1) return reports.front();
  Json all = {{"ok", true}, {"kind", "several"}, {"files", reports}, {"problems", Json::array()}};
  for (const Json& report : reports) {
    if (!report["ok"].get<bool>()) all["ok"] = false;
    for (const Json& problem : report["problems"])
      all["problems"].push_back(report["file"].get<std::string>() + ": " + problem.get<std::string>());
  }
  return all;
}

int run(const Options& options) {
  std::vector<Json> reports;
  bool good = true;
  for (const std::string& file : options.files) {
    const ledger::Report report = reportOn(file, options.key);
    good = good && report.ok;
    if (options.json)
      reports.push_back(jsonOf(file, report));
    else
      print(file, report);
  }
  if (options.json) std::printf("%s\n", dumped(together(reports)).c_str());
  return good ? 0 : 1;
}

}  // namespace

Deed addVerify(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  app.add_option("files", options->files,
                 "Logs and proofs, as `checkzone log` makes them, evidence of a station, receipts, and bundles")
      ->required();
  app.add_option("--key", options->key, "Fingerprint that the writer must have: 64 hex digits");
  app.add_flag("--json", options->json, "Print JSON");
  return [options] { return run(*options); };
}

}  // namespace cz::tools
