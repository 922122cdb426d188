#include "core/station/daemon/gate.h"

#include <algorithm>

#include "core/crypto/hash.h"
#include "core/crypto/pin.h"

namespace cz::station {
namespace {

constexpr int kFreeMisses = 5;
constexpr std::int64_t kFirstWaitMs = 30'000;
constexpr std::int64_t kLongestWaitMs = 15 * 60'000;
constexpr std::size_t kMostGuessers = 1000;  // addresses remembered; a flood of them must not fill the memory
constexpr std::size_t kMostSessions = 200;
constexpr std::size_t kCookieBytes = 32;
constexpr std::size_t kTokenBytes = 16;
constexpr std::size_t kLongestPassphrase = 1024;

Hash keyOf(const std::string& cookie) { return crypto::sha256(viewOf(cookie)); }

bool isOver(const Session& session, std::int64_t nowMs) {
  return nowMs - session.usedMs > Gate::kIdleMs || nowMs - session.startedMs > Gate::kLongestMs;
}

Error tooManyGuesses(std::int64_t waitMs) {
  const std::int64_t seconds = (waitMs + 999) / 1000;
  return {Fault::refused, "Too many wrong passphrases. Try again in " + std::to_string(seconds) + " seconds.", ""};
}

}  // namespace

std::int64_t GuessLimit::waitMs(const std::string& who, std::int64_t nowMs) const {
  const auto found = misses_.find(who);
  return found == misses_.end() ? 0 : std::max<std::int64_t>(0, found->second.untilMs - nowMs);
}

void GuessLimit::charge(const std::string& who, std::int64_t nowMs) {
  if (misses_.size() >= kMostGuessers)
    std::erase_if(misses_, [&](const auto& entry) { return entry.second.untilMs <= nowMs; });
  if (misses_.size() >= kMostGuessers) misses_.erase(misses_.begin());
  Misses& misses = misses_[who];
  ++misses.count;
  if (misses.count < kFreeMisses) return;
  std::int64_t wait = kFirstWaitMs;
  for (int over = misses.count - kFreeMisses; over > 0 && wait < kLongestWaitMs; --over) wait *= 2;
  misses.untilMs = nowMs + std::min(wait, kLongestWaitMs);
}

Gate::Gate(Clock& clock, Random& random, std::string passphraseHash, std::vector<std::string> hosts)
    : clock_(clock), random_(random), passphraseHash_(std::move(passphraseHash)), hosts_(std::move(hosts)) {}

bool Gate::knowsHost(const HttpRequest& request) const {
  return std::find(hosts_.begin(), hosts_.end(), request.header("host")) != hosts_.end();
}

bool Gate::comesFromOurPages(const HttpRequest& request) const {
  const std::string& site = request.header("sec-fetch-site");
  if (!site.empty()) return site == "same-origin";
  return request.header("origin") == "http://" + request.header("host");
}

Result<void> Gate::confirm(const std::string& peer, const std::string& passphrase) {
  {
    const std::lock_guard lock(mutex_);
    if (const auto wait = guesses_.waitMs(peer, clock_.bootMs()); wait > 0) return tooManyGuesses(wait);
    guesses_.charge(peer, clock_.bootMs());
  }
  bool right = false;
  if (passphrase.size() <= kLongestPassphrase) {
    const std::lock_guard oneAtATime(hashing_);
    right = crypto::checkPin(passphraseHash_, passphrase);
  }
  if (!right) return Error{Fault::refused, "That is not the passphrase. Check for capital letters and try again.", ""};
  const std::lock_guard lock(mutex_);
  guesses_.forgive(peer);
  return {};
}

Result<std::string> Gate::signIn(const std::string& peer, const std::string& passphrase) {
  CZ_CHECK(confirm(peer, passphrase));
  const std::lock_guard lock(mutex_);
  const std::int64_t now = clock_.bootMs();
  std::erase_if(sessions_, [&](const auto& entry) { return isOver(entry.second, now); });
  if (sessions_.size() >= kMostSessions) sessions_.clear();
  const std::string cookie = hexOf(random_.bytes(kCookieBytes));
  sessions_[keyOf(cookie)] = {hexOf(random_.bytes(kTokenBytes)), now, now};
  return cookie;
}

void Gate::signOut(const HttpRequest& request) {
  const std::lock_guard lock(mutex_);
  sessions_.erase(keyOf(request.cookie(kCookie)));
}

std::optional<Session> Gate::session(const HttpRequest& request, bool touch) {
  const std::string cookie = request.cookie(kCookie);
  if (cookie.empty()) return std::nullopt;
  const std::lock_guard lock(mutex_);
  const auto found = sessions_.find(keyOf(cookie));
  if (found == sessions_.end()) return std::nullopt;
  if (isOver(found->second, clock_.bootMs())) {
    sessions_.erase(found);
    return std::nullopt;
  }
  if (touch) found->second.usedMs = clock_.bootMs();
  return found->second;
}

bool Gate::carriesToken(const HttpRequest& request, const Session& session) {
  std::string given = request.header("x-checkzone-token");
  if (given.empty()) {
    const auto fields = request.form();
    const auto field = fields.find("token");
    if (field != fields.end()) given = field->second;
  }
  // Equal hashes, so that how long the comparison takes says nothing about the token.
  return !given.empty() && crypto::sha256(viewOf(given)) == crypto::sha256(viewOf(session.token));
}

}  // namespace cz::station
