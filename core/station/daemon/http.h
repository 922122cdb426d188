#pragma once
// A small HTTP server on libmicrohttpd: whole requests in, whole responses out, and hard limits before anything
// is believed. It knows nothing of kiosks or teachers.

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/base/bytes.h"

namespace cz::station {

struct HttpRequest {
  std::string method;  ///< "GET", "POST" …
  std::string path;    ///< decoded, without the query
  std::map<std::string, std::string> query;
  std::map<std::string, std::string> headers;  ///< names in lower case; of repeated ones the last
  std::string body;
  std::string peer;  ///< address in numbers, "127.0.0.1"

  /// The header, or an empty text. `name` in lower case.
  const std::string& header(const std::string& name) const;
  /// The value of a cookie, or an empty text.
  std::string cookie(std::string_view name) const;
  /// The fields of an application/x-www-form-urlencoded body, or of a form with files those that were typed. Of
  /// repeated ones the first counts.
  std::map<std::string, std::string> form() const;
};

class Feed;

struct HttpResponse {
  int status = 200;
  std::string type = "text/plain; charset=utf-8";
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;
  Feed* feed = nullptr;  ///< instead of a body: what this one tells, until either side ends it
};

struct HttpLimits {
  std::string bind = "127.0.0.1";               ///< an IPv4 or IPv6 address; "0.0.0.0" for all
  std::uint16_t port = 0;                       ///< 0: the system picks one
  std::size_t mostBody = std::size_t{8} << 20;  ///< also counted for chunked bodies, while they arrive
  /// Another limit for the bodies of a path, and what to say to who sends more.
  struct Most {
    std::size_t bytes = 0;
    std::string words = {};
  };
  std::map<std::string, Most> mostFor = {};
  unsigned connections = 256;
  unsigned perAddress = 32;
  unsigned idleSeconds = 10;  ///< a silent connection is closed
  /// And one that is not silent: so long a header may take, and a body or an answer besides what its bytes take at
  /// this pace.
  std::chrono::milliseconds header{10'000};
  std::size_t leastPerSecond = std::size_t{8} << 10;
};

/// Answers one request. Called from the server's threads, several at a time.
using HttpHandler = std::function<HttpResponse(const HttpRequest&)>;

/// Listens from construction to destruction, which waits for the requests under way.
class HttpServer {
 public:
  /// io: the port is taken or may not be used.
  static Result<std::unique_ptr<HttpServer>> start(const HttpLimits& limits, HttpHandler handler);
  ~HttpServer();
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;
  std::uint16_t port() const;

 private:
  struct Inside;
  explicit HttpServer(std::unique_ptr<Inside> inside);
  std::unique_ptr<Inside> inside_;
};

}  // namespace cz::station
