#include "tests/journeys/classroom.h"

#include <algorithm>
#include <deque>

#include "core/crypto/pin.h"
#include "core/station/takeover.h"
#include "core/station/today.h"
#include "tests/support/where.h"

namespace cz::tests {
namespace {

void mustDo(const Result<void>& done) {
  if (!done) throw std::runtime_error(done.error().message + " " + done.error().detail);
}

template <class T>
T mustHave(Result<T> done) {
  if (!done) throw std::runtime_error(done.error().message + " " + done.error().detail);
  return std::move(done).value();
}

scoring::Response filledInto(const pack::Question& question, bool right) {
  scoring::Filled filled;
  for (const auto& gap : question.gaps) {
    std::string& words = filled[ChoiceId(gap.item->id.text)];
    if (!gap.accepts.empty()) words = right ? pack::shown(gap.accepts.front().key) : "1000003";
    for (const auto& option : gap.options)
      if (option.key == right) words = option.id.text;
  }
  return filled;
}

}  // namespace

scoring::Response responseTo(const pack::Question& question, const app::ItemView& item, bool right) {
  using pack::ItemType;
  switch (item.type) {
    case ItemType::choice:
    case ItemType::choices: {
      scoring::Picked picked;
      for (const auto& option : question.options)
        if (option.key == right && (item.type == ItemType::choices || picked.empty())) picked.push_back(option.id);
      return picked;
    }
    case ItemType::match:
    case ItemType::sort: {
      scoring::Paired paired;
      for (const auto& card : question.cards)
        for (const auto& option : question.options)
          if ((option.id == card.partner) == right) paired[card.id] = option.id;
      return paired;
    }
    case ItemType::order: {
      scoring::Picked picked;
      for (const auto& option : question.options)
        if (!option.decoy) picked.push_back(option.id);
      if (!right) std::reverse(picked.begin(), picked.end());
      return picked;
    }
    case ItemType::gaps: return filledInto(question, right);
    case ItemType::hotspot: {
      scoring::Picked picked;
      for (const auto& option : question.options)
        if (option.key == right && static_cast<int>(picked.size()) < item.hotspot.most) picked.push_back(option.id);
      return picked;
    }
    case ItemType::written:
      return scoring::Typed(right ? "This is as good as the rubric asks for." : "I don't know yet.");
    case ItemType::drawing: return scoring::Drawn{{{4, {{100, 100}, {900, 800}}}}, right ? "" : "I don't know yet."};
    case ItemType::spoken: return scoring::Picked{ChoiceId(scoring::kSaid)};
    case ItemType::number:
    case ItemType::numberList: return scoring::Typed(right ? pack::shown(question.accepts.front().key) : "1000003");
    case ItemType::text:
      return scoring::Typed(right ? pack::shown(question.accepts.front().key) : std::string("something else"));
  }
  return {};
}

Result<Bytes> delivered(station::Station& station, const desk::Post& post) {
  station::Intake intake(station);
  if (post.path == "/v1/pair") return intake.pair(post.body);
  if (post.path == "/v1/enrol") return intake.enrol(post.body);
  if (post.path == "/v1/blob") return intake.piece(post.body);
  if (post.path == "/v1/down") return intake.down(post.body);
  if (post.path == "/v1/own") return intake.own(post.body);
  if (post.path == "/v1/past") return intake.past(post.body);
  if (post.path == "/v1/successor") return station::successorSays(station, post.body);
  if (post.path == "/v1/move") {
    const auto taken = station::takeOver(station, post.body);
    return taken ? Result<Bytes>(Bytes()) : taken.error();
  }
  return intake.sync(post.body);
}

std::string memoryOf(station::Station& station) {
  const char* const views[] = {
      "SELECT id || quote(student) || quote(check_id) || quote(number) || quote(grant_id) || quote(state) || "
      "quote(mastered) || quote(shown) || quote(missed) || quote(marks_missing) || quote(differs) || quote(other_seed) "
      "FROM attempt ORDER BY id",
      "SELECT quote(attempt) || quote(position) || quote(verdict) || quote(points) FROM place ORDER BY 1",
      "SELECT quote(attempt) || quote(student) || quote(words) FROM ask ORDER BY 1",
      "SELECT quote(attempt) || quote(kind) || quote(answers) FROM step ORDER BY 1",
      "SELECT id || quote(student) || quote(check_id) || quote(number) FROM grants ORDER BY id",
      "SELECT id || quote(number) || quote(payload) FROM decided ORDER BY id",
      "SELECT quote(attempt) || quote(slot) || quote(given) FROM mark ORDER BY 1",
      "SELECT what FROM oddity ORDER BY 1"};
  std::string text;
  for (const char* view : views) {
    auto row = must(station.db().query(view));
    while (must(row.step())) text += row.text(0) + "\n";
  }
  return text;
}

Seat::Seat(const std::filesystem::path& folder, Clock& clock, Random& random, const std::string& token,
           std::function<void(desk::Desk&)> afterEach, desk::Space::Free free, const std::string& name,
           records::Running running, Marked marked)
    : desk_({folder,
             name,
             std::move(free),
             token.empty(),
             true,
             "test",
             [this] { return sticks; },
             {},
             [running = std::move(running)] { return running; },
             false,
             std::move(marked.station),
             std::move(marked.machine)},
            clock, random, [](const std::string&) {}),
      exchange_(desk_, token),
      afterEach_(afterEach ? std::move(afterEach) : [](desk::Desk&) {}) {
  auto begun = app::begin();
  model_ = std::move(begun.model);
  run(std::move(begun.effects));
}

void Seat::run(std::vector<app::Effect> effects) {
  for (const auto& effect : effects) {
    const auto events = desk_.run(effect);
    afterEach_(desk_);
    for (const auto& event : events) happens(event);
  }
}

void Seat::happens(const app::Event& event) {
  auto step = app::update(std::move(model_), event);
  model_ = std::move(step.model);
  run(std::move(step.effects));
}

void Seat::tick(std::int64_t bootMs) { happens(app::Tick{bootMs, 0, 600}); }

void Seat::talkTo(station::Station& station) {
  for (int round = 0; round < 3; ++round)
    for (;;) {
      const auto post = mustHave(exchange_.next());
      if (!post) break;
      const auto reply = mustHave(delivered(station, *post));
      const auto events = mustHave(exchange_.take(reply));
      afterEach_(desk_);
      for (const auto& event : events) happens(event);
    }
}

void Seat::talkOver(const Line& line) {
  for (;;) {
    const auto post = exchange_.next();
    if (!post || !*post) return;
    const auto reply = line(**post);
    if (!reply) return exchange_.failed();
    const auto events = exchange_.take(*reply);
    afterEach_(desk_);
    if (!events) return;
    for (const auto& event : *events) happens(event);
  }
}

void Seat::pairWith(station::Station& station) {
  const auto post = mustHave(exchange_.next());
  if (!post || post->path != "/v1/pair") throw std::runtime_error("this seat is paired already");
  mustHave(exchange_.take(mustHave(delivered(station, *post))));
}

void Seat::signIn(const station::PinSlip& slip) {
  happens(app::SignInPressed{});
  const auto& zone = model_.zone;
  if (std::holds_alternative<app::ClassScreen>(model_.screen)) {
    const auto at = std::find_if(zone.classes.begin(), zone.classes.end(),
                                 [&](const auto& one) { return one.title == slip.className; });
    happens(app::ClassPicked{at->id});
  }
  const auto who =
      std::find_if(zone.names.begin(), zone.names.end(), [&](const auto& one) { return one.name == slip.name; });
  happens(app::NamePicked{who->id});
  for (char digit : slip.pin) happens(app::PinDigit{digit - '0'});
  happens(app::PinEntered{});
}

void Seat::openCover(const CheckId& check) {
  happens(app::LessonPicked{check});
  happens(app::OpenPressed{});
}

void Seat::answerOne(bool right) {
  const auto& attempt = screen<app::AttemptScreen>();
  const auto place = attempt.view.places[static_cast<std::size_t>(attempt.view.at)];
  const auto response = responseTo(mustHave(desk_.questionOf(place.slot)), place.item, right);
  if (const auto* typed = std::get_if<scoring::Typed>(&response))
    happens(app::Typed{place.slot, *typed});
  else
    happens(app::Answered{place.slot, response});
  happens(app::NextPressed{});
}

void Seat::answerAll(bool right) {
  while (!screen<app::AttemptScreen>().atReview()) answerOne(right);
}

bool Seat::opensPanel(const std::string& code) {
  if (!std::holds_alternative<app::CodeScreen>(model_.screen)) happens(app::TeacherPressed{});
  for (const char digit : code)
    if (digit != ' ') happens(app::CodeDigit{digit - '0'});
  happens(app::CodeEntered{});
  return std::holds_alternative<app::PanelScreen>(model_.screen);
}

void Seat::stop() {
  happens(app::PausePressed{});
  signOut();
}

void Seat::handIn() {
  happens(app::HandInPressed{});
  happens(app::HandInConfirmed{});
}

void Seat::lookBack() {
  happens(app::StepPressed{});
  if (const auto* open = std::get_if<app::ReflectionScreen>(&model_.screen)) {
    for (int question = open->at; question < static_cast<int>(app::kReflectionQuestions); ++question) {
      happens(app::ReflectionTyped{question, "My own words, " + std::to_string(question + 1)});
      happens(app::NextPressed{});
    }
  }
  const auto* revision = std::get_if<app::RevisionScreen>(&model_.screen);
  if (revision == nullptr || revision->view.byTeacher) return;
  for (std::size_t task = 0; task < revision->ticked.size(); ++task) happens(app::TaskTicked{static_cast<int>(task)});
  happens(app::RevisedPressed{});
}

Classroom::Classroom(const std::string& numbers) {
  const auto home = folder / "station";
  mustDo(station::Station::create(home, {"Room 14", "unused"}, clock, random));
  station_ = mustHave(station::Station::open(home, clock, random));
  auto files = mustHave(pack::readFolder(inTree("assets/packs/factors-6")));
  auto& text = files["pack.toml"];
  text.replace(text.find("\"point\""), 7, '"' + numbers + '"');
  mustHave(station_->addPack(files));
  const auto incoming = mustHave(interop::readRoster({inTree("deploy/demo/roster")}));
  mustDo(station_->applyRoster(mustHave(station_->rosters().plan(incoming))));
  slips_ = mustHave(station_->issuePins(4));
}

void Classroom::moveTo(const std::filesystem::path& data) {
  station_.reset();
  station_ = mustHave(station::Station::open(data, clock, random));
}

std::unique_ptr<Seat> Classroom::seat(const std::string& folderName, const std::string& called) {
  return std::make_unique<Seat>(folder / folderName, clock, random, station_->token().text(),
                                std::function<void(desk::Desk&)>(), &desk::Space::freeOn, called);
}

const station::PinSlip& Classroom::slipOf(const std::string& name) const {
  return *std::find_if(slips_.begin(), slips_.end(), [&](const auto& slip) { return slip.name == name; });
}

StudentId Classroom::idOf(const std::string& name) {
  for (const auto& student : mustHave(station_->rosters().load()).students)
    if (student.shownName() == name) return student.id;
  return {};
}

bool Classroom::hasAlarm(const std::string& words) {
  for (const std::string& alarm : station::todayOf(station()).alarms)
    if (alarm.find(words) != std::string::npos) return true;
  return false;
}

void Classroom::begin(Seat& seat, const std::string& name, const CheckId& check) {
  seat.signIn(slipOf(name));
  seat.openCover(check);
  seat.happens(app::StartPressed{});
}

void Classroom::take(Seat& seat, const std::string& name, const CheckId& check, bool right) {
  begin(seat, name, check);
  seat.answerAll(right);
  seat.handIn();
  if (!right) {
    seat.lookBack();
    seat.happens(app::AskPressed{});
  }
  seat.signOut();
}

void TwoSeats::talk() {
  for (int round = 0; round < 2; ++round)
    for (Seat* each : {one.get(), two.get()})
      if (each != nullptr) each->talkTo(station());
}

}  // namespace cz::tests
