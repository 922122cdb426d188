#include "core/station/daemon/made_file.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>

#include "core/station/daemon/answers.h"

namespace cz::station {
namespace {

namespace fs = std::filesystem;

/// A folder for its owner alone, gone with this object.
class OwnFolder {
 public:
  OwnFolder() {
    std::error_code none;
    std::string name = (fs::temp_directory_path(none) / "checkzone-XXXXXX").string();
    if (mkdtemp(name.data()) != nullptr)
      path_ = name;
    else
      why_ = std::strerror(errno);
  }
  ~OwnFolder() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(path_, ignored);
  }
  OwnFolder(const OwnFolder&) = delete;
  OwnFolder& operator=(const OwnFolder&) = delete;
  const fs::path& path() const { return path_; }
  const std::string& why() const { return why_; }

 private:
  fs::path path_;
  std::string why_;
};

}  // namespace

HttpResponse madeFile(const std::string& type, const std::string& name,
                      const std::function<Result<void>(const fs::path&)>& make) {
  const OwnFolder folder;
  if (folder.path().empty())
    return plain(500, "There is no room for a file here: " + folder.why() + ". Have IT look at this machine's disk.");
  const fs::path file = folder.path() / "made";
  if (const auto made = make(file); !made) return plain(500, made.error().message);
  std::ifstream in(file, std::ios::binary);
  HttpResponse answer{200, type, std::string(std::istreambuf_iterator<char>(in), {}), {}};
  if (!name.empty()) answer.headers.emplace_back("Content-Disposition", "attachment; filename=\"" + name + "\"");
  return answer;
}

}  // namespace cz::station
