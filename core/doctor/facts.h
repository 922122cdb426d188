#pragma once
// What is so on a machine, before anybody judges it. Gathered by machine.h and by the program that is looked at.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace cz::doctor {

struct DiskFacts {
  std::string folder = {};  ///< of the data
  bool there = false;
  bool writable = true;         ///< false: the file system is mounted read-only
  std::uint64_t freeBytes = 0;  ///< that the program may still write
};

/// Pieces of the data's journal that a start could not use and set aside: names of files.
struct JournalFacts {
  std::vector<std::string> unfinished = {};  ///< of saves that the power cut off: nobody was told that they are saved
  std::vector<std::string> damaged = {};     ///< with saves that were finished
  std::vector<std::string> unsure = {};      ///< of one save each that was finished, or just about to be
};

struct ClockFacts {
  std::int64_t wallMs = 0;    ///< milliseconds since 1970, as the machine believes
  bool byTimeServer = false;  ///< the kernel says that something keeps it right
  bool chip = false;          ///< a clock of its own that goes on without power
};

/// The file with the keys of a kiosk or a station.
struct KeyFacts {
  std::string file = {};
  bool folderSeen = true;  ///< false: we may not look into the folder, or there is none
  bool there = false;
  std::uint64_t bytes = 0;
  bool othersMayRead = false;
  bool strangeOwner = false;  ///< it belongs to somebody else than its folder
};

struct Output {
  std::string name = {};  ///< "HDMI-A-1"
  bool connected = false;
  int width = 0, height = 0;  ///< pixels of its first mode; 0: it has none
};
/// Who draws, as deploy/libexec/drawing found out when the seat started.
enum class Drawing : std::uint8_t {
  card,       ///< the graphics card, as far as is known
  noCard,     ///< the processor: no card here draws by itself
  cardFails,  ///< the processor: with the card the first page was never reached
};
struct DisplayFacts {
  std::vector<Output> outputs = {};  ///< empty: no graphics driver tells
  Drawing drawing = Drawing::card;
};

struct InputFacts {
  int keyboards = 0, pointers = 0, touchScreens = 0;
};

struct FontFacts {
  bool text = false;     ///< Andika, in which everything is set
  bool scripts = false;  ///< Noto, for all other writing
  bool maths = false;    ///< a font for formulas
  bool emoji = false;
};

struct NetworkFacts {
  bool needed = true;                ///< it was told of a station
  std::vector<std::string> up = {};  ///< links with a cable or a wireless network: "eth0"
  bool hasAddress = false;
};

/// The other machine: the station of a kiosk.
struct PeerFacts {
  std::string address = {};  ///< "http://10.0.0.5:7461"; empty: it was told of none
  bool answers = false;      ///< just now
  std::string why = {};      ///< it doesn't answer: what the network said
};

struct VersionFacts {
  std::string own = {};         ///< of this program: "0.1.0"
  std::string installed = {};   ///< as the package manager says; empty: it knows of no package
  bool olderOneRuns = false;    ///< the running one was started before the last update
  std::string system = {};      ///< "Debian GNU/Linux 12 (bookworm)"
  bool systemIsTooOld = false;  ///< Debian before 12
};

/// Whether the service that should run does.
struct ServiceFacts {
  std::string name = {};  ///< "checkzone-kiosk"
  bool managed = false;   ///< systemd runs on this machine
  bool runs = false;
  int restartsOfMachine = 0;  ///< in a row, because it could not be kept running
};

/// How a seat is shut against curious hands (deploy/checkzone-kiosk-setup).
struct LockFacts {
  bool isSeat = false;
  std::size_t rules = 0;                 ///< that the setup has put in place
  std::vector<std::string> broken = {};  ///< places of those that are gone or say something else now
  bool sysRq = false;                    ///< key combinations reach the kernel
  bool swapOnDisk = false;               ///< what students write could reach the disk
  bool rootIsKept = true;                ///< false: what is written outside the data is gone after a restart
  bool firewall = false;                 ///< its table is loaded, as far as can be told
};

struct BackupFacts {
  std::string folder = {};  ///< empty: none is set
  bool there = false;
  std::optional<std::int64_t> newestMs = {};  ///< when the newest was written; none: there is no backup yet
  std::int64_t nowMs = 0;
};

struct SeatFacts {
  DiskFacts disk;
  JournalFacts journal;
  ClockFacts clock;
  KeyFacts keys;
  DisplayFacts display;
  InputFacts input;
  FontFacts fonts;
  NetworkFacts network;
  PeerFacts station;
  VersionFacts version;
  ServiceFacts service;
  LockFacts lock;
};

struct StationFacts {
  DiskFacts disk;
  JournalFacts journal;
  ClockFacts clock;
  KeyFacts keys;
  FontFacts fonts;
  NetworkFacts network;
  VersionFacts version;
  ServiceFacts service;
  PeerFacts kioskPort;  ///< its own, asked from this machine
  BackupFacts backup;
};

}  // namespace cz::doctor
