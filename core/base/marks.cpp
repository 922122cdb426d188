#include "core/base/marks.h"

#include "core/base/escape.h"

#include <utility>

namespace cz {
namespace {

struct Token {
  enum class Kind { text, bold, italic, maths, picture } kind = Kind::text;
  std::string text;
  std::string path;
  std::size_t at = 0;
  bool opens = false;   ///< a mark that may begin something
  bool closes = false;  ///< a mark that may end something
  PictureSize size = PictureSize::medium;
};

bool isBlank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\0'; }
bool isWord(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (static_cast<unsigned char>(c) & 0x80U) != 0;
}

Token markAt(std::string_view text, std::size_t at, std::size_t length) {
  const char before = at == 0 ? '\0' : text[at - 1];
  const char after = at + length < text.size() ? text[at + length] : '\0';
  Token token{length == 2 ? Token::Kind::bold : Token::Kind::italic, std::string(length, '*'), {}, at};
  // Between two letters or digits a star multiplies: 2*3*4.
  const bool inside = isWord(before) && isWord(after);
  token.opens = !isBlank(after) && !inside;
  token.closes = !isBlank(before) && !inside;
  return token;
}

/// What stands at one place of the text, and how many bytes it takes.
struct Found {
  Token token;
  std::size_t length = 1;
};

Found objectAt(std::string_view text, std::size_t at) {
  if (const std::size_t maths = mathsLength(text, at); maths > 0)
    return {{Token::Kind::maths, std::string(text.substr(at + 1, maths - 2)), {}, at + 1}, maths};
  if (PictureMark picture = pictureAt(text, at); picture.length > 0)
    return {{Token::Kind::picture, std::move(picture.alt), std::move(picture.path), at, false, false, picture.size},
            picture.length};
  if (text[at] == '*') {
    const std::size_t length = at + 1 < text.size() && text[at + 1] == '*' ? 2 : 1;
    return {markAt(text, at, length), length};
  }
  const bool escape = text[at] == '\\' && at + 1 < text.size() && isEscapable(text[at + 1]);
  return {{Token::Kind::text, std::string(1, text[escape ? at + 1 : at]), {}, at}, escape ? std::size_t{2} : 1};
}

std::vector<Token> tokensOf(std::string_view text) {
  std::vector<Token> tokens;
  for (std::size_t at = 0; at < text.size();) {
    Found found = objectAt(text, at);
    at += found.length;
    if (found.token.kind == Token::Kind::text && !tokens.empty() && tokens.back().kind == Token::Kind::text)
      tokens.back().text += found.token.text;
    else
      tokens.push_back(std::move(found.token));
  }
  return tokens;
}

bool isMark(const Token& token) { return token.kind == Token::Kind::bold || token.kind == Token::Kind::italic; }

/// Three stars are read as two and one. Where the inner mark is the one that is open, they close it first.
void turnToClose(std::vector<Token>& tokens, std::size_t i, const std::vector<std::size_t>& open) {
  if (open.empty() || i + 1 >= tokens.size() || tokens[open.back()].kind != Token::Kind::italic) return;
  Token& two = tokens[i];
  Token& one = tokens[i + 1];
  const bool three = two.kind == Token::Kind::bold && one.kind == Token::Kind::italic && one.at == two.at + 2;
  if (!three || !two.closes) return;
  std::swap(two.kind, one.kind);
  std::swap(two.text, one.text);
}

/// Marks without a partner become text.
std::vector<Token> paired(std::vector<Token> tokens) {
  std::vector<std::size_t> open;
  std::vector<bool> used(tokens.size(), false);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    turnToClose(tokens, i, open);
    const Token& token = tokens[i];
    if (!isMark(token)) continue;
    const bool holds = !open.empty() && open.back() + 1 < i;  // a pair around nothing is four stars
    if (token.closes && holds && tokens[open.back()].kind == token.kind) {
      used[open.back()] = used[i] = true;
      open.pop_back();
    } else if (token.opens) {
      open.push_back(i);
    }
  }
  for (std::size_t i = 0; i < tokens.size(); ++i)
    if (isMark(tokens[i]) && !used[i]) tokens[i].kind = Token::Kind::text;
  return tokens;
}

TextPiece::Kind kindOf(const Token& token) {
  if (token.kind == Token::Kind::maths) return TextPiece::Kind::maths;
  return token.kind == Token::Kind::picture ? TextPiece::Kind::picture : TextPiece::Kind::words;
}

void put(std::vector<TextPiece>& pieces, TextPiece piece) {
  const bool joins = !pieces.empty() && piece.kind == TextPiece::Kind::words && pieces.back().kind == piece.kind &&
                     pieces.back().bold == piece.bold && pieces.back().italic == piece.italic;
  if (joins)
    pieces.back().text += piece.text;
  else
    pieces.push_back(std::move(piece));
}

}  // namespace

std::vector<TextPiece> textPieces(std::string_view utf8) {
  std::vector<TextPiece> pieces;
  bool bold = false;
  bool italic = false;
  for (Token& token : paired(tokensOf(utf8))) {
    if (token.kind == Token::Kind::bold)
      bold = !bold;
    else if (token.kind == Token::Kind::italic)
      italic = !italic;
    else
      put(pieces, {kindOf(token), std::move(token.text), std::move(token.path), bold, italic, token.at, token.size});
  }
  return pieces;
}

std::string pangoMarkup(const TextPiece& piece) {
  std::string markup = escaped(piece.text);
  if (piece.italic) markup = "<i>" + markup + "</i>";
  if (piece.bold) markup = "<b>" + markup + "</b>";
  return markup;
}

std::string pangoMarkup(std::string_view utf8) {
  std::string markup;
  for (const TextPiece& piece : textPieces(utf8)) markup += pangoMarkup(piece);
  return markup;
}

}  // namespace cz
