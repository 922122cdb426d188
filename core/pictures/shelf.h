#pragma once
// Pictures decoded once, before anything is drawn: what a screen or a sheet of paper shows from.

#include <map>
#include <memory>
#include <set>
#include <string>

#include "core/pictures/pictures.h"

namespace cz::pictures {

struct Ready {
  Facts facts;
  Raster raster;          ///< may be smaller or, of a drawing, larger than `facts` says
  bool isOpaque = false;  ///< nothing shows through
};
using Shelf = std::map<std::string, Ready>;
using ShelfPtr = std::shared_ptr<const Shelf>;  ///< null: no pictures

/// Adds the paths of the pictures that stand in a text.
void addPaths(std::string_view text, std::set<std::string>& paths);

/// Decodes those of the files that `paths` names, all of them together into at most `mostPixels`. A picture that is not
/// there or can't be decoded is left out: what is seen on it then stands in its place as words.
ShelfPtr shelve(const std::map<std::string, std::string>& files, const std::set<std::string>& paths,
                std::int64_t mostPixels);

}  // namespace cz::pictures
