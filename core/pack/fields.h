#pragma once
// The named values of one TOML table, taken one by one. What nobody took is an unknown name, and said so.

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/pack/notes.h"

namespace cz::pack {

template <class Value, std::size_t N>
using Names = std::array<std::pair<std::string_view, Value>, N>;

class Fields {
 public:
  /// `what` names the table in messages: "the check", "this item". Table and notes must outlive the Fields.
  Fields(const Node& table, const Notes& notes, std::string what);

  /// The value as it is; nothing when it isn't there. From now on the name is known.
  const Node* take(std::string_view key);
  /// Of one kind; another kind is an error and gives nothing.
  const Node* take(std::string_view key, Node::Kind kind);

  /// Whether it is there. Doesn't make the name known.
  bool has(std::string_view key) const { return table_.find(key) != nullptr; }

  /// Empty when it isn't there.
  std::string text(std::string_view key);
  /// Not there or blank is an error.
  std::string neededText(std::string_view key);
  /// A text that names a thing: letters, digits, '-' and '_', at most 64. `needed`: an error when it isn't there.
  std::string id(std::string_view key, bool needed);
  bool flag(std::string_view key, bool otherwise);
  int whole(std::string_view key, int otherwise, int least, int most);
  /// A whole number, or a text like "3/4" or "0.5".
  std::optional<Exact> exact(std::string_view key);
  /// As exact, and also per cent: "80 %" is 4/5.
  std::optional<Exact> share(std::string_view key);
  /// A list of texts, or one text. Empty when it isn't there.
  std::vector<const Node*> texts(std::string_view key);
  /// A list of tables. Empty when it isn't there.
  std::vector<const Node*> tables(std::string_view key);

  /// One word of a fixed set.
  template <class Value, std::size_t N>
  Value oneOf(std::string_view key, const Names<Value, N>& names, Value otherwise) {
    const Node* node = take(key, Node::Kind::text);
    if (!node) return otherwise;
    std::vector<std::string> known;
    for (const auto& [name, value] : names) {
      if (node->text == name) return value;
      known.emplace_back(name);
    }
    unknownWord(key, *node, known);
    return otherwise;
  }

  /// Call last: reports every name that nobody took.
  void finish() const;

  /// Where the table stands.
  Spot spot() const { return table_.spot; }
  /// Where this value stands, else where the table does.
  Spot spotOf(std::string_view key) const;
  const Notes& notes() const { return notes_; }
  const std::string& what() const { return what_; }

 private:
  void unknownWord(std::string_view key, const Node& node, const std::vector<std::string>& known) const;

  const Node& table_;
  const Notes& notes_;
  std::string what_;
  std::vector<std::string> taken_;
};

/// The sentence for a value of the wrong kind: decimals ask for quotes, others name both kinds.
std::string wrongKind(std::string_view key, const Node& node, std::string_view wanted);
/// "80 %", "4/5", "0.8" or a whole number. Nothing when it isn't a number.
std::optional<Exact> shareFrom(const Node& node);
/// Refuses NUL and other control characters (tab and line break are fine).
bool isCleanText(std::string_view text);
bool isId(std::string_view text);

}  // namespace cz::pack
