#include "core/interop/qti/manifest.h"

#include <algorithm>
#include <filesystem>
#include <set>

namespace cz::interop::qti {
namespace {

using std::filesystem::path;

std::string atAddress(const std::string& from, const std::string& href) {
  return (path(from).parent_path() / href).lexically_normal().generic_string();
}

bool isTest(const Element& root) { return root.name == "assessmentTest" || root.name == "assessmentSection"; }

bool isItemType(const std::string& type) {
  return type.starts_with("imsqti_item") || type.starts_with("imsqti_xmlv1p2") || type == "imsqti_apipitem_xmlv2p2";
}

/// "x/assessment_qti.xml" is the poor copy of "non_cc_assessments/x.xml.qti".
bool isPoorCopy(const Package& package, const std::string& document) {
  const path file(document);
  if (file.filename() != "assessment_qti.xml") return false;
  const auto folder = file.parent_path();
  const auto full = folder.parent_path() / "non_cc_assessments" / (folder.filename().string() + ".xml.qti");
  return package.documents.count(full.generic_string()) != 0;
}

void addInOrder(Package& package, std::set<std::string>& known, const std::string& document) {
  const auto found = package.documents.find(document);
  if (found == package.documents.end() || !holdsQuestions(*found->second)) return;
  if (!isPoorCopy(package, document) && known.insert(document).second) package.order.push_back(document);
}

bool isBroken(const Package& package, const std::string& document) {
  const std::string source = package.sourceOf(document);
  return std::any_of(package.broken.begin(), package.broken.end(),
                     [&](const LeftOut& one) { return one.source == source; });
}

void addResource(Package& package, std::set<std::string>& known, const std::string& manifest, const Element& resource) {
  const std::string href = resource.attribute("href");
  if (href.empty()) {
    for (const auto* file : resource.childrenCalled("file"))
      addInOrder(package, known, atAddress(manifest, file->attribute("href")));
    return;
  }
  const std::string document = atAddress(manifest, href);
  addInOrder(package, known, document);
  const bool there = package.documents.count(document) != 0 || isBroken(package, document);
  if (isItemType(resource.attribute("type")) && !there)
    package.broken.push_back({package.sourceOf(manifest), resource.attribute("identifier", href), resource.line,
                              "missing", "The manifest names " + href + ", which is not in the package."});
}

}  // namespace

bool holdsQuestions(const Element& root) {
  return root.name == "assessmentItem" || root.name == "item" || root.name == "questestinterop";
}

void arrange(Package& package) {
  std::set<std::string> known;
  for (const auto& [document, root] : package.documents) {
    if (root->name != "manifest") continue;
    for (const auto* resource : root->all("resource")) addResource(package, known, document, *resource);
  }
  for (const auto& [document, root] : package.documents) addInOrder(package, known, document);
}

std::string groupOf(const Package& package, const std::string& document) {
  std::string only;
  std::size_t tests = 0;
  for (const auto& [test, root] : package.documents) {
    if (!isTest(*root)) continue;
    ++tests;
    only = root->attribute("title", path(test).stem().string());
    for (const auto* reference : root->all("assessmentItemRef"))
      if (atAddress(test, reference->attribute("href")) == document) return only;
  }
  if (tests == 1) return only;
  return path(package.name).extension() == ".zip" ? path(package.name).stem().string() : package.name;
}

}  // namespace cz::interop::qti
