#pragma once
// Connections that are cut when their time is over. A silent one is closed by the HTTP library; one that goes on a byte
// at a time would stay for ever, and a few like it would leave no connection for anybody else.

#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

namespace cz::station {

/// Safe from several threads. Sockets belong to the caller, who says `closed` before they are.
class Deadlines {
 public:
  Deadlines();
  ~Deadlines();
  Deadlines(const Deadlines&) = delete;
  Deadlines& operator=(const Deadlines&) = delete;

  /// What is going on there must be over by then; it takes the place of what was said before. From then on the socket
  /// is shut in both directions.
  void set(int socket, std::chrono::milliseconds fromNow);
  /// It may take as long as it likes.
  void lift(int socket);
  void closed(int socket) { lift(socket); }

 private:
  using Time = std::chrono::steady_clock::time_point;
  void run();

  std::mutex mutex_;
  std::condition_variable changed_;
  std::map<int, Time> due_;
  bool ends_ = false;
  std::thread thread_;
};

}  // namespace cz::station
