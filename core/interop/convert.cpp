#include "core/interop/convert.h"

#include <iterator>
#include <map>

#include "core/base/text.h"
#include "core/interop/draft.h"
#include "core/interop/gaps.h"
#include "core/interop/markup.h"
#include "core/interop/maths_text.h"
#include "core/interop/picture_address.h"
#include "core/interop/plain_rubric.h"

namespace cz::interop {
namespace {

std::string nameOf(const Question& question) {
  if (!question.named.empty()) return question.named;
  switch (question.type) {
    case QuestionType::choice: return "multiple choice";
    case QuestionType::trueFalse: return "true/false";
    case QuestionType::shortAnswer: return "short answer";
    case QuestionType::numeric: return "numerical";
    case QuestionType::matching: return "matching";
    case QuestionType::ordering: return "ordering";
    case QuestionType::gaps: return "gaps";
    case QuestionType::essay: return "essay";
    case QuestionType::other: return "other";
    case QuestionType::description: break;
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
  return tidy == "top" || tidy == "$course$" || tidy == "$module$" || tidy == "$system$" ? "" : tidy;
}

/// A missing word is a gap of five strokes. A lone full stop after a question is no gap.
std::string stemOf(Draft& draft, const Question& question) {
  const std::string before = withGaps(draft.shown(question.stem), question.gaps.size());
  const std::string after = question.tail.empty() ? "" : draft.shown(Text{question.tail, question.stem.format});
  if (after.empty()) return before;
  const bool onlyStop = after == "." || after == "!" || after == "?";
  if (onlyStop && !before.empty() && std::string_view(".?!").find(before.back()) != std::string_view::npos)
    return before;
  return before + " _____" + (onlyStop || after[0] == ',' ? "" : " ") + after;
}

/// Said before anything is made of them: the pack's validator would say it late, after comparing each with each.
std::string whyTooMany(const Question& question) {
  constexpr std::size_t kMostParts = 40;     // choices, cards of a side, steps, gaps
  constexpr std::size_t kMostTyped = 1'000;  // ways to type the answer
  const auto say = [](std::size_t count, std::size_t most, const std::string& what) {
    return count <= most ? std::string()
                         : "It has " + std::to_string(count) + " " + what + "; more than " + std::to_string(most) +
                               " can't be shown. Leave some out.";
  };
  for (const auto& gap : question.gaps)
    if (gap.answers.size() > kMostParts) return say(gap.answers.size(), kMostParts, "answers for one gap");
  switch (question.type) {
    case QuestionType::choice: return say(question.answers.size(), kMostParts, "choices");
    case QuestionType::matching: return say(question.answers.size(), kMostParts, "pairs");
    case QuestionType::ordering: return say(question.answers.size(), kMostParts, "steps");
    case QuestionType::gaps: return say(question.gaps.size(), kMostParts, "gaps");
    default: return say(question.answers.size(), kMostTyped, "answers");
  }
}

void draftAnswers(Draft& draft, const Question& question, const std::string& language) {
  switch (question.type) {
    case QuestionType::choice: return draftChoices(draft, question);
    case QuestionType::trueFalse: return draftTrueFalse(draft, question, language);
    case QuestionType::shortAnswer: return draftText(draft, question);
    case QuestionType::numeric: return draftNumber(draft, question);
    case QuestionType::matching: return draftPairs(draft, question);
    case QuestionType::ordering: return draftSteps(draft, question);
    case QuestionType::gaps: return draftGaps(draft, question);
    case QuestionType::essay: return draftEssay(draft, question, language);
    case QuestionType::description: draft.why = kNothingToAnswer; return;
    case QuestionType::other: draft.why = "Items of this type are not known here. Ask for it in another way."; return;
  }
}

void sayLosses(Draft& draft, const Question& question) {
  draft.lost.insert(question.attachments.begin(), question.attachments.end());
  if (!draft.lost.empty())
    draft.note(std::string(kInWithout) + join({draft.lost.begin(), draft.lost.end()}, ", ") +
               ". Look whether the question still makes sense.");
  if (draft.formula)
    draft.note("It holds a formula in TeX that Checkzone can't read. It is shown as typed; write it anew.");
}

Draft draftOf(const Question& question, const std::string& source, const std::string& language,
              QuestionPictures& pictures) {
  Draft draft;
  draft.pictures = &pictures;
  ImportedItem& item = draft.item;
  item.source = source;
  item.line = question.line;
  item.named = nameOf(question);
  item.title = !question.title.empty() ? question.title : question.id;
  item.group = groupOf(question.category);
  draft.why = whyTooMany(question);
  if (draft.why.empty()) item.stem = stemOf(draft, question);
  item.id = !item.title.empty() ? item.title
                                : firstWords(item.stem.empty() ? question.stem.text : withoutPictures(item.stem));
  if (item.id.empty()) item.id = "the question in line " + std::to_string(question.line);
  item.says = draft.shown(question.generalFeedback);
  draft.notes = question.notes;
  draft.shared.insert(question.sharedNotes.begin(), question.sharedNotes.end());
  for (const auto& tag : question.tags) draft.shared.insert("The tag \"" + tag + "\" is left out");
  if (!question.title.empty() && !question.id.empty())
    draft.shared.insert("Ids of questions that have a name, too, are left out");
  if (draft.why.empty()) draft.why = question.whyNot;
  item.points = keptPoints(question.points, draft.notes);
  if (draft.why.empty()) draftAnswers(draft, question, language);
  if (draft.why.empty() && item.stem.empty())
    draft.why = "Its question is nothing but a picture or empty. Write it in words.";
  draft.notes.insert(draft.notes.end(), pictures.notes().begin(), pictures.notes().end());
  sayLosses(draft, question);
  return draft;
}

/// Sentences that would be said of nearly every question: each once, with how many it is about.
class SharedNotes {
 public:
  void add(const Draft& draft) {
    for (const auto& sentence : draft.shared) {
      auto& about = abouts_.try_emplace(sentence, About{draft.item.line, 0}).first->second;
      ++about.questions;
    }
  }

  void tell(const std::string& source, Imported& into) const {
    for (const auto& [sentence, about] : abouts_)
      into.notes.push_back({source, "", about.line,
                            sentence + " (in " + counted(about.questions, "question", "questions") + ", here first)."});
  }

 private:
  struct About {
    int line = 0;  ///< of the first question
    std::size_t questions = 0;
  };
  std::map<std::string, About> abouts_;
};

void addNotes(const Draft& draft, Imported& into) {
  const ImportedItem& item = draft.item;
  for (const auto& message : draft.notes) into.notes.push_back({item.source, item.id, item.line, message});
}

void keep(Draft draft, Imported& into) {
  ImportedItem& item = draft.item;
  if (draft.why == kNothingToAnswer && !item.stem.empty()) {
    into.texts.push_back({item.source, item.id, item.line, item.named, item.group, withoutPictures(item.stem)});
    return addNotes(draft, into);
  }
  if (!draft.why.empty()) {
    into.leftOut.push_back({item.source, item.id, item.line, item.named, draft.why});
    return;
  }
  addNotes(draft, into);
  into.items.push_back(std::move(item));
}

}  // namespace

Exact numberOf(const std::string& decimal) { return must(Exact::parse(decimal)); }

namespace {

/// Pictures that came inside a text. Their addresses begin with "@@PLUGINFILE@@/".
FetchPicture picturesIn(const Text& text) {
  if (!text.files) return {};
  return [files = text.files](const std::string& address) -> Result<std::string> {
    const auto found = files->find(lastPart(address));
    if (found == files->end()) return Error{Fault::notFound, "is not there.", ""};
    return decodedPicture(found->second);
  };
}

}  // namespace

std::string Draft::shown(const Text& text) {
  const ShowPicture show = pictures != nullptr ? pictures->shower(picturesIn(text)) : ShowPicture();
  const Shown made = text.format == TextFormat::html       ? fromHtml(text.text, show)
                     : text.format == TextFormat::markdown ? fromMarkdown(text.text, show)
                     : text.format == TextFormat::plain    ? fromPlain(text.text)
                                                           : fromMixed(text.text, show);
  lost.insert(made.lost.begin(), made.lost.end());
  formula = formula || holdsUnreadMaths(made.text);
  return made.text;
}

std::string firstWords(std::string_view text) {
  constexpr std::ptrdiff_t kLetters = 40;
  const auto points = codePoints(tidySpaces(text));
  if (std::ssize(points) <= kLetters) return utf8Of(points);
  return utf8Of(std::vector<char32_t>(points.begin(), points.begin() + kLetters)) + "…";
}

void convert(const QuestionFile& file, const std::string& source, const std::string& language, Imported& into,
             const FetchPicture& pictures) {
  for (const auto& note : file.notes) into.notes.push_back({source, note.question, note.line, note.message});
  for (const auto& broken : file.broken)
    into.leftOut.push_back({source, broken.question, broken.line, "unreadable", broken.message});
  into.pointsBefore += Exact(static_cast<std::int64_t>(file.broken.size()));
  SharedNotes shared;
  for (const auto& question : file.questions) {
    if (question.type != QuestionType::description) into.pointsBefore += question.points;
    QuestionPictures own(into.pictures, pictures, language);
    Draft draft = draftOf(question, source, language, own);
    if (draft.why.empty()) shared.add(draft);
    keep(std::move(draft), into);
  }
  shared.tell(source, into);
}

}  // namespace cz::interop
