#include "core/store/torn.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "core/base/aside.h"

namespace cz::store {
namespace {

namespace fs = std::filesystem;

// The layout: https://www.sqlite.org/fileformat2.html#walformat
constexpr std::size_t kHead = 32, kFrameHead = 24;
constexpr std::size_t kTelling = 16;          ///< bytes of a frame up to the end of its salts
constexpr std::uint32_t kMagic = 0x377f0682;  ///< and one more when its sums are of big-endian words
constexpr int kMostPieces = 20;  ///< of each kind: a disk that tears every day must not fill itself with pieces

struct Kind {
  Torn what;
  std::string_view mark;
};
constexpr Kind kKinds[] = {{Torn::finished, kDamagedMark}, {Torn::unsure, kUnsureMark}, {Torn::unfinished, kTornMark}};

std::uint32_t big(ByteView bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) value = value << 8U | bytes[at + i];
  return value;
}

/// The running checksum of a journal.
class Sum {
 public:
  explicit Sum(bool bigEndian) : big_(bigEndian) {}
  void add(ByteView bytes) {
    for (std::size_t at = 0; at + 8 <= bytes.size(); at += 8) {
      one_ += word(bytes, at) + two_;
      two_ += word(bytes, at + 4) + one_;
    }
  }
  bool is(ByteView bytes, std::size_t at) const { return big(bytes, at) == one_ && big(bytes, at + 4) == two_; }

 private:
  std::uint32_t word(ByteView bytes, std::size_t at) const {
    return big_ ? big(bytes, at) : __builtin_bswap32(big(bytes, at));
  }
  bool big_;
  std::uint32_t one_ = 0, two_ = 0;
};

bool isZero(ByteView bytes) {
  for (const std::uint8_t byte : bytes)
    if (byte != 0) return false;
  return true;
}

/// The frames of this use of the file, whole or not: they bear the salts of its head. Of a damaged head nothing is
/// believed, and all frames count.
class Frames {
 public:
  explicit Frames(ByteView journal) : journal_(journal), sum_(journal.size() >= kHead && (big(journal, 0) & 1U) != 0) {
    if (journal.size() < kHead || (big(journal, 0) & ~1U) != kMagic) return;
    sum_.add(journal.first(kHead - 8));
    const std::size_t page = big(journal, 8);
    if (!sum_.is(journal, 24) || page < 512 || page > 32768) return;
    good_ = true;
    size_ = kFrameHead + page;
  }
  bool hasHead() const { return good_; }
  std::size_t size() const { return size_; }
  bool isOwn(std::size_t at) const {
    if (at + kTelling > journal_.size()) return false;
    return !good_ || (big(journal_, at + 8) == big(journal_, 16) && big(journal_, at + 12) == big(journal_, 20));
  }
  bool isWhole(std::size_t at) const { return at + size_ <= journal_.size(); }
  bool isCommit(std::size_t at) const { return big(journal_, at + 4) != 0; }
  /// To be asked of one after the other, from the first on.
  bool fits(std::size_t at) {
    sum_.add(journal_.subspan(at, 8));
    sum_.add(journal_.subspan(at + kFrameHead, size_ - kFrameHead));
    return sum_.is(journal_, at + 16);
  }

 private:
  ByteView journal_;
  Sum sum_;
  bool good_ = false;
  std::size_t size_ = kFrameHead + 4096;  ///< of our databases
};

Bytes bytesOf(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

fs::path nameOf(const fs::path& database, std::string_view mark, int number) {
  return database.string() + std::string(mark) + std::to_string(number);
}

/// On the disk before the journal is emptied. For its owner alone, like the database. On a full disk a part of it, or
/// the name alone: it says the most.
void keep(const fs::path& database, std::string_view mark, ByteView piece) {
  for (int number = 1; number <= kMostPieces; ++number) {
    const fs::path file = nameOf(database, mark, number);
    std::error_code failed;
    if (fs::exists(file, failed)) continue;
    const int out = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (out < 0) return;
    for (std::size_t done = 0; done < piece.size();) {
      const auto written = ::write(out, piece.data() + done, piece.size() - done);
      if (written <= 0) break;
      done += static_cast<std::size_t>(written);
    }
    ::fsync(out);
    ::close(out);
    const int folder = ::open(file.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) return;
    ::fsync(folder);
    ::close(folder);
    return;
  }
}

}  // namespace

std::optional<TornEnd> tornEndOf(ByteView journal) {
  if (isZero(journal)) return std::nullopt;
  Frames frames(journal);
  TornEnd torn;
  std::size_t at = kHead;
  if (frames.hasHead()) torn.from = kHead;
  while (frames.hasHead() && frames.isOwn(at) && frames.isWhole(at) && frames.fits(at)) {
    if (frames.isCommit(at)) torn.from = at + frames.size();
    at += frames.size();
  }
  std::size_t end = frames.hasHead() ? at : journal.size();
  std::size_t commits = 0, lastCommit = 0;
  for (; at < journal.size(); at += frames.size()) {
    const bool tooShortToTell = at + kTelling > journal.size() && at == end;
    if (!frames.isOwn(at) && !tooShortToTell) continue;  // lost, with others behind it, or of an earlier use
    end = std::min(at + frames.size(), journal.size());
    if (!frames.isOwn(at) || !frames.isWhole(at) || !frames.isCommit(at)) continue;
    ++commits;
    lastCommit = end;
  }
  if (end == torn.from) return std::nullopt;
  torn.bytes = end - torn.from;
  if (commits > 0) torn.what = commits == 1 && lastCommit == end ? Torn::unsure : Torn::finished;
  if (!frames.hasHead()) torn.what = Torn::finished;
  return torn;
}

void keepTornEnd(const fs::path& database) {
  const Bytes journal = bytesOf(database.string() + "-wal");
  const auto torn = tornEndOf(journal);
  if (!torn) return;
  const auto piece =
      ByteView(journal).subspan(static_cast<std::size_t>(torn->from), static_cast<std::size_t>(torn->bytes));
  for (const Kind& kind : kKinds)
    if (kind.what == torn->what) keep(database, kind.mark, piece);
}

std::vector<TornPiece> tornPieces(const fs::path& database) {
  std::vector<TornPiece> pieces;
  for (const auto& [what, mark] : kKinds)
    for (int number = 1; number <= kMostPieces; ++number) {
      std::error_code unknown;
      const fs::path file = nameOf(database, mark, number);
      if (fs::exists(file, unknown)) pieces.push_back({file, what});
    }
  return pieces;
}

std::string wordsOf(const TornPiece& piece) {
  const std::string found =
      piece.what == Torn::finished
          ? "The end of the journal was damaged, and saves that were finished could not be used. "
      : piece.what == Torn::unsure
          ? "The last save in the journal could not be used: either the power went while it was being finished, and "
            "nobody was told that it is saved, or it was damaged afterwards. "
          : "The power went, or the program was ended, while something was being saved: that was never "
            "finished, and nobody was told that it is saved. ";
  return found + "Everything before was checked and is used. What can't be used lies in " + piece.file.string() +
         "; delete it once somebody has looked.";
}

Result<void> dropTornPieces(const fs::path& database) {
  for (const TornPiece& piece : tornPieces(database)) {
    std::error_code failed;
    fs::remove(piece.file, failed);
    if (failed) return Error{Fault::io, piece.file.string() + " can't be removed.", failed.message()};
  }
  return {};
}

}  // namespace cz::store
