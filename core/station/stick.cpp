#include "core/station/stick.h"

#include <algorithm>
#include <optional>
#include <tuple>

#include "core/records/log_archive.h"
#include "core/station/healing.h"
#include "core/station/intake.h"
#include "core/station/moving.h"
#include "core/station/past.h"
#include "core/station/rotation.h"
#include "core/station/stick_inside.h"
#include "core/sync/stick_letter.h"
#include "core/sync/wire.h"

namespace cz::station {
namespace {

using sync::BundleKind;
using sync::StickFolder;
using sync::StickWay;
using sync::Upload;

/// A file of a kiosk, and when the kiosk wrote it by its own count.
struct Letter {
  std::string name;
  Hash kiosk;
  std::uint64_t boot = 0;
  std::uint64_t counter = 0;
  auto order() const { return std::tie(kiosk, boot, counter); }
};

/// Class list and packs that a kiosk's log says were taken into use; an older one may be gone from there again.
Result<std::vector<Hash>> parcelsInLogOf(Station& station, const Kiosk& kiosk) {
  constexpr std::size_t kStep = 500;
  records::LogArchive archive(station.db());
  std::vector<Hash> parcels;
  for (std::uint64_t at = 0;; at += kStep) {
    CZ_TRY(leaves, archive.read(kiosk.up.id(), at, kStep));
    for (const auto& leaf : leaves) {
      if (!leaf.payload) continue;
      if (leaf.leaf.type == ledger::LeafType::rosterApplied)
        if (const auto roster = records::decodeRosterApplied(*leaf.payload)) parcels.push_back(roster->hash);
      if (leaf.leaf.type == ledger::LeafType::packApplied)
        if (const auto pack = records::decodePackApplied(*leaf.payload)) parcels.push_back(pack->hash);
    }
    if (leaves.size() < kStep) return parcels;
  }
}

/// One visit of one stick.
class Visit {
 public:
  Visit(Station& station, std::mutex& mutex, StickFolder stick)
      : visit_{station, mutex, std::move(stick)}, station_(station), mutex_(mutex) {}

  Result<StickDone> take() {
    CZ_TRY(listed, visit_.stick.names(StickWay::up));
    visit_.done.more = listed.more;
    for (const std::string& name : listed.names) CZ_CHECK(takeLetter(visit_, name));
    for (const std::string& name : listed.names) CZ_CHECK(sortIn(name));
    std::sort(letters_.begin(), letters_.end(), [](const auto& a, const auto& b) { return a.order() < b.order(); });
    for (const Letter& letter : letters_) CZ_CHECK(takeIn(letter));
    return answerAll();
  }

  Result<StickDone> give() {
    {
      const std::lock_guard lock(mutex_);
      CZ_TRY(kiosks, station_.kiosks().inUse());
      for (const Kiosk& kiosk : kiosks) {
        Spoken& one = visit_.of(kiosk);
        CZ_TRY(downSize, station_.downlogs().acked(kiosk.fingerprint()));
        CZ_TRY(parcels, parcelsInLogOf(station_, kiosk));
        one.downSize = downSize;
        one.parcels = std::move(parcels);
        CZ_CHECK(goByWhatItKnows(one));
      }
    }
    return answerAll();
  }

 private:
  /// It may not have heard of new keys.
  Result<void> goByWhatItKnows(Spoken& one) {
    CZ_TRY(keys, keysKnownTo(station_, one.kiosk));
    if (keys == &station_.keys()) return {};
    CZ_TRY(former, station_.downlogs().former(one.kiosk.fingerprint(), keys->identity()));
    if (!former) return {};
    one.kiosk.down = former->key;
    one.downSize = 0;
    return {};
  }

  Result<void> sortIn(const std::string& name) {
    const auto said = open(name);
    if (!said) return said.error();
    if (!*said) return {};
    const auto& manifest = (*said)->manifest;
    letters_.push_back({name, (*said)->kiosk.fingerprint(), manifest.sent.boot, manifest.counter});
    return {};
  }

  /// Nothing: it is for somebody else, or can't be used.
  Result<std::optional<Intake::Said>> open(const std::string& name) {
    using Answer = std::optional<Intake::Said>;
    const auto bytes = visit_.stick.read(name);
    if (bytes && sync::letterIn(*bytes)) return Answer();
    const auto envelope = bytes ? sync::envelopeOf(*bytes) : Result<sync::Envelope>(bytes.error());
    if (!envelope) {
      visit_.passOver(name, envelope.error());
      return Answer();
    }
    const std::lock_guard lock(mutex_);
    if (!Intake(station_).isForUs(*envelope)) {
      ++visit_.done.others;
      return Answer();
    }
    const auto kind = envelope->kind == BundleKind::past ? BundleKind::past : BundleKind::stickUp;
    auto said = Intake(station_).open(kind, *bytes);
    if (!said && isOurs(said.error().fault)) return said.error();
    if (said) return Answer(*std::move(said));
    visit_.passOver(name, said.error());
    return Answer();
  }

  Result<void> takeIn(const Letter& letter) {
    CZ_TRY(said, open(letter.name));  // again: all of them together may be more than the memory holds
    if (!said) return {};
    if (said->manifest.kind == BundleKind::past) return takeInPast(letter, *said);
    const auto message = sync::decodeStickUp(said->body);
    if (!message) {
      visit_.passOver(letter.name, message.error());
      return {};
    }
    const std::lock_guard lock(mutex_);
    Spoken& one = visit_.of(said->kiosk);
    one.kiosk = said->kiosk;  // its last word says which keys it goes by
    if (message->down && said->kiosk.down.identity == station_.keys().identity()) {
      CZ_TRY(back, takeBackDown(station_, one.kiosk, *message->down));
      static_cast<void>(back);
    }
    records::LogArchive archive(station_.db());
    CZ_TRY(before, archive.size(one.kiosk.up.id()));
    sync::SyncReply reply;
    CZ_CHECK(Intake(station_).takeIn(one.kiosk, message->up, reply));
    if (!one.kiosk.retired) CZ_CHECK(keepStates(station_, one.kiosk, message->open, said->manifest.sent));
    if (const auto heard = Intake(station_).hearWitness(one.kiosk, message->downNote); !heard) {
      if (isOurs(heard.error().fault)) return heard.error();
      visit_.passOver(letter.name, heard.error());
    }
    one.downSize = message->downSize;
    one.parcels = message->parcels;
    one.wishes = message->moves;
    note(one, *message, reply, before);
    return {};
  }

  Result<void> takeInPast(const Letter& letter, const Intake::Said& said) {
    const auto message = sync::decodePast(said.body);
    if (!message) {
      visit_.passOver(letter.name, message.error());
      return {};
    }
    const std::lock_guard lock(mutex_);
    CZ_TRY(wanted, takePast(station_, said.kiosk, *message));
    // With the last one it has brought all that it has: what is wanted still, it has no more.
    while (message->what == sync::Past::What::nothing && wanted.what == sync::Past::What::piece) {
      sync::Past gone = *message;
      gone.what = sync::Past::What::piece;
      gone.parcel = wanted.parcel;
      CZ_TRY(next, takePast(station_, said.kiosk, gone));
      wanted = next;
    }
    ++visit_.of(said.kiosk).seat.files;
    return {};
  }

  static void note(Spoken& one, const sync::StickUp& message, const sync::SyncReply& reply, std::uint64_t before) {
    StickSeat& seat = one.seat;
    ++seat.files;
    seat.fresh += reply.upSize > before ? reply.upSize - before : 0;
    seat.holds = reply.upSize;
    const bool showed = !message.up.note.empty();
    if (showed) one.upFrom = std::min(one.upFrom, message.up.from);
    if (showed) one.upEnd = message.up.from + message.up.leaves.size();
    if (seat.upload == Upload::refused) return;
    const bool better = reply.upload != Upload::have || seat.upload == Upload::gap;
    if (better) seat.upload = reply.upload;
    if (better) seat.why = reply.reason;
  }

  /// Once everything on the stick is taken in: what was answered elsewhere may lie there as well.
  Result<void> fulfil(Spoken& one) {
    if (one.kiosk.retired) return {};
    for (const sync::MoveWish& wish : one.wishes) {
      const auto moved = moveByWish(station_, one.kiosk, wish);
      if (moved) continue;
      const Fault fault = moved.error().fault;
      if (fault != Fault::refused && fault != Fault::notFound) return moved.error();
      one.notMoved.emplace_back(wish.attempt, moved.error().message);
    }
    return {};
  }

  Result<StickDone> answerAll() {
    std::vector<Kiosk> kiosks;
    bool looks = false;
    {
      const std::lock_guard lock(mutex_);
      for (auto& [kiosk, one] : visit_.spoken) CZ_CHECK(fulfil(one));
      looks = station_.sheetKeys() != nullptr;
      CZ_TRY(all, station_.kiosks().all());
      kiosks = std::move(all);
    }
    if (looks) putThatWeLook(visit_);
    for (const Kiosk& kiosk : kiosks) {
      const auto found = visit_.spoken.find(kiosk.fingerprint());
      if (found == visit_.spoken.end()) continue;
      if (visit_.done.unwritten.empty()) CZ_CHECK(putAnswer(visit_, found->second));
      visit_.done.seats.push_back(found->second.seat);
    }
    return std::move(visit_.done);
  }

  StickVisit visit_;
  Station& station_;
  std::mutex& mutex_;
  std::vector<Letter> letters_;
};

}  // namespace

Spoken& StickVisit::of(const Kiosk& one) {
  const auto [at, isNew] = spoken.try_emplace(one.fingerprint());
  if (isNew) at->second.kiosk = one;
  if (isNew) at->second.seat.seat = one.seat;
  at->second.seat.kiosk = one.fingerprint();
  return at->second;
}

bool StickDone::partly() const {
  const bool trouble = std::any_of(seats.begin(), seats.end(), [](const StickSeat& seat) {
    return seat.upload == Upload::refused || seat.upload == Upload::gap;
  });
  const bool stays = std::any_of(joins.begin(), joins.end(),
                                 [](const JoiningSeat& seat) { return seat.state == JoiningSeat::State::refused; });
  return trouble || stays || more || !damaged.empty() || !unwritten.empty();
}

Result<StickDone> takeStick(Station& station, std::mutex& mutex, const std::filesystem::path& folder) {
  CZ_TRY(stick, StickFolder::open(folder));
  return Visit(station, mutex, std::move(stick)).take();
}

Result<StickDone> giveStick(Station& station, std::mutex& mutex, const std::filesystem::path& folder) {
  CZ_TRY(stick, StickFolder::make(folder));
  return Visit(station, mutex, std::move(stick)).give();
}

}  // namespace cz::station
