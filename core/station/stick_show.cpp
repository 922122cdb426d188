// What one file of a kiosk says, for whoever wonders about it. Changes nothing.

#include "core/records/log_archive.h"
#include "core/station/epochs.h"
#include "core/station/intake.h"
#include "core/station/station.h"
#include "core/station/stick.h"
#include "core/sync/wire.h"
#include "core/vault/files.h"

namespace cz::station {

using sync::BundleKind;

Result<StickShown> showBundle(Station& station, std::mutex& mutex, const std::filesystem::path& file) {
  std::error_code ignored;
  if (std::filesystem::file_size(file, ignored) > sync::kMostBundle && !ignored)
    return Error{Fault::input, file.string() + " is too large for a message of a kiosk.", ""};
  CZ_TRY(bytes, vault::readFile(file, sync::kMostBundle));
  const std::lock_guard lock(mutex);
  CZ_TRY(said, Intake(station).open(BundleKind::stickUp, bytes));
  CZ_TRY(message, sync::decodeStickUp(said.body));
  const auto& sent = said.manifest.sent;
  StickShown shown{said.kiosk.seat,
                   said.kiosk.fingerprint(),
                   said.kiosk.up.id().text,
                   sent.wallMs,
                   sent.clock != ledger::ClockState::unset,
                   message.up.from,
                   {},
                   message.downSize,
                   false,
                   ""};
  for (const Bytes& leaf : message.up.leaves) {
    const auto decoded = ledger::decodeLeaf(leaf);
    shown.leaves.push_back(decoded ? ledger::nameOf(decoded->type) : "not a leaf");
  }
  if (message.up.note.empty()) {  // gives back decisions of the teacher, and says nothing of its own
    shown.proven = true;
    return shown;
  }
  // Taken in as ever, and never committed.
  CZ_TRY(closed, openSlice(station, said.kiosk.up.id(), message.up));
  CZ_TRY(transaction, store::Transaction::begin(station.db()));
  CZ_TRY(received, records::LogArchive(station.db()).receive(transaction, said.kiosk.up.id(), message.up));
  using State = records::Received::State;
  shown.proven = (received.state == State::stored || received.state == State::have) && received.badPayloads.empty() &&
                 closed.empty();
  shown.why = received.reason;
  if (!received.badPayloads.empty())
    shown.why = "What leaf " + std::to_string(received.badPayloads.front()) + " says is not what was signed.";
  else if (!closed.empty())
    shown.why =
        "What leaf " + std::to_string(closed.front()) + " says is sealed with a key that this station doesn't have.";
  return shown;
}

}  // namespace cz::station
