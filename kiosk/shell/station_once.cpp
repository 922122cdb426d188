#include "kiosk/shell/station_once.h"

#include <curl/curl.h>

#include <cstdio>
#include <memory>

namespace cz::shell {
namespace {

std::string partOf(CURLU* url, CURLUPart part, unsigned flags = 0) {
  char* text = nullptr;
  if (curl_url_get(url, part, &text, flags) != CURLUE_OK) return {};
  const std::unique_ptr<char, decltype(&curl_free)> held(text, &curl_free);
  return text;
}

}  // namespace

Result<StationPlace> placeOf(const std::string& address) {
  const std::unique_ptr<CURLU, decltype(&curl_url_cleanup)> url(curl_url(), &curl_url_cleanup);
  const bool read = url && curl_url_set(url.get(), CURLUPART_URL, address.c_str(), 0) == CURLUE_OK;
  if (!read || partOf(url.get(), CURLUPART_SCHEME) != "http")
    return Error{Fault::input, "\"" + address + "\" is no address of a station. It looks like http://10.0.0.5:7461",
                 ""};
  std::string host = partOf(url.get(), CURLUPART_HOST);
  if (host.starts_with('[')) host = host.substr(1, host.size() - 2);
  return StationPlace{host, partOf(url.get(), CURLUPART_PORT, CURLU_DEFAULT_PORT)};
}

int showStationOnce(const Options& options) {
  if (options.station.empty()) return 0;
  const auto place = placeOf(options.station);
  if (!place) {
    std::fprintf(stderr, "%s\n", place.error().message.c_str());
    return 1;
  }
  std::printf("%s %s\n", place->host.c_str(), place->port.c_str());
  return 0;
}

}  // namespace cz::shell
