// Texts with {expressions} in them.

#include <algorithm>
#include <utility>

#include "core/base/inline_marks.h"
#include "core/pack/expression.h"
#include "core/pack/lexer.h"
#include "core/pack/limits.h"
#include "core/pack/tex_value.h"

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

class Template::Parsing {
 public:
  Parsing(std::string_view source, NumberStyle style) : source_(source), style_(style) { made_.source_ = source; }

  Result<Template> run() {
    while (at_ < source_.size()) CZ_CHECK(step());
    keepPlain(false);
    return std::move(made_);
  }

 private:
  Result<void> step() {
    const char c = source_[at_];
    const bool doubled = at_ + 1 < source_.size() && source_[at_ + 1] == c;
    if (c == '\\' && at_ + 1 < source_.size() && isEscapable(source_[at_ + 1])) return plain(2);
    if (const std::size_t length = mathsLength(source_, at_); length > 0) return maths(at_ + length);
    if (c != '{' && c != '}') return plain(1);
    if (doubled) {
      ++at_;
      return plain(1);
    }
    if (c == '}') return errorAt(at_ + 1, "A } without its {. Write }} for a brace in the text.");
    keepPlain(false);
    return expression(at_ + 1, "This { is never closed. Add a }, or write {{ for a brace in the text.", false);
  }

  Result<void> maths(std::size_t end) {
    keepPlain(false);
    while (at_ < end) {
      if (source_.substr(at_, kVar.size()) == kVar) {
        keepPlain(true);
        CZ_CHECK(expression(at_ + kVar.size(), "This \\var{ is never closed. Add a }.", true));
      } else {
        CZ_CHECK(plain(source_[at_] == '\\' ? 2 : 1));
      }
    }
    keepPlain(true);
    return {};
  }

  Result<void> plain(std::size_t bytes) {
    plain_ += source_.substr(at_, bytes);
    at_ += bytes;
    return {};
  }

  /// The expression from `start` to its brace.
  Result<void> expression(std::size_t start, const char* unclosed, bool maths) {
    const std::size_t end = closingBrace(source_, start);
    if (end == std::string_view::npos) return errorAt(at_ + 1, unclosed);
    auto expression = Expression::parse(source_.substr(start, end - start), style_);
    if (!expression) return moved(expression.error(), start);
    made_.parts_.push_back({std::move(*expression), start, maths});
    at_ = end + 1;
    return {};
  }

  void keepPlain(bool maths) {
    if (!plain_.empty()) made_.parts_.push_back({std::exchange(plain_, {}), 0, maths});
  }

  static constexpr std::string_view kVar = "\\var{";
  std::string_view source_;
  NumberStyle style_;
  Template made_;
  std::string plain_;
  std::size_t at_ = 0;
};

/// A text as it grows, with the dollars in it that are dollars.
class Template::Rendering {
 public:
  void maths(std::string_view tex) { out_ += tex; }
  const std::string& soFar() const { return out_; }

  void words(std::string_view text, bool ownMaths) {
    for (std::size_t at = 0; at < text.size(); ++at) {
      const std::size_t length = ownMaths ? mathsLength(text, at) : 0;
      if (text[at] == '\\' && at + 1 < text.size() && isEscapable(text[at + 1])) {
        ++at;
      } else if (length > 0) {
        at += length - 1;
      } else if (text[at] == '$') {
        dollars_.push_back(out_.size() + at);
      }
    }
    out_ += text;
  }

  std::string take() {
    // A backslash before one dollar may let another one open: until nothing changes.
    for (bool changed = true; changed;) {
      changed = false;
      for (std::size_t i = 0; i < dollars_.size() && !changed; ++i) {
        if (mathsLength(out_, dollars_[i]) == 0) continue;
        out_.insert(dollars_[i], 1, '\\');
        for (std::size_t k = i + 1; k < dollars_.size(); ++k) ++dollars_[k];
        dollars_.erase(dollars_.begin() + static_cast<std::ptrdiff_t>(i));
        changed = true;
      }
    }
    return std::move(out_);
  }

 private:
  std::string out_;
  std::vector<std::size_t> dollars_;
};

Result<Template> Template::parse(std::string_view source, NumberStyle style) { return Parsing(source, style).run(); }

Template Template::literal(std::string text) {
  Template made;
  made.source_ = text;
  if (!text.empty()) made.parts_.push_back({std::move(text), 0});
  return made;
}

Result<std::string> Template::render(const Draw& draw) const {
  if (isConstant() && parts_.size() <= 1) return parts_.empty() ? std::string() : std::get<std::string>(parts_[0].what);
  Rendering out;
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    const Part& part = parts_[i];
    if (const auto* plain = std::get_if<std::string>(&part.what)) {
      part.maths ? out.maths(*plain) : out.words(*plain, false);
      continue;
    }
    const auto value = std::get<Expression>(part.what).evaluate(draw);
    if (!value) return moved(value.error(), part.offset);
    const auto* next = i + 1 < parts_.size() ? std::get_if<std::string>(&parts_[i + 1].what) : nullptr;
    if (part.maths)
      out.maths(texOf(*value, out.soFar(), next == nullptr ? std::string_view() : *next));
    else
      out.words(shown(*value), true);
  }
  return out.take();
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
  return parts_.size() == 1 && !parts_.front().maths ? std::get_if<Expression>(&parts_.front().what) : nullptr;
}

}  // namespace cz::pack
