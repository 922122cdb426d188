#pragma once
// Unicode text: checked, normalised, folded. Never by the machine's locale (case O-10).

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace cz {

/// Whether every byte belongs to well-formed UTF-8 (no surrogates, no overlong forms, no NUL).
bool isUtf8(std::string_view text);
/// The code points of well-formed UTF-8; ill-formed bytes become U+FFFD.
std::vector<char32_t> codePoints(std::string_view utf8);
std::string utf8Of(char32_t point);
std::string utf8Of(const std::vector<char32_t>& points);

/// Unicode normal form C.
std::string nfc(std::string_view utf8);
/// Full case folding by Unicode, with the dotted and dotless i of `language` "tr" and "az"; then NFC.
std::string foldCase(std::string_view utf8, std::string_view language);
/// Without combining marks: "é" → "e". Then NFC.
std::string stripMarks(std::string_view utf8);
/// Runs of anything but white space that hold a letter or a digit.
std::size_t wordCount(std::string_view text);
/// Words that a person wrote: well-formed, and at most `most` letters long. Letters are code points, of which there are
/// never more than a browser's text box counts. input: they aren't; `what` begins the sentence ("The comment").
Result<void> expectLetters(std::string_view text, std::size_t most, std::string_view what);
/// Every run of white space (Unicode) as one blank, none at either end.
std::string tidySpaces(std::string_view utf8);
/// Full-width and half-width forms as their usual letters (NFKC of those blocks only).
std::string plainWidth(std::string_view utf8);
/// Curly, low and prime quotes as ' and " (case O-09).
std::string plainQuotes(std::string_view utf8);

std::vector<std::string> split(std::string_view text, char at);
std::string join(const std::vector<std::string>& parts, std::string_view between);
/// "1 item", "3 items": the noun with its plain English plural.
std::string counted(std::size_t count, std::string_view one, std::string_view many);
/// ASCII white space off both ends.
std::string_view trim(std::string_view text);

}  // namespace cz
