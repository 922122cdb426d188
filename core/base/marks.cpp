#include "core/base/marks.h"

#include <vector>

namespace cz {
namespace {

struct Piece {
  enum class Kind { text, star, bold, italic } kind = Kind::text;
  std::string text;
  bool opens = false;   ///< a mark that may begin something
  bool closes = false;  ///< a mark that may end something
};

bool isBlank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\0'; }
bool isWord(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (static_cast<unsigned char>(c) & 0x80U) != 0;
}

Piece markAt(std::string_view text, std::size_t at, std::size_t length) {
  const char before = at == 0 ? '\0' : text[at - 1];
  const char after = at + length < text.size() ? text[at + length] : '\0';
  Piece piece{length == 2 ? Piece::Kind::bold : Piece::Kind::italic, std::string(length, '*')};
  // Between two letters or digits a star multiplies: 2*3*4.
  const bool inside = isWord(before) && isWord(after);
  piece.opens = !isBlank(after) && !inside;
  piece.closes = !isBlank(before) && !inside;
  return piece;
}

std::vector<Piece> piecesOf(std::string_view text) {
  std::vector<Piece> pieces;
  std::string plain;
  const auto flush = [&] {
    if (!plain.empty()) pieces.push_back({Piece::Kind::text, std::move(plain)});
    plain.clear();
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 1 < text.size() && (text[i + 1] == '*' || text[i + 1] == '\\')) {
      plain += text[++i];
    } else if (text[i] == '*') {
      flush();
      const std::size_t length = i + 1 < text.size() && text[i + 1] == '*' ? 2 : 1;
      pieces.push_back(markAt(text, i, length));
      i += length - 1;
    } else {
      plain += text[i];
    }
  }
  flush();
  return pieces;
}

/// Marks without a partner become stars.
std::vector<Piece> paired(std::vector<Piece> pieces) {
  std::vector<std::size_t> open;
  std::vector<bool> used(pieces.size(), false);
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Piece& piece = pieces[i];
    if (piece.kind == Piece::Kind::text) continue;
    if (piece.closes && !open.empty() && pieces[open.back()].kind == piece.kind) {
      used[open.back()] = used[i] = true;
      open.pop_back();
    } else if (piece.opens) {
      open.push_back(i);
    }
  }
  for (std::size_t i = 0; i < pieces.size(); ++i)
    if (pieces[i].kind != Piece::Kind::text && !used[i]) pieces[i].kind = Piece::Kind::star;
  return pieces;
}

std::string escaped(std::string_view text) {
  std::string safe;
  for (const char c : text) {
    if (c == '&')
      safe += "&amp;";
    else if (c == '<')
      safe += "&lt;";
    else if (c == '>')
      safe += "&gt;";
    else
      safe += c;
  }
  return safe;
}

}  // namespace

std::string pangoMarkup(std::string_view utf8) {
  std::string markup;
  bool bold = false;
  bool italic = false;
  for (const Piece& piece : paired(piecesOf(utf8))) {
    switch (piece.kind) {
      case Piece::Kind::text: markup += escaped(piece.text); break;
      case Piece::Kind::star: markup += piece.text; break;
      case Piece::Kind::bold:
        markup += bold ? "</b>" : "<b>";
        bold = !bold;
        break;
      case Piece::Kind::italic:
        markup += italic ? "</i>" : "<i>";
        italic = !italic;
        break;
    }
  }
  return markup;
}

std::string plainText(std::string_view utf8) {
  std::string plain;
  for (const Piece& piece : paired(piecesOf(utf8)))
    if (piece.kind == Piece::Kind::text || piece.kind == Piece::Kind::star) plain += piece.text;
  return plain;
}

}  // namespace cz
