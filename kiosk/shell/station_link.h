#pragma once
// Keeps the talk with the station going in the background: a thread that posts, waits, and tries again with longer and
// longer pauses while the station is away. The student notices nothing of it.

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "kiosk/app/event.h"
#include "kiosk/desk/exchange.h"
#include "kiosk/desk/turns.h"
#include "kiosk/shell/worker.h"

namespace cz::shell {

class StationLink {
 public:
  struct State {
    bool reached = false;  ///< the last round went through
    desk::Contact contact;
  };
  using Tell = std::function<void(std::vector<app::Event>)>;

  /// `exchange` is used on `worker` only; both must outlive the link. `tell` is called on the link's own thread, with
  /// what a reply changed and with HandOverChanged whenever that is new.
  StationLink(std::string address, desk::Exchange& exchange, Worker& worker, Tell tell, desk::Desk::Log log);
  ~StationLink();
  StationLink(const StationLink&) = delete;
  StationLink& operator=(const StationLink&) = delete;

  /// Something was just committed: hand it over now instead of at the next turn. Any thread.
  void poke();
  /// Whether somebody at this seat waits for the station: then it is asked more often (Turns), and at once. Any thread.
  void hurry(bool waits);
  State state() const;

 private:
  void run();
  desk::Turns::Round round();
  void wait(std::int64_t pauseMs);

  const std::string address_;
  desk::Exchange& exchange_;
  Worker& worker_;
  const Tell tell_;
  const desk::Desk::Log log_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  State state_;
  std::string lastTrouble_;
  bool poked_ = false;
  bool waits_ = false;
  bool ending_ = false;
  std::thread thread_;
};

}  // namespace cz::shell
