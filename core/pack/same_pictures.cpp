#include "core/pack/same_pictures.h"

#include "core/base/marks.h"

namespace cz::pack {

SamePictures::SamePictures(const Files& files) {
  constexpr std::string_view kFolder = "media/";
  std::map<std::string_view, std::string> byBytes;
  for (auto at = files.lower_bound(std::string(kFolder)); at != files.end() && at->first.starts_with(kFolder); ++at) {
    const auto [first, isNew] = byBytes.emplace(at->second, at->first);
    if (!isNew) firsts_.emplace(at->first, first->second);
  }
}

const std::string& SamePictures::nameOf(const std::string& path) const {
  const auto first = firsts_.find(path);
  return first == firsts_.end() ? path : first->second;
}

std::string SamePictures::named(std::string_view text) const {
  if (text.find("![") == std::string_view::npos) return std::string(text);
  std::string named;
  std::size_t done = 0;
  for (const TextPiece& piece : textPieces(text)) {
    if (piece.kind != TextPiece::Kind::picture) continue;
    const std::string& name = nameOf(piece.path);
    named.append(text.substr(done, piece.at - done)).append("![").append(name).append("](").append(name).append(")");
    done = piece.at + pictureAt(text, piece.at).length;
  }
  return named.append(text.substr(done));
}

}  // namespace cz::pack
