#pragma once
// The rows of the marking desk (desk.sql). Reading and writing only; what they mean is decided in marking_desk.cpp and
// marking_choices.cpp.

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
  std::int64_t atMs = 0;
};
using DeskLevels = std::map<CriterionId, DeskLevel>;

enum class Marker { first = 1, second = 2 };

class DeskRows {
 public:
  explicit DeskRows(store::Database& db) : db_(db) {}

  Result<DeskLevels> levels(const DeskPlace& place, Marker marker) const;
  Result<std::string> words(const DeskPlace& place, Marker marker) const;
  Result<bool> wantsSecond(const DeskPlace& place) const;
  /// Numbers of the criteria that were put off, by order.
  Result<std::map<CriterionId, std::int64_t>> skipped(const DeskPlace& place) const;
  /// Of a check, those said most often first.
  Result<std::vector<std::string>> sayings(const CheckId& check, std::size_t most) const;

  /// Who marks how fast: the times between one deed and the next at the same seat, newest first, in milliseconds.
  Result<std::vector<std::int64_t>> paces(std::size_t most) const;

  /// One press of a button.
  struct Deed {
    std::int64_t number = 0;
    DeskPlace place;
    bool isSigned = false;
    std::optional<scoring::Mark> before;  ///< the mark that it took the place of
  };
  Result<std::optional<Deed>> lastDeedAt(const std::string& seat) const;

  // Inside the caller's transaction.
  Result<std::int64_t> add(const Deed& deed, const std::string& seat, const StudentId& student, std::int64_t atMs);
  struct Chosen {
    CheckId check;
    StudentId student;
    const pack::Rubric* rubric = nullptr;  ///< as it was shown
    CriterionId criterion;
    int level = 0;
  };
  Result<void> put(const DeskPlace& place, Marker marker, const Chosen& chosen, std::int64_t deed);
  Result<void> putWords(const DeskPlace& place, Marker marker, const StudentId& student, const std::string& words);
  Result<void> undo(std::int64_t deed);
  Result<void> forgetMarker(const DeskPlace& place, Marker marker);
  Result<void> askSecond(const DeskPlace& place, const StudentId& student);
  Result<void> dropSecond(const DeskPlace& place);
  Result<void> skip(const DeskPlace& place, const CriterionId& criterion, const StudentId& student);
  Result<void> unskip(const DeskPlace& place, const CriterionId& criterion);
  Result<void> say(const CheckId& check, const std::string& words, const StudentId& student);
  Result<void> unsay(const CheckId& check, const std::string& words);

 private:
  store::Database& db_;
};

}  // namespace cz::station
