#include "core/pack/same_siblings.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "core/base/text.h"
#include "core/pack/draw_walk.h"
#include "core/pack/gap_text.h"
#include "core/pack/item_index.h"
#include "core/pack/notes.h"
#include "core/pack/question.h"

namespace cz::pack {
namespace {

constexpr std::uint64_t kMostCompared = 100;  ///< draws of an item

template <class Part>
void addTexts(const std::vector<Part>& parts, std::vector<std::string>& texts) {
  const auto first = static_cast<std::ptrdiff_t>(texts.size());
  for (const auto& part : parts) texts.push_back(tidySpaces(part.text));
  std::sort(texts.begin() + first, texts.end());  // they are mixed on the screen
}

/// Everything that a student sees of it.
std::string shownBy(const Question& question) {
  const Item& item = *question.item;
  std::vector<std::string> parts = {std::to_string(static_cast<int>(item.type)),
                                    tidySpaces(question.stem),
                                    item.unit,
                                    item.hotspot.path,
                                    item.rubric.id.text,
                                    std::to_string(static_cast<int>(item.writtenAs.shape)),
                                    std::to_string(item.writtenAs.count),
                                    std::to_string(static_cast<int>(item.inSequence)),
                                    std::to_string(static_cast<int>(item.paper))};
  addTexts(question.options, parts);
  addTexts(question.cards, parts);
  for (const Question& gap : question.gaps) parts.push_back(shownBy(gap));
  return join(parts, "\n");
}

/// What an item shows, and in which draw.
using Shown = std::vector<std::pair<std::string, Draw>>;

Shown shownBy(const Item& item) {
  Shown shown;
  DrawWalk walk(rawDraws(item), kMostCompared);
  for (std::uint64_t i = 0; i < walk.count(); ++i) {
    const auto draw = drawAt(item, walk.next());
    if (!draw || !*draw) continue;
    if (const auto question = ask(item, **draw)) shown.emplace_back(shownBy(*question), **draw);
  }
  return shown;
}

class SlotWalk {
 public:
  SlotWalk(const Check& check, std::vector<Problem>& problems) : items_(check), problems_(problems) {}

  void look(const Slot& slot) {
    std::unordered_map<std::string, const Item*> known;
    for (const ItemId& id : slot.siblings) compare(id, known, false);
    for (const ItemId& id : slot.practice) compare(id, known, true);
  }

 private:
  /// Only what is on real forms becomes known.
  void compare(const ItemId& id, std::unordered_map<std::string, const Item*>& known, bool practice) {
    const Item* item = items_.find(id);
    if (item == nullptr) return;
    for (const auto& [words, draw] : shownOf(*item)) {
      const auto before = known.find(words);
      if (before == known.end()) {
        if (!practice) known.emplace(words, item);
      } else if (before->second != item) {
        return practice ? refuse(*item, *before->second, draw) : warn(*item, *before->second, draw);
      }
    }
  }

  const Shown& shownOf(const Item& item) {
    const auto [at, fresh] = shown_.try_emplace(item.id);
    if (fresh) at->second = shownBy(item);
    return at->second;
  }

  void warn(const Item& item, const Item& sibling, const Draw& draw) {
    notesOf(item).warning({item.where.line, item.where.column},
                          drawInWords(item, draw) + "It asks the same as its sibling " + sibling.id.text +
                              ", so another try may bring the same question. Change its words or numbers.");
  }

  void refuse(const Item& item, const Item& sibling, const Draw& draw) {
    notesOf(item).error({item.where.line, item.where.column},
                        drawInWords(item, draw) + "It is for practice, and asks the same as " + sibling.id.text +
                            ", which is on real forms. Change its words or numbers.");
  }

  Notes notesOf(const Item& item) { return Notes(problems_, item.where.file).forItem(item.id); }

  ItemIndex items_;
  std::vector<Problem>& problems_;
  std::map<ItemId, Shown> shown_;
};

}  // namespace

void noteSameSiblings(const Check& check, std::vector<Problem>& problems) {
  SlotWalk walk(check, problems);
  for (const Slot& slot : check.slots)
    if (slot.siblings.size() + slot.practice.size() > 1) walk.look(slot);
}

}  // namespace cz::pack
