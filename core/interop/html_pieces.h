#pragma once
// Our text while it is made from HTML: emphasis, raised and lowered text collect their inside before they are written.

#include <string>
#include <string_view>
#include <vector>

namespace cz::interop {

class HtmlPieces {
 public:
  HtmlPieces() { open_.push_back({}); }

  /// Plain text; runs of white space are one blank unless `asWritten`.
  void add(std::string_view plain, bool asWritten);
  void addMark(std::string_view mark) { out() += mark; }
  /// A new line; blocks that touch make one, breaks (`always`) make as many as there are.
  void line(bool always);

  /// `kind`: "b", "i", "sup" or "sub".
  void open(const std::string& kind) { open_.push_back({kind, ""}); }
  /// Ends the innermost piece of that kind and all within it; nothing when there is none.
  void close(const std::string& kind);
  bool inMarks() const;

  /// Everything, tidied: no blanks before line ends, no more than one empty line in a row, none at either end.
  std::string finished();

 private:
  struct Piece {
    std::string kind;  ///< empty at the bottom
    std::string text;
  };

  std::string& out() { return open_.back().text; }
  bool isOpen(const std::string& kind) const;
  std::string closeInnermost();

  std::vector<Piece> open_;
};

}  // namespace cz::interop
