#include "core/interop/gift_block.h"

#include <algorithm>
#include <utility>

#include "core/base/text.h"
#include "core/interop/decode.h"
#include "core/interop/gift_scan.h"

namespace cz::interop::gift {
namespace {

bool startsWith(std::string_view text, std::string_view with) { return text.substr(0, with.size()) == with; }

/// The values of "[name:value]" in a comment; "\]" stands for a bracket in the value.
std::vector<std::string> labels(std::string_view comment, const std::string& name) {
  std::vector<std::string> values;
  const std::string opening = "[" + name + ":";
  for (auto at = comment.find(opening); at != std::string_view::npos; at = comment.find(opening, at)) {
    at += opening.size();
    std::string value;
    while (at < comment.size() && comment[at] != ']') {
      if (comment[at] == '\\' && at + 1 < comment.size()) ++at;
      value += comment[at++];
    }
    values.emplace_back(trim(value));
  }
  return values;
}

class Cutter {
 public:
  std::vector<Block> cut(std::string_view text) {
    const auto lines = split(plainLineEnds(text), '\n');
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const auto bare = trim(lines[i]);
      if (startsWith(bare, "//"))
        comment(bare);
      else if (bare.empty())
        i = blank(lines, i);
      else if (startsWith(bare, "$CATEGORY:"))
        category(bare);
      else
        line(lines[i], static_cast<int>(i) + 1);
    }
    finish();
    return std::move(blocks_);
  }

 private:
  std::vector<Block> blocks_;
  Block block_;
  std::string category_;
  std::string id_;
  std::vector<std::string> tags_;
  int open_ = 0;  ///< braces of the block: unescaped '{' less unescaped '}'

  void comment(std::string_view bare) {
    for (auto& id : labels(bare, "id")) id_ = std::move(id);
    for (auto& tag : labels(bare, "tag")) tags_.push_back(std::move(tag));
  }

  void category(std::string_view bare) {
    finish();
    category_ = trim(bare.substr(bare.find(':') + 1));
  }

  void line(const std::string& text, int number) {
    if (startsWith(trim(text), "::") && endsAfterAnswers()) finish();
    if (block_.lines.empty()) {
      block_.category = category_;
      block_.id = std::exchange(id_, {});
      block_.tags = std::exchange(tags_, {});
    } else {
      block_.text += '\n';
    }
    block_.begins.push_back(block_.text.size());
    block_.text += text;
    block_.lines.push_back(number);
    open_ += openBraces(text);
  }

  bool endsAfterAnswers() const {
    const auto text = trim(block_.text);
    return !text.empty() && text.back() == '}' && open_ == 0;
  }

  /// Of blank lines in a row, the first being `at`; gives the last one.
  std::size_t blank(const std::vector<std::string>& lines, std::size_t at) {
    std::size_t next = at;
    while (next < lines.size() && trim(lines[next]).empty()) ++next;
    if (block_.lines.empty() || next == lines.size() || !goesOn(lines[next]))
      finish();
    else
      block_.joined = true;
    return next - 1;
  }

  /// Whether a line behind blank ones continues an answer part that is still open.
  bool goesOn(const std::string& line) const {
    if (open_ <= 0) return false;
    const char first = trim(line).front();
    return first == '=' || first == '~' || first == '#' || first == '}';
  }

  void finish() {
    if (!block_.lines.empty()) blocks_.push_back(std::move(block_));
    block_ = {};
    open_ = 0;
  }
};

}  // namespace

int Block::lineAt(std::size_t position) const {
  const auto behind = std::upper_bound(begins.begin(), begins.end(), position) - begins.begin();
  return lines.empty() ? 0 : lines[static_cast<std::size_t>(std::max<std::ptrdiff_t>(behind, 1) - 1)];
}

std::vector<Block> blocksOf(std::string_view text) { return Cutter().cut(text); }

}  // namespace cz::interop::gift
