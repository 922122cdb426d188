#include "core/paper/credit_words.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/paper/key_words.h"
#include "core/paper/number_key.h"

namespace cz::paper {
namespace {

using pack::Credit;
using pack::ItemType;

/// "50 %", or a fraction with its bar where the per cent have no end.
std::string percent(const Exact& share) {
  if (const auto decimal = (share * Exact(100)).toDecimal(6)) return *decimal + " %";
  return numberInWords(share, pack::WrittenAs::Shape::fraction, pack::NumberStyle::point);
}

std::string endOf(const pack::Item& item) { return item.floor ? ", not below 0." : "."; }

/// "a 50 %; b -25 %"
std::string creditsOf(const pack::Question& question, bool keysToo) {
  std::vector<std::string> credits;
  for (const auto& option : question.options)
    if (option.credit.sign() != 0 && (keysToo || !option.key))
      credits.push_back(option.text + " " + percent(option.credit));
  return join(credits, "; ");
}

std::string ofSets(const pack::Question& question) {
  std::vector<std::string> sets;
  for (const auto& set : question.item->sets)
    if (set.credit != Exact(1)) sets.push_back(ticksInWords(question, set) + " " + percent(set.credit));
  const std::string only = "Exactly these ticks, or no points.";
  return sets.empty() ? only : "Partly right, ticked exactly so: " + join(sets, " · ") + ".";
}

std::string exactlyKeys(const pack::Item& item, std::ptrdiff_t keys) {
  const std::string one = item.type == ItemType::hotspot ? "this place" : "this one";
  return "Exactly " + (keys == 1 ? one : "these") + ", or no points.";
}

std::string ofChoices(const pack::Question& question) {
  const pack::Item& item = *question.item;
  const auto keys =
      std::count_if(question.options.begin(), question.options.end(), [](const auto& option) { return option.key; });
  if (item.credit == Credit::sets) return ofSets(question);
  if (item.credit == Credit::weights) return "Added up: " + creditsOf(question, true) + endOf(item);
  const bool counted = item.credit == Credit::rightMinusWrong && (keys != 1 || !item.floor);
  if (!counted) return exactlyKeys(item, keys);
  if (keys == 1) return "Right ticks - wrong ticks.";
  return "(right ticks - wrong ticks) ÷ " + std::to_string(keys) + endOf(item);
}

std::string ofOrder(const pack::Question& question) {
  const auto steps = static_cast<std::size_t>(std::count_if(question.options.begin(), question.options.end(),
                                                            [](const auto& option) { return !option.decoy; }));
  const std::string ofAll = " ÷ " + std::to_string(steps) + ".";
  if (question.item->credit == Credit::byPosition) return "(steps at their place)" + ofAll;
  if (question.item->credit == Credit::longestRun) return "(longest run in the right order; one step is none)" + ofAll;
  return "All steps at their place, or no points.";
}

struct Part {
  std::string name;
  Exact weight;
};

std::string bandsInWords(const std::vector<pack::Band>& bands) {
  std::vector<std::string> words;
  for (const auto& band : bands) words.push_back("from " + percent(band.from) + " on " + percent(band.credit));
  return bands.empty() ? "" : " Of what is right so, " + join(words, "; ") + " of the points.";
}

/// `one`, `all`: "card", "cards".
std::string ofParts(const pack::Item& item, const std::vector<Part>& parts, const std::string& one,
                    const std::string& all) {
  if (item.credit != Credit::perPart) return parts.size() == 1 ? "" : "All " + all + ", or no points.";
  Exact sum = 0;
  std::vector<std::string> named;
  for (const Part& part : parts) {
    sum += part.weight;
    named.push_back(part.name + " " + part.weight.toText());
  }
  const bool even =
      std::all_of(parts.begin(), parts.end(), [&](const Part& part) { return part.weight == parts.front().weight; });
  const std::string each = parts.size() == 1 ? "One " + one + " is all of it."
                           : even            ? "Each " + one + " is one part of " + std::to_string(parts.size()) + "."
                                             : "Of " + sum.toText() + " parts: " + join(named, "; ") + ".";
  return each + bandsInWords(item.bands);
}

std::string ofCards(const pack::Question& question) {
  std::vector<Part> parts;
  for (std::size_t i = 0; i < question.cards.size(); ++i)
    parts.push_back({question.cards[i].text, question.item->cards[i].weight});
  return ofParts(*question.item, parts, "card", "cards");
}

std::string ofGaps(const pack::Question& question, pack::NumberStyle style) {
  std::vector<Part> parts;
  std::vector<std::string> within;
  for (const auto& gap : question.gaps) {
    const std::string name = "(" + std::to_string(parts.size() + 1) + ")";
    parts.push_back({name, gap.item->weight});
    if (const std::string words = creditInWords(gap, style); !words.empty()) within.push_back(join({name, words}, " "));
  }
  const std::string whole = ofParts(*question.item, parts, "gap", "gaps");
  return within.empty() ? whole : whole + " " + join(within, " ");
}

/// Answers that earn a part.
std::string ofTyped(const pack::Question& question, pack::NumberStyle style) {
  std::vector<std::string> partly;
  for (const auto& accept : question.accepts)
    if (accept.credit != Exact(1))
      partly.push_back(acceptInWords(question, accept, style) + " " + percent(accept.credit));
  return partly.empty() ? "" : "Partly right: " + join(partly, "; ") + ".";
}

std::string ofList(const pack::Question& question, pack::NumberStyle style) {
  const std::string partly = ofTyped(question, style);
  const auto* numbers =
      question.accepts.empty() ? nullptr : std::get_if<std::vector<Exact>>(&question.accepts.front().key);
  const std::size_t size = numbers == nullptr ? 1 : numbers->size();
  const std::string all = size == 1 ? "Exactly this number, or no points." : "All numbers and no others, or no points.";
  if (question.item->credit != Credit::perPart || size == 1) return all + (partly.empty() ? "" : " " + partly);
  return "(right numbers - numbers too many) ÷ " + std::to_string(size) + ", not below 0." +
         bandsInWords(question.item->bands) + (partly.empty() ? "" : " " + partly);
}

}  // namespace

std::string creditInWords(const pack::Question& question, pack::NumberStyle style) {
  switch (question.item->type) {
    case ItemType::choice: {
      const std::string partly = creditsOf(question, false);
      return partly.empty() ? "" : "Partly right: " + partly + ".";
    }
    case ItemType::choices:
    case ItemType::hotspot: return ofChoices(question);
    case ItemType::match:
    case ItemType::sort: return ofCards(question);
    case ItemType::order: return ofOrder(question);
    case ItemType::gaps: return ofGaps(question, style);
    case ItemType::numberList: return ofList(question, style);
    case ItemType::number:
    case ItemType::text: return ofTyped(question, style);
    case ItemType::written:
    case ItemType::drawing:
    case ItemType::spoken: break;
  }
  return "";
}

}  // namespace cz::paper
