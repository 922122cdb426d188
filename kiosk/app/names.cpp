// The name screen's pages.

#include <algorithm>
#include <tuple>

#include "core/base/text.h"
#include "kiosk/app/model.h"

namespace cz::app {
namespace {

/// A name beside what it is sorted by: letters without case and marks, then the name itself, then the id.
struct Sorted {
  std::string plain;
  NameView name;
  friend bool operator<(const Sorted& a, const Sorted& b) {
    return std::tie(a.plain, a.name.name, a.name.id) < std::tie(b.plain, b.name.name, b.name.id);
  }
};

std::vector<Sorted> sortedNames(const ZoneView& zone, const ClassId& id) {
  std::vector<Sorted> sorted;
  for (const NameView& name : zone.names)
    if (std::find(name.classes.begin(), name.classes.end(), id) != name.classes.end())
      sorted.push_back({foldCase(stripMarks(name.name), "en"), name});
  std::sort(sorted.begin(), sorted.end());
  return sorted;
}

char32_t firstOf(std::string_view text) {
  const auto points = codePoints(text);
  return points.empty() ? U' ' : points.front();
}

/// How many names from `at` on begin with the same letter.
std::size_t runOf(const std::vector<Sorted>& sorted, std::size_t at) {
  std::size_t end = at;
  while (end < sorted.size() && firstOf(sorted[end].plain) == firstOf(sorted[at].plain)) ++end;
  return end - at;
}

std::string labelOf(const NamePage& page) {
  const std::string first = utf8Of(firstOf(stripMarks(page.names.front().name)));
  const std::string last = utf8Of(firstOf(stripMarks(page.names.back().name)));
  return first == last ? first : first + "–" + last;
}

}  // namespace

std::vector<NamePage> namePages(const ZoneView& zone, const ClassId& id) {
  const std::vector<Sorted> sorted = sortedNames(zone, id);
  std::vector<NamePage> pages(1);
  const bool paged = sorted.size() > kNamesPerPage;
  for (std::size_t at = 0; at < sorted.size();) {
    const std::size_t run = runOf(sorted, at);
    if (paged && !pages.back().names.empty() && pages.back().names.size() + run > kNamesPerPage) pages.emplace_back();
    for (const std::size_t end = at + run; at < end; ++at) pages.back().names.push_back(sorted[at].name);
  }
  if (pages.size() > 1)
    for (NamePage& page : pages) page.label = labelOf(page);
  return pages;
}

}  // namespace cz::app
