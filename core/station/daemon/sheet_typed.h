#pragma once
// A recovery sheet as a person types it: never on the command line, where others and the shell's history would read it.

#include <string>

#include "core/base/result.h"
#include "core/crypto/sheet.h"

namespace cz::station {

/// From `file`; else line by line at a terminal, where each line is checked at once and asked for again after a slip;
/// else all of standard input. Errors: notFound: there is no such file · input: names the line with the slip.
Result<crypto::SheetSecret> typedSheet(const std::string& file);

}  // namespace cz::station
