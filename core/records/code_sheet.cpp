#include "core/records/code_sheet.h"

#include <algorithm>
#include <charconv>

#include "core/ledger/cbor.h"

namespace cz::records {

using ledger::CborReader;
using ledger::CborWriter;

namespace {

constexpr std::string_view kLabel = "sheet/";
constexpr std::uint64_t kKind = 1;  ///< of settings, which may become more

template <class Number>
std::optional<Number> numberIn(std::string_view digits) {
  Number number = 0;
  const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  const bool whole = fault == std::errc() && end == digits.data() + digits.size();
  return whole && std::to_string(number) == digits ? std::optional(number) : std::nullopt;
}

}  // namespace

Bytes encode(const CodeSheet& sheet) {
  CborWriter out;
  out.map(4).key(0).number(kKind).key(1).number(sheet.number);
  return out.key(2).number(static_cast<std::uint64_t>(sheet.count)).key(3).integer(sheet.untilMs).take();
}

Result<CodeSheet> decodeCodeSheet(ByteView payload) {
  CborReader in(payload);
  CodeSheet sheet;
  in.map();
  in.key(0);
  if (in.number() != kKind) in.fail("it sets something else");
  in.key(1);
  sheet.number = in.number();
  in.key(2);
  const std::uint64_t count = in.number();
  in.key(3);
  sheet.untilMs = in.integer();
  in.leave();
  if (count > kCodesOnSheet) in.fail("no sheet has so many codes");
  CZ_CHECK(in.finish("A sheet of codes"));
  sheet.count = static_cast<int>(count);
  return sheet;
}

std::string requestOf(const SheetPlace& place) {
  return std::string(kLabel) + std::to_string(place.sheet) + "/" + std::to_string(place.place);
}

std::optional<SheetPlace> placeOf(std::string_view request) {
  if (!request.starts_with(kLabel)) return std::nullopt;
  request.remove_prefix(kLabel.size());
  const std::size_t bar = request.find('/');
  if (bar == std::string_view::npos) return std::nullopt;
  const auto sheet = numberIn<std::uint64_t>(request.substr(0, bar));
  const auto place = numberIn<int>(request.substr(bar + 1));
  if (!sheet || !place || *place < 1 || *place > kCodesOnSheet) return std::nullopt;
  return SheetPlace{*sheet, *place};
}

std::vector<SheetPlace> openPlaces(const std::optional<CodeSheet>& heard, const std::set<SheetPlace>& used,
                                   std::optional<std::int64_t> nowMs) {
  const std::uint64_t newest = std::max(heard ? heard->number : 0, used.empty() ? 0 : used.rbegin()->sheet);
  const bool isHeard = heard && heard->number == newest;
  const bool isOver = isHeard && nowMs && *nowMs >= heard->untilMs;
  std::vector<SheetPlace> open;
  const auto add = [&](std::uint64_t sheet, int count) {
    for (SheetPlace one{sheet, 1}; one.place <= count; ++one.place)
      if (!used.contains(one)) open.push_back(one);
  };
  if (newest > 0 && !isOver) add(newest, isHeard ? heard->count : kCodesOnSheet);
  add(newest + 1, kCodesOnSheet);
  return open;
}

}  // namespace cz::records
