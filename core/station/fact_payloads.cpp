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

/// The forms after the first one. Only the log that has the attempt says anything about it.
Result<std::vector<form::Form>> refilled(store::Database& db, const AttemptFact& attempt) {
  CZ_TRY(row,
         db.query("SELECT idx FROM reformed WHERE attempt = ?1 AND log = ?2 ORDER BY idx", attempt.id, attempt.log));
  std::vector<form::Form> forms;
  for (;;) {
    CZ_TRY(more, row.step());
    if (!more) return forms;
    CZ_TRY(payload, payloadOf(db, attempt.log, static_cast<std::uint64_t>(row.integer(0))));
    CZ_TRY(turn, records::decodeAttemptTurn(payload));
    if (turn.form) forms.push_back(std::move(*turn.form));
  }
}

Result<records::AttemptStart> signedStart(store::Database& db, const AttemptFact& attempt) {
  CZ_TRY(payload, payloadOf(db, attempt.log, attempt.startLeaf));
  return records::decodeAttemptStart(payload);
}

}  // namespace

Result<records::AttemptStart> startOf(store::Database& db, const AttemptFact& attempt) {
  CZ_TRY(start, signedStart(db, attempt));
  CZ_TRY(later, refilled(db, attempt));
  if (!later.empty()) start.form = std::move(later.back());
  return start;
}

Result<std::vector<form::Form>> formsOf(store::Database& db, const AttemptFact& attempt) {
  CZ_TRY(start, signedStart(db, attempt));
  CZ_TRY(forms, refilled(db, attempt));
  forms.insert(forms.begin(), std::move(start.form));
  return forms;
}

Result<records::AttemptDone> doneOf(store::Database& db, const AttemptFact& attempt) {
  if (!attempt.doneLeaf) return Error{Fault::notFound, "This attempt is not handed in yet.", ""};
  CZ_TRY(payload, payloadOf(db, attempt.log, *attempt.doneLeaf));
  return records::decodeAttemptDone(payload);
}

}  // namespace cz::station
