// Who listens hears that something changed, and nobody can listen without end.

#include "core/station/daemon/feed.h"

#include <vector>

#include "tests/support/catch.h"

using namespace cz::station;

namespace {

class Ear : public Feed::Listener {
 public:
  int woken = 0;

 private:
  void wake() override { ++woken; }
};

std::shared_ptr<Ear> listening(Feed& feed) {
  auto ear = std::make_shared<Ear>();
  feed.add(ear);
  return ear;
}

/// What there is to read now; "asleep" when there is nothing.
std::string heard(Feed& feed, Ear& ear, std::size_t most = 1000) {
  bool asleep = false;
  const auto taken = feed.take(ear, most, [&] { asleep = true; });
  return asleep ? "asleep" : taken.over ? "over" : taken.bytes;
}

}  // namespace

TEST_CASE("A listener is greeted, sleeps, and is woken once by a change") {
  Feed feed;
  const auto ear = listening(feed);
  CHECK(heard(feed, *ear) == ": here\nretry: 1000\n\n");
  CHECK(heard(feed, *ear) == "asleep");
  feed.tell();
  feed.tell();
  CHECK(ear->woken == 1);
  CHECK(heard(feed, *ear) == "data: changed\n\n");  // two changes at once are one piece of news
  CHECK(heard(feed, *ear) == "asleep");
}

TEST_CASE("A change between two looks is not lost") {
  Feed feed;
  const auto ear = listening(feed);
  heard(feed, *ear);
  feed.tell();
  CHECK(ear->woken == 0);  // it was not asleep
  CHECK(heard(feed, *ear, 6) == "data: ");
  CHECK(heard(feed, *ear) == "changed\n\n");
}

TEST_CASE("A change before the greeting was read comes right behind it") {
  Feed feed;
  const auto ear = listening(feed);
  feed.tell();
  CHECK(heard(feed, *ear) == ": here\nretry: 1000\n\ndata: changed\n\n");
}

TEST_CASE("One listener too many ends the one that listens longest") {
  Feed feed;
  std::vector<std::shared_ptr<Ear>> ears;
  for (std::size_t i = 0; i < Feed::kMost; ++i) {
    ears.push_back(listening(feed));
    heard(feed, *ears.back());
    heard(feed, *ears.back());
  }
  CHECK(feed.listeners() == Feed::kMost);
  const auto more = listening(feed);
  CHECK(feed.listeners() == Feed::kMost);
  CHECK(ears[0]->woken == 1);
  CHECK(heard(feed, *ears[0]) == "over");
  CHECK(heard(feed, *ears[1]) == "asleep");
}

TEST_CASE("When the station stops, everybody is let go, and who comes then, too") {
  Feed feed;
  const auto ear = listening(feed);
  heard(feed, *ear);
  heard(feed, *ear);
  feed.close();
  CHECK(ear->woken == 1);
  CHECK(heard(feed, *ear) == "over");
  const auto late = listening(feed);
  CHECK(heard(feed, *late) == ": here\nretry: 1000\n\n");
  CHECK(heard(feed, *late) == "over");
}

TEST_CASE("Who has gone is told nothing") {
  Feed feed;
  const auto ear = listening(feed);
  heard(feed, *ear);
  heard(feed, *ear);
  feed.remove(ear.get());
  feed.tell();
  CHECK(ear->woken == 0);
  CHECK(feed.listeners() == 0);
}
