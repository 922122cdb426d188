#include "core/interop/qti/package.h"

#include <algorithm>
#include <set>
#include <system_error>

#include "core/base/exact.h"
#include "core/base/text.h"
#include "core/interop/archive.h"
#include "core/interop/picture_address.h"
#include "core/interop/qti/manifest.h"

namespace cz::interop::qti {
namespace {

using std::filesystem::path;
using Bytes = std::map<std::string, std::string>;

/// What Canvas writes for the folder of a course's files.
constexpr std::string_view kCanvas = "$IMS-CC-FILEBASE$";

bool endsWith(const std::string& name, std::string_view end) {
  return name.size() > end.size() && foldCase(name.substr(name.size() - end.size()), "en") == end;
}

bool isXml(const std::string& name) {
  const bool hidden = name.find("__MACOSX/") != std::string::npos || path(name).filename().string().starts_with("._");
  return !hidden && (endsWith(name, ".xml") || endsWith(name, ".qti") || endsWith(name, ".dat"));
}

int lineOf(const Error& error) {
  const auto line = Exact::parse(error.detail);
  return line ? static_cast<int>(line->toInt().value_or(1)) : 1;
}

bool isZipName(const std::string& name) { return endsWith(name, ".zip") || endsWith(name, ".imscc"); }

/// A zip in a zip may hold another one, and so on: it is named, not opened.
void addInnerZips(Package& package) {
  for (const auto& member : package.members)
    if (isZipName(member))
      package.broken.push_back({package.sourceOf(member), path(member).filename().string(), 1, "zip",
                                "It is a zip inside of a zip, and was not opened. Unpack it and import it by itself."});
}

Package packageOf(const std::string& name, const Bytes& files, std::set<std::string> members) {
  Package package;
  package.name = name;
  package.members = std::move(members);
  for (const auto& [file, bytes] : files) {
    auto root = parseXml(bytes);
    if (root)
      package.documents[file] = std::make_shared<const Element>(std::move(*root));
    else
      package.broken.push_back({package.sourceOf(file), path(file).filename().string(), lineOf(root.error()),
                                "unreadable", root.error().message});
  }
  arrange(package);
  return package;
}

Result<Package> zipPackage(const path& zip, const std::string& name) {
  std::set<std::string> all;
  CZ_TRY(members, readZip(zip, [&](const std::string& member) {
           all.insert(member);
           return isXml(member);
         }));
  Package package = packageOf(name, members, std::move(all));
  addInnerZips(package);
  package.pictures = picturesInZip(zip);
  return package;
}

/// A zip somewhere in a folder must not cost the rest of the folder.
void addZip(const path& zip, const std::string& name, std::vector<Package>& packages) {
  auto package = zipPackage(zip, name);
  if (!package) {
    Package refused;
    refused.name = name;
    refused.broken.push_back({name, zip.filename().string(), 1, "unreadable", package.error().message});
    package = std::move(refused);
  }
  packages.push_back(std::move(*package));
}

Result<std::vector<Package>> folderPackages(const path& folder) {
  std::error_code code;
  std::vector<path> files;
  for (std::filesystem::recursive_directory_iterator at(folder, code), end; !code && at != end; at.increment(code))
    if (at->is_regular_file(code) && !at->is_symlink(code)) files.push_back(at->path());
  if (code) return Error{Fault::io, folder.string() + " can't be read: " + code.message() + ".", code.message()};
  std::sort(files.begin(), files.end());
  const std::string name = std::filesystem::absolute(folder).lexically_normal().filename().string();
  Bytes bytes;
  std::set<std::string> members;
  std::vector<Package> packages;
  for (const auto& file : files) {
    const std::string inside = file.lexically_relative(folder).generic_string();
    members.insert(inside);
    if (isZipName(inside)) addZip(file, (path(name) / inside).generic_string(), packages);
    if (!isXml(inside)) continue;
    CZ_TRY(text, readFile(file));
    bytes[inside] = std::move(text);
  }
  packages.insert(packages.begin(), packageOf(name, bytes, std::move(members)));
  packages.front().pictures = picturesBelow(folder);
  return packages;
}

bool isZip(const std::string& bytes) { return bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06"); }

}  // namespace

std::string Package::sourceOf(const std::string& file) const { return isLoneFile ? file : name + "/" + file; }

std::shared_ptr<const Element> Package::neighbor(const std::string& from, const std::string& href) const {
  const auto at = (path(from).parent_path() / href).lexically_normal().generic_string();
  const auto found = documents.find(at);
  return found == documents.end() ? nullptr : found->second;
}

FetchPicture Package::picturesFor(const std::string& document) const {
  std::vector<std::string> bases = {path(document).parent_path().generic_string()};
  if (const auto found = documents.find(document); found != documents.end())
    for (const auto* shared : found->second->childrenCalled("assessmentStimulusRef"))
      bases.push_back(pathFrom(bases.front(), path(shared->attribute("href")).parent_path().generic_string()));
  return [fetch = seenFrom(bases, pictures)](const std::string& address) {
    const auto at = address.find(kCanvas);
    if (at == std::string::npos) return fetch(address);
    const std::string inside = address.substr(at + kCanvas.size());
    return fetch("web_resources" + (inside.starts_with('/') ? inside : "/" + inside));
  };
}

Result<std::vector<Package>> readPackages(const path& file) {
  std::error_code code;
  if (std::filesystem::is_directory(file, code)) return folderPackages(file);
  const std::string name = file.filename().string();
  CZ_TRY(bytes, readFile(file));
  if (isZip(bytes) || endsWith(name, ".zip")) {
    CZ_TRY(package, zipPackage(file, name));
    return std::vector<Package>{std::move(package)};
  }
  Package package;
  package.isLoneFile = true;
  package.pictures = picturesBelow(file.parent_path());
  package.name = name;
  auto root = parseXml(bytes);
  if (!root) {
    package.broken.push_back({name, name, lineOf(root.error()), "unreadable", root.error().message});
  } else if (!holdsQuestions(*root)) {
    package.broken.push_back({name, name, root->line, root->name, "It is no question of QTI, but " + root->name + "."});
  } else {
    package.documents[name] = std::make_shared<const Element>(std::move(*root));
    package.order = {name};
  }
  return std::vector<Package>{std::move(package)};
}

}  // namespace cz::interop::qti
