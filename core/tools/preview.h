#pragma once
// All items of a pack as pictures on one page, for its author to look through.

#include <filesystem>

#include "core/pack/read.h"

namespace cz::tools {

struct PreviewCount {
  std::size_t items = 0;
  std::size_t pictures = 0;
};

/// Writes index.html into `out` and the pictures into out/draws: `draws` draws of every item, spread over all that its
/// rules allow, and one in each of its other languages. Pictures of an earlier preview that are no longer needed are
/// removed; nothing else in `out` is touched. Errors: `out` holds a page that is not ours; files can't be written.
Result<PreviewCount> writePreview(const pack::Pack& pack, const pack::Files& files, const std::filesystem::path& out,
                                  int draws);

}  // namespace cz::tools
