#include "core/maths/plain_text.h"

#include "core/base/marks.h"
#include "core/maths/spoken.h"

namespace cz {

std::string plainText(std::string_view utf8) {
  std::string plain;
  for (const TextPiece& piece : textPieces(utf8))
    plain += piece.kind == TextPiece::Kind::maths ? maths::spoken(piece.text) : piece.text;
  return plain;
}

}  // namespace cz
