#pragma once
// All widgets on a few pages, with state of their own: for looking, and for tests that want a full screen.

#include <optional>
#include <string>
#include <vector>

#include "kiosk/ui/frame.h"
#include "kiosk/ui/sorting.h"

namespace cz::tests {

class Gallery {
 public:
  static constexpr int kPages = 8;
  int page = 0;

  void draw(ui::Frame& frame);

  // What was done with it.
  int started = 0;
  int chosen = 1;
  bool flagged = false;
  bool asking = false;
  int answer = 0;  ///< of the question: 1 yes, -1 no
  int at = 2;
  std::string typed;
  std::string essay;
  std::string pin;
  std::vector<ui::CardText> steps;
  std::vector<int> sorted;
  std::vector<int> matched;

  Gallery();

 private:
  void start(ui::Frame& frame);
  void path(ui::Frame& frame);
  void choice(ui::Frame& frame);
  void sort(ui::Frame& frame);
  void match(ui::Frame& frame);
  void order(ui::Frame& frame);
  void typing(ui::Frame& frame);
  void signIn(ui::Frame& frame);
  void topTools(ui::Frame& frame, ui::Rect top);
  void places(ui::Frame& frame, ui::Rect top);
  void bottomBar(ui::Frame& frame, ui::Rect bottom);
};

}  // namespace cz::tests
