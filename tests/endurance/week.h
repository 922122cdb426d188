#pragma once
// A week of a class: three kiosks and a station on disks in memory, a network that loses and repeats, plugs that are
// pulled, clocks that are wrong, students who come and go, a teacher who unlocks and decides whatever else there is to
// decide.

#include <map>
#include <set>

#include "tests/endurance/dice.h"
#include "tests/endurance/disk_vfs.h"
#include "tests/endurance/recording.h"

namespace cz::tests {

/// What a week begins with: a station with class list, PINs and pack. Shared by all weeks.
class School {
 public:
  School();
  const std::shared_ptr<Classroom>& classroom() const { return room_; }
  /// The station's disk on Monday morning, and the folder with its keys.
  const Disk& station() const { return station_; }
  std::filesystem::path stationFolder() const { return room_->folder / "station-disk"; }
  struct Student {
    std::string name;
    StudentId id;
  };
  const std::vector<Student>& students() const { return students_; }

 private:
  std::shared_ptr<Classroom> room_;
  Disk station_;
  std::vector<Student> students_;
};

struct WeekPlan {
  std::size_t kiosks = 3;
  int days = 5;
  int periods = 6;
  int visits = 2;         ///< at each kiosk in each period
  int faultsOf1000 = 10;  ///< of every chance for one
  bool forgets = false;   ///< kiosks' disks lose what students hand in. For a test that must fail
};

struct WeekCounts {
  std::size_t visits = 0, handedIn = 0, leaves = 0;
  std::size_t cuts = 0, stationCuts = 0, lostMessages = 0, wrongClocks = 0;
  std::size_t decided = 0;   ///< by the teacher, beside unlocks
  std::size_t compared = 0;  ///< ways of students, as a kiosk and as the station knows them in the evening
  WeekCounts& operator+=(const WeekCounts& more);
};

class Week {
 public:
  /// `name`: of folders; each thread has its own. `school` must outlive it.
  Week(const School& school, const WeekPlan& plan, std::uint64_t seed, const std::string& name);
  ~Week();
  /// Empty, or what is wrong, with the day.
  std::string live();
  WeekCounts counts;

 private:
  struct Place;
  std::string day();
  void visit(Place& place);
  void sitDown(Place& place);
  void take(Place& place);
  void call(Place& place);
  std::optional<Bytes> carry(Place& place, const desk::Post& post);
  void teach();
  void decideSomething();
  const School::Student& someone() { return school_.students()[dice_.below(school_.students().size())]; }
  void restart(Place& place);
  void restartStation();
  Damage damage();
  bool chance() { return dice_.below(1000) < static_cast<std::uint64_t>(plan_.faultsOf1000); }
  std::string evening();
  std::string holds(Place& place);
  std::string grantsUsedOnce();
  std::string sameWays(Place& place);

  const School& school_;
  WeekPlan plan_;
  Dice dice_;
  Disk stationDisk_;
  std::filesystem::path stationFolder_;
  StillClock stationClock_;
  CountingRandom random_;
  std::unique_ptr<Mount> stationMount_;
  std::unique_ptr<station::Station> station_;
  std::string token_;
  std::vector<std::unique_ptr<Place>> places_;
  /// Unlocks of tries about which the teacher decided something: one that is taken out, or was another student's, gives
  /// its unlock back.
  std::set<std::string> givenBack_;
  std::string broken_;  ///< an invariant that fell in the middle of a day
};

}  // namespace cz::tests
