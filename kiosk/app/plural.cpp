#include "kiosk/app/plural.h"

#include <algorithm>
#include <array>

namespace cz::app {
namespace {

constexpr std::array<std::string_view, 2> kTwo = {"one", "other"};
constexpr std::array<std::string_view, 3> kLithuanian = {"one", "few", "other"};
constexpr std::array<std::string_view, 6> kArabic = {"zero", "one", "two", "few", "many", "other"};

std::string_view mainOf(std::string_view language) { return language.substr(0, language.find('-')); }

std::string_view arabic(int n) {
  n = std::max(n, 0);
  if (n <= 2) return kArabic[static_cast<std::size_t>(n)];
  const int end = n % 100;
  if (end >= 3 && end <= 10) return "few";
  return end >= 11 ? "many" : "other";
}

std::string_view lithuanian(int n) {
  const int end = n % 100;
  if ((end >= 11 && end <= 19) || n % 10 == 0) return "other";
  return n % 10 == 1 ? "one" : "few";
}

}  // namespace

std::string_view pluralForm(std::string_view language, int n) {
  const std::string_view main = mainOf(language);
  if (main == "ar") return arabic(n);
  if (main == "lt") return lithuanian(n);
  return n == 1 ? "one" : "other";
}

std::span<const std::string_view> pluralForms(std::string_view language) {
  const std::string_view main = mainOf(language);
  if (main == "ar") return kArabic;
  if (main == "lt") return kLithuanian;
  return kTwo;
}

}  // namespace cz::app
