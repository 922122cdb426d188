#include "core/station/erase.h"

#include <algorithm>
#include <optional>

#include "core/records/about.h"
#include "core/station/about_student.h"
#include "core/station/aside.h"
#include "core/station/days.h"
#include "core/station/hold.h"
#include "core/station/station.h"
#include "core/store/torn.h"

namespace cz::station {
namespace {

using records::Erase;
using records::Forgetting;

bool isAbout(const Decided& deed, const Forgetting& forgetting) {
  if (const auto* grant = std::get_if<records::Grant>(&deed)) return forgetting.isIt({grant->student, {}, {}});
  if (const auto* mark = std::get_if<records::MarkGiven>(&deed)) return forgetting.isIt({{}, {}, mark->attempt});
  const auto& decision = std::get<records::TeachersDecision>(deed);
  return forgetting.isIt({decision.student, decision.to(), decision.attempt()});
}

/// One student on the way out. Everything but reading decisions is one transaction.
class Erasing {
 public:
  Erasing(Station& station, const Erase& whom) : station_(station), forgetting_(whom) {}

  /// `keep`: only look.
  Result<Erased> run(bool keep) {
    CZ_TRY(deeds, station_.deeds());  // downlogs hand nothing out inside a transaction
    CZ_TRY(kiosks, whoHasNotHeard());
    CZ_TRY(transaction, store::Transaction::begin(station_.db()));
    CZ_CHECK(records::forget(transaction, nullptr, forgetting_));
    CZ_CHECK(forgetIn(station_, forgetting_));
    CZ_CHECK(dropFromRoster());
    if (keep) return done_;
    CZ_CHECK(writeDown(transaction, kiosks));
    std::erase_if(deeds, [&](const Decided& deed) { return isAbout(deed, forgetting_); });
    CZ_CHECK(station_.redraw(transaction, deeds));
    CZ_CHECK(note(station_, transaction, "erase", "Erased everything that was known about one student."));
    CZ_CHECK(transaction.commit());
    CZ_CHECK(station_.db().runScript("VACUUM"));  // pages that are free now hold nothing either
    CZ_CHECK(station_.db().settle());
    CZ_CHECK(store::dropTornPieces(station_.folder() / Station::kDatabase));
    return done_;
  }

 private:
  Result<std::vector<Kiosk>> whoHasNotHeard() {
    CZ_TRY(kiosks, station_.kiosks().all());  // also those out of use: they keep what they have
    std::vector<Kiosk> some;
    for (Kiosk& kiosk : kiosks) {
      CZ_TRY(held, station_.downlogs().holdings(kiosk.fingerprint()));
      if (!held.erased.contains(forgetting_.whom().student)) some.push_back(std::move(kiosk));
    }
    return some;
  }

  Result<void> dropFromRoster() {
    CZ_CHECK(dropRowsThatName());
    CZ_TRY(roster, station_.rosters().load());
    done_.attempts = forgetting_.attempts().size();
    done_.payloads = forgetting_.payloads;
    for (const roster::Student& student : roster.students) {
      if (!forgetting_.whom().isAbout(student.id)) continue;
      done_.name = station_.rosters().nameOf(student.id).value_or(student.shownName());
      return station_.rosters().forget(student.id);
    }
    return {};
  }

  Result<void> dropRowsThatName() {
    for (const std::string table : kTablesAboutStudents) CZ_CHECK(dropFrom(table));
    return {};
  }

  Result<void> dropFrom(const std::string& table) {
    std::set<std::string> named;
    {
      CZ_TRY(row, station_.db().query("SELECT DISTINCT student FROM " + table));
      for (;;) {
        CZ_TRY(more, row.step());
        if (!more) break;
        if (forgetting_.whom().isAbout(StudentId(row.text(0)))) named.insert(row.text(0));
      }
    }
    for (const std::string& student : named) {
      CZ_CHECK(station_.db().run("DELETE FROM " + table + " WHERE student = ?1", student));
      forgetting_.payloads += static_cast<std::size_t>(station_.db().changes());
    }
    return {};
  }

  Result<void> writeDown(store::Transaction& transaction, const std::vector<Kiosk>& kiosks) {
    store::Database& db = station_.db();
    CZ_CHECK(
        db.run("INSERT INTO erased(student, at_ms, due) VALUES(?1, ?2, 0) ON CONFLICT(student) DO UPDATE SET due "
               "= 0",
               forgetting_.whom().student, station_.clock().wallMs()));
    for (const AttemptId& attempt : forgetting_.attempts()) {
      CZ_CHECK(db.run("INSERT OR IGNORE INTO erased_attempt(id) VALUES(?1)", attempt));
      CZ_CHECK(db.run("DELETE FROM open_state WHERE attempt = ?1", attempt));
    }
    for (const Kiosk& kiosk : kiosks)
      CZ_CHECK(station_.downlogs().add(transaction, kiosk.fingerprint(), forgetting_.whom()));
    return {};
  }

  Station& station_;
  Forgetting forgetting_;
  Erased done_;
};

}  // namespace

Result<Erased> whatErasingTakes(Station& station, const StudentId& student) {
  CZ_TRY(takes, Erasing(station, records::eraseOf(student)).run(true));
  if (takes.name.empty() && takes.payloads == 0)
    return Error{Fault::notFound, "Nothing here is about such a student.", student.text};
  return takes;
}

Result<Erased> eraseStudent(Station& station, const StudentId& student) {
  CZ_TRY(takes, whatErasingTakes(station, student));
  CZ_TRY(held, holdOn(station, student));
  if (held)
    return Error{Fault::refused,
                 "The record of " + (takes.name.empty() ? student.text : takes.name) + " is held since " +
                     dayOf(held->atMs) + ": " + held->reason +
                     " Nothing was erased. To end that: checkzone-station hold --student " + student.text + " --end",
                 "record-held"};
  return Erasing(station, records::eraseOf(student)).run(false);
}

Result<void> rememberErased(Station& station, store::Transaction&, const Erase& whom, std::int64_t atMs) {
  return station.db().run("INSERT OR IGNORE INTO erased(student, at_ms, due) VALUES(?1, ?2, 1)", whom.student, atMs);
}

Result<void> eraseAllAgain(Station& station, store::Transaction&) {
  return station.db().run("UPDATE erased SET due = 1");
}

Result<void> eraseDue(Station& station) {
  for (;;) {
    std::optional<Hash> due;
    {
      CZ_TRY(row, station.db().query("SELECT student FROM erased WHERE due = 1 LIMIT 1"));
      CZ_TRY(there, row.step());
      if (!there) return {};
      CZ_TRY(student, fixedFrom<Hash>(row.blob(0), "A student"));
      due = student;
    }
    CZ_TRY(done, Erasing(station, Erase{*due}).run(false));
    static_cast<void>(done);
  }
}

Result<std::set<Hash>> erasedStudents(Station& station) {
  CZ_TRY(row, station.db().query("SELECT student FROM erased"));
  std::set<Hash> all;
  for (;;) {
    CZ_TRY(more, row.step());
    if (!more) return all;
    CZ_TRY(student, fixedFrom<Hash>(row.blob(0), "A student"));
    all.insert(student);
  }
}

namespace {

/// By the newest correction; nothing: there is none.
Result<std::optional<StudentId>> correctedTo(Station& station, const AttemptId& attempt) {
  using Owner = std::optional<StudentId>;
  CZ_TRY(row, station.db().query("SELECT to_student FROM decided WHERE attempt = ?1 AND to_student <> '' ORDER BY "
                                 "number DESC, id DESC LIMIT 1",
                                 attempt));
  CZ_TRY(there, row.step());
  return there ? Owner(row.text(0)) : Owner();
}

Result<bool> isErased(Station& station, const StudentId& student) {
  CZ_TRY(row, station.db().query("SELECT 1 FROM erased WHERE student = ?1", records::eraseOf(student).student));
  return row.step();
}

Result<bool> isOfErased(Station& station, const records::About& about) {
  if (!about.attempt.empty()) {
    CZ_TRY(owner, correctedTo(station, about.attempt));
    if (owner) return isErased(station, *owner);
    CZ_TRY(row, station.db().query("SELECT 1 FROM erased_attempt WHERE id = ?1", about.attempt));
    CZ_TRY(gone, row.step());
    if (gone) return true;
  }
  return isErased(station, about.student);
}

}  // namespace

Result<bool> dropIfErased(Station& station, const LogId& log, const records::ArchivedLeaf& leaf) {
  if (!leaf.payload) return false;
  const records::About about = records::aboutOf(leaf.leaf.type, *leaf.payload);
  if (about.student.empty() && about.attempt.empty()) return false;
  CZ_TRY(gone, isOfErased(station, about));
  if (!gone) return false;
  if (!about.attempt.empty())
    CZ_CHECK(station.db().run("INSERT OR IGNORE INTO erased_attempt(id) VALUES(?1)", about.attempt));
  CZ_CHECK(records::LogArchive(station.db()).drop(log, leaf.leaf.index));
  return true;
}

}  // namespace cz::station
