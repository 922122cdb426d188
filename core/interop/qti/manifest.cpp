#include "core/interop/qti/manifest.h"

#include <algorithm>
#include <filesystem>
#include <set>

#include "core/interop/picture_address.h"

namespace cz::interop::qti {
namespace {

using std::filesystem::path;

std::string atAddress(const std::string& from, const std::string& href) {
  return (path(from).parent_path() / href).lexically_normal().generic_string();
}

bool isTest(const Element& root) { return root.name == "assessmentTest" || root.name == "assessmentSection"; }

/// "imsqti_item_xmlv2p1", "imsqti_test_xmlv2p2", "imsqti_xmlv1p2/imscc_xmlv1p1/question-bank" …
bool holdsQuestionsByType(const std::string& type) { return type.starts_with("imsqti"); }

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

bool isThere(const Package& package, const std::string& address) {
  const std::string decoded = path(plainAddress(address)).lexically_normal().generic_string();
  return package.members.count(address) != 0 || package.members.count(decoded) != 0;
}

/// Questions and tests that aren't there are left out; without another file the rest may still make sense.
void sayMissing(Package& package, const std::string& manifest, const Element& resource, const std::string& href) {
  const std::string source = package.sourceOf(manifest);
  const std::string id = resource.attribute("identifier", href);
  if (holdsQuestionsByType(resource.attribute("type")))
    package.broken.push_back(
        {source, id, resource.line, "missing", "The manifest names " + href + ", which is not in the package."});
  else
    package.notes.push_back(
        {source, id, resource.line,
         std::string(kInWithout) + href +
             ", which the manifest names and the package has not. Look whether a question needs it."});
}

void addResource(Package& package, std::set<std::string>& known, const std::string& manifest, const Element& resource) {
  std::vector<std::string> hrefs;
  if (resource.has("href"))
    hrefs.push_back(resource.attribute("href"));
  else
    for (const auto* file : resource.childrenCalled("file")) hrefs.push_back(file->attribute("href"));
  for (const auto& href : hrefs) {
    if (href.empty() || isRemote(href)) continue;
    const std::string document = atAddress(manifest, href);
    addInOrder(package, known, document);
    if (!isThere(package, document)) sayMissing(package, manifest, resource, href);
  }
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

Groups::Groups(const Package& package)
    : other_(path(package.name).extension() == ".zip" ? path(package.name).stem().string() : package.name) {
  std::vector<std::string> titles;
  for (const auto& [test, root] : package.documents) {
    if (!isTest(*root)) continue;
    titles.push_back(root->attribute("title", path(test).stem().string()));
    for (const auto* reference : root->all("assessmentItemRef"))
      named_.emplace(atAddress(test, reference->attribute("href")), titles.back());
  }
  if (titles.size() == 1) other_ = titles.front();
}

const std::string& Groups::of(const std::string& document) const {
  const auto found = named_.find(document);
  return found == named_.end() ? other_ : found->second;
}

}  // namespace cz::interop::qti
