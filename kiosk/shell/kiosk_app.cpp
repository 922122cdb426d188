#include "kiosk/shell/kiosk_app.h"

#include <algorithm>
#include <future>

#include "core/crypto/random.h"
#include "core/doctor/judge.h"
#include "kiosk/desk/local_time.h"
#include "kiosk/shell/loop.h"
#include "kiosk/shell/running.h"
#include "kiosk/shell/script_answers.h"
#include "kiosk/shell/seat_facts.h"
#include "kiosk/ui/text.h"

namespace cz::shell {
namespace {

constexpr std::int64_t kNoClockBeforeMs =
    1'735'689'600'000;  ///< 2025: a machine that says less has no clock (case O-25)

constexpr std::int64_t kToldMs = 20'000;  ///< how long it is said that this seat rests, before it starts anew

/// In a window nothing shuts the machine, and nobody looks at it: it must not pass for a seat that is well.
std::function<std::vector<doctor::Finding>()> doctorOf(const Options& options) {
  if (!options.window) return [options] { return doctor::judgeFromInside(factsOf(options)); };
  return [] {
    return std::vector<doctor::Finding>{{"lock-down", doctor::Verdict::look,
                                         "It runs in a window: nobody looked whether students can leave it.",
                                         "On a seat, Checkzone fills the screen: sudo checkzone-kiosk-setup"}};
  };
}

void logLine(const std::string& line) { std::fprintf(stderr, "checkzone-kiosk: %s\n", line.c_str()); }

/// Whether the station would like to hear of it at once.
bool newsForTheStation(const app::Effect& effect) {
  return std::holds_alternative<app::CheckPin>(effect) || std::holds_alternative<app::StartAttempt>(effect) ||
         std::holds_alternative<app::HandIn>(effect) || std::holds_alternative<app::AskForTry>(effect) ||
         std::holds_alternative<app::TypeCode>(effect) || std::holds_alternative<app::TypeTeacherCode>(effect) ||
         std::holds_alternative<app::UnlockHere>(effect) || std::holds_alternative<app::ConfirmHere>(effect) ||
         std::holds_alternative<app::ReleaseHere>(effect) || std::holds_alternative<app::PutAsideHere>(effect) ||
         std::holds_alternative<app::MovePlace>(effect) || std::holds_alternative<app::SignOut>(effect) ||
         std::holds_alternative<app::StartConnecting>(effect) || std::holds_alternative<app::AnswerNumber>(effect) ||
         std::holds_alternative<app::StopConnecting>(effect) || std::holds_alternative<app::MoveHere>(effect) ||
         std::holds_alternative<app::MarkHere>(effect);
}

/// A student, or the teacher: what they saw is wiped when they leave.
bool isSomebodyHere(const app::Model& model) {
  return !app::signedIn(model).empty() || std::holds_alternative<app::PanelScreen>(model.screen);
}

}  // namespace

KioskApp::KioskApp(const Options& options, app::Languages languages)
    : languages_(std::move(languages)),
      desk_({options.data, options.seat, &desk::Space::freeOn, !options.station.empty() && options.pair.empty(),
             !options.station.empty(), kVersion, &desk::mountedSticks, doctorOf(options),
             [options] { return runningOf(options); }, options.shufflePin, options.mark, machineName()},
            systemClock(), crypto::systemRandom(), &logLine),
      exchange_(desk_, options.pair) {
  seat_ = !options.window && options.script.empty();
  app::Fittings fittings;
  fittings.language = languages_.find(options.language).language();
  fittings.languages = languages_.names();
  fittings.openDyslexic = ui::hasFamily("OpenDyslexic");
  auto begun = app::begin(std::move(fittings));
  model_ = std::move(begun.model);
  apply(tick());
  for (const auto& effect : begun.effects) start(effect);
  if (const auto program = findVoice())
    voice_ = std::make_unique<Voice>(
        *program, [this](app::Event event) { tell({std::move(event)}); }, &logLine);
  if (options.station.empty()) return;
  link_ = std::make_unique<StationLink>(
      options.station, exchange_, worker_, [this](std::vector<app::Event> events) { tell(std::move(events)); },
      &logLine);
}

KioskApp::~KioskApp() {
  voice_.reset();
  link_.reset();  // while the worker that it uses still runs
  worker_.drain();
}

app::Tick KioskApp::tick() const {
  app::Tick tick{systemClock().bootMs(), -1, 0};
  const std::int64_t wall = systemClock().wallMs();
  if (wall < kNoClockBeforeMs) return tick;
  const app::DayTime now = desk::dayTimeOf(wall);
  tick.weekday = now.weekday;
  tick.minuteOfDay = now.minuteOfDay;
  return tick;
}

/// What is read aloud is done here and not at the desk. True when the effect was one of these.
bool KioskApp::aloud(const app::Effect& effect) {
  const auto* reads = std::get_if<app::ReadAloud>(&effect);
  if (reads == nullptr && !std::holds_alternative<app::StopReading>(effect)) return false;
  if (voice_ && reads != nullptr) voice_->read(reads->what, reads->number);
  if (voice_ && reads == nullptr) voice_->stop();
  return true;
}

void KioskApp::start(const app::Effect& effect) {
  if (aloud(effect)) return;
  worker_.give([this, effect] {
    auto events = desk_.run(effect);
    if (!events.empty()) tell(std::move(events));
    if (link_ && newsForTheStation(effect)) link_->poke();
  });
}

void KioskApp::tell(std::vector<app::Event> events) {
  {
    const std::lock_guard lock(mailboxMutex_);
    for (auto& event : events) mailbox_.push_back(std::move(event));
  }
  wake();
}

void KioskApp::apply(const app::Event& event) {
  const bool someone = isSomebodyHere(model_);
  auto step = app::update(std::move(model_), event);
  model_ = std::move(step.model);
  for (const auto& effect : step.effects) start(effect);
  if (link_) link_->hurry(app::waitsForStation(model_));
  if (someone && !isSomebodyHere(model_)) {
    forget_ = true;
    drafts_ = {};
  }
}

bool KioskApp::catchUp() {
  std::vector<app::Event> news;
  {
    const std::lock_guard lock(mailboxMutex_);
    news.swap(mailbox_);
  }
  apply(tick());
  for (const auto& event : news) {
    noteFall(event);
    apply(event);
  }
  return !news.empty();
}

/// Nothing is called saved on this disk any more until the program has opened it anew: waiting would help nobody.
void KioskApp::noteFall(const app::Event& event) {
  const auto* failed = std::get_if<app::Failed>(&event);
  const bool disk = failed != nullptr && (failed->fault == Fault::io || failed->fault == Fault::full);
  if (seat_ && disk && !fellAtMs_) fellAtMs_ = systemClock().bootMs();
}

bool KioskApp::wantsQuit() { return fellAtMs_ && systemClock().bootMs() - *fellAtMs_ >= kToldMs; }

void KioskApp::draw(ui::Frame& frame) {
  std::vector<app::Event> events;
  screens::draw(model_, drafts_, languages_.find(app::languageOf(model_)), frame, events);
  for (const auto& event : events) apply(event);
  if (!events.empty()) frame.again();
}

std::optional<double> KioskApp::nextDeadlineSeconds() {
  std::int64_t next = app::nextTickMs(model_);
  if (fellAtMs_) next = std::min(next, std::max<std::int64_t>(0, *fellAtMs_ + kToldMs - systemClock().bootMs()));
  return static_cast<double>(next) / 1000.0;
}

bool KioskApp::wantsForgetting() {
  const bool forget = forget_;
  forget_ = false;
  return forget;
}

/// A stick that is slow may take a minute; a commit or a hash never does.
bool KioskApp::alive() {
  constexpr std::chrono::minutes kHung{3};
  return worker_.busyFor() < kHung;
}

std::string KioskApp::standing() { return isSomebodyHere(model_) ? "in use" : "free"; }

VerbReply KioskApp::verb(const Command& command) {
  const std::string& what = command.words[0];
  if (what == "handed-over") return handedOver();
  if (what != "answer" && what != "all" && what != "at") return {};
  const auto* attempt = std::get_if<app::AttemptScreen>(&model_.screen);
  if (attempt == nullptr) return {VerbReply::Kind::again, "", {}};
  if (what == "at") {
    const bool here = command.words.size() == 2 && command.words[1] == std::to_string(attempt->view.at + 1);
    return {here ? VerbReply::Kind::done : VerbReply::Kind::again, "", {}};
  }
  if (attempt->atReview()) return {what == "all" ? VerbReply::Kind::done : VerbReply::Kind::again, "", {}};
  const bool right = command.words.size() < 2 || command.words[1] == "right";
  const auto& place = attempt->view.places[static_cast<std::size_t>(attempt->view.at)];
  VerbReply reply = answer(place, right);
  if (what == "all" && reply.kind == VerbReply::Kind::done) {
    reply.commands.insert(reply.commands.end(), {"wait Saved", "tap \"next/" + place.slot.text + "\""});
    reply.commands.push_back(right ? "all right" : "all wrong");
  }
  return reply;
}

VerbReply KioskApp::handedOver() const {
  const auto state = link_ ? link_->state() : StationLink::State{};
  const bool over = state.reached && state.contact.paired && state.contact.waiting == 0;
  return {over ? VerbReply::Kind::done : VerbReply::Kind::again, "", {}};
}

VerbReply KioskApp::answer(const app::PlaceView& place, bool right) {
  std::promise<Result<pack::Question>> asked;
  worker_.give([&] { asked.set_value(desk_.questionOf(place.slot)); });
  const auto question = asked.get_future().get();
  if (!question) return {VerbReply::Kind::failed, question.error().message, {}};
  return {VerbReply::Kind::done, "", commandsFor(*question, place, right)};
}

}  // namespace cz::shell
