// Every screen at every size, on one HTML page for eyes:
//
//   build/dev/bin/contact_sheet FOLDER [--only WORD] [WIDTHxHEIGHT[@TEXT PERCENT] …]
//
// With --only, the screens whose name has the word. Then open FOLDER/index.html.

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "tests/kiosk/pictures/picture_of.h"
#include "tests/kiosk/screens/gallery.h"

namespace {

struct Size {
  int width = 0;
  int height = 0;
  int percent = 100;
};

std::string nameOf(const Size& size) {
  return std::to_string(size.width) + "x" + std::to_string(size.height) + "-" + std::to_string(size.percent);
}

bool readSize(const std::string& word, Size& size) {
  return std::sscanf(word.c_str(), "%dx%d@%d", &size.width, &size.height, &size.percent) >= 2;
}

}  // namespace

int main(int count, char** words) {
  if (count < 2) {
    std::cerr << "contact_sheet FOLDER [--only WORD] [WIDTHxHEIGHT[@TEXT PERCENT] …]\n";
    return 2;
  }
  const std::filesystem::path folder = words[1];
  std::string only;
  std::vector<Size> sizes;
  for (int i = 2; i < count; ++i) {
    Size size;
    if (std::string(words[i]) == "--only" && i + 1 < count) {
      only = words[++i];
    } else if (readSize(words[i], size)) {
      sizes.push_back(size);
    } else {
      std::cerr << words[i] << " is no size: write it like 1366x768@150\n";
      return 2;
    }
  }
  if (sizes.empty()) sizes = {{1920, 1080, 100}, {1366, 768, 150}, {1024, 600, 100}, {800, 480, 200}};

  std::filesystem::create_directories(folder);
  std::ofstream page(folder / "index.html");
  page << "<!doctype html><meta charset=utf-8><title>Every screen of the kiosk</title><style>"
          "body{font:16px sans-serif;background:#8a8a8a;margin:1em}figure{display:inline-block;margin:.4em}"
          "img{height:320px;display:block}</style>\n";
  for (const auto& picture : cz::screens::gallery()) {
    if (picture.name.find(only) == std::string::npos) continue;
    page << "<h2 id=\"" << picture.name << "\">" << picture.name << "</h2>\n";
    for (const Size& size : sizes) {
      auto model = picture.model;
      model.look.textPercent = size.percent;
      const std::string file = picture.name + "-" + nameOf(size) + ".png";
      if (!cz::tests::pictureOf(model, size.width, size.height).writePng(folder / file)) {
        std::cerr << (folder / file).string() << " can't be written\n";
        return 1;
      }
      page << "<figure><a href=\"" << file << "\"><img src=\"" << file << "\" alt=\"\"></a><figcaption>" << nameOf(size)
           << "</figcaption></figure>\n";
    }
  }
  return 0;
}
