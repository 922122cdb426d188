#include "core/pack/same_text.h"

#include <vector>

#include "core/base/text.h"
#include "core/pack/end_marks.h"

namespace cz::pack {
namespace {

/// Marks that nobody sees or types: soft hyphen, byte order, direction. Zero-width joiners stay: some scripts need
/// them.
bool isInvisible(char32_t point) {
  return point == 0xAD || point == 0x61C || point == 0x200B || point == 0x200E || point == 0x200F ||
         (point >= 0x202A && point <= 0x202E) || (point >= 0x2060 && point <= 0x2069) || point == 0xFEFF;
}

std::string withoutInvisible(std::string_view text) {
  std::string out;
  for (const char32_t point : codePoints(text))
    if (!isInvisible(point)) out += utf8Of(point);
  return out;
}

/// The hyphens that keyboards and word processors put for '-'.
std::string plainHyphens(std::string_view text) {
  std::string out;
  for (const char32_t point : codePoints(text)) {
    const bool hyphen = point == 0x2010 || point == 0x2011 || point == 0x2212 || point == 0xFE63;
    out += hyphen ? std::string("-") : utf8Of(point);
  }
  return out;
}

/// A key in pieces between its wildcards.
std::vector<std::string> piecesOf(std::string_view key) {
  std::vector<std::string> pieces(1);
  for (std::size_t at = 0; at < key.size(); ++at) {
    const bool star = key.substr(at).starts_with("\\*");
    if (star) {
      pieces.back() += '*';
      ++at;
    } else if (key[at] == '*') {
      pieces.emplace_back();
    } else {
      pieces.back() += key[at];
    }
  }
  return pieces;
}

/// Whether `text` is the pieces in order with anything between them: the earliest place for each is enough.
bool fits(std::string_view text, const std::vector<std::string>& pieces) {
  if (pieces.size() == 1) return text == pieces.front();
  if (!text.starts_with(pieces.front())) return false;
  text.remove_prefix(pieces.front().size());
  for (std::size_t i = 1; i + 1 < pieces.size(); ++i) {
    const auto found = text.find(pieces[i]);
    if (found == std::string_view::npos) return false;
    text.remove_prefix(found + pieces[i].size());
  }
  return text.ends_with(pieces.back());
}

}  // namespace

std::string comparable(std::string_view text, const Item& item) {
  std::string out = tidySpaces(plainWidth(withoutInvisible(nfc(text))));
  if (item.quotes == Quotes::any) out = plainHyphens(plainQuotes(out));
  if (item.letterCase == LetterCase::ignore) out = foldCase(out, item.language);
  if (item.accents == Accents::ignore) out = stripMarks(out);
  return nfc(out);
}

bool sameText(std::string_view typed, std::string_view key, const Item& item) {
  const std::string text = comparable(typed, item);
  const std::string wanted = comparable(key, item);
  const auto same = [&](const std::string& one, const std::string& other) {
    return item.wildcard ? fits(one, piecesOf(other)) : one == other;
  };
  if (same(text, wanted)) return true;
  if (item.ending == Ending::strict) return false;
  const bool quotes = item.quotes == Quotes::any;
  return same(withoutEndMarks(text, quotes, Wearer::typed), withoutEndMarks(wanted, quotes, Wearer::key));
}

}  // namespace cz::pack
