#pragma once
// The page of a preview: pure text from plain facts.

#include <string>
#include <utility>
#include <vector>

namespace cz::tools {

/// One picture of an item and what belongs to it.
struct SheetDraw {
  std::string picture;                                        ///< path, relative to the page
  std::string seen;                                           ///< the item in words, for who can't see the picture
  std::string numbers;                                        ///< "draw 3: n = 12"; may be empty
  std::string key;                                            ///< in words
  std::string credit;                                         ///< how a part of the points is earned; may be empty
  std::vector<std::pair<std::string, std::string>> feedback;  ///< what was answered, what is said to it
};

struct SheetItem {
  std::string id;
  std::string about;  ///< "number, 24 draws, checks/factors.toml:40"
  std::vector<SheetDraw> draws;
};

struct SheetSlot {
  std::string title;  ///< "s1: I can list every factor of a whole number. 2 points"
  std::vector<SheetItem> items;
};

struct SheetCheck {
  std::string title;
  std::vector<SheetSlot> slots;
};

inline constexpr const char* kSheetMark = "<meta name=\"generator\" content=\"checkzone preview\">";

/// A whole HTML page without scripts; light and dark.
std::string contactSheet(const std::string& title, const std::vector<SheetCheck>& checks);

}  // namespace cz::tools
