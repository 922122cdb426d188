// The server's limits, over real connections on loopback.

#include "core/station/daemon/http.h"

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
