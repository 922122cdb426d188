#include "core/paper/picture.h"

#include "core/pack/gap_text.h"
#include "core/paper/answer_space.h"
#include "core/paper/sheet.h"

namespace cz::paper {

constexpr std::int64_t kMostPixels = 4'000'000;  // of the pictures of one item

Result<void> writePicture(const pack::Question& question, const form::Place& place,
                          const std::map<std::string, std::string>& media, const std::filesystem::path& out) {
  std::set<std::string> paths;
  pack::addPictures(question, paths);
  Sheet sheet;
  sheet.setPictures(pictures::shelve(media, paths, kMostPixels), kPageHeight / 3);
  sheet.setMirrored(isRightToLeft(question.item->language));
  sheet.text(pack::stemInWords(question));
  sheet.gap(6);
  drawAnswerSpace(sheet, wordsIn(question.item->language), question, place);
  return sheet.writePng(out);
}

}  // namespace cz::paper
