// write_random_logs SEED FIRST COUNT FOLDER: logs, proofs and damaged ones, with our own verdict on each, for a second
// verifier. Log FIRST + n is the same whatever COUNT is.
//
// Writes FOLDER/<n>.mczlog, <n>.tlog-proof, <n>.damaged, and verdicts.tsv: file, "good" or "bad", root.

#include <algorithm>
#include <cstdlib>
#include <fstream>

#include "core/crypto/stream.h"
#include "core/ledger/proof_file.h"
#include "tests/core/ledger/some_log.h"
#include "tests/support/temp_folder.h"

using namespace cz;

namespace {

crypto::Stream diceFor(std::uint64_t seed, std::uint64_t log) {
  Seed bytes;
  for (unsigned i = 0; i < 8; ++i) {
    bytes.bytes[i] = static_cast<std::uint8_t>(seed >> (8 * i));
    bytes.bytes[8 + i] = static_cast<std::uint8_t>(log >> (8 * i));
  }
  return crypto::Stream(bytes);
}

Bytes someBytes(crypto::Stream& dice, std::size_t count) {
  Bytes bytes(count);
  for (auto& byte : bytes) byte = static_cast<std::uint8_t>(dice.below(256));
  return bytes;
}

template <class Fixed>
Fixed someFixed(crypto::Stream& dice) {
  return must(fixedFrom<Fixed>(someBytes(dice, Fixed::size), "A value"));
}

/// A whole number of 0 to 63 bits, small ones as often as large ones.
std::uint64_t someNumber(crypto::Stream& dice) { return dice.next() >> (1 + dice.below(63)); }

ledger::Leaf someLeaf(crypto::Stream& dice, std::uint64_t index, std::uint64_t boot,
                      const ledger::OpenPayload& payload) {
  ledger::Leaf leaf;
  leaf.type = static_cast<ledger::LeafType>(1 + dice.below(99));  // also types that are not invented yet
  leaf.index = index;
  leaf.boot = boot;
  leaf.monoMs = static_cast<std::int64_t>(someNumber(dice));
  leaf.wallMs = static_cast<std::int64_t>(someNumber(dice)) * (dice.below(4) == 0 ? -1 : 1);
  leaf.clock = static_cast<ledger::ClockState>(dice.below(4));
  leaf.payload = ledger::commitmentTo(payload.salt, payload.body);
  leaf.payloadSize = payload.body.size();
  leaf.keyEpoch = someNumber(dice);
  return leaf;
}

/// Mostly short, one in a hundred up to 4,097 leaves.
std::size_t someSize(crypto::Stream& dice) {
  return static_cast<std::size_t>(dice.below(100) == 0 ? dice.below(4098) : dice.below(1U << dice.below(7)));
}

ledger::LogFile someRandomLog(crypto::Stream& dice) {
  const crypto::DeviceKeys keys(someFixed<crypto::MasterSeed>(dice));
  ledger::LogFile file{
      {keys.identity(), someFixed<ledger::LogNonce>(dice), static_cast<ledger::Role>(1 + dice.below(3))},
      {},
      dice.below(4) > 0};
  std::uint64_t boot = 0;
  const std::size_t size = someSize(dice);
  for (std::uint64_t i = 0; i < size; ++i) {
    boot += dice.below(8) == 0 ? 1 : 0;
    ledger::OpenPayload payload{i, someFixed<ledger::Salt>(dice), someBytes(dice, dice.below(40))};
    file.slice.leaves.push_back(ledger::encode(someLeaf(dice, i, boot, payload)));
    if (file.withPayloads && dice.below(8) > 0) file.slice.payloads.push_back(std::move(payload));
  }
  const auto root = ledger::frontierOf(file.slice.leaves).root();
  file.slice.note = ledger::signCheckpoint(file.log, size, root, keys);
  if (dice.below(3) > 0) return file;
  const crypto::DeviceKeys witness(someFixed<crypto::MasterSeed>(dice));
  const auto seconds = static_cast<std::int64_t>(someNumber(dice));
  file.slice.note = must(ledger::cosigned(file.slice.note, seconds, witness));
  file.witness = witness.identity();
  return file;
}

class Folder {
 public:
  explicit Folder(std::string path) : path_(std::move(path)), verdicts_(path_ + "/verdicts.tsv") {}

  void add(const std::string& name, const Bytes& bytes, const ledger::Report& report) {
    tests::writeBytes(path_ + "/" + name, bytes);
    verdicts_ << name << '\t' << (report.ok ? "good" : "bad") << '\t' << (report.ok ? report.root : "-") << '\n';
  }

 private:
  std::string path_;
  std::ofstream verdicts_;
};

Bytes bytesOf(const std::string& text) { return {text.begin(), text.end()}; }

/// One byte changed, or cut off, or doubled.
Bytes damaged(crypto::Stream& dice, Bytes bytes) {
  const auto at = static_cast<std::ptrdiff_t>(dice.below(bytes.size()));
  const std::uint64_t kind = dice.below(3);
  if (kind == 0) bytes[static_cast<std::size_t>(at)] ^= static_cast<std::uint8_t>(1U << dice.below(8));
  if (kind == 1) bytes.resize(static_cast<std::size_t>(at));
  if (kind == 2) bytes.insert(bytes.begin() + at, bytes[static_cast<std::size_t>(at)]);
  return bytes;
}

void addLog(Folder& folder, std::uint64_t seed, std::uint64_t n) {
  crypto::Stream dice = diceFor(seed, n);
  const std::string name = std::to_string(n);
  const ledger::LogFile file = someRandomLog(dice);
  const Bytes bytes = ledger::writeLogFile(file);
  folder.add(name + ".mczlog", bytes, ledger::verifyLogFile(bytes));
  const Bytes broken = damaged(dice, bytes);
  folder.add(name + ".damaged", broken, ledger::verifyLogFile(broken));
  if (file.slice.leaves.empty()) return;
  const std::uint64_t index = dice.below(file.slice.leaves.size());
  const std::string proof = ledger::writeProof(must(ledger::proofOf(file, index, dice.below(2) == 0)));
  folder.add(name + ".tlog-proof", bytesOf(proof), ledger::verifyProof(proof));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5) return 2;
  const auto seed = std::strtoull(argv[1], nullptr, 10);
  const auto first = std::strtoull(argv[2], nullptr, 10);
  const auto count = std::strtoull(argv[3], nullptr, 10);
  Folder folder(argv[4]);
  for (std::uint64_t n = 0; n < count; ++n) addLog(folder, seed, first + n);
}
