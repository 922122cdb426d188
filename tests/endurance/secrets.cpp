#include "tests/endurance/secrets.h"

#include <cstring>

namespace cz::tests {

std::string Secrets::foundIn(ByteView bytes) const {
  for (const auto& [what, secret] : all_)
    if (memmem(bytes.data(), bytes.size(), secret.data(), secret.size()) != nullptr) return what + " lies open";
  return {};
}

std::string Secrets::foundOn(const Disk& disk) const {
  for (const char* file : kKioskFiles)
    if (auto found = foundIn(disk.read(file)); !found.empty()) return found + " in " + file;
  return {};
}

bool canBeGuessed(const Disk& disk, const Hash& commitment, ByteView payload) {
  ledger::Salt salt;
  if (ledger::commitmentTo(salt, payload) == commitment) return true;
  for (const char* file : kKioskFiles) {
    const Bytes& bytes = disk.read(file);
    for (std::size_t at = 0; at + ledger::Salt::size <= bytes.size(); ++at) {
      std::memcpy(salt.bytes.data(), bytes.data() + at, ledger::Salt::size);
      if (ledger::commitmentTo(salt, payload) == commitment) return true;
    }
  }
  return false;
}

}  // namespace cz::tests
