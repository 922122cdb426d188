#pragma once
// Names that may be taken already.

#include <set>
#include <string>

namespace cz::interop {

/// `base`, or "base-2", "base-3" …: the first that isn't taken yet, which it then is.
inline std::string unused(const std::string& base, std::set<std::string>& taken) {
  std::string name = base;
  for (int n = 2; !taken.insert(name).second; ++n) name = base + "-" + std::to_string(n);
  return name;
}

}  // namespace cz::interop
