#include "core/interop/pack_writer.h"

#include <algorithm>
#include <filesystem>
#include <map>

#include "core/base/text.h"
#include "core/interop/item_toml.h"
#include "core/interop/maths_text.h"
#include "core/interop/names.h"
#include "core/interop/pack_slots.h"
#include "core/interop/text_places.h"
#include "core/interop/toml_text.h"

namespace cz::interop {
namespace {

struct PlannedCheck {
  std::string id;
  std::string title;
  std::vector<std::size_t> items;  ///< places in the list of imported items
};

std::string fileTitle(const std::string& source) { return std::filesystem::path(source).stem().string(); }

std::string orElse(const std::string& text, const std::string& otherwise) { return text.empty() ? otherwise : text; }

/// Checks in the order in which their first item comes. Equal titles are one check.
std::vector<PlannedCheck> planChecks(const std::vector<ImportedItem>& items) {
  std::vector<PlannedCheck> checks;
  std::map<std::string, std::size_t> places;
  Names ids;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const std::string title = checkTitleOf(items[i].group, items[i].source);
    const auto [at, isNew] = places.emplace(title, checks.size());
    if (isNew) checks.push_back({ids.unused(orElse(slugOf(title), "check")), title, {}});
    checks[at->second].items.push_back(i);
  }
  return checks;
}

/// "bank.gift, more.gift": where the check's items come from.
std::string sourcesOf(const PlannedCheck& check, const std::vector<ImportedItem>& items) {
  std::vector<std::string> sources;
  for (const std::size_t i : check.items) {
    const std::string source = orElse(items[i].collection, items[i].source);
    if (std::find(sources.begin(), sources.end(), source) == sources.end()) sources.push_back(source);
  }
  return join(sources, ", ");
}

std::string slotToml(const PlannedSlot& slot, const std::vector<std::string>& ids) {
  std::string toml = "[[slot]]\nskill = \"answer\"\n";
  if (slot.points != Exact(1)) toml += "points = " + tomlNumber(slot.points) + "\n";
  toml += "count = " + std::to_string(slot.count) + "\nsiblings = [\n";
  for (const std::size_t n : slot.items) toml += "  " + tomlLine(ids[n]) + ",\n";
  return toml + "]\n";
}

/// Why students can't take it yet; empty when they can.
std::string whyNotReady(const std::vector<PlannedSlot>& slots, const std::vector<const ImportedItem*>& items) {
  const auto lacking = std::find_if(items.begin(), items.end(), [](const auto* item) { return item->lacksPicture; });
  if (lacking != items.end())
    return "# A picture is missing in \"" + tidySpaces((*lacking)->id) + "\". Put it in, then write: ready = true\n";
  return canBeReady(slots) ? "" : "# Too few items for a second, unseen form. Add some, then write: ready = true\n";
}

std::string checkHead(const PlannedCheck& check, const std::string& whyNot) {
  std::string toml = "id = " + tomlLine(check.id) + "\ntitle = " + tomlLine(check.title) + "\n";
  toml += whyNot + "ready = " + (whyNot.empty() ? "true" : "false") + "\n";
  toml += "mastery = { rule = \"total\", at_least = \"80 %\" }\n\n";
  toml +=
      "[[skill]]\nid = \"answer\"\ncan = " + tomlLine("I can answer questions on " + importedMaths(check.title) + ".") +
      "\n";
  toml += "revise = " +
          tomlLine("Go through " + importedMaths(check.title) + " again, and explain what you missed to a partner.") +
          "\n";
  return toml;
}

/// The rubrics of a check, each written once.
class Rubrics {
 public:
  /// The id of an item's rubric; empty when nobody marks it.
  std::string idFor(const ImportedItem& item) {
    if (!isMarked(item)) return "";
    for (const auto& [rubric, id] : known_)
      if (*rubric == item.rubric) return id;
    known_.emplace_back(&item.rubric, ids_.unused(orElse(slugOf(item.rubric.title), "rubric")));
    toml_ += "\n" + rubricToml(item.rubric, known_.back().second);
    return known_.back().second;
  }
  const std::string& toml() const { return toml_; }

 private:
  std::vector<std::pair<const ImportedRubric*, std::string>> known_;
  Names ids_;
  std::string toml_;
};

/// A line of a comment, which holds no control characters.
std::string commentLine(const std::string& text) {
  std::string line = "# ";
  for (const char c : text) line += static_cast<unsigned char>(c) < ' ' || c == 127 ? ' ' : c;
  return line + "\n";
}

/// For the author alone: which of the items need it, the file doesn't say.
std::string keptToml(const PlannedCheck& check, const std::vector<ImportedItem>& items,
                     const std::vector<KeptText>& texts) {
  if (texts.empty()) return "";
  const TextPlaces places(items);
  std::string toml;
  for (const auto& one : texts) {
    if (places.checkFor(one) != check.title) continue;
    toml += commentLine("Kept as text, not shown to students: " + one.id + " (" + one.source + ", line " +
                        std::to_string(one.line) + "). Put it into the items that need it:");
    for (const auto& line : split(one.text, '\n')) toml += commentLine("  " + line);
  }
  return toml;
}

std::string checkToml(const PlannedCheck& check, const std::vector<ImportedItem>& items,
                      const std::vector<KeptText>& texts, WrittenPack& written) {
  Names taken;
  std::vector<std::string> ids;
  std::vector<const ImportedItem*> own;
  Rubrics rubrics;
  std::string body;
  for (std::size_t n = 0; n < check.items.size(); ++n) {
    own.push_back(&items[check.items[n]]);
    ids.push_back(taken.unused(orElse(slugOf(own[n]->title), "q" + std::to_string(n + 1))));
    body += "\n" + itemToml(*own[n], ids[n], rubrics.idFor(*own[n]));
    written.items.push_back({"checks/" + check.id + ".toml", ItemId(ids[n]), check.items[n]});
  }
  const auto slots = planSlots(own);
  std::string toml = "# Imported from " + tidySpaces(sourcesOf(check, items)) + "\n" + keptToml(check, items, texts) +
                     checkHead(check, whyNotReady(slots, own));
  for (const auto& slot : slots) toml += "\n" + slotToml(slot, ids);
  return toml + rubrics.toml() + body;
}

/// Lessons need no given order: a bank of questions is no path.
std::string unitToml(const std::string& id, const std::string& title, const std::vector<PlannedCheck>& checks) {
  std::string toml = "id = " + tomlLine(id) + "\ntitle = " + tomlLine(title) + "\norder = \"free\"\n";
  for (const auto& check : checks)
    toml += "\n[[lesson]]\ntitle = " + tomlLine(check.title) + "\ncheck = " + tomlLine(check.id) + "\n";
  return toml;
}

std::string packToml(const NewPack& pack) {
  const bool usual = pack.numbers == pack::NumberStyle::point;
  return "format = 1\nid = " + tomlLine(pack.id) + "\ntitle = " + tomlLine(pack.title) +
         "\nversion = \"1\"\nlanguage = " + tomlLine(pack.language) + "\n" +
         (usual ? "" : "numbers = " + tomlLine(std::string(pack::nameOf(pack.numbers))) + "\n");
}

Error isThere(const PlannedCheck& check) {
  const std::string file = "checks/" + check.id + ".toml";
  return {Fault::input,
          "The pack has a check \"" + check.id + "\" already, and nothing is overwritten. To import \"" + check.title +
              "\" again, delete " + file + " and its lesson first; or import into another pack.",
          file};
}

}  // namespace

std::string checkTitleOf(const std::string& group, const std::string& source) {
  return orElse(group, fileTitle(source));
}

Result<WrittenPack> writePack(const std::vector<ImportedItem>& items, const pack::Files& existing,
                              const NewPack& newPack, const PictureBox& pictures, const std::vector<KeptText>& texts) {
  WrittenPack written;
  const auto checks = planChecks(items);
  for (const auto& check : checks) {
    const std::string file = "checks/" + check.id + ".toml";
    if (existing.count(file) != 0) return isThere(check);
    written.files[file] = checkToml(check, items, texts, written);
  }
  for (const auto& [path, bytes] : pictures.shownIn(written.files))
    if (existing.count(path) == 0) written.files[path] = bytes;
  if (existing.count("pack.toml") == 0) written.files["pack.toml"] = packToml(newPack);
  if (checks.empty()) return written;
  Names units;
  for (const auto& [path, text] : existing)
    if (path.rfind("units/", 0) == 0) units.insert(fileTitle(path));
  const std::string title = orElse(items[0].collection, fileTitle(items[0].source));
  const std::string id = units.unused(orElse(slugOf(title), "imported"));
  written.files["units/" + id + ".toml"] = unitToml(id, title, checks);
  return written;
}

}  // namespace cz::interop
