#include "core/interop/question_pictures.h"

#include <algorithm>
#include <array>

#include "core/base/inline_marks.h"
#include "core/base/text.h"
#include "core/interop/picture_address.h"

namespace cz::interop {
namespace {

constexpr std::size_t kLongestName = 60;
constexpr int kSmall = 160;  ///< pixels wide: a sign or a symbol, not more
constexpr int kLarge = 700;

struct PictureNoun {
  const char* language;
  const char* word;
};

std::string nounIn(const std::string& language) {
  static constexpr std::array<PictureNoun, 6> kNouns = {{{"de", "Bild"},
                                                         {"es", "imagen"},
                                                         {"fr", "image"},
                                                         {"it", "immagine"},
                                                         {"lt", "paveikslas"},
                                                         {"nl", "afbeelding"}}};
  for (const auto& noun : kNouns)
    if (language.substr(0, 2) == noun.language) return noun.word;
  return "picture";
}

/// "a picture (map.png)"; a picture that is part of the text has no name.
std::string lostName(const std::string& name) {
  return name.empty() || name.size() > kLongestName ? "a picture" : "a picture (" + name + ")";
}

std::string sizeOf(const PictureBox::Size& size) {
  if (size.width <= kSmall) return " small";
  return size.width >= kLarge ? " large" : "";
}

Result<std::string> bytesOf(const std::string& address, const FetchPicture& first, const FetchPicture& then) {
  for (const auto* fetch : {&first, &then}) {
    if (!*fetch) continue;
    auto bytes = (*fetch)(address);
    if (bytes || bytes.error().fault != Fault::notFound) return bytes;
  }
  return Error{Fault::notFound, "is not there.", ""};
}

}  // namespace

std::string wordsOfPicture(const std::string& text) {
  std::string plain;
  for (const char c : text) {
    if (c == '[' || c == ']')
      plain += c == '[' ? '(' : ')';
    else if (std::string_view("*$\\{}!").find(c) == std::string_view::npos)
      plain += c;
  }
  return tidySpaces(plain);
}

std::string withoutPictures(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const PictureMark mark = pictureAt(text, at);
    out += mark.length > 0 ? mark.alt : text.substr(at, 1);
    at += mark.length > 0 ? mark.length : 1;
  }
  return out;
}

void QuestionPictures::note(const std::string& sentence) {
  if (std::find(notes_.begin(), notes_.end(), sentence) == notes_.end()) notes_.push_back(sentence);
}

QuestionPictures::Found QuestionPictures::refused(const std::string& name, const Error& error) {
  if (error.fault != Fault::notFound) note("The picture" + (name.empty() ? "" : " " + name) + " " + error.message);
  return {"", lostName(name)};
}

QuestionPictures::Found QuestionPictures::look(const std::string& address, const FetchPicture& first) {
  const auto data = dataOf(address);
  const std::string plain = data ? "" : plainAddress(address);
  const std::string name = lastPart(plain);
  if (isRemote(address)) return {"", lostName(name + (name.empty() ? "" : ", ") + "on the internet")};
  const auto bytes = data ? *data : bytesOf(plain, first, fetch_);
  if (!bytes) return refused(name, bytes.error());
  const auto path = box_->add(name, *bytes);
  return path ? Found{*path, ""} : refused(name, path.error());
}

QuestionPictures::Found QuestionPictures::find(const std::string& address, const FetchPicture& first) {
  if (first) return look(address, first);
  const auto known = known_.find(address);
  return known != known_.end() ? known->second : known_.emplace(address, look(address, first)).first->second;
}

std::string QuestionPictures::wordsFor(const std::string& path, const std::string& words) {
  if (std::string said = wordsOfPicture(words); !said.empty()) return said;
  const int number = wordless_.emplace(path, static_cast<int>(wordless_.size()) + 1).first->second;
  note("A picture in it has no words. Write in its brackets what is seen, for whoever has it read aloud.");
  return nounIn(language_) + " " + std::to_string(number);
}

PictureWords QuestionPictures::show(const std::string& address, const std::string& words, const FetchPicture& first) {
  const Found found = find(address, first);
  if (found.path.empty()) return {wordsOfPicture(words), found.lost};
  return {"![" + wordsFor(found.path, words) + "](" + found.path + sizeOf(box_->sizeOf(found.path)) + ")", ""};
}

std::string QuestionPictures::standInFor(const std::string& html) {
  std::string first;
  fromHtml(html, [&](const std::string& address, const std::string&) {
    if (first.empty()) first = address;
    return PictureWords{"", "a picture"};
  });
  if (first.empty()) return "";
  const int number = missing_.emplace(first, static_cast<int>(missing_.size()) + 1).first->second;
  const std::string words = nounIn(language_) + " " + std::to_string(number);
  note("\"" + words + "\" stands for " + lastPart(plainAddress(first)) +
       ". It can't be answered until that picture is in the pack.");
  return words;
}

ShowPicture QuestionPictures::shower(FetchPicture first) {
  return [this, first = std::move(first)](const std::string& address, const std::string& words) {
    return show(address, words, first);
  };
}

}  // namespace cz::interop
