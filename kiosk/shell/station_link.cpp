#include "kiosk/shell/station_link.h"

#include <chrono>
#include <future>

#include "kiosk/shell/http_post.h"

namespace cz::shell {
namespace {

using desk::Turns;

/// Runs `deed` on the worker and waits for what it gives.
template <class Deed>
auto on(Worker& worker, Deed deed) {
  std::packaged_task<decltype(deed())()> task(std::move(deed));
  auto result = task.get_future();
  worker.give([&task] { task(); });
  return result.get();
}

}  // namespace

StationLink::StationLink(std::string address, desk::Exchange& exchange, Worker& worker, Tell tell, desk::Desk::Log log)
    : address_(std::move(address)),
      exchange_(exchange),
      worker_(worker),
      tell_(std::move(tell)),
      log_(std::move(log)),
      thread_([this] { run(); }) {}

StationLink::~StationLink() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void StationLink::poke() {
  {
    const std::lock_guard lock(mutex_);
    poked_ = true;
  }
  changed_.notify_all();
}

void StationLink::hurry(bool waits) {
  {
    const std::lock_guard lock(mutex_);
    if (waits == waits_) return;
    waits_ = waits;
    poked_ = poked_ || waits;
  }
  changed_.notify_all();
}

StationLink::State StationLink::state() const {
  const std::lock_guard lock(mutex_);
  return state_;
}

void StationLink::run() {
  Turns turns;
  std::optional<app::HandOver> told;  // the first state is news, too
  for (;;) {
    const Turns::Round went = round();
    const bool reached = went != Turns::Round::away;
    bool waits = false;
    const auto contact = on(worker_, [this] { return exchange_.contact(); });
    {
      const std::lock_guard lock(mutex_);
      state_ = {reached, contact};
      waits = waits_;
      if (ending_) return;
    }
    if (const app::HandOver now{reached, contact.waiting}; now != told) {
      told = now;
      tell_({app::HandOverChanged{now}});
    }
    wait(turns.after(went, waits));
    const std::lock_guard lock(mutex_);
    if (ending_) return;
  }
}

void StationLink::wait(std::int64_t pauseMs) {
  std::unique_lock lock(mutex_);
  changed_.wait_for(lock, std::chrono::milliseconds(pauseMs), [this] { return ending_ || poked_; });
  poked_ = false;
}

Turns::Round StationLink::round() {
  const auto trouble = [this](const Error& error) {
    const std::string words = error.message + " " + error.detail;
    if (words != lastTrouble_) log_("station: " + words);  // once, not every second of a long outage
    lastTrouble_ = words;
    on(worker_, [this] { exchange_.failed(); });
    return Turns::Round::away;
  };
  for (;;) {
    {
      const std::lock_guard lock(mutex_);
      if (ending_) return Turns::Round::away;
    }
    auto post = on(worker_, [this] { return exchange_.next(); });
    if (!post) return trouble(post.error());
    if (!*post) break;
    auto reply = httpPost(address_ + (*post)->path, (*post)->body);
    if (!reply && reply.error().fault == Fault::refused) {
      on(worker_, [this] { exchange_.putOff(); });
      return Turns::Round::crowded;
    }
    if (!reply) return trouble(reply.error());
    auto taken = on(worker_, [&] { return exchange_.take(*reply); });
    if (!taken) return trouble(taken.error());
    if (!taken->empty()) tell_(std::move(*taken));
  }
  if (!lastTrouble_.empty()) log_("station: reached again");
  lastTrouble_.clear();
  return Turns::Round::reached;
}

}  // namespace cz::shell
