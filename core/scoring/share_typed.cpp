#include <algorithm>

#include "core/base/text.h"
#include "core/pack/same_text.h"
#include "core/pack/units.h"
#include "core/scoring/accepted.h"
#include "core/scoring/number.h"
#include "core/scoring/share.h"

namespace cz::scoring {
namespace {

bool isNumber(const pack::Value& value, const Exact& typed) {
  const auto* number = std::get_if<Exact>(&value);
  return number != nullptr && *number == typed;
}

/// Within the margin of the key, or of the range from key to upTo; both ends count (case O-03).
bool isNear(const pack::AskedAccept& accept, const Exact& typed) {
  const auto* key = std::get_if<Exact>(&accept.key);
  if (key == nullptr) return false;
  if (!accept.upTo) return accept.margin.sign() == 0 ? typed == *key : (typed - *key).abs() <= accept.margin;
  const Exact& far = *accept.upTo;
  const Exact low = std::min(*key, far) - accept.margin;
  const Exact high = std::max(*key, far) + accept.margin;
  return low <= typed && typed <= high;
}

/// "3/4", "3/4 ± 0.01", "2 to 3".
std::string inWords(const pack::AskedAccept& accept, pack::NumberStyle style) {
  const auto* key = std::get_if<Exact>(&accept.key);
  if (key == nullptr) return quoted(pack::shown(accept.key));
  std::string words = spelled(*key, style);
  if (accept.upTo) words += " to " + spelled(*accept.upTo, style);
  if (accept.margin.sign() > 0) words += " ± " + spelled(accept.margin, style);
  return words;
}

/// Why these are right, or why none of them is.
template <class Fits>
std::string comparedWith(const pack::Question& question, const std::string& typed, pack::NumberStyle style, Fits fits) {
  if (const auto* accept = bestAccept(question, fits)) {
    std::string words = typed + " fits the key " + inWords(*accept, style);
    if (accept->credit != Exact(1)) words += ", which earns " + accept->credit.toText() + " of the points";
    return words + ".";
  }
  std::vector<std::string> keys;
  for (const auto& accept : question.accepts) keys.push_back(inWords(accept, style));
  return typed + " is not " + join(keys, " or ") + ".";
}

std::string unitInWords(const std::string& unit) { return unit == "%" ? "per cent" : unit; }

/// Why the unit alone makes the answer not right; nothing when it doesn't.
std::optional<Share> wrongUnit(const pack::Item& item, const TypedNumber& number) {
  Share share;
  if (number.otherUnit) {
    share.because("The unit " + number.unit + " is not the one that is asked for.");
    share.note("Your answer is in " + number.unit + ". The question asks for " + unitInWords(item.unit) + ".");
    return share;
  }
  if (item.unitRule != pack::UnitRule::required || !number.unit.empty()) return std::nullopt;
  share.because("There is no unit, and the item asks for one.");
  share.note("Write the unit, too. The question asks for " + unitInWords(item.unit) + ".");
  return share;
}

/// In the item's unit, where the item wants other units converted.
TypedNumber inAskedUnit(const pack::Item& item, TypedNumber number, pack::NumberStyle style) {
  if (!number.otherUnit || item.unitRule != pack::UnitRule::converted) return number;
  const auto factor = pack::conversion(number.unit, item.unit);
  if (!factor) return number;
  number.value = number.value * *factor;
  number.readAs += " = " + spelled(number.value, style) + " " + item.unit;
  number.unit = item.unit;
  number.otherUnit = false;
  return number;
}

}  // namespace

Share shareOfNumber(const pack::Question& question, const TypedNumber& typed, pack::NumberStyle style) {
  const TypedNumber number = inAskedUnit(*question.item, typed, style);
  if (auto share = wrongUnit(*question.item, number)) return std::move(*share);
  Share share = acceptedOrWrong(
      question, [&](const pack::AskedAccept& accept) { return isNear(accept, number.value); },
      [&](const pack::Value& when) { return isNumber(when, number.value); });
  share.because(comparedWith(question, number.readAs, style,
                             [&](const pack::AskedAccept& accept) { return isNear(accept, number.value); }));
  const auto& wanted = question.item->writtenAs;
  if (share.share.sign() > 0 && !isWrittenAs(number.spelling, wanted)) {
    share.share = share.share * wanted.credit;
    share.note(askFor(wanted));
    share.because("It is not written in the form that is asked for: that leaves " + wanted.credit.toText() +
                  " of its points.");
  }
  return share;
}

namespace {

std::string textOfValue(const pack::Value& value) {
  const auto* text = std::get_if<std::string>(&value);
  return text != nullptr ? *text : pack::shown(value);
}

}  // namespace

Share shareOfText(const pack::Question& question, const std::string& typed, pack::NumberStyle style) {
  const auto same = [&](const pack::Value& key) { return pack::sameText(typed, textOfValue(key), *question.item); };
  const auto fits = [&](const pack::AskedAccept& accept) { return same(accept.key); };
  Share share = acceptedOrWrong(question, fits, same);
  share.because(comparedWith(question, quoted(typed), style, fits));
  return share;
}

}  // namespace cz::scoring
