// How parts of an item are paid: the weights of its parts, whole sets of ticks, bands over the share of the parts.

#include <algorithm>

#include "core/base/text.h"
#include "core/pack/near.h"
#include "core/pack/read_item.h"

namespace cz::pack {
namespace {

constexpr std::int64_t kMostWeight = 1'000'000;  ///< above and below the bar

/// Above 0 to 1; 1 when it isn't said.
Exact creditOf(Fields& own) {
  const auto credit = own.share("credit");
  if (!credit || (credit->sign() > 0 && *credit <= Exact(1))) return credit.value_or(Exact(1));
  own.notes().error(own.spotOf("credit"), "This credit goes from above 0 to 1, for example \"1/2\".");
  return 1;
}

class Sets {
 public:
  Sets(const Notes& notes, Item& item) : notes_(notes), item_(item) {}

  void add(const Node& node) {
    Fields own(node, notes_, "a set of ticks");
    const std::size_t before = notes_.errors();
    TickSet set;
    set.credit = creditOf(own);
    for (const Node* id : own.texts("ticks")) addTick(*id, set);
    own.finish();
    std::sort(set.ticks.begin(), set.ticks.end());
    if (set.ticks.empty() && notes_.errors() == before)
      notes_.error(node.spot, "A set names at least one choice. Write ticks = [\"c1\", \"c3\"].");
    if (!set.ticks.empty() &&
        std::any_of(item_.sets.begin(), item_.sets.end(), [&](const TickSet& one) { return one.ticks == set.ticks; }))
      notes_.error(node.spot, "This set of ticks is here twice. Leave one out.");
    item_.sets.push_back(std::move(set));
  }

 private:
  void addTick(const Node& node, TickSet& set) const {
    std::vector<std::string> known;
    for (const Option& option : item_.options) known.push_back(option.id.text);
    if (std::find(known.begin(), known.end(), node.text) == known.end()) {
      std::string advice = didYouMean(node.text, known);
      if (advice.empty()) advice = " Choices without an id of their own are c1, c2 … in the order of `choices`.";
      notes_.error(node.spot, "There is no choice \"" + node.text.substr(0, 80) + "\"." + advice);
    } else if (std::find(set.ticks.begin(), set.ticks.end(), ChoiceId(node.text)) != set.ticks.end()) {
      notes_.error(node.spot, "\"" + node.text + "\" is twice in this set. Leave one out.");
    } else {
      set.ticks.emplace_back(node.text);
    }
  }

  const Notes& notes_;
  Item& item_;
};

void readBand(const Node& table, const Notes& notes, Item& item) {
  const std::size_t before = notes.errors();
  Fields own(table, notes, "a band");
  const auto from = own.share("from");
  const Band band{from.value_or(Exact(1)), creditOf(own)};
  own.finish();
  if (!from && !own.has("from"))
    notes.error(table.spot, "A band says from which share of the parts on it counts. Add `from`.");
  if (band.from.sign() <= 0 || band.from > Exact(1))
    notes.error(own.spotOf("from"), "`from` is a share of the parts: above 0 to 1, for example \"60 %\".");
  if (notes.errors() > before) return;
  if (!item.bands.empty() && (band.from <= item.bands.back().from || band.credit <= item.bands.back().credit))
    notes.error(table.spot, "Bands go upwards: each begins later and earns more than the one before.");
  item.bands.push_back(band);
}

/// The first set that earns everything tells which choices are the keys.
void settleKeys(const Fields& fields, Item& item) {
  const auto whole =
      std::find_if(item.sets.begin(), item.sets.end(), [](const TickSet& one) { return one.credit == Exact(1); });
  if (whole == item.sets.end()) {
    fields.notes().error(fields.spotOf("sets"), "No set of ticks earns all the points. Leave `credit` out of one.");
    return;
  }
  for (Option& option : item.options)
    option.key = std::find(whole->ticks.begin(), whole->ticks.end(), option.id) != whole->ticks.end();
}

}  // namespace

Exact readWeight(Fields& own) {
  const auto weight = own.exact("weight");
  if (!weight) return 1;
  const Exact most = kMostWeight;
  const bool fits = weight->sign() > 0 && *weight <= most && *weight * most >= Exact(1);
  if (!fits)
    own.notes().error(own.spotOf("weight"), "A weight is above zero and up to a million. Write weight = 2 for " +
                                                own.what() + " that counts twice.");
  return fits ? *weight : Exact(1);
}

void checkWeights(const Fields& fields, const Item& item) {
  if (item.credit == Credit::perPart) return;
  const auto heavy = [](const auto& part) { return part.weight != Exact(1); };
  if (std::any_of(item.cards.begin(), item.cards.end(), heavy) ||
      std::any_of(item.gaps.begin(), item.gaps.end(), heavy))
    fields.notes().error(fields.spotOf("credit"),
                         "A `weight` counts only where parts are paid. Leave it out, or write credit = \"per-part\".");
}

void readSets(Fields& fields, Item& item) {
  if (item.credit != Credit::sets) {
    const Node* sets = item.type == ItemType::choices ? fields.take("sets") : nullptr;
    if (sets != nullptr) fields.notes().error(sets->spot, "`sets` need credit = \"sets\" in the item. Add it.");
    return;
  }
  if (!item.floor) fields.notes().error(fields.spotOf("floor"), "Sets never take points away. Leave `floor` out.");
  if (std::any_of(item.options.begin(), item.options.end(), [](const Option& one) { return one.key; }))
    fields.notes().error(fields.spot(),
                         "With credit = \"sets\" the sets say what is right. List everything under "
                         "`choices`, without keys.");
  const auto tables = fields.tables("sets");
  if (tables.empty())
    fields.notes().error(fields.spotOf("credit"),
                         "With credit = \"sets\" write sets = [{ ticks = [\"c1\", \"c3\"] }].");
  Sets sets(fields.notes(), item);
  const std::size_t before = fields.notes().errors();
  for (const Node* table : tables) sets.add(*table);
  if (!tables.empty() && fields.notes().errors() == before) settleKeys(fields, item);
}

void readBands(Fields& fields, Item& item) {
  const bool byParts = item.type == ItemType::match || item.type == ItemType::sort || item.type == ItemType::gaps ||
                       item.type == ItemType::numberList;
  if (!byParts) return;
  if (item.credit != Credit::perPart) {
    if (const Node* bands = fields.take("bands"))
      fields.notes().error(bands->spot, "`bands` need credit = \"per-part\" in the item. Write it, or leave them out.");
    return;
  }
  const std::size_t before = fields.notes().errors();
  for (const Node* table : fields.tables("bands")) readBand(*table, fields.notes(), item);
  if (!item.bands.empty() && fields.notes().errors() == before && item.bands.back().credit != Exact(1))
    fields.notes().error(fields.spotOf("bands"), "No band earns all the points. Leave `credit` out of the last one.");
}

}  // namespace cz::pack
