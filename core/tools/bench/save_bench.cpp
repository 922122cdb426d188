#include "core/tools/bench/save_bench.h"

#include <fcntl.h>
#include <unistd.h>

#include "core/crypto/random.h"
#include "core/records/kiosk_records.h"
#include "core/tools/bench/scratch.h"

namespace cz::tools {
namespace {

constexpr std::size_t kRounds = 500;

Timings disk(const std::filesystem::path& file) {
  const int descriptor = open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  const Bytes page(4096, 0x5A);
  const auto timings = timed(kRounds, [&](std::size_t round) {
    const auto at = static_cast<off_t>(round * page.size());
    if (pwrite(descriptor, page.data(), page.size(), at) < 0 || fdatasync(descriptor) != 0) std::abort();
  });
  close(descriptor);
  return timings;
}

}  // namespace

Result<SaveBench> benchSave(const pack::Check& check) {
  const Scratch scratch;
  auto& random = crypto::systemRandom();
  CZ_TRY(keys, crypto::DeviceKeys::loadOrCreate(scratch.path() / "kiosk.key", random));
  CZ_TRY(records, records::KioskRecords::open(scratch.path() / "kiosk.db", systemClock(), random, keys));
  records::NewAttempt attempt;
  attempt.student = StudentId(std::string(32, '0'));
  attempt.check = check.id;
  CZ_TRY(form, form::build(check, Seed{}, {}));
  attempt.form = std::move(form);
  CZ_TRY(id, records.startAttempt(attempt));
  const SlotId slot = attempt.form.places.front().slot;
  SaveBench bench;
  Result<void> saved;
  bench.answer = timed(kRounds, [&](std::size_t round) {
    auto done = records.saveResponse(id, slot, scoring::Typed(std::to_string(round)), 0, {});
    if (!done) saved = std::move(done);
  });
  CZ_CHECK(std::move(saved));
  bench.disk = disk(scratch.path() / "plain");
  return bench;
}

}  // namespace cz::tools
