#include "tests/kiosk/screens/gallery.h"

namespace cz::screens {
namespace {

using app::AttemptScreen;
namespace sample = app::sample;

app::Model modelWith(app::Screen screen) {
  app::Model model;
  model.zone = sample::zone();
  model.nowMs = 1'000'000;
  model.weekday = 1;
  model.minuteOfDay = 614;
  model.screen = std::move(screen);
  return model;
}

AttemptScreen answered(int place, scoring::Response response, scoring::Reading reading = {}) {
  AttemptScreen screen = attemptAt(place);
  for (int i = 0; i < 2; ++i)
    screen.view.places[static_cast<std::size_t>(i)].response = scoring::Picked{ChoiceId("c1")};
  screen.view.places[1].flagged = true;
  const auto at = static_cast<std::size_t>(std::min(place, screen.size() - 1));
  screen.view.places[at].response = std::move(response);
  screen.view.places[at].reading = std::move(reading);
  screen.drafts[at].askedAgain = app::isUnreadable(screen.view.places[at]);
  return screen;
}

AttemptScreen gapsScreen() {
  AttemptScreen screen = answered(4, {});
  app::PlaceView& place = screen.view.places[4];
  place.item = {};
  place.item.type = pack::ItemType::gaps;
  place.item.language = "en";
  place.item.stem =
      "Ada looked at the clouds. \"It is going to [[what]],\" she said, and counted [[count]] drops on her hand. "
      "That was a [[kind]] of the storm.";
  place.item.gaps = {{ChoiceId("what"), pack::ItemType::text, {}, ""},
                     {ChoiceId("count"), pack::ItemType::number, {}, ""},
                     {ChoiceId("kind"),
                      pack::ItemType::choice,
                      {{ChoiceId("c2"), "result"}, {ChoiceId("c1"), "sign"}, {ChoiceId("c3"), "cause"}},
                      ""}};
  place.response = scoring::Filled{{ChoiceId("what"), "rain"}, {ChoiceId("kind"), "c1"}};
  return screen;
}

AttemptScreen markedScreen(pack::ItemType type, scoring::Response response) {
  AttemptScreen screen = answered(4, std::move(response));
  app::ItemView& item = screen.view.places[4].item;
  item.type = type;
  item.stem = "A square field is 12 m long. Show how you find out how much fence it needs.";
  item.criteria = {"Shows which lengths are added.", "Names the unit."};
  item.words = {20, 60};
  item.paper = pack::DrawingPaper::grid;
  return screen;
}

scoring::Drawn aSquare() {
  const scoring::Stroke square{4, {{200, 200}, {600, 200}, {600, 770}, {200, 770}, {200, 200}}};
  const scoring::Stroke curve{4, {{690, 400}, {720, 330}, {770, 330}, {790, 400}, {760, 480}, {690, 560}, {800, 560}}};
  return {{square, curve}, ""};
}

/// A pond with a fish and a reed.
const char* const kPond = R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 240">
<rect width="400" height="240" fill="#dbeafe"/><rect y="120" width="400" height="120" fill="#60a5fa"/>
<ellipse cx="120" cy="180" rx="50" ry="22" fill="#f97316"/><path d="M168 180l34-20v40z" fill="#f97316"/>
<path d="M310 200V40M330 200V70" stroke="#166534" stroke-width="10"/></svg>)";

AttemptScreen pictureScreen(bool outlines, scoring::Response response) {
  AttemptScreen screen = answered(4, std::move(response));
  app::ItemView& item = screen.view.places[4].item;
  item.type = pack::ItemType::hotspot;
  item.stem = "Which part of this ![a pond](media/pond.svg small) breathes through gills?";
  item.hotspot = {"media/pond.svg", "A pond with a fish and reeds", 400, 240, outlines, 1};
  if (outlines)
    item.options = {{ChoiceId("fish"), "the fish", {pack::Outline::Kind::circle, {135, 180, 55}}},
                    {ChoiceId("reed"), "the reeds", {pack::Outline::Kind::box, {295, 30, 50, 175}}},
                    {ChoiceId("sky"), "the sky", {pack::Outline::Kind::polygon, {10, 10, 270, 10, 270, 100, 10, 100}}}};
  screen.view.pictures = pictures::shelve({{"media/pond.svg", kPond}}, {"media/pond.svg"}, 1'000'000);
  return screen;
}

void addMarked(std::vector<Picture>& all) {
  const auto add = [&](const std::string& name, const AttemptScreen& screen) {
    all.push_back({name, "next/s5", modelWith(screen)});
  };
  add("item-written", markedScreen(pack::ItemType::written,
                                   scoring::Typed("I add all four sides, because the fence goes once around.")));
  add("item-drawing", markedScreen(pack::ItemType::drawing, aSquare()));
  add("item-hotspot", pictureScreen(true, scoring::Picked{ChoiceId("fish")}));
  add("item-point", pictureScreen(false, scoring::Pointed{{{330, 760}}}));
  add("item-spoken", markedScreen(pack::ItemType::spoken, scoring::Picked{ChoiceId("said")}));
}

AttemptScreen mathsScreen() {
  AttemptScreen screen = answered(0, scoring::Picked{ChoiceId("c2")});
  app::ItemView& item = screen.view.places[0].item;
  item.stem =
      "A jug holds $2\\frac{1}{2}$ liters. Noor fills it to $\\frac{3}{4}$, then pours out $\\sqrt{\\frac{1}{4}}$ of "
      "that. "
      "**How much** is left in it, when $x = \\frac{3}{4} \\cdot 2\\frac{1}{2}$?";
  const char* texts[] = {"$\\frac{x}{2}$", "$x^2 - \\frac{1}{2}\\,\\text{liters}$", "$\\left(\\frac{1}{2}\\right)^2 x$",
                         "$5, or a bit more"};
  for (std::size_t i = 0; i < item.options.size() && i < 4; ++i) item.options[i].text = texts[i];
  return screen;
}

void addItems(std::vector<Picture>& all) {
  using scoring::Reading;
  const auto add = [&](const std::string& name, const AttemptScreen& screen) {
    const std::string slot = screen.view.places[static_cast<std::size_t>(screen.view.at)].slot.text;
    all.push_back({name, "next/" + slot, modelWith(screen)});
  };
  add("item-1-choice", answered(0, scoring::Picked{ChoiceId("c2")}));
  add("item-2-choices", answered(1, scoring::Picked{ChoiceId("c1"), ChoiceId("c3")}));
  add("item-3-number", answered(2, scoring::Typed("3/8"), {Reading::State::readable, "3/8", ""}));
  add("item-3-unreadable",
      answered(2, scoring::Typed("3/"),
               {Reading::State::unreadable, "", "There is no number after the line. Type it like 3/4."}));
  add("item-4-list",
      answered(3, scoring::Typed("1, 2, 3, 4, 6, 12"), {Reading::State::readable, "1, 2, 3, 4, 6, 12", ""}));
  add("item-5-text", attemptAt(4));
  AttemptScreen arabic = attemptAt(4);
  arabic.view.places[4].item.language = "ar";
  add("item-5-text-arabic", arabic);
  add("item-6-match", answered(5, scoring::Paired{{ChoiceId("l1"), ChoiceId("c1")}}));
  add("item-7-sort", answered(6, scoring::Paired{{ChoiceId("l1"), ChoiceId("c1")},
                                                 {ChoiceId("l2"), ChoiceId("c1")},
                                                 {ChoiceId("l3"), ChoiceId("c2")}}));
  add("item-8-order", attemptAt(7));
  AttemptScreen out = answered(7, scoring::Picked{ChoiceId("c3"), ChoiceId("c1"), ChoiceId("c2")});
  out.view.places[7].item.mayLeaveOut = true;
  add("item-8-order-left-out", out);
  add("item-gaps", gapsScreen());
  addMarked(all);
  add("item-maths", mathsScreen());
  AttemptScreen lengthy = attemptAt(0);
  lengthy.view.places[0].item.stem = sample::longSentence();
  for (auto& option : lengthy.view.places[0].item.options) option.text += " " + sample::longSentence().substr(0, 90);
  add("item-long", lengthy);
}

void addAttempts(std::vector<Picture>& all) {
  addItems(all);
  const AttemptScreen review = answered(8, {});
  all.push_back({"review", "hand-in", modelWith(review)});
  AttemptScreen handIn = review, pause = attemptAt(3);
  handIn.sheet = AttemptScreen::Sheet::handIn;
  pause.sheet = AttemptScreen::Sheet::pause;
  all.push_back({"hand-in", "hand-in-now/yes", modelWith(handIn)});
  all.push_back({"pause", "pause-now/yes", modelWith(pause)});
}

/// An attempt whose time is short: by its limit, or by the bell.
void addTimes(std::vector<Picture>& all) {
  constexpr std::int64_t kMinute = 60'000;
  AttemptScreen timed = attemptAt(0);
  Picture limit{"item-time", "next/s1", modelWith(timed)};
  std::get<AttemptScreen>(limit.model.screen).endsAtMs = limit.model.nowMs + 12 * kMinute - 1;
  all.push_back(limit);
  Picture bell{"item-bell", "next/s1", modelWith(timed)};
  std::get<AttemptScreen>(bell.model.screen).bellAtMs = bell.model.nowMs + 4 * kMinute;
  all.push_back(bell);
  timed.sheet = AttemptScreen::Sheet::bell;
  all.push_back({"bell", "bell-now/yes", modelWith(timed)});
  app::CoverView cover = sample::cover();
  cover.limitMinutes = 30;
  all.push_back({"cover-limit", "start", modelWith(app::CoverScreen{cover, app::Confidence::notSaid, false})});
  all.push_back({"result-time-up", "ask", modelWith(app::ResultScreen{sample::notYet(), false, true})});
}

void addSignIn(std::vector<Picture>& all) {
  all.push_back({"start", "sign-in", modelWith(app::StartScreen{})});
  app::Model full = modelWith(app::StartScreen{});
  full.zone.full = true;
  all.push_back({"start-full", "seat", full});
  app::Model outOfUse = modelWith(app::StartScreen{});
  outOfUse.zone.outOfUse = true;
  all.push_back({"start-out-of-use", "seat", outOfUse});
  Picture empty{"start-no-class", "", modelWith(app::StartScreen{})};
  empty.model.zone.classes.clear();
  all.push_back(empty);
  Picture away{"start-not-handed-over", "sign-in", modelWith(app::StartScreen{})};
  away.model.handOver = {false, 3};
  all.push_back(away);
  away.name = "hand-over";
  away.primary = "hand-over/yes";
  app::StartScreen gone;
  gone.notice = "This name is no longer on the list. Ask your teacher.";
  all.push_back({"start-name-gone", "sign-in", modelWith(gone)});
  away.model.screen = app::StartScreen{true};
  all.push_back(away);
  all.push_back({"boot", "", modelWith(app::BootScreen{})});
  all.push_back({"class", "", modelWith(app::ClassScreen{})});
  all.push_back({"names", "", modelWith(app::NamesScreen{sample::kThird, 0})});
  Picture many{"names-many", "", modelWith(app::NamesScreen{sample::kThird, 1})};
  many.model.zone = sample::bigZone(60);
  all.push_back(many);
  all.push_back({"pin", "enter", modelWith(pinOf("471"))});
  app::PinScreen shuffled = pinOf("47");
  shuffled.pad = "4071928365";
  all.push_back({"pin-shuffled", "enter", modelWith(shuffled)});
  app::PinScreen wrong = pinOf("");
  wrong.trouble = app::PinScreen::Trouble::wrong;
  wrong.missesLeft = 2;
  all.push_back({"pin-wrong", "enter", modelWith(wrong)});
}

/// A seat that belongs to no station, on its way to one.
void addConnect(std::vector<Picture>& all) {
  using State = app::ConnectView::State;
  const auto add = [&](const std::string& name, const std::string& primary, const app::Screen& screen,
                       bool reached = true) {
    Picture picture{name, primary, modelWith(screen)};
    picture.model.zone = {"", "Seat 1", {}, {}};
    picture.model.zone.canConnect = true;
    picture.model.handOver.reached = reached;
    all.push_back(picture);
  };
  const auto view = [](State state) { return app::ConnectScreen{{state, "", "", 0}, 1'000'000, 0}; };
  app::ConnectScreen number = view(State::comparing), joined = view(State::joined), pause = view(State::pause);
  number.view.number = "417 902";
  joined.view.room = "Room 14";
  pause.waitUntilMs = 1'000'000 + 7 * 60'000;
  add("start-apart", "connect", app::StartScreen{});
  add("start-joins", "connect", app::StartScreen{});
  all.back().model.zone.joins = app::ZoneView::Joins::byItself;
  add("start-other-station", "connect", app::StartScreen{});
  all.back().model.zone.joins = app::ZoneView::Joins::otherAnswers;
  add("connect-not-marked", "again", view(State::notMarked));
  add("connect-calling", "", view(State::calling));
  add("connect-away", "", view(State::calling), false);
  add("connect-number", "same", number);
  number.view.state = State::pressed;
  add("connect-pressed", "", number);
  add("connect-joined", "done", joined);
  add("connect-closed", "again", view(State::closed));
  add("connect-busy", "again", view(State::busy));
  add("connect-pause", "again", pause);
  add("connect-different", "again", view(State::different));
  add("connect-over", "again", view(State::over));
}

void addPaths(std::vector<Picture>& all) {
  all.push_back({"path", "open", modelWith(pathOf(sample::path()))});
  app::PathScreen again = pathOf(sample::path());
  again.lastHere = app::LastHere{0, {1, 10 * 60 + 14}};
  all.push_back({"path-last-sign-in", "open", modelWith(again)});
  app::PathScreen refused = pathOf(sample::pathWithOpenAttempt());
  refused.notice = "Your teacher has closed this check. Please ask before you go on.";
  all.push_back({"path-notice", "open", modelWith(refused)});
  app::PathScreen changed = pathOf(sample::path());
  changed.path.changed = {sample::changed()};
  all.push_back({"path-changed", "open", modelWith(changed)});
  all.push_back({"cover", "start", modelWith(app::CoverScreen{sample::cover(), app::Confidence::fairly, false})});
  all.push_back({"cover-not-yet", "ask",
                 modelWith(app::CoverScreen{sample::coverAfterNotYet(), app::Confidence::notSaid, false})});
  all.push_back({"result-mastered", "path", modelWith(app::ResultScreen{sample::mastered(), false})});
  all.push_back({"result-not-yet", "ask", modelWith(app::ResultScreen{sample::notYet(), false})});
  app::ResultView raised = sample::mastered();
  raised.changed = sample::changed();
  all.push_back({"result-changed", "path", modelWith(app::ResultScreen{raised, false})});
  app::ResultView waiting = sample::notYet();
  waiting.next = app::NextStep::waiting;
  waiting.waiting = 1;
  waiting.shown = "3 points so far";
  waiting.skills.back() = {waiting.skills.back().can, false, "0 of 2 points", {}, true};
  waiting.revise.clear();
  all.push_back({"result-waiting", "path", modelWith(app::ResultScreen{waiting, false})});
  all.push_back(
      {"receipt", "receipt-sheet/done", modelWith(app::ResultScreen{sample::mastered(), false, false, true})});
  app::ResultView asked = sample::notYet();
  asked.next = app::NextStep::asked;
  asked.opens = "on Tuesday, 3 March, at 08:00";
  all.push_back({"result-asked", "path", modelWith(app::ResultScreen{asked, false})});
}

app::ReflectionScreen reflectionAt(int question) {
  app::ReflectionScreen screen;
  screen.view = sample::reflection();
  screen.at = question;
  return screen;
}

void addCodes(std::vector<Picture>& all) {
  const auto add = [&](const std::string& name, const std::string& primary, const app::CodeScreen& screen) {
    all.push_back({name, primary, modelWith(screen)});
  };
  app::CodeScreen screen{sample::code(), "4831027", 0, false};
  add("code", "enter", screen);
  screen.view.confirms = true;
  add("code-confirms", "enter", screen);
  screen.view.confirms = false;
  screen.digits.clear();
  screen.view.said = app::CodeView::Said::notRight;
  screen.view.triesLeft = 2;
  add("code-not-right", "enter", screen);
  screen.view.said = app::CodeView::Said::slip;
  screen.digits = "483102755";
  add("code-slip", "enter", screen);
  screen = {sample::code(), "", 1'000'000 + 47'000, false};
  screen.view.request.clear();
  add("code-wait", "", screen);
  screen.view.onlyStation = true;
  add("code-only-station", "", screen);
  app::CoverView asked = sample::coverAfterNotYet();
  asked.canAsk = false;
  asked.canUseCode = true;
  asked.next = app::NextStep::asked;
  all.push_back({"cover-code", "", modelWith(app::CoverScreen{asked, app::Confidence::notSaid, false})});
  app::CoverView ready = sample::cover();
  ready.canUseCode = true;
  Picture away{"cover-code-away", "start", modelWith(app::CoverScreen{ready, app::Confidence::notSaid, false})};
  away.model.handOver = {false, 2};
  all.push_back(away);
  app::ResultView result = sample::notYet();
  result.canUseCode = true;
  all.push_back({"result-code", "ask", modelWith(app::ResultScreen{result, false})});
}

app::PanelScreen panelAt(app::PanelTab tab) { return {sample::panel(), tab, "", {}, {}, false}; }

void addSeatPages(std::vector<Picture>& all) {
  const auto add = [&](const std::string& name, const app::PanelScreen& screen, std::int64_t reachedMs,
                       app::HandOver over) {
    Picture picture{name, "close", modelWith(screen)};
    picture.model.reachedMs = reachedMs;
    picture.model.handOver = over;
    all.push_back(picture);
  };
  app::PanelScreen seat = panelAt(app::PanelTab::seat);
  add("panel-seat", seat, 940'000, {true, 0});
  seat.view.health.full = true;
  seat.view.health.freeMegabytes = 180;
  seat.view.health.missedCodes = 3;
  seat.view.health.clockSet = false;
  add("panel-seat-alarms", seat, 1'000'000 - 12 * 60'000, {false, 14});
  seat.view.health = {};
  seat.view.health.version = "0.1.0";
  seat.view.health.outOfUse = true;
  seat.view.health.hasNetwork = false;
  add("panel-seat-new", seat, -1, {true, 0});
}

void addStickPages(std::vector<Picture>& all) {
  using State = app::StickView::State;
  app::PanelScreen stick = panelAt(app::PanelTab::stick);
  const auto add = [&](const std::string& name) { all.push_back({name, "exchange", modelWith(stick)}); };
  add("panel-stick");
  stick.busy = true;
  add("panel-stick-busy");
  stick.busy = false;
  stick.view.stick.state = State::noStick;
  add("panel-stick-none");
  stick.view.stick = {State::done, "/media/stick", 2, 9, true, 14, 120, "", {"Passed over: up-00.mczb: it was cut."}};
  add("panel-stick-done");
  stick.view.stick.state = State::notDone;
  stick.view.stick.sentence = "The stick is full. Make room on it.";
  add("panel-stick-not-done");
}

void addMarking(std::vector<Picture>& all) {
  app::PanelScreen panel = panelAt(app::PanelTab::students);
  panel.view.spoken = {sample::spoken()};
  all.push_back({"panel-spoken", "close", modelWith(panel)});
  panel.view.spoken.clear();
  panel.overtaken = true;
  all.push_back({"panel-overtaken", "close", modelWith(panel)});
  panel.overtaken = false;
  panel.marking = app::MarkSheet{sample::spoken(), {-1, -1}, 0, ""};
  all.push_back({"mark", "mark/next/1", modelWith(panel)});
  panel.marking->picked = {2, 1};
  panel.marking->at = 1;
  all.push_back({"mark-picked", "mark/next/2", modelWith(panel)});
  panel.marking->at = 2;
  panel.marking->comment = "You told it so that I could see it.";
  all.push_back({"mark-words", "mark/save", modelWith(panel)});
  panel.notice = "That answer doesn't wait for a mark at this seat any more. Look at the list again.";
  all.push_back({"mark-refused", "mark/save", modelWith(panel)});
  app::StartScreen start;
  start.markLeft = true;
  all.push_back({"start-mark-left", "mark-left/yes", modelWith(start)});
}

void addJoining(std::vector<Picture>& all) {
  using State = app::JoinView::State;
  using Stick = app::JoinView::Stick;
  const auto add = [&](const std::string& name, const std::string& primary, app::JoinView view, bool busy = false) {
    if (view.state == State::numbered || view.state == State::answered) view.number = "417 902";
    view.room = "Room 14";
    Picture picture{name, primary, modelWith(app::JoinScreen{view, 0, busy})};
    all.push_back(picture);
  };
  app::JoinView view;
  add("join", "join/stick", view);
  add("join-busy", "join/stick", view, true);
  view.stick = Stick::done;
  add("join-asked", "join/stick", view);
  view.state = State::numbered;
  add("join-number", "join/stick", view);
  view.stick = Stick::notDone;
  view.sentence = "The stick is full. Make room on it.";
  view.trouble = {
      "A second station has answered as well. It was passed over: carry the stick to the one that you want, "
      "or start again."};
  add("join-trouble", "join/stick", view);
  view = {};
  view.state = State::answered;
  add("join-same", "join/same", view);
  view.state = State::joined;
  view.filled = true;
  view.stick = Stick::done;
  add("join-joined", "join/done", view);
  view.filled = false;
  view.stick = Stick::notDone;
  view.sentence =
      "/media/stick/MCZ can't be made: Read-only file system. Is the stick full, or locked against writing? Nothing "
      "was "
      "written.";
  view.trouble = {"The pack \"factors\" is not whole on the stick. Carry the stick to the station once more."};
  add("join-rest", "join/done", view);
  view = {};
  view.state = State::different;
  add("join-different", "join/anew", view);
  Picture start{"start-join", "join", modelWith(app::StartScreen{})};
  start.model.zone = {};
  start.model.zone.seat = "Seat 7";
  start.model.zone.canJoinByStick = true;
  all.push_back(start);
  start.name = "start-connect-or-join";
  start.primary = "connect";
  start.model.zone.canConnect = true;
  all.push_back(start);
}

void addTeacher(std::vector<Picture>& all) {
  app::CodeScreen code{sample::teachersCode(), "4831", 0, false};
  all.push_back({"teacher-code", "enter", modelWith(code)});
  addSeatPages(all);
  app::PanelScreen students = panelAt(app::PanelTab::students);
  all.push_back({"panel-students", "close", modelWith(students)});
  students.ask = app::PanelAsk::release;
  students.asked = sample::kAttempt;
  all.push_back({"panel-release", "panel-ask/yes", modelWith(students)});
  students.ask = app::PanelAsk::putAside;
  all.push_back({"panel-put-aside", "panel-ask/yes", modelWith(students)});
  students = panelAt(app::PanelTab::students);
  students.view.open.clear();
  students.view.unlocks.clear();
  students.view.revisions.clear();
  students.notice = "Another try is open already.";
  all.push_back({"panel-students-none", "close", modelWith(students)});
  addStickPages(all);
  addMarking(all);
  addJoining(all);
}

void addSteps(std::vector<Picture>& all) {
  const auto add = [&](const std::string& name, const std::string& primary, const app::Screen& screen) {
    all.push_back({name, primary, modelWith(screen)});
  };
  app::ResultView toReflect = sample::notYet(), toWait = sample::notYet();
  toReflect.next = app::NextStep::reflect;
  toWait.next = app::NextStep::wait;
  toWait.opens = "on Tuesday, 3 March";
  add("result-reflect", "step", app::ResultScreen{toReflect, false});
  add("result-wait", "path", app::ResultScreen{toWait, false});
  add("reflection", "next/1", reflectionAt(0));
  app::ReflectionScreen empty = reflectionAt(2);
  empty.askedAgain = true;
  add("reflection-empty", "keep", empty);
  app::RevisionScreen revision{sample::revision(), {true, false}, false, false};
  add("revision", "revised", revision);
  revision.askedAgain = true;
  add("revision-not-all", "revised", revision);
  revision.view.byTeacher = true;
  revision.view.canUseCode = true;
  revision.askedAgain = false;
  add("revision-show", "path", revision);
  app::PathView way = sample::path();
  app::LessonRow& row = way.units[0].lessons[2];
  row.standing = app::Standing::notYet;
  row.next = app::NextStep::revise;
  add("path-revise", "open", pathOf(way));
  way = sample::path();
  way.units[0].lessons[2].standing = app::Standing::elsewhere;
  app::PathScreen elsewhere = pathOf(way);
  elsewhere.picked = sample::kCommon;
  add("path-elsewhere", "open", elsewhere);
  app::CoverView open = sample::cover();
  open.standing = app::Standing::elsewhere;
  open.canStart = false;
  open.elsewhere = sample::kAttempt;
  open.otherSeat = "Seat 1";
  add("cover-elsewhere", "move", app::CoverScreen{open, app::Confidence::notSaid, false});
  add("cover-elsewhere-away", "move", app::CoverScreen{open, app::Confidence::notSaid, false, {}, true});
  open.wished = true;
  add("cover-wished", "back", app::CoverScreen{open, app::Confidence::notSaid, false});
  app::AttemptScreen came = attemptAt(2);
  came.view.came = 2;
  add("item-came", "next/s3", came);
}

}  // namespace

std::vector<Picture> gallery() {
  std::vector<Picture> all;
  addSignIn(all);
  addConnect(all);
  addPaths(all);
  addCodes(all);
  addTeacher(all);
  addSteps(all);
  addAttempts(all);
  addTimes(all);
  Picture look{"look", "look/done", modelWith(pathOf(sample::path()))};
  look.model.lookOpen = true;
  all.push_back(look);
  Picture still{"still-here", "still/yes", modelWith(app::ResultScreen{sample::notYet(), false})};
  still.model.askedStillMs = still.model.nowMs - 4'000;
  all.push_back(still);
  all.push_back(
      {"service", "retry",
       modelWith(app::ServiceScreen{Fault::full, "The disk is full: free some room on /var.", "full-12", 0})});
  all.push_back({"service-corrupt", "retry",
                 modelWith(app::ServiceScreen{Fault::corrupt, "The attempt's row was changed.", "corrupt-3", 0})});
  return all;
}

}  // namespace cz::screens
