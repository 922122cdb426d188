#include "core/interop/qti/draft.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/interop/markup.h"
#include "core/interop/qti/proof.h"

namespace cz::interop::qti {

struct Tried {
  const ImportedItem* item = nullptr;
  Proof proof;
};

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

/// What a choice, a card or a gap is called: its words, else its id. `second`: it is the second one of a pair.
std::string wordsFor(const Question& question, const std::string& id, bool second) {
  for (const auto& one : question.interactions)
    for (const auto* among : {second ? &one.targets : &one.choices, second ? &one.choices : &one.targets})
      for (const auto& choice : *among)
        if (const std::string words = tidySpaces(fromHtml(choice.html).text); choice.id == id && !words.empty())
          return words;
  return id;
}

/// A response as a reader knows it: "oak – plant, cat – animal".
std::string wordsOf(const Question& question, const Probe& probe) {
  Values all = probe.also;
  all[question.interactions.front().response] = probe.given;
  std::vector<std::string> words;
  for (const auto& [response, value] : all)
    for (const auto& atom : value.atoms) {
      std::vector<std::string> parts;
      for (const auto& id : split(atom.text, ' ')) parts.push_back(wordsFor(question, id, !parts.empty()));
      words.push_back(isNumber(atom.base) ? atom.number.toDecimal().value_or(atom.number.toText())
                                          : join(parts, " – "));
    }
  return words.empty() ? "no answer" : "\"" + join(words, ", ") + "\"";
}

/// The nearest item's first difference, with both scores.
std::string whyNone(const Question& question, const std::vector<Tried>& tried) {
  const Proof* nearest = nullptr;
  for (const auto& one : tried)
    if (one.proof.fault.empty() && (nearest == nullptr || one.proof.differences < nearest->differences))
      nearest = &one.proof;
  if (nearest == nullptr && !tried.empty()) return tried.back().proof.fault;
  std::string example;
  if (nearest != nullptr && nearest->first != nullptr)
    example = "For example " + wordsOf(question, *nearest->first) + " earns " + percentOf(nearest->first->share) +
              " % of them in the file and would earn " + percentOf(nearest->here) + " % here. ";
  return "Its points can't be counted with our methods. " + example + "Ask for each part in a question of its own.";
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

void Draft::noteSample(std::uint64_t tried) {
  notes.push_back("It can be answered in more ways than can be tried: " + std::to_string(tried) +
                  " of them, spread over all, earn the same here as in the file.");
}

Exact Draft::shareOf(const Value& given) const {
  const auto points = pointsOf(given);
  if (!points || best.sign() <= 0) return 0;
  return must(Exact::ratio(*points, best));
}

void Draft::settle(const std::vector<ImportedItem>& candidates) {
  if (!why.empty()) return;
  std::vector<Tried> tried;
  for (const auto& candidate : candidates) {
    tried.push_back({&candidate, prove(candidate, probes, language_, box())});
    if (!tried.back().proof.same()) continue;
    item = candidate;
    return;
  }
  if (!acceptAlmost(tried)) why = whyNone(question_, tried);
}

/// Differences that an author can live with, each of them said. Another part of the points is none of them.
bool Draft::acceptAlmost(const std::vector<Tried>& tried) {
  const auto almost = [](const Proof& proof) {
    return proof.fault.empty() && (proof.onlyRounding || proof.onlyBlank || proof.onlyAtEdges);
  };
  auto found = std::find_if(tried.begin(), tried.end(),
                            [](const Tried& one) { return one.proof.fault.empty() && one.proof.onlyRounding; });
  if (found == tried.end())
    found = std::find_if(tried.begin(), tried.end(), [&](const Tried& one) { return almost(one.proof); });
  if (found == tried.end()) return false;
  if (found->proof.onlyRounding)
    notes.emplace_back("Rounded points like 33.33 were taken for the shares that they stand for.");
  else if (found->proof.onlyBlank)
    notes.emplace_back("In the file no answer at all earns points; here it earns none.");
  else
    notes.emplace_back("A number on the very end of a range counts as in the range.");
  item = *found->item;
  return true;
}

const PictureBox& Draft::box() const {
  static const PictureBox kNone;
  return pictures_ != nullptr ? pictures_->box() : kNone;
}

}  // namespace cz::interop::qti
