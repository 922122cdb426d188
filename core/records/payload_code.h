#pragma once
// What leaves say about codes that a teacher read out (offline_code.h).

#include "core/records/offline_code.h"

namespace cz::records {

/// offline.used: a code was right, or the teacher did something at the kiosk after one was (CodeAction).
struct CodeUsed {
  StudentId student;
  CheckId check;
  std::string request;  ///< four symbols, or a place on a sheet (code_sheet.h)
  CodeAction action = CodeAction::unlock;
  GrantId grant;  ///< as grantOf makes it
  /// One more try, or a revision that was confirmed: the try after which it comes. Release: the try that was taken out.
  /// Else empty, and where the leaf is from before this was written.
  AttemptId attempt = {};
  friend bool operator==(const CodeUsed&, const CodeUsed&) = default;
};
Bytes encode(const CodeUsed& used);
/// An action that this program doesn't know is read as it is: look at it before acting on it.
Result<CodeUsed> decodeCodeUsed(ByteView payload);

/// offline.miss: a code was not right, or the power went while it was being looked at. It names nobody.
struct CodeMissed {
  std::uint64_t inDay = 0;  ///< how many within 24 hours of powered time, with this one
  friend bool operator==(const CodeMissed&, const CodeMissed&) = default;
};
Bytes encode(const CodeMissed& missed);
Result<CodeMissed> decodeCodeMissed(ByteView payload);

}  // namespace cz::records
