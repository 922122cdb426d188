#pragma once
// A browser for tests: one request, one answer, over a real connection.

#include <map>
#include <string>
#include <vector>

namespace cz::station::testing {

struct WebAnswer {
  int status = 0;                              ///< 0: the connection was closed without an answer
  std::map<std::string, std::string> headers;  ///< names in lower case
  std::string body;
};

struct WebRequest {
  std::string method = "GET";
  std::string path = "/";
  std::vector<std::string> headers;  ///< "Name: value"
  std::string body;
  bool chunked = false;  ///< send the body without saying its length
};

/// To 127.0.0.1. Redirects are answers like others.
WebAnswer web(unsigned port, const WebRequest& request);

}  // namespace cz::station::testing
