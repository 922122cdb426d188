#pragma once
// Where maths and pictures begin and end in running text. One rule for who fills in values (core/pack/template.cpp)
// and for who shows the text (marks.h), so that the two can't disagree about a dollar.

#include <cstddef>
#include <string>
#include <string_view>

namespace cz {

/// The length in bytes of the maths that begins with the $ at `at`, both dollars included; 0 when this $ is a dollar.
/// No blank and no $ follows an opening $. The next $ closes when no blank stands before it and neither a digit nor a
/// { after it ("costs $5 and $7", "${a}-${b}"); when it doesn't, the first one is a dollar. A backslash takes the
/// meaning from what follows it. An empty line ends the search.
std::size_t mathsLength(std::string_view text, std::size_t at);

/// A picture `![what is seen](path)` in running text.
struct PictureMark {
  std::string alt;         ///< what is seen, without escapes
  std::string path;        ///< as written: neither empty nor with a blank
  std::size_t length = 0;  ///< in bytes, from ! to ); 0: there is no picture
};
/// The picture that begins with the ! at `at`. `\]` is a bracket within what is seen.
PictureMark pictureAt(std::string_view text, std::size_t at);

/// Whether a backslash before this letter makes it stand for itself in running text: * \ $ !
bool isEscapable(char c);

}  // namespace cz
