#pragma once
// A station from a backup. Nothing is one before everything in it is verified.

#include <cstdint>
#include <filesystem>
#include <optional>

#include "core/base/outside.h"
#include "core/vault/vault.h"

namespace cz::station {

struct Restored {
  vault::Generation generation;
  std::int64_t attempts = 0;  ///< after the tables were built anew from the logs
  std::size_t kiosks = 0;
};

/// Makes the station of a backup in `data`, which holds none. `number`: which generation; nothing = the newest.
/// Errors change nothing. refused: there is a station already, or the sheet is another one · corrupt: names what is
/// damaged, and the newest older backup that is whole · notFound: no backup there.
Result<Restored> restore(const std::filesystem::path& folder, std::optional<std::uint64_t> number,
                         const crypto::DeviceKeys& sheet, const std::filesystem::path& data, Clock& clock,
                         Random& random);

}  // namespace cz::station
