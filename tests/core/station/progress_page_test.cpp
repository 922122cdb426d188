// Progress as HTML.

#include "core/station/daemon/progress_pages.h"
#include "tests/core/station/page_samples.h"

using namespace cz;
using namespace cz::station;
using station::testing::assets;
using station::testing::has;

TEST_CASE("Progress names every state by a word, with its try") {
  using journey::Standing;
  Progress progress;
  progress.heading = "Factors and multiples";
  progress.lessons = {{"1", "Factors"}};
  const auto row = [](const char* who, Standing standing, int tries, bool ahead) {
    return ProgressRow{StudentId("s"), who, {{CheckId("c"), standing, ahead, tries, tries, tries + 1}}};
  };
  progress.rows = {row("A", Standing::mastered, 1, false), row("B", Standing::mastered, 3, false),
                   row("C", Standing::notYet, 1, false),   row("D", Standing::asked, 2, false),
                   row("E", Standing::unlocked, 2, false), row("F", Standing::taking, 1, false),
                   row("G", Standing::ready, 0, false),    row("H", Standing::ready, 0, true)};
  // The first try was taken out, so the one that counts is the second.
  progress.rows.push_back({StudentId("s"), "I", {{CheckId("c"), Standing::notYet, false, 1, 2, 3}}});
  const std::string page =
      ProgressPages(assets()).progress({progress, {}, {}, {}, {}}, "", {"Room 14", "t", 0, "", ""});
  for (const char* words :
       {"</svg>Mastered<", "</svg>Mastered, try 3<", "</svg>Not yet, try 1<", "</svg>Not yet, try 2<",
        "</svg>Asks for try 3<", "</svg>Try 3 unlocked<", "</svg>Taking, try 1<", "</svg>Ready<", "</svg>Ahead<"})
    CHECK(has(page, words));
}
