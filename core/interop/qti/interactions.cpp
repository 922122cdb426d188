#include "core/interop/qti/interactions.h"

#include <algorithm>
#include <map>

#include "core/base/text.h"

namespace cz::interop::qti {
namespace {

using Kind = Interaction::Kind;

int countOf(const Element& element, std::string_view name, int otherwise) {
  const auto number = numberOf(element.attribute(name));
  const auto whole = number ? number->toInt() : std::nullopt;
  return whole && *whole >= 0 && *whole < 10'000 ? static_cast<int>(*whole) : otherwise;
}

Choice choiceOf(const Element& element) {
  Choice choice;
  choice.id = element.attribute("identifier");
  choice.html = insideHtml(element);
  choice.fixed = element.attribute("fixed") == "true";
  choice.most = countOf(element, "matchMax", 1);
  for (const auto* feedback : element.all("feedbackInline"))
    if (feedback->attribute("identifier") == choice.id) choice.says += insideHtml(*feedback);
  return choice;
}

std::vector<Choice> choicesOf(const Element& element, std::string_view name) {
  std::vector<Choice> choices;
  for (const auto* one : element.all(name)) choices.push_back(choiceOf(*one));
  return choices;
}

void addPrompt(const Element& element, const Declarations& declared, Body& body) {
  const auto* prompt = element.child("prompt");
  if (prompt == nullptr) return;
  body.html += "<div>";
  addBody(*prompt, declared, body);
  body.html += "</div>";
}

void addMatch(const Element& element, Interaction& made) {
  const auto sets = element.all("simpleMatchSet");
  if (sets.size() != 2) return;
  made.choices = choicesOf(*sets[0], "simpleAssociableChoice");
  made.targets = choicesOf(*sets[1], "simpleAssociableChoice");
}

/// The running text of gapMatch and hottext: gaps become marks, hot words are bold.
void addRunning(const Element& element, Interaction& made, Body& body) {
  for (const auto& child : element.children) {
    if (child.isText()) {
      body.html += child.raw;
    } else if (child.name == "gap") {
      made.targets.push_back(choiceOf(child));
      body.html += gapMark(body.gaps++);
    } else if (child.name == "hottext") {
      made.choices.push_back(choiceOf(child));
      body.html += "<b>" + made.choices.back().html + "</b>";
    } else if (child.name == "gapText" || child.name == "gapImg") {
      made.choices.push_back(choiceOf(child));
    } else if (child.name != "prompt") {
      body.html += openTag(child);
      addRunning(child, made, body);
      if (child.name != "br" && child.name != "img") body.html += "</" + child.name + ">";
    }
  }
}

/// Some files begin a list with an empty choice, which is no answer.
void dropEmpty(Interaction& made) {
  std::erase_if(made.choices, [&](const Choice& one) {
    const bool key = std::any_of(made.correct.atoms.begin(), made.correct.atoms.end(),
                                 [&](const Atom& atom) { return atom.text == one.id; });
    return trim(one.html).empty() && !key;
  });
}

void addGap(Interaction& made, Body& body) {
  made.gap = static_cast<int>(body.gaps);
  body.html += gapMark(body.gaps++);
}

/// The picture that is drawn on.
void addGround(const Element& element, Body& body) {
  for (const auto* ground : element.elements())
    if (ground->name == "object" || ground->name == "img")
      body.html += "<img src=\"" + htmlEscaped(ground->attribute("data", ground->attribute("src"))) + "\">";
}

/// The picture that is answered on, in an <img> or an <object>.
Ground groundOf(const Element& element) {
  Ground ground;
  for (const auto* one : element.elements()) {
    if (one->name != "object" && one->name != "img") continue;
    ground.address = one->attribute("data", one->attribute("src"));
    ground.words = one->attribute("alt", one->text());
    ground.width = numberOf(one->attribute("width")).value_or(Exact(0));
    ground.height = numberOf(one->attribute("height")).value_or(Exact(0));
    break;
  }
  return ground;
}

std::vector<Choice> placesOf(const Element& element) {
  std::vector<Choice> places;
  for (const auto* one : element.all("hotspotChoice")) {
    Choice place = choiceOf(*one);
    place.html = htmlEscaped(one->attribute("hotspotLabel"));
    place.area = areaOf(one->attribute("shape"), one->attribute("coords"));
    places.push_back(std::move(place));
  }
  return places;
}

/// A slider gives a number; here it is typed.
void noteSlider(const Element& element, Body& body) {
  body.notes.push_back("In the file the number is set with a slider from " + element.attribute("lowerBound", "?") +
                       " to " + element.attribute("upperBound", "?") + "; here it is typed.");
}

Kind kindOf(const std::string& name) {
  static const std::map<std::string, Kind> kKinds = {{"choiceInteraction", Kind::choice},
                                                     {"hottextInteraction", Kind::choice},
                                                     {"orderInteraction", Kind::order},
                                                     {"matchInteraction", Kind::match},
                                                     {"associateInteraction", Kind::associate},
                                                     {"inlineChoiceInteraction", Kind::inlineChoice},
                                                     {"textEntryInteraction", Kind::textEntry},
                                                     {"gapMatchInteraction", Kind::gapMatch},
                                                     {"sliderInteraction", Kind::textEntry},
                                                     {"extendedTextInteraction", Kind::written},
                                                     {"drawingInteraction", Kind::drawing},
                                                     {"hotspotInteraction", Kind::hotspot},
                                                     {"selectPointInteraction", Kind::selectPoint}};
  const auto found = kKinds.find(name);
  return found == kKinds.end() ? Kind::other : found->second;
}

void addKeys(const Declaration& declared, Interaction& made) {
  if (declared.correct)
    for (const auto& atom : declared.correct->atoms) made.keys.push_back(atom.text);
  if (!declared.mapping) return;
  for (const auto& entry : declared.mapping->entries) made.keys.push_back(entry.key.text);
}

void addDeclared(const Declarations& declared, Interaction& made) {
  const auto found = declared.responses.find(made.response);
  if (found == declared.responses.end()) return;
  if (found->second.areas)
    for (const auto& entry : found->second.areas->entries) made.areas.push_back(entry.area);
  made.base = found->second.base;
  made.shape = found->second.shape;
  if (found->second.correct)
    made.correct = *found->second.correct;
  else if (found->second.mapping && made.shape == Value::Shape::multiple)
    for (const auto& entry : found->second.mapping->entries)
      if (entry.earns.sign() > 0) made.correct.atoms.push_back(entry.key);
  if (made.kind == Kind::textEntry) addKeys(found->second, made);
}

}  // namespace

namespace {

bool isPicked(Kind kind) { return kind == Kind::choice || kind == Kind::hotspot || kind == Kind::selectPoint; }

}  // namespace

void addInteraction(const Element& element, const Declarations& declared, Body& body) {
  Interaction made;
  made.from = body.html.size();
  made.kind = kindOf(element.name);
  made.type = element.name;
  made.response = element.attribute("responseIdentifier");
  made.shuffle = element.attribute("shuffle") == "true";
  made.most = countOf(element, "maxChoices", isPicked(made.kind) ? 1 : 0);
  addDeclared(declared, made);
  addPrompt(element, declared, body);
  switch (made.kind) {
    case Kind::choice:
      made.choices = choicesOf(element, "simpleChoice");
      if (element.name == "hottextInteraction") addRunning(element, made, body);
      addGap(made, body);
      break;
    case Kind::order: made.choices = choicesOf(element, "simpleChoice"); break;
    case Kind::associate: made.choices = choicesOf(element, "simpleAssociableChoice"); break;
    case Kind::match: addMatch(element, made); break;
    case Kind::gapMatch: addRunning(element, made, body); break;
    case Kind::inlineChoice:
      made.choices = choicesOf(element, "inlineChoice");
      dropEmpty(made);
      addGap(made, body);
      break;
    case Kind::textEntry:
      if (element.name == "sliderInteraction") noteSlider(element, body);
      addGap(made, body);
      break;
    case Kind::written:
    case Kind::drawing: addGround(element, body); break;
    case Kind::hotspot:
      made.ground = groundOf(element);
      made.choices = placesOf(element);
      break;
    case Kind::selectPoint: made.ground = groundOf(element); break;
    case Kind::other: break;
  }
  made.to = body.html.size();
  body.interactions.push_back(std::move(made));
}

}  // namespace cz::interop::qti
