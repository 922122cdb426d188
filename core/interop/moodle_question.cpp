// What all types of questions have in common.

#include "core/interop/moodle_question.h"

#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "core/interop/numeric.h"
#include "core/interop/picture_address.h"
#include "core/interop/xml_file.h"

namespace cz::interop::moodle {
namespace {

TextFormat formatOf(std::string_view name) {
  if (name == "html") return TextFormat::html;
  if (name == "markdown") return TextFormat::markdown;
  if (name == "plain_text") return TextFormat::plain;
  return TextFormat::moodle;
}

/// "a picture (map.png)", in the words that html_text.cpp has for it.
std::string attachment(const std::string& name) {
  struct Ending {
    std::string_view ending;
    const char* thing;
  };
  static constexpr std::array<Ending, 12> kEndings = {{{".png", "a picture"},
                                                       {".jpg", "a picture"},
                                                       {".jpeg", "a picture"},
                                                       {".gif", "a picture"},
                                                       {".svg", "a picture"},
                                                       {".webp", "a picture"},
                                                       {".mp3", "a sound"},
                                                       {".wav", "a sound"},
                                                       {".ogg", "a sound"},
                                                       {".m4a", "a sound"},
                                                       {".mp4", "a film"},
                                                       {".webm", "a film"}}};
  const std::string folded = foldCase(name, "en");
  for (const auto& [ending, thing] : kEndings)
    if (folded.ends_with(ending)) return std::string(thing) + " (" + name + ")";
  return "a file (" + name + ")";
}

/// Files that a text names are looked at when it is shown; others came along for nothing, or are no pictures.
void addFiles(const pugi::xml_node& node, Question& question) {
  const std::string text = plainAddress(textOf(node).text);
  for (const auto& file : node.children("file")) {
    const std::string name = file.attribute("name").value();
    const std::string thing = attachment(name);
    const bool shown = thing.starts_with("a picture") && text.find("/" + name) != std::string::npos;
    if (!shown) question.attachments.push_back(thing);
  }
}

std::shared_ptr<const TextFiles> filesOf(const pugi::xml_node& node) {
  if (!node.child("file")) return nullptr;
  auto files = std::make_shared<TextFiles>();
  for (const auto& file : node.children("file"))
    if (std::string_view(file.attribute("encoding").value()) == "base64")
      files->emplace(file.attribute("name").value(), charactersOf(file));
  return files;
}

/// Up to Moodle 1.9 a question has one picture below its text.
void addOldPicture(const pugi::xml_node& node, Question& question) {
  const auto image = wordOf(node, "image");
  if (image.empty()) return;
  const std::string name = image.substr(image.rfind('/') + 1);
  const std::string bytes = charactersOf(node.child("image_base64"));
  if (bytes.empty() || name.find('"') != std::string::npos) {
    question.attachments.push_back(attachment(name));
    return;
  }
  auto files = question.stem.files ? *question.stem.files : TextFiles();
  files.emplace(name, bytes);
  question.stem.files = std::make_shared<const TextFiles>(std::move(files));
  question.stem.text += "<p><img src=\"@@PLUGINFILE@@/" + name + "\"></p>";
}

/// Files that belong to the texts that come in.
void addAttachments(const pugi::xml_node& node, Question& question) {
  for (const char* name : {"questiontext", "generalfeedback", "answer", "subquestion"})
    for (const auto& part : node.children(name)) {
      addFiles(part, question);
      addFiles(part.child("feedback"), question);
    }
}

bool saysSomething(const pugi::xml_node& node, const char* name) {
  const auto parts = node.children(name);
  return std::any_of(parts.begin(), parts.end(), [](const pugi::xml_node& part) { return !textOf(part).text.empty(); });
}

/// What has no place in a pack, and is told once for the file.
void addSharedNotes(const pugi::xml_node& node, Question& question) {
  const auto penalty = plainDecimal(charactersOf(node.child("penalty")));
  if (penalty && must(Exact::parse(*penalty)).sign() != 0)
    question.sharedNotes.emplace_back("Penalties for another try at the same question are left out");
  if (saysSomething(node, "hint")) question.sharedNotes.emplace_back("Hints between tries are left out");
  if (saysSomething(node, "correctfeedback") || saysSomething(node, "partiallycorrectfeedback") ||
      saysSomething(node, "incorrectfeedback"))
    question.sharedNotes.emplace_back("Feedback on being right, partly right or wrong as a whole is left out");
  if (wordOf(node, "hidden") == "1") question.sharedNotes.emplace_back("Questions that Moodle had hidden are in, too");
}

/// What a question of no known shape can go by: the first of its elements that holds text.
std::string anyText(const pugi::xml_node& node) {
  for (const auto& child : node.children())
    if (auto text = tidySpaces(charactersOf(child)); !text.empty()) return text;
  return "";
}

}  // namespace

Text textOf(const pugi::xml_node& node) {
  const auto inside = node.child("text");
  return {std::string(trim(charactersOf(inside ? inside : node))), formatOf(node.attribute("format").value()),
          filesOf(node)};
}

std::string wordOf(const pugi::xml_node& node, const char* name) { return tidySpaces(charactersOf(node.child(name))); }

std::optional<std::string> categoryOf(const pugi::xml_node& node) {
  if (std::string_view(node.attribute("type").value()) != "category") return std::nullopt;
  return textOf(node.child("category")).text;
}

Question questionOf(const pugi::xml_node& node, int line) {
  Question question;
  question.line = line;
  question.named = node.attribute("type").value();
  question.title = tidySpaces(textOf(node.child("name")).text);
  question.id = wordOf(node, "idnumber");
  for (const auto& tag : node.child("tags").children("tag"))
    if (const auto name = tidySpaces(textOf(tag).text); !name.empty()) question.tags.push_back(name);
  question.stem = textOf(node.child("questiontext"));
  if (const auto says = textOf(node.child("generalfeedback")); !says.text.empty()) question.generalFeedback = says;
  if (const auto points = plainDecimal(charactersOf(node.child("defaultgrade"))))
    question.points = must(Exact::parse(*points));
  addAttachments(node, question);
  addOldPicture(node, question);
  addSharedNotes(node, question);
  const auto kind = kindOf(question.named);
  question.type = kind.type;
  question.whyNot = kind.whyNot;
  const bool unknown = kind.type == QuestionType::other && kind.read == nullptr;
  if (unknown && question.title.empty() && question.stem.text.empty()) question.title = firstWords(anyText(node));
  if (kind.read != nullptr) kind.read(node, question);
  if (question.named.empty()) question.named = "without a type";
  return question;
}

}  // namespace cz::interop::moodle
