#include "core/tools/bench/save_bench.h"

#include <fcntl.h>
#include <unistd.h>

#include "core/crypto/random.h"
#include "core/records/kiosk_records.h"
#include "core/tools/bench/scratch.h"

namespace cz::tools {
namespace {

constexpr std::size_t kRounds = 500;

/// A file that grows by a page at a time.
class Plain {
 public:
  explicit Plain(const std::filesystem::path& file)
      : descriptor_(open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)), page_(4096, 0x5A) {}
  ~Plain() { close(descriptor_); }
  Plain(const Plain&) = delete;
  Plain& operator=(const Plain&) = delete;

  /// False: the disk refused.
  bool write() {
    const bool written = pwrite(descriptor_, page_.data(), page_.size(), end_) == static_cast<ssize_t>(page_.size());
    end_ += static_cast<off_t>(page_.size());
    return written && fdatasync(descriptor_) == 0;
  }

 private:
  int descriptor_;
  Bytes page_;
  off_t end_ = 0;
};

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
  Plain plain(scratch.path() / "plain");
  Result<void> saved;
  bool wrote = true;
  // In turn, so that whatever else keeps the disk busy meets both.
  std::vector<double> answers;
  std::vector<double> writes;
  for (std::size_t round = 0; round < kRounds; ++round) {
    answers.push_back(microseconds([&] {
      auto done = records.saveResponse(id, slot, scoring::Typed(std::to_string(round)), 0, {});
      if (!done) saved = std::move(done);
    }));
    writes.push_back(microseconds([&] { wrote = plain.write() && wrote; }));
  }
  CZ_CHECK(std::move(saved));
  if (!wrote) return Error{Fault::io, "The disk refused a plain write.", scratch.path().string()};
  SaveBench bench{timingsOf(std::move(answers)), timingsOf(std::move(writes))};
  return bench;
}

}  // namespace cz::tools
