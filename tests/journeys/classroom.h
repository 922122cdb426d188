#pragma once
// A station and a kiosk in one process, without window and socket: the stage for journeys.

#include <functional>
#include <memory>
#include <optional>

#include "core/interop/oneroster.h"
#include "core/pack/read.h"
#include "core/station/intake.h"
#include "core/station/station.h"
#include "kiosk/app/update.h"
#include "kiosk/desk/desk.h"
#include "kiosk/desk/exchange.h"
#include "tests/support/outside.h"
#include "tests/support/temp_folder.h"

namespace cz::tests {

/// What a student who knows, or one who doesn't, gives.
scoring::Response responseTo(const pack::Question& question, const app::ItemView& item, bool right);
/// What the station answers to a message.
Result<Bytes> delivered(station::Station& station, const desk::Post& post);

/// What a teacher could see of the past, whatever came in when: the tables of facts without the order of arrival.
std::string memoryOf(station::Station& station);

/// One seat: the real model, desk and exchange. Effects run at once, so that an event leaves nothing undone.
class Seat {
 public:
  /// Without a token it joins by a number.
  /// `afterEach` is called whenever the desk has carried something out, or a message to or from the station.
  /// What IT laid onto the boot partition of one that joins by itself.
  struct Marked {
    std::string station, machine;
  };
  Seat(const std::filesystem::path& folder, Clock& clock, Random& random, const std::string& token,
       std::function<void(desk::Desk&)> afterEach = {}, desk::Space::Free free = &desk::Space::freeOn,
       const std::string& name = "Seat 1", records::Running running = {}, Marked marked = {});

  void happens(const app::Event& event);
  /// Time passes on the screen.
  void tick(std::int64_t bootMs);
  /// A whole round of talk with the station, and again until there is nothing left to say.
  void talkTo(station::Station& station);
  /// One round over a line that may lose a message or its answer: then it gives nothing.
  using Line = std::function<std::optional<Bytes>(const desk::Post& post)>;
  void talkOver(const Line& line);
  /// The first message alone: from then on, both know one another.
  void pairWith(station::Station& station);
  desk::Contact contact() { return exchange_.contact(); }

  void signIn(const station::PinSlip& slip);
  void openCover(const CheckId& check);
  /// Answers the place on the screen and goes to the next one.
  void answerOne(bool right);
  /// Answers every place from the present one to the review.
  void answerAll(bool right);
  /// Types a code for the teacher's panel; whether it let the teacher in.
  bool opensPanel(const std::string& code);
  /// Stops for now and signs out.
  void stop();
  void signOut() { happens(app::SignOutPressed{}); }
  void handIn();
  /// From the result of a "not yet": the three questions and the revision, as far as the check asks for them.
  void lookBack();

  template <class Screen>
  const Screen& screen() const {
    return std::get<Screen>(model_.screen);
  }
  const app::Model& model() const { return model_; }
  desk::Desk& desk() { return desk_; }

  std::vector<std::filesystem::path> sticks;  ///< plugged in at this moment

 private:
  void run(std::vector<app::Effect> effects);

  desk::Desk desk_;
  desk::Exchange exchange_;
  std::function<void(desk::Desk&)> afterEach_;
  app::Model model_;
};

class Classroom {
 public:
  /// A new station with the demonstration class list and the factors pack, everybody with a PIN. `numbers`: "point" or
  /// "comma", as pack.toml has it.
  explicit Classroom(const std::string& numbers = "point");
  station::Station& station() { return *station_; }
  /// The station is the one in this folder from now on.
  void moveTo(const std::filesystem::path& data);
  /// `called`: by which people find it.
  std::unique_ptr<Seat> seat(const std::string& folderName, const std::string& called = "Seat 1");
  const station::PinSlip& slipOf(const std::string& name) const;
  StudentId idOf(const std::string& name);
  /// Whether Today shows an alarm with these words in it.
  bool hasAlarm(const std::string& words);
  /// Signs in and begins the next try of a check.
  void begin(Seat& seat, const std::string& name, const CheckId& check);
  /// The whole of a try, and out; of one that is not right also the look back, the revision and the request.
  void take(Seat& seat, const std::string& name, const CheckId& check, bool right);

  TempFolder folder;
  StillClock clock;
  CountingRandom random;

 private:
  std::unique_ptr<station::Station> station_;
  std::vector<station::PinSlip> slips_;
};

/// The same with two seats, paired by the first talk.
class TwoSeats : public Classroom {
 public:
  TwoSeats() : one(seat("one", "Seat 1")), two(seat("two", "Seat 2")) {}
  /// Whoever did something is heard first, and then all hear of it. A seat that is null is off.
  void talk();

  std::unique_ptr<Seat> one, two;
};

}  // namespace cz::tests
