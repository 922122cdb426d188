// Both halves of enrolment with any order of messages between them, true ones, damaged ones and strangers': nobody is
// added on whom both people did not agree.

#include "core/sync/enrol_kiosk.h"
#include "core/sync/enrol_station.h"
#include "tests/fuzz/targets.h"
#include "tests/support/outside.h"

namespace cz::fuzz {
namespace {

using State = sync::EnrolKiosk::State;

crypto::DeviceKeys keysOf(std::uint8_t number) {
  crypto::MasterSeed seed;
  seed.bytes.fill(number);
  return crypto::DeviceKeys(seed);
}

ledger::LogNonce nonceOf(std::uint8_t number) {
  ledger::LogNonce nonce;
  nonce.bytes.fill(number);
  return nonce;
}

/// Two people, a station and a kiosk. What is fed is a row of steps: a letter, and what belongs to it.
class Ceremony {
 public:
  explicit Ceremony(std::string_view bytes) : rest_(bytes) {}

  void play() {
    for (int left = 200; left > 0 && !rest_.empty(); --left) {
      step(take(1)[0]);
      holds();
    }
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

  void step(char letter) {
    switch (letter) {
      case 'o': (void)station_.open(now_); break;
      case 'c': station_.close(now_); break;
      case 'k': kioskAsks(false); break;
      case 'x': kioskAsks(true); break;
      case 's': strangerAsks(); break;
      case 'r': (void)kiosk_.take(viewOf(take(byte()))); break;
      case 'e': (void)kiosk_.take(said_); break;
      case 'S': pressAtKiosk(sync::Pressed::same); break;
      case 'D': pressAtKiosk(sync::Pressed::different); break;
      case 'L': pressAtKiosk(sync::Pressed::left); break;
      case 'T': pressAtStation(true); break;
      case 'F': pressAtStation(false); break;
      case 'n': pressNumber(take(7)); break;
      default: now_ += 1000 * static_cast<std::int64_t>(letter & 0x3F); break;
    }
  }

  /// One message and its answer, one of them with a flipped byte when it is `damaged`.
  void kioskAsks(bool damaged) {
    auto ask = kiosk_.next();
    if (!ask) return;
    if (damaged) flip(*ask);
    auto said = station_.answer(*ask, now_, "Room 14", join());
    if (!said) return;
    said_ = *said;
    if (damaged) flip(*said);
    (void)kiosk_.take(*said);
  }
  void strangerAsks() { (void)station_.answer(viewOf(take(byte())), now_, "Room 14", join()); }

  void flip(Bytes& bytes) {
    const std::uint8_t place = byte();
    if (!bytes.empty()) bytes[place % bytes.size()] ^= byte();
  }

  void pressAtKiosk(sync::Pressed pressed) {
    if (kiosk_.state() == State::comparing && pressed == sync::Pressed::same) sameAtKiosk_ = true;
    kiosk_.press(pressed);
  }
  void pressAtStation(bool same) {
    const std::string number = station_.view(now_).number;
    if (same && !number.empty() && number == kiosk_.number()) sameAtStation_ = true;
    (void)station_.press(number, same, now_, join());
  }

  /// A number that the teacher typed; blanks don't count.
  void pressNumber(std::string_view typed) {
    if (digitsOf(typed) == digitsOf(kiosk_.number())) sameAtStation_ = true;
    (void)station_.press(typed, true, now_, join());
  }
  static std::string digitsOf(std::string_view text) {
    std::string digits(text);
    std::erase(digits, ' ');
    return digits;
  }

  sync::EnrolStation::Join join() {
    return [this](const sync::Agreed& agreed) -> Result<ledger::LogNonce> {
      if (agreed.who.kiosk == kioskKeys_.identity()) {
        ++added_;
        demand(sameAtKiosk_, "a kiosk is added only when somebody there said that it is the same number");
      }
      return nonceOf(8);
    };
  }

  void holds() {
    demand(added_ <= 1, "one ceremony adds a kiosk once");
    demand(kiosk_.state() != State::joined || (sameAtKiosk_ && sameAtStation_ && kiosk_.paired()),
           "a kiosk has joined only when both people saw the same number");
    demand(kiosk_.number().empty() || kiosk_.number().size() == 7, "a number has six digits");
  }

  std::string_view rest_;
  std::int64_t now_ = 60'000;
  Bytes said_;
  bool sameAtKiosk_ = false, sameAtStation_ = false;
  int added_ = 0;
  crypto::DeviceKeys stationKeys_ = keysOf(2), kioskKeys_ = keysOf(1);
  tests::CountingRandom stationDice_{3}, kioskDice_{11};
  sync::EnrolStation station_{stationKeys_, stationDice_};
  sync::EnrolKiosk kiosk_{kioskKeys_, {kioskKeys_.identity(), nonceOf(7), ledger::Role::up}, {"Seat 1"}, kioskDice_};
};

}  // namespace

void enrol(std::string_view bytes) { Ceremony(bytes).play(); }

}  // namespace cz::fuzz
