#pragma once
// The folder MCZ on a USB stick, or in any other folder that is carried between kiosks and their station.
//
//   MCZ/up-<16 hex>.mczb     a kiosk's message to its station      one bundle a file (bundle.h)
//   MCZ/down-<16 hex>.mczb   the station's message to a kiosk
//
// A stick is a stranger: it may hold anything, be full, or be pulled at any time. Only names of ours are looked at,
// only plain files of a bundle's size are read, and no link is followed. A file is written under another name, synced,
// renamed, and read back from the stick: what `write` calls good is there.
//
// The 16 digits tell nothing, and are always the same for one kiosk and one number of a file: a new message takes the
// place of the old one, so that a stick doesn't fill up over a year.

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/crypto/keys.h"

namespace cz::sync {

enum class StickWay { up, down };

inline constexpr std::size_t kMostStickFiles = 1000;      ///< of one way; what lies beside them waits
inline constexpr std::size_t kMostStickEntries = 20'000;  ///< names of any kind that are looked at
inline constexpr std::size_t kMostStickParts = 64;        ///< files of one kiosk and one way

/// Name of file `part` (from 0) of what `writer` writes to or for the device `kiosk`. Nobody else can predict it.
std::string stickName(StickWay way, const crypto::DeviceKeys& writer, const Hash& kiosk, std::size_t part);
bool isStickName(std::string_view name, StickWay way);

class StickFolder {
 public:
  /// The folder MCZ in `folder`. notFound: there is none; `make` makes it. io: `folder` is not there (stick not plugged
  /// in?) or MCZ is no folder.
  static Result<StickFolder> open(const std::filesystem::path& folder);
  static Result<StickFolder> make(const std::filesystem::path& folder);
  StickFolder(StickFolder&& other) noexcept;
  StickFolder& operator=(StickFolder&& other) noexcept;
  ~StickFolder();

  struct Names {
    std::vector<std::string> names;  ///< sorted; at most kMostStickFiles
    bool more = false;               ///< there is more than that
  };
  Result<Names> names(StickWay way) const;
  /// input: no plain file, or too large for a bundle · io, notFound: as the stick says.
  Result<Bytes> read(const std::string& name) const;
  /// full, io: as the stick says. Then the file of that name is as it was before, and nothing half-written stays.
  Result<void> write(const std::string& name, ByteView bytes) const;
  /// One file that has served its purpose. What can't be removed does no harm.
  void remove(const std::string& name) const;
  /// Files `from`, `from` + 1 … of an earlier and longer message. What can't be removed does no harm.
  void removeFrom(StickWay way, const crypto::DeviceKeys& writer, const Hash& kiosk, std::size_t from) const;

 private:
  StickFolder(int folder, std::filesystem::path path) : folder_(folder), path_(std::move(path)) {}
  Result<void> writePart(const std::string& part, ByteView bytes) const;
  Result<void> syncFolder() const;
  Error failed(const std::string& name, const char* doing) const;

  int folder_;  ///< held open: whatever happens to the path, it is this folder
  std::filesystem::path path_;
};

}  // namespace cz::sync
