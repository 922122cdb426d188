// The server's limits, over real connections on loopback.

#include "core/station/daemon/http.h"

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <future>
#include <thread>

#include "core/station/daemon/feed.h"
#include "tests/core/station/web_client.h"
#include "tests/support/catch.h"

using namespace cz::station;
using cz::station::testing::web;

namespace {

std::unique_ptr<HttpServer> echo(std::size_t mostBody) {
  HttpLimits limits;
  limits.mostBody = mostBody;
  return cz::must(HttpServer::start(limits, [](const HttpRequest& request) {
    return HttpResponse{
        200, "text/plain", request.method + " " + request.path + " " + std::to_string(request.body.size()), {}};
  }));
}

}  // namespace

TEST_CASE("A request arrives whole and its answer goes back") {
  const auto server = echo(1000);
  CHECK(web(server->port(), {"GET", "/a%20b?x=1", {}, "", false}).body == "GET /a b 0");
  const auto answer = web(server->port(), {"POST", "/v1/sync", {}, std::string(1000, 'x'), false});
  CHECK(answer.status == 200);
  CHECK(answer.body == "POST /v1/sync 1000");
}

TEST_CASE("A body over the limit is refused, with a stated length and without one") {
  const auto server = echo(1000);
  CHECK(web(server->port(), {"POST", "/", {}, std::string(1001, 'x'), false}).status == 413);
  CHECK(web(server->port(), {"POST", "/", {}, std::string(1001, 'x'), true}).status == 413);
  CHECK(web(server->port(), {"POST", "/", {}, std::string(1000, 'x'), true}).body == "POST / 1000");
}

TEST_CASE("One path may take longer bodies than the others, and says its own way out to who sends more") {
  HttpLimits limits;
  limits.mostBody = 10;
  limits.mostFor["/upload"] = {1000, "Choose the zip."};
  const auto server = cz::must(HttpServer::start(limits, [](const HttpRequest& request) {
    return HttpResponse{200, "text/plain", std::to_string(request.body.size()), {}};
  }));
  CHECK(web(server->port(), {"POST", "/upload", {}, std::string(1000, 'x'), false}).body == "1000");
  const auto refused = web(server->port(), {"POST", "/upload", {}, std::string(1001, 'x'), true});
  CHECK(refused.status == 413);
  CHECK(refused.body == "Choose the zip.\n");
  const auto other = web(server->port(), {"POST", "/other", {}, std::string(11, 'x'), false});
  CHECK(other.status == 413);
  CHECK(other.body == "That is more than the station takes in one go.\n");
}

TEST_CASE("Who listens to a feed hears of a change while others are answered, until the feed is closed") {
  Feed feed;
  HttpLimits limits;
  const auto server = cz::must(HttpServer::start(limits, [&](const HttpRequest& request) {
    if (request.path == "/events") return HttpResponse{200, "text/event-stream", "", {}, &feed};
    return HttpResponse{200, "text/plain", "page", {}};
  }));
  auto listening = std::async(std::launch::async, [&] {
    return web(server->port(), {"GET", "/events", {}, "", false});
  });
  while (feed.listeners() == 0) std::this_thread::yield();
  CHECK(web(server->port(), {"GET", "/", {}, "", false}).body == "page");
  feed.tell();
  feed.close();
  const auto heard = listening.get();
  CHECK(heard.headers.at("content-type") == "text/event-stream");
  CHECK(heard.body == ": here\nretry: 1000\n\ndata: changed\n\n");
}

namespace {

/// Somebody who begins to ask, and goes on without ever coming to an end. Gives what came back until the server ended
/// it; "still open" when it did not.
std::string goesOnAndOn(unsigned port, const std::string& begin, const std::string& more) {
  const int fd = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_port = htons(static_cast<std::uint16_t>(port));
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  REQUIRE(connect(fd, reinterpret_cast<const sockaddr*>(&to), sizeof to) == 0);
  const timeval pause{0, 20'000};
  setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &pause, sizeof pause);
  send(fd, begin.data(), begin.size(), MSG_NOSIGNAL);
  std::string heard = "still open";
  for (int pieces = 0; pieces < 1000; ++pieces) {
    char byte = 0;
    if (recv(fd, &byte, 1, 0) >= 0 || (errno != EAGAIN && errno != EWOULDBLOCK)) {
      heard = byte == 0 ? "" : "something";
      break;
    }
    if (send(fd, more.data(), more.size(), MSG_NOSIGNAL) < 0) {
      heard.clear();
      break;
    }
  }
  close(fd);
  return heard;
}

}  // namespace

TEST_CASE("Who trickles a header or a body, and is never silent, is cut off all the same") {
  HttpLimits limits;
  limits.header = std::chrono::milliseconds(200);
  limits.idleSeconds = 1000;
  limits.connections = 4;
  const auto server = cz::must(HttpServer::start(limits, [](const HttpRequest&) {
    return HttpResponse{200, "text/plain", "page", {}};
  }));
  CHECK(goesOnAndOn(server->port(), "GET / HTTP/1.1\r\nHost: x\r\nX-Long: ", "x").empty());
  CHECK(goesOnAndOn(server->port(), "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n", "x").empty());
  CHECK(web(server->port(), {"POST", "/", {}, std::string(100'000, 'x'), false}).body == "page");
}

TEST_CASE("Who sends chunks without end is cut off") {
  const auto server = echo(1000);
  const auto answer = web(server->port(), {"POST", "/", {}, std::string(std::size_t{8} << 20, 'x'), true});
  CHECK((answer.status == 0 || answer.status == 413));
  CHECK(web(server->port(), {"GET", "/still-here", {}, "", false}).status == 200);
}

TEST_CASE("Endless headers are refused") {
  const auto server = echo(1000);
  const auto answer = web(server->port(), {"GET", "/", {"X-Long: " + std::string(100'000, 'x')}, "", false});
  CHECK((answer.status == 431 || answer.status == 0));
  CHECK(web(server->port(), {"GET", "/", {}, "", false}).status == 200);
}

TEST_CASE("A handler that fails gives a plain answer and the server goes on") {
  const auto server = cz::must(HttpServer::start({}, [](const HttpRequest& request) -> HttpResponse {
    if (request.path == "/bad") throw std::runtime_error("for the log");
    return {200, "text/plain", "good", {}};
  }));
  const auto answer = web(server->port(), {"GET", "/bad", {}, "", false});
  CHECK(answer.status == 500);
  CHECK(answer.body.find("for the log") == std::string::npos);
  CHECK(web(server->port(), {"GET", "/", {}, "", false}).body == "good");
}

TEST_CASE("A port that is taken or an address that is none is said in a sentence") {
  const auto server = echo(10);
  HttpLimits taken;
  taken.port = server->port();
  const auto again = HttpServer::start(taken, [](const HttpRequest&) { return HttpResponse{}; });
  REQUIRE_FALSE(again);
  CHECK(again.error().message.find("can't listen on 127.0.0.1 port") != std::string::npos);
  HttpLimits nowhere;
  nowhere.bind = "next door";
  const auto none = HttpServer::start(nowhere, [](const HttpRequest&) { return HttpResponse{}; });
  REQUIRE_FALSE(none);
  CHECK(none.error().fault == cz::Fault::input);
}

TEST_CASE("Forms and cookies are read as browsers write them") {
  HttpRequest request;
  request.headers = {{"content-type", "application/x-www-form-urlencoded"}, {"cookie", "a=1; mcz=abc; mczz=no"}};
  request.body = "who=%C5%BB%C3%B3%C5%82w+M.&check=a%26b&who=second&broken=%zz&none";
  const auto form = request.form();
  CHECK(form.at("who") == "Żółw M.");
  CHECK(form.at("check") == "a&b");
  CHECK(form.at("broken") == "%zz");
  CHECK(form.count("none") == 0);
  CHECK(request.cookie("mcz") == "abc");
  CHECK(request.cookie("b").empty());
  request.headers["content-type"] = "text/plain";
  CHECK(request.form().empty());
}
