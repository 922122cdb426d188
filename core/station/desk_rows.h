#pragma once
// The rows of the marking desk (desk.sql, desk_undo.sql). Reading and writing only; what they mean is decided in
// marking_desk.cpp, marking_choices.cpp and desk_deeds.cpp.
//
// A row says which deed wrote it, and which one took it away or put another one in its place. So a deed can be undone
// as if it had not been. Comments are no part of that: what somebody typed stays.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/pack/model.h"
#include "core/scoring/mark.h"

namespace cz::store {
class Database;
}

namespace cz::station {

/// One response.
struct DeskPlace {
  AttemptId attempt;
  SlotId slot;
  friend auto operator<=>(const DeskPlace&, const DeskPlace&) = default;
};

/// A level as it was chosen.
struct DeskLevel {
  int level = 0;
  std::string words;  ///< of the criterion, then (rubric_edits.h)
};
using DeskLevels = std::map<CriterionId, DeskLevel>;

/// decider: who chose between the marks of the other two.
enum class Marker { first = 1, second = 2, decider = 3 };

class DeskRows {
 public:
  explicit DeskRows(store::Database& db) : db_(db) {}

  Result<DeskLevels> levels(const DeskPlace& place, Marker marker) const;
  Result<std::string> words(const DeskPlace& place, Marker marker) const;
  Result<bool> wantsSecond(const DeskPlace& place) const;
  /// Numbers of the criteria that were put off, by order.
  Result<std::map<CriterionId, std::int64_t>> skipped(const DeskPlace& place) const;
  /// Whether nothing was put off since this.
  Result<bool> isLastSkipped(const DeskPlace& place, const CriterionId& criterion) const;
  /// Of a check, those said most often first.
  Result<std::vector<std::string>> sayings(const CheckId& check, std::size_t most) const;

  /// Who marks how fast: the times between one deed and the next at the same seat, newest first, in milliseconds.
  Result<std::vector<std::int64_t>> paces(std::size_t most) const;

  enum class Kind { level = 1, mark, decision, putOff, second, oneMarker };
  /// One press of a button.
  struct Deed {
    std::int64_t number = 0;
    DeskPlace place;
    StudentId student;
    Kind kind = Kind::level;
    std::uint64_t mark = 0;               ///< number of the mark that it signed; 0: none
    std::optional<scoring::Mark> before;  ///< the mark that this one took the place of
  };
  Result<std::optional<Deed>> lastDeedAt(const std::string& seat) const;
  /// Whether there is a newer one about the same response.
  Result<bool> wentOnSince(const Deed& deed) const;

  // Inside the caller's transaction.

  /// Gives its number. Only the newest deeds are kept: those before can't be undone any more.
  Result<std::int64_t> add(const Deed& deed, const std::string& seat, std::int64_t atMs);
  struct Chosen {
    CheckId check;
    StudentId student;
    const pack::Rubric* rubric = nullptr;  ///< as it was shown
    CriterionId criterion;
    int level = 0;
  };
  Result<void> put(const DeskPlace& place, Marker marker, const Chosen& chosen, std::int64_t deed);
  Result<void> putWords(const DeskPlace& place, Marker marker, const StudentId& student, const std::string& words);
  /// All that it wrote goes, all that it took away is there again.
  Result<void> undo(std::int64_t deed);
  /// What it did stays, and can't be undone any more.
  Result<void> letGo(std::int64_t deed);
  /// The mark that a deed signed has another number now.
  Result<void> renumber(const DeskPlace& place, std::uint64_t mark, std::uint64_t now);
  Result<void> dropLevels(const DeskPlace& place, Marker marker, std::int64_t deed);
  Result<void> dropLevel(const DeskPlace& place, Marker marker, const CriterionId& criterion, std::int64_t deed);
  Result<void> askSecond(const DeskPlace& place, const StudentId& student, std::int64_t deed);
  Result<void> dropSecond(const DeskPlace& place, std::int64_t deed);
  Result<void> skip(const DeskPlace& place, const CriterionId& criterion, const StudentId& student, std::int64_t deed);
  Result<void> unskip(const DeskPlace& place, const CriterionId& criterion);
  Result<void> say(const CheckId& check, const std::string& words, const StudentId& student);
  Result<void> unsay(const CheckId& check, const std::string& words);

 private:
  store::Database& db_;
};

}  // namespace cz::station
