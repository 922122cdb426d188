#include "core/interop/qti/draft.h"

#include <algorithm>

#include "core/interop/markup.h"
#include "core/interop/qti/proof.h"

namespace cz::interop::qti {

namespace {

/// What a picture's author wrote for those who can't see it.
std::string alternative(const std::string& html) {
  const auto at = html.find("alt=\"");
  if (at == std::string::npos) return "";
  const auto end = html.find('"', at + 5);
  return end == std::string::npos ? "" : fromHtml(html.substr(at + 5, end - at - 5)).text;
}

bool isBlank(const Probe& probe) {
  return probe.given.isNull() &&
         std::all_of(probe.also.begin(), probe.also.end(), [](const auto& one) { return one.second.isNull(); });
}

}  // namespace

std::string percentOf(const Exact& share) {
  const Exact percent = share * Exact(100);
  return percent.toDecimal(6).value_or(percent.toText());
}

std::string Draft::shown(const std::string& html) {
  const Shown made = fromHtml(html, pictures_ != nullptr ? pictures_->shower() : ShowPicture());
  lost.insert(made.lost.begin(), made.lost.end());
  return made.text.empty() ? alternative(html) : made.text;
}

std::string Draft::shownPart(const std::string& html) {
  std::string text = shown(html);
  if (!text.empty() || pictures_ == nullptr) return text;
  text = pictures_->standInFor(html);
  item.lacksPicture = item.lacksPicture || !text.empty();
  return text;
}

Result<Outcome> Draft::outcomeOf(const Value& given) const { return question_.scorer->run({{main().response, given}}); }

Result<Exact> Draft::pointsOf(const Value& given) const {
  CZ_TRY(outcome, outcomeOf(given));
  return outcome.score(question_.scorer->scoreName());
}

Result<Exact> Draft::pointsOf(const Probe& probe) const {
  Values all = probe.also;
  all[main().response] = probe.given;
  CZ_TRY(outcome, question_.scorer->run(all));
  return outcome.score(question_.scorer->scoreName());
}

void Draft::measure() {
  if (!why.empty()) return;
  probe(nothing(), std::monostate());
  std::vector<Exact> points;
  bool minus = false;
  for (const auto& one : probes) {
    const auto earned = pointsOf(one);
    if (!earned) {
      why = earned.error().message;
      return;
    }
    points.push_back(*earned);
    if (!isBlank(one)) best = std::max(best, *earned);
    minus = minus || earned->sign() < 0;
  }
  if (best.sign() <= 0) {
    why = "No answer to it earns points. Give it a key in the other program.";
    return;
  }
  for (std::size_t i = 0; i < points.size(); ++i)
    probes[i].share = std::clamp(must(Exact::ratio(points[i], best)), Exact(0), Exact(1));
  if (std::all_of(probes.begin(), probes.end(), [](const Probe& one) { return isBlank(one) || one.share == Exact(1); }))
    why = "Every answer to it earns all the points. Give it a key in the other program.";
  if (minus) notes.emplace_back("Minus points for the whole question count as none.");
}

Exact Draft::shareOf(const Value& given) const {
  const auto points = pointsOf(given);
  if (!points || best.sign() <= 0) return 0;
  return must(Exact::ratio(*points, best));
}

void Draft::settle(const std::vector<ImportedItem>& candidates) {
  if (!why.empty()) return;
  std::string fault;
  for (const auto& candidate : candidates) {
    const Proof proof = prove(candidate, probes, language_, pictures_ != nullptr ? pictures_->box() : PictureBox());
    if (proof.same()) {
      item = candidate;
      return;
    }
    fault = proof.fault;
  }
  if (acceptAlmost(candidates)) return;
  why = !fault.empty() ? fault
                       : "Its points can't be counted with our methods. Ask for each part in a question of its own.";
}

/// Differences that an author can live with, each of them said.
bool Draft::acceptAlmost(const std::vector<ImportedItem>& candidates) {
  std::vector<std::pair<const ImportedItem*, Proof>> tried;
  for (const auto& candidate : candidates)
    tried.emplace_back(&candidate,
                       prove(candidate, probes, language_, pictures_ != nullptr ? pictures_->box() : PictureBox()));
  std::stable_partition(tried.begin(), tried.end(), [](const auto& one) { return one.second.onlyRounding; });
  for (const auto& [candidate, proof] : tried) {
    if (!proof.fault.empty()) continue;
    if (!proof.onlyRounding && !proof.onlyBlank && !proof.onlyAtEdges && !proof.sameFull) continue;
    if (proof.onlyRounding)
      notes.emplace_back("Rounded points like 33.33 were taken for the shares that they stand for.");
    else if (proof.onlyBlank)
      notes.emplace_back("In the file no answer at all earns points; here it earns none.");
    else if (proof.onlyAtEdges)
      notes.emplace_back("A number on the very end of a range counts as in the range.");
    else
      notes.emplace_back("An answer that is partly right earns another part of the points than in the file.");
    item = *candidate;
    return true;
  }
  return false;
}

}  // namespace cz::interop::qti
