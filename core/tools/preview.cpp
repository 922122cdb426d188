#include "core/tools/preview.h"

#include <algorithm>
#include <fstream>
#include <set>

#include "core/base/text.h"
#include "core/maths/plain_text.h"
#include "core/pack/draw_walk.h"
#include "core/pack/gap_text.h"
#include "core/pack/item_types.h"
#include "core/pack/question.h"
#include "core/paper/credit_words.h"
#include "core/paper/key_words.h"
#include "core/paper/picture.h"
#include "core/tools/contact_sheet.h"

namespace cz::tools {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kMostTried = 512;  // draws, until enough are legal
constexpr const char* kPage = "index.html";
constexpr const char* kFolder = "draws";

/// In the order in which they are written in the pack; students see them shuffled.
form::Place asWritten(const pack::Item& item) {
  form::Place place;
  place.item = item.id;
  place.options = pack::optionIds(item);
  for (const auto& card : item.cards) place.cards.push_back(card.id);
  return place;
}

/// What is said to each answer that gets words of its own.
std::vector<std::pair<std::string, std::string>> feedbackOf(const pack::Question& question) {
  std::vector<std::pair<std::string, std::string>> feedback;
  const auto add = [&](const std::string& answer, const std::string& says, const std::string& idea) {
    const std::string tag = idea.empty() ? "" : " [" + idea + "]";
    if (!says.empty() || !tag.empty()) feedback.emplace_back(plainText(answer), plainText(says) + tag);
  };
  for (const auto& option : question.options) add(option.text, option.says, option.misconception);
  for (const auto& card : question.cards) add(card.text, card.says, "");
  for (const auto& accept : question.accepts) add(pack::shown(accept.key), accept.says, "");
  for (const auto& wrong : question.wrongs) add(pack::shown(wrong.when), wrong.says, wrong.misconception);
  for (const auto& gap : question.gaps)
    for (auto& one : feedbackOf(gap)) feedback.push_back(std::move(one));
  add("whatever was answered", question.says, "");
  return feedback;
}

class Preview {
 public:
  Preview(const pack::Pack& pack, const pack::Files& files, fs::path out, int draws)
      : pack_(pack), files_(files), out_(std::move(out)), draws_(static_cast<std::size_t>(draws)) {}

  Result<PreviewCount> write() {
    CZ_CHECK(makeRoom());
    std::vector<SheetCheck> checks;
    for (const auto& check : pack_.checks) {
      CZ_TRY(sheet, sheetOf(check));
      checks.push_back(std::move(sheet));
    }
    std::ofstream page(out_ / kPage, std::ios::binary | std::ios::trunc);
    page << contactSheet(pack_.title + " " + pack_.version, checks);
    page.close();
    if (!page) return cannotWrite(out_ / kPage);
    removeOld();
    return PreviewCount{items_, written_.size()};
  }

 private:
  static Error cannotWrite(const fs::path& file) {
    return {Fault::io,
            "The preview can't be written to " + file.string() + ". Check the folder and the room on the disk.", ""};
  }

  /// An index.html that somebody else made is not overwritten.
  Result<void> makeRoom() const {
    std::error_code failure;
    fs::create_directories(out_ / kFolder, failure);
    if (failure) return cannotWrite(out_ / kFolder);
    if (!fs::exists(out_ / kPage)) return {};
    std::ifstream page(out_ / kPage, std::ios::binary);
    const std::string text((std::istreambuf_iterator<char>(page)), std::istreambuf_iterator<char>());
    if (text.find(kSheetMark) != std::string::npos) return {};
    return Error{Fault::input, out_.string() + " holds an index.html that is no preview. Choose another folder.", ""};
  }

  void removeOld() const {
    std::error_code failure;
    for (const auto& entry : fs::directory_iterator(out_ / kFolder, failure))
      if (entry.path().extension() == ".png" && !written_.contains(entry.path().filename().string()))
        fs::remove(entry.path(), failure);
  }

  Result<SheetCheck> sheetOf(const pack::Check& check) {
    SheetCheck sheet{check.title, {}};
    for (const auto& slot : check.slots) {
      const auto* skill = check.findSkill(slot.skill);
      std::string title = slot.id.text + ": " + (skill ? skill->can : slot.skill.text) + " · " + slot.points.toText() +
                          (slot.points == Points(1) ? " point" : " points");
      if (slot.count > 1) title += " each, " + std::to_string(slot.count) + " of them";
      SheetSlot made{std::move(title), {}};
      for (const auto* list : {&slot.siblings, &slot.practice})
        for (const auto& id : *list) {
          CZ_TRY(item, itemOf(check, *check.findItem(id), list == &slot.practice));
          made.items.push_back(std::move(item));
        }
      sheet.slots.push_back(std::move(made));
    }
    return sheet;
  }

  Result<SheetItem> itemOf(const pack::Check& check, const pack::Item& item, bool practice) {
    const std::uint64_t raw = pack::rawDraws(item);
    SheetItem sheet{item.id.text, "", {}};
    sheet.about = std::string(pack::nameOf(item.type)) + (practice ? ", practice only" : "") +
                  (raw > 1 ? ", " + std::to_string(raw) + " draws" : "") + " · " + item.where.file + ":" +
                  std::to_string(item.where.line);
    ++items_;
    pack::DrawWalk walk(raw, kMostTried);
    std::size_t shown = 0;
    for (std::uint64_t i = 0; i < walk.count() && shown < draws_; ++i) {
      const std::uint64_t index = walk.next();
      CZ_TRY(draw, pack::drawAt(item, index));
      if (!draw) continue;
      CZ_TRY(made, drawOf(check, item, *draw, raw > 1 ? "draw " + std::to_string(index) : ""));
      sheet.draws.push_back(std::move(made));
      if (++shown > 1) continue;
      if (item.type == pack::ItemType::hotspot && !item.hotspot.outlines) {
        pack::Item told = item;
        told.hotspot.outlines = true;
        CZ_TRY(places, drawOf(check, told, *draw, "places that students don't see"));
        sheet.draws.push_back(std::move(places));
      }
      for (const auto& twin : item.in) {
        CZ_TRY(other, drawOf(check, twin, *draw, "in \"" + twin.language + "\""));
        sheet.draws.push_back(std::move(other));
      }
    }
    return sheet;
  }

  Result<SheetDraw> drawOf(const pack::Check& check, const pack::Item& item, const pack::Draw& draw,
                           const std::string& name) {
    CZ_TRY(question, pack::ask(item, draw));
    // Between them stands what no id holds: the items b-c of check a and c of a-b have pictures of their own.
    std::string file = check.id.text + "." + item.id.text + (name.empty() ? "" : "." + name) + ".png";
    std::erase_if(file, [](char c) { return c == '"' || c == '\'' || c == ' '; });
    const form::Place place = asWritten(item);
    CZ_CHECK(paper::writePicture(question, place, files_, out_ / kFolder / file));
    written_.insert(file);
    std::string numbers = pack::drawInWords(item, draw);  // "With n = 12: "
    if (numbers.size() > 2) numbers.resize(numbers.size() - 2);
    return SheetDraw{std::string(kFolder) + "/" + file,
                     plainText(pack::stemInWords(question)),
                     name + (name.empty() || numbers.empty() ? "" : " · ") + numbers,
                     plainText(paper::keyInWords(question, place, check.style)),
                     plainText(paper::creditInWords(question, check.style)),
                     feedbackOf(question)};
  }

  const pack::Pack& pack_;
  const pack::Files& files_;
  fs::path out_;
  std::size_t draws_;
  std::size_t items_ = 0;
  std::set<std::string> written_;
};

}  // namespace

Result<PreviewCount> writePreview(const pack::Pack& pack, const pack::Files& files, const fs::path& out, int draws) {
  return Preview(pack, files, out, draws).write();
}

}  // namespace cz::tools
