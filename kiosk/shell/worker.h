#pragma once
// One thread that does slow deeds in order: commits, signatures, PIN hashes. The drawing thread never waits for it.

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace cz::shell {

/// Runs tasks one after another on its own thread. Destruction finishes what was given, then ends.
class Worker {
 public:
  using Task = std::function<void()>;

  Worker();
  ~Worker();
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  /// Any thread. Tasks must not throw.
  void give(Task task);
  /// Waits until everything given so far is done. Not from a task.
  void drain();
  /// How long the present task has been running; zero between tasks. Any thread.
  std::chrono::steady_clock::duration busyFor() const;

 private:
  void run();

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Task> tasks_;
  bool busy_ = false;
  std::chrono::steady_clock::time_point busySince_;
  bool ending_ = false;
  std::thread thread_;
};

}  // namespace cz::shell
