#pragma once
// What stands on a sheet for the student beside the pack's own words, in the language of the sheet. The answer sheet is
// for the teacher and stays as the station is: in English.

#include <cstddef>
#include <string>
#include <string_view>

namespace cz::paper {

/// The same in one of the languages that kiosks speak, too.
struct Words {
  /// `one` stands for exactly one; {n} in them is the number.
  struct Counted {
    std::string_view one, other;
  };
  std::string_view name, date, forPractice;
  Counted questions, minutes, points;
  std::string_view mastered;                   ///< in front of the line of mastery
  std::string_view everySkillAll, everySkill;  ///< {share} is a part of 1 in percent
  std::string_view totalAll, total;            ///< {share}
  std::string_view levels;
  Counted itemsRight;
  std::string_view emptyWholes, numberSteps, decoySteps, circleLetter, cross, looksAt, say;
};

/// BCP 47; English for a language without words of its own.
const Words& wordsIn(std::string_view language);

/// `number` may be written in any way; whether it is one is told by its text, "1".
std::string counted(const Words::Counted& words, const std::string& number);
std::string filled(std::string_view words, std::string_view name, std::string_view value);

}  // namespace cz::paper
