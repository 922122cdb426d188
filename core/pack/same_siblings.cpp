#include "core/pack/same_siblings.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "core/base/text.h"
#include "core/maths/plain_text.h"
#include "core/pack/draw_walk.h"
#include "core/pack/item_index.h"
#include "core/pack/look_alike.h"
#include "core/pack/notes.h"
#include "core/pack/practice.h"

namespace cz::pack {
namespace {

class Seen {
 public:
  explicit Seen(const SamePictures& pictures) : pictures_(pictures) {}

  /// Everything that a student sees of it.
  std::string by(const Question& question) const {
    const Item& item = *question.item;
    std::vector<std::string> parts = {std::to_string(static_cast<int>(item.type)),
                                      seen(question.stem),
                                      item.unit,
                                      pictures_.nameOf(item.hotspot.path),
                                      item.rubric.id.text,
                                      std::to_string(static_cast<int>(item.writtenAs.shape)),
                                      std::to_string(item.writtenAs.count),
                                      std::to_string(static_cast<int>(item.inSequence)),
                                      std::to_string(static_cast<int>(item.paper))};
    addTexts(question.options, parts);
    addTexts(question.cards, parts);
    for (const Question& gap : question.gaps) parts.push_back(by(gap));
    return join(parts, "\n");
  }

 private:
  /// As it looks, without bold and without the difference of one blank and two.
  std::string seen(const std::string& text) const { return lookOf(plainText(pictures_.named(text))); }

  template <class Part>
  void addTexts(const std::vector<Part>& parts, std::vector<std::string>& texts) const {
    const auto first = static_cast<std::ptrdiff_t>(texts.size());
    for (const auto& part : parts) texts.push_back(seen(part.text));
    std::sort(texts.begin() + first, texts.end());  // they are mixed on the screen
  }

  const SamePictures& pictures_;
};

Notes notesOf(const Item& item, std::vector<Problem>& problems) {
  return Notes(problems, item.where.file).forItem(item.id);
}

Spot spotOf(const Item& item) { return {item.where.line, item.where.column}; }

/// Where an item that is known stands.
struct Known {
  const Item* item = nullptr;
  const Slot* slot = nullptr;
  bool kept = false;  ///< this draw of it is kept back for practice
};

std::string sentence(const Known& first, const Slot& slot, bool practice) {
  const std::string& id = first.item->id.text;
  if (practice)
    return "It is for practice, and asks the same as " + id + ", which is on real forms. Change its words or numbers.";
  if (first.slot == &slot)
    return "It asks the same as its sibling " + id +
           ", so another try may bring the same question. Change its words or numbers.";
  return "It asks the same as " + id + " of slot " + first.slot->id.text +
         ", so one form may ask it twice. Change its words or numbers.";
}

/// One of two siblings asks it on practice forms, the other one on real forms.
std::string couldEqual(const Known& other) {
  return "It asks the same as " + other.item->id.text +
         ", and of the two one may come on a practice form and the other on a real one. Give siblings numbers of their "
         "own.";
}

}  // namespace

void ShownDraws::add(const Check& check, const Question& question, const Draw& draw, std::vector<Problem>& problems) {
  const Item& item = *question.item;
  auto& all = byItem_[item.id];
  if (all.size() >= kMostCompared) return;
  all.emplace_back(Seen(pictures_).by(question), draw);
  const auto [first, fresh] = known_[item.id].emplace(all.back().first, draw);
  if (fresh || first->second == draw) return;
  std::string like = drawInWords(item, first->second);  // "With n = 1: "
  if (like.size() > 2) like.resize(like.size() - 2);
  if (!like.empty() && like[0] == 'W') like[0] = 'w';
  const std::string message =
      drawInWords(item, draw) + "It looks the same as " + like + ". Take out the parameter that changes nothing.";
  const Notes notes = notesOf(item, problems);
  const bool told = std::any_of(problems.begin(), problems.end(), [&](const Problem& one) {
    return one.item == item.id && one.message.find("It looks the same as ") != std::string::npos;
  });
  if (told) return;
  if (check.practice)
    notes.error(spotOf(item), message + " A practice form could equal a real one.");
  else
    notes.warning(spotOf(item), message);
}

void ShownDraws::compare(const Check& check, std::vector<Problem>& problems) const {
  const ItemIndex items(check);
  std::unordered_map<std::string, Known> known;
  const auto look = [&](const Slot& slot, const ItemId& id, bool practice) {
    const Item* item = items.find(id);
    const auto shown = byItem_.find(id);
    if (item == nullptr || shown == byItem_.end()) return;
    const auto keptBack = check.practice && !practice ? std::optional<PracticeDraws>(*item) : std::nullopt;
    std::string warning;
    for (const auto& [words, draw] : shown->second) {
      const bool kept = keptBack && keptBack->keep(draw);
      const auto before = known.find(words);
      if (before == known.end()) {
        if (!practice) known.emplace(words, Known{item, &slot, kept});
        continue;
      }
      if (before->second.item == item) continue;
      const std::string at = drawInWords(*item, draw);
      const Notes notes = notesOf(*item, problems);
      if (practice) return notes.error(spotOf(*item), at + sentence(before->second, slot, practice));
      if (kept != before->second.kept) return notes.error(spotOf(*item), at + couldEqual(before->second));
      if (warning.empty()) warning = at + sentence(before->second, slot, practice);
    }
    if (!warning.empty()) notesOf(*item, problems).warning(spotOf(*item), warning);
  };
  for (const Slot& slot : check.slots)
    for (const ItemId& id : slot.siblings) look(slot, id, false);
  for (const Slot& slot : check.slots)
    for (const ItemId& id : slot.practice) look(slot, id, true);
}

}  // namespace cz::pack
