#pragma once
// What nobody may find who takes a kiosk's disk (I6), and who looks for it.

#include "core/base/outside.h"
#include "core/ledger/leaf.h"
#include "tests/endurance/disk.h"

namespace cz::tests {

class Secrets {
 public:
  /// `what`: for the finding, "a name".
  void add(const std::string& what, Bytes bytes) { all_.emplace_back(what, std::move(bytes)); }
  void add(const std::string& what, const std::string& text) { add(what, Bytes(text.begin(), text.end())); }
  /// Empty, or what lies there open.
  std::string foundIn(ByteView bytes) const;
  std::string foundOn(const Disk& disk) const;
  std::size_t size() const { return all_.size(); }

 private:
  std::vector<std::pair<std::string, Bytes>> all_;
};

/// The dice of a kiosk, remembering what was drawn as keys: 32 bytes at a time.
class NotingRandom final : public Random {
 public:
  explicit NotingRandom(Random& from) : from_(from) {}
  void fill(std::uint8_t* to, std::size_t count) override {
    from_.fill(to, count);
    if (count == 32) keys.emplace_back(to, to + count);
  }
  std::vector<Bytes> keys;

 private:
  Random& from_;
};

/// Files that lie on a kiosk's disk.
inline constexpr const char* kKioskFiles[] = {"kiosk.db", "kiosk.db-wal", "kiosk.db-journal"};

/// Whether who has the disk, and thinks of the right payload, could tell that it is what this leaf commits to: without
/// a salt, or with any sixteen bytes that lie on the disk.
bool canBeGuessed(const Disk& disk, const Hash& commitment, ByteView payload);

}  // namespace cz::tests
