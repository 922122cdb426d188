#pragma once
// What every screen is handed, and the screens themselves. One file per screen; each draws from its own struct of the
// model and says what the person did.

#include <utility>
#include <vector>

#include "kiosk/app/event.h"
#include "kiosk/app/model.h"
#include "kiosk/app/words.h"
#include "kiosk/screens/drafts.h"
#include "kiosk/ui/widgets.h"

namespace cz::screens {

/// One frame of one screen. Refers to what the caller owns.
struct Scene {
  const app::Model& model;
  const app::Words& words;
  ui::Frame& frame;
  std::vector<app::Event>& events;

  void say(app::Event event) { events.push_back(std::move(event)); }
  const ui::Metrics& sizes() const { return frame.metrics(); }
  float gap() const { return frame.metrics().gap; }
};

void drawBoot(Scene& scene);
void drawStart(Scene& scene, const app::StartScreen& start);
void drawClasses(Scene& scene);
void drawNames(Scene& scene, const app::NamesScreen& names);
void drawPin(Scene& scene, const app::PinScreen& pin);
void drawPath(Scene& scene, const app::PathScreen& path, Drafts& drafts);
void drawCover(Scene& scene, const app::CoverScreen& cover);
void drawItem(Scene& scene, const app::AttemptScreen& attempt, Drafts& drafts);
void drawReview(Scene& scene, const app::AttemptScreen& attempt);
void drawResult(Scene& scene, const app::ResultScreen& result);
/// The sheet over it.
void drawReceipt(Scene& scene, const app::ResultView& result);
void drawCode(Scene& scene, const app::CodeScreen& code);
void drawReflection(Scene& scene, const app::ReflectionScreen& reflection, Drafts& drafts);
void drawRevision(Scene& scene, const app::RevisionScreen& revision);
void drawConnect(Scene& scene, const app::ConnectScreen& connect);
void drawJoin(Scene& scene, const app::JoinScreen& join);
void drawPanel(Scene& scene, const app::PanelScreen& panel, Drafts& drafts);
void drawService(Scene& scene, const app::ServiceScreen& service);

// Sheets, drawn last.
void drawAttemptSheet(Scene& scene, const app::AttemptScreen& attempt);
void drawLook(Scene& scene);
/// Instead of the screen: who comes along must not see what the last student did.
void drawStillHere(Scene& scene);

}  // namespace cz::screens
