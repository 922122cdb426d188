#pragma once
// What can be said of files that nobody but their reader can look into: messages between kiosks and stations, and
// backups. A good one is never "ok" here, because nothing inside was checked.

#include <optional>

#include "core/ledger/verify.h"

namespace cz::tools {

/// The report of a bundle, a letter on a stick, or a generation of backups: `checked` is false when it is whole as far
/// as its outside tells, and the problem says who can check it. Nothing: it is another kind of file.
std::optional<ledger::Report> reportOnSealed(ByteView bytes);

}  // namespace cz::tools
