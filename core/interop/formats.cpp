// The formats whose files are read one by one into questions: each is a reader and importWith.

#include "core/base/text.h"
#include "core/interop/aiken_read.h"
#include "core/interop/archive.h"
#include "core/interop/cloze.h"
#include "core/interop/convert.h"
#include "core/interop/gift_read.h"
#include "core/interop/import.h"
#include "core/interop/moodle_read.h"

namespace cz::interop {
namespace {

/// Gives the questions of a file; never fails as a whole. `name` is the file's, for formats without titles.
using Read = QuestionFile (*)(std::string_view bytes, const std::string& name);

/// What came of nothing at all is said once: nobody may take it for done.
void sayNothingIn(const std::string& name, std::string_view bytes, Imported& into) {
  const bool isZip = bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06");
  const std::string why = trim(bytes).empty() ? "It is empty."
                          : isZip             ? "It is a zip. Unpack it and import its files."
                                              : "Look whether it is the right file and the right format.";
  into.leftOut.push_back({name, name, 1, "file", "Nothing in it is a question. " + why});
}

Result<ImportReport> importRead(const ImportOrder& order, Read read) {
  return importWith(
      order, [read](const std::filesystem::path& file, const std::string& language, Imported& into) -> Result<void> {
        CZ_TRY(bytes, readFile(file));
        const std::string name = file.filename().string();
        const auto count = [&] { return into.items.size() + into.leftOut.size() + into.texts.size(); };
        const std::size_t before = count();
        convert(read(bytes, name), name, language, into, picturesBelow(file.parent_path()));
        if (count() == before) sayNothingIn(name, bytes, into);
        return {};
      });
}

}  // namespace

Result<ImportReport> importAiken(const ImportOrder& order) {
  return importRead(order, [](std::string_view bytes, const std::string&) { return aiken::readFile(bytes); });
}

Result<ImportReport> importCloze(const ImportOrder& order) { return importRead(order, cloze::readFile); }

Result<ImportReport> importGift(const ImportOrder& order) {
  return importRead(order, [](std::string_view bytes, const std::string&) { return gift::readFile(bytes); });
}

Result<ImportReport> importMoodleXml(const ImportOrder& order) { return importRead(order, moodle::readFile); }

}  // namespace cz::interop
