#pragma once
// Zips made for a test.

#include <zip.h>

#include <string>
#include <utility>
#include <vector>

#include "tests/core/interop/files.h"

namespace cz::tests {

/// A zip with these members; the one called `link` is stored as a Unix symbolic link.
inline std::filesystem::path zipWith(const Folder& folder,
                                     const std::vector<std::pair<std::string, std::string>>& members,
                                     const std::string& link = "") {
  const auto at = folder.path() / "export.zip";
  int code = 0;
  zip_t* zip = zip_open(at.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &code);
  REQUIRE(zip != nullptr);
  for (const auto& [name, bytes] : members) {
    zip_source_t* source = zip_source_buffer(zip, bytes.data(), bytes.size(), 0);
    const auto index = zip_file_add(zip, name.c_str(), source, ZIP_FL_ENC_UTF_8);
    REQUIRE(index >= 0);
    if (name == link)
      zip_file_set_external_attributes(zip, static_cast<zip_uint64_t>(index), 0, ZIP_OPSYS_UNIX, 0120777u << 16);
  }
  REQUIRE(zip_close(zip) == 0);
  return at;
}

}  // namespace cz::tests
