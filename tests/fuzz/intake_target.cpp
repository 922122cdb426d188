// A station as a whole, and a kiosk that joined it and signs whatever it likes: leaves that say anything, messages of
// any bytes under a good seal, what a station before is told to have said. Nothing stops the station, and nothing that
// it was told once keeps it from starting again.

#include <algorithm>

#include "core/ledger/tree.h"
#include "core/records/log_archive.h"
#include "core/station/intake.h"
#include "core/station/station.h"
#include "core/station/today.h"
#include "core/sync/takeover.h"
#include "core/sync/wire.h"
#include "tests/core/station/classroom.h"
#include "tests/fuzz/targets.h"

namespace cz::fuzz {
namespace {

using station::Intake;
using sync::BundleKind;

constexpr int kMostSteps = 40;

crypto::DeviceKeys formerKeys() {
  crypto::MasterSeed seed;
  seed.bytes.fill(9);
  return crypto::DeviceKeys(seed);
}

/// A fault of the disk is nobody's but ours: no message of a kiosk may look like one.
template <class T>
void isAnswer(const Result<T>& done) {
  demand(done.ok() || done.error().fault == Fault::input || done.error().fault == Fault::refused ||
             done.error().fault == Fault::notFound,
         "what a kiosk sends is taken, or refused for what it is");
}

template <class T>
void sure(const Result<T>& deed) {
  demand(deed.ok(), deed.ok() ? "" : deed.error().message.c_str());
}

/// What is fed is a row of steps: a letter, and what belongs to it.
class Lesson {
 public:
  explicit Lesson(std::string_view bytes) : rest_(bytes) {
    must(kiosk_.pair());
    sure(room_.station().db().run("INSERT INTO moved(kiosk, at_ms, before) VALUES(?1, 0, ?2)",
                                  kiosk_.keys().identity().fingerprint().view(),
                                  former_.identity.fingerprint().view()));
  }

  void play() {
    for (int left = kMostSteps; left > 0 && !rest_.empty(); --left) step(take(1)[0]);
    honest();
    const std::string facts = must(room_.station().facts().asText());
    sure(room_.station().rebuild());
    demand(must(room_.station().facts().asText()) == facts, "tables built anew from the logs are the same");
    (void)station::todayOf(room_.station());
    room_.reopen();
  }

 private:
  std::string_view take(std::size_t count) {
    const std::string_view taken = rest_.substr(0, count);
    rest_.remove_prefix(taken.size());
    return taken;
  }
  std::uint8_t byte() {
    const std::string_view one = take(1);
    return one.empty() ? 0 : static_cast<std::uint8_t>(one[0]);
  }
  /// Up to 65,535 bytes.
  ByteView some() {
    const std::size_t high = byte();
    return viewOf(take(high << 8U | byte()));
  }

  void step(char letter) {
    switch (letter) {
      case 'l': {
        const auto type = static_cast<ledger::LeafType>(byte());
        kiosk_.append(type, some());
        break;
      }
      case 's': honest(); break;
      case 'x': damaged(); break;
      case 'r': {
        const auto kind = static_cast<BundleKind>(1 + byte() % 13);
        sealed(kind, some());
        break;
      }
      case 'w': unsealed(some()); break;
      case 'p': said(); break;
      case 'P': told(); break;
      case 'o': room_.reopen(); break;
      default: room_.clock.wall += 60'000; break;
    }
  }

  /// Whether what the station holds of the kiosk is what the kiosk holds. What was fed may be a message that the same
  /// keys signed at another time, as of a kiosk whose disk went back: healing is for others to try.
  bool isOfOneMind() {
    const auto held = must(records::LogArchive(room_.station().db()).part(kiosk_.log().id(), 0, sync::kMostReturned));
    const auto own = kiosk_.slice(0, sync::kMostReturned);
    return held.leaves.size() <= own.leaves.size() &&
           std::equal(held.leaves.begin(), held.leaves.end(), own.leaves.begin());
  }

  /// Leaves of the kiosk's own, truly signed: whatever they say, they are kept.
  void honest() {
    if (!isOfOneMind()) return;
    const std::uint64_t before = kiosk_.acked;
    const auto reply = kiosk_.sync();
    demand(reply.ok(), "what a kiosk signed is answered");
    demand(reply->upload != sync::Upload::refused && reply->upload != sync::Upload::gap && kiosk_.acked >= before,
           "what a kiosk signed is kept");
  }

  /// The same with one changed byte in what is sealed.
  void damaged() {
    sync::SyncRequest request;
    request.up = kiosk_.slice(0);
    Bytes body = sync::encode(request);
    const std::size_t high = byte();
    body[(high << 8U | byte()) % body.size()] ^= byte();
    sealed(BundleKind::sync, body);
  }

  void sealed(BundleKind kind, ByteView body) {
    const auto bundle = must(sync::writeBundle({{kind, kiosk_.log().id(), {}, 1, {}}, Bytes(body.begin(), body.end())},
                                               {room_.station().keys().identity()}, kiosk_.keys(), dice_));
    everyDoor(bundle);
  }

  void unsealed(ByteView bytes) {
    isAnswer(Intake(room_.station()).pair(bytes));
    isAnswer(Intake(room_.station()).enrol(bytes));
    everyDoor(bytes);
  }

  void everyDoor(ByteView bundle) {
    Intake intake(room_.station());
    isAnswer(intake.sync(bundle));
    isAnswer(intake.down(bundle));
    isAnswer(intake.own(bundle));
    isAnswer(intake.past(bundle));
    isAnswer(intake.piece(bundle));
  }

  /// One more leaf of the station before.
  void said() {
    ledger::Leaf leaf;
    leaf.type = static_cast<ledger::LeafType>(byte());
    leaf.index = past_.leaves.size();
    const ByteView body = some();
    ledger::OpenPayload payload{leaf.index, {}, Bytes(body.begin(), body.end())};
    leaf.payload = ledger::commitmentTo(payload.salt, payload.body);
    leaf.payloadSize = body.size();
    past_.leaves.push_back(ledger::encode(leaf));
    past_.payloads.push_back(std::move(payload));
  }

  /// The kiosk gives back what that station has said.
  void told() {
    sync::Past past;
    past.what = sync::Past::What::leaves;
    past.logs = 1;
    past.log = former_;
    past.size = past_.leaves.size();
    past.part = past_;
    past.part.note = ledger::signCheckpoint(former_, past.size, ledger::frontierOf(past_.leaves).root(), formerKeys());
    sealed(BundleKind::past, sync::encode(past));
  }

  std::string_view rest_;
  station::testing::Classroom room_;
  station::testing::SimKiosk kiosk_{room_, 1, "Seat 1"};
  ledger::LogKey former_{formerKeys().identity(), {}, ledger::Role::down};
  ledger::Slice past_;
  tests::CountingRandom dice_{77};
};

}  // namespace

void intake(std::string_view bytes) { Lesson(bytes).play(); }

}  // namespace cz::fuzz
