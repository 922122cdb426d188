#include "tests/kiosk/ui/gallery.h"

#include <tuple>

#include "kiosk/ui/widgets.h"

namespace cz::tests {

using namespace ui;

namespace {

const std::vector<CardText> kCards{
    {"rust", "iron rusts"}, {"milk", "milk turns sour"}, {"ice", "ice melts"},      {"sugar", "sugar dissolves in tea"},
    {"wood", "wood burns"}, {"glass", "glass breaks"},   {"egg", "an egg is fried"}};
const std::vector<CardText> kBins{{"new", "New substance"}, {"same", "Same substance"}};
const std::vector<CardText> kLefts{
    {"l1", "the factors of 12"}, {"l2", "the multiples of 12"}, {"l3", "the prime factors of 12"}};
const std::vector<CardText> kPartners{
    {"p1", "1, 2, 3, 4, 6, 12"}, {"p2", "12, 24, 36, …"}, {"p3", "2 and 3"}, {"p4", "5 and 7"}};

}  // namespace

Gallery::Gallery()
    : steps{{"s1", "List the factors of both numbers."},
            {"s2", "Mark those that are in both lists."},
            {"s3", "Take the greatest of them."},
            {"s4", "Check: does it divide both numbers, with nothing left over?"}},
      sorted{0, 0, 1, 1, -1, -1, -1},
      matched{-1, 1, -1} {}

void Gallery::draw(Frame& frame) {
  switch (page) {
    case 0: start(frame); break;
    case 1: path(frame); break;
    case 2: choice(frame); break;
    case 3: sort(frame); break;
    case 4: match(frame); break;
    case 5: order(frame); break;
    case 6: typing(frame); break;
    default: signIn(frame); break;
  }
}

void Gallery::topTools(Frame& frame, Rect top) {
  const ButtonLook aloud{.kind = ButtonKind::tool, .icon = Icon::speaker};
  const ButtonLook plain{.kind = ButtonKind::tool};
  const float side = frame.metrics().tool;
  for (const auto& [id, label, look] :
       {std::tuple{"out", "Sign out", plain}, {"aloud", "Read aloud", aloud}, {"look", "Aa", plain}}) {
    const Size size = buttonSize(frame, label, look);
    const Rect place = top.cutRight(size.w, 12);
    button(frame, id, place.middle({size.w, side}), label, look);
  }
}

void Gallery::places(Frame& frame, Rect top) {
  std::vector<NavigatorItem> items;
  for (int i = 0; i < 5; ++i) {
    NavigatorItem item{"Question " + std::to_string(i + 1)};
    item.answered = i < 2;
    item.flagged = i == 1;
    item.state = i < 2 ? "answered" : "not answered";
    items.push_back(item);
  }
  top.w *= 0.55F;
  if (const auto tapped = navigator(frame, "nav", top, items, at)) at = *tapped;
}

void Gallery::bottomBar(Frame& frame, Rect bottom) {
  const ButtonLook flag{.kind = ButtonKind::secondary, .icon = Icon::flag, .chosen = flagged};
  button(frame, "back", bottom.cutLeft(std::max(180.0F, buttonSize(frame, "Back").w), 16), "Back");
  const Rect next = bottom.cutRight(std::max(230.0F, buttonSize(frame, "Next", {.kind = ButtonKind::primary}).w), 16);
  if (button(frame, "flag", bottom.cutLeft(buttonSize(frame, "Come back to this", flag).w), "Come back to this", flag))
    flagged = !flagged;
  if (button(frame, "next", next, "Next", {.kind = ButtonKind::primary})) ++started;
}

void Gallery::start(Frame& frame) {
  const Page page = ui::page(frame);
  frame.text({page.top.x, page.top.y + 22, page.top.w, 30}, "Room 14 · **Mastery Check Zone**",
             {.size = frame.metrics().small, .marks = true});
  Rect body = page.body.middle({std::min(page.body.w, 960.0F), 430});
  drawSheetWithTick(frame, body.cutTop(124, 40).middle({112, 124}));
  TextStyle title{54, Weight::bold, Tone::ink, Align::centre};
  body.cutTop(frame.text(body, "Ready to show what you know?", title, "title", Role::heading), 14);
  TextStyle line{26, Weight::regular, Tone::softInk, Align::centre};
  body.cutTop(frame.text(body, "This is the silent zone. Take the time that you need.", line), 36);
  if (button(frame, "start", body.cutTop(92).middle({380, 92}), "Sign in", {.kind = ButtonKind::primary})) ++started;
  frame.label({page.bottom.x, page.bottom.y, 500, page.bottom.h}, "Seat 2 · nobody is waiting", smallStyle(frame));
  Rect link = page.bottom;
  const Size size = buttonSize(frame, "Text, colours, language", {.kind = ButtonKind::link});
  if (button(frame, "look", link.cutRight(size.w), "Text, colours, language", {.kind = ButtonKind::link}))
    asking = true;
  if (!asking) return;
  const Answer given = confirmSheet(
      frame, "ask",
      {"Hand in now?",
       "One question is not answered yet. You can still go back to it; once handed in, the answers stay as they are.",
       "Hand in", "Go back"});
  if (given == Answer::none) return;
  answer = given == Answer::yes ? 1 : -1;
  asking = false;
}

void Gallery::path(Frame& frame) {
  const Page page = ui::page(frame);
  topTools(frame, page.top);
  frame.text({page.top.x, page.top.y + 22, 500, 30}, "**Lex Moreno** · Period 3",
             {.size = frame.metrics().small, .marks = true});
  Rect body = page.body;
  body.cutTop(28);
  body.cutTop(frame.text(body, "Unit 2 · Factors and multiples", headingStyle(frame), "", Role::heading), 16);
  Rect side = body.cutRight(400, 34);
  const std::vector<std::pair<const char*, RowLook>> rows{
      {"r1",
       {.mark = Mark::mastered, .title = "1 Factors", .line = "on the first try, 12 November", .word = "Mastered"}},
      {"r2",
       {.mark = Mark::notYet, .title = "2 Prime numbers", .line = "try 1 did not show it yet", .word = "Not yet"}},
      {"r3",
       {.mark = Mark::nextStep,
        .title = "3 Common factors",
        .line = "try 1 did not show it yet · you revised · Mr Okafor opened try 2",
        .word = "Your next step",
        .chosen = true}},
      {"r4",
       {.mark = Mark::waiting,
        .title = "4 Multiples",
        .line = "handed in today at 9:02",
        .word = "Waiting for a mark"}},
      {"r5",
       {.mark = Mark::ready, .title = "5 Least common multiple", .line = "whenever you are ready", .word = "Ready"}},
      {"r6",
       {.mark = Mark::ahead, .title = "6 Word problems", .line = "opens when you have practised 5.1", .word = "Ahead"}},
      {"r7", {.mark = Mark::ahead, .title = "7 Mixed practice", .line = "after word problems", .word = "Ahead"}}};
  Scroll scroll(frame, "rows", body);
  Rect list = scroll.content();
  for (const auto& [id, look] : rows)
    if (listRow(frame, id, list.cutTop(rowHeight(frame, look, list.w), 4), look)) ++started;
  scroll.end(list.y);
  const std::string about = "5 questions, about 8 minutes.\nAnother form than last time.";
  const std::string mastery = "To master it, show every skill with at least 4 of 5 points.";
  Scroll sideScroll(frame, "side", side);
  Rect column = sideScroll.content();
  const float width = column.w - 2 * cardPadding(frame);
  const float words = frame.measure("Common factors", headingStyle(frame), width).h +
                      frame.measure(about, bodyStyle(frame), width).h +
                      frame.measure(mastery, smallStyle(frame), width).h;
  Rect inside = card(frame, column.cutTop(words + 52 + 2 * frame.metrics().control + 2 * cardPadding(frame)));
  inside.cutTop(frame.text(inside, "Common factors", headingStyle(frame)), 8);
  inside.cutTop(frame.text(inside, about, bodyStyle(frame)), 8);
  inside.cutTop(frame.text(inside, mastery, smallStyle(frame)), 20);
  if (button(frame, "open", inside.cutTop(frame.metrics().control, 16), "Open the check",
             {.kind = ButtonKind::primary}))
    ++started;
  button(frame, "practise", inside.cutTop(frame.metrics().control), "Practise first", {.kind = ButtonKind::link});
  sideScroll.end(column.y);
  progress(frame, "pace", {page.bottom.x, page.bottom.y, 420, page.bottom.h}, 3, 7,
           "Lesson 3 of 7, planned for this week");
}

void Gallery::choice(Frame& frame) {
  const Page page = ui::page(frame);
  places(frame, page.top);
  topTools(frame, page.top);
  bottomBar(frame, page.bottom);
  Scroll scroll(frame, "item", page.body);
  Rect body = scroll.content();
  body = body.inset(std::max(0.0F, (body.w - 960) / 2), 0);
  body.cutTop(36);
  body.cutTop(frame.text(body,
                         "Mina shares *three quarters* of a cake equally between 2 friends. Which part of the "
                         "**whole** cake does each friend get?",
                         stemStyle(frame)),
              28);
  const std::vector<std::string> texts{"three halves", "three eighths", "one half", "six quarters"};
  const float gap = 20;
  const int columns = choiceColumns(frame, texts, body.w);
  const float width = columns == 2 ? (body.w - gap) / 2 : body.w;
  for (int i = 0; i < 4; i += columns) {
    Rect row = body.cutTop(choiceHeight(frame, texts[static_cast<std::size_t>(i)], width), gap);
    for (int k = i; k < i + columns; ++k) {
      const ChoiceKind kind = k < 3 ? ChoiceKind::one : ChoiceKind::several;
      if (choiceCard(frame, "c" + std::to_string(k), row.cutLeft(width, gap), kind, texts[static_cast<std::size_t>(k)],
                     k == chosen || k == 3))
        chosen = k;
    }
  }
  body.cutTop(notice(frame, body, NoticeKind::saved, "Saved"), 10);
  body.cutTop(notice(frame, body, NoticeKind::caution, "This can't be read as a number. Write it like 3/4 or 0.75."),
              10);
  scroll.end(body.y);
}

void Gallery::sort(Frame& frame) {
  const Page page = ui::page(frame);
  places(frame, page.top);
  topTools(frame, page.top);
  bottomBar(frame, page.bottom);
  Scroll scroll(frame, "item", page.body);
  Rect body = scroll.content();
  body.cutTop(28);
  body.cutTop(frame.text(body, "Sort each change: does it make a new substance?", stemStyle(frame)), 16);
  if (const auto placing = sortBoard(frame, "sort", body, kCards, kBins, sorted)) apply(*placing, sorted);
  scroll.end(body.y + sortHeight(frame, kCards, kBins, sorted, body.w));
}

void Gallery::match(Frame& frame) {
  const Page page = ui::page(frame);
  places(frame, page.top);
  topTools(frame, page.top);
  bottomBar(frame, page.bottom);
  Scroll scroll(frame, "item", page.body);
  Rect body = scroll.content();
  body.cutTop(28);
  body.cutTop(frame.text(body, "Put the right list to each name.", stemStyle(frame)), 16);
  if (const auto placing = matchBoard(frame, "match", body, kLefts, kPartners, matched, false))
    apply(*placing, matched);
  scroll.end(body.y + matchHeight(frame, kLefts, kPartners, matched, false, body.w));
}

void Gallery::order(Frame& frame) {
  const Page page = ui::page(frame);
  places(frame, page.top);
  topTools(frame, page.top);
  bottomBar(frame, page.bottom);
  Scroll scroll(frame, "item", page.body);
  Rect body = scroll.content();
  body = body.inset(std::max(0.0F, (body.w - 960) / 2), 0);
  body.cutTop(28);
  body.cutTop(frame.text(body, "Put the steps in order.", stemStyle(frame)), 16);
  if (const auto move = orderList(frame, "order", body, steps)) {
    const CardText card = steps[static_cast<std::size_t>(move->from)];
    steps.erase(steps.begin() + move->from);
    steps.insert(steps.begin() + move->to, card);
  }
  scroll.end(body.y + orderHeight(frame, steps, body.w));
}

void Gallery::typing(Frame& frame) {
  const Page page = ui::page(frame);
  places(frame, page.top);
  topTools(frame, page.top);
  bottomBar(frame, page.bottom);
  Scroll scroll(frame, "item", page.body);
  Rect body = scroll.content();
  body = body.inset(std::max(0.0F, (body.w - 960) / 2), 0);
  body.cutTop(20);
  body.cutTop(frame.text(body, "Which part of the cake is left?", stemStyle(frame)), 16);
  Rect row = body.cutTop(fieldHeight(frame), 14);
  if (textField(frame, "answer", row.cutLeft(body.w * 0.6F), "Your answer", typed,
                {.mostPoints = 40, .placeholder = "Your answer"})
          .entered)
    ++started;
  textField(frame, "essay", body.cutTop(fieldHeight(frame, 2), 14), "Explain", essay,
            {.placeholder = "Explain in your own words", .lines = true});
  const KeysLayout layout = started % 2 == 0 ? KeysLayout::letters : KeysLayout::number;
  softKeys(frame, "keys", body.cutTop(softKeysHeight(frame, layout)), layout, "answer");
  scroll.end(body.y);
}

void Gallery::signIn(Frame& frame) {
  const Page page = ui::page(frame);
  topTools(frame, page.top);
  Rect body = page.body;
  body.cutTop(28);
  Rect right = body.cutRight(360, 40);
  body.cutTop(frame.text(body, "Who are you?", titleStyle(frame), "", Role::heading), 16);
  const std::vector<std::pair<std::string, std::string>> names{{"Aino Mäkelä", ""},          {"Lex Moreno", ""},
                                                               {"Sam Lee · 01", "Period 3"}, {"Nguyễn Thị Hoa", ""},
                                                               {"Łucja Żółkiewska", ""},     {"محمد الأمين", ""}};
  Scroll scroll(frame, "names", body);
  Rect list = scroll.content();
  const float width = (list.w - 16) / 2;
  for (std::size_t i = 0; i < names.size(); i += 2) {
    Rect row = list.cutTop(tileHeight(frame, true), 16);
    for (std::size_t k = i; k < i + 2; ++k)
      if (nameTile(frame, "n" + std::to_string(k), row.cutLeft(width, 16), names[k].first, names[k].second)) ++started;
  }
  scroll.end(list.y);
  const Size size = pinPadSize(frame);
  pinPad(frame, "pin", {right.x, right.y, right.w, std::min(size.h, right.h - 16)}, pin, 4, {});
  Rect bottom = page.bottom;
  button(frame, "back", bottom.cutLeft(180), "Back");
  button(frame, "go", bottom.cutRight(230), "Go on", {.kind = ButtonKind::primary, .enabled = pin.size() == 4});
}

}  // namespace cz::tests
