#include "tests/support/where.h"

namespace cz::tests {

std::string inTree(const std::string& path) { return CHECKZONE_SOURCE "/" + path; }

std::string program(const std::string& name) { return CHECKZONE_BIN "/" + name; }

}  // namespace cz::tests
