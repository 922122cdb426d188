#include "core/tools/glyphs.h"

#include <array>
#include <cstdio>
#include <string>

#include "core/typeset/coverage.h"

namespace cz::tools {
namespace {

std::string nameOf(char32_t point) {
  std::array<char, 16> name{};
  std::snprintf(name.data(), name.size(), "U+%04X", static_cast<unsigned>(point));
  return name.data();
}

class Looking {
 public:
  explicit Looking(std::vector<pack::Problem>& problems) : problems_(problems) {}

  void at(const pack::Where& where, const ItemId& item, std::string_view text) {
    for (const char32_t point : typeset::undrawable(text))
      problems_.push_back({pack::Severity::error, where, item,
                           nameOf(point) + " has no glyph in the fonts of this machine. Write it in other letters, or "
                                           "install a font that has it on every kiosk."});
  }

  void at(const pack::Item& item, const pack::Template& text) {
    at({item.where.file, text.line() > 0 ? text.line() : item.where.line, 0}, item.id, text.source());
  }

  void at(const pack::Item& item) {
    at(item, item.stem);
    at(item, item.says);
    for (const auto& option : item.options) {
      at(item, option.text);
      at(item, option.says);
    }
    for (const auto& card : item.cards) {
      at(item, card.text);
      at(item, card.says);
    }
    for (const auto& accept : item.accepts) {
      at(item, accept.key);
      at(item, accept.says);
    }
    for (const auto& wrong : item.wrongs) at(item, wrong.says);
    for (const auto& parameter : item.parameters)
      for (const auto& value : parameter.options)
        if (const auto* text = std::get_if<std::string>(&value))
          at({item.where.file, parameter.line, 0}, item.id, *text);
    for (const auto& gap : item.gaps) at(gap);
  }

 private:
  std::vector<pack::Problem>& problems_;
};

}  // namespace

std::vector<pack::Problem> problemsOfGlyphs(const pack::Pack& pack) {
  std::vector<pack::Problem> problems;
  Looking look(problems);
  for (const auto& check : pack.checks) {
    look.at({"checks/" + check.id.text + ".toml", 0, 0}, {}, check.title);
    for (const auto& skill : check.skills) {
      look.at(skill.where, {}, skill.can);
      look.at(skill.where, {}, skill.revise);
    }
    for (const auto& item : check.items) look.at(item);
  }
  return problems;
}

}  // namespace cz::tools
