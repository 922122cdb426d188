#include "core/tools/watch.h"

namespace cz::tools {

namespace fs = std::filesystem;

FolderWatch::FolderWatch(fs::path folder) : folder_(std::move(folder)), seen_(look()) {}

std::map<std::string, FolderWatch::Mark> FolderWatch::look() const {
  std::map<std::string, Mark> found;
  std::error_code failure;
  fs::recursive_directory_iterator entry(folder_, fs::directory_options::skip_permission_denied, failure);
  for (; !failure && entry != fs::recursive_directory_iterator(); entry.increment(failure)) {
    const std::string name = entry->path().filename().string();
    if (name.starts_with('.') || name.ends_with('~')) continue;
    std::error_code gone;  // a file may vanish while we look
    const auto size = entry->file_size(gone);
    const auto time = gone ? fs::file_time_type() : entry->last_write_time(gone);
    if (!gone) found[fs::relative(entry->path(), folder_, gone).generic_string()] = {size, time};
  }
  return found;
}

std::vector<std::string> FolderWatch::changes() {
  auto now = look();
  std::vector<std::string> changed;
  for (const auto& [name, mark] : now)
    if (const auto before = seen_.find(name); before == seen_.end() || before->second != mark) changed.push_back(name);
  for (const auto& [name, mark] : seen_)
    if (!now.contains(name)) changed.push_back(name);
  seen_ = std::move(now);
  return changed;
}

}  // namespace cz::tools
