#include "core/tools/glyphs.h"

#include <array>
#include <cstdio>
#include <string>

#include "core/pictures/svg_words.h"
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
    const pack::Spot spot = text.spot();
    at(spot.line > 0 ? pack::Where{item.where.file, spot.line, spot.column} : item.where, item.id, text.source());
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
    at({item.where.file, item.where.line, 0}, item.id, item.unit);
    at(item, item.sample);
    for (const auto& gap : item.gaps) at(gap);
    for (const auto& twin : item.in) at(twin);
  }

  void at(const pack::Rubric& rubric) {
    for (const auto& level : rubric.levels) at(rubric.where, {}, level.title);
    for (const auto& criterion : rubric.criteria) {
      at(rubric.where, {}, criterion.looksFor);
      for (const auto& text : criterion.levels) at(rubric.where, {}, text);
      for (const auto& text : criterion.examples) at(rubric.where, {}, text);
    }
    for (const auto& twin : rubric.in) at(twin);
  }

  void at(const pack::Check& check) {
    const pack::Where head{"checks/" + check.id.text + ".toml", 1, 0};
    at(head, {}, check.title);
    for (const auto& [language, title] : check.titles) at(head, {}, title);
    for (const auto& skill : check.skills) {
      at(skill.where, {}, skill.can);
      at(skill.where, {}, skill.revise);
      for (const auto& [language, words] : skill.in) {
        at(skill.where, {}, words.can);
        at(skill.where, {}, words.revise);
      }
    }
    for (const auto& rubric : check.rubrics) at(rubric);
    for (const auto& item : check.items) at(item);
  }

 private:
  std::vector<pack::Problem>& problems_;
};

}  // namespace

std::vector<pack::Problem> problemsOfGlyphs(const pack::Pack& pack) {
  std::vector<pack::Problem> problems;
  Looking look(problems);
  look.at({"pack.toml", 1, 0}, {}, pack.title);
  for (const auto& unit : pack.units) {
    const pack::Where head{"units/" + unit.id.text + ".toml", 1, 0};
    look.at(head, {}, unit.title);
    for (const auto& lesson : unit.lessons) look.at(head, {}, lesson.title);
  }
  for (const auto& check : pack.checks) look.at(check);
  return problems;
}

std::vector<pack::Problem> problemsOfDrawnGlyphs(const pack::Pack& pack, const pack::Files& files) {
  std::vector<pack::Problem> problems;
  Looking look(problems);
  for (const auto& picture : pack.pictures) {
    const auto file = files.find(picture.path);
    if (!picture.drawing || file == files.end()) continue;
    for (const auto& words : pictures::wordsOfSvg(viewOf(file->second)))
      look.at({picture.path, words.line, words.column}, {}, words.text);
  }
  return problems;
}

}  // namespace cz::tools
