#include "core/interop/picture_box.h"

#include <algorithm>
#include <filesystem>

#include "core/interop/toml_text.h"
#include "core/pictures/proof.h"

namespace cz::interop {
namespace {

constexpr std::string_view kFolder = "media/";

Error unfit(std::string message) { return {Fault::input, std::move(message), ""}; }

std::string nameWithin(const std::string& name) {
  const std::string slug = slugOf(std::filesystem::path(name).stem().string());
  return std::string(kFolder) + (slug.empty() ? "picture" : slug);
}

/// Tried in a process of its own, so that a picture that takes the decoder down takes nothing else.
Result<void> tried(const std::string& bytes) {
  const auto proof = pictures::prove({viewOf(bytes)});
  if (!proof) return proof.error();
  if (proof->tried() == 1 && proof->faults[0]) return unfit(*proof->faults[0]);
  return {};
}

}  // namespace

PictureBox::PictureBox(const pack::Files& existing) {
  for (const auto& [path, bytes] : existing) {
    if (!path.starts_with(kFolder)) continue;
    files_[path] = bytes;
    names_.insert(path.substr(0, path.rfind('.')));
    bytes_ += bytes.size();
  }
}

std::string PictureBox::known(const std::string& bytes) const {
  const auto found = std::find_if(files_.begin(), files_.end(), [&](const auto& file) { return file.second == bytes; });
  return found == files_.end() ? "" : found->first;
}

Result<std::string> PictureBox::add(const std::string& name, const std::string& bytes) {
  if (std::string path = known(bytes); !path.empty()) return path;
  CZ_TRY(facts, pictures::inspect(viewOf(bytes)));
  if (bytes_ + bytes.size() > pictures::kMostBytesOfPack)
    return unfit("is one too many: all pictures of a pack together have at most 64 MiB. Make them smaller.");
  CZ_CHECK(tried(bytes));
  bytes_ += bytes.size();
  const std::string path = names_.unused(nameWithin(name)) + "." + std::string(pictures::endingOf(facts.kind));
  files_[path] = bytes;
  return path;
}

PictureBox::Size PictureBox::sizeOf(const std::string& path) const {
  const auto found = files_.find(path);
  if (found == files_.end()) return {};
  const auto facts = pictures::inspect(viewOf(found->second));
  return facts ? Size{facts->width, facts->height} : Size{};
}

pack::Files PictureBox::shownIn(const pack::Files& texts) const {
  constexpr std::string_view kMark = "](";
  pack::Files shown;
  for (const auto& [file, text] : texts)
    for (auto at = text.find(kMark); at != std::string::npos; at = text.find(kMark, at + 1)) {
      const auto begin = at + kMark.size();
      const auto found = files_.find(text.substr(begin, text.find_first_of(" )\n", begin) - begin));
      if (found != files_.end()) shown.insert(*found);
    }
  return shown;
}

}  // namespace cz::interop
