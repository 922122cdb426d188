#pragma once
// The code that a teacher reads out when the network is down, so that a student can go on (trust: 2.8). Kiosk and
// station come to the same nine digits without a word between them: both can make one key, and both know who wants
// what.
//
// A code is good for one student, one check, one request of one kiosk, and one deed.

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/ids.h"
#include "core/base/outside.h"
#include "core/crypto/keys.h"

namespace cz::records {

/// What a code does, or what was done under one. The numbers are in every code and every leaf. A student's code does
/// one of five deeds; which, the teacher says at the station, and a kiosk compares with those that its journey allows.
///
/// Who is excused was asked for a reason: the station keeps it with the code, and no kiosk knows it. A code can't give
/// an excuse back that was ended: what the station decides has a number, what a kiosk wrote down has none
/// (payload_code.h).
enum class CodeAction : std::uint64_t {
  unlock = 1,         ///< one more try for one student
  sameForm = 2,       ///< one more try, with the form of the last one; the student may choose another language for it
  moreTime = 3,       ///< kCodeTimeMs more for the open try
  excuse = 4,         ///< the student need not take the check, and may
  teacher = 5,        ///< whoever typed it is the teacher at this kiosk for some minutes; names no student and no check
  teacherUnlock = 6,  ///< one more try, opened by the teacher at this kiosk: the request is that of the teacher's code
  teacherRelease = 7,  ///< an open try was taken out by the teacher at this kiosk, likewise
  teacherMark = 8,     ///< an answer was marked by the teacher at this kiosk, likewise; rubric.mark says how
  teacherConfirm = 9,  ///< the revision after a try was confirmed by the teacher at this kiosk, likewise
  confirm = 10         ///< the revision after a student's last try is done, by the teacher's word
};
inline constexpr std::int64_t kCodeTimeMs = std::int64_t{10} * 60'000;

/// Whether it gives a student one more try.
constexpr bool opensATry(CodeAction action) {
  return action == CodeAction::unlock || action == CodeAction::sameForm || action == CodeAction::teacherUnlock;
}

/// Whether by it a revision is done.
constexpr bool confirmsRevision(CodeAction action) {
  return action == CodeAction::confirm || action == CodeAction::teacherConfirm;
}

/// Whether it is a deed of the teacher's who was let in by a code before.
constexpr bool isAtPanel(CodeAction action) {
  return action == CodeAction::teacherUnlock || action == CodeAction::teacherRelease ||
         action == CodeAction::teacherMark || action == CodeAction::teacherConfirm;
}

/// All that a code is bound to.
struct CodeFor {
  LogId log;  ///< that the kiosk writes
  StudentId student;
  CheckId check;
  std::string request;  ///< four symbols, as drawRequest gives them
  CodeAction action = CodeAction::unlock;
  friend bool operator==(const CodeFor&, const CodeFor&) = default;
};

/// The key that a kiosk and its station have in common. Errors (input): the other one's key is none.
Result<crypto::SharedKey> codeKeyAtKiosk(const crypto::DeviceKeys& kiosk, const crypto::Identity& station);
Result<crypto::SharedKey> codeKeyAtStation(const crypto::DeviceKeys& station, const crypto::Identity& kiosk);

/// Eight digits and the one that tells slips (damm.h): "483102754".
std::string codeOf(const crypto::SharedKey& key, const CodeFor& what);
/// The unlock that the code gives. It follows from the code: one code is one unlock, however often it is written down.
GrantId grantOf(const crypto::SharedKey& key, const CodeFor& what);

/// A fresh request: 20 bits as four Crockford symbols.
std::string drawRequest(Random& random);

/// "483 102 754"; fewer digits likewise.
std::string inThrees(std::string_view digits);

/// What was typed, as nine digits: blanks and dashes are passed over, O is 0, I and L are 1. Errors (input): too many
/// or too few digits, a strange sign, or a last digit that does not fit the others.
Result<std::string> codeTyped(std::string_view typed);
/// What was typed, as four symbols in one spelling. Errors (input): too many or too few, or a strange sign.
Result<std::string> requestTyped(std::string_view typed);

}  // namespace cz::records
