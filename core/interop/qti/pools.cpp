#include "core/interop/qti/pools.h"

#include <algorithm>

#include "core/interop/item_toml.h"
#include "core/interop/qti/value.h"

namespace cz::interop::qti {
namespace {

std::size_t countIn(const std::string& text) {
  const auto number = numberOf(text);
  const auto whole = number ? number->toInt() : std::nullopt;
  return whole && *whole > 0 && *whole < 10'000 ? static_cast<std::size_t>(*whole) : 0;
}

/// Why these can't stand for one another in one slot; empty when they can.
std::string whyNotSiblings(const std::vector<std::size_t>& items, const Imported& into) {
  for (const std::size_t n : items) {
    const ImportedItem& first = into.items[items.front()];
    const ImportedItem& one = into.items[n];
    if (one.parts != 1 || !one.family.empty()) return "one of them is several items here";
    if (one.points != first.points) return "they are not worth the same";
    if (isMarked(one) != isMarked(first) || one.rubric != first.rubric) return "they are not marked by the same rubric";
    if (one.group != first.group) return "they are not in the same check";
    if (!one.pool.empty()) return "one of them is drawn twice";
  }
  return "";
}

}  // namespace

void makePool(const Draw& draw, const std::vector<std::size_t>& items, Imported& into) {
  if (draw.drawn == 0 || (draw.drawn >= draw.of && draw.whyNot.empty()) || items.empty()) return;
  const std::string why = draw.whyNot.empty() ? whyNotSiblings(items, into) : draw.whyNot;
  if (!why.empty()) {
    into.notes.push_back({draw.source, draw.name, draw.line,
                          std::string(kInWithout) + "its draw of " + std::to_string(draw.drawn) +
                              " for each student, because " + why + ". Write slots for its questions in the check."});
    return;
  }
  for (const std::size_t n : items) {
    into.items[n].pool = draw.source + "#" + std::to_string(draw.line) + "#" + draw.name;
    into.items[n].drawn = draw.drawn;
  }
}

Draw drawOf12(const Element& section, const std::string& source) {
  Draw draw{source, section.attribute("title", section.attribute("ident")), section.line, 0, 0, ""};
  const auto* ordering = section.child("selection_ordering");
  if (ordering == nullptr) return draw;
  const auto numbers = ordering->all("selection_number");
  for (const auto* number : numbers) draw.drawn += countIn(number->text());
  draw.of = section.childrenCalled("item").size();
  if (numbers.size() > 1) draw.whyNot = "it draws in several ways";
  if (section.child("section") != nullptr) draw.whyNot = "there are sections among what it draws from";
  return draw;
}

std::optional<Exact> pointsPerItem(const Element& section) {
  const auto* ordering = section.child("selection_ordering");
  const auto* points = ordering == nullptr ? nullptr : ordering->first("points_per_item");
  return points == nullptr ? std::nullopt : numberOf(points->text());
}

}  // namespace cz::interop::qti
