#include <algorithm>

#include "core/base/text.h"
#include "core/scoring/accepted.h"
#include "core/scoring/number.h"
#include "core/scoring/share.h"

namespace cz::scoring {
namespace {

/// The numbers that a value stands for: a list, or a single number as a list of one.
std::vector<Exact> numbersOf(const pack::Value& value) {
  if (const auto* list = std::get_if<std::vector<Exact>>(&value)) return *list;
  if (const auto* one = std::get_if<Exact>(&value)) return {*one};
  return {};
}

/// How a typed list stands to a key.
struct Compared {
  std::int64_t found = 0;       ///< numbers of the key that are there (at their place when the order counts)
  std::int64_t extra = 0;       ///< numbers that are not in the key, or more often than there
  std::vector<Exact> repeated;  ///< typed again although the key has them once
};

/// Without regard to order. Where it `mayRepeat`, a number of the key that is typed once more does no harm.
Compared comparedAsSet(const std::vector<Exact>& typed, std::vector<Exact> key, bool mayRepeat) {
  const std::vector<Exact> whole = key;
  Compared compared;
  for (const auto& number : typed) {
    const auto at = std::find(key.begin(), key.end(), number);
    if (at != key.end()) {
      ++compared.found;
      key.erase(at);
    } else if (mayRepeat && std::find(whole.begin(), whole.end(), number) != whole.end()) {
      compared.repeated.push_back(number);
    } else {
      ++compared.extra;
    }
  }
  return compared;
}

Compared comparedInSequence(const std::vector<Exact>& typed, const std::vector<Exact>& key) {
  Compared compared;
  for (std::size_t i = 0; i < std::min(typed.size(), key.size()); ++i)
    if (typed[i] == key[i]) ++compared.found;
  compared.extra = static_cast<std::int64_t>(typed.size() > key.size() ? typed.size() - key.size() : 0);
  return compared;
}

std::vector<Exact> ordered(std::vector<Exact> numbers) {
  std::sort(numbers.begin(), numbers.end());
  return numbers;
}

/// Whether a number that is typed twice does no harm. Where a key holds a number twice it does: of the prime factors
/// 2, 2, 3 of 12 none may come once more, for 2 · 2 · 3 · 3 is 36. And so where the author names exactly this list as a
/// wrong idea.
bool mayRepeat(const pack::Question& question, const std::vector<Exact>& typed) {
  if (question.item->repeats == pack::Repeats::strict) return false;
  const auto holdsTwice = [](const pack::AskedAccept& accept) {
    const auto key = ordered(numbersOf(accept.key));
    return std::adjacent_find(key.begin(), key.end()) != key.end();
  };
  const auto isTyped = [&](const pack::AskedWrong& wrong) { return ordered(numbersOf(wrong.when)) == ordered(typed); };
  return std::none_of(question.accepts.begin(), question.accepts.end(), holdsTwice) &&
         std::none_of(question.wrongs.begin(), question.wrongs.end(), isTyped);
}

Compared compare(const pack::Question& question, const std::vector<Exact>& typed, const pack::Value& key) {
  const auto wanted = numbersOf(key);
  return question.item->inSequence ? comparedInSequence(typed, wanted)
                                   : comparedAsSet(typed, wanted, mayRepeat(question, typed));
}

bool isSame(const Compared& compared, const pack::Value& key) {
  return compared.extra == 0 && compared.found == static_cast<std::int64_t>(numbersOf(key).size());
}

/// Per part: each number found earns its part, each number too many takes one away, not below 0.
Exact partsOf(const Compared& compared, const pack::Value& key) {
  const auto size = static_cast<std::int64_t>(numbersOf(key).size());
  if (size == 0 || compared.extra >= compared.found) return 0;
  return must(Exact::ratio(Exact(compared.found - compared.extra), Exact(size)));
}

/// "3 of 4 numbers are there, 1 is too many: (3 - 1) ÷ 4."
std::string comparedInWords(const pack::Item& item, const Compared& compared, const pack::Value& key) {
  const std::size_t size = numbersOf(key).size();
  std::string words = std::to_string(compared.found) + " of " + counted(size, "number", "numbers") +
                      (item.inSequence ? " at their place, " : " are there, ") + std::to_string(compared.extra) +
                      " too many";
  if (item.credit == pack::Credit::perPart) {
    const std::string difference = std::to_string(compared.found) + " - " + std::to_string(compared.extra);
    words += ": " + (size == 1 ? difference : "(" + difference + ") ÷ " + std::to_string(size)) + ", not below 0";
  }
  return words + ".";
}

void noteRepeated(Share& share, const Compared& compared, pack::NumberStyle style) {
  std::vector<Exact> named;
  for (const auto& number : compared.repeated) {
    if (std::find(named.begin(), named.end(), number) != named.end()) continue;
    named.push_back(number);
    share.note(spelled(number, style) + " is in your list more than once. Once is enough.");
  }
}

}  // namespace

Share shareOfList(const pack::Question& question, const std::vector<Exact>& typed, pack::NumberStyle style) {
  Share share = acceptedOrWrong(
      question, [&](const auto& accept) { return isSame(compare(question, typed, accept.key), accept.key); },
      [&](const pack::Value& when) { return isSame(compare(question, typed, when), when); });
  if (question.accepts.empty()) return share;
  const auto& first = question.accepts.front();
  const Compared toFirst = compare(question, typed, first.key);
  share.because(comparedInWords(*question.item, toFirst, first.key));
  if (share.share.sign() > 0 && !isSame(toFirst, first.key)) share.because("Another list that is accepted fits.");
  if (question.item->credit == pack::Credit::perPart) {
    Share parts;
    parts.share = shareInBand(*question.item, partsOf(toFirst, first.key), parts) * first.credit;
    if (parts.share >= share.share) {
      share.share = parts.share;
      share.why.insert(share.why.end(), parts.why.begin(), parts.why.end());
    }
  }
  noteRepeated(share, toFirst, style);
  return share;
}

}  // namespace cz::scoring
