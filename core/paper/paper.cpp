#include "core/paper/paper.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/pack/gap_text.h"
#include "core/paper/answer_space.h"
#include "core/paper/credit_words.h"
#include "core/paper/key_words.h"
#include "core/paper/sheet.h"
#include "core/paper/words.h"
#include "core/pictures/shelf.h"

namespace cz::paper {
namespace {

constexpr double kQr = 76;
constexpr double kLabel = 40;  // room for "Name" and "Date" in any language, in front of their lines
const Ink kSmall{10, false, 0.25};

std::string shareOf(const Exact& share) {
  const auto percent = (share * Exact(100)).toDecimal(2);
  return percent ? *percent + " %" : share.toText();
}

std::string masteryLine(const Words& words, const pack::Mastery& mastery) {
  using Rule = pack::Mastery::Rule;
  if (mastery.rule == Rule::itemsRight) return counted(words.itemsRight, std::to_string(mastery.count));
  const bool all = mastery.atLeast == Exact(1);
  const auto atLeast = [&](std::string_view every, std::string_view share) {
    return all ? std::string(every) : filled(share, "share", shareOf(mastery.atLeast));
  };
  return mastery.rule == Rule::total ? atLeast(words.totalAll, words.total)
                                     : atLeast(words.everySkillAll, words.everySkill);
}

/// With rubrics both count: the line of mastery in what is looked at, and the points of the rest.
std::string masteryLine(const Words& words, const pack::Check& check) {
  const std::string front = std::string(words.mastered) + " ";
  if (check.mastery.rule != pack::Mastery::Rule::levels) return front + masteryLine(words, check.mastery);
  const bool others = std::any_of(check.items.begin(), check.items.end(),
                                  [](const pack::Item& item) { return !pack::isMarked(item.type); });
  return front + std::string(words.levels) + (others ? " + " + masteryLine(words, check.mastery) : "");
}

std::string titleOf(const PaperOrder& order, const Words& words) {
  return form::isPractice(order.form) ? filled(words.forPractice, "title", order.check.title) : order.check.title;
}

void drawHead(Sheet& sheet, const PaperOrder& order, const Words& words) {
  const double width = sheet.width() - kQr - 12;
  const pack::Check& check = order.check;
  sheet.text(titleOf(order, words), {20, true}, 0, width);
  sheet.gap(4);
  std::string about = counted(words.questions, std::to_string(order.form.places.size()));
  if (check.minutes > 0) about += " · " + counted(words.minutes, std::to_string(check.minutes));
  sheet.text(about, kSmall, 0, width);
  sheet.text(masteryLine(words, check), kSmall, 0, width);
  sheet.gap(10);
  sheet.note(words.name, kSmall, 0);
  sheet.note(words.date, kSmall, width * 0.66);
  sheet.gap(-10);
  sheet.line(kLabel, width * 0.6 - kLabel, 24);
  sheet.gap(-24);
  sheet.line(width * 0.66 + kLabel, width * 0.34 - kLabel, 24);
  sheet.gap(10);
  for (const auto& skill : check.skills) sheet.text("• " + skill.can, {11}, 0, width);
  sheet.gap(14);
}

Result<std::vector<pack::Question>> questionsOf(const PaperOrder& order) {
  std::vector<pack::Question> questions;
  for (const auto& place : order.form.places) {
    CZ_TRY(question, form::questionAt(order.check, place));
    questions.push_back(std::move(question));
  }
  return questions;
}

void drawItem(Sheet& sheet, const Words& words, std::size_t number, const pack::Question& question,
              const form::Place& place) {
  sheet.note("**" + std::to_string(number) + "**", {}, 0);
  sheet.note(counted(words.points, place.points.toText()), kSmall, sheet.width() - 52);
  sheet.text(pack::stemInWords(question), {}, 24, sheet.width() - 90);
  sheet.gap(6);
  drawAnswerSpace(sheet, words, question, place);
  sheet.gap(18);
}

void drawKey(Sheet& sheet, const PaperOrder& order, const std::vector<pack::Question>& questions) {
  sheet.newPage();
  const Words& english = wordsIn("en");
  sheet.text("Answers: " + titleOf(order, english), {20, true});
  sheet.gap(12);
  for (std::size_t i = 0; i < questions.size(); ++i)
    sheet.together([&] {
      sheet.note("**" + std::to_string(i + 1) + "**", {}, 0);
      sheet.text(keyInWords(questions[i], order.form.places[i], order.check.style), {}, 24);
      if (const auto parts = creditInWords(questions[i], order.check.style); !parts.empty())
        sheet.text(parts, kSmall, 24);
      sheet.text(order.form.places[i].item.text + ", " + counted(english.points, order.form.places[i].points.toText()),
                 {9, false, 0.4}, 24);
      sheet.gap(8);
    });
}

/// 24 million pixels: some ten pictures at more than 200 dots an inch.
constexpr std::int64_t kMostPixels = 24'000'000;

pictures::ShelfPtr shelfOf(const PaperOrder& order, const std::vector<pack::Question>& questions) {
  std::set<std::string> paths;
  for (const auto& question : questions) pack::addPictures(question, paths);
  return pictures::shelve(order.media, paths, kMostPixels);
}

Result<void> drawAll(const PaperOrder& order, const std::filesystem::path& out) {
  CZ_TRY(questions, questionsOf(order));
  const Words& words = wordsIn(order.check.language);
  Sheet sheet(out, titleOf(order, words) + " · " + hexOf(order.form.seed.view()).substr(52));
  sheet.setPictures(shelfOf(order, questions), kPageHeight / 3);
  sheet.setMirrored(isRightToLeft(order.check.language));
  CZ_CHECK(sheet.qr(tagOf(order), kQr));
  drawHead(sheet, order, words);
  for (std::size_t i = 0; i < questions.size(); ++i)
    sheet.together([&] { drawItem(sheet, words, i + 1, questions[i], order.form.places[i]); });
  if (order.key) drawKey(sheet, order, questions);
  return sheet.finish();
}

}  // namespace

std::string tagOf(const PaperOrder& order) {
  return "checkzone:paper:1:" + order.pack.id.text + ":" + order.pack.version + ":" + order.check.id.text + ":" +
         std::to_string(order.form.algorithm) + ":" + hexOf(order.form.seed.view()) + ":" + order.check.language +
         (order.fewerChoices ? ":fewer" : "");
}

Result<void> writePaper(const PaperOrder& order, const std::filesystem::path& out) {
  std::filesystem::path part = out;
  part += ".part";
  Result<void> done = drawAll(order, part);
  std::error_code failure;
  if (done) std::filesystem::rename(part, out, failure);
  if (done && failure)
    done = Error{Fault::io, "The sheet can't be written to " + out.string() + ".", failure.message()};
  if (!done) std::filesystem::remove(part, failure);
  return done;
}

}  // namespace cz::paper
