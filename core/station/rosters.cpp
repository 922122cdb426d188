#include "core/station/rosters.h"

#include <algorithm>
#include <tuple>

#include "core/base/exact.h"
#include "core/crypto/pin.h"
#include "core/roster/pin_draw.h"
#include "core/station/blobs.h"
#include "core/station/roster_rows.h"
#include "core/station/settings.h"
#include "core/store/database.h"
#include "core/sync/roster_parcel.h"

namespace cz::station {
namespace {

constexpr const char* kVersion = "roster.version";
constexpr const char* kHash = "roster.sha256";
constexpr const char* kSize = "roster.size";
constexpr const char* kRules = "rules";
constexpr const char* kAdopted = "roster.adopted";  ///< version at the kiosk, blank, hash of what was made of it

std::int64_t wholeNumber(const std::string& text) {
  const auto number = Exact::parse(text);
  return number ? number->toInt().value_or(0) : 0;
}

Result<void> keepAdopted(Settings& settings, const Hash& made, std::int64_t version) {
  return settings.put(kAdopted, viewOf(std::to_string(version) + " " + hexOf(made.view())));
}

/// The version at the kiosk that the present list came from; nothing when somebody has changed it since.
Result<std::optional<std::int64_t>> adoptedVersion(const Settings& settings, const Hash& present) {
  CZ_TRY(kept, settings.text(kAdopted));
  const std::size_t blank = kept.find(' ');
  if (blank == std::string::npos || kept.substr(blank + 1) != hexOf(present.view()))
    return std::optional<std::int64_t>();
  return std::optional(wholeNumber(kept.substr(0, blank)));
}

/// Nobody who looks at a try later can see by which rules it began: where a check, or with an empty id any, was ever to
/// come with the same form again, that stays known.
Result<void> noteSameForm(Settings& settings, const records::RuleBook& book) {
  const auto note = [&](const CheckId& check, const journey::Rules& rules) -> Result<void> {
    if (rules.form != pack::Reassess::FormRule::same) return {};
    return settings.put(kRuledSameForm + check.text, viewOf("yes"));
  };
  for (const auto& [id, ofClass] : book.byClass) {
    CZ_CHECK(note({}, ofClass.defaults));
    for (const auto& [check, rules] : ofClass.byCheck) CZ_CHECK(note(check, rules));
  }
  return {};
}

/// Those bytes are the rules from now on. input: nobody could read them.
Result<void> putRules(store::Database& db, const Bytes& bytes) {
  CZ_TRY(book, records::decodeRuleBook(bytes));
  Settings settings(db);
  CZ_CHECK(noteSameForm(settings, book));
  return settings.put(kRules, bytes);
}

std::string classTitle(const roster::Roster& roster, const roster::Student& student) {
  for (const roster::Class& each : roster.classes)
    if (!student.classes.empty() && each.id == student.classes.front()) return each.title;
  return "";
}

bool isIn(const roster::Student& student, const ClassId& inClass) {
  return std::find(student.classes.begin(), student.classes.end(), inClass) != student.classes.end();
}

bool isOneOf(const WhosePins& whose, const roster::Student& student) {
  if (!student.active) return false;
  if (whose.who == WhosePins::Who::one) return student.id == whose.student;
  if (!whose.inClass.empty() && !isIn(student, whose.inClass)) return false;
  return whose.who == WhosePins::Who::everybody || student.pinHash.empty();
}

/// Under which class a student's slip comes.
std::string slipClass(const roster::Roster& roster, const WhosePins& whose, const roster::Student& student) {
  for (const roster::Class& one : roster.classes)
    if (!whose.inClass.empty() && one.id == whose.inClass) return one.title;
  return classTitle(roster, student);
}

}  // namespace

Result<roster::Roster> Rosters::load() const { return loadRoster(db_); }

Result<roster::Plan> Rosters::plan(const roster::Incoming& incoming) const {
  CZ_TRY(roster, load());
  return roster::plan(roster, incoming);
}

Result<void> Rosters::apply(const roster::Plan& plan, Random& random) {
  CZ_TRY(before, load());
  CZ_TRY(after, roster::apply(before, plan, random));
  return save(after);
}

Result<void> Rosters::save(const roster::Roster& roster) {
  read_.reset();
  CZ_CHECK(saveRoster(db_, roster));
  Settings settings(db_);
  CZ_TRY(last, settings.text(kVersion));
  const std::int64_t version = wholeNumber(last) + 1;
  roster::SeatRoster seats = roster::seatRosterOf(roster, version, formKey_);
  CZ_TRY(rules, settings.get(kRules));
  seats.rules = std::move(rules).value_or(Bytes());
  const Bytes parcel = sync::parcelOf(seats);
  CZ_TRY(hash, putBlob(db_, parcel));
  CZ_CHECK(settings.put(kVersion, viewOf(std::to_string(version))));
  CZ_CHECK(settings.put(kSize, viewOf(std::to_string(parcel.size()))));
  return settings.put(kHash, hash.view());
}

Result<sync::ParcelRef> Rosters::present() const {
  const Settings settings(db_);
  CZ_TRY(hash, settings.get(kHash));
  if (!hash) return sync::ParcelRef{"roster", "0", {}, 0};
  CZ_TRY(version, settings.text(kVersion));
  CZ_TRY(size, settings.text(kSize));
  CZ_TRY(fixed, fixedFrom<Hash>(*hash, "The roster's hash"));
  return sync::ParcelRef{"roster", version, fixed, static_cast<std::uint64_t>(wholeNumber(size))};
}

Result<std::size_t> Rosters::countPins(const WhosePins& whose) const {
  CZ_TRY(roster, load());
  return static_cast<std::size_t>(std::count_if(roster.students.begin(), roster.students.end(),
                                                [&](const auto& student) { return isOneOf(whose, student); }));
}

Result<std::vector<DrawnPin>> Rosters::drawPins(int digits, const WhosePins& whose, Random& random) {
  CZ_TRY(roster, load());
  std::map<std::string, std::vector<const roster::Student*>> byClass;
  for (const roster::Student& student : roster.students)
    if (isOneOf(whose, student)) byClass[slipClass(roster, whose, student)].push_back(&student);
  if (whose.who == WhosePins::Who::one && byClass.empty())
    return Error{Fault::notFound, "This student is not on the roster any more.", whose.student.text};
  std::vector<DrawnPin> drawn;
  for (const auto& [title, students] : byClass) {
    // Drawn class by class: unique where students stand side by side, and large schools don't run out.
    CZ_TRY(pins, roster::drawPins(students.size(), digits, {}, random));
    for (std::size_t i = 0; i < students.size(); ++i) {
      const roster::Student& student = *students[i];
      const PinSlip slip{title, nameOf(student.id).value_or(student.shownName()), pins[i]};
      drawn.push_back({student.id, student.pinHash, slip});
    }
  }
  std::sort(drawn.begin(), drawn.end(), [](const DrawnPin& a, const DrawnPin& b) {
    return std::tie(a.slip.className, a.slip.name) < std::tie(b.slip.className, b.slip.name);
  });
  return drawn;
}

Result<void> hashPins(std::vector<DrawnPin>& drawn) {
  for (DrawnPin& one : drawn) {
    CZ_TRY(hash, crypto::hashPin(one.slip.pin));
    one.hash = hash;
  }
  return {};
}

Result<void> Rosters::setPins(const std::vector<DrawnPin>& drawn) {
  CZ_TRY(roster, load());
  std::map<StudentId, roster::Student*> byId;
  for (roster::Student& student : roster.students) byId[student.id] = &student;
  for (const DrawnPin& one : drawn) {
    const auto at = byId.find(one.student);
    if (at == byId.end() || !at->second->active || at->second->pinHash != one.before)
      return Error{Fault::refused,
                   one.slip.name + " has left or was given another PIN meanwhile. No PIN was changed; draw again.", ""};
    at->second->pinHash = one.hash;
  }
  return save(roster);
}

Result<void> Rosters::overtake(const records::RosterApplied& atKiosk) {
  constexpr std::int64_t kHighest = 1'000'000'000;
  Settings settings(db_);
  CZ_TRY(last, settings.text(kVersion));
  CZ_TRY(now, present());
  const std::int64_t version = wholeNumber(last);
  if (atKiosk.version > kHighest) return {};  // nobody made so many
  const bool isOurs = atKiosk.version < version || (atKiosk.version == version && atKiosk.hash == now.hash);
  if (isOurs || now.size == 0) return {};
  CZ_TRY(roster, load());
  CZ_TRY(adopted, adoptedVersion(settings, now.hash));
  CZ_CHECK(settings.put(kVersion, viewOf(std::to_string(atKiosk.version))));
  CZ_CHECK(save(roster));
  if (!adopted) return {};
  CZ_TRY(made, present());
  return keepAdopted(settings, made.hash, *adopted);
}

Result<bool> Rosters::adopt(const roster::SeatRoster& seats) {
  Settings settings(db_);
  CZ_TRY(now, present());
  CZ_TRY(last, settings.text(kVersion));
  CZ_TRY(adopted, adoptedVersion(settings, now.hash));
  if (now.size > 0 && (!adopted || seats.version <= *adopted)) return false;
  roster::Roster roster;
  roster.classes = seats.classes;
  for (const roster::SeatStudent& seat : seats.students) {
    roster::Student student;
    student.id = seat.id;
    student.givenName = seat.name;
    student.classes = seat.classes;
    student.pinHash = seat.pinHash;
    student.needs = seat.needs;
    roster.students.push_back(std::move(student));
  }
  formKey_ = seats.formKey;
  if (!seats.rules.empty()) CZ_CHECK(putRules(db_, seats.rules));
  CZ_CHECK(settings.put(kVersion, viewOf(std::to_string(std::max(seats.version, wholeNumber(last))))));
  CZ_CHECK(save(roster));
  CZ_TRY(made, present());
  CZ_CHECK(keepAdopted(settings, made.hash, seats.version));
  return true;
}

Result<void> Rosters::forget(const StudentId& student) {
  CZ_TRY(roster, load());
  std::erase_if(roster.students, [&](const roster::Student& one) { return one.id == student; });
  CZ_CHECK(save(roster));
  CZ_TRY(now, present());
  return db_.run("DELETE FROM blob WHERE sha256 <> ?1 AND sha256 NOT IN (SELECT hash FROM pack)", now.hash);
}

Result<records::RuleBook> Rosters::rules() const {
  CZ_TRY(bytes, Settings(db_).get(kRules));
  return bytes ? records::decodeRuleBook(*bytes) : Result<records::RuleBook>(records::RuleBook{});
}

Result<void> Rosters::setRules(const records::RuleBook& rules) {
  CZ_CHECK(putRules(db_, encode(rules)));
  read_.reset();
  CZ_TRY(sent, present());
  if (sent.size == 0) return {};  // they go with the first roster
  CZ_TRY(roster, load());
  return save(roster);
}

Result<void> Rosters::setNeeds(const StudentId& student, const roster::Needs& needs) {
  if (needs.timeFactor < Exact(1) || needs.timeFactor > Exact(10))
    return Error{Fault::input, "Time is given from once to ten times. Write 1, 1.5, 2 …", needs.timeFactor.toText()};
  CZ_TRY(roster, load());
  for (roster::Student& each : roster.students) {
    if (each.id != student) continue;
    each.needs = needs;
    return save(roster);
  }
  return Error{Fault::notFound, "This student is not on the roster. Bring the school's list in first.", ""};
}

struct Rosters::Read {
  std::map<StudentId, std::string> names;
  std::map<StudentId, std::vector<ClassId>> classes;
  records::RuleBook rules;
};

Result<const Rosters::Read*> Rosters::read() {
  if (read_) return read_.get();
  auto fresh = std::make_shared<Read>();
  CZ_TRY(roster, load());
  CZ_TRY(book, rules());
  fresh->rules = std::move(book);
  for (const roster::Student& each : roster.students) fresh->names[each.id] = each.shownName();
  for (const roster::SeatStudent& each : roster::seatRosterOf(roster, 0, formKey_).students) {
    fresh->names[each.id] = each.name;
    fresh->classes[each.id] = each.classes;  // those that a kiosk knows: both sides must come to the same rules
  }
  read_ = std::move(fresh);
  return read_.get();
}

Result<journey::ClassRules> Rosters::rulesOf(const StudentId& student) {
  CZ_TRY(known, read());
  const auto found = known->classes.find(student);
  return records::rulesOf(known->rules, found == known->classes.end() ? std::vector<ClassId>() : found->second);
}

std::optional<std::string> Rosters::nameOf(const StudentId& student) {
  const auto known = read();
  if (!known) return std::nullopt;
  const auto found = (*known)->names.find(student);
  if (found == (*known)->names.end()) return std::nullopt;
  return found->second;
}

}  // namespace cz::station
