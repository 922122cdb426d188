#pragma once
// A recovery sheet from the dice to the paper.

#include <cstdint>
#include <filesystem>
#include <functional>

#include "core/base/result.h"
#include "core/crypto/keys.h"

namespace cz::station {

class Station;

/// Draws a secret, writes it to `out` as a PDF for its owner alone, and lets the station use the sheet from now on. The
/// secret is nowhere else. Gives the version. On any error the file is gone and the station is as before. refused:
/// `out` is there already, or lies in the station's own `data` folder. `first`: what must come about before the station
/// uses the sheet, such as that a printer took it. `before`: the keys of the present sheet, which then speak for the
/// new one, so that kiosks follow by themselves; null: people confirm it at each. refused also: they are of another
/// sheet.
Result<std::uint64_t> makeSheet(
    Station& station, const std::filesystem::path& data, const std::filesystem::path& out,
    const std::function<Result<void>()>& first = [] { return Result<void>(); },
    const crypto::DeviceKeys* before = nullptr);

}  // namespace cz::station
