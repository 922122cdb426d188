#include "tests/kiosk/screens/glass.h"

#include "tests/kiosk/screens/english.h"

namespace cz::screens {

Glass::Glass(int width, int height, int textPercent)
    : words(&english()), board_(std::make_unique<ui::Board>(sink_)), width_(width), height_(height) {
  board_->useNullRenderer();
  visit.model.look.textPercent = textPercent;
  settle();
}

void Glass::frame() {
  now_ += 1.0;  // far apart, so that no tap is the second of a double tap
  const ui::Input input = queue_.take(now_);
  ui::Frame& drawn = board_->begin(input, width_, height_);
  std::vector<app::Event> said;
  draw(visit.model, drafts, *words, drawn, said);
  board_->end();
  for (const app::Event& event : said) {
    visit.happens(event);
    events.push_back(event);
  }
}

void Glass::settle() {
  events.clear();
  do frame();
  while (!queue_.empty());
  for (int i = 0; i < 3; ++i) frame();  // sheets and scrolling settle a frame late
}

bool Glass::tap(const std::string& idOrLabel) {
  const ui::Probed* thing = probe().find(idOrLabel);
  if (!thing || !thing->reachable || thing->visible.empty()) return false;
  tapOn(thing->visible.centre());
  return true;
}

bool Glass::tapAt(const std::string& idOrLabel, int x, int y) {
  const ui::Probed* thing = probe().find(idOrLabel);
  if (!thing || !thing->reachable) return false;
  const ui::Point at{thing->rect.x + thing->rect.w * static_cast<float>(x) / 1000,
                     thing->rect.y + thing->rect.h * static_cast<float>(y) / 1000};
  if (!thing->visible.holds(at)) return false;
  tapOn(at);
  return true;
}

void Glass::tapOn(ui::Point at) {
  queue_.moveTo(at);
  queue_.press(at);
  queue_.release(at);
  settle();
}

bool Glass::drag(const std::string& from, const std::string& to) {
  const ui::Probed *first = probe().find(from), *last = probe().find(to);
  if (!first || !last || !first->reachable || first->visible.empty() || last->visible.empty()) return false;
  const ui::Point a = first->visible.centre(), b = last->visible.centre();
  queue_.moveTo(a);
  queue_.press(a);
  queue_.moveTo({(a.x + b.x) / 2, (a.y + b.y) / 2});
  queue_.moveTo(b);
  queue_.release(b);
  settle();
  return true;
}

void Glass::press(ui::Key key, bool shift) {
  ui::KeyPress one;
  one.key = key;
  one.shift = shift;
  press(one);
}

void Glass::press(const ui::KeyPress& key) {
  queue_.key(key);
  settle();
}

void Glass::type(const std::string& text) {
  queue_.type(text);
  settle();
}

void Glass::hold(char32_t letter, int repetitions) {
  queue_.type(letter);
  for (int i = 0; i < repetitions; ++i) {
    settle();
    queue_.type(letter, true);
  }
  settle();
}

void Glass::happens(const app::Event& event) {
  visit.happens(event);
  settle();
}

void Glass::forget() {
  drafts.forget();
  board_->forget();
}

void Glass::show(app::Screen screen) {
  visit.model.screen = std::move(screen);
  settle();
}

std::set<std::string> Glass::tabbed() {
  std::set<std::string> met;
  for (int guard = 0; guard < 200; ++guard) {
    press(ui::Key::tab);
    for (const ui::Probed& thing : probe().all())
      if (thing.focused && !met.insert(thing.id).second) return met;
  }
  return met;
}

app::AttemptScreen attemptAt(int place) {
  app::AttemptScreen screen;
  screen.view = app::sample::attempt();
  screen.view.at = place;
  screen.drafts.resize(screen.view.places.size());
  return screen;
}

app::PinScreen pinOf(const std::string& digits) {
  app::PinScreen screen;
  screen.student = app::sample::kLex;
  screen.name = "Lex Moreno";
  screen.from.id = app::sample::kThird;
  screen.digits = digits;
  return screen;
}

app::PathScreen pathOf(const app::PathView& path) {
  app::PathScreen screen;
  screen.path = path;
  if (const app::LessonRow* next = app::nextStep(path)) screen.picked = next->check;
  return screen;
}

}  // namespace cz::screens
