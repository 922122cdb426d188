#include <algorithm>

#include "core/scoring/accepted.h"
#include "core/scoring/number.h"
#include "core/scoring/number_list.h"
#include "core/scoring/share.h"
#include "core/scoring/typed_text.h"

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
  const Exact far = accept.upTo.value_or(*key);
  const Exact low = std::min(*key, far) - accept.margin;
  const Exact high = std::max(*key, far) + accept.margin;
  return low <= typed && typed <= high;
}

Share shareOfNumber(const pack::Question& question, const TypedNumber& number) {
  if (number.otherUnit) {
    Share share;
    const std::string asked = question.item->unit == "%" ? "per cent" : question.item->unit;
    share.note("Your answer is in " + number.unit + ". The question asks for " + asked + ".");
    return share;
  }
  Share share = acceptedOrWrong(
      question, [&](const pack::AskedAccept& accept) { return isNear(accept, number.value); },
      [&](const pack::Value& when) { return isNumber(when, number.value); });
  const auto& wanted = question.item->writtenAs;
  if (share.share.sign() > 0 && !isWrittenAs(number.spelling, wanted)) {
    share.share = share.share * wanted.credit;
    share.note(askFor(wanted));
  }
  return share;
}

std::string textOfValue(const pack::Value& value) {
  const auto* text = std::get_if<std::string>(&value);
  return text != nullptr ? *text : pack::shown(value);
}

Share shareOfText(const pack::Question& question, const std::string& typed) {
  const auto same = [&](const pack::Value& key) { return sameText(typed, textOfValue(key), *question.item); };
  return acceptedOrWrong(
      question, [&](const pack::AskedAccept& accept) { return same(accept.key); }, same);
}

}  // namespace

Share shareOfTyped(const pack::Question& question, const std::string& typed, pack::NumberStyle style) {
  const pack::Item& item = *question.item;
  if (item.type == pack::ItemType::text) return shareOfText(question, typed);
  if (item.type == pack::ItemType::numberList) {
    const auto list = readList(typed, style);
    return list && *list ? shareOfList(question, (*list)->values, style) : Share();
  }
  const auto number = readNumber(typed, style, item.unit);
  return number && *number ? shareOfNumber(question, **number) : Share();
}

}  // namespace cz::scoring
