#pragma once
// Small rosters and dice for the tests of this room.

#include <initializer_list>
#include <string>
#include <vector>

#include "core/roster/import.h"

namespace cz::tests {

/// Dice that count: the n-th byte is n, or what was put in first.
class CountingRandom final : public Random {
 public:
  explicit CountingRandom(std::vector<std::uint8_t> first = {}) : first_(std::move(first)) {}
  void fill(std::uint8_t* to, std::size_t count) override {
    for (std::size_t i = 0; i < count; ++i, ++at_) to[i] = at_ < first_.size() ? first_[at_] : mixed(at_);
  }

 private:
  static std::uint8_t mixed(std::size_t n) { return static_cast<std::uint8_t>((n * 2654435761u) >> 11); }
  std::vector<std::uint8_t> first_;
  std::size_t at_ = 0;
};

inline roster::Student student(const std::string& sourceId, const std::string& given, const std::string& family,
                               std::initializer_list<const char*> classes = {"p3"}) {
  roster::Student one;
  one.id = StudentId("pseudonym-of-" + sourceId);
  one.sourceId = sourceId;
  one.givenName = given;
  one.familyName = family;
  for (const char* id : classes) one.classes.emplace_back(id);
  return one;
}

inline roster::IncomingStudent incoming(const std::string& sourceId, const std::string& given,
                                        const std::string& family,
                                        std::initializer_list<const char*> classes = {"p3"}) {
  roster::IncomingStudent one;
  one.sourceId = sourceId;
  one.givenName = given;
  one.familyName = family;
  one.file = "users.csv";
  one.line = 2;
  for (const char* id : classes) one.classes.emplace_back(id);
  return one;
}

inline std::vector<roster::Class> periods3And5() {
  return {{ClassId("p3"), "Period 3", true}, {ClassId("p5"), "Period 5", true}};
}

}  // namespace cz::tests
