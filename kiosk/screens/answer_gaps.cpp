// Gaps in a running text: the text shows what was filled in; below it a row for every gap.

#include "core/base/inline_marks.h"
#include "core/pack/gap_text.h"
#include "kiosk/screens/answers.h"
#include "kiosk/screens/parts.h"

namespace cz::screens {
namespace {

using scoring::Filled;

constexpr std::size_t kMost = 120;  // letters of one gap

/// "(1)": the same in the running text and in front of its row.
std::string numberOf(std::size_t gap) { return "(" + std::to_string(gap + 1) + ")"; }

std::string wordsIn(const app::PlaceView& place, const app::GapView& gap) {
  const auto* filled = std::get_if<Filled>(&place.response);
  const auto found = filled ? filled->find(gap.id) : Filled::const_iterator();
  return filled && found != filled->end() ? found->second : std::string();
}

/// Bold, whatever stars are in it. `maths`: formulas of the author stay; what a student types has none.
std::string bold(const std::string& words, bool maths) {
  std::string out = "**";
  for (std::size_t at = 0; at < words.size(); ++at) {
    const std::size_t length = maths ? mathsLength(words, at) : 0;
    if (length == 0 && isEscapable(words[at])) out += '\\';
    out += words.substr(at, length > 0 ? length : 1);
    if (length > 0) at += length - 1;
  }
  return out + "**";
}

/// What the running text shows in a gap, in bold; empty while nothing is there.
std::string shownIn(const app::PlaceView& place, const app::GapView& gap) {
  const std::string words = wordsIn(place, gap);
  for (const app::OptionView& option : gap.options)
    if (option.id.text == words) return bold(option.text, true);
  return words.empty() || gap.type == pack::ItemType::choice ? std::string() : bold(words, false);
}

/// Picks a choice of a gap, or takes it back by a second tap.
void sayPicked(Scene& scene, const app::PlaceView& place, const app::GapView& gap, const std::string& option) {
  const auto* before = std::get_if<Filled>(&place.response);
  Filled filled = before ? *before : Filled{};
  if (wordsIn(place, gap) == option)
    filled.erase(gap.id);
  else
    filled[gap.id] = option;
  scene.say(app::Answered{place.slot, std::move(filled)});
}

void drawChosen(Scene& scene, Column& column, const app::PlaceView& place, const app::GapView& gap) {
  std::vector<Toggle> toggles;
  const std::string chosen = wordsIn(place, gap);
  for (const app::OptionView& option : gap.options)
    toggles.push_back(
        {idOf(place, "gap/" + gap.id.text + "/" + option.id.text), option.text, option.id.text == chosen});
  if (const auto tapped = drawToggles(scene, column, toggles))
    sayPicked(scene, place, gap, gap.options[*tapped].id.text);
}

void drawTyped(Scene& scene, Column& column, const app::PlaceView& place, std::size_t number, Drafts& drafts) {
  const app::GapView& gap = place.item.gaps[number];
  std::string& text = drafts.gaps[gap.id.text];
  ui::Rect row = column.take(ui::fieldHeight(scene.frame));
  const ui::TextStyle small = ui::smallStyle(scene.frame);
  const ui::Size size = scene.frame.measure(numberOf(number), small);
  scene.frame.text(row.cutLeft(size.w, scene.gap()).middle(size), numberOf(number), small);
  if (!gap.unit.empty()) {
    const ui::TextStyle style = ui::bodyStyle(scene.frame);
    const ui::Size unit = scene.frame.measure(gap.unit, style);
    scene.frame.text(row.cutRight(unit.w, scene.gap()).middle(unit), gap.unit, style);
  }
  ui::FieldLook look;
  look.mostPoints = kMost;
  const std::string label = scene.words("item.gap", {{"n", std::to_string(number + 1)}});
  const ui::FieldDeed deed = ui::textField(scene.frame, idOf(place, "gap/" + gap.id.text), row, label, text, look);
  if (deed.focused) drafts.typedGap = gap.id.text;
  if (deed.changed) scene.say(app::GapTyped{place.slot, gap.id, text});
}

void drawGap(Scene& scene, Column& column, const app::PlaceView& place, std::size_t number, Drafts& drafts) {
  const app::GapView& gap = place.item.gaps[number];
  if (gap.type == pack::ItemType::choice) {
    column.small(numberOf(number));
    column.gap(scene.gap() * 0.25F);
    drawChosen(scene, column, place, gap);
  } else {
    drawTyped(scene, column, place, number, drafts);
  }
  column.gap(scene.gap() * 0.75F);
}

/// The keyboard starts in the first box.
void enter(Scene& scene, const app::PlaceView& place, Drafts& drafts) {
  for (const app::GapView& gap : place.item.gaps) {
    if (gap.type == pack::ItemType::choice) continue;
    drafts.gaps[gap.id.text] = wordsIn(place, gap);
    if (!drafts.typedGap.empty()) continue;
    drafts.typedGap = gap.id.text;
    scene.frame.focus(idOf(place, "gap/" + gap.id.text));
  }
}

}  // namespace

std::string filledStem(const app::PlaceView& place) {
  if (place.item.gaps.empty()) return place.item.stem;
  std::string out;
  std::size_t number = 0;
  for (const pack::GapPiece& piece : pack::gapPieces(place.item.stem)) {
    if (piece.gap.empty() || number >= place.item.gaps.size()) {
      out += piece.words;
      continue;
    }
    const std::string words = shownIn(place, place.item.gaps[number]);
    out += numberOf(number++) + " " + (words.empty() ? "_____" : words);
  }
  return out;
}

void drawGaps(Scene& scene, Column& column, const app::PlaceView& place, Drafts& drafts, bool fresh) {
  if (fresh) enter(scene, place, drafts);
  for (std::size_t i = 0; i < place.item.gaps.size(); ++i) drawGap(scene, column, place, i, drafts);
}

}  // namespace cz::screens
