#include "core/interop/entities.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "core/base/text.h"

namespace cz::interop {
namespace {

struct Entity {
  std::string_view name;
  char32_t point;
};

/// The Latin-1 letters and signs, then the Greek, mathematical and typographic ones that teachers' files use.
constexpr std::array kEntities = {
    Entity{"amp", '&'},       Entity{"lt", '<'},        Entity{"gt", '>'},        Entity{"quot", '"'},
    Entity{"apos", '\''},     Entity{"nbsp", 0xA0},     Entity{"iexcl", 0xA1},    Entity{"cent", 0xA2},
    Entity{"pound", 0xA3},    Entity{"yen", 0xA5},      Entity{"sect", 0xA7},     Entity{"copy", 0xA9},
    Entity{"ordf", 0xAA},     Entity{"laquo", 0xAB},    Entity{"not", 0xAC},      Entity{"shy", 0xAD},
    Entity{"reg", 0xAE},      Entity{"deg", 0xB0},      Entity{"plusmn", 0xB1},   Entity{"sup2", 0xB2},
    Entity{"sup3", 0xB3},     Entity{"acute", 0xB4},    Entity{"micro", 0xB5},    Entity{"para", 0xB6},
    Entity{"middot", 0xB7},   Entity{"sup1", 0xB9},     Entity{"ordm", 0xBA},     Entity{"raquo", 0xBB},
    Entity{"frac14", 0xBC},   Entity{"frac12", 0xBD},   Entity{"frac34", 0xBE},   Entity{"iquest", 0xBF},
    Entity{"Agrave", 0xC0},   Entity{"Aacute", 0xC1},   Entity{"Acirc", 0xC2},    Entity{"Atilde", 0xC3},
    Entity{"Auml", 0xC4},     Entity{"Aring", 0xC5},    Entity{"AElig", 0xC6},    Entity{"Ccedil", 0xC7},
    Entity{"Egrave", 0xC8},   Entity{"Eacute", 0xC9},   Entity{"Ecirc", 0xCA},    Entity{"Euml", 0xCB},
    Entity{"Igrave", 0xCC},   Entity{"Iacute", 0xCD},   Entity{"Icirc", 0xCE},    Entity{"Iuml", 0xCF},
    Entity{"Ntilde", 0xD1},   Entity{"Ograve", 0xD2},   Entity{"Oacute", 0xD3},   Entity{"Ocirc", 0xD4},
    Entity{"Otilde", 0xD5},   Entity{"Ouml", 0xD6},     Entity{"times", 0xD7},    Entity{"Oslash", 0xD8},
    Entity{"Ugrave", 0xD9},   Entity{"Uacute", 0xDA},   Entity{"Ucirc", 0xDB},    Entity{"Uuml", 0xDC},
    Entity{"szlig", 0xDF},    Entity{"agrave", 0xE0},   Entity{"aacute", 0xE1},   Entity{"acirc", 0xE2},
    Entity{"atilde", 0xE3},   Entity{"auml", 0xE4},     Entity{"aring", 0xE5},    Entity{"aelig", 0xE6},
    Entity{"ccedil", 0xE7},   Entity{"egrave", 0xE8},   Entity{"eacute", 0xE9},   Entity{"ecirc", 0xEA},
    Entity{"euml", 0xEB},     Entity{"igrave", 0xEC},   Entity{"iacute", 0xED},   Entity{"icirc", 0xEE},
    Entity{"iuml", 0xEF},     Entity{"ntilde", 0xF1},   Entity{"ograve", 0xF2},   Entity{"oacute", 0xF3},
    Entity{"ocirc", 0xF4},    Entity{"otilde", 0xF5},   Entity{"ouml", 0xF6},     Entity{"divide", 0xF7},
    Entity{"oslash", 0xF8},   Entity{"ugrave", 0xF9},   Entity{"uacute", 0xFA},   Entity{"ucirc", 0xFB},
    Entity{"uuml", 0xFC},     Entity{"yuml", 0xFF},     Entity{"OElig", 0x152},   Entity{"oelig", 0x153},
    Entity{"Scaron", 0x160},  Entity{"scaron", 0x161},  Entity{"fnof", 0x192},    Entity{"Gamma", 0x393},
    Entity{"Delta", 0x394},   Entity{"Theta", 0x398},   Entity{"Lambda", 0x39B},  Entity{"Pi", 0x3A0},
    Entity{"Sigma", 0x3A3},   Entity{"Phi", 0x3A6},     Entity{"Psi", 0x3A8},     Entity{"Omega", 0x3A9},
    Entity{"alpha", 0x3B1},   Entity{"beta", 0x3B2},    Entity{"gamma", 0x3B3},   Entity{"delta", 0x3B4},
    Entity{"epsilon", 0x3B5}, Entity{"theta", 0x3B8},   Entity{"lambda", 0x3BB},  Entity{"mu", 0x3BC},
    Entity{"pi", 0x3C0},      Entity{"rho", 0x3C1},     Entity{"sigma", 0x3C3},   Entity{"tau", 0x3C4},
    Entity{"phi", 0x3C6},     Entity{"omega", 0x3C9},   Entity{"ensp", 0x2002},   Entity{"emsp", 0x2003},
    Entity{"thinsp", 0x2009}, Entity{"ndash", 0x2013},  Entity{"mdash", 0x2014},  Entity{"lsquo", 0x2018},
    Entity{"rsquo", 0x2019},  Entity{"sbquo", 0x201A},  Entity{"ldquo", 0x201C},  Entity{"rdquo", 0x201D},
    Entity{"bdquo", 0x201E},  Entity{"bull", 0x2022},   Entity{"hellip", 0x2026}, Entity{"prime", 0x2032},
    Entity{"Prime", 0x2033},  Entity{"lsaquo", 0x2039}, Entity{"rsaquo", 0x203A}, Entity{"euro", 0x20AC},
    Entity{"trade", 0x2122},  Entity{"larr", 0x2190},   Entity{"uarr", 0x2191},   Entity{"rarr", 0x2192},
    Entity{"darr", 0x2193},   Entity{"harr", 0x2194},   Entity{"rArr", 0x21D2},   Entity{"hArr", 0x21D4},
    Entity{"forall", 0x2200}, Entity{"part", 0x2202},   Entity{"exist", 0x2203},  Entity{"empty", 0x2205},
    Entity{"isin", 0x2208},   Entity{"notin", 0x2209},  Entity{"sum", 0x2211},    Entity{"minus", 0x2212},
    Entity{"radic", 0x221A},  Entity{"infin", 0x221E},  Entity{"ang", 0x2220},    Entity{"and", 0x2227},
    Entity{"or", 0x2228},     Entity{"cap", 0x2229},    Entity{"cup", 0x222A},    Entity{"int", 0x222B},
    Entity{"sim", 0x223C},    Entity{"asymp", 0x2248},  Entity{"ne", 0x2260},     Entity{"equiv", 0x2261},
    Entity{"le", 0x2264},     Entity{"ge", 0x2265},     Entity{"sub", 0x2282},    Entity{"sup", 0x2283},
    Entity{"perp", 0x22A5},   Entity{"check", 0x2713}};

constexpr std::size_t kLongestName = 10;

std::optional<char32_t> numbered(std::string_view digits) {
  const bool hex = !digits.empty() && (digits[0] == 'x' || digits[0] == 'X');
  if (hex) digits.remove_prefix(1);
  std::uint32_t point = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), point, hex ? 16 : 10);
  if (read.ec != std::errc() || read.ptr != digits.data() + digits.size()) return std::nullopt;
  const bool control = point < 0x20 && point != '\n' && point != '\t';
  if (control || point > 0x10FFFF || (point >= 0xD800 && point < 0xE000)) return std::nullopt;
  return point;
}

std::optional<char32_t> pointOf(std::string_view name) {
  if (!name.empty() && name[0] == '#') return numbered(name.substr(1));
  const auto at = std::find_if(kEntities.begin(), kEntities.end(), [&](const Entity& e) { return e.name == name; });
  return at == kEntities.end() ? std::nullopt : std::optional<char32_t>(at->point);
}

/// A letter, then letters, digits and the signs that XML's names may hold.
bool isName(std::string_view text) {
  const auto isLetter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
  return !text.empty() && isLetter(text[0]) && std::all_of(text.begin(), text.end(), [&](char c) {
    return isLetter(c) || (c >= '0' && c <= '9') || c == '-' || c == '.';
  });
}

}  // namespace

std::string decodeEntities(std::string_view html) {
  std::string text;
  for (std::size_t at = 0; at < html.size(); ++at) {
    if (html[at] == '&') {
      const auto end = html.substr(0, at + kLongestName + 2).find(';', at);
      if (end != std::string_view::npos) {
        if (const auto point = pointOf(html.substr(at + 1, end - at - 1))) {
          text += utf8Of(*point);
          at = end;
          continue;
        }
      }
    }
    text += html[at];
  }
  return text;
}

std::vector<std::string> unknownEntities(std::string_view html) {
  constexpr std::size_t kLongest = 32;  // HTML's own longest has 31
  constexpr std::size_t kMost = 20;
  std::vector<std::string> unknown;
  for (auto at = html.find('&'); at != std::string_view::npos; at = html.find('&', at + 1)) {
    const auto end = html.substr(0, at + kLongest + 2).find(';', at);
    if (end == std::string_view::npos) continue;
    const std::string name(html.substr(at + 1, end - at - 1));
    if (!isName(name) || pointOf(name)) continue;
    if (unknown.size() == kMost) break;
    std::string written = "&" + name + ";";
    if (std::find(unknown.begin(), unknown.end(), written) == unknown.end()) unknown.push_back(std::move(written));
  }
  return unknown;
}

}  // namespace cz::interop
