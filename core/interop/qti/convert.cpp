#include "core/interop/qti/convert.h"

#include <algorithm>
#include <memory>

#include "core/base/text.h"
#include "core/interop/item_toml.h"
#include "core/interop/plain_rubric.h"
#include "core/interop/qti/draft.h"
#include "core/interop/qti/parts.h"

namespace cz::interop::qti {
namespace {

using Kind = Interaction::Kind;

constexpr std::size_t kMostMarks = 100;  ///< in one text

/// Why this kind of interaction can't come in; empty for those that can.
std::string whyNotKind(const std::string& type) {
  if (type == "uploadInteraction") return kAsksForFile;
  if (type == "endAttemptInteraction") return "It has buttons that give hints (endAttemptInteraction).";
  return "We have no such kind of question (" + type + ").";
}

/// Said before any way to answer is tried: the pack's validator would say it late.
std::string whyTooMany(const Question& question) {
  constexpr std::size_t kMost = 40;
  for (const auto& one : question.interactions)
    if (const auto count = std::max(one.choices.size(), one.targets.size()); count > kMost)
      return "It has " + std::to_string(count) + " choices; more than 40 can't be shown. Leave some out.";
  return "";
}

std::string whyNot(const Question& question) {
  if (!question.whyNot.empty()) return question.whyNot;
  if (question.interactions.empty()) return kNothingToAnswer;
  for (const auto& one : question.interactions)
    if (one.kind == Kind::other) return whyNotKind(one.type);
  if (const auto why = whyTooMany(question); !why.empty()) return why;
  if (question.scorer == nullptr) return "Nothing in it says which answer is right.";
  return "";
}

void draftAnswers(Draft& draft) {
  if (draft.question().interactions.size() > 1) return draftGaps(draft);
  switch (draft.main().kind) {
    case Kind::choice:
    case Kind::inlineChoice: return draftChoice(draft);
    case Kind::order: return draftOrder(draft);
    case Kind::match:
    case Kind::associate:
    case Kind::gapMatch: return draftPairs(draft);
    case Kind::textEntry: return isNumber(draft.main().base) ? draftNumber(draft) : draftText(draft);
    case Kind::written:
    case Kind::drawing: return draftMarked(draft);
    case Kind::hotspot:
    case Kind::selectPoint: return draftHotspot(draft);
    case Kind::other: break;
  }
}

/// One more than the number of the last mark; a part of a question doesn't begin with the first.
std::size_t gapsOf(const Question& question) {
  std::size_t gaps = 0;
  for (std::size_t n = 0; n < kMostMarks; ++n)
    if (question.stem.find(gapMark(n)) != std::string::npos) gaps = n + 1;
  return gaps;
}

/// What reports call a question that has no name.
std::string beginningOf(const std::string& stem) {
  constexpr std::size_t kWords = 7;
  auto words = split(tidySpaces(stem), ' ');
  const bool cut = words.size() > kWords;
  if (cut) words.resize(kWords);
  return join(words, " ") + (cut ? " …" : "");
}

/// Several answers keep their marks until they are gaps; the place of a block's only answer is behind the text.
std::string stemOf(Draft& draft) {
  const Question& question = draft.question();
  if (question.interactions.size() != 1) return draft.shown(question.stem);
  const auto& one = question.interactions.front();
  const bool isBlock = one.kind == Kind::choice || one.kind == Kind::written || one.type == "sliderInteraction";
  if (!isBlock || one.gap < 0) return withGaps(draft.shown(question.stem), gapsOf(question));
  return draft.shown(withoutGap(question.stem, static_cast<std::size_t>(one.gap)));
}

void addTexts(Draft& draft, const Origin& origin) {
  const Question& question = draft.question();
  ImportedItem& item = draft.item;
  item.source = origin.source;
  item.group = origin.group;
  item.collection = origin.collection;
  item.line = question.line;
  item.title = question.title;
  item.stem = stemOf(draft);
  item.id = !question.id.empty() ? question.id : item.title;
  if (item.id.empty()) item.id = beginningOf(withoutPictures(item.stem));
  if (item.stem.empty()) item.stem = question.title;  // some files ask their question in the title alone
}

/// What the file says it is worth, else the most that an answer to it earns.
Exact worthOf(const Draft& draft) {
  if (draft.question().points) return *draft.question().points;
  return draft.best.sign() > 0 ? draft.best : Exact(1);
}

void addNotes(const Draft& draft, Imported& into) {
  const ImportedItem& item = draft.item;
  for (const auto& note : draft.notes) into.notes.push_back({item.source, item.id, item.line, note});
  for (const auto& thing : draft.lost)
    into.notes.push_back({item.source, item.id, item.line,
                          std::string(kInWithout) + thing + ". Look whether the question still makes sense."});
}

bool keep(Draft draft, Imported& into) {
  ImportedItem& item = draft.item;
  const std::string& type = draft.question().type;
  if (draft.why == kNothingToAnswer && !item.stem.empty()) {
    into.texts.push_back({item.source, item.id, item.line, type, item.group, withoutPictures(item.stem)});
    addNotes(draft, into);
    return false;
  }
  if (!draft.why.empty()) {
    into.leftOut.push_back({item.source, item.id, item.line, type, draft.why});
    return false;
  }
  if (const std::string words = tidySpaces(draft.shown(draft.question().forScorers)); !words.empty() && !isMarked(item))
    draft.notes.push_back("Its notes for scorers are left out: \"" + words + "\"");
  if (draft.pictures() != nullptr)
    draft.notes.insert(draft.notes.end(), draft.pictures()->notes().begin(), draft.pictures()->notes().end());
  addNotes(draft, into);
  into.items.push_back(std::move(item));
  return true;
}

}  // namespace

Draft draftOf(const Question& question, const Origin& origin, QuestionPictures* pictures) {
  Draft draft(question, origin.language, pictures);
  draft.notes = question.notes;
  addTexts(draft, origin);
  draft.why = whyNot(question);
  if (draft.why.empty()) draftAnswers(draft);
  if (draft.why.empty()) addFeedback(draft);
  if (draft.why.empty() && draft.item.stem.empty())
    draft.why = "Its question is nothing but a picture or empty. Write it in words.";
  return draft;
}

namespace {

/// A draft with what it needs to live.
class Owned {
 public:
  Owned(Question question, const Origin& origin, Imported& into, const FetchPicture& fetch)
      : question_(std::make_unique<Question>(std::move(question))),
        pictures_(std::make_unique<QuestionPictures>(into.pictures, fetch, origin.language)),
        draft_(draftOf(*question_, origin, pictures_.get())) {}

  Draft& draft() { return draft_; }
  const Draft& draft() const { return draft_; }

 private:
  std::unique_ptr<Question> question_;
  std::unique_ptr<QuestionPictures> pictures_;
  Draft draft_;
};

std::vector<const Draft*> draftsOf(const std::vector<Owned>& all) {
  std::vector<const Draft*> drafts;
  for (const auto& one : all) drafts.push_back(&one.draft());
  return drafts;
}

/// The parts of the question as drafts that all come in and add up to it; else none.
std::vector<Owned> partsThatAddUp(const Question& question, const Origin& origin, Imported& into,
                                  const FetchPicture& fetch) {
  std::vector<Owned> parts;
  std::vector<Interaction> idle;
  for (auto& part : partsOf(question)) {
    const Interaction asked = part.interactions.front();
    parts.emplace_back(std::move(part), origin, into, fetch);
    if (parts.back().draft().why.empty()) continue;
    if (!isKeyless(asked)) return {};
    idle.push_back(asked);
    parts.pop_back();
  }
  if (parts.empty() || !isSum(question, draftsOf(parts), idle)) return {};
  if (!idle.empty())
    parts.front().draft().notes.push_back("It also asks " + counted(idle.size(), "thing", "things") +
                                          " without a right answer. That is left out.");
  return parts;
}

/// What a part is worth: its share of what the file says of the whole, else what it earns. The file says nothing of
/// what a teacher marks.
Exact worthOf(const Draft& part, const Question& whole, const Exact& all) {
  if (isMarked(part.item)) return 1;
  const bool said = whole.points && whole.points->sign() > 0 && all.sign() > 0;
  return said ? part.best * must(Exact::ratio(*whole.points, all)) : part.best;
}

void keepParts(std::vector<Owned> parts, const Question& whole, Imported& into) {
  Exact all = 0;
  for (const auto& part : parts) all += part.draft().best;
  for (std::size_t n = 0; n < parts.size(); ++n) {
    Draft& draft = parts[n].draft();
    const Exact worth = worthOf(draft, whole, all);
    into.pointsBefore += worth;
    draft.item.points = keptPoints(worth, draft.notes);
    draft.item.parts = n == 0 ? 1 : 0;
    const std::string which = std::to_string(n + 1) + " of " + std::to_string(parts.size());
    draft.item.title += " " + std::to_string(n + 1);
    draft.item.id += ", " + which;
    draft.notes.push_back(
        "It asks for " + std::to_string(parts.size()) + " answers in the file; this is " + which +
        ", as an item of its own." +
        (isMarked(draft.item) ? " The file doesn't say what it is worth; here it is one point." : ""));
    keep(std::move(draft), into);
  }
}

}  // namespace

bool convert(const Question& question, const Origin& origin, Imported& into, const FetchPicture& fetch) {
  Owned whole(question, origin, into, fetch);
  Draft& draft = whole.draft();
  if (!draft.why.empty() && question.whyNot.empty() && question.interactions.size() > 1)
    if (auto parts = partsThatAddUp(question, origin, into, fetch); !parts.empty()) {
      keepParts(std::move(parts), question, into);
      return true;
    }
  const Exact worth = worthOf(draft);
  // Without an interaction it is a text, and worth what the file says, or nothing.
  into.pointsBefore += std::max(Exact(0), question.interactions.empty() ? question.points.value_or(Exact(0)) : worth);
  if (draft.why.empty()) draft.item.points = keptPoints(worth, draft.notes);
  return keep(std::move(draft), into);
}

bool convertDraws(const std::vector<Question>& draws, const Origin& origin, Imported& into, const FetchPicture& fetch) {
  if (draws.size() == 1) return convert(draws.front(), origin, into, fetch);
  std::vector<Owned> in;
  for (const auto& question : draws) {
    Owned one(question, origin, into, fetch);
    const bool same = in.empty() || worthOf(in.front().draft()) == worthOf(one.draft());
    if (one.draft().why.empty() && same) in.push_back(std::move(one));
  }
  if (in.empty()) return convert(draws.front(), origin, into, fetch);
  into.pointsBefore += worthOf(in.front().draft());
  for (std::size_t n = 0; n < in.size(); ++n) {
    Draft& draft = in[n].draft();
    draft.item.points = keptPoints(worthOf(draft), draft.notes);
    draft.item.parts = n == 0 ? 1 : 0;
    draft.item.family = origin.source + "#" + draft.item.id;
    if (n == 0)
      draft.notes.push_back("Its numbers are drawn anew for everyone in the file; here " + std::to_string(in.size()) +
                            " draws of them are siblings.");
    keep(std::move(draft), into);
  }
  return true;
}

}  // namespace cz::interop::qti
