#pragma once
// One <question> of Moodle XML. The inside of the Moodle reader; nobody else needs it.

#include <optional>
#include <pugixml.hpp>
#include <string>

#include "core/interop/question.h"

namespace cz::interop::moodle {

/// The path in a pseudo question of type "category"; nothing for a real question.
std::optional<std::string> categoryOf(const pugi::xml_node& node);

/// The question without its category. What can't come in has a `whyNot`.
Question questionOf(const pugi::xml_node& node, int line);

/// The <text> of an element that holds one, with its format.
Text textOf(const pugi::xml_node& node);

/// The words of a simple element inside `node`, such as <single>true</single>; "" when it isn't there.
std::string wordOf(const pugi::xml_node& node, const char* name);

// Types with gaps (moodle_gaps.cpp).
void readNumberedGaps(const pugi::xml_node& node, Question& question);
void readGapfill(const pugi::xml_node& node, Question& question);

/// How one type of question is read, or why it isn't.
struct Kind {
  QuestionType type = QuestionType::other;
  void (*read)(const pugi::xml_node& node, Question& question) = nullptr;
  const char* whyNot = "";  ///< not empty: it can't come in
};

/// By Moodle's name of the type ("multichoice"); for unknown names too.
Kind kindOf(std::string_view name);

}  // namespace cz::interop::moodle
