#pragma once
// Every way in which a typed answer can be impossible to read, and the sentence for it: what is wrong, in words for an
// eleven-year-old, and what to type instead. A reading that fails costs no try.

#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/pack/model.h"

namespace cz::scoring {

enum class Trouble {
  notText,        ///< bytes that are not characters
  tooLong,        ///< more than 60 digits or 200 characters
  noNumber,       ///< no digit where a number is expected
  manySigns,      ///< "--3", "+-3"
  signBehind,     ///< "3-"
  wrongMark,      ///< "3,5" where a point is the decimal mark, or the other way round
  manyMarks,      ///< "1.2.3" with a point as the decimal mark
  badGroups,      ///< "1,23,4", "12,34.5"
  twoMeanings,    ///< "1,234" where a comma is neither mark nor between groups; "12 345/5" where blanks group
  mixedDigits,    ///< digits of two scripts
  twoNumbers,     ///< "3 4"
  twoSlashes,     ///< "2/2/5"
  openFraction,   ///< "2/"
  backslash,      ///< "2\5"
  zeroBelow,      ///< "1/0"
  minusBelow,     ///< "3/-4"
  wholeOnly,      ///< "1.5/2"
  mixedSign,      ///< "-2+2/5": minus of the sum, or of the 2 alone?
  brokenPower,    ///< "1e", "3*10^"
  hugePower,      ///< "1e999"
  calculation,    ///< "3*4", "2-1"
  brackets,       ///< "(3)"
  unitHere,       ///< "12 m" where no unit is asked for
  unknownUnit,    ///< "12 bananas" where another unit is asked for
  strange,        ///< any other sign
  missingNumber,  ///< list: "1,,2"
  groupsInList,   ///< list: "1,000, 2", "12 000": thousands or two numbers?
  mixedInList,    ///< list: "1 1/2" : one number or two?
  marksInList,    ///< list: "1,2,3" where a comma is the decimal mark
  twoSeparators,  ///< list: "0,5; 1,5" where a point is the decimal mark
  manyNumbers,    ///< list: more than 200
  wrongKind,      ///< a tick for a typed answer and the like
  manyPicked,     ///< two ticks where one is asked for
  manyPlaces,     ///< more places of a picture than are asked for
  longText,       ///< written: more than 60,000 bytes
  brokenDrawing,  ///< ink outside its canvas, or more of it than a hand draws
  unknownPart,    ///< an id that the question does not have
};

/// The sentence for the student. `piece` is the part that it is about (a unit, a sign, a better spelling), as plain
/// text; may be empty.
std::string sentenceFor(Trouble trouble, pack::NumberStyle style, std::string_view piece);

/// The same as an error of a reading: `message` is the sentence.
Error unreadable(Trouble trouble, pack::NumberStyle style, std::string_view piece = {});

}  // namespace cz::scoring
