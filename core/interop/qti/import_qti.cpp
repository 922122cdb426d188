#include "core/interop/qti/import_qti.h"

#include <numeric>
#include <set>

#include "core/base/text.h"
#include "core/interop/qti/convert.h"
#include "core/interop/qti/manifest.h"
#include "core/interop/qti/package.h"
#include "core/interop/qti/pools.h"
#include "core/interop/qti/read_item.h"
#include "core/interop/qti/read_item12.h"

namespace cz::interop {
namespace qti {
namespace {

using std::filesystem::path;

/// A part of a document as a document of its own.
std::shared_ptr<const Element> part(const std::shared_ptr<const Element>& root, const Element* inside) {
  return {root, inside};
}

std::set<std::string> identifiersIn(const Package& package) {
  std::set<std::string> all;
  for (const auto& [document, root] : package.documents)
    for (const char* name : {"item", "objectbank"})
      for (const auto* one : root->all(name)) all.insert(one->attribute("ident"));
  return all;
}

class Importer {
 public:
  Importer(const Package& package, std::string language, Imported& into)
      : package_(package),
        language_(std::move(language)),
        into_(into),
        identifiers_(identifiersIn(package)),
        groups_(package) {}

  void addAll() {
    into_.leftOut.insert(into_.leftOut.end(), package_.broken.begin(), package_.broken.end());
    into_.notes.insert(into_.notes.end(), package_.notes.begin(), package_.notes.end());
    for (const auto& document : package_.order) {
      const auto& root = package_.documents.at(document);
      const Came before{into_.items.size(), 0, into_.pointsBefore};
      root->name == "assessmentItem" ? addItem(document, root) : addItems12(document, root);
      came_[document] = {before.from, into_.items.size(), into_.pointsBefore - before.points};
    }
    applyTests(package_, came_, into_);
  }

 private:
  Origin originOf(const std::string& document, const std::string& group) const {
    return {package_.sourceOf(document), group, path(package_.name).stem().string(), language_};
  }

  void addItem(const std::string& document, const std::shared_ptr<const Element>& root) {
    const auto neighbor = [&](const std::string& href) { return package_.neighbor(document, href); };
    const std::string group = package_.isLoneFile ? "" : groups_.of(document);
    convertDraws(readDraws(root, neighbor), originOf(document, group), into_, package_.picturesFor(document));
  }

  void addItems12(const std::string& document, const std::shared_ptr<const Element>& root) {
    const auto* assessment = root->first("assessment");
    const std::string title = assessment == nullptr ? "" : assessment->attribute("title");
    const std::string group = title.empty() ? path(document).stem().string() : title;
    const Origin origin = originOf(document, group);
    const FetchPicture pictures = package_.picturesFor(document);
    if (root->name == "item") convert(readItem12(root), origin, into_, pictures);
    addSection(root, *root, origin, pictures);
    for (const auto* entry : root->all("bankentry_item")) addFromBank(*entry, origin);
  }

  /// Everything below an element, in its order; what a section draws is settled at its end.
  void addSection(const std::shared_ptr<const Element>& root, const Element& section, const Origin& origin,
                  const FetchPicture& pictures) {
    const auto paid = pointsPerItem(section);
    const std::size_t first = into_.items.size();
    for (const auto* child : section.elements()) {
      if (child->name != "item") {
        addSection(root, *child, origin, pictures);
        continue;
      }
      Question question = readItem12(part(root, child));
      if (paid) question.points = paid;
      convert(question, origin, into_, pictures);
    }
    std::vector<std::size_t> items(into_.items.size() - first);
    std::iota(items.begin(), items.end(), first);
    makePool(drawOf12(section, origin.source), items, into_);
    addBanks(section, origin);
  }

  /// Questions that a section draws from a bank elsewhere.
  void addBanks(const Element& section, const Origin& origin) {
    const auto* ordering = section.child("selection_ordering");
    if (ordering == nullptr) return;
    for (const auto* bank : ordering->all("sourcebank_ref")) {
      const Draw draw = drawOf12(section, origin.source);
      const bool isHere = identifiers_.count(bank->text()) != 0;
      if (!isHere) into_.pointsBefore += pointsPerItem(section).value_or(1) * Exact(std::int64_t(draw.drawn));
      into_.leftOut.push_back({origin.source, draw.name, section.line, "section",
                               "It draws " + std::to_string(draw.drawn) + " questions from the bank " + bank->text() +
                                   (isHere ? ". They are in as a check of their own: write a slot for them."
                                           : ", which is not in the file. Export the bank, too.")});
    }
  }

  /// An item that is only pointed to comes in where it stands.
  void addFromBank(const Element& entry, const Origin& origin) {
    const std::string id = entry.attribute("item_ref");
    if (identifiers_.count(id) != 0) return;
    into_.leftOut.push_back({origin.source, id, entry.line, "bankentry_item",
                             "It lies in a question bank that is not in the file. Export the bank, too."});
  }

  const Package& package_;
  std::string language_;
  Imported& into_;
  std::set<std::string> identifiers_;
  Groups groups_;
  std::map<std::string, Came> came_;
};

/// "a.docx, q.gift and 3 more".
std::string namesOf(const std::set<std::string>& members) {
  constexpr std::size_t kShown = 5;
  std::vector<std::string> some;
  for (const auto& member : members)
    if (some.size() < kShown) some.push_back(member);
  return join(some, ", ") +
         (members.size() > kShown ? " and " + std::to_string(members.size() - kShown) + " more" : "");
}

/// What came of nothing at all is said once: nobody may take it for done.
void sayNothingIn(const Package& package, Imported& into) {
  const std::string holds = package.members.empty() ? "It is empty." : "It holds " + namesOf(package.members) + ".";
  into.leftOut.push_back({package.name, path(package.name).filename().string(), 1, "package",
                          "Nothing in it is a question of QTI. " + holds});
}

}  // namespace

Result<void> addFile(const path& file, const std::string& language, Imported& into) {
  CZ_TRY(packages, readPackages(file));
  for (const auto& package : packages) {
    const auto count = [&] { return into.items.size() + into.leftOut.size() + into.texts.size(); };
    const std::size_t before = count();
    Importer(package, language, into).addAll();
    const bool isFolderOfZips = &package == &packages.front() && packages.size() > 1;
    if (count() == before && !isFolderOfZips) sayNothingIn(package, into);
  }
  return {};
}

}  // namespace qti

Result<ImportReport> importQti(const ImportOrder& order) { return importWith(order, qti::addFile); }

}  // namespace cz::interop
