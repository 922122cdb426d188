#include "kiosk/screens/aloud.h"

#include <algorithm>
#include <iterator>

#include "core/base/text.h"
#include "core/maths/plain_text.h"
#include "core/pack/gap_text.h"
#include "kiosk/screens/wording.h"

namespace cz::screens {
namespace {

using app::Spoken;
using app::Words;

/// Whole signs: a byte of "…" is one of an Arabic letter, too.
bool endsItself(std::string_view sentence) {
  constexpr std::string_view kEnds[] = {".", "!", "?", ":", ";", ",", "…", "؟", "؛", "،", "。"};
  return std::any_of(std::begin(kEnds), std::end(kEnds), [&](auto end) { return sentence.ends_with(end); });
}

/// Collects sentences; each ends, so that the voice takes a breath.
class Reader {
 public:
  explicit Reader(const Words& words) : words_(words) {}

  void own(const std::string& sentence) { add(words_.language(), sentence); }
  /// A pack's words, with marks and maths.
  void packs(const std::string& language, const std::string& marked) {
    const std::string& spoken = language.empty() ? words_.language() : language;
    add(spoken, plainText(marked, spoken));
  }
  std::vector<Spoken> take() { return std::move(all_); }

 private:
  void add(const std::string& language, std::string sentence) {
    sentence = std::string(trim(sentence));
    if (sentence.empty()) return;
    if (!endsItself(sentence)) sentence += '.';
    if (all_.empty() || all_.back().language != language)
      all_.push_back({language, std::move(sentence)});
    else
      all_.back().text.append("\n").append(sentence);
  }

  const Words& words_;
  std::vector<Spoken> all_;
};

/// A gap is heard as its number.
std::string heardStem(const Words& words, const app::ItemView& item) {
  if (item.gaps.empty()) return item.stem;
  std::string out;
  std::size_t number = 0;
  for (const pack::GapPiece& piece : pack::gapPieces(item.stem))
    out += piece.gap.empty() ? piece.words : words("item.gap", {{"n", std::to_string(++number)}});
  return out;
}

void readOptions(Reader& reader, const app::ItemView& item, const std::vector<app::OptionView>& options) {
  for (const app::OptionView& option : options) reader.packs(item.language, option.text);
}

void readItem(Reader& reader, const Words& words, const app::AttemptView& view) {
  const app::ItemView& item = view.places[static_cast<std::size_t>(view.at)].item;
  reader.packs(item.language, heardStem(words, item));
  reader.own(howTo(words, item, view.style));
  if (!item.criteria.empty()) reader.own(words("marked.looks-at"));
  for (const std::string& criterion : item.criteria) reader.packs(item.language, criterion);
  readOptions(reader, item, item.cards);
  readOptions(reader, item, item.options);
  std::size_t number = 0;
  for (const app::GapView& gap : item.gaps) {
    ++number;
    if (gap.options.empty()) continue;
    reader.own(words("item.gap", {{"n", std::to_string(number)}}));
    readOptions(reader, item, gap.options);
  }
}

}  // namespace

std::vector<Spoken> aloudOf(const Words& words, const app::AttemptScreen& attempt) {
  Reader reader(words);
  if (!attempt.atReview()) {
    readItem(reader, words, attempt.view);
    return reader.take();
  }
  const int open = app::unansweredCount(attempt.view);
  reader.own(words("review.title"));
  reader.own(open > 0 ? words.count("review.open", open) : words("review.all-there"));
  return reader.take();
}

std::vector<Spoken> aloudOf(const Words& words, const app::ResultScreen& result) {
  Reader reader(words);
  const app::ResultView& view = result.result;
  reader.own(headline(words, view));
  if (view.changed) reader.own(changedLine(words, *view.changed, false));
  if (result.timeUp) reader.own(words("time.up"));
  reader.own(words("result.points", {{"points", words.said(view.shown)}}));
  for (const app::SkillView& skill : view.skills) {
    reader.own(skill.mastered ? words("result.can") : skill.waiting ? words("result.marks") : words("result.not-yet"));
    reader.packs(view.language, skill.can);
    for (const std::string& says : skill.says) {
      const std::string known = words.said(says);
      if (known != says)
        reader.own(known);
      else
        reader.packs(view.language, says);
    }
  }
  reader.own(words("result.next"));
  for (const app::ReviseView& one : view.revise) reader.packs(view.language, one.task);
  reader.own(nextLine(words, view));
  return reader.take();
}

std::vector<Spoken> aloudOf(const Words& words, const app::CoverScreen& cover) {
  Reader reader(words);
  const app::CoverView& view = cover.cover;
  reader.packs(view.language, view.title);
  reader.own(words("cover.shows"));
  for (const std::string& can : view.cans) reader.packs(view.language, can);
  reader.own(aboutLine(words, view.itemCount, view.minutes));
  reader.own(view.limitMinutes == 0 ? words("cover.no-limit") : words.count("cover.limit", view.limitMinutes));
  reader.own(words("cover.counts"));
  reader.own(masteryLine(words, view.mastery));
  reader.own(words("cover.if-not-yet"));
  reader.own(notYetLine(words, view));
  if (!view.canStart) reader.own(words.said(view.why));
  return reader.take();
}

std::vector<Spoken> aloudOf(const Words& words, const app::RevisionScreen& revision) {
  Reader reader(words);
  const app::RevisionView& view = revision.view;
  reader.own(words("revise.title"));
  for (const app::ReviseView& one : view.tasks) {
    reader.packs(view.language, one.can);
    if (one.task.empty())
      reader.own(words("revise.no-task"));
    else
      reader.packs(view.language, one.task);
  }
  if (view.tasks.empty()) reader.own(words("revise.all"));
  reader.own(view.byTeacher ? words("revise.show") : words("revise.tick"));
  return reader.take();
}

std::string packLanguage(const app::AttemptScreen& attempt) {
  const app::AttemptView& view = attempt.view;
  return attempt.atReview() ? std::string() : view.places[static_cast<std::size_t>(view.at)].item.language;
}
std::string packLanguage(const app::ResultScreen& result) { return result.result.language; }
std::string packLanguage(const app::CoverScreen& cover) { return cover.cover.language; }
std::string packLanguage(const app::RevisionScreen& revision) { return revision.view.language; }

std::vector<Spoken> withVoice(std::vector<Spoken> all, const app::Fittings& fittings) {
  std::erase_if(all, [&](const Spoken& one) { return !app::hasVoice(fittings, one.language); });
  return all;
}

}  // namespace cz::screens
