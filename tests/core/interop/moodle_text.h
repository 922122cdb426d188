#pragma once
// Moodle XML in few words.

#include <string>

#include "core/interop/moodle_read.h"

namespace cz::tests {

/// A file with whatever questions.
inline interop::QuestionFile quiz(const std::string& inside) {
  return interop::moodle::readFile("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<quiz>\n" + inside + "\n</quiz>\n",
                                   "bank.xml");
}

/// One question of a type, with a name, a stem "Q" and whatever else.
inline interop::QuestionFile asked(const std::string& type, const std::string& inside) {
  return quiz("<question type=\"" + type + "\"><name><text>N</text></name><questiontext format=\"html\"><text>" +
              "<![CDATA[<p>Q</p>]]></text></questiontext>" + inside + "</question>");
}

inline std::string answer(const std::string& fraction, const std::string& text, const std::string& inside = "") {
  return "<answer fraction=\"" + fraction + "\" format=\"html\"><text>" + text + "</text>" + inside + "</answer>";
}

inline std::string feedback(const std::string& text) {
  return "<feedback format=\"html\"><text>" + text + "</text></feedback>";
}

}  // namespace cz::tests
