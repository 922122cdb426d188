// [item.in.lt]: the words of an item in another language. Everything else is the item's own.

#include <algorithm>

#include "core/base/text.h"
#include "core/pack/gap_text.h"
#include "core/pack/near.h"
#include "core/pack/read_item.h"

namespace cz::pack {
namespace {

bool isLetter(char32_t point) {
  const bool latin = (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z');
  const bool sign = point == 0xD7 || point == 0xF7 || (point >= 0x2000 && point < 0x2E80);
  return latin || (point >= 0xC0 && !sign);
}

/// Whether there is anything to translate: letters outside {expressions}.
bool hasWords(const Template& text) {
  int depth = 0;
  for (const char32_t point : codePoints(text.source())) {
    if (point == '{') ++depth;
    if (point == '}') --depth;
    if (depth == 0 && isLetter(point)) return true;
  }
  return false;
}

std::vector<ItemId> marksOf(const Template& stem) {
  std::vector<ItemId> marks;
  for (const GapPiece& piece : gapPieces(stem.source()))
    if (!piece.gap.empty()) marks.push_back(piece.gap);
  return marks;
}

/// Puts the words of one language into a copy of the item, and remembers what has none.
class TwinReader {
 public:
  TwinReader(const Node& table, const std::string& language, const ItemTexts& texts, const Item& item)
      : own_(table, texts.notes(), "the words in \"" + language + "\""), texts_(texts), item_(item), twin_(item) {
    twin_.language = language;
    twin_.tests.clear();
  }

  /// `listed`: how many of the item's accepted answers stand under `accept`.
  Item read(std::size_t listed) {
    replaceText(twin_.stem, own_.take("stem", Node::Kind::text), "stem");
    replaceText(twin_.says, own_.take("says", Node::Kind::text), "says");
    if (isMarked(item_.type)) replaceSample(own_.take("sample", Node::Kind::text));
    compareStems();
    replaceParts(twin_.options, item_.type == ItemType::hotspot ? "places" : "choices");
    replaceParts(twin_.cards, "cards");
    if (item_.type == ItemType::text) replaceKeys(listed);
    replaceAccepts(listed);
    replaceWrongs();
    replaceGaps();
    own_.finish();
    return std::move(twin_);
  }

  const std::vector<std::string>& missing() const { return missing_; }

 private:
  void replaceText(Template& words, const Node* node, const std::string& name) {
    if (node) {
      words = texts_.shownText(node);
    } else if (hasWords(words)) {
      missing_.push_back(name);
    }
  }

  /// Students never read a sample, and in a language class it is the same in every language: it is not missed.
  void replaceSample(const Node* node) {
    if (node) twin_.sample = texts_.shownText(node);
  }

  /// The same numbers stand in the stem, and the same gaps in the same order: only words differ.
  void compareStems() const {
    const auto names = twin_.stem.names();
    for (const std::string& name : item_.stem.names())
      if (std::find(names.begin(), names.end(), name) == names.end())
        own_.notes().warning(own_.spotOf("stem"), "The stem in \"" + twin_.language + "\" doesn't use {" + name +
                                                      "}, but the item's own does. Is something left out?");
    if (marksOf(item_.stem) != marksOf(twin_.stem))
      own_.notes().error(own_.spotOf("stem"), "The stem in \"" + twin_.language +
                                                  "\" must have the same gaps in the same order as the item's own.");
  }

  /// `choices = { c1 = "…", c2 = { text = "…", says = "…" } }`
  template <class Part>
  void replaceParts(std::vector<Part>& parts, const std::string& key) {
    const Node* table = own_.take(key, Node::Kind::table);
    if (table) checkIds(*table, parts, key);
    for (Part& part : parts) {
      const Pair pair = pairOf(table ? table->find(part.id.text) : nullptr, "text");
      replaceText(part.text, pair.words, part.id.text);
      replaceText(part.says, pair.says, part.id.text + " says");
    }
  }

  template <class Part>
  void checkIds(const Node& table, const std::vector<Part>& parts, const std::string& key) const {
    std::vector<std::string> known;
    for (const Part& part : parts) known.push_back(part.id.text);
    for (std::size_t i = 0; i < table.keys.size(); ++i) {
      if (std::find(known.begin(), known.end(), table.keys[i]) != known.end()) continue;
      own_.notes().error(table.keySpots[i], known.empty() ? "This item has no `" + key + "`. Take the words out."
                                                          : "The item has none of `" + key + "` with the id \"" +
                                                                table.keys[i] + "\". Write " + oneOfThese(known) + ".");
    }
  }

  struct Pair {
    const Node* words = nullptr;
    const Node* says = nullptr;
  };

  /// A text alone, or { text = "…", says = "…" }; `name` is what the first of both is called there.
  Pair pairOf(const Node* node, std::string_view name) const {
    if (!node || node->kind == Node::Kind::text) return {node, nullptr};
    if (node->kind != Node::Kind::table) {
      own_.notes().error(node->spot, wrongKind(name, *node, "a text, or a table with `says`"));
      return {};
    }
    Fields fields(*node, own_.notes(), own_.what());
    const Pair pair{fields.take(name, Node::Kind::text), fields.take("says", Node::Kind::text)};
    fields.finish();
    return pair;
  }

  /// A text is right in its own language: `keys` take the place of the item's `key` and `keys`.
  void replaceKeys(std::size_t listed) {
    const auto given = own_.texts("keys");
    const auto before = static_cast<std::ptrdiff_t>(item_.accepts.size() - listed);
    if (given.empty()) {
      if (before > 0) missing_.emplace_back("keys");
      return;
    }
    twin_.accepts.erase(twin_.accepts.begin(), twin_.accepts.begin() + before);
    std::vector<Accept> keys;
    for (const Node* node : given) {
      Accept accept;
      accept.key = texts_.shownText(node);
      keys.push_back(std::move(accept));
    }
    twin_.accepts.insert(twin_.accepts.begin(), keys.begin(), keys.end());
  }

  /// As many as the item has, in its order.
  const Node* listOf(const std::string& key, std::size_t wanted) {
    const Node* list = own_.take(key, Node::Kind::list);
    if (!list || list->list.size() == wanted) return list;
    own_.notes().error(list->spot, "`" + key + "` must have as many entries as the item has: " +
                                       std::to_string(wanted) + ", in the same order.");
    return nullptr;
  }

  /// A text alone is what is said; with a table comes what is typed, too, where that is a text.
  void replaceTyped(const Node* node, Template& typed, std::string_view typedName, Template& says,
                    const std::string& name) {
    const bool alone = node && node->kind == Node::Kind::text;
    const Pair pair = alone ? Pair{nullptr, node} : pairOf(node, typedName);
    if (pair.words && item_.type == ItemType::text) {
      typed = texts_.shownText(pair.words);
    } else if (pair.words) {
      own_.notes().error(pair.words->spot, "Numbers are the same in every language. Take this out.");
    } else if (item_.type == ItemType::text) {
      missing_.push_back(name + " " + std::string(typedName));
    }
    replaceText(says, pair.says, name);
  }

  void replaceAccepts(std::size_t listed) {
    const Node* list = listOf("accept", listed);
    const std::size_t first = twin_.accepts.size() - listed;
    for (std::size_t i = 0; i < listed; ++i)
      replaceTyped(list ? &list->list[i] : nullptr, twin_.accepts[first + i].key, "key", twin_.accepts[first + i].says,
                   "accept " + std::to_string(i + 1));
  }

  void replaceWrongs() {
    const Node* list = listOf("wrong", twin_.wrongs.size());
    for (std::size_t i = 0; i < twin_.wrongs.size(); ++i)
      replaceTyped(list ? &list->list[i] : nullptr, twin_.wrongs[i].when, "when", twin_.wrongs[i].says,
                   "wrong " + std::to_string(i + 1));
  }

  void replaceGaps();

  Fields own_;
  const ItemTexts& texts_;
  const Item& item_;
  Item twin_;
  std::vector<std::string> missing_;
};

std::size_t entriesOf(const Node* list) { return list && list->kind == Node::Kind::list ? list->list.size() : 0; }

/// `gaps = { kind = { choices = { … } }, word = { keys = ["…"] } }`
void TwinReader::replaceGaps() {
  const Node* table = own_.take("gaps", Node::Kind::table);
  if (table) checkIds(*table, twin_.gaps, "gaps");
  Node nothing;
  nothing.kind = Node::Kind::table;
  for (Item& gap : twin_.gaps) {
    const Node* node = table ? table->find(gap.id.text) : nullptr;
    TwinReader reader(node && node->kind == Node::Kind::table ? *node : nothing, twin_.language, texts_, gap);
    // Of a gap the accepted answers beside the keys keep their words: they are few, and stand with the gap.
    const auto listed =
        static_cast<std::size_t>(std::count_if(gap.accepts.begin(), gap.accepts.end(), [](const Accept& one) {
          return one.credit != Exact(1) || !one.says.empty();
        }));
    Item twin = reader.read(listed);
    for (const std::string& name : reader.missing()) missing_.push_back(gap.id.text + "." + name);
    gap = std::move(twin);
  }
}

}  // namespace

void readTwins(Fields& fields, const Node& item, const ItemTexts& texts, Item& made) {
  const Node* languages = fields.take("in", Node::Kind::table);
  if (!languages) return;
  std::vector<Item> twins;
  for (std::size_t i = 0; i < languages->keys.size(); ++i) {
    const std::string& language = languages->keys[i];
    const Node& table = languages->list[i];
    if (table.kind != Node::Kind::table || language == made.language) {
      fields.notes().error(languages->keySpots[i],
                           language == made.language ? "\"" + language + "\" is the item's own language. Take this out."
                                                     : "Write [item.in." + language + "], and the words below it.");
      continue;
    }
    TwinReader reader(table, language, texts, made);
    twins.push_back(reader.read(entriesOf(item.find("accept"))));
    if (!reader.missing().empty())
      fields.notes().warning(table.spot, "In \"" + language + "\" these words are missing and shown in \"" +
                                             made.language + "\": " + join(reader.missing(), ", ") + ".");
  }
  made.in = std::move(twins);
}

}  // namespace cz::pack
