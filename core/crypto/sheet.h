#pragma once
// The recovery sheet: one secret that exists on paper only, and how it is written there.
//
//   4 lines of 16, 16, 16 and 4 symbols (Crockford's base32, groups of 4), each with a check symbol at its end, which
//   also counts the line: "4K7Q-0ZRM-X2HB-9TDC-7". 52 symbols hold the 256 bits.

#include <string>
#include <string_view>
#include <vector>

#include "core/crypto/keys.h"

namespace cz::crypto {

using SheetSecret = FixedBytes<struct SheetSecretTag, 32>;

SheetSecret drawSheet(Random& random);
/// Zeros in its place; the compiler may not leave it out.
void wipe(SheetSecret& secret);

/// The keys of a sheet: `box` opens backups, `manifest` signs the replacement of a station. Never those of a device,
/// even of one with the same 32 bytes as its seed.
DeviceKeys keysOfSheet(const SheetSecret& secret);

/// The four lines, as they are printed.
std::vector<std::string> linesOfSheet(const SheetSecret& secret);
/// The same in one row, for a QR code.
std::string rowOfSheet(const SheetSecret& secret);

/// Whether line `at` (from 0) is typed right. Errors (input): a sentence that names the line.
Result<void> checkSheetLine(std::size_t at, std::string_view typed);
/// Reads what a person typed or a QR code said. Forgives case, blanks, missing dashes, O, I and L, and the words of the
/// QR code. Errors (input): a sentence that names the line with the slip.
Result<SheetSecret> readSheet(std::string_view typed);

}  // namespace cz::crypto
