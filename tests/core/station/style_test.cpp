// Every pair of text and ground that style.css names reaches 7:1 (look: text pairs), in light and dark; control
// edges and the focus ring reach 3:1. The formula is WCAG's relative luminance.

#include <cmath>
#include <map>
#include <string>

#include "core/station/daemon/assets.h"
#include "tests/support/catch.h"
#include "tests/support/where.h"

using namespace cz;

namespace {

using Colours = std::map<std::string, std::string>;

/// The variables of the n-th ":root" block, on top of `base`.
Colours readBlock(const std::string& css, int nth, Colours base) {
  std::size_t at = 0;
  for (int i = 0; i <= nth; ++i) at = css.find(":root {", at) + 7;
  const std::string block = css.substr(at, css.find('}', at) - at);
  for (std::size_t dash = block.find("--"); dash != std::string::npos; dash = block.find("--", dash + 2)) {
    const auto colon = block.find(':', dash);
    base[block.substr(dash + 2, colon - dash - 2)] = block.substr(block.find('#', colon) + 1, 6);
  }
  return base;
}

double channel(const std::string& hex, std::size_t at) {
  const double value = static_cast<double>(std::stoi(hex.substr(at, 2), nullptr, 16)) / 255;
  return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double contrast(const std::string& a, const std::string& b) {
  const auto light = [](const std::string& hex) {
    return 0.2126 * channel(hex, 0) + 0.7152 * channel(hex, 2) + 0.0722 * channel(hex, 4);
  };
  const double one = light(a), two = light(b);
  return (std::max(one, two) + 0.05) / (std::min(one, two) + 0.05);
}

void checkTheme(const Colours& c) {
  const std::pair<const char*, const char*> texts[] = {{"ink", "paper"},
                                                       {"ink", "sheet"},
                                                       {"ink", "track"},
                                                       {"soft", "paper"},
                                                       {"soft", "sheet"},
                                                       {"on-action", "action"},
                                                       {"action-text", "action-soft"},
                                                       {"can-text", "can-soft"},
                                                       {"not-yet-text", "not-yet-soft"},
                                                       {"not-yet-text", "sheet"},
                                                       {"waiting-text", "waiting-soft"}};
  for (const auto& [text, ground] : texts) {
    INFO(text << " on " << ground);
    CHECK(contrast(c.at(text), c.at(ground)) >= 7.0);
  }
  for (const char* edge : {"edge", "ring", "can", "not-yet", "waiting", "action"}) {
    INFO(edge);
    CHECK(contrast(c.at(edge), c.at("sheet")) >= 3.0);
    CHECK(contrast(c.at(edge), c.at("paper")) >= 3.0);
  }
}

}  // namespace

TEST_CASE("Black on white is 21 to 1") { CHECK(std::abs(contrast("000000", "FFFFFF") - 21.0) < 0.001); }

TEST_CASE("Every text of the teacher's pages reaches 7 to 1 on its ground, in light and in dark") {
  const auto assets = must(station::Assets::read(tests::inTree("assets")));
  const Colours light = readBlock(assets.get("style.css"), 0, {});
  checkTheme(light);
  checkTheme(readBlock(assets.get("style.css"), 1, light));
}
