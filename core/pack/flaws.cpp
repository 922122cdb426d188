#include "core/pack/flaws.h"

#include <algorithm>

#include "core/pack/formula_amount.h"
#include "core/pack/formula_look.h"
#include "core/pack/gap_text.h"
#include "core/pack/look_alike.h"
#include "core/pack/maths_check.h"

namespace cz::pack {
namespace {

std::string percentOf(const Exact& share) {
  const Exact percent = share * Exact(100);
  return percent.toDecimal().value_or(percent.toCutDecimal(2)) + " %";
}

/// One text among others on the screen.
struct Shown {
  std::string_view text;
  std::string look;  ///< for comparing: with one name for one picture, and formulas as they are set
  std::optional<Amount> amount;
  bool key;
  Spot at;
};

/// May two choices have the same value as long as they look different? Only where it can't make an answer unfair.
bool mayShareValue(const Item& item, const Shown& a, const Shown& b) {
  return item.equalValues || item.type == ItemType::sort || (item.type == ItemType::choices && a.key == b.key);
}

class Looking {
 public:
  Looking(const Question& question, NumberStyle style, const SamePictures& pictures, std::vector<Flaw>& flaws)
      : question_(question), item_(*question.item), style_(style), pictures_(pictures), flaws_(flaws) {}

  void run(bool isGap) {
    if (!isGap && lookOf(question_.stem).empty())
      add(Severity::error, "blank", item_.stem.spot(), "The stem is empty here.");
    lookForMaths();
    const bool categories = item_.type == ItemType::sort;
    const bool places = item_.type == ItemType::hotspot;
    lookAt(options(), categories ? "Two categories" : places ? "Two places" : "Two choices", !categories && !places);
    lookAt(cards(), "Two cards", false);
    if (item_.shuffle && (item_.type == ItemType::choice || item_.type == ItemType::choices)) lookForPointers();
  }

 private:
  /// Only what the values bring: the text itself was looked at when it was read.
  void lookForMaths() {
    const auto look = [&](const std::string& text, Spot at) {
      if (const auto fault = mathsFault(text)) add(Severity::error, "maths", at, fault->message);
    };
    look(question_.stem, item_.stem.spot());
    for (std::size_t i = 0; i < question_.options.size(); ++i)
      look(question_.options[i].text, item_.options[i].text.spot());
    for (std::size_t i = 0; i < question_.cards.size(); ++i) look(question_.cards[i].text, item_.cards[i].text.spot());
  }

  std::vector<Shown> options() const {
    std::vector<Shown> all;
    for (std::size_t i = 0; i < question_.options.size(); ++i)
      all.push_back(shownOf(question_.options[i].text, question_.options[i].key, item_.options[i].text.spot()));
    return all;
  }

  std::vector<Shown> cards() const {
    std::vector<Shown> all;
    for (std::size_t i = 0; i < question_.cards.size(); ++i)
      all.push_back(shownOf(question_.cards[i].text, false, item_.cards[i].text.spot()));
    return all;
  }

  Shown shownOf(const std::string& text, bool key, Spot at) const {
    Shown shown{text, lookOf(withSetFormulas(pictures_.named(text))), std::nullopt, key, at};
    shown.amount = amountOf(lookOf(withPlainAmounts(text)), style_);
    return shown;
  }

  void lookAt(const std::vector<Shown>& all, const std::string& what, bool byValue) {
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (all[i].look.empty()) add(Severity::error, "blank", all[i].at, "A text is empty here. Write something there.");
      for (std::size_t j = 0; j < i; ++j) compare(all[j], all[i], what, byValue);
    }
  }

  void compare(const Shown& a, const Shown& b, const std::string& what, bool byValue) {
    if (a.look == b.look) {
      const std::string one = lookOf(a.text);
      const std::string other = lookOf(b.text);
      const bool pictures = pictures_.named(a.text) != a.text || pictures_.named(b.text) != b.text;
      const std::string same = one == other
                                   ? " look the same: \"" + one + "\"."
                                   : std::string(pictures ? " show the same picture: \"" : " look the same: \"") + one +
                                         "\" and \"" + other + "\".";
      add(Severity::error, "twins", b.at, what + same + " Change one, or forbid these numbers with `only`.");
    } else if (byValue && a.amount && b.amount && isSameAmount(*a.amount, *b.amount) && !mayShareValue(item_, a, b)) {
      add(Severity::error, "twins", b.at,
          what + " have the same value: \"" + lookOf(a.text) + "\" and \"" + lookOf(b.text) +
              "\". Change one, forbid these numbers with `only`, or write equal_values = true if the item asks how a "
              "number is written.");
    }
  }

  void lookForPointers() {
    for (std::size_t i = 0; i < question_.options.size(); ++i) {
      const AskedOption& option = question_.options[i];
      if (option.pinned || !pointsAtOthers(option.text)) continue;
      add(Severity::warning, "pin", item_.options[i].text.spot(),
          "\"" + option.text + "\" speaks about the other choices, but choices are shuffled. Write { text = \"" +
              option.text + "\", pin = true } so that it keeps its place.");
    }
  }

  void add(Severity severity, std::string kind, Spot at, std::string message) {
    flaws_.push_back({severity, std::move(kind), at, std::move(message)});
  }

  const Question& question_;
  const Item& item_;
  NumberStyle style_;
  const SamePictures& pictures_;
  std::vector<Flaw>& flaws_;
};

/// Numbers put into a stem may bring marks of their own, or break one.
void addMarkFlaws(const Question& question, std::vector<Flaw>& flaws) {
  if (question.item->type != ItemType::gaps) return;
  std::vector<ItemId> marks;
  for (const GapPiece& piece : gapPieces(question.stem))
    if (!piece.gap.empty()) marks.push_back(piece.gap);
  const auto same = [](const ItemId& mark, const Item& gap) { return mark == gap.id; };
  const auto& gaps = question.item->gaps;
  if (!std::equal(marks.begin(), marks.end(), gaps.begin(), gaps.end(), same))
    flaws.push_back({Severity::error, "marks", question.item->stem.spot(),
                     "The marks of the stem are not the gaps of the item here. Keep [[…]] out of what is put in."});
}

void noteWeights(const Item& item, const Notes& notes, Spot spot) {
  Exact positive = 0;
  Exact all = 0;
  for (const Option& option : item.options) {
    all += option.credit;
    if (option.credit.sign() > 0) positive += option.credit;
  }
  if (positive != Exact(1))
    notes.warning(spot, "The credits above zero add up to " + percentOf(positive) + ", not to 100 %. Correct them.");
  if (all.sign() > 0)
    notes.warning(spot, "Ticking everything pays " + percentOf(all) +
                            ". Give the wrong choices credits below zero that take it back.");
}

void noteTicks(const Item& item, const Notes& notes, Spot spot) {
  const auto keys = std::count_if(item.options.begin(), item.options.end(), [](const Option& one) { return one.key; });
  const auto wrong = static_cast<std::int64_t>(item.options.size()) - keys;
  if (keys <= wrong) return;
  const Exact share = must(Exact::ratio(keys - wrong, keys));
  notes.warning(spot, "Ticking everything pays " + percentOf(share) +
                          ". Have at least as many distractors as keys, or write credit = \"all-or-nothing\".");
}

}  // namespace

std::vector<Flaw> flawsOf(const Question& question, NumberStyle style, const SamePictures& pictures) {
  std::vector<Flaw> flaws;
  const auto look = [&](const Question& one, bool isGap) {
    Looking(one, style, pictures, flaws).run(isGap);
    addTypedFlaws(one, flaws);
  };
  look(question, false);
  for (const Question& gap : question.gaps) look(gap, true);
  addMarkFlaws(question, flaws);
  return flaws;
}

void noteCredits(const Item& item, const Notes& notes) {
  const Spot spot{item.where.line, item.where.column};
  if (item.type != ItemType::choices) return;
  if (item.credit == Credit::weights) noteWeights(item, notes, spot);
  if (item.credit == Credit::rightMinusWrong) noteTicks(item, notes, spot);
}

}  // namespace cz::pack
