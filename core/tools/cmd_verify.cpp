// checkzone verify FILE… [--key FINGERPRINT] [--json]: whether logs, proofs of single leaves, receipts and proofs that
// a log went two ways are as they were signed, with nothing but the files. What is sealed can't be checked by whoever
// finds it: it is said who can, and the exit status is 3.

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
#include "core/tools/commands.h"
#include "core/tools/json_text.h"
#include "core/tools/sealed_report.h"

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

ledger::Report reportOnBytes(ByteView bytes) {
  if (auto sealed = reportOnSealed(bytes)) return *std::move(sealed);
  const std::string_view text = trim(textOf(bytes));
  if (text.starts_with(ledger::kProofMagic)) return ledger::verifyProof(textOf(bytes));
  if (text.starts_with(ledger::kForkMagic)) return ledger::verifyForks(textOf(bytes));
  if (text.starts_with(records::kReceiptMagic)) return records::verifyReceipt(text);
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
  const std::string payloads = " and " + counted(report.payloads, "payload", "payloads");
  return (report.kind == "proof" ? "One leaf of log " + log + leaves : "Log " + log + leaves + payloads) +
         ", written by " + report.key + (report.witness.empty() ? "" : ", countersigned by " + report.witness);
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
  if (!key.empty() && !report.key.empty() && report.key != key && (report.ok || !report.checked)) {
    report.problems.push_back(
        (report.ok ? "The " + report.kind + " is whole, but another device wrote it: " : "Another device wrote it: ") +
        report.key + ".");
    report.ok = false;
    report.checked = true;
  }
  return report;
}

Json jsonOf(const std::string& file, const ledger::Report& report) {
  return {{"file", file},
          {"ok", report.ok},
          {"checked", report.checked},
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
  if (report.ok) std::printf("%s: good. %s.\n", file.c_str(), goodWords(report).c_str());
  for (const std::string& problem : report.problems) std::fprintf(stderr, "%s: %s\n", file.c_str(), problem.c_str());
}

/// One file: its report. Several: the worst of all, with each file's own report beside it.
Json together(const std::vector<Json>& reports) {
  if (reports.size() == 1) return reports.front();
  Json all = {{"ok", true}, {"checked", true}, {"kind", "several"}, {"files", reports}, {"problems", Json::array()}};
  for (const Json& report : reports) {
    for (const char* truth : {"ok", "checked"})
      if (!report[truth].get<bool>()) all[truth] = false;
    for (const Json& problem : report["problems"])
      all["problems"].push_back(report["file"].get<std::string>() + ": " + problem.get<std::string>());
  }
  return all;
}

/// The exit status: the worst that any of them is worth.
int statusOf(const std::vector<ledger::Report>& reports) {
  int status = 0;
  for (const ledger::Report& report : reports) {
    if (!report.ok && report.checked) return 1;
    if (!report.ok) status = 3;
  }
  return status;
}

int run(const Options& options) {
  std::vector<ledger::Report> reports;
  std::vector<Json> told;
  for (const std::string& file : options.files) {
    reports.push_back(reportOn(file, options.key));
    if (options.json)
      told.push_back(jsonOf(file, reports.back()));
    else
      print(file, reports.back());
  }
  if (options.json) std::printf("%s\n", dumped(together(told)).c_str());
  return statusOf(reports);
}

}  // namespace

Deed addVerify(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  app.add_option(
         "files", options->files,
         "Logs and proofs, as `checkzone log` makes them, evidence of a station, receipts, and bundles. Exit status "
         "3: what is sealed could not be checked, and it is said who can")
      ->required();
  app.add_option("--key", options->key, "Fingerprint that the writer must have: 64 hex digits");
  app.add_flag("--json", options->json, "Print JSON");
  return [options] { return run(*options); };
}

}  // namespace cz::tools
