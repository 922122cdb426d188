#pragma once
// What `form` and `paper` are told about the form that is wanted.

#include <string>
#include <vector>

#include "core/form/form.h"

namespace cz::tools {

/// 1 to 64 hexadecimal digits, the shorter ones filled up with zeros in front.
Result<Seed> seedFrom(std::string hex);

/// The forms in a file, oldest first; none when `path` is empty.
Result<std::vector<form::Form>> seenForms(const pack::Check& check, const std::string& path);

}  // namespace cz::tools
