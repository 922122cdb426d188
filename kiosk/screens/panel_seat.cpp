// How this seat is, in plain words, and what to do where something is amiss.

#include <algorithm>

#include "kiosk/screens/panel.h"
#include "kiosk/screens/wording.h"

namespace cz::screens {
namespace {

constexpr std::int64_t kMinuteMs = 60'000;
constexpr float kTwoCards = 940;  ///< a page so wide has room for two cards side by side

std::string stationLine(const Scene& scene, const app::SeatHealth& health) {
  const app::Model& model = scene.model;
  if (!health.hasNetwork) return scene.words("seat.no-network");
  if (model.reachedMs < 0) return scene.words("seat.never");
  if (model.handOver.reached) return scene.words("seat.reached");
  return scene.words.count("seat.away", static_cast<int>((model.nowMs - model.reachedMs) / kMinuteMs));
}

std::string waitingLine(const Scene& scene, const app::SeatHealth& health) {
  if (health.records == 0) return scene.words("seat.nothing-waits");
  const std::string records = scene.words.count("seat.records", static_cast<int>(health.records));
  if (health.tries == 0) return records;
  return scene.words.count("seat.with-tries", static_cast<int>(health.tries), {{"records", records}});
}

std::string diskLine(const Scene& scene, const app::SeatHealth& health) {
  constexpr std::uint64_t kGigabyte = 1024, kFew = 10 * kGigabyte;
  if (health.freeMegabytes < kFew) return scene.words("seat.megabytes", {{"n", std::to_string(health.freeMegabytes)}});
  return scene.words("seat.gigabytes", {{"n", std::to_string(health.freeMegabytes / kGigabyte)}});
}

std::string clockSays(const Scene& scene, const app::SeatHealth& health) {
  const std::string line = clockLine(scene.words, scene.model);
  return health.clockSet && !line.empty() ? line : scene.words("seat.clock-unset");
}

std::string classListLine(const Scene& scene, const app::SeatHealth& health) {
  if (health.classList == 0) return scene.words("seat.class-list-none");
  const std::string version = std::to_string(health.classList);
  return scene.words.count("seat.class-list-is", health.students, {{"version", version}});
}

std::string packLines(const Scene& scene, const app::SeatHealth& health) {
  std::string lines;
  for (const auto& pack : health.packs)
    lines += (lines.empty() ? "" : "\n") + scene.words("seat.pack", {{"title", pack.title}, {"version", pack.version}});
  return lines.empty() ? scene.words("seat.packs-none") : lines;
}

/// In which of the screen's languages this seat can read aloud.
std::string voiceLine(const Scene& scene) {
  const app::Fittings& fittings = scene.model.fittings;
  std::string names;
  for (const auto& [tag, name] : fittings.languages)
    if (app::hasVoice(fittings, tag)) names += (names.empty() ? "" : ", ") + name;
  return names.empty() ? scene.words("seat.voice-none") : names;
}

void drawAlarms(Scene& scene, Column& column, const app::SeatHealth& health) {
  const auto say = [&](const std::string& words) {
    column.notice(ui::NoticeKind::caution, words);
    column.gap(scene.gap());
  };
  if (health.outOfUse) say(scene.words("seat.out-of-use"));
  if (health.full) say(scene.words("seat.full"));
  if (health.missedCodes > 0) say(scene.words.count("seat.missed", health.missedCodes));
  for (const doctor::Finding& one : health.amiss)
    say(scene.words("seat.amiss", {{"says", one.says}, {"way-out", one.wayOut}}));
}

void drawStation(Scene& scene, Column& card, const app::SeatHealth& health) {
  const float gap = scene.gap();
  fact(card, gap, scene.words("seat.station"), stationLine(scene, health));
  fact(card, gap, scene.words("seat.waiting"), waitingLine(scene, health));
  fact(card, gap, scene.words("seat.class-list"), classListLine(scene, health));
  fact(card, 0, scene.words("seat.packs"), packLines(scene, health));
}

void drawMachine(Scene& scene, Column& card, const app::SeatHealth& health) {
  const float gap = scene.gap();
  fact(card, gap, scene.words("seat.disk"), diskLine(scene, health));
  fact(card, gap, scene.words("seat.clock"), clockSays(scene, health));
  fact(card, gap, scene.words("seat.voice"), voiceLine(scene));
  fact(card, 0, scene.words("seat.version"), health.version);
}

/// Two cards of one height.
template <class Left, class Right>
void sideBySide(Column& column, float gap, const Left& left, const Right& right) {
  const float width = (column.width() - gap) / 2, padding = ui::cardPadding(column.frame());
  const float high = std::max(heightOf(column.frame(), width - 2 * padding, left),
                              heightOf(column.frame(), width - 2 * padding, right));
  const ui::Rect row = column.take(high + 2 * padding);
  if (!column.draws()) return;
  Column first(column.frame(), ui::card(column.frame(), {row.x, row.y, width, row.h}));
  left(first);
  Column second(column.frame(), ui::card(column.frame(), {row.x + width + gap, row.y, width, row.h}));
  right(second);
}

}  // namespace

void drawSeatPage(Scene& scene, Column& column, const app::PanelScreen& panel) {
  const app::SeatHealth& health = panel.view.health;
  drawAlarms(scene, column, health);
  const auto station = [&](Column& card) { drawStation(scene, card, health); };
  const auto machine = [&](Column& card) { drawMachine(scene, card, health); };
  if (column.width() >= kTwoCards * scene.sizes().zoom) return sideBySide(column, scene.gap(), station, machine);
  cardOf(column, station);
  column.gap(scene.gap());
  cardOf(column, machine);
}

}  // namespace cz::screens
