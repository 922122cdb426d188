#pragma once
// What is known of one attempt. Facts only: nothing in here depends on the order in which they were heard.

#include <map>
#include <optional>

#include "core/journey/happening.h"

namespace cz::journey {

/// What the latest of a teacher's decisions about one thing says.
template <class Value>
struct Latest {
  Deed by;
  std::optional<Value> value;  ///< nothing: no decision yet

  void take(const Deed& deed, Value decided) {
    if (value && deed <= by) return;
    by = deed;
    value = std::move(decided);
  }
  Value valueOr(Value otherwise) const { return value.value_or(std::move(otherwise)); }
  friend bool operator==(const Latest&, const Latest&) = default;
};

/// Value type. An attempt may be known before its start is, when one log comes later than another.
struct Attempt {
  struct Start {
    Stamp at;
    StudentId student;
    int number = 0;
    GrantId grant;
    std::vector<SkillId> only;
    std::uint64_t deeds = 0;
    Exact factor = 1;
    friend bool operator==(const Start&, const Start&) = default;
  };
  struct HandIn {
    std::uint64_t index = 0;
    Outcome outcome;
    std::optional<std::int64_t> wallMs;
    friend bool operator==(const HandIn&, const HandIn&) = default;
  };
  struct Turn {
    std::uint64_t index = 0;
    bool paused = false;
    bool atBell = false;
    friend bool operator==(const Turn&, const Turn&) = default;
  };

  /// What marks make of it.
  struct Mark {
    Outcome outcome;
    std::uint64_t regrade = 0;  ///< number of the newest regrade that it takes into account
    friend bool operator==(const Mark&, const Mark&) = default;
  };

  AttemptId id;
  std::optional<Start> start;
  std::map<LogId, HandIn> handIns;  ///< the first one of each kiosk; more than one only after a hand-over
  std::map<LogId, Turn> turns;      ///< the newest one of each kiosk
  bool reflected = false;
  bool revised = false;
  bool asked = false;
  bool confirmed = false;
  bool waived = false;
  Latest<Mark> mark;
  Latest<Outcome> regraded;
  Latest<bool> voided;
  Latest<StudentId> correctedTo;
  Latest<LogId> handedOverTo;
  Deed chosen;                           ///< the latest decision that this attempt counts; number 0: none
  std::map<DeedId, std::int64_t> given;  ///< extra time, ms

  /// Who took it, as far as is known. Asked of a started one.
  const StudentId& owner() const { return correctedTo.value ? *correctedTo.value : start->student; }
  /// The log of the kiosk where it goes on. Asked of a started one.
  const LogId& holder() const { return handedOverTo.value ? *handedOverTo.value : start->at.log; }
  bool isHandedIn() const { return !handIns.empty(); }
  bool isVoid() const { return voided.valueOr(false); }
  bool isOpen() const { return start && !isHandedIn() && !isVoid(); }
  /// The hand-in that counts: the one where the attempt was to go on, else the first in the order of logs; null: open.
  const HandIn* handIn() const;
  /// Marks and regrades before what the kiosk judged; of the two, a mark that takes the newest regrade into account.
  /// Nothing: not handed in.
  std::optional<Outcome> outcome() const;
  bool isMastered() const;
  bool isWaiting() const;
  /// Whether it was left at the bell and not gone on with since, at the kiosk where it goes on.
  bool wasLeftAtBell() const;
  std::int64_t givenMs() const;

  friend bool operator==(const Attempt&, const Attempt&) = default;
};

}  // namespace cz::journey
