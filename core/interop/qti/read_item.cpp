#include "core/interop/qti/read_item.h"

#include <algorithm>
#include <set>

#include "core/base/text.h"
#include "core/interop/imported.h"
#include "core/interop/qti/body.h"
#include "core/interop/qti/machine.h"

namespace cz::interop::qti {
namespace {

/// 3.0 changed what a mapping means that is silent about letter case.
bool strictCase(const Element& item) {
  for (const auto& [key, value] : item.attributes)
    if (key == "xmlns" && value.find("v3p0") != std::string::npos) return false;
  return true;
}

std::string whyNot(const Element& item) {
  if (item.attribute("adaptive") == "true")
    return "It goes on after the first answer (adaptive). Split it into questions with one answer each.";
  return "";
}

/// Texts that several items share come first.
void addShared(const Element& item, const Neighbor& neighbor, const Declarations& declared, Body& body) {
  for (const auto* reference : item.childrenCalled("assessmentStimulusRef")) {
    const std::string href = reference->attribute("href");
    const auto shared = neighbor(href);
    const auto* inside = shared ? shared->child("stimulusBody") : nullptr;
    if (inside != nullptr)
      addBody(*inside, declared, body);
    else
      body.notes.push_back(std::string(kInWithout) + "its shared text, because " + href + " is not there.");
  }
}

/// Numbers and words in the response processing: an open answer may be compared with any of them.
void addWrittenKeys(const Element& item, std::vector<Interaction>& interactions) {
  const auto* processing = item.child("responseProcessing");
  if (processing == nullptr) return;
  for (auto& one : interactions) {
    if (one.kind != Interaction::Kind::textEntry) continue;
    for (const auto* value : processing->all("baseValue")) one.keys.push_back(value->text());
    for (const auto* compare : processing->all("stringMatch"))
      one.caseCounts = one.caseCounts && compare->attribute("caseSensitive", "true") != "false";
  }
}

/// Words that nothing is compared with are for who marks it.
void leaveToPeople(Question& question) {
  for (auto& one : question.interactions)
    if (one.kind == Interaction::Kind::textEntry && one.keys.empty() && one.type != "sliderInteraction")
      one.kind = Interaction::Kind::written;
}

void addModal(const Element& item, Question& question) {
  for (const auto* modal : item.childrenCalled("modalFeedback")) {
    const auto* content = modal->child("contentBody");
    question.feedback.push_back({modal->attribute("outcomeIdentifier"), modal->attribute("identifier"),
                                 modal->attribute("showHide") == "hide",
                                 insideHtml(content != nullptr ? *content : *modal)});
  }
}

/// What the item is worth: the greatest SCORE, or what MAXSCORE says.
std::optional<Exact> worthOf(const Declarations& declared) {
  const auto score = declared.outcomes.find("SCORE");
  const auto positive = [](const std::optional<Exact>& worth) {
    return worth && worth->sign() > 0 ? worth : std::nullopt;
  };
  if (score != declared.outcomes.end() && score->second.most) return positive(score->second.most);
  const auto most = declared.outcomes.find("MAXSCORE");
  return most != declared.outcomes.end() && most->second.usual ? positive(most->second.usual->number()) : std::nullopt;
}

std::string typeOf(const std::vector<Interaction>& interactions) {
  std::set<std::string> types;
  for (const auto& one : interactions) types.insert(one.type);
  return types.empty() ? "no interaction" : join({types.begin(), types.end()}, ", ");
}

}  // namespace

namespace {

Question readDrawn(const std::shared_ptr<const Element>& item, const Neighbor& neighbor, const Drawn& drawn) {
  Question question;
  question.id = item->attribute("identifier");
  question.title = item->attribute("title", question.id);
  question.line = item->line;
  question.whyNot = whyNot(*item);
  auto machine = Machine::of(item, strictCase(*item), drawn);
  if (!machine) question.whyNot = machine.error().message;
  const Declarations declared = machine ? (*machine)->declared() : Declarations();
  Body body;
  addShared(*item, neighbor, declared, body);
  if (const auto* inside = item->child("itemBody")) addBody(*inside, declared, body);
  question.stem = std::move(body.html);
  question.interactions = std::move(body.interactions);
  question.feedback = std::move(body.feedback);
  question.notes = std::move(body.notes);
  question.forScorers = std::move(body.forScorers);
  question.type = typeOf(question.interactions);
  addWrittenKeys(*item, question.interactions);
  addModal(*item, question);
  question.points = worthOf(declared);
  if (machine) question.scorer = *machine;
  if (machine && (*machine)->isSilent()) leaveToPeople(question);
  if (machine && (*machine)->assumed())
    question.notes.push_back("Nothing in it says how points come about; its key was taken for that.");
  return question;
}

/// An item that no draw of can be read.
Question undrawn(const Element& item, const Error& error) {
  Question question;
  question.id = item.attribute("identifier");
  question.title = item.attribute("title", question.id);
  question.line = item.line;
  Body body;
  if (const auto* inside = item.child("itemBody")) addBody(*inside, {}, body);
  question.stem = std::move(body.html);
  question.interactions = std::move(body.interactions);
  question.type = typeOf(question.interactions);
  question.whyNot = whyNot(item).empty()
                        ? "Its numbers are drawn anew for everyone, and not exactly: " + error.message +
                              " Write it with numbers that change in the pack."
                        : whyNot(item);
  return question;
}

}  // namespace

std::vector<Question> readDraws(const std::shared_ptr<const Element>& item, const Neighbor& neighbor) {
  if (!hasTemplates(*item)) return {readDrawn(item, neighbor, {})};
  const auto draws = drawsOf(*item);
  if (!draws) return {undrawn(*item, draws.error())};
  std::vector<Question> questions;
  for (const auto& drawn : *draws)
    questions.push_back(readDrawn(std::make_shared<const Element>(withDraw(*item, drawn)), neighbor, drawn));
  return questions;
}

Question readItem(const std::shared_ptr<const Element>& item, const Neighbor& neighbor) {
  return std::move(readDraws(item, neighbor).front());
}

}  // namespace cz::interop::qti
