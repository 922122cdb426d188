#pragma once
// What was promised of a measurement, and whether it holds here.

#include <cstdio>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace cz::tools {

struct Aim {
  enum class Bound { atLeast, atMost };
  std::string what;  ///< with its unit: "leaves taken in a second"
  double value = 0;
  Bound bound = Bound::atMost;
  double limit = 0;

  bool met() const { return bound == Bound::atLeast ? value >= limit : value <= limit; }
};

inline void say(const std::vector<Aim>& aims) {
  for (const Aim& aim : aims)
    std::printf("  aim: %s %s %.6g: %.6g, %s\n", aim.what.c_str(),
                aim.bound == Aim::Bound::atLeast ? "at least" : "at most", aim.limit, aim.value,
                aim.met() ? "met" : "missed");
}

inline nlohmann::json told(const std::vector<Aim>& aims) {
  auto all = nlohmann::json::array();
  for (const Aim& aim : aims)
    all.push_back({{"what", aim.what},
                   {"value", aim.value},
                   {aim.bound == Aim::Bound::atLeast ? "at_least" : "at_most", aim.limit},
                   {"met", aim.met()}});
  return all;
}

/// A line for each aim of any part that was missed: "missed: ledger: leaves taken in a second is 90000; the aim is …".
inline std::vector<std::string> missedIn(const nlohmann::json& parts) {
  std::vector<std::string> lines;
  for (const auto& [name, part] : parts.items()) {
    if (!part.is_object() || !part.contains("aims")) continue;
    for (const auto& aim : part["aims"]) {
      if (aim["met"].get<bool>()) continue;
      const bool least = aim.contains("at_least");
      char numbers[100];
      std::snprintf(numbers, sizeof numbers, " is %.6g; the aim is at %s %.6g", aim["value"].get<double>(),
                    least ? "least" : "most", aim[least ? "at_least" : "at_most"].get<double>());
      lines.push_back("missed: " + name + ": " + aim["what"].get<std::string>() + numbers);
    }
  }
  return lines;
}

}  // namespace cz::tools
