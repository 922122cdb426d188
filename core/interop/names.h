#pragma once
// Names that may be taken already.

#include <map>
#include <set>
#include <string>

namespace cz::interop {

/// Names that are taken, and where to go on looking for the next one like them: thousands of questions may have one
/// title.
class Names {
 public:
  bool insert(const std::string& name) { return all_.insert(name).second; }

  /// `base`, or "base-2", "base-3" …: the first that isn't taken yet, which it then is.
  std::string unused(const std::string& base) {
    if (insert(base)) return base;
    int& number = last_.try_emplace(base, 1).first->second;
    std::string name;
    do name = base + "-" + std::to_string(++number);
    while (!insert(name));
    return name;
  }

 private:
  std::set<std::string> all_;
  std::map<std::string, int> last_;  ///< the number that was given last
};

}  // namespace cz::interop
