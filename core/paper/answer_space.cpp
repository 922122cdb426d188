#include "core/paper/answer_space.h"

#include <algorithm>

#include "core/paper/hotspot.h"

namespace cz::paper {
namespace {

using pack::ItemType;

constexpr double kIndent = 24;
constexpr double kBlank = 64;  // to write a letter or a number into
const Ink kAdvice{10, false, 0.25};

template <class Part>
const Part* partOf(const std::vector<Part>& parts, const ChoiceId& id) {
  const auto found = std::find_if(parts.begin(), parts.end(), [&](const Part& one) { return one.id == id; });
  return found == parts.end() ? nullptr : &*found;
}

void drawTicks(Sheet& sheet, const pack::Question& question, const form::Place& place, bool several) {
  for (const ChoiceId& id : place.options) {
    const auto* option = partOf(question.options, id);
    if (option == nullptr) continue;
    sheet.together([&] {
      if (several)
        sheet.square(kIndent);
      else
        sheet.circle(kIndent);
      sheet.text(option->text, {}, kIndent + 18);
      sheet.gap(4);
    });
  }
}

void drawLine(Sheet& sheet, const std::string& unit, double width) {
  sheet.line(kIndent, width, 26);
  if (unit.empty()) return;
  sheet.gap(-16);
  sheet.note(unit, {}, kIndent + width + 6);
  sheet.gap(16);
}

constexpr double kBar = 44;      // of a fraction to write
constexpr double kBarRoom = 24;  // for its numbers, above and below

/// A bar for a fraction; before it a line for the wholes when there may be some.
void drawFraction(Sheet& sheet, const Words& words, bool wholes, const std::string& unit) {
  const double bar = kIndent + (wholes ? kBlank / 2 + 10 : 0);
  if (wholes) {
    sheet.line(kIndent, kBlank / 2, kBarRoom + 8);
    sheet.gap(-kBarRoom - 8);
  }
  sheet.line(bar, kBar, kBarRoom);
  if (!unit.empty()) {
    sheet.gap(-9);
    sheet.note(unit, {}, bar + kBar + 8);
    sheet.gap(9);
  }
  sheet.gap(kBarRoom);
  if (wholes) sheet.text(words.emptyWholes, kAdvice, kIndent);
}

void drawNumber(Sheet& sheet, const Words& words, const pack::Item& item) {
  using Shape = pack::WrittenAs::Shape;
  const Shape shape = item.writtenAs.shape;
  const bool wholes = shape == Shape::mixed || shape == Shape::lowestTerms;
  if (wholes || shape == Shape::fraction) return drawFraction(sheet, words, wholes, item.unit);
  drawLine(sheet, item.unit, 140);
}

/// A line for a letter or a number in front of a text.
void drawToNumber(Sheet& sheet, const std::string& text) {
  sheet.together([&] {
    sheet.line(kIndent, kBlank / 2, 20);
    sheet.gap(-16);
    sheet.text(text, {}, kIndent + kBlank / 2 + 10);
    sheet.gap(4);
  });
}

/// Partners or categories by letter; in front of every card a line for the letter.
void drawPlacing(Sheet& sheet, const pack::Question& question, const form::Place& place) {
  for (std::size_t i = 0; i < place.options.size(); ++i)
    if (const auto* option = partOf(question.options, place.options[i]))
      sheet.text("**" + letterOf(i) + "**   " + option->text, {}, kIndent);
  sheet.gap(6);
  for (const ChoiceId& id : place.cards) {
    const auto* card = partOf(question.cards, id);
    if (card == nullptr) continue;
    drawToNumber(sheet, card->text);
  }
}

void drawSteps(Sheet& sheet, const Words& words, const pack::Question& question, const form::Place& place) {
  sheet.text(words.numberSteps, kAdvice, kIndent);
  const bool decoys = std::any_of(question.options.begin(), question.options.end(),
                                  [](const pack::AskedOption& option) { return option.decoy; });
  if (decoys) sheet.text(words.decoySteps, kAdvice, kIndent);
  for (const ChoiceId& id : place.options) {
    const auto* step = partOf(question.options, id);
    if (step == nullptr) continue;
    drawToNumber(sheet, step->text);
  }
}

/// The stem has the lines for what is typed; choices are listed here.
void drawGapChoices(Sheet& sheet, const pack::Question& question, const form::Place& place) {
  for (std::size_t i = 0; i < question.gaps.size(); ++i) {
    const auto& gap = question.gaps[i];
    std::string words;
    for (const ChoiceId& id : place.options) {
      const std::string front = gap.item->id.text + ".";
      if (!id.text.starts_with(front)) continue;
      const auto* option = partOf(gap.options, ChoiceId(id.text.substr(front.size())));
      if (option != nullptr) words += (words.empty() ? "" : "  ·  ") + option->text;
    }
    if (words.empty()) {
      sheet.gap(2);
      sheet.note("(" + std::to_string(i + 1) + ")", {}, kIndent);
      sheet.line(kIndent + 24, 200, 18);
      if (!gap.item->unit.empty()) {
        sheet.gap(-14);
        sheet.note(gap.item->unit, {}, kIndent + 24 + 200 + 6);
        sheet.gap(14);
      }
    } else {
      sheet.text("(" + std::to_string(i + 1) + ")  " + words, {}, kIndent);
    }
    sheet.gap(4);
  }
}

constexpr double kWrittenLine = 26;
constexpr int kWordsOnALine = 9;  // of an eleven-year-old's handwriting

/// Lines for half as many words again as are asked for.
void drawLines(Sheet& sheet, const pack::WordCount& words) {
  const int most = std::max(words.atLeast, words.atMost);
  const int lines = most == 0 ? 8 : std::clamp(most * 3 / (2 * kWordsOnALine), 4, 24);
  for (int i = 0; i < lines; ++i) sheet.line(kIndent, sheet.width() - kIndent, kWrittenLine);
}

void drawCriteria(Sheet& sheet, const Words& words, const pack::Rubric& rubric) {
  sheet.together([&] {
    sheet.gap(6);
    sheet.text(words.looksAt, kAdvice, kIndent);
    for (const auto& criterion : rubric.criteria) sheet.text("•  " + criterion.looksFor, kAdvice, kIndent);
  });
}

constexpr double kDrawing = 224;

Rule ruleOf(pack::DrawingPaper paper) {
  if (paper == pack::DrawingPaper::grid) return Rule::grid;
  return paper == pack::DrawingPaper::ruled ? Rule::lines : Rule::none;
}

/// written, drawing and spoken.
void drawMarked(Sheet& sheet, const Words& words, const pack::Item& item) {
  if (item.type == ItemType::written) drawLines(sheet, item.words);
  if (item.type == ItemType::drawing) sheet.box(kIndent, sheet.width() - kIndent, kDrawing, ruleOf(item.paper));
  if (item.type == ItemType::spoken) sheet.text(words.say, kAdvice, kIndent);
  drawCriteria(sheet, words, item.rubric);
}

}  // namespace

std::string letterOf(std::size_t index) {
  const std::string last(1, static_cast<char>('A' + index % 26));
  return index < 26 ? last : letterOf(index / 26 - 1) + last;
}

void drawAnswerSpace(Sheet& sheet, const Words& words, const pack::Question& question, const form::Place& place) {
  switch (question.item->type) {
    case ItemType::choice: return drawTicks(sheet, question, place, false);
    case ItemType::choices: return drawTicks(sheet, question, place, true);
    case ItemType::number: return drawNumber(sheet, words, *question.item);
    case ItemType::numberList:
    case ItemType::text: return drawLine(sheet, "", 340);
    case ItemType::match:
    case ItemType::sort: return drawPlacing(sheet, question, place);
    case ItemType::order: return drawSteps(sheet, words, question, place);
    case ItemType::gaps: return drawGapChoices(sheet, question, place);
    case ItemType::hotspot: return drawHotspot(sheet, words, question, kIndent);
    case ItemType::written:
    case ItemType::drawing:
    case ItemType::spoken: return drawMarked(sheet, words, *question.item);
  }
}

}  // namespace cz::paper
