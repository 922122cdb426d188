#include "core/station/daemon/deadlines.h"

#include <sys/socket.h>

#include <algorithm>

namespace cz::station {

Deadlines::Deadlines() : thread_([this] { run(); }) {}

Deadlines::~Deadlines() {
  {
    const std::lock_guard lock(mutex_);
    ends_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

// Most deadlines only move away: whoever waits for an earlier one looks again then, and need not be woken.
void Deadlines::set(int socket, std::chrono::milliseconds fromNow) {
  const std::lock_guard lock(mutex_);
  const Time due = std::chrono::steady_clock::now() + fromNow;
  const bool first = std::all_of(due_.begin(), due_.end(), [&](const auto& other) { return due < other.second; });
  due_[socket] = due;
  if (first) changed_.notify_all();
}

void Deadlines::lift(int socket) {
  const std::lock_guard lock(mutex_);
  due_.erase(socket);
}

// The socket is its connection's as long as it stands here, so that no other one with its number is shut.
void Deadlines::run() {
  std::unique_lock lock(mutex_);
  while (!ends_) {
    const Time now = std::chrono::steady_clock::now();
    Time next = Time::max();
    for (auto one = due_.begin(); one != due_.end();) {
      if (one->second <= now) {
        shutdown(one->first, SHUT_RDWR);
        one = due_.erase(one);
        continue;
      }
      next = std::min(next, one->second);
      ++one;
    }
    if (next == Time::max())
      changed_.wait(lock);
    else
      changed_.wait_until(lock, next);
  }
}

}  // namespace cz::station
