#include "core/pack/media.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/pack/near.h"
#include "core/pack/paths.h"
#include "core/pictures/proof.h"

namespace cz::pack {
namespace {

constexpr std::string_view kFolder = "media/";

Result<Picture> inspected(const std::string& path, const std::string& bytes) {
  CZ_TRY(facts, pictures::inspect(viewOf(bytes)));
  return Picture{path, facts.width, facts.height, facts.kind == pictures::Kind::svg};
}

std::string fileName(const std::string& path) { return path.substr(path.rfind('/') + 1); }

/// Where a picture can't lie, whether it is there or not.
std::string faultOfPath(const std::string& path) {
  if (path.find("://") != std::string::npos)
    return "Pictures come with the pack, not from the internet. Save it into the folder media and write its path "
           "there.";
  if (!path.starts_with(kFolder)) {
    const std::string advice = isPackPath("media/" + fileName(path)) ? "media/" + fileName(path) : "media/file.png";
    return "Pictures lie in the pack's folder media. Put it there and write " + advice + ".";
  }
  if (!isPackPath(path)) return "\"" + path + "\" is no path within the pack. Write it like media/file.png.";
  return "";
}

}  // namespace

Media::Media(const Files& files) : files_(&files) {
  for (auto at = files.lower_bound(std::string(kFolder)); at != files.end() && at->first.starts_with(kFolder); ++at)
    inspected_.emplace(at->first, inspected(at->first, at->second));
}

std::string Media::faultOf(const std::string& path) {
  if (const std::string fault = faultOfPath(path); !fault.empty()) return fault;
  const auto found = inspected_.find(path);
  if (found == inspected_.end()) {
    std::vector<std::string> known;
    for (const auto& [name, ignored] : inspected_) known.push_back(name);
    std::string advice = didYouMean(path, known);
    if (advice.empty()) advice = " Put the file there, or correct the name.";
    return "There is no picture " + path + " in the pack." + advice;
  }
  shown_.insert(path);
  return found->second ? "" : "The picture " + path + " " + found->second.error().message;
}

std::optional<Picture> Media::find(const std::string& path) const {
  const auto found = inspected_.find(path);
  if (found == inspected_.end() || !found->second) return std::nullopt;
  return *found->second;
}

void Media::showAll(std::string_view start) {
  for (const auto& [path, ignored] : inspected_)
    if (path.starts_with(start)) shown_.insert(path);
}

std::vector<Picture> Media::pictures() const {
  std::vector<Picture> good;
  for (const auto& [path, picture] : inspected_)
    if (picture) good.push_back(*picture);
  return good;
}

void Media::prove(std::vector<Problem>& problems) const {
  std::vector<std::string> paths;
  std::vector<ByteView> bytes;
  for (const std::string& path : shown_) {
    if (!inspected_.at(path)) continue;
    paths.push_back(path);
    bytes.push_back(viewOf(files_->at(path)));
  }
  const auto proof = pictures::prove(bytes);
  if (!proof) return Notes(problems, "media").error({}, proof.error().message);
  for (std::size_t i = 0; i < proof->tried(); ++i)
    if (const auto& fault = proof->faults[i]) Notes(problems, paths[i]).error({}, "This picture " + *fault);
  if (proof->tried() == paths.size()) return;
  Notes(problems, paths[proof->tried()])
      .warning({}, "This picture and those behind it were not tried, because of the one before. Check again later.");
}

void Media::finish(std::vector<Problem>& problems) const {
  std::size_t all = 0;
  for (const auto& [path, ignored] : inspected_) {
    all += files_->at(path).size();
    if (!shown_.contains(path))
      Notes(problems, path)
          .warning({},
                   "No text shows this file. Write ![what is seen](" + path + ") in an item, or take the file out.");
  }
  if (all > pictures::kMostBytesOfPack)
    return Notes(problems, "media").error({}, "The files here are larger than 64 MiB together. Make pictures smaller.");
  prove(problems);
}

}  // namespace cz::pack
