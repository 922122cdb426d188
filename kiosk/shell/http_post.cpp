#include "kiosk/shell/http_post.h"

#include <curl/curl.h>

#include <memory>

namespace cz::shell {
namespace {

struct Sink {
  Bytes bytes;
  std::size_t most;
};

std::size_t take(const char* data, std::size_t size, std::size_t count, void* to) {
  auto* sink = static_cast<Sink*>(to);
  const std::size_t length = size * count;
  if (sink->bytes.size() + length > sink->most) return 0;  // curl ends the exchange with a write error
  sink->bytes.insert(sink->bytes.end(), data, data + length);
  return length;
}

Error unreachable(std::string detail) {
  return {Fault::io, "The station can't be reached. Check its address and the network.", std::move(detail)};
}

void startCurlOnce() {
  static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
  static_cast<void>(started);
}

}  // namespace

Result<Bytes> httpPost(const std::string& url, ByteView body, const PostLimits& limits) {
  startCurlOnce();
  const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl(curl_easy_init(), &curl_easy_cleanup);
  if (!curl) return unreachable("curl did not start");
  Sink sink{{}, limits.mostBytes};
  const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> headers(
      curl_slist_append(curl_slist_append(nullptr, "Content-Type: application/octet-stream"), "Expect:"),
      &curl_slist_free_all);
  curl_easy_setopt(curl.get(), CURLOPT_URL, url.c_str());
  curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDS, body.data());
  curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body.size()));
  curl_easy_setopt(curl.get(), CURLOPT_HTTPHEADER, headers.get());
  curl_easy_setopt(curl.get(), CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl.get(), CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(curl.get(), CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl.get(), CURLOPT_PROXY, "");
  curl_easy_setopt(curl.get(), CURLOPT_CONNECTTIMEOUT_MS, limits.connectMs);
  curl_easy_setopt(curl.get(), CURLOPT_TIMEOUT_MS, limits.totalMs);
  curl_easy_setopt(curl.get(), CURLOPT_WRITEFUNCTION, &take);
  curl_easy_setopt(curl.get(), CURLOPT_WRITEDATA, &sink);
  const CURLcode code = curl_easy_perform(curl.get());
  if (code != CURLE_OK) return unreachable(curl_easy_strerror(code));
  long status = 0;
  curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
  constexpr long kTooManyRequests = 429;
  if (status == kTooManyRequests) return Error{Fault::refused, "The station asks for a slower pace.", ""};
  if (status != 200) {
    const std::string said(textOf(sink.bytes).substr(0, 200));
    return Error{Fault::io, "The station did not take what this kiosk sent.",
                 "status " + std::to_string(status) + " " + said};
  }
  return std::move(sink.bytes);
}

}  // namespace cz::shell
