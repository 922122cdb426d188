#pragma once
// How languages are named in packs.

#include <string>

namespace cz::pack {

/// "en", "pt-BR", "zh-Hant": letters first, then parts of letters and digits (BCP 47). What it is decides about letter
/// case, and files are called by it.
bool isLanguageTag(const std::string& name);

}  // namespace cz::pack
