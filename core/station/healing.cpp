#include "core/station/healing.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/ledger/checkpoint.h"
#include "core/records/payload_recovery.h"
#include "core/station/code_sheets.h"
#include "core/station/days.h"
#include "core/station/erase.h"
#include "core/station/marking.h"
#include "core/station/recovery.h"
#include "core/station/relay.h"
#include "core/station/retired.h"
#include "core/station/score_again.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

using records::ArchivedLeaf;
using records::TakenBack;
using State = TakenBack::State;

constexpr std::uint64_t kStep = 1000;  ///< at least so much further back is asked for, when two logs part earlier

Result<void> expect(Station& station, const Hash& kiosk, std::int64_t restoredMs) {
  return station.db().run("INSERT INTO unheard(kiosk, restored_ms) VALUES(?1, ?2) ON CONFLICT(kiosk) DO NOTHING", kiosk,
                          restoredMs);
}

Result<void> heardOf(Station& station, const Hash& kiosk) {
  return station.db().run("DELETE FROM unheard WHERE kiosk = ?1", kiosk);
}

Result<bool> isExpected(Station& station, const Hash& kiosk) {
  CZ_TRY(row, station.db().query("SELECT 1 FROM unheard WHERE kiosk = ?1", kiosk));
  return row.step();
}

Result<void> takeDeed(Station& station, const Decided& deed) {
  return std::visit([&](const auto& one) { return station.factWriter().take(one); }, deed);
}

/// One kiosk's downlog on its way back.
class Healing {
 public:
  Healing(Station& station, store::Transaction& transaction, const Kiosk& kiosk)
      : station_(station), transaction_(transaction), kiosk_(kiosk) {}

  Result<void> run(const TakenBack& back) {
    for (const ArchivedLeaf& leaf : back.leaves) CZ_CHECK(take(leaf));
    for (const records::CutLeaf& leaf : back.again) CZ_CHECK(again(leaf, back));
    CZ_CHECK(tellOthers());
    CZ_CHECK(holdAgainstAudit());
    return tellTeacher(back);
  }

 private:
  Result<void> take(const ArchivedLeaf& leaf) {
    // The kiosk has gone on with it, or the station knows it from those who did it: a kiosk may have dropped either.
    if (leaf.leaf.type == ledger::LeafType::attemptState || leaf.leaf.type == ledger::LeafType::elsewhere) return {};
    if (!leaf.payload) {
      unreadable_ += leaf.leaf.payloadSize > 0;
      return {};
    }
    if (leaf.leaf.type == ledger::LeafType::recoverySheet) return takeSheet(leaf);
    if (leaf.leaf.type == ledger::LeafType::retire) return takeRetired(leaf);
    if (leaf.leaf.type == ledger::LeafType::erase) return takeErased(leaf);
    if (leaf.leaf.type == ledger::LeafType::anchor) return takeAnchor(leaf);
    const auto deed = deedOf(leaf.leaf.type, *leaf.payload);
    unreadable_ += !deed;
    if (!deed || !*deed) return {};
    CZ_TRY(known, isKnown(**deed));
    deeds_ += !known;
    const auto* mark = std::get_if<records::MarkGiven>(&**deed);
    if (mark != nullptr && !known) CZ_CHECK(relayMark(station_, transaction_, *mark, kiosk_.up.id()));
    CZ_CHECK(takeDeed(station_, **deed));
    const auto* decision = std::get_if<records::TeachersDecision>(&**deed);
    return decision != nullptr && decision->regrade && !known ? markAgain(decision->attempt()) : Result<void>();
  }

  /// A regrade came back, and a mark that was given since knows nothing of it: it is said once more, to everybody, with
  /// what both come to.
  Result<void> markAgain(const AttemptId& attempt) {
    CZ_TRY(fact, station_.facts().attempt(attempt));
    CZ_TRY(regrades, station_.facts().regradesOf(attempt));
    CZ_TRY(marks, station_.facts().marksOf(attempt));
    if (!fact || fact->state != AttemptFact::State::scored || marks.empty()) return {};
    const auto& said = std::get<journey::Regraded>(regrades.back().what).outcome;
    if (said == journey::Outcome{fact->mastered, fact->marksMissing > 0, fact->missed}) return {};
    CZ_TRY(mark, station_.facts().markOf(attempt, marks.begin()->first));
    CZ_CHECK(bringUpToDate(*mark));
    CZ_CHECK(station_.downlogs().add(transaction_, kiosk_.fingerprint(), *mark));
    CZ_CHECK(relayMark(station_, transaction_, *mark, kiosk_.up.id()));
    return station_.factWriter().take(*mark);
  }

  Result<void> takeSheet(const ArchivedLeaf& leaf) {
    const auto sheet = records::decodeSheetKnown(*leaf.payload);
    unreadable_ += !sheet;
    return sheet ? rememberSheet(station_, transaction_, {*sheet, leaf.leaf.wallMs}) : Result<void>();
  }

  Result<void> takeRetired(const ArchivedLeaf& leaf) {
    const auto retired = records::decodeRetired(*leaf.payload);
    unreadable_ += !retired;
    others_ = true;
    return retired ? rememberRetired(station_, transaction_, *retired, leaf.leaf.wallMs) : Result<void>();
  }

  Result<void> takeErased(const ArchivedLeaf& leaf) {
    const auto whom = records::decodeErase(*leaf.payload);
    unreadable_ += !whom;
    return whom ? rememberErased(station_, transaction_, *whom, leaf.leaf.wallMs) : Result<void>();
  }

  Result<void> takeAnchor(const ArchivedLeaf& leaf) {
    auto anchor = records::decodeAnchor(*leaf.payload);
    unreadable_ += !anchor;
    if (anchor) anchors_.push_back(*std::move(anchor));
    return {};
  }

  /// Another kiosk may have given it back before. A mark goes to one kiosk only.
  Result<bool> isKnown(const Decided& deed) {
    std::string id;
    if (const auto* mark = std::get_if<records::MarkGiven>(&deed)) {
      CZ_TRY(same, station_.db().query("SELECT 1 FROM mark WHERE attempt = ?1 AND slot = ?2 AND given = ?3",
                                       mark->attempt, mark->slot, records::encode(*mark)));
      return same.step();
    }
    if (const auto* grant = std::get_if<records::Grant>(&deed)) id = grant->grant.text;
    if (const auto* decision = std::get_if<records::TeachersDecision>(&deed)) id = decision->by().id.text;
    CZ_TRY(row,
           station_.db().query("SELECT 1 FROM grants WHERE id = ?1 UNION SELECT 1 FROM decided WHERE id = ?1", id));
    return row.step();
  }

  /// What the station decided since counts after what came back. The same deed in both stands there once.
  Result<void> again(const records::CutLeaf& leaf, const TakenBack& back) {
    const bool there = std::any_of(back.leaves.begin(), back.leaves.end(), [&](const ArchivedLeaf& one) {
      return one.leaf.type == leaf.leaf.type && one.payload == leaf.payload;
    });
    if (there) return {};
    CZ_TRY(deed, deedOf(leaf.leaf.type, *leaf.payload));
    Bytes payload = *leaf.payload;
    if (deed) CZ_CHECK(takeDeed(station_, *deed));
    if (deed && std::holds_alternative<records::MarkGiven>(*deed)) {
      auto& mark = std::get<records::MarkGiven>(*deed);
      CZ_CHECK(bringUpToDate(mark));
      CZ_CHECK(takeDeed(station_, *deed));
      payload = records::encode(mark);
    }
    CZ_CHECK(station_.downlogs().addAgain(transaction_, kiosk_.fingerprint(), leaf.leaf, payload));
    const bool isSheet = leaf.leaf.type == ledger::LeafType::settings;
    return isSheet ? codeSheetToldAgain(station_, kiosk_, payload) : Result<void>();
  }

  /// A mark says what it means for the attempt, with all marks: those that came back count, too.
  Result<void> bringUpToDate(records::MarkGiven& mark) {
    CZ_TRY(fact, station_.facts().attempt(mark.attempt));
    if (!fact || fact->state != AttemptFact::State::scored) return {};
    mark.mastered = fact->mastered;
    mark.waiting = fact->marksMissing;
    mark.missed = fact->missed;
    CZ_TRY(number, nextMark(station_.db(), mark.attempt, mark.slot));
    mark.number = number;  // it counts after what came back
    CZ_TRY(regrades, station_.facts().regradesOf(mark.attempt));
    mark.regrade = regradeNumber(regrades);
    return {};
  }

  Result<void> holdAgainstAudit() {
    if (anchors_.empty()) return {};
    CZ_TRY(found, contradictionsOf(station_, anchors_));
    for (const std::string& words : found) CZ_CHECK(station_.alarm("audit/" + words, words));
    return {};
  }

  Result<void> tellOthers() {
    // It has called now; what it lacks it gets with the next call.
    CZ_CHECK(station_.db().run("UPDATE unheard SET restored_ms = 0 WHERE kiosk = ?1", kiosk_.fingerprint()));
    CZ_TRY(kiosks, station_.kiosks().inUse());
    for (const Kiosk& other : kiosks)
      if (deeds_ > 0 || others_) CZ_CHECK(expect(station_, other.fingerprint(), 0));
    return {};
  }

  Result<void> tellTeacher(const TakenBack& back) {
    const std::string key = "healed/" + kiosk_.down.id().text + "/" + std::to_string(back.base);
    if (unreadable_ > 0)
      CZ_CHECK(station_.alarm(key + "/unreadable",
                              kiosk_.seat + " gave back " + counted(unreadable_, "decision", "decisions") +
                                  " of yours that can't be read any more. Look through what you unlocked and marked."));
    if (deeds_ == 0) return {};
    return station_.alarm(key, kiosk_.seat + " gave back " + counted(deeds_, "decision", "decisions") +
                                   " of yours that this station had lost, as after a restore. " +
                                   (deeds_ == 1 ? "It counts again." : "They count again.") +
                                   (back.again.empty() ? "" : " What you decided since counts, too."));
  }

  Station& station_;
  store::Transaction& transaction_;
  const Kiosk& kiosk_;
  std::size_t deeds_ = 0;
  std::vector<records::Anchor> anchors_;
  bool others_ = false;  ///< something came back that every kiosk must hear
  std::size_t unreadable_ = 0;
};

}  // namespace

Result<sync::DownReturnReply> takeBackDown(Station& station, const Kiosk& kiosk, const ledger::Slice& part) {
  ledger::SliceParts* parts = station.returning().placeFor(kiosk.fingerprint(), station.clock().bootMs());
  if (parts == nullptr) return sync::DownReturnReply{{}, false, part.from};  // it tries again
  CZ_TRY(whole, parts->add(part));
  if (!whole) return sync::DownReturnReply{{}, false, parts->next()};
  station.returning().leave(kiosk.fingerprint());
  const ledger::Slice& down = *whole;
  CZ_TRY(transaction, store::Transaction::begin(station.db()));
  CZ_TRY(back, station.downlogs().takeBack(transaction, kiosk.fingerprint(), down));
  sync::DownReturnReply reply{{}, true, down.from};
  if (back.state == State::earlier) {
    reply.healed = false;
    CZ_TRY(held, station.downlogs().size(kiosk.fingerprint()));
    const std::uint64_t from = std::min(down.from, held);
    const std::uint64_t step = std::max<std::uint64_t>(kStep, down.leaves.size());  // twice as much each time
    reply.needsFrom = from > step ? from - step : 0;
    return reply;
  }
  if (back.state == State::refused) {
    reply.healed = false;
    CZ_CHECK(station.alarm("given-back/" + kiosk.down.id().text,
                           kiosk.seat + " holds decisions that this station did not sign: " + back.reason +
                               " Nothing was changed. Have IT look at this kiosk."));
  }
  if (back.state == State::wentOn || back.state == State::rebased)
    CZ_CHECK(Healing(station, transaction, kiosk).run(back));
  // What came back may be about somebody who was forgotten already.
  if (!back.leaves.empty()) CZ_CHECK(eraseAllAgain(station, transaction));
  CZ_CHECK(transaction.commit());
  CZ_CHECK(eraseDue(station));
  return reply;
}

Result<void> topUp(Station& station, const Kiosk& kiosk) {
  const Hash fingerprint = kiosk.fingerprint();
  CZ_TRY(expected, isExpected(station, fingerprint));
  if (!expected) return {};
  CZ_CHECK(eraseDue(station));
  CZ_TRY(held, station.downlogs().holdings(fingerprint));
  CZ_TRY(grants, station.facts().grants());
  CZ_TRY(decisions, station.facts().decisions());
  CZ_TRY(sheet, sheetOf(station));
  CZ_TRY(lastCodes, lastCodeSheet(station, fingerprint));
  CZ_TRY(transaction, store::Transaction::begin(station.db()));
  Downlogs& downlogs = station.downlogs();
  for (const records::Grant& grant : grants)
    if (!held.deeds.contains(grant.grant.text)) CZ_CHECK(downlogs.add(transaction, fingerprint, grant));
  for (const records::TeachersDecision& decision : decisions)
    if (!held.deeds.contains(decision.by().id.text)) CZ_CHECK(downlogs.add(transaction, fingerprint, decision));
  if (sheet && sheet->known.version > held.sheet) CZ_CHECK(downlogs.add(transaction, fingerprint, sheet->known));
  if (lastCodes > held.codeSheet) CZ_CHECK(tellLastCodeSheet(station, transaction, downlogs, kiosk));
  CZ_TRY(all, station.kiosks().all());
  for (const Kiosk& one : all)
    if (one.retired && !held.retired.contains(one.fingerprint()))
      CZ_CHECK(downlogs.add(transaction, fingerprint, records::Retired{one.fingerprint()}));
  CZ_TRY(erased, erasedStudents(station));
  for (const Hash& student : erased)
    if (!held.erased.contains(student)) CZ_CHECK(downlogs.add(transaction, fingerprint, records::Erase{student}));
  CZ_CHECK(heardOf(station, fingerprint));
  return transaction.commit();
}

Result<void> expectAll(Station& station, store::Transaction&) {
  CZ_TRY(kiosks, station.kiosks().inUse());
  CZ_CHECK(station.db().runScript("DELETE FROM unheard"));
  for (const Kiosk& kiosk : kiosks) CZ_CHECK(expect(station, kiosk.fingerprint(), station.clock().wallMs()));
  return {};
}

Result<void> expectOthers(Station& station, store::Transaction&) {
  CZ_TRY(kiosks, station.kiosks().inUse());
  for (const Kiosk& kiosk : kiosks) CZ_CHECK(expect(station, kiosk.fingerprint(), 0));
  return {};
}

Result<bool> isHeardFirstSinceRestore(Station& station, const Hash& kiosk) {
  CZ_TRY(row, station.db().query("SELECT 1 FROM unheard WHERE kiosk = ?1 AND restored_ms > 0", kiosk));
  return row.step();
}

Result<void> noteRebase(store::Database& db, const LogId& log, const ArchivedLeaf& leaf) {
  const auto rebase = records::decodeRebase(*leaf.payload);
  if (!rebase || rebase->base > INT64_MAX || rebase->size > INT64_MAX) return {};
  return db.run(
      "INSERT INTO rebase(log, idx, base, size, root) VALUES(?1, ?2, ?3, ?4, ?5) ON CONFLICT(log, idx) DO NOTHING", log,
      leaf.leaf.index, rebase->base, rebase->size, rebase->root.view());
}

Result<bool> isExplained(Station& station, const Kiosk& kiosk, const ledger::Slice& slice) {
  const auto checkpoint = ledger::openCheckpoint(slice.note, kiosk.up);
  if (!checkpoint || checkpoint->size > INT64_MAX) return false;
  CZ_TRY(row, station.db().query("SELECT 1 FROM rebase WHERE log = ?1 AND base < ?2 AND (size > ?2 OR (size = ?2 AND "
                                 "root = ?3))",
                                 kiosk.up.id(), checkpoint->size, checkpoint->root.view()));
  return row.step();
}

Result<void> sayIfRebased(Station& station, const Kiosk& kiosk, const ArchivedLeaf& leaf) {
  if (leaf.leaf.type != ledger::LeafType::rebase || !leaf.payload) return {};
  const auto rebase = records::decodeRebase(*leaf.payload);
  if (!rebase) return {};
  const std::string log = kiosk.up.id().text;
  CZ_CHECK(station.calm("refused/" + log + "/"));
  const std::string found = rebase->checks == 0 ? "Nothing was lost. "
                                                : counted(rebase->checks, "check that was taken since is kept. ",
                                                          "checks that were taken since are kept. ");
  return station.alarm("rebase/" + log + "/" + std::to_string(leaf.leaf.index),
                       kiosk.seat + "'s disk went back in time; seen on " + dayOf(station.clock().wallMs()) + ". " +
                           found + "If nobody restored it, have IT replace it.");
}

Result<std::vector<std::string>> healingAlarms(Station& station) {
  CZ_TRY(row,
         station.db().query("SELECT seat, restored_ms FROM unheard JOIN kiosk ON fingerprint = unheard.kiosk WHERE "
                            "fingerprint NOT IN (SELECT kiosk FROM retired) AND restored_ms > 0 ORDER BY seat"));
  std::vector<std::string> seats;
  std::int64_t restoredMs = 0;
  for (;;) {
    CZ_TRY(more, row.step());
    if (!more) break;
    seats.push_back(row.text(0));
    restoredMs = row.integer(1);
  }
  if (seats.empty()) return std::vector<std::string>{};
  return std::vector<std::string>{"This station was restored on " + dayOf(restoredMs) +
                                  ". Not heard from since: " + join(seats, ", ") +
                                  ". What they hold and this station lost comes back when they call."};
}

Result<bool> mayBringMore(Station& station, const Kiosk& kiosk) {
  CZ_TRY(restored, isHeardFirstSinceRestore(station, kiosk.fingerprint()));
  if (restored) return true;
  CZ_TRY(row, station.db().query("SELECT 1 FROM moved WHERE kiosk = ?1 AND done = 0", kiosk.fingerprint()));
  return row.step();
}

}  // namespace cz::station
