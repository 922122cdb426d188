#pragma once
// What a school decides for its classes, as one value with one spelling: it travels to the kiosks beside the roster.

#include <map>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/ids.h"
#include "core/journey/policy.h"

namespace cz::records {

struct RuleBook {
  journey::Calendar calendar;  ///< of the whole school
  struct ForClass {
    journey::Rules defaults;                    ///< for what the author of a check left out
    std::map<CheckId, journey::Rules> byCheck;  ///< go before the author's
    friend bool operator==(const ForClass&, const ForClass&) = default;
  };
  std::map<ClassId, ForClass> byClass;  ///< without an entry: nothing is decided for the class
  friend bool operator==(const RuleBook&, const RuleBook&) = default;
};

/// Strict CBOR.
Bytes encode(const RuleBook& book);
/// Refuses anything that `encode` would not have written, and rules that can't be meant: a count below 0, a window that
/// ends before it begins, a minute past the end of the day.
Result<RuleBook> decodeRuleBook(ByteView bytes);

/// The rules for a student of these classes: those of the first one that has any.
journey::ClassRules rulesOf(const RuleBook& book, const std::vector<ClassId>& classes);

}  // namespace cz::records
