#pragma once
// A journey of students at a real kiosk with a real station, and everything that the kiosk's disk was asked to do
// meanwhile, with what the kiosk had promised by then.

#include <memory>

#include "tests/endurance/disk.h"
#include "tests/endurance/memory.h"
#include "tests/endurance/secrets.h"
#include "tests/journeys/classroom.h"

namespace cz::tests {

/// A deed returned good: from now on its memory must outlast a power cut.
struct Promise {
  std::size_t operations = 0;  ///< of the disk, when it was given
  Memory memory;
  std::shared_ptr<const Disk> station;       ///< the station's disk then
  std::shared_ptr<const Bytes> stationSeed;  ///< its keys then, as their file held them
};

struct Recording {
  std::uint64_t seed = 0;
  DiskTrace trace;
  std::vector<Promise> promises;  ///< in their order
  std::vector<Bytes> leaves;      ///< the whole log of the kiosk, to the end
  Asked asked;
  StudentId forgotten;                   ///< took a check early, and was erased later
  Secrets secrets;                       ///< that this journey could give away
  std::shared_ptr<Classroom> classroom;  ///< holds the folders with the keys, and the PINs
  std::filesystem::path kiosk() const { return classroom->folder / "kiosk"; }
  std::filesystem::path station() const { return classroom->folder / "station-disk"; }
};

/// `weeks`: the station has the same keys all the time, and the kiosk keeps what it handed over. `year`: the keys are
/// renewed, and later what was handed over long ago goes.
enum class Span { weeks, year };

inline constexpr int kSliceVisits = 12;
inline constexpr int kDeepVisits = 30;
/// `visits` of students: each is one try with all that comes before and after it. The station's first keys lie in its
/// folder when it returns.
Recording recordJourney(std::uint64_t seed, int visits, Span span = Span::weeks);
/// Seed 1 with kSliceVisits, recorded once: what slices cut, and the tests that must find something.
const Recording& shortJourney();
/// Seed 1 is the short one, every other has kDeepVisits.
Recording journeyOf(std::uint64_t seed);

/// For a step that is no test: it throws what went wrong.
void mustDo(const Result<void>& done);

/// A folder for another kiosk with the keys of this one, or another station with the keys of this one.
/// Gives `to`.
std::filesystem::path lendKeys(const std::filesystem::path& from, const std::filesystem::path& to);

/// The station moves from the machine's disk to one in memory, behind the folder "station-disk", which is mounted.
void moveStation(Classroom& room, Disk& disk);

crypto::DeviceKeys keysIn(const std::filesystem::path& kiosk);
std::shared_ptr<const crypto::DeviceKeys> stationKeysIn(const std::filesystem::path& station);

}  // namespace cz::tests
