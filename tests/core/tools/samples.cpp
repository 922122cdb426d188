// samples write FOLDER: a file of every kind that `checkzone verify` is given, by devices with fixed keys: a kiosk (its
//   seed is 32 times 1) and a station (32 times 2), whose seed and identity lie beside, for a second verifier.
// samples open FOLDER: what the station itself says of every bundle in a folder, a line each: "NAME good" or "NAME
// bad".

#include <cstdio>
#include <cstring>

#include "core/ledger/proof_file.h"
#include "core/records/receipt.h"
#include "core/sync/bundle.h"
#include "core/sync/stick_letter.h"
#include "core/vault/vault.h"
#include "tests/core/ledger/some_log.h"
#include "tests/core/sync/devices.h"
#include "tests/support/temp_folder.h"

namespace {

using namespace cz;
using sync::BundleKind;
using sync::testing::keysOf;
using tests::writeBytes;
namespace fs = std::filesystem;

constexpr std::uint8_t kKiosk = 1, kStation = 2;
const LogId kSender("kiosk-log");

Bytes bundle(BundleKind kind, std::size_t size, std::uint8_t from, std::uint8_t to) {
  tests::CountingRandom random(size);
  Bytes body(size);
  for (std::size_t i = 0; i < size; ++i) body[i] = static_cast<std::uint8_t>(i * 31 + (i >> 8U));
  const sync::Sent sent{3, 61'000, 1'790'000'000'000, ledger::ClockState::hardware};
  return must(sync::writeBundle({{kind, kSender, {}, 7, sent}, body}, {keysOf(to).identity()}, keysOf(from), random));
}

void writeBackup(const fs::path& folder) {
  tests::CountingRandom random(9);
  writeBytes(folder / "item", Bytes(100, 5));
  const vault::VaultKey key{must(fixedFrom<crypto::MessageKey>(Bytes(32, 6), "A key")), keysOf(3).identity(), 4};
  must(vault::write(folder / "backups", key, {"Room 14", 0, 2}, {{"item", folder / "item"}}, keysOf(kStation), random));
}

void writeAll(const fs::path& folder) {
  const auto log = tests::someLog(5, ledger::Role::up);
  writeBytes(folder / "log.mczlog", ledger::writeLogFile(log));
  writeBytes(folder / "leaf.tlog-proof", viewOf(ledger::writeProof(must(ledger::proofOf(log, 3, true)))));
  const records::Receipt receipt{
      log.log, 4, ledger::leafHash(log.slice.leaves[4]), CheckId("factors"), 2, true, "5 of 6 points", 1'790'000'000};
  writeBytes(folder / "receipt.txt", viewOf(records::signReceipt(receipt, tests::countingKeys())));
  for (const std::size_t size : {0, 3000, 70'000})
    writeBytes(folder / ("up-" + std::to_string(size) + ".mczb"), bundle(BundleKind::stickUp, size, kKiosk, kStation));
  writeBytes(folder / "down.mczb", bundle(BundleKind::stickDown, 10, kStation, kKiosk));
  writeBytes(folder / "reply.mczb", bundle(BundleKind::syncReply, 10, kStation, kKiosk));
  writeBytes(folder / "letter.mczb", sync::letterOf(sync::Letter::ask, viewOf("hello")));
  writeBytes(folder / "station.seed", Bytes(32, kStation));
  writeBytes(folder / "kiosk.identity", keysOf(kKiosk).identity().encode());
  writeBackup(folder);
}

void openAll(const fs::path& folder) {
  const auto keyOf = [](const LogId& log) {
    return log == kSender ? std::optional(keysOf(kKiosk).identity().manifest) : std::nullopt;
  };
  for (const auto& entry : fs::directory_iterator(folder)) {
    const bool good =
        sync::openBundle(tests::readBytes(entry.path()), BundleKind::stickUp, keysOf(kStation), keyOf).ok();
    std::printf("%s %s\n", entry.path().filename().c_str(), good ? "good" : "bad");
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  (std::strcmp(argv[1], "open") == 0 ? openAll : writeAll)(argv[2]);
}
