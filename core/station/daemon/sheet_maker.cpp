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

Result<void> expectPresent(Station& station, const crypto::DeviceKeys& before) {
  CZ_TRY(present, sheetOf(station));
  if (present && present->known.sheet == before.identity()) return {};
  return Error{Fault::refused,
               "The lines are not those of the sheet that is in use" +
                   (present ? " (version " + std::to_string(present->known.version) + ")" : std::string()) +
                   ". Nothing was changed.",
               ""};
}

}  // namespace

Result<std::uint64_t> makeSheet(Station& station, const fs::path& data, const fs::path& out,
                                const std::function<Result<void>()>& first, const crypto::DeviceKeys* before) {
  CZ_CHECK(expectElsewhere(data, out));
  if (before != nullptr) CZ_CHECK(expectPresent(station, *before));
  CZ_TRY(version, nextSheet(station));
  auto secret = crypto::drawSheet(crypto::systemRandom());
  records::SheetKnown known = sheetFor(station, version, crypto::keysOfSheet(secret));
  const crypto::DeviceKeys* speaks = before != nullptr ? before : station.sheetKeys();
  if (speaks != nullptr) known.approval = records::approvalOf(*speaks, version, known.sheet);
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
