#include "core/pack/paths.h"
#include "core/pack/read.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::pack;

namespace {

const Files kFiles = {
    {"checks/c.toml", "id = \"c\"\n"}, {"media/a.png", std::string("\0\xFF,:", 4)}, {"pack.toml", ""}};

std::string parcelWith(const std::string& body) { return "checkzone pack 1\n" + body; }

}  // namespace

TEST_CASE("A parcel holds every byte of a pack and gives it back") {
  const std::string parcel = parcelOf(kFiles);
  CHECK(parcel.starts_with("checkzone pack 1\n13:checks/c.toml,9:id = \"c\"\n,11:media/a.png,4:"));
  CHECK(must(filesOfParcel(parcel)) == kFiles);
  CHECK(must(filesOfParcel(parcelOf({}))).empty());
}

TEST_CASE("A parcel cut at any byte is refused, or is a shorter pack of whole files") {
  const std::string parcel = parcelOf(kFiles);
  for (std::size_t cut = 0; cut < parcel.size(); ++cut) {
    const auto files = filesOfParcel(parcel.substr(0, cut));
    if (!files) continue;
    CHECK(files->size() < kFiles.size());
    CHECK(parcelOf(*files).size() == cut);
  }
}

TEST_CASE("A pack has one spelling: other orders, lengths and paths are refused") {
  CHECK(filesOfParcel(parcelWith("9:pack.toml,0:,")).ok());
  CHECK(filesOfParcel(parcelWith("8:pack.toml,0:,")).ok() == false);
  CHECK(filesOfParcel(parcelWith("9:pack.toml,")).ok() == false);
  CHECK(filesOfParcel(parcelWith("09:pack.toml,0:,")).ok() == false);
  CHECK(filesOfParcel(parcelWith("9:pack.toml,00:,")).ok() == false);
  CHECK(filesOfParcel(parcelWith("9:pack.toml;0:,")).ok() == false);
  CHECK(filesOfParcel(parcelWith("9:pack.toml,-1:,")).ok() == false);
  CHECK(filesOfParcel(parcelWith("9:pack.toml,999999999:,")).ok() == false);
  CHECK(filesOfParcel(parcelWith("9:pack.toml,99999999999999999999:,")).ok() == false);
  CHECK(filesOfParcel(parcelWith("12:units/b.toml,0:,12:units/a.toml,0:,")).ok() == false);
  CHECK(filesOfParcel(parcelWith("12:units/a.toml,0:,12:units/a.toml,0:,")).ok() == false);
  CHECK(filesOfParcel(parcelWith("12:units/a.toml,0:,12:units/b.toml,0:,")).ok());
  CHECK(filesOfParcel(parcelWith("12:../../x.toml,0:,")).ok() == false);
  CHECK(filesOfParcel("").ok() == false);
  CHECK(filesOfParcel("CHECKZONE PACK 1\n").ok() == false);
}

TEST_CASE("Only plain paths within the pack are paths of a pack") {
  for (const std::string good : {"pack.toml", "units/a.toml", "checks/a.toml", "media/pictures/žuvis.png"}) {
    INFO(good);
    CHECK(isPackPath(good));
  }
  for (const std::string bad : {"", "/pack.toml", "README.md", "units", "units/", "units//a.toml", "units/../pack.toml",
                                "units/./a.toml", "../pack.toml", "media/.hidden", "media\\a.png", "other/a.toml",
                                "media/a\nb.png", "media/\xFF.png", "C:/pack.toml"}) {
    INFO(bad);
    CHECK_FALSE(isPackPath(bad));
  }
  CHECK_FALSE(isPackPath("media/" + std::string(1'000, 'a')));
}
