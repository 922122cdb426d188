// Pictures whose names or words hold drawn values: media/shape-{n}.svg.

#include <algorithm>

#include "core/base/marks.h"
#include "core/base/text.h"
#include "core/pack/draw_walk.h"
#include "core/pack/picture_text.h"
#include "core/pack/question.h"
#include "core/pack/validate.h"

namespace cz::pack {
namespace {

constexpr std::string_view kMark = "![";

bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

/// Every text of the item that students may see.
std::vector<const Template*> textsOf(const Item& item) {
  std::vector<const Template*> texts = {&item.stem, &item.says, &item.sample};
  for (const Option& option : item.options) texts.insert(texts.end(), {&option.text, &option.says});
  for (const Card& card : item.cards) texts.insert(texts.end(), {&card.text, &card.says});
  for (const Accept& accept : item.accepts) texts.push_back(&accept.says);
  for (const Wrong& wrong : item.wrongs) texts.push_back(&wrong.says);
  for (const Item& gap : item.gaps) {
    const auto own = textsOf(gap);
    texts.insert(texts.end(), own.begin(), own.end());
  }
  return texts;
}

/// Whether a value of the item may bring a whole picture into a text.
bool valuesBringPictures(const Item& item) {
  return std::any_of(item.parameters.begin(), item.parameters.end(), [](const Parameter& one) {
    return (one.formula && has(one.formula->source(), kMark)) ||
           std::any_of(one.options.begin(), one.options.end(),
                       [](const Value& value) { return has(shown(value), kMark); });
  });
}

class DrawnPictures {
 public:
  DrawnPictures(const Item& item, Media& media, const Notes& notes) : item_(item), media_(media), notes_(notes) {
    const bool all = valuesBringPictures(item);
    for (const Template* text : textsOf(item))
      if (!text->isConstant() && (all || has(text->source(), kMark))) texts_.push_back(text);
  }

  void run() {
    if (texts_.empty()) return;
    DrawWalk walk(rawDraws(item_), kMostWalked);
    for (std::uint64_t i = 0; i < walk.count() && !texts_.empty(); ++i) {
      const auto draw = drawAt(item_, walk.next());
      if (draw && *draw) look(**draw);
    }
    if (walk.isWhole()) return;
    for (const Template* text : texts_)
      if (const auto start = startOfDrawnPath(text->source()); !start.empty()) media_.showAll(start);
  }

 private:
  /// A text with a fault isn't looked at again: one draw that shows it is enough.
  void look(const Draw& draw) {
    std::erase_if(texts_, [&](const Template* text) {
      const auto shown = text->render(draw);
      const std::string fault = shown ? faultOf(*text, *shown) : "";
      if (!fault.empty()) notes_.error(text->spot(), drawInWords(item_, draw) + fault);
      return !fault.empty();
    });
  }

  /// What pictureFaults could not see in the text as written.
  std::string faultOf(const Template& text, const std::string& shown) {
    for (const TextPiece& piece : textPieces(shown)) {
      if (piece.kind == TextPiece::Kind::words && !has(text.source(), "\\") && has(piece.text, kMark) &&
          has(piece.text, "]("))
        return std::string(kUnreadPicture);
      if (piece.kind != TextPiece::Kind::picture) continue;
      if (trim(piece.text).empty() && !has(text.source(), "![](")) return std::string(kPictureWithoutWords);
      std::string fault = has(text.source(), piece.path) ? "" : media_.faultOf(piece.path);
      if (!fault.empty()) return fault;
    }
    return "";
  }

  const Item& item_;
  Media& media_;
  const Notes& notes_;
  std::vector<const Template*> texts_;
};

}  // namespace

void checkDrawnPictures(Draft& draft) {
  for (const DraftCheck& one : draft.checks)
    for (const Item& item : one.check.items) {
      const Notes notes = Notes(draft.problems, item.where.file).forItem(item.id);
      DrawnPictures(item, draft.media, notes).run();
      for (const Item& twin : item.in) DrawnPictures(twin, draft.media, notes).run();
    }
}

}  // namespace cz::pack
