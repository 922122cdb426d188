#pragma once
// What a check of a machine found, in words for IT. The same findings stand on the terminal, in the teacher's panel of
// a kiosk and on the station's page of kiosks.

#include <string>
#include <vector>

namespace cz::doctor {

enum class Verdict {
  good,
  look,   ///< it works on, and somebody should look at it
  broken  ///< until it is mended, students are stopped or results are at risk
};

struct Finding {
  std::string check = {};  ///< one word that stays the same: "disk"
  Verdict verdict = Verdict::good;
  std::string says = {};    ///< what is so, one sentence
  std::string wayOut = {};  ///< what to do about it, one sentence; empty when it is good
  friend bool operator==(const Finding&, const Finding&) = default;
};

/// The worst of them; good where there are none.
Verdict worst(const std::vector<Finding>& findings);
/// Those that are not good, the worst first, otherwise in their order.
std::vector<Finding> amiss(const std::vector<Finding>& findings);
/// The same, cut to what a message may carry: at most so many, each text at most so many bytes of whole letters.
std::vector<Finding> toTell(const std::vector<Finding>& findings, std::size_t most, std::size_t mostBytes);
/// 0 good, 1 look at it, 2 broken.
int exitStatus(const std::vector<Finding>& findings);

/// "good", "look at it", "broken".
std::string wordOf(Verdict verdict);
/// One line for each finding, and its way out indented below.
std::string textOf(const std::vector<Finding>& findings);
/// {"verdict": …, "checks": [{"check", "verdict", "says", "wayOut"} …]}, where `about` says which program was looked
/// at.
std::string jsonOf(const std::string& about, const std::vector<Finding>& findings);

}  // namespace cz::doctor
