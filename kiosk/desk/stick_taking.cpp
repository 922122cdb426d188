#include "kiosk/desk/stick_taking.h"

#include <algorithm>

#include "core/sync/client.h"
#include "core/sync/stick_letter.h"
#include "core/sync/takeover.h"
#include "core/sync/wire.h"
#include "kiosk/desk/parcels.h"
#include "kiosk/desk/wishes.h"

namespace cz::desk {
namespace {

using sync::BundleKind;
using Received = records::Received::State;

std::uint64_t endOf(const ledger::Slice& slice) { return slice.from + slice.leaves.size(); }

/// The disk of this kiosk is to blame, not a file on the stick.
bool isOurs(Fault fault) { return fault == Fault::io || fault == Fault::full || fault == Fault::corrupt; }

}  // namespace

Result<StickTaken> StickTaking::run() {
  down_ = *desk_.records().downlog();
  CZ_CHECK(takeLetters());
  CZ_TRY(listed, stick_.names(sync::StickWay::down));
  for (const std::string& name : listed.names) sortIn(name);
  if (listed.more)
    taken_.trouble.emplace_back("There are too many files on the stick; some were not looked at. Take an empty one.");
  // Older ones first, so that each goes on where the one before ended.
  std::stable_sort(answers_.begin(), answers_.end(), [](const auto& a, const auto& b) {
    return std::pair(a.down.from, endOf(a.down)) < std::pair(b.down.from, endOf(b.down));
  });
  CZ_CHECK(takeOwn());  // first: a receipt may be for what was lost here
  for (const auto& answer : answers_) CZ_CHECK(takeAnswer(answer));
  CZ_CHECK(useNamed());
  return std::move(taken_);
}

/// First of all: whoever took the station's place says so in the clear.
Result<void> StickTaking::takeLetters() {
  CZ_TRY(listed, stick_.names(sync::StickWay::down));
  for (const std::string& name : listed.names) {
    const auto bytes = stick_.read(name);
    const auto letter = bytes ? sync::letterIn(*bytes) : std::nullopt;
    if (letter && letter->first == sync::Letter::says) CZ_CHECK(takeSays(name, letter->second));
  }
  down_ = *desk_.records().downlog();
  return {};
}

Result<void> StickTaking::takeSays(const std::string& name, ByteView message) {
  const auto says = sync::decodeSuccessorSays(message);
  if (!says) {
    taken_.damaged.push_back(name + ": " + says.error().message);
    return {};
  }
  const Hash own = desk_.records().downlog()->identity.fingerprint();
  asks_ = asks_ || (!says->statement && says->self != own);
  if (!says->statement || says->statement->what.before != own) return {};  // to another kiosk
  const auto followed = desk_.records().succeed(*says->statement);
  if (!followed) return tolerate(followed.error());
  asks_ = false;
  taken_.changed = true;
  ++taken_.files;
  return {};
}

std::optional<sync::Bundle> StickTaking::open(const std::string& name) {
  const auto passOver = [&](const Error& error) {
    taken_.damaged.push_back(name + ": " + error.message);
    return std::nullopt;
  };
  const auto bytes = stick_.read(name);
  if (!bytes) return passOver(bytes.error());
  if (sync::letterIn(*bytes)) return std::nullopt;
  const auto envelope = sync::envelopeOf(*bytes);
  if (!envelope) return passOver(envelope.error());
  if (!envelope->isFor(desk_.keys().identity().fingerprint())) {
    ++taken_.others;
    return std::nullopt;
  }
  const auto kind = envelope->kind == BundleKind::stickPiece ? BundleKind::stickPiece : BundleKind::stickDown;
  auto opened = sync::openBundle(*bytes, kind, desk_.keys(), [&](const LogId& sender) {
    return sender == down_.id() ? std::optional(down_.identity.manifest) : std::nullopt;
  });
  if (!opened) return passOver(opened.error());
  return *std::move(opened);
}

void StickTaking::sortIn(const std::string& name) {
  const auto bundle = open(name);
  if (!bundle) return;
  std::optional<Error> fault;
  if (bundle->manifest.kind == BundleKind::stickDown) {
    auto answer = sync::decodeStickDown(bundle->body);
    if (answer)
      answers_.push_back(*std::move(answer));
    else
      fault = answer.error();
  } else {
    const auto piece = sync::decodeStickPiece(bundle->body);
    if (piece)
      pieces_[piece->parcel][piece->from] = name;
    else
      fault = piece.error();
  }
  if (fault)
    taken_.damaged.push_back(name + ": " + fault->message);
  else
    ++taken_.files;
}

Result<void> StickTaking::tolerate(const Error& error) {
  if (isOurs(error.fault)) return error;
  taken_.trouble.push_back(error.message);
  return {};
}

Result<void> StickTaking::takeAnswer(const sync::StickDown& answer) {
  CZ_CHECK(takeReceipt(answer.upNote));
  CZ_CHECK(takeRefusals(answer));
  CZ_TRY(news, takeDown(answer.down));
  bool believed = news;
  if (!believed) {
    CZ_TRY(covers, coversPacks());
    believed = covers;
  }
  if (!believed && newest_ != nullptr) return {};
  newest_ = &answer;
  doubtful_ = !believed;
  return {};
}

/// The student reads it from the teacher, or asks again.
Result<void> StickTaking::takeRefusals(const sync::StickDown& answer) {
  if (answer.notMoved.empty()) return {};
  CZ_TRY(wished, wishes(desk_));
  for (const auto& [attempt, why] : answer.notMoved) {
    const AttemptId& which = attempt;  // a lambda can't take a binding along
    const auto at = std::find_if(wished.begin(), wished.end(), [&](const auto& one) { return one.attempt == which; });
    if (at == wished.end()) continue;  // of an earlier stick
    const std::string name = desk_.nameOf(at->student);
    taken_.trouble.push_back((name.empty() ? "Somebody" : name) + " asked to go on here: " + why);
    taken_.changed = true;
  }
  return dropWishes(desk_, answer.notMoved);
}

/// Its parts lie in files of their own, in any order.
Result<void> StickTaking::takeOwn() {
  std::vector<const ledger::Slice*> parts;
  for (const auto& answer : answers_)
    if (answer.own) parts.push_back(&*answer.own);
  std::stable_sort(parts.begin(), parts.end(), [](const auto* a, const auto* b) { return a->from < b->from; });
  ledger::SliceParts joined;
  for (const ledger::Slice* part : parts) {
    CZ_TRY(whole, joined.add(*part));
    if (whole) CZ_CHECK(takeOwn(*whole));
  }
  return {};
}

Result<void> StickTaking::takeOwn(const ledger::Slice& own) {
  const auto healed = desk_.records().takeBackOwn(own);
  if (!healed) return tolerate(healed.error());
  taken_.changed = taken_.changed || healed->taken > 0;
  return {};
}

/// The receipt is this kiosk's own checkpoint. It counts when the log still begins with those leaves.
Result<void> StickTaking::takeReceipt(const std::string& note) {
  proven_ = 0;
  auto& records = desk_.records();
  const auto checkpoint = ledger::openCheckpoint(note, records.uplog());
  if (!checkpoint) return note.empty() ? Result<void>() : tolerate(checkpoint.error());
  const auto same = records.takeBackOwn({checkpoint->size, {}, {}, note});
  if (!same) return tolerate(same.error());
  if (!same->done) {
    taken_.trouble.emplace_back(
        "The station holds entries of this kiosk that its disk has lost. Carry the stick to the station and back once "
        "more; if that does not help, have IT look at this kiosk.");
    return {};
  }
  if (const auto kept = records.keepCountersigned(note); !kept) CZ_CHECK(tolerate(kept.error()));
  proven_ = checkpoint->size;
  stationHolds_ = proven_;
  CZ_TRY(before, records.ackedSize());
  if (proven_ <= before) return {};
  taken_.handedOver += proven_ - before;
  return records.setAcked(proven_);
}

/// Whether it brought anything new.
Result<bool> StickTaking::takeDown(const ledger::Slice& down) {
  auto& records = desk_.records();
  CZ_TRY(before, records.downSize());
  const auto received = records.receiveDown(down);
  if (!received) {
    CZ_CHECK(tolerate(received.error()));
    return false;
  }
  giveBack_ = received->state == Received::refused || endOf(down) < before;
  if (received->state == Received::gap)
    taken_.trouble.emplace_back(
        "Decisions of the teacher are missing before those on the stick. Carry it to the station once more.");
  if (received->state != Received::stored) return false;
  for (const auto& leaf : received->leaves)
    taken_.decisions += leaf.leaf.type == ledger::LeafType::grant || leaf.leaf.type == ledger::LeafType::mark ||
                        records::isTeachersDecision(leaf.leaf.type);
  taken_.changed = true;
  return received->size > before;
}

/// Whether the station knew, when it answered, which packs are in use here.
Result<bool> StickTaking::coversPacks() {
  for (std::uint64_t at = proven_;;) {
    CZ_TRY(part, desk_.records().pending(at));
    for (const Bytes& bytes : part.leaves) {
      CZ_TRY(leaf, ledger::decodeLeaf(bytes));
      if (leaf.type == ledger::LeafType::packApplied) return false;
    }
    if (part.leaves.empty()) return true;
    at += part.leaves.size();
  }
}

Result<void> StickTaking::useNamed() {
  if (newest_ == nullptr) return {};
  auto& records = desk_.records();
  CZ_TRY(rosterNow, records.roster());
  CZ_TRY(packsNow, records.packs());
  std::optional<sync::ParcelRef> roster;
  std::optional<std::vector<sync::ParcelRef>> packs;
  const auto named = rosterOf(newest_->roster);
  const bool newer =
      !rosterNow || named.version > rosterNow->version || (named.version == rosterNow->version && !doubtful_);
  if (newest_->roster.size > 0 && newer && rosterNow != named) {
    CZ_TRY(whole, assemble(newest_->roster));
    if (whole) roster = newest_->roster;
  }
  if (packsOf(newest_->packs) != packsNow && doubtful_)
    taken_.trouble.emplace_back(
        "The packs on the stick may be older than those of this kiosk, so they stay. Carry the stick to the station "
        "and back once more to get the newest ones.");
  if (packsOf(newest_->packs) != packsNow && !doubtful_) {
    bool all = true;
    for (const auto& pack : newest_->packs) {
      CZ_TRY(whole, assemble(pack));
      all = all && whole;
    }
    if (all) packs = newest_->packs;
  }
  CZ_TRY(others, useParcels(desk_, roster, packs));
  CZ_TRY(otherRoom, doubtful_ ? Result<bool>(false) : useRoom(desk_, newest_->room));
  taken_.parcels = others;
  taken_.changed = taken_.changed || others || otherRoom;
  return {};
}

/// Whether the parcel is among the blobs now.
Result<bool> StickTaking::assemble(const sync::ParcelRef& ref) {
  CZ_TRY(held, desk_.records().blob(ref.hash));
  if (held) return true;
  sync::Parcel parcel(ref);
  for (const auto& [from, name] : pieces_[ref.hash]) {
    if (from != parcel.have()) continue;
    const auto bundle = open(name);
    const auto piece = bundle ? sync::decodeStickPiece(bundle->body) : Result<sync::StickPiece>(Error{});
    if (!piece || !parcel.add({{}, piece->from, piece->bytes})) break;
  }
  if (parcel.complete()) {
    CZ_TRY(hash, desk_.records().putBlob(parcel.bytes()));
    return hash == ref.hash;
  }
  taken_.trouble.push_back((ref.id == "roster" ? "The class list" : "The pack \"" + ref.id + "\"") +
                           " is not whole on the stick. Carry the stick to the station once more.");
  return false;
}

}  // namespace cz::desk
