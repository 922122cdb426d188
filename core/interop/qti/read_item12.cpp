#include "core/interop/qti/read_item12.h"

#include <algorithm>
#include <set>

#include "core/base/text.h"
#include "core/interop/qti/body.h"
#include "core/interop/qti/grid12.h"
#include "core/interop/qti/material.h"
#include "core/interop/qti/scorer12.h"

namespace cz::interop::qti {
namespace {

using Kind = Interaction::Kind;

/// An entry of the metadata, or nothing.
std::string metadata(const Element& item, std::string_view wanted) {
  for (const char* kind : {"qtimetadatafield", "qti_metadatafield"})
    for (const auto* field : item.all(kind)) {
      const auto* label = field->child("fieldlabel");
      const auto* entry = field->child("fieldentry");
      if (label != nullptr && entry != nullptr && label->text() == wanted) return entry->text();
    }
  return "";
}

/// What the item is worth, in the words of Canvas or of Brightspace; nothing where the file doesn't say.
std::optional<Exact> worthOf(const Element& item) {
  if (auto points = numberOf(metadata(item, "points_possible"))) return points;
  const auto weight = numberOf(metadata(item, "qmd_weighting"));
  return weight && weight->sign() > 0 ? weight : std::nullopt;
}

/// "question_type" or "cc_profile", as the metadata says; Blackboard has an element of its own.
std::string typeOf(const Element& item) {
  for (const char* label : {"question_type", "cc_profile", "qmd_questiontype"})
    if (const auto type = metadata(item, label); !type.empty()) return type;
  const auto* blackboard = item.first("bbmd_questiontype");
  return blackboard == nullptr ? "" : blackboard->text();
}

bool isEssay(const std::string& type) {
  const std::string folded = foldCase(type, "en");
  return folded.find("essay") != std::string::npos || folded == "long answer";
}

/// What a kiosk can't ask, by its type.
std::string whyNotType(const std::string& type) {
  if (type.find("file_upload") != std::string::npos || type == "File Upload") return kAsksForFile;
  if (type.find("calculated") != std::string::npos || type.find("formula") != std::string::npos)
    return "Its numbers are drawn anew for everyone by a formula. Write it with numbers that change in the pack.";
  if (type.find("hot_spot") != std::string::npos || type == "Hot Spot")
    return "It asks for a place on a picture. Write it in words.";
  return "";
}

/// Brightspace's response_extension says how choices are laid out, and asks for nothing.
bool isResponse(const std::string& name) {
  return name.starts_with("response_") && name != "response_label" && name != "response_extension";
}

/// Rows of Brightspace's matching questions call their identifier otherwise.
std::string identOf(const Element& response) { return response.attribute("ident", response.attribute("respident")); }

void collectResponses(const Element& from, std::vector<const Element*>& into) {
  for (const auto* child : from.elements()) {
    if (isResponse(child->name))
      into.push_back(child);
    else
      collectResponses(*child, into);
  }
}

std::vector<Choice> choicesOf(const Element& response) {
  std::vector<Choice> choices;
  for (const auto* label : response.all("response_label")) {
    Choice choice;
    choice.id = label->attribute("ident");
    choice.html = materialHtml(*label);
    choice.fixed = label->attribute("rshuffle") == "No";
    choices.push_back(std::move(choice));
  }
  return choices;
}

std::vector<std::string> keysOf(const Element& item, const std::string& response, const Responses12& kinds) {
  std::vector<std::string> keys;
  for (const auto* condition : item.all("conditionvar"))
    for (const auto* compare : plainComparisons(*condition))
      if (responseOf(kinds, compare->attribute("respident")) == response) keys.push_back(compare->text());
  return keys;
}

bool isNumeric(const Element& response, const std::string& type) {
  const auto* fib = response.first("render_fib");
  const std::string kind = fib == nullptr ? "" : fib->attribute("fibtype");
  return kind == "Integer" || kind == "Decimal" || type == "numerical_question" || type == "Numeric" ||
         response.name == "response_num";
}

bool isTrueFalse(const std::vector<Choice>& choices) {
  const auto words = [](const Choice& choice) { return foldCase(tidySpaces(choice.html), "en"); };
  return choices.size() == 2 && words(choices[0]) == "<div>true</div>" && words(choices[1]) == "<div>false</div>";
}

Interaction interactionOf(const Element& item, const Element& response, const std::string& type,
                          const Responses12& kinds) {
  Interaction made;
  made.type = type.empty() ? response.name : type;
  made.response = identOf(response);
  const std::string cardinality = response.attribute("rcardinality", "Single");
  if (cardinality == "Multiple") made.shape = Value::Shape::multiple;
  if (cardinality == "Ordered") made.shape = Value::Shape::ordered;
  const auto* choice = response.first("render_choice");
  if (choice != nullptr || response.first("ims_render_object") != nullptr) {
    made.kind = cardinality == "Ordered" ? Kind::order : Kind::choice;
    made.choices = choicesOf(response);
    const bool fixedOrder = (choice != nullptr && choice->attribute("shuffle") == "No") ||
                            type.starts_with("true_false") || isTrueFalse(made.choices);
    made.shuffle = !fixedOrder;
    for (const auto& key : keysOf(item, made.response, kinds)) made.correct.atoms.push_back(textAtom(key));
  } else if (response.first("render_fib") != nullptr) {
    made.kind = Kind::textEntry;
    made.base = isNumeric(response, type) ? Base::real : Base::text;
    made.keys = keysOf(item, made.response, kinds);
  }
  // Without a key only a person can judge it.
  if (isEssay(type) || (made.kind == Kind::textEntry && made.base == Base::text && made.keys.empty()))
    made.kind = Kind::written;
  return made;
}

/// Whether text goes on behind a response that is typed: then it is a gap in the text.
bool goesOnBehind(const Element& from, const Element* last, bool& met) {
  for (const auto* child : from.elements()) {
    if (child == last) met = true;
    if (isResponse(child->name)) continue;
    if (met && (child->name == "mattext" || child->name == "mat_formattedtext") && !trim(child->text()).empty())
      return true;
    if (goesOnBehind(*child, last, met)) return true;
  }
  return false;
}

/// Typed responses that stand within the text, with their marks.
GapMarks gapsInText(const Element& presentation, const std::vector<const Element*>& responses) {
  GapMarks marks;
  for (const auto* response : responses) {
    if (response->first("render_fib") == nullptr) return {};
    marks.emplace(response, gapMark(marks.size()));
  }
  bool met = false;
  const bool within = !responses.empty() && goesOnBehind(presentation, responses.front(), met);
  return within ? marks : GapMarks();
}

/// The words that are typed belong to the response, whichever of its names a condition uses.
Responses12 namesOf(const std::vector<const Element*>& responses) {
  Responses12 kinds;
  for (const auto* response : responses) {
    kinds.names.insert(identOf(*response));
    if (response->first("render_fib") == nullptr) continue;
    for (const auto* label : response->all("response_label"))
      kinds.labels.emplace(label->attribute("ident"), identOf(*response));
  }
  return kinds;
}

void addFeedback(const Element& item, Question& question) {
  for (const auto* feedback : item.childrenCalled("itemfeedback"))
    question.feedback.push_back({kFeedback, feedback->attribute("ident"), false, materialHtml(*feedback)});
}

/// Responses that are gaps stand in the order of the text.
void sortByPlace(Question& question) {
  const auto placeOf = [&](const Interaction& one) {
    return one.gap < 0 ? std::string::npos : question.stem.find(gapMark(static_cast<std::size_t>(one.gap)));
  };
  std::stable_sort(question.interactions.begin(), question.interactions.end(),
                   [&](const Interaction& a, const Interaction& b) { return placeOf(a) < placeOf(b); });
}

/// Canvas calls most of its questions "Question".
std::string titleOf(const Element& item) {
  const std::string title = item.attribute("title");
  return title == "Question" ? "" : title;
}

}  // namespace

Question readItem12(const std::shared_ptr<const Element>& item) {
  Question question;
  question.id = item->attribute("ident");
  question.title = titleOf(*item);
  question.line = item->line;
  // What its conditions set is a share in per cent or in points, as its program likes.
  question.points = worthOf(*item);
  const std::string type = typeOf(*item);
  question.type = type;
  question.whyNot = whyNotType(item->first("calculated") != nullptr ? "calculated" : type);
  std::vector<const Element*> responses;
  GapMarks gaps;
  const auto* presentation = item->child("presentation");
  if (presentation != nullptr) {
    collectResponses(*presentation, responses);
    gaps = gapsInText(*presentation, responses);
    question.stem = materialHtml(*presentation, gaps);
  }
  if (!question.points && (!responses.empty() || !question.whyNot.empty())) question.points = 1;
  if (countsRightAndWrong(*item) && responses.size() == 1)
    question.notes.emplace_back(
        "The file doesn't say how right and wrong ticks are paid: here each wrong one takes a right one away.");
  Responses12 kinds = namesOf(responses);
  for (const auto* response : responses) {
    Interaction made = interactionOf(*item, *response, type, kinds);
    if (!gaps.empty()) made.gap = static_cast<int>(question.interactions.size());
    if (made.shape != Value::Shape::single) kinds.several.insert(made.response);
    question.interactions.push_back(std::move(made));
  }
  if (question.type.empty()) question.type = responses.empty() ? "text_only" : responses.front()->name;
  addGaps(*item, responses, question, kinds);
  joinRows(*item, responses, question, kinds);
  sortByPlace(question);
  addFeedback(*item, question);
  question.scorer = std::make_shared<const Scorer12>(item, std::move(kinds));
  return question;
}

}  // namespace cz::interop::qti
