// pack.toml and units/<id>.toml.

#include "core/base/odd_byte.h"
#include "core/base/text.h"
#include "core/pack/draft.h"
#include "core/pack/fields.h"
#include "core/pack/toml_advice.h"

namespace cz::pack {
namespace {

constexpr Names<bool, 2> kOrders = {{{"in-order", true}, {"free", false}}};

/// Words for people who read the file; not shown by the programs.
void readCredits(Fields& fields) {
  fields.texts("authors");
  fields.text("licence");
  fields.text("about");
}

void readLesson(const Node& table, const Notes& notes, DraftUnit& made) {
  Fields own(table, notes, "a lesson");
  Lesson lesson;
  lesson.number = own.text("number");
  if (lesson.number.empty()) lesson.number = std::to_string(made.unit.lessons.size() + 1);
  lesson.title = own.text("title");
  lesson.check = CheckId(own.neededText("check"));
  made.lessonSpots.push_back(own.spotOf("check"));
  own.finish();
  made.unit.lessons.push_back(std::move(lesson));
}

}  // namespace

std::string stemOf(const std::string& path) {
  const auto slash = path.rfind('/');
  std::string name = slash == std::string::npos ? path : path.substr(slash + 1);
  if (name.ends_with(".toml")) name.resize(name.size() - 5);
  return name;
}

std::optional<Node> readTree(const std::string& text, const Notes& notes) {
  if (const auto odd = firstOddByte(text)) {
    notes.error({odd->line, odd->column},
                "From here on this file isn't UTF-8 text, or holds a NUL. Save it again as UTF-8.");
    return std::nullopt;
  }
  auto tree = treeOf(text);
  if (auto* root = std::get_if<Node>(&tree)) return std::move(*root);
  const auto& error = std::get<SyntaxError>(tree);
  notes.error(error.spot, adviceFor(error, text));
  return std::nullopt;
}

void readPackFile(const std::string& path, const std::string& text, Draft& draft) {
  const Notes notes(draft.problems, path);
  const auto tree = readTree(text, notes);
  if (!tree) return;
  Fields fields(*tree, notes, "pack.toml");
  if (!fields.has("format")) notes.error({1, 1}, "There is no `format` in pack.toml. Write format = 1.");
  if (fields.whole("format", 1, 0, 1'000'000) != 1)
    notes.error(fields.spotOf("format"),
                "This program reads packs of format 1. Update the program, or write format = 1.");
  draft.pack.id = PackId(fields.id("id", true));
  draft.pack.title = fields.neededText("title");
  draft.pack.version = fields.neededText("version");
  draft.pack.language = fields.neededText("language");
  draft.style = fields.oneOf("numbers", kNumberStyles, NumberStyle::point);
  readCredits(fields);
  fields.finish();
}

void readUnit(const std::string& path, const std::string& text, Draft& draft) {
  const Notes notes(draft.problems, path);
  const auto tree = readTree(text, notes);
  if (!tree) return;
  DraftUnit made;
  made.file = path;
  Fields fields(*tree, notes, "this unit");
  const std::string id = fields.id("id", true);
  made.unit.id = UnitId(stemOf(path));
  if (!id.empty() && id != made.unit.id.text)
    notes.error(fields.spotOf("id"),
                "The unit is called \"" + id + "\" but its file " + path + ". Give both the same name.");
  made.unit.title = fields.neededText("title");
  made.unit.inOrder = fields.oneOf("order", kOrders, true);
  for (const Node* table : fields.tables("lesson")) readLesson(*table, notes, made);
  if (made.unit.lessons.empty() && !fields.has("lesson"))
    notes.error({1, 1}, "This unit has no lessons. Add [[lesson]] with check = \"…\".");
  fields.finish();
  draft.units.push_back(std::move(made));
}

}  // namespace cz::pack
