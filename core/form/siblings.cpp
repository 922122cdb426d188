#include "core/form/siblings.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "core/form/dice.h"

namespace cz::form {
namespace {

constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

/// An item that may come on the form. Lower ranks are drawn first.
struct Candidate {
  const pack::Item* item = nullptr;
  int wornOut = 0;   ///< 1 when it was seen with all of its numbers
  int lastSeen = 0;  ///< 0 = never
  std::uint64_t lot = 0;
  std::vector<std::size_t> fits;  ///< the places whose slot lists it, in authored order

  auto rank() const { return std::tie(wornOut, lastSeen, lot, item->id); }
};

bool lists(const pack::Slot& slot, const ItemId& item) {
  return std::find(slot.siblings.begin(), slot.siblings.end(), item) != slot.siblings.end();
}

Error slotError(const pack::Slot& slot, const std::string& what) {
  return {Fault::input, "The slot " + slot.id.text + " " + what,
          slot.where.file + ":" + std::to_string(slot.where.line)};
}

Result<int> wornOut(const pack::Item& item, const Seed& seed, const History& history, const AllowedOf& allowedOf) {
  if (history.lastSeen(item.id) == 0) return 0;
  auto dice = streamFor(seed, "worn out", item.id.text);
  CZ_TRY(numbers, drawNumbers(item, history.numbersOf(item.id), dice, allowedOf(item)));
  return numbers.fresh ? 0 : 1;
}

/// Every sibling of every slot once, best rank first.
Result<std::vector<Candidate>> candidatesOf(const pack::Check& check, const std::vector<Blank>& blanks,
                                            const Seed& seed, const History& history, const AllowedOf& allowedOf) {
  std::map<ItemId, Candidate> byId;
  for (std::size_t place = 0; place < blanks.size(); ++place) {
    for (const auto& id : blanks[place].slot->siblings) {
      Candidate& candidate = byId[id];
      candidate.fits.push_back(place);
      if (candidate.item != nullptr) continue;
      candidate.item = check.findItem(id);
      if (candidate.item == nullptr)
        return slotError(*blanks[place].slot, "lists the item " + id.text + ", which the check does not have.");
      candidate.lastSeen = history.lastSeen(id);
      candidate.lot = lotOf(seed, id);
      CZ_TRY(worn, wornOut(*candidate.item, seed, history, allowedOf));
      candidate.wornOut = worn;
    }
  }
  std::vector<Candidate> candidates;
  candidates.reserve(byId.size());
  for (auto& [id, candidate] : byId) candidates.push_back(std::move(candidate));
  std::sort(candidates.begin(), candidates.end(),
            [](const Candidate& a, const Candidate& b) { return a.rank() < b.rank(); });
  return candidates;
}

/// A matching of items to places. An item once placed may move to another place, but never leaves the form, so
/// placing in the order of rank gives the best set of items that can stand on one form together.
class Seating {
 public:
  Seating(const std::vector<Candidate>& candidates, std::size_t places)
      : candidates_(candidates), holder_(places, kNowhere) {}

  void seatAll() {
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      std::vector<bool> tried(holder_.size(), false);
      seat(i, tried);
    }
  }

  const pack::Item* at(std::size_t place) const {
    return holder_[place] == kNowhere ? nullptr : candidates_[holder_[place]].item;
  }

 private:
  bool seat(std::size_t candidate, std::vector<bool>& tried) {
    for (const std::size_t place : candidates_[candidate].fits) {
      if (tried[place]) continue;
      tried[place] = true;
      const std::size_t holder = holder_[place];
      if (holder != kNowhere && !seat(holder, tried)) continue;
      holder_[place] = candidate;
      return true;
    }
    return false;
  }

  const std::vector<Candidate>& candidates_;
  std::vector<std::size_t> holder_;
};

/// For a place that no unused item was left for: the best sibling that its own slot has not used yet.
const pack::Item* secondUse(const std::vector<Candidate>& candidates, const std::vector<Blank>& blanks,
                            const std::vector<const pack::Item*>& chosen, std::size_t place) {
  for (const auto& candidate : candidates) {
    bool taken = !lists(*blanks[place].slot, candidate.item->id);
    for (std::size_t other = 0; other < blanks.size(); ++other)
      taken = taken || (blanks[other].slot == blanks[place].slot && chosen[other] == candidate.item);
    if (!taken) return candidate.item;
  }
  return nullptr;
}

}  // namespace

std::vector<Blank> blanksOf(const pack::Check& check) {
  std::vector<Blank> blanks;
  for (const auto& slot : check.slots) {
    for (int i = 1; i <= slot.count; ++i) {
      const std::string id = slot.count > 1 ? slot.id.text + "." + std::to_string(i) : slot.id.text;
      blanks.push_back({SlotId(id), &slot});
    }
  }
  return blanks;
}

Result<std::vector<const pack::Item*>> chooseSiblings(const pack::Check& check, const std::vector<Blank>& blanks,
                                                      const Seed& seed, const History& history,
                                                      const AllowedOf& allowedOf) {
  CZ_TRY(candidates, candidatesOf(check, blanks, seed, history, allowedOf));
  Seating seating(candidates, blanks.size());
  seating.seatAll();
  std::vector<const pack::Item*> chosen;
  for (std::size_t place = 0; place < blanks.size(); ++place) chosen.push_back(seating.at(place));
  for (std::size_t place = 0; place < blanks.size(); ++place) {
    if (chosen[place] == nullptr) chosen[place] = secondUse(candidates, blanks, chosen, place);
    if (chosen[place] == nullptr)
      return slotError(*blanks[place].slot, "has too few siblings. List at least one for each of its places.");
  }
  return chosen;
}

}  // namespace cz::form
