// T5: whatever bit of a bundle or of a kiosk's database is changed, it is found out (trust: 3).

#include "core/station/intake.h"
#include "tests/core/records/a_kiosk.h"
#include "tests/endurance/deep.h"
#include "tests/endurance/disk_vfs.h"
#include "tests/endurance/invariants.h"
#include "tests/endurance/recording.h"
#include "tests/endurance/replay.h"

using namespace cz;
using namespace cz::tests;

namespace {

constexpr std::size_t kChunk = (std::size_t{64} << 10U) + 17;  // 64 KiB and what seals them

/// A station with a kiosk that has much to say, and the message.
class Post {
 public:
  explicit Post(int checks)
      : folder_(
            lendKeys(shortJourney().station(), shortJourney().classroom->folder / ("post-" + std::to_string(checks)))),
        disk_(shortJourney().promises.front().station->afterRestart()),
        mount_(folder_, disk_) {
    station_ = must(station::Station::open(folder_, clock_, random_));
    auto records = kiosk_.open();
    desk::Setup setup{kiosk_.folder.path(), "Seat 9"};
    const auto token = must(sync::PairToken::parse(station_->token().text()));
    station::Intake intake(*station_);
    const auto reply = must(intake.pair(sync::pairRequest(token, records.uplog(), "Seat 9")));
    const auto paired = must(sync::takePairReply(token, records.uplog(), reply));
    if (!records.setDownlog(paired.station, paired.downNonce)) throw std::runtime_error("not paired");
    for (int i = 0; i < checks; ++i) takeCheck(records, newAttempt(kLex, CheckId("check-" + std::to_string(i))), true);
    sync::Client client(kiosk_.keys, records.uplog(), *records.downlog(), random_);
    bundle = must(client.nextRequest({must(records.pending(0)), 0, {}}));
    leaves = must(records.pending(0)).leaves.size();
    before_ = disk_.operations();
    start_ = disk_.read("station.db");
    journal_ = disk_.read("station.db-wal");
  }

  /// Whether the station took it.
  bool takes(ByteView bytes) {
    station::Intake intake(*station_);
    return intake.sync(bytes).ok();
  }
  /// Whether the station's disk is as it was, to the byte, and nothing was even written.
  bool untouched() const {
    return disk_.operations() == before_ && disk_.read("station.db") == start_ &&
           disk_.read("station.db-wal") == journal_;
  }

  Bytes bundle;
  std::size_t leaves = 0;

 private:
  std::filesystem::path folder_;
  Disk disk_;
  Mount mount_;
  StillClock clock_;
  CountingRandom random_{11};
  std::unique_ptr<station::Station> station_;
  Kiosk kiosk_;
  std::uint64_t before_ = 0;
  Bytes start_, journal_;
};

/// Where the chunks of a bundle begin: they fill it from the end of its head to its end.
std::vector<ByteView> chunksOf(const Bytes& bundle) {
  const std::size_t magic = sync::kBundleMagic.size();
  std::size_t head = 0;
  for (std::size_t i = 0; i < 4; ++i) head = head << 8U | bundle[magic + i];
  std::size_t at = magic + 4 + head + 24;
  std::vector<ByteView> chunks{ByteView(bundle).first(at)};
  for (; at < bundle.size(); at += kChunk)
    chunks.push_back(ByteView(bundle).subspan(at, std::min(kChunk, bundle.size() - at)));
  return chunks;
}

Bytes whole(const std::vector<ByteView>& parts) {
  Bytes all;
  for (const ByteView part : parts) all.insert(all.end(), part.begin(), part.end());
  return all;
}

/// Every chunk left out, doubled, or swapped with another one.
std::vector<Bytes> rearranged(const Bytes& bundle) {
  const std::vector<ByteView> chunks = chunksOf(bundle);
  std::vector<Bytes> all;
  for (std::size_t i = 1; i < chunks.size(); ++i) {
    auto dropped = chunks;
    dropped.erase(dropped.begin() + static_cast<std::ptrdiff_t>(i));
    all.push_back(whole(dropped));
    auto doubled = chunks;
    doubled.insert(doubled.begin() + static_cast<std::ptrdiff_t>(i), chunks[i]);
    all.push_back(whole(doubled));
    for (std::size_t j = i + 1; j < chunks.size(); ++j) {
      auto swapped = chunks;
      std::swap(swapped[i], swapped[j]);
      all.push_back(whole(swapped));
    }
  }
  return all;
}

std::string toReplay(const char* what, std::uint64_t kind, std::uint64_t at) {
  return std::string(what) + " " + std::to_string(at) + "\n  " + replayCommand("T5", {kind, at});
}

/// The numbers from 0 to `end`, a step apart; or the one to replay.
struct Walk {
  std::uint64_t from = 0, end = 0, step = 1;
  Walk(std::uint64_t kind, std::uint64_t to, std::uint64_t sliceStep, std::uint64_t deepStep, const ReplayOf& replay)
      : end(to), step(isDeep() ? deepStep : sliceStep) {
    if (!replay.numbers) return;
    from = replay.numbers->at(0) == kind ? replay.numbers->at(1) : to;
    end = std::min(to, from + 1);
  }
};

}  // namespace

TEST_CASE("No bundle with a flipped bit, a cut or other chunks is taken, and the station's disk is not touched",
          "[T5]") {
  const ReplayOf replay = replayOf("T5");
  if (replay.skips) return;
  Counts counts("T5-bundle", "a sync bundle is changed on its way; the station's disk is compared to the byte");
  Post post(92);
  CHECK(post.bundle.size() >= (std::size_t{64} << 10U));
  std::uint64_t flips = 0, cuts = 0;
  const Walk bits(0, post.bundle.size() * 8, 61, 1, replay);
  for (std::uint64_t bit = bits.from; bit < bits.end && !isOver(); bit += bits.step, ++flips) {
    Bytes changed = post.bundle;
    changed[bit / 8] ^= static_cast<std::uint8_t>(1U << (bit % 8));
    if (post.takes(changed)) FAIL_CHECK(fell(2, toReplay("taken with a flipped bit", 0, bit)));
  }
  const Walk lengths(1, post.bundle.size(), 61, 1, replay);
  for (std::uint64_t length = lengths.from; length < lengths.end && !isOver(); length += lengths.step, ++cuts)
    if (post.takes(ByteView(post.bundle).first(length))) FAIL_CHECK(fell(2, toReplay("taken when cut to", 1, length)));
  if (!post.untouched()) FAIL_CHECK(fell(8, "the station's disk was written to"));
  CHECK(post.takes(post.bundle));  // whole it is taken
  CHECK_FALSE(post.untouched());
  counts.addUnits("flipped bits", bits.from + 1, flips);
  counts.add("bits of the bundle", post.bundle.size() * 8);
  counts.add("leaves in it", post.leaves);
  counts.add("flipped bits", flips);
  counts.add("truncations", cuts);
  if (!replay.numbers) {
    Post longer(230);
    const auto all = rearranged(longer.bundle);
    for (std::size_t i = 0; i < all.size(); ++i)
      if (longer.takes(all[i])) FAIL_CHECK("taken with other chunks, " << i);
    CHECK(all.size() >= 9);  // three chunks
    CHECK(longer.untouched());
    counts.add("with a chunk left out, doubled or swapped", all.size());
  }
  counts.write();
}

TEST_CASE("No bit of a checkpoint's note can be changed", "[T5]") {
  if (replayOf("T5").skips || replayOf("T5").numbers) return;
  Kiosk kiosk;
  auto records = kiosk.open();
  const std::string note = must(records.pending(0)).note;
  REQUIRE(ledger::openCheckpoint(note, records.uplog()));
  for (std::size_t bit = 0; bit < note.size() * 8; ++bit) {
    std::string changed = note;
    changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << (bit % 8)));
    if (ledger::openCheckpoint(changed, records.uplog())) FAIL_CHECK("taken with a flipped bit " << bit);
  }
}

namespace {

/// What was read of a kiosk.
struct Content {
  std::string named;  ///< the error, when it does not open or says of something that it is damaged
  std::vector<Bytes> leaves;
  std::string rest;
};

/// A kiosk with 200 leaves, on two disks: everything in one file; and the last hour in the journal beside it.
struct Kept {
  Kiosk kiosk;
  Disk settled, journalled;
  Asked asked{{kLex, kSam}, {}};
  std::filesystem::path folder() const { return kiosk.folder.path(); }

  Kept() {
    for (int i = 0; i < 8; ++i) asked.checks.emplace_back("check-" + std::to_string(i * 12));
    Disk disk;
    live(disk, 0, 92);
    DiskTrace opening;
    Disk again = disk.afterCut({Damage::Kind::keepAll});
    again.recordInto(&opening);
    live(again, 92, 96);
    again.recordInto(nullptr);
    journalled = again.afterCut({Damage::Kind::keepAll});
    DiskTrace last;
    again.recordInto(&last);
    live(again, 96, 96);
    // Opening moves everything into the file and empties the journal, before it writes anew.
    std::size_t emptied = 0;
    while (last[emptied]->kind != DiskOp::Kind::truncate || last[emptied]->at != 0) ++emptied;
    Replay replay(last, journalled.afterRestart());
    replay.goTo(emptied + 1);
    settled = replay.cut(1, 0);
  }

  void live(Disk& disk, int from, int to) {
    const Mount mount(folder(), disk);
    auto records = kiosk.open();
    for (int i = from; i < to; ++i)
      takeCheck(records, newAttempt(kLex, CheckId("check-" + std::to_string(i))), i % 3 == 0);
    if (from > 0 || !records.putSetting("room", viewOf("Room 14"))) return;
    const AttemptId open = must(records.startAttempt(newAttempt(kSam, kFactors)));
    static_cast<void>(records.saveResponse(open, SlotId("s1"), scoring::Typed("1"), 1, {}));
  }

  Content contentOf(const Disk& from) {
    Disk copy = from.afterRestart();
    const Mount mount(folder(), copy);
    CountingRandom random(5);
    StillClock clock;
    auto records = records::KioskRecords::open(kiosk.file(), clock, random, kiosk.keys);
    if (!records) return {records.error().message, {}, {}};
    const auto slice = records->pending(0);
    if (!slice) return {slice.error().message, {}, {}};
    Content content{"", slice->leaves, ""};
    content.leaves.pop_back();  // this boot
    for (const auto& payload : slice->payloads) content.rest += hexOf(payload.body);
    for (const auto& [part, value] : memoryOf(*records, asked).parts) {
      if (value.starts_with("error: ")) return {value, {}, {}};
      content.rest += part + value + "\n";
    }
    return content;
  }
};

struct Damaged {
  std::uint64_t tried = 0, named = 0, harmless = 0, shorter = 0;
  std::vector<std::string> wrong;
};

/// One byte at a time of `file` on `disk`. A journal ends where it can't be read, so that its damage may take the end
/// away (`shorter`); it must not do anything else.
Damaged damageAll(Kept& kept, const Disk& disk, const std::string& file, std::uint64_t kind, std::size_t part,
                  std::size_t parts) {
  Damaged found;
  const Content expected = kept.contentOf(disk);
  const Bytes bytes = disk.read(file);
  const Walk walk(kind, bytes.size(), kind == 2 ? 2503 : 9001, kind == 2 ? 1 : 31, replayOf("T5"));
  for (std::uint64_t at = walk.from + part * walk.step; at < walk.end && !isOver(); at += walk.step * parts) {
    Disk damaged = disk.afterRestart();
    Bytes changed = bytes;
    changed[at] ^= 0x10;
    damaged.put(file, changed);
    const Content content = kept.contentOf(damaged);
    ++found.tried;
    const bool begins = content.leaves.size() < expected.leaves.size() &&
                        std::equal(content.leaves.begin(), content.leaves.end(), expected.leaves.begin());
    if (!content.named.empty())
      ++found.named;
    else if (content.leaves == expected.leaves && content.rest == expected.rest)
      ++found.harmless;
    else if (kind == 3 && (begins || content.leaves == expected.leaves))
      ++found.shorter;
    else
      found.wrong.push_back(toReplay("something else is read after damage of byte", kind, at));
  }
  return found;
}

void write(Counts& counts, const std::string& what, const Damaged& sum) {
  counts.add("bytes of the " + what + " that were damaged, one at a time", sum.tried);
  counts.add("found out by name (" + what + ")", sum.named);
  counts.add("harmless, everything is read as before (" + what + ")", sum.harmless);
  if (sum.shorter > 0) counts.add("only the last commits are gone, without a word (" + what + ")", sum.shorter);
  counts.add("wrong (" + what + ")", sum.wrong.size());
}

}  // namespace

TEST_CASE("Whatever byte of a kiosk's database of 200 leaves is damaged, it is found out or harmless", "[T5]") {
  const ReplayOf replay = replayOf("T5");
  if (replay.skips) return;
  Counts counts("T5-database", "a byte of a kiosk's database is damaged");
  const std::size_t parts = replay.numbers ? 1 : threads();
  std::vector<Damaged> files(parts), journals(parts);
  std::vector<std::unique_ptr<Kept>> kept;
  for (std::size_t i = 0; i < parts; ++i) kept.push_back(std::make_unique<Kept>());
  inParallel(parts, [&](std::size_t part) {
    files[part] = damageAll(*kept[part], kept[part]->settled, "kiosk.db", 2, part, parts);
    journals[part] = damageAll(*kept[part], kept[part]->journalled, "kiosk.db-wal", 3, part, parts);
  });
  for (auto* all : {&files, &journals}) {
    Damaged sum;
    for (const Damaged& one : *all) {
      sum.tried += one.tried;
      sum.named += one.named;
      sum.harmless += one.harmless;
      sum.shorter += one.shorter;
      sum.wrong.insert(sum.wrong.end(), one.wrong.begin(), one.wrong.end());
    }
    for (const std::string& wrong : sum.wrong) FAIL_CHECK(wrong);
    if (!replay.numbers && all == &files) CHECK(sum.named > 0);
    write(counts, all == &files ? "file" : "journal", sum);
  }
  counts.write();
}
