#pragma once
// What leaves say about codes that a teacher read out (offline_code.h).

#include <optional>

#include "core/journey/happening.h"
#include "core/records/offline_code.h"

namespace cz::records {

/// offline.used: a code was right, or the teacher did something at the kiosk after one was (CodeAction).
struct CodeUsed {
  StudentId student;
  CheckId check;
  std::string request;  ///< four symbols, or a place on a sheet (code_sheet.h)
  CodeAction action = CodeAction::unlock;
  GrantId grant;  ///< as grantOf makes it
  /// One more try, or a revision that was confirmed: the try after which it comes. Excuse: the one after which the
  /// student had asked for another, if so. Release, more time: the try that was taken out, or that goes on longer. Else
  /// empty, and where the leaf is from before this was written.
  AttemptId attempt = {};
  friend bool operator==(const CodeUsed&, const CodeUsed&) = default;
};
Bytes encode(const CodeUsed& used);
/// An action that this program doesn't know is read as it is: look at it before acting on it.
Result<CodeUsed> decodeCodeUsed(ByteView payload);
/// What it is on the student's way. A decision of the teacher's that a kiosk wrote down has no number: whatever the
/// station decides about the same thing counts after it. Nothing: it is none, or (release, mark) not by itself.
std::optional<journey::Happening> happeningOf(const CodeUsed& used, const journey::Stamp& at);

/// offline.miss: a code was not right, or the power went while it was being looked at. It names nobody.
struct CodeMissed {
  std::uint64_t inDay = 0;  ///< how many within 24 hours of powered time, with this one
  friend bool operator==(const CodeMissed&, const CodeMissed&) = default;
};
Bytes encode(const CodeMissed& missed);
Result<CodeMissed> decodeCodeMissed(ByteView payload);

}  // namespace cz::records
