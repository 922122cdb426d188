#include "tests/kiosk/app/sample.h"

namespace cz::app::sample {
namespace {

std::vector<OptionView> options(const std::vector<std::string>& texts, const std::string& prefix) {
  std::vector<OptionView> made;
  for (std::size_t i = 0; i < texts.size(); ++i) made.push_back({ChoiceId(prefix + std::to_string(i + 1)), texts[i]});
  return made;
}

PlaceView place(const std::string& slot, pack::ItemType type, const std::string& stem,
                const std::vector<std::string>& right = {}, const std::vector<std::string>& left = {}) {
  PlaceView made;
  made.slot = SlotId(slot);
  made.item = {type, "en", stem, options(right, "c"), options(left, "l"), "", false};
  return made;
}

LessonRow row(const std::string& number, const std::string& title, const CheckId& check, Standing standing, int tries) {
  LessonRow made;
  made.number = number;
  made.title = title;
  made.check = check;
  made.standing = standing;
  made.tries = tries;
  made.itemCount = 5;
  made.minutes = 8;
  return made;
}

}  // namespace

ZoneView zone() {
  ZoneView made;
  made.room = "Room 14";
  made.seat = "Seat 2";
  made.hasStation = true;
  made.classes = {{kThird, "Period 3"}, {ClassId("p5"), "Period 5"}};
  made.names = {{kSam, "Sam Lee · 01", {kThird}},
                {StudentId("2123456789abcdef0123456789abcdef"), "Sam Lee · 02", {kThird}},
                {kLex, "Lex Moreno", {kThird}},
                {StudentId("3123456789abcdef0123456789abcdef"), "Nguyễn Thị Hoa", {kThird}},
                {StudentId("4123456789abcdef0123456789abcdef"), "Łucja Żak", {kThird}},
                {StudentId("5123456789abcdef0123456789abcdef"), "Ana Ruiz", {ClassId("p5")}}};
  return made;
}

ZoneView bigZone(int count) {
  ZoneView made = zone();
  made.names.clear();
  for (int i = 0; i < count; ++i) {
    const std::string letter(1, static_cast<char>('A' + i % 26));
    made.names.push_back(
        {StudentId("big" + std::to_string(i)), letter + "mina Student " + std::to_string(i), {kThird}});
  }
  return made;
}

PathView path() {
  PathView made;
  made.student = kLex;
  made.name = "Lex Moreno";
  made.className = "Period 3";
  UnitView unit;
  unit.title = "Unit 2 · Factors and multiples";
  unit.lessons = {row("1", "Factors", kFactors, Standing::mastered, 1),
                  row("2", "Prime numbers", CheckId("primes"), Standing::mastered, 2),
                  row("3", "Common factors", kCommon, Standing::unlocked, 1),
                  row("4", "Multiples", CheckId("multiples"), Standing::asked, 1),
                  row("5", "Word problems", CheckId("words"), Standing::ahead, 0)};
  made.units = {unit};
  return made;
}

PathView pathWithOpenAttempt() {
  PathView made = path();
  made.units[0].lessons[2].standing = Standing::taking;
  made.units[0].lessons[2].tries = 2;
  return made;
}

CoverView cover() {
  CoverView made;
  made.student = kLex;
  made.check = kCommon;
  made.title = "Common factors";
  made.tryNumber = 2;
  made.cans = {"I can list the common factors of two numbers.", "I can find the greatest common factor.",
               "I can explain how I know that none is missing."};
  made.itemCount = 5;
  made.minutes = 8;
  made.tools = {"paper", "calculator"};
  made.mastery.rule = pack::Mastery::Rule::everySkill;
  made.mastery.atLeast = must(Exact::ratio(4, 5));
  made.triesLeft = 2;
  made.standing = Standing::unlocked;
  made.canStart = true;
  return made;
}

CoverView coverAfterNotYet() {
  CoverView made = cover();
  made.standing = Standing::notYet;
  made.canStart = false;
  made.canAsk = true;
  made.why = "Your teacher opens the next try.";
  made.revise = {{"I can explain how I know that none is missing.",
                  "Practice 3.2, problems 4 to 8: write the pairs until they meet. Then explain one to a partner."}};
  return made;
}

AttemptView attempt() {
  using pack::ItemType;
  AttemptView made;
  made.attempt = kAttempt;
  made.student = kLex;
  made.check = kCommon;
  made.title = "Common factors";
  made.tryNumber = 2;
  made.places = {
      place("s1", ItemType::choice,
            "Mina shares 3/4 of a cake equally between 2 friends.\nWhich part of the whole cake does each get?",
            {"3/2", "3/8", "1/2", "6/4"}),
      place("s2", ItemType::choices, "Which of these are factors of 24?", {"3", "5", "8", "9", "12"}),
      place("s3", ItemType::number, "A rope of 3/4 m is cut into 2 equal pieces. How long is each piece?"),
      place("s4", ItemType::numberList, "List every factor of 12."),
      place("s5", ItemType::text, "What do we call a number with exactly two factors?"),
      place("s6", ItemType::match, "Match each number with its greatest factor below itself.", {"6", "5", "9", "1"},
            {"12", "10", "18"}),
      place("s7", ItemType::sort, "Sort each change: does it make a new substance?",
            {"New substance", "Same substance"},
            {"iron rusts", "milk turns sour", "ice melts", "sugar dissolves in tea", "wood burns", "glass breaks"}),
      place("s8", ItemType::order, "Put these in order, the smallest first.", {"1/2", "2/3", "1/4", "3/4"})};
  made.places[2].item.unit = "m";
  return made;
}

ResultView mastered() {
  ResultView made;
  made.student = kLex;
  made.attempt = kAttempt;
  made.check = kCommon;
  made.title = "Common factors";
  made.tryNumber = 2;
  made.mastered = true;
  made.shown = "8 of 8 points";
  made.skills = {{"I can list the common factors of two numbers.", true, "4 of 4 points", {}},
                 {"I can find the greatest common factor.", true, "4 of 4 points", {}}};
  made.next = NextStep::goOn;
  made.receipt = "K7QF-2M9D";
  made.signedReceipt = "CZR1" + std::string(480, 'A');  // as long as one of a kiosk
  return made;
}

ResultView notYet() {
  ResultView made = mastered();
  made.mastered = false;
  made.shown = "6 of 8 points";
  made.skills.push_back({"I can explain how I know that none is missing.",
                         false,
                         "0 of 2 points",
                         {"You listed pairs up to 5 and stopped; 6 has a partner too."}});
  made.revise = coverAfterNotYet().revise;
  made.next = NextStep::ask;
  return made;
}

ChangedView changed() {
  return {"Common factors", 1, false, true, "8 of 8 points", false, "6 of 8 points", false, false, ""};
}

ReflectionView reflection() {
  return {kLex,
          kAttempt,
          kCommon,
          "Common factors",
          2,
          {"I can explain how I know that none is missing."},
          {"I found all the common factors of 12 and 18.", "I stopped at 5 and forgot that 6 has a partner too.", ""}};
}

RevisionView revision() {
  RevisionView made{kLex, kAttempt, kCommon, "Common factors", 2, coverAfterNotYet().revise, false};
  made.tasks.front().skill = SkillId("explain");
  made.tasks.push_back({"I can find the greatest common factor.", "Practice 3.1, problems 2 and 5.", SkillId("find")});
  return made;
}

CodeView teachersCode() {
  CodeView made;
  made.request = "9XW2";
  made.triesLeft = 5;
  return made;
}

PanelView panel() {
  PanelView made;
  made.health.records = 14;
  made.health.tries = 2;
  made.health.freeMegabytes = 51'300;
  made.health.version = "0.1.0";
  made.health.classList = 12;
  made.health.students = 28;
  made.health.packs = {{"Factors and multiples", "1.2"}, {"Reading the sky", "3"}};
  made.open = {{kAttempt, "Lex Moreno", "Common factors", 2, 5, 8, false},
               {AttemptId("b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1"), "Nguyễn Thị Hoa", "Factors", 1, 0, 6, true}};
  made.unlocks = {{kSam, kFactors, "Sam Lee · 01", "Factors", 2, true},
                  {kLex, kCommon, "Lex Moreno", "Common factors", 3, false, true}};
  made.revisions = {{kSam, kCommon, "Sam Lee · 01", "Common factors", 1}};
  return made;
}

SpokenView spoken() {
  SpokenView made{kAttempt,
                  SlotId("s1"),
                  "Lex Moreno",
                  "Tell a story",
                  1,
                  "Tell me what happened in **chapter 3**.",
                  {"not yet", "nearly", "on the line", "beyond"},
                  2,
                  {}};
  made.criteria = {{CriterionId("order"),
                    "Tells what happened, in its order.",
                    {"Single moments, in no order.", "Most of it; one moment stands in the wrong place.",
                     "All of it, in its order.", "All of it, and why one thing led to the next."}},
                   {CriterionId("why"),
                    "Says why somebody acted so.",
                    {"Nobody's reasons are named.", "A reason is named, and nothing in the text shows it.",
                     "A reason is named and shown by the text.", "Two reasons are weighed against one another."}}};
  return made;
}

CodeView code() {
  CodeView made;
  made.student = kLex;
  made.check = kCommon;
  made.name = "Lex";
  made.title = "Common factors";
  made.request = "4K7Q";
  made.triesLeft = 5;
  return made;
}

std::string longSentence() {
  return "A farmer packs 96 apples, 72 pears and 60 plums into as many equal baskets as possible, so that every basket "
         "holds "
         "the same number of apples, the same number of pears and the same number of plums, and nothing is left over.";
}

Visit::Visit() {
  Step first = begin();
  model = std::move(first.model);
  all = first.effects;
  happens(Tick{1'000'000, 1, 614});
  happens(ZoneLoaded{zone()});
}

void Visit::happens(const Event& event) {
  Step step = update(std::move(model), event);
  model = std::move(step.model);
  effects = std::move(step.effects);
  all.insert(all.end(), effects.begin(), effects.end());
}

void Visit::passes(std::int64_t ms) { happens(Tick{model.nowMs + ms, 1, 614}); }

void Visit::signIn() {
  happens(SignInPressed{});
  happens(ClassPicked{kThird});
  happens(NamePicked{kLex});
  for (const int digit : {4, 7, 1, 1}) happens(PinDigit{digit});
  happens(PinEntered{});
  happens(PinAnswer{kLex, PinAnswer::Outcome::right, 0, 0});
  happens(PathLoaded{path()});
}

void Visit::openAttempt() {
  signIn();
  happens(OpenPressed{});
  happens(CoverLoaded{cover()});
  happens(StartPressed{});
  happens(AttemptOpened{attempt()});
}

}  // namespace cz::app::sample
