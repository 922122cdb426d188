// A check looked at, and printed, before anybody takes it.

#include "tests/core/station/words_in.h"
#include "tests/core/station/zone.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::station;
using station::testing::has;
using station::testing::Zone;

namespace {

struct Looking : Zone {
  Looking() { signIn(); }
  /// The file name under which a browser would keep it.
  static std::string nameOf(const station::testing::WebAnswer& answer) {
    return answer.headers.at("content-disposition");
  }
};

}  // namespace

TEST_CASE("A teacher looks at a form of any check, with its keys, and at the next one") {
  Looking zone;
  CHECK(has(zone.get("/checks").body, "href=\"/checks/look?check=adding\""));
  const std::string page = zone.get("/checks/look?check=adding").body;
  CHECK(has(page, "Form 1"));
  CHECK(has(page, "/checks/look/item.png?check=adding&amp;form=1"));
  CHECK(has(page, "<strong>Key:</strong>"));
  CHECK(has(page, "/checks/look?check=adding&amp;form=2"));
  CHECK_FALSE(has(page, "Form before"));
  CHECK(has(zone.get("/checks/look?check=adding&form=2").body, "Form before"));
  // The last that is made, whatever was typed.
  const std::string last = zone.get("/checks/look?check=adding&form=999").body;
  CHECK(has(last, "Form 24"));
  CHECK_FALSE(has(last, "Next form"));
}

TEST_CASE("The same form looks the same every time, and another one may not") {
  Looking zone;
  const auto first = zone.get("/checks/look?check=adding&form=3");
  CHECK(first.status == 200);
  CHECK(zone.get("/checks/look?check=adding&form=3").body == first.body);
}

TEST_CASE("Its questions are pictures, and the whole is a PDF to print, with the answers where they are wished") {
  Looking zone;
  const auto picture = zone.get("/checks/look/item.png?check=adding&form=1&place=1");
  CHECK(picture.status == 200);
  CHECK(picture.headers.at("content-type") == "image/png");
  CHECK(picture.body.starts_with("\x89PNG"));
  const auto sheet = zone.get("/checks/look/sheet.pdf?check=adding&form=2");
  CHECK(sheet.headers.at("content-type") == "application/pdf");
  CHECK(sheet.body.starts_with("%PDF"));
  CHECK(Looking::nameOf(sheet) == "attachment; filename=\"adding-form-2.pdf\"");
  const auto both = zone.get("/checks/look/sheet.pdf?check=adding&form=2&key=yes");
  CHECK(Looking::nameOf(both) == "attachment; filename=\"adding-form-2-with-answers.pdf\"");
  CHECK(both.body.size() > sheet.body.size());
}

TEST_CASE("What is not there is named, and who is not signed in sees nothing of a check") {
  Looking zone;
  CHECK(zone.get("/checks/look?check=nothing").status == 404);
  CHECK(zone.get("/checks/look/sheet.pdf?check=nothing").status == 404);
  CHECK(zone.get("/checks/look/item.png?check=adding&form=1&place=99").status == 404);
  CHECK(zone.get("/checks/look/item.png?check=adding&form=1").status == 404);
  const auto practice = zone.get("/checks/look?check=adding&practice=yes");
  CHECK(practice.status == 409);
  CHECK(has(practice.body, "nothing to practise with"));
  zone.cookie.clear();
  for (const char* path : {"/checks/look?check=adding", "/checks/look/sheet.pdf?check=adding&key=yes",
                           "/checks/look/item.png?check=adding&form=1&place=1"}) {
    INFO(path);
    CHECK(zone.get(path).status != 200);
  }
}
