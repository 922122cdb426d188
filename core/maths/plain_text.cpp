#include "core/maths/plain_text.h"

#include "core/base/marks.h"
#include "core/maths/spoken.h"

namespace cz {

std::string plainText(std::string_view utf8) { return plainText(utf8, "en"); }

std::string plainText(std::string_view utf8, std::string_view language) {
  std::string plain;
  for (const TextPiece& piece : textPieces(utf8))
    plain += piece.kind == TextPiece::Kind::maths ? maths::spoken(piece.text, language) : piece.text;
  return plain;
}

}  // namespace cz
