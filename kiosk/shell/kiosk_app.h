#pragma once
// The kiosk as one program: model, screens, desk and station link wired together. The only place that knows them all.

#include <memory>
#include <mutex>
#include <vector>

#include "kiosk/app/languages.h"
#include "kiosk/app/update.h"
#include "kiosk/screens/screen.h"
#include "kiosk/shell/app.h"
#include "kiosk/shell/options.h"
#include "kiosk/shell/script.h"
#include "kiosk/shell/station_link.h"
#include "kiosk/shell/voice.h"
#include "kiosk/shell/worker.h"

namespace cz::shell {

class KioskApp final : public App {
 public:
  KioskApp(const Options& options, app::Languages languages);
  ~KioskApp() override;

  void draw(ui::Frame& frame) override;
  bool catchUp() override;
  std::optional<double> nextDeadlineSeconds() override;
  /// Only after the disk failed, and only on a seat (full screen, no script): what was said has been read, and whoever
  /// starts the kiosk starts it again, or the machine (trust: rule B).
  bool wantsQuit() override;
  bool fell() const { return fellAtMs_.has_value(); }
  bool wantsForgetting() override;
  bool alive() override;
  std::string standing() override;

  /// Script verbs of the kiosk, which only a script can say: `at 3` (until the third item shows), `answer right`,
  /// `answer wrong` (the item on the screen), `all right`, `all wrong` (every item from here to the review),
  /// `handed-over` (until the station holds everything).
  VerbReply verb(const Command& command);

 private:
  void apply(const app::Event& event);
  void start(const app::Effect& effect);
  void tell(std::vector<app::Event> events);
  app::Tick tick() const;
  bool aloud(const app::Effect& effect);
  void noteFall(const app::Event& event);
  VerbReply handedOver() const;
  VerbReply answer(const app::PlaceView& place, bool right);

  app::Languages languages_;
  app::Model model_;
  screens::Drafts drafts_;
  bool forget_ = false;
  bool seat_ = false;                     ///< full screen and no script
  std::optional<std::int64_t> fellAtMs_;  ///< when the disk failed; by the time since the boot

  std::mutex mailboxMutex_;
  std::vector<app::Event> mailbox_;  ///< what the worker has finished and no frame has seen

  // In this order: the link uses the worker, the worker uses desk and exchange; the last one dies first.
  desk::Desk desk_;
  desk::Exchange exchange_;
  Worker worker_;
  std::unique_ptr<StationLink> link_;
  std::unique_ptr<Voice> voice_;  ///< null: the machine has none
};

}  // namespace cz::shell
