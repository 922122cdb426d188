#pragma once
// One item as a picture, for its author to look at.

#include <filesystem>
#include <map>
#include <string>

#include "core/form/form.h"

namespace cz::paper {

/// Writes a PNG of the item as it stands on a sheet of paper: stem and the space for the answer, 500 points wide and as
/// high as they are. `place` orders the choices; `media` are the pack's files. Error: the file can't be written.
Result<void> writePicture(const pack::Question& question, const form::Place& place,
                          const std::map<std::string, std::string>& media, const std::filesystem::path& out);

}  // namespace cz::paper
