#include "core/records/facts.h"

#include "core/base/text.h"
#include "core/ledger/sure_time.h"
#include "core/records/payload.h"
#include "core/records/payload_code.h"
#include "core/records/payload_elsewhere.h"
#include "core/records/payload_journey.h"
#include "core/records/payload_marked.h"
#include "records_sql.h"

namespace cz::records {
namespace {

constexpr const char* kMemory = "drawn";
constexpr std::string_view kAttach = "ATTACH ':memory:' AS drawn";

constexpr std::string_view kColumns =
    "SELECT id, student, check_id, number, start_leaf, done_leaf, log, holder, done_log FROM attempt ";

/// Everything of one table as lines of quoted values.
constexpr std::string_view kDumps[] = {
    R"(SELECT 'told ' || quote(log) || quote(leaf) || quote(down) FROM told ORDER BY log, leaf)",
    R"(SELECT 'seat ' || quote(log) || quote(name) FROM seat ORDER BY log)",
    R"(SELECT 'hand_in ' || quote(attempt) || quote(log) || quote(leaf) || quote(mastered) || quote(waiting) ||
quote(done_ms) || quote(missed) || quote(stands) FROM hand_in ORDER BY attempt, log)",
    R"(SELECT 'attempt ' || quote(id) || quote(log) || quote(holder) || quote(done_log) || quote(student) || quote(check_id) || quote(number) ||
quote(grant_id) || quote(start_leaf) || quote(done_leaf) || quote(mastered) || quote(waiting) ||
quote(done_ms) || quote(missed) || quote(only_skills) || quote(deeds) || quote(factor) FROM attempt ORDER BY id)",
    R"(SELECT 'marked ' || quote(attempt) || quote(slot) || quote(leaf) || quote(mastered) || quote(waiting)
|| quote(missed) || quote(regrade) || quote(own) || quote(number) || quote(heard) FROM marked ORDER BY attempt, slot)",
    R"(SELECT 'asking ' || quote(log) || quote(leaf) || quote(student) || quote(check_id) || quote(attempt) FROM asking
ORDER BY log, leaf)",
    R"(SELECT 'granted ' || quote(id) || quote(student) || quote(check_id) || quote(leaf) || quote(number)
|| quote(same_form) || quote(after_try) FROM granted ORDER BY id)",
    R"(SELECT 'coded ' || quote(id) || quote(log) || quote(student) || quote(check_id) || quote(request) || quote(leaf)
|| quote(action) || quote(attempt) FROM coded ORDER BY id)",
    R"(SELECT 'reformed ' || quote(log) || quote(leaf) || quote(attempt) FROM reformed ORDER BY log, leaf)",
    R"(SELECT 'step ' || quote(log) || quote(leaf) || quote(attempt) || quote(kind) FROM step ORDER BY log, leaf)",
    R"(SELECT 'decided ' || quote(id) || quote(type) || quote(student) || quote(check_id) || quote(attempt)
|| quote(to_student) || quote(payload) FROM decided ORDER BY id)"};

std::string linesOf(const std::vector<SkillId>& skills) {
  std::vector<std::string> ids;
  for (const SkillId& skill : skills) ids.push_back(skill.text);
  return join(ids, "\n");
}

/// Skills that are not there yet. A skill that waits for a mark is decided by the mark.
std::string missedOf(const scoring::CheckResult& result) {
  std::vector<SkillId> missed;
  for (const auto& skill : result.skills)
    if (!skill.mastered && skill.waiting == 0) missed.push_back(skill.skill);
  return linesOf(missed);
}

}  // namespace

Result<void> Facts::applyOwn(const ArchivedLeaf& leaf) {
  if (!leaf.payload) return {};
  if (leaf.leaf.type == ledger::LeafType::rubricMark) return applyOwnMark(leaf.leaf.index, *leaf.payload);
  return apply({}, leaf.leaf, *leaf.payload);
}

Result<void> Facts::apply(const LogId& log, const ledger::Leaf& leaf, ByteView payload) {
  switch (leaf.type) {
    case ledger::LeafType::attemptStart: return applyStart(log, leaf.index, payload);
    case ledger::LeafType::attemptDone: return applyDone(log, leaf, payload);
    case ledger::LeafType::attemptAsk: return applyAsk(log, leaf.index, payload);
    case ledger::LeafType::offlineUsed: return applyCode(log, leaf.index, payload);
    case ledger::LeafType::attemptReflect:
    case ledger::LeafType::attemptRevise:
    case ledger::LeafType::attemptPause:
    case ledger::LeafType::attemptResume: return applyStep(log, leaf, payload);
    default: return {};
  }
}

Result<void> Facts::applyStart(const LogId& log, std::uint64_t leaf, ByteView payload) {
  const auto start = decodeAttemptStart(payload);
  if (!start) return {};
  CZ_CHECK(database_->run(
      "INSERT OR IGNORE INTO attempt(id, log, holder, student, check_id, number, grant_id, start_leaf, only_skills, "
      "deeds, factor) VALUES(?1, ?2, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
      start->attempt, log, start->student, start->check, start->number, start->grant, leaf, linesOf(start->only),
      start->deeds, start->timeFactor.toText()));
  return early_.erase(start->attempt) > 0 ? settle(start->attempt) : Result<void>();
}

Result<void> Facts::applyDone(const LogId& log, const ledger::Leaf& leaf, ByteView payload) {
  const auto done = decodeAttemptDone(payload);
  if (!done) return {};
  // A time is only worth keeping when the clock was set (case O-25).
  const bool timed = ledger::isSure(leaf.clock);
  CZ_CHECK(
      database_->run("UPDATE attempt SET done_log = ?2, done_leaf = ?3, mastered = ?4, waiting = ?5, missed = ?6, "
                     "done_ms = CASE WHEN ?7 "
                     "THEN ?8 END WHERE id = ?1 AND log = ?2 AND holder = ?2 AND done_leaf IS NULL",
                     done->attempt, log, leaf.index, done->result.mastered, done->result.waiting,
                     missedOf(done->result), timed, leaf.wallMs));
  if (database_->changes() > 0) return {};
  // Handed over, told before its start, or once more.
  CZ_CHECK(database_->run(
      "INSERT INTO hand_in(attempt, log, leaf, mastered, waiting, missed, done_ms) VALUES(?1, ?2, ?3, ?4, ?5, ?6, CASE "
      "WHEN ?7 THEN ?8 END) ON CONFLICT(attempt, log) DO NOTHING",
      done->attempt, log, leaf.index, done->result.mastered, done->result.waiting, missedOf(done->result), timed,
      leaf.wallMs));
  return settle(done->attempt);
}

Result<Facts::Holding> Facts::holding(const AttemptId& attempt, const LogId& start) {
  Holding holding{start, {start}};
  journey::Deed newest;
  const auto type = static_cast<int>(ledger::LeafType::attemptHandedOver);
  CZ_TRY(row, database_->query("SELECT payload FROM decided WHERE attempt = ?1 AND type = ?2", attempt, type));
  for (;;) {
    CZ_TRY(more, row.step());
    if (!more) return holding;
    CZ_TRY(decision, decodeTeachersDecision(ledger::LeafType::attemptHandedOver, row.blob(0)));
    const LogId to = kept(std::get<journey::HandedOver>(decision.what).to);
    holding.all.insert(to);
    if (decision.by() <= newest) continue;
    newest = decision.by();
    holding.holder = to;
  }
}

Result<std::set<LogId>> Facts::handedInAt(const AttemptId& attempt, const std::set<LogId>& holders) {
  CZ_CHECK(database_->run(
      "INSERT INTO hand_in(attempt, log, leaf, mastered, waiting, done_ms, missed) SELECT id, done_log, done_leaf, "
      "mastered, waiting, done_ms, missed FROM attempt WHERE id = ?1 AND done_leaf IS NOT NULL ON CONFLICT(attempt, "
      "log) "
      "DO UPDATE SET leaf = excluded.leaf, mastered = excluded.mastered, waiting = excluded.waiting, done_ms = "
      "excluded.done_ms, missed = excluded.missed",
      attempt));
  std::set<LogId> logs;
  for (const LogId& holder : holders) {
    CZ_CHECK(database_->run("UPDATE hand_in SET stands = 1 WHERE attempt = ?1 AND log = ?2", attempt, holder));
    if (database_->changes() > 0) logs.insert(holder.empty() ? log_ : holder);
  }
  return logs;
}

Result<void> Facts::settle(const AttemptId& attempt) {
  CZ_TRY(known, this->attempt(attempt));
  if (!known) {
    early_.insert(attempt);
    return {};
  }
  CZ_TRY(holding, this->holding(attempt, known->log));
  CZ_TRY(handedIn, handedInAt(attempt, holding.all));
  CZ_CHECK(database_->run("UPDATE attempt SET holder = ?2 WHERE id = ?1", attempt, holding.holder));
  if (handedIn.empty()) return {};
  const LogId holder = holding.holder.empty() ? log_ : holding.holder;
  const LogId counts = kept(handedIn.contains(holder) ? holder : *handedIn.begin());
  return database_->run(
      "UPDATE attempt SET done_log = h.log, done_leaf = h.leaf, mastered = h.mastered, waiting = h.waiting, done_ms = "
      "h.done_ms, missed = h.missed FROM hand_in h WHERE attempt.id = ?1 AND h.attempt = ?1 AND h.log = ?2",
      attempt, counts);
}

Result<void> Facts::applyElsewhere(std::uint64_t leaf, ByteView payload) {
  const auto elsewhere = decodeElsewhere(payload);
  if (!elsewhere || elsewhere->log == log_) return {};  // its own leaves tell it more
  if (elsewhere->type == ledger::LeafType::mark) return applyMark(leaf, elsewhere->payload);
  if (!elsewhere->seat.empty())
    CZ_CHECK(database_->run("INSERT INTO seat VALUES(?1, ?2) ON CONFLICT(log) DO UPDATE SET name = excluded.name",
                            elsewhere->log, elsewhere->seat));
  CZ_CHECK(database_->run("INSERT OR IGNORE INTO told VALUES(?1, ?2, ?3)", elsewhere->log, elsewhere->index, leaf));
  ledger::Leaf there;
  there.type = elsewhere->type;
  there.index = elsewhere->index;
  there.wallMs = elsewhere->wallMs;
  there.clock = elsewhere->clock;
  return apply(elsewhere->log, there, elsewhere->payload);
}

Result<void> Facts::applyStep(const LogId& log, const ledger::Leaf& leaf, ByteView payload) {
  const auto step = stepOf(leaf.type, payload);
  if (!step) return {};
  if (step->kind == Step::Kind::resumed) {
    const auto turn = decodeAttemptTurn(payload);
    if (turn && turn->form)
      CZ_CHECK(database_->run("INSERT OR IGNORE INTO reformed VALUES(?1, ?2, ?3)", log, leaf.index, turn->attempt));
  }
  return database_->run("INSERT OR IGNORE INTO step VALUES(?1, ?2, ?3, ?4)", log, leaf.index, step->attempt,
                        static_cast<int>(step->kind));
}

Result<void> Facts::applyAsk(const LogId& log, std::uint64_t leaf, ByteView payload) {
  const auto ask = decodeAttemptAsk(payload);
  if (!ask) return {};
  return database_->run("INSERT OR IGNORE INTO asking VALUES(?1, ?2, ?3, ?4, ?5)", log, leaf, ask->student, ask->check,
                        ask->attempt);
}

Result<void> Facts::applyCode(const LogId& log, std::uint64_t leaf, ByteView payload) {
  const auto used = decodeCodeUsed(payload);
  if (!used) return {};
  return database_->run("INSERT OR IGNORE INTO coded VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)", used->grant, log,
                        used->student, used->check, used->request, leaf, static_cast<std::int64_t>(used->action),
                        used->attempt);
}

Result<void> Facts::applyDown(const ArchivedLeaf& leaf) {
  if (!leaf.payload) return {};
  switch (leaf.leaf.type) {
    case ledger::LeafType::grant: return applyGrant(leaf.leaf.index, *leaf.payload);
    case ledger::LeafType::mark: return applyMark(leaf.leaf.index, *leaf.payload);
    case ledger::LeafType::elsewhere: return applyElsewhere(leaf.leaf.index, *leaf.payload);
    default: return isTeachersDecision(leaf.leaf.type) ? applyDecision(leaf.leaf.type, *leaf.payload) : Result<void>();
  }
}

Result<void> Facts::applyGrant(std::uint64_t leaf, ByteView payload) {
  const auto grant = decodeGrant(payload);
  if (!grant) return {};
  return database_->run("INSERT OR IGNORE INTO granted VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)", grant->grant,
                        grant->student, grant->check, leaf, grant->number, grant->action == Grant::Action::sameForm,
                        grant->after);
}

Result<void> Facts::applyDecision(ledger::LeafType type, ByteView payload) {
  const auto decision = decodeTeachersDecision(type, payload);
  if (!decision) return {};
  CZ_CHECK(database_->run("INSERT OR IGNORE INTO decided VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)", decision->by().id,
                          static_cast<int>(type), decision->student, decision->check, decision->attempt(),
                          decision->to(), payload));
  return type == ledger::LeafType::attemptHandedOver ? settle(decision->attempt()) : Result<void>();
}

Result<void> Facts::applyMark(std::uint64_t leaf, ByteView payload) {
  const auto mark = decodeMarkGiven(payload);
  return mark ? takeMark({false, leaf}, 0, *mark) : Result<void>();
}

Result<void> Facts::applyOwnMark(std::uint64_t leaf, ByteView payload) {
  const auto marked = decodeMarkedHere(payload);
  return marked ? takeMark({true, leaf}, marked->after, marked->given) : Result<void>();
}

// The highest number counts; of two with one number that of the station, and of two of its own the later one.
Result<void> Facts::takeMark(const MarkedAt& at, std::uint64_t heard, const MarkGiven& mark) {
  std::optional<std::string> missed;
  if (mark.missed) missed = linesOf(*mark.missed);
  return database_->run(
      "INSERT INTO marked(attempt, slot, own, leaf, number, heard, mastered, waiting, missed, regrade) VALUES(?1, ?2, "
      "?3, ?4, ?5, ?6, ?7, ?8, CASE WHEN ?9 THEN ?10 END, ?11) ON CONFLICT(attempt, slot) DO UPDATE SET own = "
      "excluded.own, leaf = excluded.leaf, number = excluded.number, heard = excluded.heard, mastered = "
      "excluded.mastered, waiting = excluded.waiting, missed = excluded.missed, regrade = excluded.regrade WHERE "
      "(excluded.number, NOT excluded.own, excluded.leaf) > (marked.number, NOT marked.own, marked.leaf)",
      mark.attempt, mark.slot, at.own, at.leaf, mark.number, heard, mark.mastered, mark.waiting, missed.has_value(),
      missed.value_or(""), mark.regrade);
}

Result<std::vector<Facts::MarkedAt>> Facts::marksAt(const AttemptId& attempt) {
  CZ_TRY(row, database_->query("SELECT own, leaf FROM marked WHERE attempt = ?1 ORDER BY own, leaf", attempt));
  std::vector<MarkedAt> all;
  for (;;) {
    CZ_TRY(there, row.step());
    if (!there) return all;
    all.push_back({row.integer(0) != 0, static_cast<std::uint64_t>(row.integer(1))});
  }
}

Result<std::uint64_t> Facts::markNumber(const AttemptId& attempt, const SlotId& slot) {
  CZ_TRY(row, database_->query("SELECT number FROM marked WHERE attempt = ?1 AND slot = ?2", attempt, slot));
  CZ_TRY(there, row.step());
  return there ? static_cast<std::uint64_t>(row.integer(0)) : 0;
}

Result<std::optional<TeachersDecision>> Facts::regrade(const AttemptId& attempt) {
  CZ_TRY(row, database_->query("SELECT payload FROM decided WHERE type = ?1 AND attempt = ?2",
                               static_cast<int>(ledger::LeafType::attemptRegraded), attempt));
  std::optional<TeachersDecision> newest;
  for (;;) {
    CZ_TRY(there, row.step());
    if (!there) return newest;
    CZ_TRY(one, decodeTeachersDecision(ledger::LeafType::attemptRegraded, row.blob(0)));
    if (!newest || newest->by() < one.by()) newest = std::move(one);
  }
}

Result<std::vector<Facts::Reformed>> Facts::reformed(const AttemptId& attempt) {
  CZ_TRY(row, database_->query("SELECT log, leaf FROM reformed WHERE attempt = ?1 ORDER BY log, leaf", attempt));
  std::vector<Reformed> all;
  for (;;) {
    CZ_TRY(there, row.step());
    if (!there) return all;
    all.push_back({LogId(row.text(0)), static_cast<std::uint64_t>(row.integer(1))});
  }
}

Result<void> Facts::forgetStep(const LogId& log, std::uint64_t leaf) {
  CZ_CHECK(database_->run("DELETE FROM told WHERE log = ?1 AND leaf = ?2", log, leaf));
  return database_->run("DELETE FROM step WHERE log = ?1 AND leaf = ?2", log, leaf);
}

Result<std::string> Facts::seatOf(const LogId& log) {
  CZ_TRY(row, database_->query("SELECT name FROM seat WHERE log = ?1", log));
  CZ_TRY(there, row.step());
  return there ? row.text(0) : std::string();
}

Result<bool> Facts::wasCoded(const StudentId& student, const CheckId& check, const std::string& request) {
  CZ_TRY(row, database_->query("SELECT 1 FROM coded WHERE student = ?1 AND check_id = ?2 AND request = ?3", student,
                               check, request));
  return row.step();
}

Result<std::vector<std::pair<std::string, GrantId>>> Facts::teachersCodes() {
  CZ_TRY(row, database_->query("SELECT request, id FROM coded WHERE log = '' AND student = '' AND check_id = '' AND "
                               "action = ?1 ORDER BY leaf",
                               static_cast<int>(CodeAction::teacher)));
  std::vector<std::pair<std::string, GrantId>> all;
  for (;;) {
    CZ_TRY(there, row.step());
    if (!there) return all;
    all.emplace_back(row.text(0), GrantId(row.text(1)));
  }
}

Result<std::vector<AttemptFact>> Facts::lastWithMarks() {
  CZ_TRY(statement, database_->query(std::string(kColumns) +
                                     "WHERE waiting > 0 AND done_log = '' AND NOT EXISTS(SELECT 1 FROM attempt b WHERE "
                                     "b.student = attempt.student AND b.check_id = attempt.check_id AND b.log = '' AND "
                                     "b.start_leaf > attempt.start_leaf) ORDER BY start_leaf"));
  return readAttempts(std::move(statement));
}

Result<void> Facts::make() {
  CZ_CHECK(database_->runScript(kAttach));
  return database_->runScript(sql::kKioskFacts);
}

Result<Facts::Kept> Facts::keep() {
  CZ_TRY(tables, database_->image(kMemory));
  return Kept{std::move(tables), early_};
}

Result<void> Facts::restore(const Kept& kept) {
  CZ_CHECK(database_->runScript(kAttach));
  CZ_CHECK(database_->takeImage(kMemory, kept.tables));
  early_ = kept.early;
  return {};
}

Result<void> Facts::clear() {
  early_.clear();
  return database_->runScript(
      "DELETE FROM seat; DELETE FROM hand_in; DELETE FROM attempt; DELETE FROM asking; DELETE FROM granted; DELETE "
      "FROM marked; "
      "DELETE FROM step; DELETE FROM decided; DELETE FROM reformed; DELETE FROM told; DELETE FROM coded;");
}

Result<std::string> Facts::asText() {
  std::string text;
  for (const std::string_view dump : kDumps) {
    CZ_TRY(statement, database_->query(dump));
    for (;;) {
      CZ_TRY(there, statement.step());
      if (!there) break;
      text += statement.text(0) + "\n";
    }
  }
  return text;
}

Result<std::vector<AttemptFact>> Facts::readAttempts(store::Statement statement) {
  std::vector<AttemptFact> found;
  for (;;) {
    CZ_TRY(there, statement.step());
    if (!there) return found;
    AttemptFact fact;
    fact.id = AttemptId(statement.text(0));
    fact.student = StudentId(statement.text(1));
    fact.check = CheckId(statement.text(2));
    fact.number = static_cast<int>(statement.integer(3));
    fact.log = LogId(statement.text(6));
    fact.startLeaf = static_cast<std::uint64_t>(statement.integer(4));
    fact.holder = LogId(statement.text(7));
    if (!statement.isNull(8)) fact.doneLog = LogId(statement.text(8));
    if (!statement.isNull(5)) fact.doneLeaf = static_cast<std::uint64_t>(statement.integer(5));
    found.push_back(std::move(fact));
  }
}

Result<std::optional<AttemptFact>> Facts::attempt(const AttemptId& id) {
  CZ_TRY(statement, database_->query(std::string(kColumns) + "WHERE id = ?1", id));
  CZ_TRY(found, readAttempts(std::move(statement)));
  return found.empty() ? std::optional<AttemptFact>() : std::optional<AttemptFact>(found.front());
}

Result<std::optional<std::uint64_t>> Facts::toldBy(const LogId& log, std::uint64_t leaf) {
  CZ_TRY(row, database_->query("SELECT down FROM told WHERE log = ?1 AND leaf = ?2", log, leaf));
  CZ_TRY(there, row.step());
  if (!there) return std::optional<std::uint64_t>();
  return std::optional(static_cast<std::uint64_t>(row.integer(0)));
}

Result<std::vector<AttemptFact>> Facts::openAttempts() {
  CZ_TRY(statement, database_->query(std::string(kColumns) +
                                     "WHERE done_leaf IS NULL AND holder = '' ORDER BY log, start_leaf DESC"));
  return readAttempts(std::move(statement));
}

}  // namespace cz::records
