#include "core/station/daemon/commands.h"

#include <cstdio>

#include "core/crypto/random.h"
#include "core/station/daemon/data_lock.h"
#include "core/station/station.h"

namespace cz::station {

OpenStation::OpenStation(std::unique_ptr<DataLock> held, std::unique_ptr<Station> opened)
    : lock(std::move(held)), station(std::move(opened)) {}
OpenStation::OpenStation(OpenStation&&) noexcept = default;
OpenStation::~OpenStation() { station.reset(); }  // before the lock goes

Result<OpenStation> openStation(const Common& common) {
  const auto folder = common.dataFolder();
  std::error_code ignored;
  if (!std::filesystem::exists(folder / Station::kDatabase, ignored))
    return Error{Fault::notFound,
                 "There is no station in " + folder.string() +
                     ". Make one with checkzone-station init --data DIR, or name its folder with --data.",
                 ""};
  CZ_TRY(lock, DataLock::take(folder));
  CZ_TRY(station, Station::open(folder, systemClock(), crypto::systemRandom()));
  return OpenStation(std::move(lock), std::move(station));
}

Result<StudentId> studentOf(Station& station, const std::string& text) {
  CZ_TRY(roster, station.rosters().load());
  for (const auto& student : roster.students)
    if (student.id.text == text || student.sourceId == text) return student.id;
  return Error{Fault::notFound, "No student has the id " + text + ". checkzone-station roster list shows the ids.", ""};
}

int failed(const Error& error) {
  std::fprintf(stderr, "%s\n", error.message.c_str());
  // Of a refusal it is its name, for scripts.
  if (!error.detail.empty() && error.fault != Fault::input) std::fprintf(stderr, "(%s)\n", error.detail.c_str());
  return 1;
}

}  // namespace cz::station
