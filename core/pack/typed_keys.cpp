#include "core/pack/typed_keys.h"

#include "core/base/text.h"

namespace cz::pack {
namespace {

constexpr std::string_view kMinusSign = "\xE2\x88\x92";  // U+2212

/// "2..5": which is no number, but says what is meant.
std::optional<Error> rangeAsKey(std::string_view text) {
  const auto dots = text.find("..");
  if (dots == std::string_view::npos) return std::nullopt;
  const auto from = Exact::parse(trim(text.substr(0, dots)));
  const auto to = Exact::parse(trim(text.substr(dots + 2)));
  if (!from || !to) return std::nullopt;
  const bool down = *to < *from;
  const std::string low = (down ? *to : *from).toText();
  const std::string high = (down ? *from : *to).toText();
  return Error{Fault::input,
               (down ? "This range goes down, from " + high + " to " + low + ". Write the smaller number first"
                     : std::string("A key is one number. Write a range")) +
                   ", as an accepted answer: accept = [{ key = \"" + low + "\", up_to = \"" + high + "\" }].",
               ""};
}

Result<Exact> parsed(std::string_view text) {
  text = trim(text);
  std::string plain(text);
  if (text.starts_with(kMinusSign)) plain = "-" + std::string(text.substr(kMinusSign.size()));
  auto number = Exact::parse(plain);
  if (number) return number;
  if (auto range = rangeAsKey(plain)) return std::move(*range);
  const bool comma = plain.find(',') != std::string::npos;
  return Error{Fault::input,
               "\"" + std::string(text.substr(0, 60)) + "\" is not a number. " +
                   (comma ? "Pack files always write a decimal point: \"3.5\"."
                          : "Write a whole number, \"3.5\", \"3/4\" or one {expression}."),
               ""};
}

/// Half a unit of the place that is `count` places below 10^top.
Result<Exact> halfOfPlace(const Exact& count, int top) {
  const auto places = count.toInt();
  if (!places || *places < 0 || *places > 60)
    return Error{Fault::input, "Decimals and figures are counted in whole numbers up to 60.", ""};
  CZ_TRY(unit, powerOfTen(top - static_cast<int>(*places)));
  return Exact::ratio(unit, 2);
}

}  // namespace

int leadingPlace(const Exact& key) {
  int place = 0;
  const Exact size = key.abs();
  if (size.sign() == 0) return 0;
  while (place < 400 && size >= must(powerOfTen(place + 1))) ++place;
  while (place > -400 && size < must(powerOfTen(place))) --place;
  return place;
}

Result<Exact> numberFrom(const Value& value) {
  if (const Exact* number = std::get_if<Exact>(&value)) return *number;
  if (const auto* text = std::get_if<std::string>(&value)) return parsed(*text);
  return Error{Fault::input, "A number is needed here, not " + shown(value) + ".", ""};
}

Result<std::vector<Exact>> listFrom(const Value& value) {
  if (const auto* list = std::get_if<std::vector<Exact>>(&value)) return *list;
  if (const Exact* number = std::get_if<Exact>(&value)) return std::vector<Exact>{*number};
  const auto* text = std::get_if<std::string>(&value);
  if (!text) return Error{Fault::input, "A list of numbers is needed here, not " + shown(value) + ".", ""};
  std::vector<Exact> list;
  if (trim(*text).empty()) return list;
  for (const auto& part : split(*text, text->find(';') == std::string::npos ? ',' : ';')) {
    CZ_TRY(number, parsed(part));
    list.push_back(std::move(number));
  }
  return list;
}

Result<Exact> marginOf(const Tolerance& tolerance, const Exact& key, const Draw& draw) {
  if (tolerance.kind == Tolerance::Kind::exact) return Exact(0);
  CZ_TRY(value, tolerance.amount.value(draw));
  CZ_TRY(amount, numberFrom(value));
  switch (tolerance.kind) {
    case Tolerance::Kind::percent: return must(Exact::ratio(amount * key.abs(), 100));
    case Tolerance::Kind::decimals: return halfOfPlace(amount, 0);
    case Tolerance::Kind::figures: return halfOfPlace(amount, leadingPlace(key) + 1);
    default: return amount;
  }
}

}  // namespace cz::pack
