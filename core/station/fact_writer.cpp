#include "core/station/fact_writer.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/records/payload_code.h"
#include "core/records/payload_marked.h"
#include "core/station/epochs.h"
#include "core/station/healing.h"
#include "core/station/moments.h"
#include "core/station/replacement.h"
#include "core/station/score_again.h"
#include "core/store/database.h"

namespace cz::station {
namespace {

/// One answer a line: line breaks within an answer become blanks.
std::string linesOf(std::vector<std::string> answers) {
  for (std::string& answer : answers) std::replace(answer.begin(), answer.end(), '\n', ' ');
  return join(answers, "\n");
}

constexpr int kMostTries = 1000;  ///< so many numbers are drawn again to find a form that was shown before

bool saysSame(const FoundCheck& found) { return found && found.check->reassess.form == pack::Reassess::FormRule::same; }

Result<void> savePlaces(store::Database& db, const AttemptId& attempt, const std::vector<JudgedPlace>& places) {
  CZ_CHECK(db.run("DELETE FROM place WHERE attempt = ?1", attempt));
  std::size_t position = 0;
  for (const JudgedPlace& place : places) {
    const scoring::ItemResult& ours = place.ours.result;
    CZ_CHECK(
        db.run("INSERT INTO place(attempt, position, slot, verdict, points, of, read_as, kiosk_verdict, kiosk_points) "
               "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
               attempt, ++position, place.ours.slot, static_cast<int>(ours.verdict), ours.points.toText(),
               ours.of.toText(), ours.readAs, static_cast<int>(place.kioskVerdict), place.kioskPoints.toText()));
  }
  return {};
}

}  // namespace

std::string idsOf(const std::vector<SkillId>& skills) {
  std::vector<std::string> ids;
  for (const SkillId& skill : skills) ids.push_back(skill.text);
  return join(ids, "\n");
}

std::int64_t timeOf(const ledger::Leaf& leaf) { return leaf.clock == ledger::ClockState::unset ? 0 : leaf.wallMs; }

Result<void> FactWriter::take(const LogId& log, const Leaf& leaf) {
  if (leaf.leaf.type == ledger::LeafType::keyEpoch) return noteEpoch(db_, log, leaf.leaf);
  if (leaf.leaf.type == ledger::LeafType::stationRotate || leaf.leaf.type == ledger::LeafType::stationReplace)
    return noteWentOn(db_, log, leaf.leaf);
  if (!leaf.payload) return {};
  using ledger::LeafType;
  const LeafType type = leaf.leaf.type;
  if (type == LeafType::attemptStart || type == LeafType::attemptResume || type == LeafType::attemptDone)
    CZ_CHECK(noteMoment(db_, log, leaf.leaf));
  switch (type) {
    case ledger::LeafType::rebase: return noteRebase(db_, log, leaf);
    case ledger::LeafType::attemptStart: return takeStart(log, leaf);
    case ledger::LeafType::attemptDone: return takeDone(log, leaf);
    case ledger::LeafType::attemptAsk: return takeAsk(log, leaf);
    case ledger::LeafType::offlineUsed: return takeCode(log, leaf);
    case ledger::LeafType::rubricMark: return takeMarkHere(log, leaf);
    case ledger::LeafType::attemptReflect:
    case ledger::LeafType::attemptRevise:
    case ledger::LeafType::attemptPause:
    case ledger::LeafType::attemptResume: return takeStep(log, leaf);
    default: return {};
  }
}

Result<void> FactWriter::take(const records::Grant& grant) {
  return db_.run(
      "INSERT INTO grants(id, student, check_id, number, same_form, after_try) VALUES(?1, ?2, ?3, ?4, ?5, ?6) ON "
      "CONFLICT(id) DO NOTHING",
      grant.grant, grant.student, grant.check, grant.number, grant.action == records::Grant::Action::sameForm,
      grant.after);
}

Result<void> FactWriter::take(const records::TeachersDecision& decision) {
  CZ_CHECK(
      db_.run("INSERT INTO decided(id, number, type, student, check_id, attempt, to_student, reason, payload) "
              "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT(id) DO NOTHING",
              decision.by().id, decision.by().number, static_cast<int>(records::typeOf(decision)), decision.student,
              decision.check, decision.attempt(), decision.to(), decision.reason, records::encode(decision)));
  const bool isNew = db_.changes() > 0;
  if (std::holds_alternative<journey::HandedOver>(decision.what)) return settle(decision.attempt());
  return decision.regrade && isNew ? judge(decision.attempt()) : Result<void>();
}

// Marks of one place may stand in the downlogs of several kiosks: their numbers say which one counts.
Result<void> FactWriter::take(const records::MarkGiven& mark) {
  CZ_TRY(known, Facts(db_).markOf(mark.attempt, mark.slot));
  if (known && known->number > mark.number) return {};
  CZ_CHECK(db_.run("INSERT OR REPLACE INTO mark(attempt, slot, given) VALUES(?1, ?2, ?3)", mark.attempt, mark.slot,
                   records::encode(mark)));
  return judge(mark.attempt);
}

Result<void> FactWriter::odd(const LogId& log, std::uint64_t index, const std::string& what) {
  return db_.run("INSERT INTO oddity(log, idx, what) VALUES(?1, ?2, ?3) ON CONFLICT(log, idx) DO NOTHING", log, index,
                 what);
}

// Start and hand-in may come in any order: whichever is first makes the row, the other completes it.
Result<void> FactWriter::takeStart(const LogId& log, const Leaf& leaf) {
  const auto start = records::decodeAttemptStart(*leaf.payload);
  if (!start)
    return odd(log, leaf.leaf.index,
               "A kiosk signed the start of an attempt that can't be read: " + start.error().message);
  CZ_TRY(drawn, howDrawn(*start));
  CZ_CHECK(giveToStarter(start->attempt, log));
  CZ_CHECK(db_.run(
      "INSERT INTO attempt(id, log, student, check_id, number, grant_id, pack, start_index, start_ms, other_seed, "
      "holder, only_skills, help_deeds, factor) "
      "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?2, ?11, ?12, ?13) ON CONFLICT(id) DO UPDATE SET student = "
      "excluded.student, "
      "check_id = excluded.check_id, number = excluded.number, grant_id = excluded.grant_id, pack = excluded.pack, "
      "start_index = excluded.start_index, start_ms = excluded.start_ms, other_seed = excluded.other_seed, "
      "only_skills = excluded.only_skills, help_deeds = excluded.help_deeds, factor = excluded.factor "
      "WHERE attempt.start_index IS NULL AND attempt.log = excluded.log",
      start->attempt, log, start->student, start->check, start->number, start->grant, start->pack, leaf.leaf.index,
      timeOf(leaf.leaf), static_cast<int>(drawn), idsOf(start->only), start->deeds, start->timeFactor.toText()));
  if (db_.changes() == 0) return sayIfTaken(start->attempt, log, leaf.leaf.index);
  CZ_CHECK(settle(start->attempt));
  return judge(start->attempt);
}

// The same form again is right where a teacher or the author said so; a grant may say so, and facts.cpp asks it.
Result<Drawn> FactWriter::howDrawn(const records::AttemptStart& start) {
  for (const Seed& key : formKeys_) {
    CZ_TRY(drawn, howDrawn(start, key));
    if (drawn != Drawn::otherwise) return drawn;
  }
  return Drawn::otherwise;
}

Result<Drawn> FactWriter::howDrawn(const records::AttemptStart& start, const Seed& formKey) {
  const Seed& seed = start.form.seed;
  if (seed == form::seedFor(formKey, start.student, start.check, start.number)) return Drawn::asItShould;
  bool before = false;
  for (int number = 1; number < std::min(start.number, kMostTries) && !before; ++number)
    before = seed == form::seedFor(formKey, start.student, start.check, number);
  // A correction brings tries that were drawn for another student.
  CZ_TRY(onTheWay, Facts(db_).onTheWayOf(start.student, start.check));
  for (const AttemptFact& one : onTheWay)
    before =
        before || (one.id != start.attempt && seed == form::seedFor(formKey, one.startedBy, one.check, one.number));
  if (!before) return Drawn::otherwise;
  const FoundCheck found = packs_.findCheck(start.check, start.pack);
  return saysSame(found) ? Drawn::asBeforeByRule : Drawn::asBefore;
}

// A hand-in that came first from another kiosk made the row: the attempt is the one's that started it.
Result<void> FactWriter::giveToStarter(const AttemptId& attempt, const LogId& log) {
  return db_.run("DELETE FROM attempt WHERE id = ?1 AND start_index IS NULL AND log <> ?2", attempt, log);
}

// Ids are drawn from 128 bits: two attempts of one id are no accident. The first one counts, the other is shown.
Result<void> FactWriter::sayIfTaken(const AttemptId& attempt, const LogId& log, std::uint64_t index) {
  CZ_TRY(row, db_.query("SELECT log, start_index FROM attempt WHERE id = ?1", attempt));
  CZ_TRY(found, row.step());
  const bool same = found && row.text(0) == log.text && row.integer(1) == static_cast<std::int64_t>(index);
  if (same) return {};
  return odd(log, index,
             "A kiosk signed an attempt under an id that was used before. It is kept in the log and not counted.");
}

Result<void> FactWriter::takeAsk(const LogId& log, const Leaf& leaf) {
  const auto ask = records::decodeAttemptAsk(*leaf.payload);
  if (!ask) return odd(log, leaf.leaf.index, "A kiosk signed a request that can't be read: " + ask.error().message);
  return db_.run(
      "INSERT INTO ask(log, idx, attempt, student, check_id, words) VALUES(?1, ?2, ?3, ?4, ?5, ?6) "
      "ON CONFLICT(log, idx) DO NOTHING",
      log, leaf.leaf.index, ask->attempt, ask->student, ask->check, ask->words);
}

Result<void> FactWriter::takeCode(const LogId& log, const Leaf& leaf) {
  const auto used = records::decodeCodeUsed(*leaf.payload);
  if (!used)
    return odd(log, leaf.leaf.index,
               "A kiosk signed that a code was used, and it can't be read: " + used.error().message);
  return db_.run(
      "INSERT INTO code_used(log, idx, student, check_id, request, action, grant_id, at_ms, attempt) VALUES(?1, ?2, "
      "?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT(log, idx) DO NOTHING",
      log, leaf.leaf.index, used->student, used->check, used->request, static_cast<std::int64_t>(used->action),
      used->grant, timeOf(leaf.leaf), used->attempt);
}

/// Whether it counts is seen once what it is about is known here (marks_here.h).
Result<void> FactWriter::takeMarkHere(const LogId& log, const Leaf& leaf) {
  const auto marked = records::decodeMarkedHere(*leaf.payload);
  if (!marked) return odd(log, leaf.leaf.index, "A kiosk signed a mark that can't be read: " + marked.error().message);
  return db_.run(
      "INSERT INTO mark_here(log, idx, attempt, slot, given) VALUES(?1, ?2, ?3, ?4, ?5) ON CONFLICT(log, idx) DO "
      "NOTHING",
      log, leaf.leaf.index, marked->given.attempt, marked->given.slot, records::encode(marked->given));
}

Result<void> FactWriter::takeStep(const LogId& log, const Leaf& leaf) {
  const auto step = records::stepOf(leaf.leaf.type, *leaf.payload);
  if (!step)
    return odd(log, leaf.leaf.index,
               "A kiosk signed a step of an attempt (" + ledger::nameOf(leaf.leaf.type) +
                   ") that can't be read: " + step.error().message);
  CZ_CHECK(
      db_.run("INSERT INTO step(log, idx, attempt, kind, answers) VALUES(?1, ?2, ?3, ?4, ?5) ON CONFLICT(log, "
              "idx) DO NOTHING",
              log, leaf.leaf.index, step->attempt, static_cast<int>(step->kind), linesOf(step->answers)));
  if (step->kind != records::Step::Kind::resumed) return {};
  const auto turn = records::decodeAttemptTurn(*leaf.payload);
  if (turn && turn->form)
    CZ_CHECK(db_.run("INSERT INTO reformed(log, idx, attempt) VALUES(?1, ?2, ?3) ON CONFLICT(log, idx) DO NOTHING", log,
                     leaf.leaf.index, step->attempt));
  return db_.run("INSERT INTO reopened(log, idx, attempt) VALUES(?1, ?2, ?3) ON CONFLICT(log, idx) DO NOTHING", log,
                 leaf.leaf.index, step->attempt);
}

Result<int> FactWriter::attachWaiting() {
  CZ_TRY(row, db_.query("SELECT id FROM attempt WHERE state = 1 AND start_index IS NOT NULL ORDER BY id"));
  std::vector<AttemptId> waiting;
  for (;;) {
    CZ_TRY(more, row.step());
    if (!more) break;
    waiting.emplace_back(row.text(0));
  }
  int attached = 0;
  for (const AttemptId& attempt : waiting) {
    CZ_CHECK(judge(attempt));
    CZ_TRY(state, db_.query("SELECT state FROM attempt WHERE id = ?1", attempt));
    CZ_TRY(found, state.step());
    attached += found && state.integer(0) == 2;
  }
  return attached;
}

Result<void> FactWriter::dropAll() {
  return db_.runScript(
      "DELETE FROM attempt; DELETE FROM hand_in; DELETE FROM place; DELETE FROM ask; DELETE FROM reopened; DELETE FROM "
      "grants; DELETE FROM "
      "oddity; DELETE FROM mark; DELETE FROM step; DELETE FROM decided; DELETE FROM reformed; DELETE FROM epoch; "
      "DELETE FROM rebase; DELETE FROM code_used; DELETE FROM moment; DELETE FROM went_on; "
      "DELETE FROM mark_here;");
}

// Scores an attempt once its start, its hand-in and its pack are all here; until then it waits.
Result<void> FactWriter::judge(const AttemptId& attempt) {
  const auto facts = Facts(db_).attempt(attempt);
  if (!facts) return facts.error();
  if (!*facts || !(*facts)->doneLeaf) return {};
  const FoundCheck found = packs_.findCheck((*facts)->check, (*facts)->pack);
  if (!found) return {};
  CZ_TRY(start, startOf(db_, **facts));
  CZ_TRY(done, doneOf(db_, **facts));
  CZ_TRY(marks, Facts(db_).marksOf(attempt));
  CZ_TRY(regrades, Facts(db_).regradesOf(attempt));
  const auto judged = scoreAgain(*found.check, start, done, marks, newestOf(regrades));
  if (!judged)
    return odd((*facts)->doneLog, *(*facts)->doneLeaf, "A hand-in can't be scored: " + judged.error().message);
  CZ_CHECK(savePlaces(db_, attempt, judged->places));
  return db_.run(
      "UPDATE attempt SET state = 2, mastered = ?2, shown = ?3, missed = ?4, differs = ?5, "
      "marks_missing = ?6, other_seed = CASE WHEN other_seed = ?7 AND ?8 THEN ?9 ELSE other_seed END WHERE id = ?1",
      attempt, judged->ours.mastered, judged->ours.shown, idsOf(judged->missed), judged->differs, judged->ours.waiting,
      static_cast<int>(Drawn::asBefore), saysSame(found), static_cast<int>(Drawn::asBeforeByRule));
}

}  // namespace cz::station
