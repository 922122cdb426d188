// Steps in their order.

#include <algorithm>
#include <numeric>

#include "core/base/text.h"
#include "core/interop/qti/draft.h"

namespace cz::interop::qti {
namespace {

constexpr std::size_t kMostListed = 6;  ///< steps of which every order is tried: 720 orders

using Row = std::vector<std::size_t>;  ///< places in the file's list of choices

Value valueOf(const Interaction& main, const Row& row) {
  Value value;
  value.shape = Value::Shape::ordered;
  for (const std::size_t n : row) value.atoms.push_back(textAtom(main.choices[n].id));
  return value;
}

/// The key as declared; without one, the order that earns most.
Row keyOf(const Draft& draft) {
  const auto& main = draft.main();
  Row key;
  for (const auto& atom : main.correct.atoms)
    for (std::size_t n = 0; n < main.choices.size(); ++n)
      if (main.choices[n].id == atom.text) key.push_back(n);
  if (!key.empty() || main.choices.size() > kMostListed) return key;
  Row row(main.choices.size());
  std::iota(row.begin(), row.end(), std::size_t{0});
  Exact most = 0;
  do {
    const auto points = draft.pointsOf(valueOf(main, row));
    if (!points || *points <= most) continue;
    most = *points;
    key = row;
  } while (std::next_permutation(row.begin(), row.end()));
  return key;
}

/// `row` in our ids: the key is c1, c2 …, then what belongs nowhere.
scoring::Picked ours(const Row& row, const Row& authored) {
  scoring::Picked picked;
  for (const std::size_t n : row) {
    const auto at = std::find(authored.begin(), authored.end(), n) - authored.begin();
    picked.push_back(ChoiceId("c" + std::to_string(at + 1)));
  }
  return picked;
}

/// Every order of few steps; else the key, its exchanges of two, and backwards.
std::vector<Row> rowsFor(const Row& key) {
  std::vector<Row> rows;
  Row row = key;
  if (key.size() <= kMostListed) {
    std::sort(row.begin(), row.end());
    do rows.push_back(row);
    while (std::next_permutation(row.begin(), row.end()));
    return rows;
  }
  rows.push_back(key);
  for (std::size_t a = 0; a < key.size(); ++a)
    for (std::size_t b = a + 1; b < key.size(); ++b) {
      row = key;
      std::swap(row[a], row[b]);
      rows.push_back(row);
    }
  rows.emplace_back(key.rbegin(), key.rend());
  return rows;
}

void addProbes(Draft& draft, const Row& key, const Row& authored) {
  for (const auto& row : rowsFor(key)) draft.probe(valueOf(draft.main(), row), ours(row, authored));
  for (std::size_t extra = key.size(); extra < authored.size(); ++extra) {
    Row row = key;
    row.back() = authored[extra];
    draft.probe(valueOf(draft.main(), row), ours(row, authored));
  }
}

ImportedItem with(ImportedItem item, const std::string& credit) {
  item.credit = credit;
  return item;
}

}  // namespace

void draftOrder(Draft& draft) {
  const auto& main = draft.main();
  draft.item.kind = ImportedItem::Kind::order;
  const Row key = keyOf(draft);
  if (key.size() < 2 || std::set<std::size_t>(key.begin(), key.end()).size() != key.size()) {
    draft.why = "Nothing in it says which order is right.";
    return;
  }
  Row authored = key;
  for (std::size_t n = 0; n < main.choices.size(); ++n)
    if (std::find(key.begin(), key.end(), n) == key.end()) authored.push_back(n);
  std::set<std::string> texts;
  for (std::size_t at = 0; at < authored.size(); ++at) {
    const std::string text = draft.shownPart(main.choices[authored[at]].html);
    if (text.empty()) draft.why = "One of its steps is nothing but a picture or empty. Write it in words.";
    if (!texts.insert(tidySpaces(text)).second && !text.empty()) draft.why = "Two of its steps are the same.";
    (at < key.size() ? draft.item.steps : draft.item.extra).push_back(text);
  }
  addProbes(draft, key, authored);
  draft.measure();
  draft.settle({with(draft.item, ""), with(draft.item, "by-position"), with(draft.item, "longest-run")});
}

}  // namespace cz::interop::qti
