#pragma once
// From imported questions to the files of a pack. Pure: it gives files and writes none.

#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/interop/imported.h"
#include "core/pack/read.h"

namespace cz::interop {

/// How a new pack is called; not used when the pack is there already.
struct NewPack {
  std::string id;
  std::string title;
  std::string language = "en";
  pack::NumberStyle numbers = pack::NumberStyle::point;
};

/// Which item of which file an imported question has become.
struct Written {
  std::string file;  ///< "checks/factors.toml"
  ItemId item;
  std::size_t from = 0;  ///< its place in the list of imported items
};

struct WrittenPack {
  pack::Files files;  ///< only new ones, pictures that they show among them; none of them is in `existing`
  std::vector<Written> items;
};

/// The title of the check that a question or a text goes to: its group's, else its file's.
std::string checkTitleOf(const std::string& group, const std::string& source);

/// One check for every category, or for every file without categories; one unit for all of them. A check holds one
/// skill and a slot for each number of points (pack_slots.h); it is ready when its slots have two items to spare. A
/// check that is in the pack already is an input error with the way out: nothing is overwritten, and the same file
/// doesn't come in twice. Texts stand in a comment at the head of their check, if it has items.
Result<WrittenPack> writePack(const std::vector<ImportedItem>& items, const pack::Files& existing,
                              const NewPack& newPack, const PictureBox& pictures = {},
                              const std::vector<KeptText>& texts = {});

}  // namespace cz::interop
