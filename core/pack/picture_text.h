#pragma once
// Pictures `![what is seen](media/file.png)` in the texts of a pack: whether each can be shown.

#include <string>
#include <string_view>
#include <vector>

#include "core/pack/draft.h"

namespace cz::pack {

inline constexpr std::string_view kPictureWithoutWords =
    "Say in the brackets what is seen, for whoever has it read aloud: ![a green leaf](media/leaf.png).";
inline constexpr std::string_view kUnreadPicture =
    "This picture can't be read. Write ![what is seen](media/file.png): no blank in the name, and behind it nothing, "
    "small, medium or large.";

struct PictureFault {
  std::size_t at = 0;  ///< byte of the text
  std::string message;
};

/// What can be known from the text as written. Parts with {expressions} wait for checkDrawnPictures.
std::vector<PictureFault> pictureFaults(std::string_view source, Media& media);

/// Where the path of the first picture with a drawn name begins to differ: "media/shape-" of media/shape-{n}.svg.
std::string_view startOfDrawnPath(std::string_view source);

/// Walks the draws of every item that puts numbers into the names of pictures.
void checkDrawnPictures(Draft& draft);

}  // namespace cz::pack
