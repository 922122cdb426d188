#include "core/crypto/sheet.h"

#include <sodium.h>

#include <array>

#include "core/base/crockford.h"
#include "core/base/text.h"
#include "core/crypto/hash.h"
#include "core/crypto/ready.h"

namespace cz::crypto {
namespace {

constexpr std::array<std::size_t, 4> kLines = {16, 16, 16, 4};  ///< symbols, without the check symbol
constexpr std::size_t kTyped = 16 + 16 + 16 + 4 + 4;
constexpr std::string_view kQrWords = "CHECKZONE:SHEET:";

/// The line's number counts with its symbols, so that two exchanged lines are told.
char checkOf(std::size_t line, std::string_view symbols) {
  return crockfordCheck(std::to_string(line + 1) + std::string(symbols));
}

std::vector<std::string> cut(std::string_view symbols) {
  std::vector<std::string> lines;
  for (const std::size_t length : kLines) {
    lines.emplace_back(symbols.substr(0, length));
    symbols.remove_prefix(length);
  }
  return lines;
}

Error slip(std::size_t line, const std::string& why) {
  return {Fault::input,
          "Line " + std::to_string(line + 1) + " of the recovery sheet is not right: " + why +
              ". Look at it again and type it anew.",
          ""};
}

/// The lines as typed: one a line when there are four, else cut from one row.
Result<std::vector<std::string>> typedLines(std::string_view typed) {
  std::vector<std::string> lines;
  for (const auto& line : split(typed, '\n'))
    if (!trim(line).empty()) lines.emplace_back(trim(line));
  if (lines.size() == kLines.size()) return lines;
  std::string row;
  for (const auto& line : lines) row += line;
  const auto symbols = crockfordTyped(row);
  if (!symbols || symbols->size() != kTyped)
    return Error{
        Fault::input,
        "These are not the four lines of a recovery sheet. Type them as they are printed, one below the other.", ""};
  std::vector<std::string> parts;
  std::size_t at = 0;
  for (const std::size_t length : kLines) {
    parts.push_back(symbols->substr(at, length + 1));
    at += length + 1;
  }
  return parts;
}

Result<std::string> symbolsOfLine(std::size_t at, const std::string& typed) {
  const auto symbols = crockfordTyped(typed);
  if (!symbols) return slip(at, symbols.error().message);
  const std::size_t wanted = kLines[at] + 1;
  if (symbols->size() != wanted)
    return slip(at, "it has " + std::to_string(symbols->size()) + " signs and not " + std::to_string(wanted));
  const std::string body = symbols->substr(0, kLines[at]);
  if (checkOf(at, body) != symbols->back()) return slip(at, "a sign was read or typed wrong");
  return body;
}

}  // namespace

SheetSecret drawSheet(Random& random) {
  SheetSecret secret;
  random.fill(secret.bytes.data(), SheetSecret::size);
  return secret;
}

void wipe(SheetSecret& secret) { sodium_memzero(secret.bytes.data(), SheetSecret::size); }

DeviceKeys keysOfSheet(const SheetSecret& secret) {
  getReady();
  MasterSeed seed;
  seed.bytes = blake2b(secret.view(), viewOf("mcz/sheet/1")).bytes;
  DeviceKeys keys(seed);
  sodium_memzero(seed.bytes.data(), MasterSeed::size);
  return keys;
}

std::vector<std::string> linesOfSheet(const SheetSecret& secret) {
  std::vector<std::string> lines = cut(crockfordOf(secret.view()));
  for (std::size_t i = 0; i < lines.size(); ++i) lines[i] = inGroups(lines[i], 4) + "-" + checkOf(i, lines[i]);
  return lines;
}

std::string rowOfSheet(const SheetSecret& secret) {
  std::string row(kQrWords);
  for (const std::string& line : linesOfSheet(secret))
    for (const char symbol : line)
      if (symbol != '-') row += symbol;
  return row;
}

Result<void> checkSheetLine(std::size_t at, std::string_view typed) {
  CZ_CHECK(symbolsOfLine(at, std::string(trim(typed))));
  return {};
}

Result<SheetSecret> readSheet(std::string_view typed) {
  typed = trim(typed);
  if (typed.starts_with(kQrWords)) typed.remove_prefix(kQrWords.size());
  CZ_TRY(lines, typedLines(typed));
  std::string symbols;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    CZ_TRY(body, symbolsOfLine(i, lines[i]));
    symbols += body;
  }
  auto bytes = bytesFromCrockford(symbols, SheetSecret::size);
  if (!bytes) return slip(kLines.size() - 1, bytes.error().message);
  return fixedFrom<SheetSecret>(*bytes, "A recovery sheet");
}

}  // namespace cz::crypto
