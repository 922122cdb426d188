#pragma once
// What a sentence wears around its words: the mark at its end, quotes around the whole. "Paris." and "“Paris”" say
// Paris.

#include <string>
#include <string_view>

namespace cz::pack {

enum class Wearer {
  typed,
  key,  ///< a point behind a digit stays: who writes "3." as the key means the third
};

/// A text as same_text.h compares it, without the marks at its end (with ¿ or ¡ in front of it) and, with `quotes`,
/// without plain quotes around the whole. Nothing is taken that may say another thing: a text that is all marks stays,
/// "5!" and "n!" stay, and dots behind a digit that go on.
std::string withoutEndMarks(std::string_view comparable, bool quotes, Wearer wearer);

}  // namespace cz::pack
