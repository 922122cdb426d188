#include "core/station/daemon/sheet_maker.h"

#include <algorithm>

#include "core/crypto/random.h"
#include "core/crypto/sheet.h"
#include "core/paper/recovery_page.h"
#include "core/station/days.h"
#include "core/station/recovery.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

namespace fs = std::filesystem;

/// Who finds the station's disk must not find the sheet there.
Result<void> expectElsewhere(const fs::path& data, const fs::path& out) {
  std::error_code ignored;
  const fs::path folder = fs::weakly_canonical(data, ignored);
  const fs::path file = fs::weakly_canonical(out, ignored);
  if (std::mismatch(folder.begin(), folder.end(), file.begin(), file.end()).first != folder.end()) return {};
  return Error{Fault::refused,
               "The sheet must not lie beside the station's data: whoever finds one would have both. Choose another "
               "place with --out.",
               ""};
}

}  // namespace

Result<std::uint64_t> makeSheet(Station& station, const fs::path& data, const fs::path& out,
                                const std::function<Result<void>()>& first) {
  CZ_CHECK(expectElsewhere(data, out));
  CZ_TRY(version, nextSheet(station));
  auto secret = crypto::drawSheet(crypto::systemRandom());
  const records::SheetKnown known{version, crypto::keysOfSheet(secret).identity()};
  auto done = paper::writeRecoveryPage({station.room(), dayOf(station.clock().wallMs()), version,
                                        crypto::linesOfSheet(secret), crypto::rowOfSheet(secret)},
                                       out);
  crypto::wipe(secret);
  CZ_CHECK(done);
  done = first();
  if (done) done = useSheet(station, known);
  std::error_code ignored;
  if (!done) fs::remove(out, ignored);
  CZ_CHECK(done);
  return version;
}

}  // namespace cz::station
