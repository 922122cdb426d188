#include "core/pictures/shelf.h"

#include <algorithm>
#include <cmath>

#include "core/base/marks.h"

namespace cz::pictures {
namespace {

/// Larger than a picture is ever shown in a text on a usual screen.
constexpr int kLargestShown = 1280;

bool isOpaque(const Raster& raster) {
  for (std::size_t i = 3; i < raster.rgba.size(); i += 4)
    if (raster.rgba[i] != 255) return false;
  return true;
}

}  // namespace

void addPaths(std::string_view text, std::set<std::string>& paths) {
  for (const TextPiece& piece : textPieces(text))
    if (piece.kind == TextPiece::Kind::picture) paths.insert(piece.path);
}

ShelfPtr shelve(const std::map<std::string, std::string>& files, const std::set<std::string>& paths,
                std::int64_t mostPixels) {
  if (paths.empty()) return nullptr;
  const auto share = mostPixels / static_cast<std::int64_t>(paths.size());
  const int side = std::clamp(static_cast<int>(std::sqrt(static_cast<double>(share))), 1, kLargestShown);
  auto shelf = std::make_shared<Shelf>();
  for (const std::string& path : paths) {
    const auto file = files.find(path);
    if (file == files.end()) continue;
    const auto facts = inspect(viewOf(file->second));
    auto raster = decode(viewOf(file->second), side, side);
    if (!facts || !raster) continue;
    const bool opaque = isOpaque(*raster);
    shelf->emplace(path, Ready{*facts, std::move(*raster), opaque});
  }
  return shelf;
}

}  // namespace cz::pictures
