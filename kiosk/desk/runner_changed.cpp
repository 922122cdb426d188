// Results that the teacher has changed since.

#include "kiosk/desk/changed_view.h"
#include "kiosk/desk/runner.h"

namespace cz::desk {

Result<std::vector<app::ChangedView>> Desk::Runner::changed(const StudentId& student) const {
  std::vector<app::ChangedView> all;
  desk.telling_.clear();
  for (const auto& shelved : desk.library_.packs())
    for (const pack::Check& check : shelved->pack.checks) {
      CZ_TRY(way, desk.records_->journey(student, check.id));
      for (const journey::Attempt* attempt : way.counting()) {
        if (!attempt->regraded.value) continue;
        CZ_TRY(told, desk.records_->wasTold(attempt->id, attempt->regraded.by));
        CZ_TRY(regrade, desk.records_->regrade(attempt->id));
        if (told || !regrade) continue;
        all.push_back(changedOf(*regrade, check.title, attempt->start->number));
        desk.telling_.emplace_back(attempt->id, regrade->by());
      }
    }
  return all;
}

Result<scoring::CheckResult> Desk::Runner::regraded(const records::Finished& finished, const pack::Check* check,
                                                    scoring::CheckResult result) const {
  CZ_TRY(regrade, desk.records_->regrade(finished.start.attempt));
  if (!regrade) return result;
  if (check == nullptr) return asDecided(std::move(result), *regrade->regrade);
  return scoring::replacePlaces(*check, finished.start.form, result, regrade->regrade->after.places);
}

}  // namespace cz::desk
