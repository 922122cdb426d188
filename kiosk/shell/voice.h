#pragma once
// Reading aloud, without any network: the program espeak-ng, where it is installed. It is started and never linked (its
// licence would bind this program), and what is read goes in by a pipe: nothing of it shows in a list of processes or
// reaches a disk.

#include <condition_variable>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "kiosk/app/event.h"

namespace cz::shell {

/// Where espeak-ng is: in the folders of $PATH; nothing when it isn't installed.
std::optional<std::filesystem::path> findVoice();

/// The languages of `espeak-ng --voices`: "de", "en-gb". Lines of another shape are passed over.
std::vector<std::string> voicesIn(const std::string& listing);

/// One voice; it says one thing at a time. Any one thread calls it.
class Voice {
 public:
  /// `tell` is called from the voice's own thread: VoicesFound once, then ReadingEnded whenever something has been read
  /// to its end or could not be read. Not for what was stopped.
  Voice(std::filesystem::path program, std::function<void(app::Event)> tell,
        std::function<void(const std::string&)> log);
  ~Voice();
  Voice(const Voice&) = delete;
  Voice& operator=(const Voice&) = delete;

  /// In place of what is being read. `number`: told with its end.
  void read(std::vector<app::Spoken> what, std::uint64_t number);
  /// Silence at once.
  void stop();

 private:
  void run();
  bool say(const app::Spoken& one, std::uint64_t turn);
  void endProgram();

  std::filesystem::path program_;
  std::function<void(app::Event)> tell_;
  std::function<void(const std::string&)> log_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<app::Spoken> next_;
  std::uint64_t nextNumber_ = 0;
  std::uint64_t turn_ = 0;  ///< counts what was asked for; who reads an older one stops
  bool asked_ = false;
  bool ending_ = false;
  int running_ = 0;  ///< process; 0: none
  std::thread thread_;
};

}  // namespace cz::shell
