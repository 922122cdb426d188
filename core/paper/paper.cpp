#include "core/paper/paper.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/pack/gap_text.h"
#include "core/paper/answer_space.h"
#include "core/paper/credit_words.h"
#include "core/paper/key_words.h"
#include "core/paper/sheet.h"
#include "core/pictures/shelf.h"

namespace cz::paper {
namespace {

constexpr double kQr = 76;
const Ink kSmall{10, false, 0.25};

std::string points(const Points& points) { return points.toText() + (points == Points(1) ? " point" : " points"); }

std::string masteryLine(const pack::Check& check) {
  using Rule = pack::Mastery::Rule;
  const pack::Mastery& mastery = check.mastery;
  if (mastery.rule == Rule::itemsRight)
    return "Mastered: " + counted(static_cast<std::size_t>(mastery.count), "question", "questions") + " fully right.";
  const std::string share = mastery.atLeast == Exact(1) ? "all" : mastery.atLeast.toText();
  if (mastery.rule == Rule::levels) {
    const bool others = std::any_of(check.items.begin(), check.items.end(),
                                    [](const pack::Item& item) { return !pack::isMarked(item.type); });
    return "Mastered: the line of mastery in everything that your teacher looks at" +
           (others ? ", and " + share + " of the other points of each skill." : std::string("."));
  }
  return mastery.rule == Rule::total ? "Mastered: " + share + " of all points."
                                     : "Mastered: " + share + " of the points of each skill.";
}

std::string titleOf(const PaperOrder& order) {
  return order.check.title + (form::isPractice(order.form) ? ", for practice" : "");
}

void drawHead(Sheet& sheet, const PaperOrder& order) {
  const double width = sheet.width() - kQr - 12;
  const pack::Check& check = order.check;
  const std::size_t places = order.form.places.size();
  sheet.text(titleOf(order), {20, true}, 0, width);
  sheet.gap(4);
  std::string about = counted(places, "question", "questions");
  if (check.minutes > 0) about += ", about " + counted(static_cast<std::size_t>(check.minutes), "minute", "minutes");
  sheet.text(about + ". " + masteryLine(check), kSmall, 0, width);
  sheet.gap(10);
  sheet.note("Name", kSmall, 0);
  sheet.note("Date", kSmall, width * 0.66);
  sheet.gap(-10);
  sheet.line(36, width * 0.6 - 36, 24);
  sheet.gap(-24);
  sheet.line(width * 0.66 + 32, width * 0.34 - 32, 24);
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

void drawItem(Sheet& sheet, std::size_t number, const pack::Question& question, const form::Place& place) {
  sheet.note("**" + std::to_string(number) + "**", {}, 0);
  sheet.note(points(place.points), kSmall, sheet.width() - 52);
  sheet.text(pack::stemInWords(question), {}, 24, sheet.width() - 90);
  sheet.gap(6);
  drawAnswerSpace(sheet, question, place);
  sheet.gap(18);
}

void drawKey(Sheet& sheet, const PaperOrder& order, const std::vector<pack::Question>& questions) {
  sheet.newPage();
  sheet.text("Answers: " + titleOf(order), {20, true});
  sheet.gap(12);
  for (std::size_t i = 0; i < questions.size(); ++i)
    sheet.together([&] {
      sheet.note("**" + std::to_string(i + 1) + "**", {}, 0);
      sheet.text(keyInWords(questions[i], order.form.places[i], order.check.style), {}, 24);
      if (const auto parts = creditInWords(questions[i], order.check.style); !parts.empty())
        sheet.text(parts, kSmall, 24);
      sheet.text(order.form.places[i].item.text + ", " + points(order.form.places[i].points), {9, false, 0.4}, 24);
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
  Sheet sheet(out, titleOf(order) + " · " + hexOf(order.form.seed.view()).substr(52));
  sheet.setPictures(shelfOf(order, questions), kPageHeight / 3);
  sheet.setMirrored(isRightToLeft(order.check.language));
  CZ_CHECK(sheet.qr(tagOf(order), kQr));
  drawHead(sheet, order);
  for (std::size_t i = 0; i < questions.size(); ++i)
    sheet.together([&] { drawItem(sheet, i + 1, questions[i], order.form.places[i]); });
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
