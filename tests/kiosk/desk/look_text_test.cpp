#include "kiosk/desk/look_text.h"

#include "tests/support/catch.h"

using namespace cz;
using app::Look;

TEST_CASE("a way of reading is kept as words and comes back whole") {
  CHECK(desk::textOf(Look{}) == "100 light andika");
  CHECK(desk::lookFrom(desk::textOf(Look{})) == Look{});
  const Look mine{175, app::ThemeChoice::highContrast, app::TypefaceChoice::openDyslexic, true, "ar"};
  CHECK(desk::textOf(mine) == "175 high-contrast open-dyslexic line language=ar");
  CHECK(desk::lookFrom(desk::textOf(mine)) == mine);
}

TEST_CASE("what another version wrote is taken as far as it is known") {
  const Look look = desk::lookFrom("140 sepia dark  slower line language=");
  CHECK(look.textPercent == 100);
  CHECK(look.theme == app::ThemeChoice::dark);
  CHECK(look.lineByLine);
  CHECK(look.language.empty());
  CHECK(desk::lookFrom("") == Look{});
}
