#include "core/station/daemon/part.h"

namespace cz::station {

bool Route::isOf(std::string_view asked) const {
  const bool holdsMore = path.size() > 1 && path.back() == '/';
  return holdsMore ? asked.starts_with(path) && asked.size() > path.size() : asked == path;
}

std::string Part::notice(const std::string&) const { return ""; }

HttpResponse Part::message(int status, const std::string& heading, const std::string& words,
                           const Around& around) const {
  return html(status, pages_.message(heading, words, around));
}

HttpResponse Part::notHere(const Around& around) const {
  return message(404, "Not here", "The station has no such page.", around);
}

std::string below(std::string_view folder, const Asked& asked) { return asked.request.path.substr(folder.size()); }

}  // namespace cz::station
