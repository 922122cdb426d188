#include "core/pack/picture_text.h"

#include "core/base/inline_marks.h"
#include "core/base/text.h"
#include "core/pack/question.h"
#include "core/pictures/shelf.h"

namespace cz::pack {
namespace {

bool hasExpression(std::string_view text) { return text.find('{') != std::string_view::npos; }

/// What stands at the ! of "![" in the source.
class SourceScan {
 public:
  SourceScan(std::string_view source, Media& media) : source_(source), media_(media) {}

  std::vector<PictureFault> run() {
    while (at_ < source_.size()) {
      if (source_[at_] == '\\') {
        at_ += 2;
      } else if (const std::size_t maths = mathsLength(source_, at_); maths > 0) {
        at_ += maths;
      } else {
        at_ += source_.substr(at_, 2) == "![" ? picture() : 1;
      }
    }
    return std::move(faults_);
  }

 private:
  std::size_t picture() {
    const PictureMark mark = pictureAt(source_, at_);
    if (mark.length == 0) return unread();
    if (trim(mark.alt).empty()) add(std::string(kPictureWithoutWords));
    if (hasExpression(mark.path)) return mark.length;
    if (std::string fault = media_.faultOf(mark.path); !fault.empty()) add(std::move(fault));
    return mark.length;
  }

  /// No picture: then it should not look like one either, unless a drawn value may make it one.
  std::size_t unread() {
    const std::string_view line = source_.substr(at_, source_.substr(at_).find('\n'));
    const auto close = line.find(']');
    const bool looksLikeOne = close != std::string_view::npos && line.substr(close + 1).starts_with('(');
    if (looksLikeOne && !hasExpression(line)) add(std::string(kUnreadPicture));
    return 2;
  }

  void add(std::string message) { faults_.push_back({at_, std::move(message)}); }

  std::string_view source_;
  Media& media_;
  std::size_t at_ = 0;
  std::vector<PictureFault> faults_;
};

}  // namespace

std::vector<PictureFault> pictureFaults(std::string_view source, Media& media) {
  if (source.find("![") == std::string_view::npos) return {};
  return SourceScan(source, media).run();
}

void addPictures(const Question& question, std::set<std::string>& paths) {
  pictures::addPaths(question.stem, paths);
  for (const AskedOption& option : question.options) pictures::addPaths(option.text, paths);
  for (const AskedCard& card : question.cards) pictures::addPaths(card.text, paths);
  for (const Question& gap : question.gaps) addPictures(gap, paths);
  if (const std::string& path = question.item->hotspot.path; !path.empty()) paths.insert(path);
}

std::string_view startOfDrawnPath(std::string_view source) {
  for (auto at = source.find("]("); at != std::string_view::npos; at = source.find("](", at + 2)) {
    const std::string_view path = source.substr(at + 2);
    const auto brace = path.find('{');
    if (brace < path.find_first_of(") \n")) return path.substr(0, brace);
  }
  return {};
}

}  // namespace cz::pack
