#pragma once
// The school's list of students, and what of it goes to the kiosks.

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/outside.h"
#include "core/records/class_rules.h"
#include "core/records/payload.h"
#include "core/roster/import.h"
#include "core/roster/roster.h"
#include "core/sync/messages.h"

namespace cz::store {
class Database;
}

namespace cz::station {

/// A PIN that was just drawn: printed on a slip and kept nowhere but as a hash.
struct PinSlip {
  std::string className;
  std::string name;  ///< as the kiosk shows it
  std::string pin;
};

/// Who gets a PIN: those without one; everybody, when slips or a kiosk were lost; one student who forgot it.
struct WhosePins {
  enum class Who { without, everybody, one } who = Who::without;
  StudentId student = {};  ///< one
  ClassId inClass = {};    ///< without, everybody: in this class only; empty: in the whole school
};

/// A PIN that was drawn for somebody and opens nothing yet.
struct DrawnPin {
  StudentId student;
  std::string before;  ///< the hash that it takes the place of; empty: there is none
  PinSlip slip;
  std::string hash = {};  ///< see hashPins
};
/// Slow, a tenth of a second each, and asks nothing of the station: not to be done under its mutex.
Result<void> hashPins(std::vector<DrawnPin>& drawn);

class Rosters {
 public:
  /// `formKey` goes to the kiosks with the roster (trust: 2.14).
  Rosters(store::Database& db, const Seed& formKey) : db_(db), formKey_(formKey) {}
  void useFormKey(const Seed& formKey) { formKey_ = formKey; }

  Result<roster::Roster> load() const;
  /// What an import would do; changes nothing.
  Result<roster::Plan> plan(const roster::Incoming& incoming) const;
  /// Does what the plan says and makes a new version for the kiosks. Inside the caller's transaction.
  Result<void> apply(const roster::Plan& plan, Random& random);
  /// How many PINs these would be.
  Result<std::size_t> countPins(const WhosePins& whose) const;
  /// Draws a PIN for each of these active students and changes nothing. By class and name. notFound: that student is
  /// not on the roster.
  Result<std::vector<DrawnPin>> drawPins(int digits, const WhosePins& whose, Random& random);
  /// Drawn PINs with their hashes hold from now on, older ones no more. Inside the caller's transaction. refused:
  /// somebody has left, or was given another PIN, since they were drawn; none of them holds.
  Result<void> setPins(const std::vector<DrawnPin>& drawn);

  /// A kiosk uses a roster that is newer than the present one, or another one of its number: the present one gets a
  /// higher number. Inside the caller's transaction.
  Result<void> overtake(const records::RosterApplied& atKiosk);
  /// The class list as a kiosk of the station before had it: names as kiosks show them, PINs, needs and rules; no ids
  /// of the school. Gives whether it was taken: not where this station has a list of its own, or a newer one already.
  /// Inside the caller's transaction.
  Result<bool> adopt(const roster::SeatRoster& seats);
  /// Takes a student off the roster, and older rosters out of the file. Inside the caller's transaction.
  Result<void> forget(const StudentId& student);

  /// What the school decided for its classes. Empty before anything was.
  Result<records::RuleBook> rules() const;
  /// New rules, and new needs of one student, go to the kiosks with a new version of the roster. Inside the caller's
  /// transaction. notFound: no such student.
  Result<void> setRules(const records::RuleBook& rules);
  Result<void> setNeeds(const StudentId& student, const roster::Needs& needs);
  /// The rules for this student; nobody's own: what holds without any class.
  Result<journey::ClassRules> rulesOf(const StudentId& student);

  /// The parcel for the kiosks; size 0 before the first import.
  Result<sync::ParcelRef> present() const;
  /// The name by which pages call a student; two of one name in a class carry a difference (case O-35).
  /// Nothing: not on the roster.
  std::optional<std::string> nameOf(const StudentId& student);

 private:
  struct Read;  // what is asked for at every look, until the next change
  Result<void> save(const roster::Roster& roster);
  Result<const Read*> read();

  store::Database& db_;
  Seed formKey_;
  std::shared_ptr<const Read> read_;
};

}  // namespace cz::station
