// Flaws of typed answers: keys that nobody can type, wrong ideas that are right.

#include <algorithm>

#include "core/pack/flaws.h"
#include "core/pack/limits.h"
#include "core/pack/same_text.h"
#include "core/pack/typed_keys.h"

namespace cz::pack {
namespace {

constexpr std::size_t kMostTypedDigits = 30;
constexpr int kMostDecimals = 30;
constexpr std::size_t kMostTypedNumbers = 200;

/// A decimal or a fraction with at most 30 digits on each side.
bool isTypable(const Exact& number) {
  return number.numerator().abs().toText().size() <= kMostTypedDigits &&
         number.denominator().toText().size() <= kMostTypedDigits;
}

bool isWithin(const AskedAccept& accept, const Exact& number) {
  const auto* key = std::get_if<Exact>(&accept.key);
  return key && number >= *key - accept.margin && number <= accept.upTo.value_or(*key) + accept.margin;
}

bool sameNumbers(std::vector<Exact> a, std::vector<Exact> b, bool inSequence) {
  if (!inSequence) {
    std::sort(a.begin(), a.end());
    std::sort(b.begin(), b.end());
  }
  return a == b;
}

/// Whether a multiple of 10^place lies between the two, both included. 0 ≤ `low` ≤ `high`.
bool hasMultiple(const Exact& low, const Exact& high, int place) {
  const auto step = powerOfTen(place);
  if (!step) return false;
  const Exact below = must(Exact::ratio(high, *step)).floor() * *step;
  return below >= low;
}

/// Whether some number from `low` to `high` can be written in the form that the item asks for. A number of `count`
/// figures is a multiple of 10^(place of its first figure + 1 - count); two powers of ten may lie in between.
bool canBeWritten(Exact low, Exact high, const WrittenAs& form) {
  using Shape = WrittenAs::Shape;
  if (low.sign() <= 0 && high.sign() >= 0 && form.shape != Shape::figures) return true;
  if (high.sign() < 0) {
    std::swap(low, high);
    low = -low;
    high = -high;
  }
  switch (form.shape) {
    case Shape::decimal: return low != high || low.toDecimal(kMostDecimals);
    case Shape::decimals: return hasMultiple(low, high, -form.count);
    case Shape::figures:
      if (low.sign() <= 0) return true;
      return hasMultiple(low, high, leadingPlace(high) + 1 - form.count) ||
             hasMultiple(low, high, leadingPlace(low) + 1 - form.count);
    default: return true;
  }
}

bool isAccepted(const Item& item, const AskedAccept& accept, const Value& typed) {
  if (const auto* number = std::get_if<Exact>(&typed)) return isWithin(accept, *number);
  if (const auto* list = std::get_if<std::vector<Exact>>(&typed)) {
    const auto* key = std::get_if<std::vector<Exact>>(&accept.key);
    return key && sameNumbers(*list, *key, item.inSequence);
  }
  return sameText(shown(typed), shown(accept.key), item);
}

/// A number as it is, words in quotes.
std::string quoted(const Value& value) {
  return std::holds_alternative<std::string>(value) ? '"' + shown(value) + '"' : shown(value);
}

class Typed {
 public:
  Typed(const Question& question, std::vector<Flaw>& flaws)
      : question_(question), item_(*question.item), flaws_(flaws) {}

  void run() {
    for (std::size_t i = 0; i < question_.accepts.size(); ++i) lookAt(question_.accepts[i], item_.accepts[i]);
    for (std::size_t i = 0; i < question_.wrongs.size(); ++i) {
      lookAtWrong(question_.wrongs[i], item_.wrongs[i].when.spot());
      for (std::size_t j = 0; j < i; ++j)
        if (item_.wrongs[j].when.source() == item_.wrongs[i].when.source())
          add(Severity::warning, "wrong-twice", item_.wrongs[i].when.spot(),
              "The wrong idea " + item_.wrongs[i].when.source() + " stands here twice; the second one is never shown.");
    }
  }

 private:
  void lookAt(const AskedAccept& asked, const Accept& authored) {
    const Spot at = authored.key.spot();
    if (const auto* number = std::get_if<Exact>(&asked.key)) lookAtNumber(*number, asked, authored);
    if (const auto* list = std::get_if<std::vector<Exact>>(&asked.key)) lookAtList(*list, at);
  }

  /// An accepted answer goes before a wrong idea, which then never shows.
  void lookAtWrong(const AskedWrong& wrong, Spot at) {
    for (const AskedAccept& accept : question_.accepts) {
      if (!isAccepted(item_, accept, wrong.when)) continue;
      const bool full = accept.credit == Exact(1);
      add(full ? Severity::error : Severity::warning, "right-wrong", at,
          "The wrong idea " + quoted(wrong.when) + (full ? " is also the right answer." : " also earns credit.") +
              " Change it, or forbid these numbers with `only`.");
      return;
    }
  }

  /// Somebody must be able to write the key in the form that is asked for.
  void lookAtForm(const Exact& number, const AskedAccept& asked, Spot at) {
    using Shape = WrittenAs::Shape;
    const bool point = asked.margin.sign() == 0 && !asked.upTo;
    const Shape shape = item_.writtenAs.shape;
    const Exact low = std::min(number, asked.upTo.value_or(number)) - asked.margin;
    const Exact high = std::max(number, asked.upTo.value_or(number)) + asked.margin;
    if (asked.credit == Exact(1) && !canBeWritten(low, high, item_.writtenAs))
      add(Severity::error, "form", at,
          "The key " + number.toText() +
              " can't be written as the item asks. Add a `tolerance`, or forbid it with `only`.");
    if (point && shape == Shape::mixed && number.abs() < Exact(1) && number.sign() != 0)
      add(Severity::error, "form", at,
          "The key " + number.toText() +
              " is below 1, so it is no mixed number. Forbid it with `only`, or ask for lowest-terms.");
  }

  void lookAtNumber(const Exact& number, const AskedAccept& asked, const Accept& authored) {
    const Spot at = authored.key.spot();
    lookAtForm(number, asked, at);
    if (!isTypable(number) || (asked.upTo && !isTypable(*asked.upTo)))
      add(Severity::error, "key", at, "The key has more than 30 digits, so nobody will type it. Use smaller numbers.");
    if (asked.upTo && *asked.upTo < number)
      add(Severity::error, "range", at,
          "The range goes from " + number.toText() + " down to " + asked.upTo->toText() +
              ". Write the smaller one as key.");
    const Spot marginAt = authored.tolerance.amount.spot();
    if (asked.margin.sign() < 0)
      add(Severity::error, "margin", marginAt, "A tolerance can't be below zero. Write how far an answer may be off.");
    if (authored.tolerance.kind == Tolerance::Kind::percent && number.sign() == 0)
      add(Severity::warning, "margin", marginAt,
          "A percentage of the key 0 is 0, so only 0 itself is right. Write the tolerance as a number.");
  }

  void lookAtList(const std::vector<Exact>& list, Spot at) {
    if (list.empty())
      add(Severity::error, "key", at, "The key is an empty list here, so nobody can type it. Forbid this with `only`.");
    if (list.size() > kMostTypedNumbers || !std::all_of(list.begin(), list.end(), isTypable))
      add(Severity::error, "key", at,
          "The key has more than 200 numbers, or one of more than 30 digits. Nobody will type it; use smaller "
          "numbers.");
  }

  void add(Severity severity, std::string kind, Spot at, std::string message) {
    flaws_.push_back({severity, std::move(kind), at, std::move(message)});
  }

  const Question& question_;
  const Item& item_;
  std::vector<Flaw>& flaws_;
};

}  // namespace

void addTypedFlaws(const Question& question, std::vector<Flaw>& flaws) {
  Typed(question, flaws).run();
  addTextFlaws(question, flaws);
}

}  // namespace cz::pack
