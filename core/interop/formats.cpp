// Which formats there are: a new one needs a reader and a line here.

#include "core/interop/gift_read.h"
#include "core/interop/import.h"

namespace cz::interop {

const std::vector<ImportFormat>& importFormats() {
  static const std::vector<ImportFormat> kFormats = {
      {"gift", [](std::string_view bytes, const std::string&) { return gift::readFile(bytes); }}};
  return kFormats;
}

}  // namespace cz::interop
