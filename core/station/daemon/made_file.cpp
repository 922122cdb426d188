#include "core/station/daemon/made_file.h"

#include <fstream>
#include <iterator>

#include "core/station/daemon/answers.h"
#include "core/station/daemon/own_folder.h"

namespace cz::station {
namespace fs = std::filesystem;

HttpResponse madeFile(const std::string& type, const std::string& name,
                      const std::function<Result<void>(const fs::path&)>& make) {
  const OwnFolder folder;
  if (folder.path().empty())
    return plain(500, "There is no room for a file here. Have IT look at this machine's disk.");
  const fs::path file = folder.path() / "made";
  if (const auto made = make(file); !made) return plain(500, made.error().message);
  std::ifstream in(file, std::ios::binary);
  HttpResponse answer{200, type, std::string(std::istreambuf_iterator<char>(in), {}), {}};
  if (!name.empty()) answer.headers.emplace_back("Content-Disposition", "attachment; filename=\"" + name + "\"");
  return answer;
}

}  // namespace cz::station
