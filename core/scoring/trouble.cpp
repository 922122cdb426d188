#include "core/scoring/trouble.h"

#include "core/scoring/symbols.h"

namespace cz::scoring {
namespace {

struct Words {
  Trouble trouble;
  const char* point;  ///< '#' stands for the piece, {plain} and {grouped} for a number in the style
  const char* comma;  ///< null: the same words as for the decimal point
};

constexpr Words kWords[] = {
    {Trouble::notText, "Some of this is not readable text. Clear the box and type it again.", nullptr},
    {Trouble::tooLong, "This is too long to read. Write at most 60 digits.", nullptr},
    {Trouble::noNumber, "There is no number here yet. Write it with digits, like 12 or 3/4.", nullptr},
    {Trouble::manySigns, "There is more than one sign in front. Write one, like -3.", nullptr},
    {Trouble::signBehind, "The sign is behind the number. Write it in front, like -3.", nullptr},
    {Trouble::wrongMark, "Write a decimal point, not a comma: #", "Write a decimal comma, not a point: #"},
    {Trouble::manyMarks, "A number has only one decimal point. Take the others away.",
     "A number has only one decimal comma. Take the others away."},
    {Trouble::badGroups, "The digits are grouped in an unusual way. Write them like {plain} or {grouped}.", nullptr},
    {Trouble::twoMeanings, "This could mean two numbers. Write # instead.", nullptr},
    {Trouble::mixedDigits, "The digits are of two scripts. Write all of them in one.", nullptr},
    {Trouble::twoNumbers, "There is more than one number here. Write only one.", nullptr},
    {Trouble::twoSlashes, "A fraction has one bar. Write it like 2/5, or 2 2/5 with a whole number in front.", nullptr},
    {Trouble::openFraction, "Half of the fraction is missing. Write both numbers, like 3/4.", nullptr},
    {Trouble::backslash, "The fraction bar leans the other way. Write it like 2/5.", nullptr},
    {Trouble::zeroBelow, "A fraction can't have 0 below the bar. Check the lower number.", nullptr},
    {Trouble::minusBelow, "Write the minus in front of the whole fraction, like -3/4.", nullptr},
    {Trouble::wholeOnly, "A fraction has whole numbers above and below the bar, like 3/4.", nullptr},
    {Trouble::mixedSign, "This could mean two things. Write the mixed number without a plus, like -2 2/5.", nullptr},
    {Trouble::brokenPower, "The power of ten is not complete. Write it like 3e5 or 3*10^5, or write out the number.",
     nullptr},
    {Trouble::hugePower, "The power of ten is too large to read. It can go from -100 to 100.", nullptr},
    {Trouble::calculation, "This is a calculation. Work it out and write one number.", nullptr},
    {Trouble::brackets, "Write the number without brackets.", nullptr},
    {Trouble::unitHere, "Write the number only, without \"#\".", nullptr},
    {Trouble::unknownUnit,
     "\"#\" is no unit that is known here. Write the number alone, or with the unit of the question.", nullptr},
    {Trouble::strange, "\"#\" can't be part of a number. Take it away.", nullptr},
    {Trouble::missingNumber, "A number is missing between two separators. Write it, or take one separator away.",
     nullptr},
    {Trouble::groupsInList, "Write large numbers in one piece, like 1000, and put a comma and a blank between numbers.",
     "Write large numbers in one piece, like 1000, and put a semicolon between numbers."},
    {Trouble::mixedInList, "Is this one mixed number or two numbers? Put commas between the numbers.",
     "Is this one mixed number or two numbers? Put semicolons between the numbers."},
    {Trouble::marksInList, "Put a comma between the numbers, like 1, 2, 3.",
     "Put a semicolon between the numbers, like 1; 2; 3."},
    {Trouble::twoSeparators, "There are commas and semicolons. Write decimals with a point, like 0.5; 1.5", nullptr},
    {Trouble::manyNumbers, "This list is too long to read. Write at most 200 numbers.", nullptr},
    {Trouble::wrongKind, "This answer is not of the kind that the question asks for. Answer it again.", nullptr},
    {Trouble::manyPicked, "More than one answer is picked. Pick only one.", nullptr},
    {Trouble::manyPlaces, "There are more places than the question asks for. Take some away.", nullptr},
    {Trouble::longText, "This text is too long to keep whole. Make it shorter.", nullptr},
    {Trouble::brokenDrawing, "This drawing can't be kept. Undo the last lines, or draw it again.", nullptr},
    {Trouble::unknownPart, "\"#\" is not part of this question. Answer it again.", nullptr},
};

void replace(std::string& sentence, std::string_view what, std::string_view by) {
  if (const auto at = sentence.find(what); at != std::string::npos) sentence.replace(at, what.size(), by);
}

/// What stood for several dresses of one sign (symbols.h) as a sign that people know.
std::string asTyped(std::string_view piece) {
  std::string out;
  for (const char c : piece) {
    if (c == kGroupSign) {
      out += "\u066C";
    } else {
      out += c == kGroupBlank || c == kJoined ? ' ' : c;
    }
  }
  return out;
}

std::string plainExample(pack::NumberStyle style) { return std::string("1234567") + pack::decimalMark(style) + "5"; }

}  // namespace

std::string sentenceFor(Trouble trouble, pack::NumberStyle style, std::string_view piece) {
  for (const auto& words : kWords) {
    if (words.trouble != trouble) continue;
    const bool comma = pack::decimalMark(style) == ',' && words.comma != nullptr;
    std::string sentence = comma ? words.comma : words.point;
    replace(sentence, "{plain}", plainExample(style));
    replace(sentence, "{grouped}", pack::grouped("1234567.5", style));
    replace(sentence, "#", asTyped(piece));
    return sentence;
  }
  return {};
}

Error unreadable(Trouble trouble, pack::NumberStyle style, std::string_view piece) {
  return {Fault::input, sentenceFor(trouble, style, piece), ""};
}

}  // namespace cz::scoring
