#pragma once
// Who may use the teacher's pages (trust: 2.13). No sockets: it judges requests and keeps sessions in memory, so a
// restart signs everyone out.

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "core/base/outside.h"
#include "core/station/daemon/http.h"

namespace cz::station {

/// Slows guessing down and never locks anyone out for good: five misses are free, then 30 s, doubling to 15 min.
class GuessLimit {
 public:
  /// Milliseconds that `who` must still wait; 0 = may try now.
  std::int64_t waitMs(const std::string& who, std::int64_t nowMs) const;
  /// Charged before the guess is looked at, so that an interrupted one costs as much (trust: 2.8).
  void charge(const std::string& who, std::int64_t nowMs);
  void forgive(const std::string& who) { misses_.erase(who); }

 private:
  struct Misses {
    int count = 0;
    std::int64_t untilMs = 0;
  };
  std::map<std::string, Misses> misses_;
};

/// One teacher's signed-in browser.
struct Session {
  std::string token;  ///< every deed must carry it; only our own pages know it
  std::int64_t startedMs = 0;
  std::int64_t usedMs = 0;
};

class Gate {
 public:
  static constexpr std::int64_t kIdleMs = std::int64_t{30} * 60 * 1000;       ///< unused for so long: signed out
  static constexpr std::int64_t kLongestMs = std::int64_t{12} * 3600 * 1000;  ///< signed out in any case
  static constexpr std::string_view kCookie = "mcz";

  /// `hosts`: the only values of the Host header that are answered ("127.0.0.1:7460"), against DNS rebinding.
  Gate(Clock& clock, Random& random, std::string passphraseHash, std::vector<std::string> hosts);

  bool knowsHost(const HttpRequest& request) const;
  /// Whether a deed comes from our own pages by Sec-Fetch-Site, or by Origin from browsers that don't send it.
  bool comesFromOurPages(const HttpRequest& request) const;

  /// Gives the cookie's value for a new session. refused: wrong passphrase, or too many guesses (says for how long).
  Result<std::string> signIn(const std::string& peer, const std::string& passphrase);
  /// Whether who is signed in knows the passphrase, for a deed that opens a door. refused: as signIn.
  Result<void> confirm(const std::string& peer, const std::string& passphrase);
  void signOut(const HttpRequest& request);
  /// The session of the request, if it has one that is still good. `touch`: using it keeps it alive.
  std::optional<Session> session(const HttpRequest& request, bool touch);
  /// Whether the request's form or header carries the session's token. Compared in constant time.
  static bool carriesToken(const HttpRequest& request, const Session& session);

 private:
  Clock& clock_;
  Random& random_;
  std::string passphraseHash_;
  std::vector<std::string> hosts_;
  std::mutex mutex_;                  // sessions_ and guesses_
  std::mutex hashing_;                // one Argon2 at a time, so that guesses can't eat the memory
  std::map<Hash, Session> sessions_;  // by SHA-256 of the cookie: memory read by accident opens no door
  GuessLimit guesses_;
};

}  // namespace cz::station
