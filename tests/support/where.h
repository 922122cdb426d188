// Where the source tree and the built programs lie on this machine. Only one source knows, so that all others compile
// to the same bytes in every clone, and ccache shares them.
#pragma once

#include <string>

namespace cz::tests {

// An absolute path in the source tree: inTree("assets/packs").
std::string inTree(const std::string& path);

// The absolute path of a built program: program("checkzone"); with "" the folder of all of them, with a slash.
std::string program(const std::string& name);

}  // namespace cz::tests
