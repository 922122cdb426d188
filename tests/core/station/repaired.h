#pragma once
// The pack of sums with other keys.

#include "tests/core/station/classroom.h"

namespace cz::station::testing {

/// Every number is 99, and of the choices the bad one is the key: written first, as an author would.
inline pack::Files repairedPack(const std::string& version) {
  pack::Files files = sumsPack(version);
  const auto replace = [](std::string& text, const std::string& from, const std::string& to) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
      text.replace(at, from.size(), to);
  };
  for (auto& [name, text] : files) {
    if (!name.starts_with("checks/")) continue;
    replace(text, "when = \"99\"", "when = \"98\"");  // what is right is no wrong idea any more
    for (const std::string n : {"1", "2", "3"}) {
      replace(text, "key = " + std::to_string(2 * std::stoi(n)) + "\n", "key = 99\n");
      replace(text, "key = \"good " + n + "\"\ndistractors = [\"bad " + n + "\"",
              "key = \"bad " + n + "\"\ndistractors = [\"good " + n + "\"");
    }
  }
  return files;
}

}  // namespace cz::station::testing
