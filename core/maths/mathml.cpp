#include "core/maths/mathml.h"

#include <cstdlib>

#include "core/base/escape.h"
#include "core/maths/parse.h"
#include "core/maths/spoken.h"

namespace cz::maths {
namespace {

using Kind = Node::Kind;

std::string element(const std::string& name, const std::string& inside, const std::string& attributes = "") {
  return "<" + name + (attributes.empty() ? "" : " " + attributes) + ">" + inside + "</" + name + ">";
}

/// Blanks at the ends of a text would be dropped.
std::string withFirmBlanks(const std::string& text) {
  std::string firm;
  for (const char c : text) firm += c == ' ' ? std::string("\u00A0") : std::string(1, c);
  return firm;
}

std::string inside(const Row& row);

/// One element for a row: MathML counts arguments by elements.
std::string one(const Row& row) { return row.size() == 1 ? inside(row) : element("mrow", inside(row)); }

std::string fenceSign(const std::string& sign, bool grows) {
  if (sign.empty()) return "";
  return element("mo", escaped(sign), std::string("fence=\"true\"") + (grows ? "" : " stretchy=\"false\""));
}

std::string fence(const Node& node) {
  return element("mrow", fenceSign(node.left, node.grows) + one(node.parts[0]) + fenceSign(node.right, node.grows));
}

std::string fraction(const Node& node) {
  const std::string parts = one(node.parts[0]) + one(node.parts[1]);
  std::string attributes;
  if (!node.bar) attributes = "linethickness=\"0\"";
  if (node.size != Node::Size::asis)
    attributes += std::string(attributes.empty() ? "" : " ") + "displaystyle=\"" +
                  (node.size == Node::Size::display ? "true" : "false") + "\"";
  const std::string bare = element("mfrac", parts, attributes);
  return node.bar ? bare : element("mrow", fenceSign("(", true) + bare + fenceSign(")", true));
}

std::string scripts(const Node& node) {
  const bool limits = node.limits;
  const bool below = !node.parts[1].empty();
  const bool above = !node.parts[2].empty();
  const std::string name = limits ? (below && above ? "munderover"
                                     : below        ? "munder"
                                                    : "mover")
                                  : (below && above ? "msubsup"
                                     : below        ? "msub"
                                                    : "msup");
  return element(name, one(node.parts[0]) + (below ? one(node.parts[1]) : "") + (above ? one(node.parts[2]) : ""));
}

std::string table(const Node& node) {
  std::string rows;
  const auto columns = static_cast<std::size_t>(node.columns);
  for (std::size_t from = 0; from < node.parts.size(); from += columns) {
    std::string cells;
    for (std::size_t column = 0; column < columns; ++column) {
      std::string style;
      if (node.align == Node::Columns::cases) style = "class=\"left\"";
      if (node.align == Node::Columns::aligned) style = column % 2 == 0 ? "class=\"right\"" : "class=\"left\"";
      cells += element("mtd", inside(node.parts[from + column]), style);
    }
    rows += element("mtr", cells);
  }
  const std::string display = node.align == Node::Columns::aligned ? "displaystyle=\"true\"" : "";
  return element("mrow", fenceSign(node.left, true) + element("mtable", rows, display) + fenceSign(node.right, true));
}

std::string sign(const Node& node) {
  if (node.cls == Class::ordinary)
    return element(node.text == "/" ? "mo" : "mi", escaped(node.text), "mathvariant=\"normal\"");
  const bool fence = node.cls == Class::opening || node.cls == Class::closing;
  return element("mo", escaped(node.text), fence ? "stretchy=\"false\"" : "");
}

std::string over(const Node& node, const std::string& mark) {
  const bool under = node.kind != Kind::accent && node.text == "under";
  const std::string bare = element(under ? "munder" : "mover", one(node.parts[0]) + mark,
                                   under ? "accentunder=\"true\"" : "accent=\"true\"");
  if (node.kind != Kind::brace || node.parts[1].empty()) return bare;
  return element(under ? "munder" : "mover", bare + one(node.parts[1]));
}

std::string of(const Node& node) {
  switch (node.kind) {
    case Kind::sign: return sign(node);
    case Kind::letter: return element("mi", escaped(node.text));
    case Kind::number: return element("mn", escaped(node.text));
    case Kind::word: return element("mtext", withFirmBlanks(escaped(node.text)));
    case Kind::name: return element("mi", escaped(node.text), "mathvariant=\"normal\"");
    case Kind::space: return "<mspace width=\"" + std::to_string(node.width * 1000 / 18) + "e-3em\"></mspace>";
    case Kind::group: return element("mrow", inside(node.parts[0]));
    case Kind::fraction: return fraction(node);
    case Kind::root:
      return node.parts[1].empty() ? element("msqrt", inside(node.parts[0]))
                                   : element("mroot", one(node.parts[0]) + one(node.parts[1]));
    case Kind::scripts: return scripts(node);
    case Kind::fence: return fence(node);
    case Kind::accent: return over(node, element("mo", escaped(node.text)));
    case Kind::line: return over(node, element("mo", node.text == "over" ? "‾" : "_"));
    case Kind::brace: return over(node, element("mo", node.text == "over" ? "⏞" : "⏟"));
    case Kind::table: break;
  }
  return table(node);
}

/// sin x: a function keeps a little space from what is no parenthesis.
bool isFunction(const Node& node) {
  const Node& base = node.kind == Kind::scripts && node.parts[0].size() == 1 ? node.parts[0][0] : node;
  return base.kind == Kind::name && base.cls == Class::large;
}

std::string inside(const Row& row) {
  std::string text;
  for (std::size_t i = 0; i < row.size(); ++i) {
    text += of(row[i]);
    const bool more = i + 1 < row.size() && row[i + 1].kind != Kind::fence && row[i + 1].cls != Class::relation;
    if (isFunction(row[i]) && more) text += "<mspace width=\"0.167em\"></mspace>";
  }
  return text;
}

}  // namespace

std::string mathml(const Row& formula, bool block) {
  const std::string words = "alttext=\"" + escaped(spoken(formula)) + "\"";
  return element("math", inside(formula), block ? "display=\"block\" " + words : words);
}

std::string mathml(std::string_view tex, bool block) {
  const auto formula = parse(tex);
  return formula ? mathml(*formula, block) : element("code", escaped(tex));
}

}  // namespace cz::maths
