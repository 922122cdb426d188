#pragma once
// Forms that carry files (RFC 7578), as browsers send them.

#include <string>
#include <string_view>
#include <vector>

namespace cz::station {

/// One field of such a form.
struct FormPart {
  std::string name;
  std::string file;  ///< the file's own name without any folder; empty: a field that was typed
  bool isFile = false;
  std::string bytes;
};

/// `type`: the request's Content-Type. What isn't such a form, or has no end, has no parts.
std::vector<FormPart> formParts(std::string_view type, std::string_view body);

}  // namespace cz::station
