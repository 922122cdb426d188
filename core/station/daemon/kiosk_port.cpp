#include "core/station/daemon/kiosk_port.h"

#include <algorithm>

#include "core/station/daemon/feed.h"
#include "core/station/intake.h"
#include "core/station/station.h"
#include "core/station/takeover.h"

namespace cz::station {
namespace {

constexpr std::size_t kMostAddresses = 5000;

HttpResponse plain(int status, const std::string& words) {
  return {status, "text/plain; charset=utf-8", words + "\n", {}};
}

int statusOf(Fault fault) {
  switch (fault) {
    case Fault::input: return 400;
    case Fault::refused: return 403;
    case Fault::notFound: return 404;
    case Fault::io:
    case Fault::full:
    case Fault::corrupt: break;
  }
  return 500;
}

/// Rows that were written since the program started. A kiosk that has nothing to say writes none.
std::int64_t rowsWritten(Station& station) {
  auto row = station.db().query("SELECT total_changes()");
  if (!row) return 0;
  const auto there = row->step();
  return there && *there ? row->integer(0) : 0;
}

}  // namespace

bool Pace::mayAsk(const std::string& address, std::int64_t nowMs) {
  constexpr std::int64_t kOne = 1000;
  if (buckets_.size() >= kMostAddresses) buckets_.clear();
  const auto [at, isNew] = buckets_.try_emplace(address, Bucket{kBurst * kOne, nowMs});
  Bucket& bucket = at->second;
  bucket.credits = std::min<std::int64_t>(kBurst * kOne, bucket.credits + (nowMs - bucket.atMs) * kPerSecond);
  bucket.atMs = nowMs;
  if (bucket.credits < kOne) return false;
  bucket.credits -= kOne;
  return true;
}

Result<Bytes> KioskPort::moved(ByteView body) {
  CZ_CHECK(takeOver(station_, body));
  return Bytes();
}

HttpResponse KioskPort::answer(const HttpRequest& request) {
  if (request.method != "POST") return plain(405, "This port is for kiosks.");
  {
    const std::lock_guard lock(paceMutex_);
    if (!pace_.mayAsk(request.peer, clock_.bootMs())) return plain(429, "Too many requests. Slow down.");
  }
  const std::lock_guard lock(stationMutex_);
  Intake intake(station_);
  const ByteView body = viewOf(request.body);
  const std::int64_t before = rowsWritten(station_);
  const auto done = request.path == "/v1/pair"        ? intake.pair(body)
                    : request.path == "/v1/enrol"     ? intake.enrol(body)
                    : request.path == "/v1/sync"      ? intake.sync(body)
                    : request.path == "/v1/down"      ? intake.down(body)
                    : request.path == "/v1/own"       ? intake.own(body)
                    : request.path == "/v1/past"      ? intake.past(body)
                    : request.path == "/v1/successor" ? successorSays(station_, body)
                    : request.path == "/v1/move"      ? moved(body)
                    : request.path == "/v1/blob"
                        ? intake.piece(body)
                        : Result<Bytes>(Error{Fault::notFound, "This port is for kiosks.", ""});
  if (feed_ != nullptr && rowsWritten(station_) != before) feed_->tell();
  if (!done) {
    if (statusOf(done.error().fault) == 500)
      std::fprintf(stderr, "%s (%s)\n", done.error().message.c_str(), done.error().detail.c_str());
    return plain(statusOf(done.error().fault), done.error().message);
  }
  return {200, "application/octet-stream", std::string(textOf(*done)), {}};
}

}  // namespace cz::station
