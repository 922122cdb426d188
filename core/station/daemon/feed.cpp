#include "core/station/daemon/feed.h"

namespace cz::station {
namespace {

constexpr const char* kChanged = "data: changed\n\n";

}  // namespace

void Feed::wake(Listener& listener) {
  if (!listener.asleep_) return;
  listener.asleep_ = false;
  listener.wake();
}

void Feed::add(const std::shared_ptr<Listener>& listener) {
  const std::lock_guard lock(mutex_);
  listeners_.push_back(listener);
  if (listeners_.size() <= kMost) return;
  listeners_.front()->over_ = true;
  wake(*listeners_.front());
  listeners_.pop_front();
}

void Feed::remove(const Listener* listener) {
  const std::lock_guard lock(mutex_);
  listeners_.remove_if([&](const auto& one) { return one.get() == listener; });
}

void Feed::tell() {
  const std::lock_guard lock(mutex_);
  for (const auto& one : listeners_) {
    if (!one->waiting_.ends_with(kChanged)) one->waiting_ += kChanged;
    wake(*one);
  }
}

void Feed::close() {
  const std::lock_guard lock(mutex_);
  closed_ = true;
  for (const auto& one : listeners_) wake(*one);
}

std::size_t Feed::listeners() const {
  const std::lock_guard lock(mutex_);
  return listeners_.size();
}

}  // namespace cz::station
