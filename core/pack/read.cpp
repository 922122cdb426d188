#include "core/pack/read.h"

#include <atomic>
#include <thread>

#include "core/pack/draft.h"
#include "core/pack/picture_text.h"
#include "core/pack/same_pictures.h"
#include "core/pack/structure.h"
#include "core/pack/validate.h"

namespace cz::pack {
namespace {

/// Whether `path` is <folder>/<name>.toml. Other files in the folder get a warning.
bool isToml(const std::string& path, const std::string& folder, Draft& draft) {
  if (!path.starts_with(folder)) return false;
  const bool nested = path.find('/', folder.size()) != std::string::npos;
  if (path.ends_with(".toml") && !nested) return true;
  Notes(draft.problems, path)
      .warning({}, "This file is not read. Files in " + folder + " end in .toml and have no folders of their own.");
  return false;
}

}  // namespace

Draft draftOf(const Files& files) {
  Draft draft;
  draft.media = Media(files);
  if (const auto head = files.find("pack.toml"); head != files.end()) {
    readPackFile(head->first, head->second, draft);
  } else {
    Notes(draft.problems, "pack.toml").error({}, "There is no pack.toml. Is this the pack's folder?");
  }
  for (const auto& [path, text] : files) {
    if (isToml(path, "units/", draft)) readUnit(path, text, draft);
    if (isToml(path, "checks/", draft)) readCheck(path, text, draft);
  }
  checkStructure(draft);
  return draft;
}

Reading finished(Draft draft) {
  Reading reading;
  reading.problems = std::move(draft.problems);
  sortProblems(reading.problems);
  if (hasErrors(reading.problems)) return reading;
  for (DraftCheck& one : draft.checks) draft.pack.checks.push_back(std::move(one.check));
  for (DraftUnit& one : draft.units) {
    for (Lesson& lesson : one.unit.lessons)
      if (const Check* check = draft.pack.findCheck(lesson.check); check && lesson.title.empty())
        lesson.title = check->title;
    draft.pack.units.push_back(std::move(one.unit));
  }
  draft.pack.pictures = draft.media.pictures();
  reading.pack = std::move(draft.pack);
  return reading;
}

Reading read(const Files& files) { return finished(draftOf(files)); }

namespace {

/// Checks don't know of each other, so each processor looks at some of them; what they say keeps the order of the
/// files.
void validateAll(Draft& draft, const SamePictures& pictures) {
  std::size_t items = 0;
  for (const DraftCheck& one : draft.checks) items += one.check.items.size();
  const std::uint64_t most = mostWalked(items);
  std::vector<std::vector<Problem>> found(draft.checks.size());
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t i = next++; i < found.size(); i = next++)
      validate(draft.checks[i].check, pictures, found[i], most);
  };
  std::vector<std::jthread> others;
  const std::size_t hands = std::min<std::size_t>(found.size(), std::max(1U, std::thread::hardware_concurrency()));
  for (std::size_t i = 1; i < hands; ++i) others.emplace_back(work);
  work();
  others.clear();  // waits for them
  for (auto& problems : found)
    draft.problems.insert(draft.problems.end(), std::make_move_iterator(problems.begin()),
                          std::make_move_iterator(problems.end()));
}

}  // namespace

Reading readAndValidate(const Files& files) {
  Draft draft = draftOf(files);
  validateAll(draft, SamePictures(files));
  checkDrawnPictures(draft);
  draft.media.finish(draft.problems);
  return finished(std::move(draft));
}

}  // namespace cz::pack
