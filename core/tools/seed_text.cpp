#include "core/tools/seed_text.h"

#include "core/base/text.h"
#include "core/tools/check_at.h"
#include "core/tools/form_json.h"

namespace cz::tools {

Result<Seed> seedFrom(std::string hex) {
  constexpr std::size_t kDigits = 2 * Seed::size;
  for (char& digit : hex)
    if (digit >= 'A' && digit <= 'F') digit = static_cast<char>(digit - 'A' + 'a');
  if (!hex.empty() && hex.size() < kDigits) hex.insert(0, kDigits - hex.size(), '0');
  const auto bytes = bytesFromHex(hex);
  if (!bytes || bytes->size() != Seed::size)
    return Error{Fault::input, "The seed must be 1 to 64 hexadecimal digits, like 00ff.", ""};
  return fixedFrom<Seed>(*bytes, "The seed");
}

Result<std::vector<form::Form>> seenForms(const pack::Check& check, const std::string& path) {
  if (path.empty()) return std::vector<form::Form>();
  CZ_TRY(text, textOfFile(path));
  return formsFromJson(check, text);
}

}  // namespace cz::tools
