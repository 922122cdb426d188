#include "core/station/checks_page.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

constexpr std::size_t kLongestStem = 60;

/// Tries that were handed in.
template <class Value>
Result<std::size_t> count(Station& station, const std::string& column, const Value& value) {
  CZ_TRY(row, station.db().query("SELECT count(*) FROM attempt WHERE done_index IS NOT NULL AND " + column + " = ?1",
                                 value));
  CZ_TRY(there, row.step());
  return there ? static_cast<std::size_t>(row.integer(0)) : 0;
}

Result<ChecksPage::Check> checkOf(Station& station, const pack::Check& check) {
  ChecksPage::Check made{check.id, check.title, 0, {}};
  CZ_TRY(tries, count(station, "check_id", check.id));
  CZ_TRY(regrades, regradesOf(station, check.id));
  made.tries = tries;
  made.regrades = std::move(regrades);
  return made;
}

std::string cut(const std::string& text) {
  std::vector<char32_t> points = codePoints(tidySpaces(text));
  if (points.size() <= kLongestStem) return utf8Of(points);
  points.resize(kLongestStem - 1);
  points.push_back(U'…');
  return utf8Of(points);
}

}  // namespace

Result<ChecksPage> checksPageOf(Station& station) {
  CZ_TRY(versions, station.packs().versions());
  ChecksPage page;
  for (const Packs::Version& one : versions) {
    if (page.packs.empty() || page.packs.back().id != one.ref.id)
      page.packs.push_back({one.ref.id, one.ref.id, {}, {}});
    ChecksPage::Pack& pack = page.packs.back();
    CZ_TRY(tries, count(station, "pack", one.ref.hash));
    pack.versions.push_back({one, tries});
    const auto read = one.present ? station.packs().byHash(one.ref.hash) : nullptr;
    if (read == nullptr) continue;
    pack.title = read->title;
    for (const pack::Check& check : read->checks) {
      CZ_TRY(made, checkOf(station, check));
      pack.checks.push_back(std::move(made));
    }
  }
  return page;
}

Result<RegradeChoices> regradeChoices(Station& station, const CheckId& check) {
  const FoundCheck found = station.packs().findCheck(check);
  if (!found) return Error{Fault::notFound, "No pack has a check \"" + check.text + "\".", ""};
  CZ_TRY(versions, station.packs().versions());
  RegradeChoices choices;
  for (const Packs::Version& one : versions)
    if (one.ref.id == found.pack->id.text && station.packs().findCheck(check, one.ref.hash))
      choices.versions.push_back(one);
  for (const pack::Item& item : found.check->items) {
    choices.items.push_back(item.id);
    choices.stems.push_back(cut(item.stem.source()));
  }
  return choices;
}

}  // namespace cz::station
