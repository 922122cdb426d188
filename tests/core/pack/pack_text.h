#pragma once
// Small packs as text, for tests of reading and validating.

#include <algorithm>
#include <string>
#include <vector>

#include "core/pack/read.h"

namespace cz::tests {

inline const std::string kPackHead = "format = 1\nid = \"p\"\ntitle = \"P\"\nversion = \"1\"\nlanguage = \"en\"\n";
inline const std::string kUnit = "id = \"u\"\ntitle = \"U\"\n[[lesson]]\ncheck = \"c\"\n";
/// Eleven lines; the rest of the item starts at line 12.
inline const std::string kCheckHead =
    "id = \"c\"\ntitle = \"C\"\n"
    "[[skill]]\nid = \"s\"\ncan = \"I can.\"\nrevise = \"Do it.\"\n"
    "[[slot]]\nskill = \"s\"\nsiblings = [\"i\"]\n"
    "[[item]]\nid = \"i\"\n";

inline pack::Files packOfCheck(std::string check, std::string head = kPackHead, std::string unit = kUnit) {
  return {{"pack.toml", std::move(head)}, {"units/u.toml", std::move(unit)}, {"checks/c.toml", std::move(check)}};
}
inline pack::Files packOfItem(const std::string& rest, const std::string& head = kPackHead) {
  return packOfCheck(kCheckHead + rest, head);
}
/// The lines of an item of a type with a stem; the rest starts at line 14.
/// The names that `let = { a = …, b = … }` gives, each in braces: a stem that shows them, so that no two draws look
/// alike.
inline std::string namesIn(const std::string& rest) {
  std::string shown;
  const auto from = rest.find("let = {");
  if (from == std::string::npos) return shown;
  const std::string let = rest.substr(from + 7, rest.find('\n', from) - from - 7);
  for (std::size_t at = let.find(" = "); at != std::string::npos; at = let.find(" = ", at + 1)) {
    const auto before = let.find_last_of(" ,", at - 1);
    const std::string name = let.substr(before + 1, at - before - 1);
    if (!name.empty() && name.find_first_of("\"[]{}") == std::string::npos) shown += " {" + name + "}";
  }
  return shown;
}

inline std::string itemOf(const std::string& type, const std::string& rest) {
  return "type = \"" + type + "\"\nstem = \"Stem" + namesIn(rest) + "?\"\n" + rest;
}

inline std::string told(const std::vector<pack::Problem>& problems) {
  std::string all;
  for (const auto& one : problems)
    all += one.where.file + ":" + std::to_string(one.where.line) + ":" + std::to_string(one.where.column) +
           (one.severity == pack::Severity::error ? " error [" : " warning [") + one.item.text + "] " + one.message +
           "\n";
  return all;
}

inline bool tells(const std::vector<pack::Problem>& problems, pack::Severity severity, const std::string& file,
                  int line, const std::string& part) {
  return std::any_of(problems.begin(), problems.end(), [&](const pack::Problem& one) {
    return one.severity == severity && one.where.file == file && one.where.line == line &&
           one.message.find(part) != std::string::npos;
  });
}

/// The only check of a pack that must be good.
inline pack::Check goodCheck(const pack::Files& files) {
  auto reading = pack::readAndValidate(files);
  if (!reading.pack) std::fprintf(stderr, "%s", told(reading.problems).c_str());
  return reading.pack.value().checks.at(0);
}
inline pack::Item goodItem(const std::string& rest, const std::string& head = kPackHead) {
  return goodCheck(packOfItem(rest, head)).items.at(0);
}

}  // namespace cz::tests
