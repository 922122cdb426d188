#include "core/pack/maths_check.h"

#include <algorithm>

#include "core/base/inline_marks.h"
#include "core/base/text.h"
#include "core/maths/parse.h"
#include "core/maths/symbols.h"
#include "core/pack/near.h"

namespace cz::pack {
namespace {

Error faultAt(std::size_t at, std::string message) {
  return {Fault::input, std::move(message), std::to_string(at + 1)};
}

/// Every \var{…} as a number of the same length, so that columns stay.
std::string withoutVars(std::string_view tex) {
  std::string plain(tex);
  for (std::size_t at = plain.find("\\var{"); at != std::string::npos; at = plain.find("\\var{", at + 1)) {
    if (at > 0 && plain[at - 1] == '\\') continue;
    const std::size_t end = plain.find('}', at);
    if (end == std::string::npos) break;
    plain.replace(at, end + 1 - at, "{0}" + std::string(end - at - 2, ' '));
  }
  return plain;
}

std::optional<Error> unread(const std::string& tex, std::size_t offset) {
  const auto read = maths::parse(tex);
  if (read) return std::nullopt;
  std::size_t column = 0;
  for (const char c : read.error().detail) column = column * 10 + static_cast<std::size_t>(c - '0');
  std::string message = read.error().message;
  const std::string command(maths::unknownCommandAt(tex, column));
  if (!command.empty()) message += didYouMean(command, maths::commandNames());
  return faultAt(offset + column - 1, "In maths: " + message);
}

/// x^{n} where n is a parameter: the author wants its value.
std::optional<Error> braceOfParameter(std::string_view tex, std::size_t offset, const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    const auto at = tex.find("{" + name + "}");
    if (at == std::string_view::npos || (at >= 4 && tex.substr(at - 4, 4) == "\\var")) continue;
    return faultAt(offset + at, join({"In maths braces belong to TeX. For the value of ", name, " write \\var{", name,
                                      "}; for the letter itself take another name for the parameter."},
                                     ""));
  }
  return std::nullopt;
}

bool beginsCommand(std::string_view text, std::size_t at) {
  return at + 1 < text.size() && text[at] == '\\' && text[at + 1] >= 'a' && text[at + 1] <= 'z';
}

}  // namespace

std::optional<Error> mathsFault(std::string_view text, const std::vector<std::string>& parameters) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\\') {
      ++at;
      continue;
    }
    if (text[at] != '$') continue;
    const std::size_t length = mathsLength(text, at);
    if (length == 0) {
      if (at + 1 < text.size() && text[at + 1] == '$' && mathsLength(text, at + 1) > 0)
        return faultAt(at, "Maths stands between single dollars: $x$. For a dollar before it write \\$.");
      if (beginsCommand(text, at + 1))
        return faultAt(at,
                       "This $ opens no maths, because no $ closes it. The closing $ has no blank before it, and "
                       "neither a digit nor a { after it.");
      continue;
    }
    const std::string_view tex = text.substr(at + 1, length - 2);
    if (auto fault = braceOfParameter(tex, at + 1, parameters)) return fault;
    if (auto fault = unread(withoutVars(tex), at + 1)) return fault;
    at += length - 1;
  }
  return std::nullopt;
}

}  // namespace cz::pack
