#include "core/interop/qti/convert.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/interop/item_toml.h"
#include "core/interop/plain_rubric.h"
#include "core/interop/qti/draft.h"

namespace cz::interop::qti {
namespace {

using Kind = Interaction::Kind;

/// Why this kind of interaction can't come in; empty for those that can.
std::string whyNotKind(const std::string& type) {
  if (type == "uploadInteraction") return kAsksForFile;
  if (type == "endAttemptInteraction") return "It has buttons that give hints (endAttemptInteraction).";
  return "We have no such kind of question (" + type + ").";
}

std::string whyNot(const Question& question) {
  if (!question.whyNot.empty()) return question.whyNot;
  if (question.interactions.empty()) return "It has nothing to answer. Put its text into the questions that need it.";
  for (const auto& one : question.interactions)
    if (one.kind == Kind::other) return whyNotKind(one.type);
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
    case Kind::other: break;
  }
}

std::size_t gapsOf(const Question& question) {
  std::size_t gaps = 0;
  while (question.stem.find(gapMark(gaps)) != std::string::npos) ++gaps;
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
  const bool isBlock = one.kind == Kind::choice || one.type == "sliderInteraction";
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
  if (item.id.empty()) item.id = beginningOf(item.stem);
  if (item.stem.empty()) item.stem = question.title;  // some files ask their question in the title alone
}

/// What the file says it is worth, else the most that an answer to it earns.
Exact worthOf(const Draft& draft) {
  if (draft.question().points && draft.question().points->sign() > 0) return *draft.question().points;
  return draft.best.sign() > 0 ? draft.best : Exact(1);
}

bool keep(Draft draft, Imported& into) {
  ImportedItem& item = draft.item;
  if (!draft.why.empty()) {
    into.leftOut.push_back({item.source, item.id, item.line, draft.question().type, draft.why});
    return false;
  }
  if (const std::string words = tidySpaces(draft.shown(draft.question().forScorers)); !words.empty() && !isMarked(item))
    draft.notes.push_back("Its notes for scorers are left out: \"" + words + "\"");
  for (const auto& thing : draft.lost)
    draft.notes.push_back("In without " + thing + ". Look whether the question still makes sense.");
  for (const auto& note : draft.notes) into.notes.push_back({item.source, item.id, item.line, note});
  into.items.push_back(std::move(item));
  return true;
}

}  // namespace

Draft draftOf(const Question& question, const Origin& origin) {
  Draft draft(question, origin.language);
  draft.notes = question.notes;
  addTexts(draft, origin);
  draft.why = whyNot(question);
  if (draft.why.empty()) draftAnswers(draft);
  if (draft.why.empty()) addFeedback(draft);
  if (draft.why.empty() && draft.item.stem.empty())
    draft.why = "Its question is nothing but a picture or empty. Write it in words.";
  return draft;
}

bool convert(const Question& question, const Origin& origin, Imported& into) {
  Draft draft = draftOf(question, origin);
  const Exact worth = worthOf(draft);
  if (!question.interactions.empty()) into.pointsBefore += worth;
  if (draft.why.empty()) draft.item.points = keptPoints(worth, draft.notes);
  return keep(std::move(draft), into);
}

}  // namespace cz::interop::qti
