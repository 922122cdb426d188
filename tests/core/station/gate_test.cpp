// Who may use the teacher's pages.

#include "core/station/daemon/gate.h"

#include "core/crypto/pin.h"
#include "core/station/daemon/kiosk_port.h"
#include "tests/support/catch.h"
#include "tests/support/outside.h"

using namespace cz;
using namespace cz::station;

namespace {

struct Door {
  tests::StillClock clock;
  tests::CountingRandom random;
  Gate gate;
  Door() : gate(clock, random, must(crypto::hashPin("correct horse")), {"127.0.0.1:7460", "localhost:7460"}) {}
};

HttpRequest with(const std::string& name, const std::string& value) {
  HttpRequest request;
  request.headers[name] = value;
  return request;
}

HttpRequest cookie(const std::string& value) { return with("cookie", "mcz=" + value); }

}  // namespace

TEST_CASE("The right passphrase opens a session, a wrong one doesn't") {
  Door door;
  CHECK_FALSE(door.gate.signIn("127.0.0.1", "wrong horse"));
  const auto value = door.gate.signIn("127.0.0.1", "correct horse");
  REQUIRE(value);
  CHECK(value->size() == 64);
  CHECK(door.gate.session(cookie(*value), true));
  CHECK_FALSE(door.gate.session(cookie(*value + "0"), true));
  CHECK_FALSE(door.gate.session(HttpRequest{}, true));
  CHECK(*door.gate.signIn("127.0.0.1", "correct horse") != *value);
}

TEST_CASE("A passphrase of a megabyte is refused without being hashed") {
  Door door;
  CHECK_FALSE(door.gate.signIn("127.0.0.1", std::string(1 << 20, 'x')));
}

TEST_CASE("A session ends by hand, after half an hour unused, and after twelve hours") {
  Door door;
  const std::string first = *door.gate.signIn("a", "correct horse");
  door.gate.signOut(cookie(first));
  CHECK_FALSE(door.gate.session(cookie(first), true));

  const std::string idle = *door.gate.signIn("a", "correct horse");
  door.clock.pass(Gate::kIdleMs);
  CHECK(door.gate.session(cookie(idle), true));  // used just in time
  door.clock.pass(Gate::kIdleMs + 1);
  CHECK_FALSE(door.gate.session(cookie(idle), true));

  const std::string busy = *door.gate.signIn("a", "correct horse");
  for (int i = 0; i < 24; ++i) {
    CHECK(door.gate.session(cookie(busy), true));
    door.clock.pass(Gate::kIdleMs);
  }
  door.clock.pass(1);
  CHECK_FALSE(door.gate.session(cookie(busy), true));
}

TEST_CASE("A page that renews itself keeps nobody signed in") {
  Door door;
  const std::string value = *door.gate.signIn("a", "correct horse");
  for (int minute = 0; minute < 30; ++minute) {
    CHECK(door.gate.session(cookie(value), false));
    door.clock.pass(60'000);
  }
  door.clock.pass(1);
  CHECK_FALSE(door.gate.session(cookie(value), false));
}

TEST_CASE(
    "Guessing is slowed down: 30 seconds after the fifth miss, doubling to a quarter of an hour, never for good") {
  GuessLimit limit;
  std::int64_t now = 0;
  for (int miss = 1; miss <= 4; ++miss) limit.charge("a", now);
  CHECK(limit.waitMs("a", now) == 0);
  const std::int64_t waits[] = {30'000, 60'000, 120'000, 240'000, 480'000, 900'000, 900'000};
  for (const std::int64_t wait : waits) {
    limit.charge("a", now);
    CHECK(limit.waitMs("a", now) == wait);
    CHECK(limit.waitMs("b", now) == 0);
    now += wait;
    CHECK(limit.waitMs("a", now) == 0);
  }
  limit.forgive("a");
  limit.charge("a", now);
  CHECK(limit.waitMs("a", now) == 0);
}

TEST_CASE("While guesses wait, even the right passphrase waits") {
  Door door;
  for (int miss = 0; miss < 5; ++miss) CHECK_FALSE(door.gate.signIn("a", "wrong"));
  const auto refused = door.gate.signIn("a", "correct horse");
  REQUIRE_FALSE(refused);
  CHECK(refused.error().message == "Too many wrong passphrases. Try again in 30 seconds.");
  CHECK(door.gate.signIn("b", "correct horse"));
  door.clock.pass(30'000);
  CHECK(door.gate.signIn("a", "correct horse"));
}

TEST_CASE("Only the station's own names are answered") {
  Door door;
  CHECK(door.gate.knowsHost(with("host", "127.0.0.1:7460")));
  CHECK(door.gate.knowsHost(with("host", "localhost:7460")));
  for (const char* host : {"", "evil.example", "127.0.0.1", "127.0.0.1:80", "localhost:7460.evil.example"})
    CHECK_FALSE(door.gate.knowsHost(with("host", host)));
}

TEST_CASE("Deeds come from our own pages only") {
  Door door;
  CHECK(door.gate.comesFromOurPages(with("sec-fetch-site", "same-origin")));
  for (const char* site : {"cross-site", "same-site", "none"})
    CHECK_FALSE(door.gate.comesFromOurPages(with("sec-fetch-site", site)));
  HttpRequest old = with("host", "127.0.0.1:7460");
  CHECK_FALSE(door.gate.comesFromOurPages(old));
  old.headers["origin"] = "http://127.0.0.1:7460";
  CHECK(door.gate.comesFromOurPages(old));
  old.headers["origin"] = "http://evil.example";
  CHECK_FALSE(door.gate.comesFromOurPages(old));
}

TEST_CASE("A deed carries the session's token, in the form or in a header") {
  const Session session{"abc123", 0, 0};
  HttpRequest form = with("content-type", "application/x-www-form-urlencoded");
  form.body = "token=abc123&student=x";
  CHECK(Gate::carriesToken(form, session));
  CHECK(Gate::carriesToken(with("x-checkzone-token", "abc123"), session));
  form.body = "token=abc124";
  CHECK_FALSE(Gate::carriesToken(form, session));
  CHECK_FALSE(Gate::carriesToken(HttpRequest{}, session));
  CHECK_FALSE(Gate::carriesToken(with("x-checkzone-token", ""), Session{}));
}

TEST_CASE("A flood from one address is slowed down and others are not") {
  Pace pace;
  for (int i = 0; i < Pace::kBurst; ++i) CHECK(pace.mayAsk("a", 1000));
  CHECK_FALSE(pace.mayAsk("a", 1000));
  CHECK(pace.mayAsk("b", 1000));
  CHECK(pace.mayAsk("a", 1200));  // five a second
  CHECK_FALSE(pace.mayAsk("a", 1200));
}
