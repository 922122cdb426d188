#include "kiosk/shell/reach.h"

#include <curl/curl.h>

#include <memory>

namespace cz::shell {

Result<void> reach(const std::string& url) {
  constexpr long kMostMs = 5000;
  const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl(curl_easy_init(), &curl_easy_cleanup);
  if (!curl) return Error{Fault::io, "The network can't be used.", "curl did not start"};
  curl_easy_setopt(curl.get(), CURLOPT_URL, url.c_str());
  curl_easy_setopt(curl.get(), CURLOPT_NOBODY, 1L);
  curl_easy_setopt(curl.get(), CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl.get(), CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl.get(), CURLOPT_PROXY, "");
  curl_easy_setopt(curl.get(), CURLOPT_TIMEOUT_MS, kMostMs);
  const CURLcode code = curl_easy_perform(curl.get());
  if (code == CURLE_OK) return {};
  return Error{Fault::io, "The station can't be reached. Check its address and the network.", curl_easy_strerror(code)};
}

}  // namespace cz::shell
