#include "core/pack/wait.h"

#include <charconv>

#include "core/base/text.h"

namespace cz::pack {
namespace {

constexpr int kMostHours = 1000;
constexpr int kMostSchoolDays = 100;

std::optional<Wait::Unit> unitFrom(std::string_view word) {
  if (word == "h" || word == "hour" || word == "hours") return Wait::Unit::hours;
  if (word == "school day" || word == "school days") return Wait::Unit::schoolDays;
  // As packs were written before: a day in a pack was always one of school.
  if (word == "d" || word == "day" || word == "days") return Wait::Unit::schoolDays;
  return std::nullopt;
}

}  // namespace

std::optional<Wait> waitFrom(std::string_view text) {
  const std::string_view words = trim(text);
  Wait wait;
  const auto [end, fault] = std::from_chars(words.data(), words.data() + words.size(), wait.count);
  if (fault != std::errc() || wait.count < 0) return std::nullopt;
  const std::string_view rest = trim(words.substr(static_cast<std::size_t>(end - words.data())));
  if (wait.count == 0 && rest.empty()) return wait;
  const auto unit = unitFrom(rest);
  if (!unit) return std::nullopt;
  wait.unit = *unit;
  const int most = wait.unit == Wait::Unit::hours ? kMostHours : kMostSchoolDays;
  if (wait.count > most) return std::nullopt;
  return wait;
}

}  // namespace cz::pack
