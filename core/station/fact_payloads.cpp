#include "core/records/log_archive.h"
#include "core/station/facts.h"

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

}  // namespace

Result<records::AttemptStart> startOf(store::Database& db, const AttemptFact& attempt) {
  CZ_TRY(payload, payloadOf(db, attempt.log, attempt.startLeaf));
  return records::decodeAttemptStart(payload);
}

Result<records::AttemptDone> doneOf(store::Database& db, const AttemptFact& attempt) {
  if (!attempt.doneLeaf) return Error{Fault::notFound, "This attempt is not handed in yet.", ""};
  CZ_TRY(payload, payloadOf(db, attempt.log, *attempt.doneLeaf));
  return records::decodeAttemptDone(payload);
}

}  // namespace cz::station
