// A part of the teacher's port: which addresses it answers to, and what it may do while others are answered.

#include "core/station/daemon/part.h"

#include "tests/support/catch.h"

using namespace cz;
using namespace cz::station;

TEST_CASE("A route that ends in a slash stands for all below it, and the page of the start for itself alone") {
  const Route one{Route::Kind::page, "/kiosks", {}}, many{Route::Kind::page, "/kiosk/", {}},
      start{Route::Kind::page, "/", {}};
  CHECK(one.isOf("/kiosks"));
  CHECK_FALSE(one.isOf("/kiosks/"));
  CHECK_FALSE(one.isOf("/kiosk"));
  CHECK(many.isOf("/kiosk/ab"));
  CHECK_FALSE(many.isOf("/kiosk/"));
  CHECK_FALSE(many.isOf("/kiosks"));
  CHECK(start.isOf("/"));
  CHECK_FALSE(start.isOf("/kiosks"));
}

TEST_CASE("What is slow is done without the station's mutex, which is held again afterwards") {
  std::mutex mutex;
  std::unique_lock lock(mutex);
  const HttpRequest request;
  const FormFields fields;
  const Today today;
  const Around around;
  const Asked asked{request, fields, today, around, {}, lock};
  CHECK(asked.meanwhile([&] {
    const bool isFree = mutex.try_lock();
    if (isFree) mutex.unlock();
    return isFree;
  }));
  CHECK(lock.owns_lock());
}
