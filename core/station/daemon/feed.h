#pragma once
// Word that something has changed, for browsers that listen (server-sent events). It carries no data: who listens looks
// at the page again, through the same door as always.

#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <string>

namespace cz::station {

/// Safe from several threads. Must outlive the server whose connections listen.
class Feed {
 public:
  static constexpr std::size_t kMost = 16;  ///< listeners; one more ends the one that listens longest

  /// One who listens. The server asks it for what is to be sent, and is woken when there is something.
  class Listener {
   public:
    virtual ~Listener() = default;

   private:
    friend class Feed;
    /// There is something to send, or it is over. Never called while `take` runs.
    virtual void wake() = 0;
    std::string waiting_ = ": here\nretry: 1000\n\n";
    bool over_ = false;
    bool asleep_ = false;
  };

  void add(const std::shared_ptr<Listener>& listener);
  void remove(const Listener* listener);

  /// Something changed: everybody who listens hears of it, whatever they had not read yet.
  void tell();
  /// Nobody listens any more, now and from now on.
  void close();
  std::size_t listeners() const;

  struct Taken {
    std::string bytes;
    bool over = false;
  };
  /// Up to `most` bytes for a listener. Nothing and not over: `sleep` is called before anything else can wake it.
  template <class Sleep>
  Taken take(Listener& listener, std::size_t most, Sleep sleep) {
    const std::lock_guard lock(mutex_);
    Taken taken{listener.waiting_.substr(0, most), false};
    listener.waiting_.erase(0, taken.bytes.size());
    taken.over = taken.bytes.empty() && (listener.over_ || closed_);
    if (taken.bytes.empty() && !taken.over) {
      listener.asleep_ = true;
      sleep();
    }
    return taken;
  }

 private:
  void wake(Listener& listener);

  mutable std::mutex mutex_;
  std::list<std::shared_ptr<Listener>> listeners_;  // who listens longest, first
  bool closed_ = false;
};

}  // namespace cz::station
