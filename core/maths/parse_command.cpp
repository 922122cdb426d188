// Commands with arguments.

#include <utility>

#include "core/maths/parser.h"
#include "core/maths/symbols.h"

namespace cz::maths {
namespace {

std::string written(std::string_view name) { return "\\" + std::string(name); }

}  // namespace

Result<Node> Parser::command() {
  const std::string_view name = in_.command();
  const std::size_t at = in_.at();
  if (name.empty()) return wrongAt(at, "A backslash stands alone. Take it out.");
  in_.skip(name.size() + 1);
  if (name == "begin") return table();
  if (auto symbol = symbolOf(name)) return std::move(*symbol);
  if (name == "limits" || name == "displaystyle") {
    Node nothing;
    nothing.kind = Node::Kind::space;
    return nothing;
  }
  auto node = built(name);
  if (!node && node.error().detail.empty()) return wrongAt(at, written(name) + " is no command that Checkzone knows.");
  return node;
}

Result<Node> Parser::built(std::string_view name) {
  if (name == "frac" || name == "dfrac" || name == "tfrac" || name == "binom" || name == "dbinom" || name == "tbinom")
    return fraction(name);
  if (name == "sqrt") return root();
  if (name == "left") return fence();
  if (name == "not") return negated();
  if (name == "text" || name == "textbf" || name == "textit" || name == "mathrm" || name == "operatorname" ||
      name == "mathbf" || name == "mathit" || name == "mathbb")
    return upright(name);
  return around(name);
}

Result<Node> Parser::fraction(std::string_view name) {
  Node node;
  node.kind = Node::Kind::fraction;
  node.cls = Class::inner;
  node.bar = name.find("binom") == std::string_view::npos;
  if (name.front() == 'd') node.size = Node::Size::display;
  if (name.front() == 't') node.size = Node::Size::text;
  CZ_TRY(above, argument(written(name)));
  CZ_TRY(below, argument(written(name)));
  node.parts.push_back(std::move(above));
  node.parts.push_back(std::move(below));
  return node;
}

Result<Node> Parser::root() {
  Node node;
  node.kind = Node::Kind::root;
  Row index;
  const std::size_t at = in_.at();
  if (in_.take('[')) {
    CZ_TRY(inside, row(Until::bracket));
    if (!in_.take(']')) return wrongAt(at, "This [ is never closed. Add a ].");
    index = std::move(inside);
  }
  CZ_TRY(under, argument("\\sqrt"));
  node.parts.push_back(std::move(under));
  node.parts.push_back(std::move(index));
  return node;
}

Result<Node> Parser::upright(std::string_view name) {
  in_.skipBlanks();
  const std::size_t at = in_.at();
  Node node;
  if (name == "mathbb" && in_.peek() != '{') {
    node.text = std::string(in_.character());
    in_.skip(node.text.size());
  } else {
    CZ_TRY(raw, in_.rawGroup(written(name)));
    node.text = std::move(raw);
  }
  if (name == "mathbb") {
    if (auto set = numberSetOf(node.text)) return std::move(*set);
    return wrongAt(at, "\\mathbb knows N, Z, Q, R, C and P.");
  }
  node.kind = name.substr(0, 4) == "text" ? Node::Kind::word : Node::Kind::name;
  if (name == "operatorname") node.cls = Class::large;
  node.spoken = node.text;
  return node;
}

Result<Node> Parser::around(std::string_view name) {
  Node node;
  const bool over = name.substr(0, 4) == "over";
  if (name == "overline" || name == "underline") {
    node.kind = Node::Kind::line;
    node.text = over ? "over" : "under";
  } else if (name == "overbrace" || name == "underbrace") {
    node.kind = Node::Kind::brace;
    node.text = over ? "over" : "under";
  } else if (auto accent = accentOf(name)) {
    node = std::move(*accent);
  } else {
    return Error{Fault::input, "", ""};  // command() names it
  }
  CZ_TRY(inside, argument(written(name)));
  node.parts.push_back(std::move(inside));
  if (node.kind == Node::Kind::brace) {
    const bool labelled = in_.take(over ? '^' : '_');
    Row label;
    if (labelled) {
      CZ_TRY(words, argument(over ? "^" : "_"));
      label = std::move(words);
    }
    node.parts.push_back(std::move(label));
  }
  return node;
}

Result<std::string> Parser::fenceSign(std::string_view after) {
  in_.skipBlanks();
  const std::size_t at = in_.at();
  const std::string_view command = in_.command();
  const std::string token = command.empty() ? std::string(1, in_.peek()) : written(command);
  const auto sign = fenceOf(token);
  if (in_.atEnd() || !sign)
    return wrongAt(at - (in_.atEnd() ? 1 : 0),
                   "Behind " + std::string(after) + " there must be a parenthesis, a bracket, \\{, | or a point.");
  in_.skip(token.size());
  return *sign;
}

Result<Node> Parser::fence() {
  const std::size_t at = in_.at() - std::string_view("\\left").size();
  Node node;
  node.kind = Node::Kind::fence;
  node.cls = Class::inner;
  node.grows = true;
  CZ_TRY(left, fenceSign("\\left"));
  CZ_TRY(inside, row(Until::right));
  if (in_.atEnd()) return wrongAt(at, "This \\left has no \\right. Write \\right) or \\right. at its end.");
  in_.skip(std::string_view("\\right").size());
  CZ_TRY(right, fenceSign("\\right"));
  node.left = std::move(left);
  node.right = std::move(right);
  node.parts.push_back(std::move(inside));
  return node;
}

Result<Node> Parser::negated() {
  const std::size_t at = in_.at();
  CZ_TRY(what, argument("\\not"));
  if (what.size() == 1 && what[0].text == "=") return *symbolOf("ne");
  if (what.size() == 1 && what[0].text == "∈") return *symbolOf("notin");
  return wrongAt(at, "\\not is known before = and \\in only.");
}

}  // namespace cz::maths
