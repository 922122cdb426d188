// Which formats there are: a new one needs a reader and a line here.

#include "core/interop/aiken_read.h"
#include "core/interop/cloze.h"
#include "core/interop/gift_read.h"
#include "core/interop/import.h"
#include "core/interop/moodle_read.h"

namespace cz::interop {

const std::vector<ImportFormat>& importFormats() {
  static const std::vector<ImportFormat> kFormats = {
      {"gift", [](std::string_view bytes, const std::string&) { return gift::readFile(bytes); }},
      {"aiken", [](std::string_view bytes, const std::string&) { return aiken::readFile(bytes); }},
      {"moodle-xml", moodle::readFile},
      {"cloze", cloze::readFile}};
  return kFormats;
}

}  // namespace cz::interop
