// What the network rules of a seat let it call is read from the same address that the kiosk calls.

#include "kiosk/shell/station_once.h"

#include "tests/support/catch.h"

using namespace cz;

namespace {

std::string said(const std::string& address) {
  const auto place = shell::placeOf(address);
  return place ? place->host + " " + place->port : "no address";
}

}  // namespace

TEST_CASE("The station's host and port are told for the network rules") {
  CHECK(said("http://10.0.0.5:7461") == "10.0.0.5 7461");
  CHECK(said("http://10.0.0.5") == "10.0.0.5 80");
  CHECK(said("http://[fd00::5]:7461/") == "fd00::5 7461");
  CHECK(said("http://station.local:7461") == "station.local 7461");
}

TEST_CASE("What is no address of a station is told as that") {
  for (const char* address : {"10.0.0.5:7461", "https://10.0.0.5", "http://", "http://10.0.0.5:port", "file:///etc"})
    CHECK(said(address) == "no address");
}
