// Texts with {expressions} in them.

#include <algorithm>
#include <utility>

#include "core/pack/expression.h"
#include "core/pack/lexer.h"
#include "core/pack/limits.h"

namespace cz::pack {
namespace {

/// The end of the expression that starts at `from`: its closing brace, not one within a 'text'.
std::size_t closingBrace(std::string_view source, std::size_t from) {
  bool inText = false;
  for (std::size_t at = from; at < source.size(); ++at) {
    if (source[at] == '\'') inText = !inText;
    if (source[at] == '}' && !inText) return at;
  }
  return std::string_view::npos;
}

/// An expression's own column, moved to the column within the whole text.
Error moved(const Error& error, std::size_t offset) {
  std::size_t column = 0;
  for (const char c : error.detail) column = column * 10 + static_cast<std::size_t>(c - '0');
  return errorAt(column + offset, error.message);
}

}  // namespace

Result<Template> Template::parse(std::string_view source, NumberStyle style) {
  Template made;
  made.source_ = source;
  std::string plain;
  const auto keepPlain = [&] {
    if (!plain.empty()) made.parts_.push_back({std::exchange(plain, {}), 0});
  };
  for (std::size_t at = 0; at < source.size(); ++at) {
    const char c = source[at];
    const bool doubled = at + 1 < source.size() && source[at + 1] == c;
    if ((c == '{' || c == '}') && doubled) ++at;
    if (c == '}' && !doubled) return errorAt(at + 1, "A } without its {. Write }} for a brace in the text.");
    if (c != '{' || doubled) {
      plain += c;
      continue;
    }
    keepPlain();
    const std::size_t end = closingBrace(source, at + 1);
    if (end == std::string_view::npos)
      return errorAt(at + 1, "This { is never closed. Add a }, or write {{ for a brace in the text.");
    auto expression = Expression::parse(source.substr(at + 1, end - at - 1), style);
    if (!expression) return moved(expression.error(), at + 1);
    made.parts_.push_back({std::move(*expression), at + 1});
    at = end;
  }
  keepPlain();
  return made;
}

Template Template::literal(std::string text) {
  Template made;
  made.source_ = text;
  if (!text.empty()) made.parts_.push_back({std::move(text), 0});
  return made;
}

Result<std::string> Template::render(const Draw& draw) const {
  std::string out;
  for (const Part& part : parts_) {
    if (const auto* plain = std::get_if<std::string>(&part.what)) {
      out += *plain;
      continue;
    }
    const auto value = std::get<Expression>(part.what).evaluate(draw);
    if (!value) return moved(value.error(), part.offset);
    out += shown(*value);
  }
  return out;
}

Result<Value> Template::value(const Draw& draw) const {
  if (const auto* expression = wholeExpression()) {
    auto value = expression->evaluate(draw);
    if (!value) return moved(value.error(), parts_.front().offset);
    return value;
  }
  CZ_TRY(text, render(draw));
  return Value(std::move(text));
}

std::vector<NameUse> Template::uses() const {
  std::vector<NameUse> all;
  for (const Part& part : parts_) {
    const auto* expression = std::get_if<Expression>(&part.what);
    if (!expression) continue;
    for (const NameUse& use : expression->uses()) {
      const auto same = [&](const NameUse& other) { return other.name == use.name; };
      if (std::none_of(all.begin(), all.end(), same)) all.push_back({use.name, use.column + part.offset});
    }
  }
  return all;
}

std::vector<std::string> Template::names() const {
  std::vector<std::string> all;
  for (const NameUse& use : uses()) all.push_back(use.name);
  return all;
}

bool Template::isConstant() const {
  return std::all_of(parts_.begin(), parts_.end(),
                     [](const Part& part) { return std::holds_alternative<std::string>(part.what); });
}

const Expression* Template::wholeExpression() const {
  return parts_.size() == 1 ? std::get_if<Expression>(&parts_.front().what) : nullptr;
}

}  // namespace cz::pack
