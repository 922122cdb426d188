#include "core/station/stick.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

#include "core/records/log_archive.h"
#include "core/station/blobs.h"
#include "core/station/epochs.h"
#include "core/station/healing.h"
#include "core/station/intake.h"
#include "core/station/moving.h"
#include "core/station/past.h"
#include "core/station/relay.h"
#include "core/station/rotation.h"
#include "core/station/station.h"
#include "core/station/takeover.h"
#include "core/sync/stick_folder.h"
#include "core/sync/stick_letter.h"
#include "core/sync/takeover.h"
#include "core/sync/wire.h"
#include "core/vault/files.h"

namespace cz::station {
namespace {

using sync::BundleKind;
using sync::StickFolder;
using sync::StickWay;
using sync::Upload;

/// The station's own disk is to blame, not a file on the stick.
bool isOurs(Fault fault) { return fault == Fault::io || fault == Fault::full || fault == Fault::corrupt; }

/// A file of a kiosk, and when the kiosk wrote it by its own count.
struct Letter {
  std::string name;
  Hash kiosk;
  std::uint64_t boot = 0;
  std::uint64_t counter = 0;
  auto order() const { return std::tie(kiosk, boot, counter); }
};

/// A kiosk and what it said, the newest word last.
struct Spoken {
  Kiosk kiosk;
  StickSeat seat;
  std::uint64_t downSize = 0;
  std::vector<Hash> parcels;
  std::uint64_t upFrom = UINT64_MAX;  ///< the first leaf that it showed
  std::uint64_t upEnd = UINT64_MAX;   ///< behind the last one
  std::vector<sync::MoveWish> wishes;
  std::vector<std::pair<AttemptId, std::string>> notMoved;
};

/// The newest checkpoint of a kiosk's log that is held.
Result<std::string> noteOf(Station& station, const Kiosk& kiosk) {
  CZ_TRY(end, records::LogArchive(station.db()).slice(kiosk.up.id(), UINT64_MAX));
  return std::move(end.note);
}

/// What a teacher decided, and not what the station tells by itself.
std::uint64_t decisionsIn(const ledger::Slice& down) {
  const auto isOne = [](const Bytes& bytes) {
    const auto leaf = ledger::decodeLeaf(bytes);
    return leaf && (leaf->type == ledger::LeafType::grant || leaf->type == ledger::LeafType::mark ||
                    records::isTeachersDecision(leaf->type));
  };
  return static_cast<std::uint64_t>(std::count_if(down.leaves.begin(), down.leaves.end(), isOne));
}

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
      : station_(station), mutex_(mutex), stick_(std::move(stick)) {}

  Result<StickDone> take() {
    CZ_TRY(listed, stick_.names(StickWay::up));
    done_.more = listed.more;
    for (const std::string& name : listed.names) CZ_CHECK(takeLetter(name));
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
        Spoken& one = spoken(kiosk);
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
  Spoken& spoken(const Kiosk& kiosk) {
    const Hash fingerprint = kiosk.fingerprint();
    const auto [at, isNew] = spoken_.try_emplace(fingerprint);
    if (isNew) at->second.kiosk = kiosk;
    if (isNew) at->second.seat.seat = kiosk.seat;
    at->second.seat.kiosk = fingerprint;
    return at->second;
  }

  void passOver(const std::string& name, const Error& error) { done_.damaged.push_back(name + ": " + error.message); }

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

  /// Who asks whether this is the next station, and who believes it. Before everything else: then we know one another.
  Result<void> takeLetter(const std::string& name) {
    const auto bytes = stick_.read(name);
    const auto letter = bytes ? sync::letterIn(*bytes) : std::nullopt;
    if (!letter || letter->first == sync::Letter::says || letter->first == sync::Letter::joined) return {};
    if (letter->first == sync::Letter::join) return takeJoin(name, letter->second);
    if (letter->first == sync::Letter::move) {
      const std::lock_guard lock(mutex_);
      const auto taken = takeOver(station_, letter->second);
      if (!taken && isOurs(taken.error().fault)) return taken;
      if (!taken) passOver(name, taken.error());
      return {};
    }
    const auto ask = sync::decodeSuccessorAsk(letter->second);
    const auto says = ask ? answerTo(letter->second) : Result<Bytes>(ask.error());
    if (!says) passOver(name, says.error());
    if (says && station_.keys().identity().fingerprint() != ask->before) putLetter(ask->before, ask->number, *says);
    return {};
  }

  /// A kiosk that has no station asks to join. One that just has gets all that it needs with this visit.
  Result<void> takeJoin(const std::string& name, ByteView message) {
    const auto ask = sync::decodeJoinAsk(message);
    if (!ask) {
      passOver(name, ask.error());
      return {};
    }
    const std::lock_guard lock(mutex_);
    const auto heard = hearJoin(station_, *ask);
    if (!heard && isOurs(heard.error().fault)) return heard.error();
    if (!heard) passOver(name, heard.error());
    if (!heard || !*heard) return {};
    const auto& [seat, reply] = **heard;
    done_.joins.push_back(seat);
    if (seat.state == JoiningSeat::State::joined) {
      CZ_TRY(kiosk, station_.kiosks().find(seat.kiosk));
      if (kiosk) spoken(*kiosk);
    }
    if (!reply) return {};
    const auto written = stick_.write(sync::stickName(StickWay::down, station_.keys(), seat.kiosk, sync::kJoinPart),
                                      sync::letterOf(sync::Letter::joined, sync::encode(*reply)));
    if (!written) done_.unwritten = written.error().message;
    return {};
  }

  Result<Bytes> answerTo(ByteView ask) {
    const std::lock_guard lock(mutex_);
    return successorSays(station_, ask);
  }

  /// `number`: of the statement; 0: it has none.
  void putLetter(const Hash& to, std::uint64_t number, const Bytes& says) {
    const std::size_t part = sync::kSaysPart + static_cast<std::size_t>(number % 1000);
    const auto written = stick_.write(sync::stickName(StickWay::down, station_.keys(), to, part),
                                      sync::letterOf(sync::Letter::says, says));
    if (!written) done_.unwritten = written.error().message;
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
    const auto bytes = stick_.read(name);
    if (bytes && sync::letterIn(*bytes)) return Answer();
    const auto envelope = bytes ? sync::envelopeOf(*bytes) : Result<sync::Envelope>(bytes.error());
    if (!envelope) {
      passOver(name, envelope.error());
      return Answer();
    }
    const std::lock_guard lock(mutex_);
    if (!Intake(station_).isForUs(*envelope)) {
      ++done_.others;
      return Answer();
    }
    const auto kind = envelope->kind == BundleKind::past ? BundleKind::past : BundleKind::stickUp;
    auto said = Intake(station_).open(kind, *bytes);
    if (!said && isOurs(said.error().fault)) return said.error();
    if (said) return Answer(*std::move(said));
    passOver(name, said.error());
    return Answer();
  }

  Result<void> takeIn(const Letter& letter) {
    CZ_TRY(said, open(letter.name));  // again: all of them together may be more than the memory holds
    if (!said) return {};
    if (said->manifest.kind == BundleKind::past) return takeInPast(letter, *said);
    const auto message = sync::decodeStickUp(said->body);
    if (!message) {
      passOver(letter.name, message.error());
      return {};
    }
    const std::lock_guard lock(mutex_);
    Spoken& one = spoken(said->kiosk);
    one.kiosk = said->kiosk;  // its last word says which keys it goes by
    if (message->down && said->kiosk.down.identity == station_.keys().identity()) {
      CZ_TRY(back, takeBackDown(station_, one.kiosk, *message->down));
      static_cast<void>(back);
    }
    records::LogArchive archive(station_.db());
    CZ_TRY(before, archive.size(one.kiosk.up.id()));
    sync::SyncReply reply;
    CZ_CHECK(Intake(station_).takeIn(one.kiosk, message->up, reply));
    if (!one.kiosk.retired) CZ_CHECK(keepStates(station_, one.kiosk, message->open));
    one.downSize = message->downSize;
    one.parcels = message->parcels;
    one.wishes = message->moves;
    note(one, *message, reply, before);
    return {};
  }

  Result<void> takeInPast(const Letter& letter, const Intake::Said& said) {
    const auto message = sync::decodePast(said.body);
    if (!message) {
      passOver(letter.name, message.error());
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
    ++spoken(said.kiosk).seat.files;
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
      for (auto& [kiosk, one] : spoken_) CZ_CHECK(fulfil(one));
      looks = station_.sheetKeys() != nullptr;
      CZ_TRY(all, station_.kiosks().all());
      kiosks = std::move(all);
    }
    // Kiosks of a lost station that find this stick are to ask.
    const Hash self = station_.keys().identity().fingerprint();
    if (looks) putLetter(self, 0, sync::encode(sync::SuccessorSays{self, {}}));
    for (const Kiosk& kiosk : kiosks) {
      const auto found = spoken_.find(kiosk.fingerprint());
      if (found == spoken_.end()) continue;
      if (done_.unwritten.empty()) CZ_CHECK(answer(found->second));
      done_.seats.push_back(found->second.seat);
    }
    return std::move(done_);
  }

  Result<void> answer(Spoken& one) {
    CZ_TRY(answers, answersTo(one));
    for (const sync::StickDown& each : answers)
      if (done_.unwritten.empty()) CZ_CHECK(put(one, BundleKind::stickDown, sync::encode(each)));
    std::vector<sync::ParcelRef> named = answers.front().packs;
    if (answers.front().roster.size > 0) named.insert(named.begin(), answers.front().roster);
    for (const sync::ParcelRef& ref : named)
      if (std::find(one.parcels.begin(), one.parcels.end(), ref.hash) == one.parcels.end())
        CZ_CHECK(putParcel(one, ref));
    if (done_.unwritten.empty())
      stick_.removeFrom(StickWay::down, station_.keys(), one.kiosk.fingerprint(), one.seat.written);
    return {};
  }

  /// One at least; more when the downlog is long, or the kiosk lost leaves of its own.
  Result<std::vector<sync::StickDown>> answersTo(Spoken& one) {
    const std::lock_guard lock(mutex_);
    const Hash fingerprint = one.kiosk.fingerprint();
    if (one.kiosk.down.identity != station_.keys().identity()) return formerAnswerTo(one);
    CZ_TRY(held, station_.downlogs().size(fingerprint));
    const bool isWhole = !one.kiosk.retired && one.downSize <= held;
    for (bool more = isWhole; more;) {  // nobody knows when the next visit is
      CZ_TRY(left, relay(station_, one.kiosk));
      more = left;
    }
    sync::SyncReply news;
    CZ_CHECK(Intake(station_).tellNews(one.kiosk, one.downSize, news));
    CZ_TRY(receipt, noteOf(station_, one.kiosk));
    CZ_TRY(holds, records::LogArchive(station_.db()).size(one.kiosk.up.id()));
    CZ_TRY(downHeld, station_.downlogs().size(fingerprint));
    one.seat.holds = holds;
    sync::StickDown answer{one.seat.upload, receipt,   one.seat.why, news.down,   news.roster,
                           news.packs,      news.room, {},           one.notMoved};
    std::vector<sync::StickDown> answers;
    if (one.seat.upload == Upload::refused || holds > one.upEnd) CZ_CHECK(addOwn(one, answer, answers));
    for (;;) {
      const std::uint64_t end = answer.down.from + answer.down.leaves.size();
      one.seat.decisions += decisionsIn(answer.down);
      answers.push_back(answer);
      if (end >= downHeld) return answers;
      CZ_TRY(next, station_.downlogs().slice(fingerprint, end));
      answer.down = std::move(next);
    }
  }

  /// To one that has not heard of new keys: it hears of them, and the rest with the next visit.
  Result<std::vector<sync::StickDown>> formerAnswerTo(Spoken& one) {
    sync::SyncReply news;
    CZ_CHECK(Intake(station_).tellNews(one.kiosk, one.downSize, news));
    CZ_TRY(receipt, noteOf(station_, one.kiosk));
    CZ_TRY(holds, records::LogArchive(station_.db()).size(one.kiosk.up.id()));
    one.seat.holds = holds;
    one.seat.decisions += decisionsIn(news.down);
    return std::vector{sync::StickDown{
        one.seat.upload, receipt, one.seat.why, news.down, news.roster, news.packs, news.room, {}, one.notMoved}};
  }

  /// The kiosk's own log, from what it showed on, in parts.
  Result<void> addOwn(const Spoken& one, const sync::StickDown& answer, std::vector<sync::StickDown>& answers) {
    sync::StickDown back = answer;
    // Without decisions, which come with the next answer; where they begin, the checkpoint of none stands.
    CZ_TRY(held, station_.downlogs().size(one.kiosk.fingerprint()));
    CZ_TRY(none, station_.downlogs().slice(one.kiosk.fingerprint(), held));
    back.down = std::move(none);
    for (std::uint64_t at = one.upFrom;;) {
      CZ_TRY(part, records::LogArchive(station_.db()).part(one.kiosk.up.id(), at, sync::kMostReturned));
      at += part.leaves.size();
      const bool last = part.leaves.empty() || !part.note.empty();
      back.own = std::move(part);
      answers.push_back(back);
      if (last) return {};
    }
  }

  Result<void> putParcel(Spoken& one, const sync::ParcelRef& ref) {
    if (!done_.unwritten.empty()) return {};
    std::optional<Bytes> parcel;
    {
      const std::lock_guard lock(mutex_);
      CZ_TRY(held, getBlob(station_.db(), ref.hash));
      parcel = std::move(held);
    }
    if (!parcel) return {};
    for (std::size_t from = 0; from < parcel->size() && done_.unwritten.empty(); from += sync::kMostPiece) {
      const ByteView rest = ByteView(*parcel).subspan(from);
      const ByteView piece = rest.first(std::min(rest.size(), sync::kMostPiece));
      CZ_CHECK(put(one, BundleKind::stickPiece,
                   sync::encode(sync::StickPiece{ref.hash, from, Bytes(piece.begin(), piece.end())})));
    }
    if (done_.unwritten.empty()) one.seat.parcels.push_back(ref.id);
    return {};
  }

  /// What the stick is to blame for stands in `unwritten`.
  Result<void> put(Spoken& one, BundleKind kind, Bytes body) {
    if (one.seat.written == sync::kMostStickParts) {
      done_.unwritten = "The answer for " + one.seat.seat +
                        " has no room in one exchange. Carry the stick to that kiosk, and come back once more.";
      return {};
    }
    Bytes bytes;
    {
      const std::lock_guard lock(mutex_);
      CZ_TRY(sealed, Intake(station_).answer(kind, one.kiosk, std::move(body)));
      bytes = std::move(sealed);
    }
    const auto written = stick_.write(
        sync::stickName(StickWay::down, station_.keys(), one.kiosk.fingerprint(), one.seat.written), bytes);
    if (written)
      ++one.seat.written;
    else
      done_.unwritten = written.error().message;
    return {};
  }

  Station& station_;
  std::mutex& mutex_;
  StickFolder stick_;
  StickDone done_;
  std::vector<Letter> letters_;
  std::map<Hash, Spoken> spoken_;
};

}  // namespace

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
