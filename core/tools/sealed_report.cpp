#include "core/tools/sealed_report.h"

#include "core/base/text.h"
#include "core/sync/bundle.h"
#include "core/sync/stick_letter.h"
#include "core/vault/vault.h"

namespace cz::tools {
namespace {

ledger::Report notChecked(std::string kind, std::string says, const std::string& why) {
  ledger::Report report;
  report.checked = false;
  report.kind = std::move(kind);
  report.says = std::move(says);
  report.problems.push_back("not checked: " + why);
  return report;
}

ledger::Report damaged(std::string kind, const std::string& why) {
  ledger::Report report;
  report.kind = std::move(kind);
  report.problems.push_back(why);
  return report;
}

/// Who can look into a message of this kind, and how they do it.
std::string wayToCheck(sync::BundleKind kind) {
  using sync::BundleKind;
  switch (kind) {
    case BundleKind::stickUp: return "Verify it at that station with: checkzone-station bundle show FILE.";
    case BundleKind::stickDown:
    case BundleKind::stickPiece:
      return "Only that kiosk can open it: put the stick in there, and its screen says whether it is good.";
    default:
      return "Only that device can open it, and it checks everything when the message arrives. To have a kiosk's "
             "record checked, verify its log, as checkzone log writes it.";
  }
}

ledger::Report reportOnBundle(ByteView bytes) {
  const auto envelope = sync::envelopeOf(bytes);
  if (!envelope) return damaged("bundle", envelope.error().message + " Copy it again from where it was written.");
  if (!sync::hasWholeLength(bytes))
    return damaged("bundle",
                   "This bundle was cut off, or something hangs on it. Copy it again from where it was written.");
  std::vector<std::string> recipients;
  for (const Bytes& recipient : envelope->recipients) recipients.push_back(hexOf(recipient) + "…");
  const std::string to = join(recipients, " and ");
  return notChecked("bundle", sync::nameOf(envelope->kind) + ", for " + to,
                    "the bundle (" + sync::nameOf(envelope->kind) + ") is sealed for the device " + to + ". " +
                        wayToCheck(envelope->kind));
}

ledger::Report reportOnLetter() {
  return notChecked("letter", "",
                    "this is a letter between a kiosk and a station that don't know one another yet. What proves it is "
                    "with them: take the stick to the device that it is for.");
}

ledger::Report reportOnBackup(ByteView bytes) {
  const auto generation = vault::generationIn(bytes);
  if (!generation) return damaged("backup", generation.error().message);
  ledger::Report report =
      notChecked("backup", "backup " + std::to_string(generation->number) + " of " + generation->about.room,
                 "backup " + std::to_string(generation->number) + " is sealed for the recovery sheet " +
                     std::to_string(generation->version) +
                     ", and its pieces lie in other files. Verify them with: "
                     "checkzone-station backup --check FOLDER.");
  report.key = hexOf(generation->station.fingerprint().view());
  return report;
}

}  // namespace

std::optional<ledger::Report> reportOnSealed(ByteView bytes) {
  const std::string_view text = textOf(bytes);
  if (trim(text).starts_with(trim(sync::kBundleMagic))) return reportOnBundle(bytes);
  if (text.starts_with(trim(vault::kGenerationMagic))) return reportOnBackup(bytes);
  if (sync::letterIn(bytes)) return reportOnLetter();
  return std::nullopt;
}

}  // namespace cz::tools
