#include "core/maths/parse.h"

#include <algorithm>
#include <utility>

#include "core/maths/parser.h"
#include "core/maths/symbols.h"

namespace cz::maths {
namespace {

bool isBar(const Node& node) { return node.kind == Node::Kind::sign && node.text == "|"; }

/// Whether a bar here begins a |…| within another: nothing stands before it that could be multiplied.
bool beginsBar(const Row& row) {
  if (row.empty()) return true;
  const Node& last = row.back();
  if (isBar(last)) return true;
  return last.kind == Node::Kind::sign &&
         (last.cls == Class::binary || last.cls == Class::relation || last.cls == Class::opening ||
          last.cls == Class::punctuation || last.text == "/");
}

/// Around these a typesetter takes larger parentheses, asked or not.
bool isTall(const Row& row) {
  using Kind = Node::Kind;
  return std::any_of(row.begin(), row.end(), [](const Node& node) {
    const bool base = node.kind == Kind::scripts && isTall(node.parts[0]);
    return base || node.kind == Kind::fraction || node.kind == Kind::table || node.kind == Kind::root ||
           (node.kind == Kind::fence && node.grows) || (node.kind == Kind::sign && node.cls == Class::large);
  });
}

/// Takes what stands behind `open` out of the row, and puts a fence around it.
void fenced(Row& row, std::size_t open, const std::string& right) {
  Node fence;
  fence.kind = Node::Kind::fence;
  fence.cls = Class::inner;
  fence.left = row[open].text;
  fence.right = right;
  const auto inside = row.begin() + static_cast<std::ptrdiff_t>(open) + 1;
  fence.parts.emplace_back(std::make_move_iterator(inside), std::make_move_iterator(row.end()));
  fence.grows = isTall(fence.parts[0]);
  row.resize(open);
  row.push_back(std::move(fence));
}

}  // namespace

class Parser::Depth {
 public:
  explicit Depth(int& depth) : depth_(depth) { ++depth_; }
  ~Depth() { --depth_; }
  Depth(const Depth&) = delete;
  Depth& operator=(const Depth&) = delete;
  bool tooDeep() const { return depth_ > kDeepest; }

 private:
  int& depth_;
};

Result<Row> Parser::whole() { return row(Until::end); }

bool Parser::ends(Until until) const {
  if (in_.atEnd()) return true;
  const char c = in_.peek();
  if (until == Until::brace) return c == '}';
  if (until == Until::bracket) return c == ']';
  if (until == Until::right) return in_.command() == "right";
  return until == Until::cell && (c == '&' || in_.command() == "\\" || in_.command() == "end");
}

Error Parser::strayAt(Until until) const {
  if (in_.peek() == '}') return wrongAt(in_.at(), "A } without its {. Take it out, or write \\} for a brace.");
  if (in_.peek() == '&') return wrongAt(in_.at(), "& divides the columns of a matrix. Write \\& for the sign.");
  if (in_.command() == "\\") return wrongAt(in_.at(), "\\\\ ends the line of a matrix. There is no matrix here.");
  if (in_.command() == "right" && until != Until::right)
    return wrongAt(in_.at(), "\\right without its \\left. Write both, or a parenthesis alone.");
  return wrongAt(in_.at(), "\\end without its \\begin.");
}

Result<Row> Parser::row(Until until) {
  const Depth depth(depth_);
  if (depth.tooDeep()) return wrongAt(in_.at(), "This formula is nested too deeply. Write it in two.");
  Row row;
  std::vector<std::size_t> open;  // where parentheses and bars of this row began
  for (in_.skipBlanks(); !ends(until); in_.skipBlanks()) CZ_CHECK(item(row, open, until));
  return row;
}

Result<void> Parser::item(Row& row, std::vector<std::size_t>& open, Until until) {
  const char c = in_.peek();
  const std::string_view command = in_.command();
  if (c == '}' || c == '&' || command == "\\" || command == "right" || command == "end") return strayAt(until);
  if (c == '^' || c == '_' || c == '\'') return scripts(row);
  const bool inBars = std::any_of(open.begin(), open.end(), [&](std::size_t at) { return isBar(row[at]); });
  const bool bar = c == '|' && (!inBars || beginsBar(row));
  CZ_CHECK(atom(row));
  const Node last = row.back();
  if (last.kind != Node::Kind::sign) return {};
  if (last.cls == Class::opening || bar) {
    open.push_back(row.size() - 1);
  } else if (last.cls == Class::closing || isBar(last)) {
    closePair(row, open, last);
  }
  return {};
}

void Parser::closePair(Row& row, std::vector<std::size_t>& open, const Node& sign) {
  if (sign.text == "!" || sign.text == "?") return;
  // A bar goes with a bar, a parenthesis with any other: [0, 1) is an interval.
  while (!open.empty() && isBar(row[open.back()]) != isBar(sign)) {
    if (isBar(sign)) return;
    open.pop_back();
  }
  if (open.empty()) return;
  const std::size_t from = open.back();
  open.pop_back();
  row.pop_back();
  fenced(row, from, sign.text);
}

Result<void> Parser::atom(Row& row) {
  const char c = in_.peek();
  if (c == '{') {
    const std::size_t at = in_.at();
    in_.skip(1);
    CZ_TRY(inside, this->row(Until::brace));
    if (!in_.take('}')) return wrongAt(at, "This { is never closed. Add a }.");
    // Braces around one thing say nothing, but for the space around a sign.
    if (inside.size() == 1 && inside[0].kind != Node::Kind::sign) {
      row.push_back(std::move(inside[0]));
      return {};
    }
    Node group;
    group.kind = Node::Kind::group;
    group.parts.push_back(std::move(inside));
    row.push_back(std::move(group));
    return {};
  }
  if (c == '\\') {
    CZ_TRY(node, command());
    row.push_back(std::move(node));
    return {};
  }
  if (isDigit(c) || (c == '.' && isDigit(in_.peek(1)))) {
    row.push_back(number());
    return {};
  }
  if (c == '~') {
    row.push_back(*symbolOf(" "));
    in_.skip(1);
    return {};
  }
  if (c == '%' || c == '#' || c == '"' || c == '`')
    return wrongAt(in_.at(), std::string("In maths, write \\text{") + c + "} for this sign.");
  const std::string_view character = in_.character();
  row.push_back(characterOf(character));
  in_.skip(character.size());
  return {};
}

/// 12, 3.5, .5, 3{,}5, 12{,}000; the "0." of 0.\overline{3}.
Node Parser::number() {
  Node node;
  node.kind = Node::Kind::number;
  for (;;) {
    if (isDigit(in_.peek())) {
      node.text += in_.peek();
      in_.skip(1);
    } else if (in_.peek() == '.' && (isDigit(in_.peek(1)) || in_.peek(1) == '\\')) {
      node.text += '.';
      in_.skip(1);
    } else if (in_.peek() == '{' && in_.peek(1) == ',' && in_.peek(2) == '}') {
      node.text += ',';
      in_.skip(3);
    } else {
      return node;
    }
  }
}

Result<void> Parser::scripts(Row& row) {
  Node node;
  node.kind = Node::Kind::scripts;
  node.parts.resize(3);
  if (!row.empty() && row.back().kind != Node::Kind::space) {
    node.parts[0].push_back(std::move(row.back()));
    row.pop_back();
    node.limits = node.parts[0][0].limits;
    node.cls = node.parts[0][0].cls;
  }
  for (in_.skipBlanks(); in_.peek() == '^' || in_.peek() == '_' || in_.peek() == '\''; in_.skipBlanks()) {
    const std::size_t at = in_.at();
    const char mark = in_.peek();
    in_.skip(1);
    if (mark == '\'') {
      node.parts[2].push_back(characterOf("'"));
      continue;
    }
    Row& place = node.parts[mark == '_' ? 1 : 2];
    const bool primes = !place.empty() && place.front().text == "′";
    if (!place.empty() && !primes)
      return wrongAt(at, std::string("There are two ") + mark + " one behind the other. Use braces: a" + mark + "{b" +
                             mark + "c}.");
    CZ_TRY(inside, argument(std::string(1, mark)));
    place.insert(place.end(), std::make_move_iterator(inside.begin()), std::make_move_iterator(inside.end()));
  }
  row.push_back(std::move(node));
  return {};
}

/// A row in braces, or the one thing that stands here. `after`: what asks for it.
Result<Row> Parser::argument(std::string_view after) {
  const Depth depth(depth_);
  in_.skipBlanks();
  const char c = in_.peek();
  if (depth.tooDeep()) return wrongAt(in_.at(), "This formula is nested too deeply. Write it in two.");
  if (in_.atEnd() || c == '}' || c == '&' || c == '^' || c == '_')
    return wrongAt(in_.at() - (in_.atEnd() ? 1 : 0), "Something is missing behind " + std::string(after) + ".");
  Row row;
  if (isDigit(c)) {
    row.push_back(characterOf(in_.character()));
    row.back().kind = Node::Kind::number;
    in_.skip(1);
    return row;
  }
  if (c != '{') {
    CZ_CHECK(atom(row));
    return row;
  }
  const std::size_t at = in_.at();
  in_.skip(1);
  CZ_TRY(inside, this->row(Until::brace));
  if (!in_.take('}')) return wrongAt(at, "This { is never closed. Add a }.");
  return inside;
}

Result<Row> parse(std::string_view tex) {
  if (tex.size() > kLongestFormula)
    return wrongAt(kLongestFormula, "A formula may have 2000 characters at most. Write it in two.");
  return Parser(tex).whole();
}

std::string_view unknownCommandAt(std::string_view tex, std::size_t column) {
  if (column == 0 || column > tex.size() || tex[column - 1] != '\\') return {};
  Scanner in(tex.substr(column - 1));
  const std::string_view command = in.command();
  const auto known = commandNames();
  if (std::find(known.begin(), known.end(), "\\" + std::string(command)) != known.end()) return {};
  return tex.substr(column - 1, command.size() + 1);
}

}  // namespace cz::maths
