#include "core/pack/practice.h"

#include <algorithm>
#include <map>

namespace cz::pack {
namespace {

constexpr std::uint64_t kCounted = 1024;
constexpr std::uint64_t kPart = 4;  ///< one draw in so many is kept back

/// Values spelled so that different ones never look the same.
struct Spell {
  std::string operator()(const Exact& number) const { return "n" + number.toText(); }
  std::string operator()(const std::string& text) const { return "t" + text; }
  std::string operator()(bool truth) const { return truth ? "b1" : "b0"; }
  std::string operator()(const std::vector<Exact>& list) const {
    std::string out = "l";
    for (const Exact& number : list) out += number.toText() + ",";
    return out;
  }
};

std::string spelledOut(const Draw& values) {
  std::string out;
  for (const auto& [name, value] : values) {
    const std::string spelled = std::visit(Spell(), value);
    out.append(name).append("=").append(std::to_string(spelled.size())).append(":").append(spelled);
  }
  return out;
}

/// FNV-1a of 64 bits, stirred at the end so that its upper bits are even, too. Nothing secret hangs on it.
std::uint64_t lotOf(const std::string& item, const std::string& values) {
  std::uint64_t hash = 14695981039346656037u;
  const auto add = [&hash](char c) { hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u; };
  for (const char c : item) add(c);
  add('\0');
  for (const char c : values) add(c);
  hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9u;
  hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EBu;
  return hash ^ (hash >> 31);
}

bool offersPractice(const Check& check, const ItemId& sibling) {
  const Item* item = check.findItem(sibling);
  return check.practice && item != nullptr && PracticeDraws(*item).any();
}

}  // namespace

PracticeDraws::PracticeDraws(const Item& item) : id_(item.id.text), uncounted_(rawDraws(item) > kCounted) {
  if (uncounted_) return;
  std::map<std::pair<std::uint64_t, std::string>, int> byLot;
  for (std::uint64_t raw = 0; raw < rawDraws(item); ++raw) {
    const auto values = drawAt(item, raw);
    if (!values || !*values) continue;  // a formula that fails is told where it is drawn
    std::string spelled = spelledOut(**values);
    const std::uint64_t lot = lotOf(id_, spelled);
    byLot.emplace(std::pair(lot, std::move(spelled)), 0);
  }
  std::size_t left = byLot.size() / kPart;
  for (auto next = byLot.begin(); left > 0; ++next, --left) kept_.insert(next->first.second);
}

bool PracticeDraws::keep(const Draw& values) const {
  const std::string spelled = spelledOut(values);
  return uncounted_ ? lotOf(id_, spelled) % kPart == 0 : kept_.contains(spelled);
}

Check practiceCheck(const Check& check) {
  Check own = check;
  for (Slot& slot : own.slots) {
    std::erase_if(slot.siblings, [&](const ItemId& sibling) { return !offersPractice(check, sibling); });
    slot.siblings.insert(slot.siblings.begin(), slot.practice.begin(), slot.practice.end());
  }
  return own;
}

std::vector<SlotId> slotsWithoutPractice(const Check& check) {
  std::vector<SlotId> without;
  for (const Slot& slot : practiceCheck(check).slots)
    if (static_cast<int>(slot.siblings.size()) < slot.count) without.push_back(slot.id);
  return without;
}

bool isSibling(const Check& check, const ItemId& item) {
  return std::any_of(check.slots.begin(), check.slots.end(), [&](const Slot& slot) {
    return std::find(slot.siblings.begin(), slot.siblings.end(), item) != slot.siblings.end();
  });
}

}  // namespace cz::pack
