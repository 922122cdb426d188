#pragma once
// A QTI file, zip or folder: which documents are in it, which of them hold questions, in which order, and what is
// broken or missing.

#include <filesystem>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "core/interop/imported.h"
#include "core/interop/picture_files.h"
#include "core/interop/qti/element.h"

namespace cz::interop::qti {

/// Documents of one package by their path in it.
struct Package {
  std::string name;         ///< the file's or folder's own name: "unit3.zip"
  bool isLoneFile = false;  ///< one document and nothing around it
  std::map<std::string, std::shared_ptr<const Element>> documents;
  std::vector<std::string> order;  ///< paths of those that may hold questions
  std::vector<LeftOut> broken;     ///< documents that can't be read, items that aren't there
  std::vector<ImportNote> notes;
  FetchPicture pictures = {};          ///< by their path in the package
  std::set<std::string> members = {};  ///< paths of all its files, also of those that aren't read

  /// How reports name a document: "unit3.zip/items/a.xml".
  std::string sourceOf(const std::string& path) const;
  /// The document at an address that `from` gives, or null.
  std::shared_ptr<const Element> neighbor(const std::string& from, const std::string& href) const;
  /// The pictures as a document names them; also those of the shared texts that it points to.
  FetchPicture picturesFor(const std::string& document) const;
};

/// Reads a document, a zip, or everything below a folder (each zip in it is a package of its own). An error names a
/// file that can't be opened; what is broken inside is in the packages' lists.
Result<std::vector<Package>> readPackages(const std::filesystem::path& file);

}  // namespace cz::interop::qti
