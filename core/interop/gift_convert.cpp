#include "core/interop/gift_convert.h"

#include "core/base/text.h"
#include "core/interop/gift_draft.h"
#include "core/interop/markup.h"

namespace cz::interop::gift {
namespace {

const char* nameOf(Type type) {
  switch (type) {
    case Type::choice: return "multiple choice";
    case Type::trueFalse: return "true/false";
    case Type::shortAnswer: return "short answer";
    case Type::numeric: return "numerical";
    case Type::matching: return "matching";
    case Type::essay: return "essay";
    case Type::description: break;
  }
  return "description";
}

/// The last part of "$course$/top/Unit 1/Factors"; "//" is a slash inside a name.
std::string groupOf(const std::string& category) {
  std::string group;
  for (std::size_t at = 0; at < category.size(); ++at) {
    if (category[at] != '/') {
      group += category[at];
    } else if (at + 1 < category.size() && category[at + 1] == '/') {
      group += '/';
      ++at;
    } else {
      group.clear();
    }
  }
  const std::string tidy = tidySpaces(group);
  return tidy == "top" || tidy == "$course$" ? "" : tidy;
}

bool holdsFormula(const std::string& text) {
  if (text.find("\\(") != std::string::npos || text.find("\\[") != std::string::npos) return true;
  const auto first = text.find('$');
  const auto second = first == std::string::npos ? first : text.find('$', first + 1);
  if (second == std::string::npos) return false;
  return second == first + 1 || text.substr(first, second - first).find('\\') != std::string::npos;
}

/// A missing word is a gap of five strokes. A lone full stop after a question is no gap.
std::string stemOf(Draft& draft, const Question& question) {
  std::string before = draft.shown(question.stem);
  const std::string after = question.tail.empty() ? "" : draft.shown(Text{question.tail, question.stem.format});
  if (after.empty()) return before;
  const bool onlyStop = after == "." || after == "!" || after == "?";
  if (onlyStop && !before.empty() && std::string_view(".?!").find(before.back()) != std::string_view::npos)
    return before;
  return before + " _____" + (onlyStop || after[0] == ',' ? "" : " ") + after;
}

void draftAnswers(Draft& draft, const Question& question, const std::string& language) {
  switch (question.type) {
    case Type::choice: return draftChoices(draft, question);
    case Type::trueFalse: return draftTrueFalse(draft, question, language);
    case Type::shortAnswer: return draftText(draft, question);
    case Type::numeric: return draftNumber(draft, question);
    case Type::matching: return draftPairs(draft, question);
    case Type::essay:
      draft.why = "A written answer needs a rubric and a teacher's eye. Ask for something that can be checked at once.";
      return;
    case Type::description:
      draft.why = "It has nothing to answer. Put its text into the questions that need it.";
      return;
  }
}

Draft draftOf(const Question& question, const std::string& source, const std::string& language) {
  Draft draft;
  ImportedItem& item = draft.item;
  item.source = source;
  item.line = question.line;
  item.title = !question.title.empty() ? question.title : question.id;
  item.id = item.title.empty() ? firstWords(question.stem.text) : item.title;
  item.group = groupOf(question.category);
  item.stem = stemOf(draft, question);
  item.says = draft.shown(question.generalFeedback);
  draftAnswers(draft, question, language);
  if (draft.why.empty() && item.stem.empty())
    draft.why = "Its question is nothing but a picture or empty. Write it in words.";
  for (const auto& thing : draft.lost)
    draft.note("In without " + thing + ". Look whether the question still makes sense.");
  if (draft.formula) draft.note("It holds a formula in TeX, which is shown as typed.");
  return draft;
}

void keep(Draft draft, const Question& question, Imported& into) {
  ImportedItem& item = draft.item;
  if (!draft.why.empty()) {
    into.leftOut.push_back({item.source, item.id, item.line, nameOf(question.type), draft.why});
    return;
  }
  for (const auto& message : draft.notes) into.notes.push_back({item.source, item.id, item.line, message});
  into.items.push_back(std::move(item));
}

}  // namespace

Exact numberOf(const std::string& decimal) { return must(Exact::parse(decimal)); }

std::string Draft::shown(const Text& text) {
  const Shown made = text.format == Format::html       ? fromHtml(text.text)
                     : text.format == Format::markdown ? fromMarkdown(text.text)
                     : text.format == Format::plain    ? fromPlain(text.text)
                                                       : fromMixed(text.text);
  lost.insert(made.lost.begin(), made.lost.end());
  formula = formula || holdsFormula(made.text);
  return made.text;
}

void convert(const File& file, const std::string& source, const std::string& language, Imported& into) {
  for (const auto& note : file.notes) into.notes.push_back({source, note.question, note.line, note.message});
  for (const auto& broken : file.broken)
    into.leftOut.push_back({source, broken.question, broken.line, "unreadable", broken.message});
  into.pointsBefore += file.broken.size();
  std::size_t minus = 0;  // so common in some files that it is told once
  int firstMinus = 0;
  for (const auto& question : file.questions) {
    if (question.type != Type::description) ++into.pointsBefore;
    Draft draft = draftOf(question, source, language);
    if (draft.minusDropped && minus++ == 0) firstMinus = question.line;
    keep(std::move(draft), question, into);
  }
  if (minus > 0)
    into.notes.push_back({source, "", firstMinus,
                          "Minus points for a single pick count as none (in " +
                              counted(minus, "question", "questions") + ", here first)."});
}

}  // namespace cz::interop::gift
