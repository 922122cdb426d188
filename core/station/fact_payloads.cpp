#include "core/records/log_archive.h"
#include "core/station/facts.h"
#include "core/store/database.h"

namespace cz::station {
namespace {

Result<Bytes> payloadOf(store::Database& db, const LogId& log, std::uint64_t leaf) {
  records::LogArchive archive(db);
  CZ_TRY(found, archive.read(log, leaf, 1));
  if (found.empty() || !found.front().payload)
    return Error{Fault::notFound, "What this attempt recorded is not here any more.",
                 log.text + ":" + std::to_string(leaf)};
  return *found.front().payload;
}

/// A form after the first one, and whose log has it.
struct Refilled {
  LogId log;
  form::Form form;
};

/// Only the logs of kiosks where the attempt was to go on say anything about it.
Result<std::vector<Refilled>> refilled(store::Database& db, const AttemptFact& attempt) {
  CZ_TRY(holding, holdingOf(db, attempt.id, attempt.log));
  CZ_TRY(row, db.query("SELECT log, idx FROM reformed WHERE attempt = ?1 ORDER BY log, idx", attempt.id));
  std::vector<Refilled> forms;
  for (;;) {
    CZ_TRY(more, row.step());
    if (!more) return forms;
    const LogId log(row.text(0));
    if (!holding.all.contains(log)) continue;
    CZ_TRY(payload, payloadOf(db, log, static_cast<std::uint64_t>(row.integer(1))));
    CZ_TRY(turn, records::decodeAttemptTurn(payload));
    if (turn.form) forms.push_back({log, std::move(*turn.form)});
  }
}

Result<records::AttemptStart> signedStart(store::Database& db, const AttemptFact& attempt) {
  CZ_TRY(payload, payloadOf(db, attempt.log, attempt.startLeaf));
  return records::decodeAttemptStart(payload);
}

}  // namespace

// Whoever goes on with an attempt writes down the form that it has there; before that, it is as where it began.
Result<records::AttemptStart> startOf(store::Database& db, const AttemptFact& attempt) {
  CZ_TRY(start, signedStart(db, attempt));
  CZ_TRY(later, refilled(db, attempt));
  const LogId& at = attempt.place();
  const Refilled* newest = nullptr;
  for (const Refilled& one : later)
    if (one.log == at || (one.log == attempt.log && (newest == nullptr || newest->log != at))) newest = &one;
  if (newest != nullptr) start.form = newest->form;
  return start;
}

Result<std::vector<form::Form>> formsOf(store::Database& db, const AttemptFact& attempt) {
  CZ_TRY(start, signedStart(db, attempt));
  CZ_TRY(later, refilled(db, attempt));
  std::vector<form::Form> forms = {std::move(start.form)};
  for (Refilled& one : later) forms.push_back(std::move(one.form));
  return forms;
}

Result<records::AttemptDone> doneAt(store::Database& db, const HandInFact& handIn) {
  CZ_TRY(payload, payloadOf(db, handIn.log, handIn.leaf));
  return records::decodeAttemptDone(payload);
}

Result<records::AttemptDone> doneOf(store::Database& db, const AttemptFact& attempt) {
  if (!attempt.doneLeaf) return Error{Fault::notFound, "This attempt is not handed in yet.", ""};
  return doneAt(db, {attempt.doneLog, *attempt.doneLeaf, 0});
}

}  // namespace cz::station
