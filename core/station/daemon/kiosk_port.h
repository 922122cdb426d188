#pragma once
// What kiosks may ask for: a few addresses, bytes in and bytes out. What travels is signed; there are no cookies.

#include <map>
#include <mutex>

#include "core/base/outside.h"
#include "core/station/daemon/http.h"

namespace cz::station {

class Station;

/// How often one address may ask: `kBurst` at once, then `kPerSecond`. A flood is answered before any signature is
/// checked.
class Pace {
 public:
  static constexpr int kBurst = 60;
  static constexpr int kPerSecond = 5;
  bool mayAsk(const std::string& address, std::int64_t nowMs);

 private:
  struct Bucket {
    std::int64_t credits = 0;  // in thousandths of a request
    std::int64_t atMs = 0;
  };
  std::map<std::string, Bucket> buckets_;
};

/// Answers requests on the kiosk port. Safe from several threads.
class KioskPort {
 public:
  /// `feed`: told when a kiosk brought something new; may be null.
  KioskPort(Station& station, std::mutex& stationMutex, Clock& clock, Feed* feed = nullptr)
      : station_(station), stationMutex_(stationMutex), clock_(clock), feed_(feed) {}
  HttpResponse answer(const HttpRequest& request);

 private:
  Result<Bytes> moved(ByteView body);

  Station& station_;
  std::mutex& stationMutex_;
  Clock& clock_;
  Feed* feed_;
  std::mutex paceMutex_;
  Pace pace_;
};

}  // namespace cz::station
