#include "core/station/daemon/regrade_form.h"

#include "core/base/text.h"
#include "core/station/checks_page.h"
#include "core/station/daemon/answers.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

constexpr std::string_view kWithdraw = "withdraw.";
constexpr std::size_t kLeastDigits = 8;

}  // namespace

std::string resultWords(const scoring::CheckResult& result) {
  return result.waiting > 0 ? result.shown + ", waits for marks"
                            : result.shown + (result.mastered ? ", mastered" : ", not yet");
}

RegradeGroup groupOf(const RegradeLine& line) {
  if (!line.why.empty()) return RegradeGroup::unjudged;
  if (line.loses()) return RegradeGroup::loses;
  if (line.isLowered()) return RegradeGroup::lower;
  if (line.gains()) return RegradeGroup::gains;
  if (line.changes()) return RegradeGroup::points;
  if (line.held) return RegradeGroup::held;
  return line.kept.empty() ? RegradeGroup::same : RegradeGroup::unjudged;
}

std::string headingOf(RegradeGroup group) {
  switch (group) {
    case RegradeGroup::gains: return "Mastered now";
    case RegradeGroup::loses: return "Not mastered any more";
    case RegradeGroup::lower: return "Lowered";
    case RegradeGroup::points: return "Other points";
    case RegradeGroup::held: return "Would be lowered, and keep their result";
    case RegradeGroup::unjudged: return "Can't be judged again, and stay as they are";
    case RegradeGroup::same: break;
  }
  return "Not touched";
}

std::string keptWords(const RegradeLine& line) {
  if (!line.why.empty()) return line.why;
  std::vector<std::string> words;
  for (const KeptPlace& place : line.kept)
    words.push_back("Item " + place.item.text + " stays as it was: " + place.why);
  if (line.held && line.changes()) words.emplace_back("Points that were earned by the old key are kept.");
  return join(words, " ");
}

Result<std::optional<Hash>> versionNamed(Station& station, const CheckId& check, const std::string& name) {
  if (name.empty()) return std::optional<Hash>();
  CZ_TRY(choices, regradeChoices(station, check));
  std::optional<Hash> found;
  for (const Packs::Version& one : choices.versions) {
    const std::string hash = hexOf(one.ref.hash.view());
    const bool named = one.ref.version == name || (name.size() >= kLeastDigits && hash.starts_with(name));
    if (!named) continue;
    if (found)
      return Error{Fault::input, "Two versions are called \"" + name + "\". Name it by the beginning of its SHA-256.",
                   ""};
    found = one.ref.hash;
  }
  if (!found) return Error{Fault::notFound, "This station holds no version \"" + name + "\" with this check.", ""};
  return found;
}

Result<HowToRegrade> howFrom(Station& station, const std::map<std::string, std::string>& fields) {
  HowToRegrade how;
  how.check = CheckId(fieldOf(fields, "check"));
  how.lower = fieldOf(fields, "lower") == "on";
  for (const auto& [name, value] : fields)
    if (name.starts_with(kWithdraw) && value == "on") how.withdrawn.emplace(name.substr(kWithdraw.size()));
  CZ_TRY(pack, versionNamed(station, how.check, fieldOf(fields, "pack")));
  how.pack = pack;
  return how;
}

std::map<std::string, std::string> fieldsOf(const RegradePlan& plan) {
  std::map<std::string, std::string> fields;
  if (plan.lower) fields["lower"] = "on";
  if (!plan.takesBack.empty()) {
    fields["back"] = plan.takesBack.text;
    return fields;
  }
  fields["check"] = plan.check.text;
  fields["pack"] = hexOf(plan.pack.hash.view());
  for (const ItemId& item : plan.withdrawn) fields[std::string(kWithdraw) + item.text] = "on";
  return fields;
}

}  // namespace cz::station
