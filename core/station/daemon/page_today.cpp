#include <algorithm>

#include "core/base/text.h"
#include "core/station/daemon/page_parts.h"

namespace cz::station {
namespace {

using State = sync::SeatStatus::State;

struct SeatWords {
  std::string colour, state, line;
};

SeatWords wordsOf(const SeatCard& seat) {
  if (seat.agoMs < 0) return {"lost", "not heard from", "has not called since the station started"};
  if (!seat.heard) return {"lost", "not heard from", "last heard from " + span(seat.agoMs) + " ago"};
  const std::string lasting = span(seat.status.forMs);
  switch (seat.status.state) {
    case State::free: return {"free", "free", "free for " + lasting};
    case State::signedIn: return {"taking", "signed in", "signed in for " + lasting};
    case State::taking: break;
  }
  return {"taking", "taking",
          "item " + std::to_string(seat.status.place) + " of " + std::to_string(seat.status.of) + ", " + lasting};
}

std::string lineOf(const RequestCard& request) {
  std::vector<std::string> parts;
  if (!request.words.empty()) parts.push_back("“" + request.words + "”");
  if (!request.missed.empty()) parts.push_back("not yet: " + join(request.missed, " "));
  return join(parts, " · ");
}

Fields requestFields(const RequestCard& request, const std::string& token) {
  Fields fields;
  fields.text("student", request.student.text).text("who", request.who).text("check", request.title);
  fields.text("check_id", request.check.text).number("number", request.number).text("line", lineOf(request));
  fields.list("reflection", reflectionFields(request.back.answers)).flag("reflection?", !request.back.answers.empty());
  fields.text("revision", revisionWords(request.back.revision));
  return fields.flag("used_up", request.usedUp).text("token", token);
}

Fields confirmFields(const ConfirmCard& card, const std::string& token) {
  Fields fields;
  fields.text("student", card.student.text).text("who", card.who).text("check", card.title).text("token", token);
  fields.text("check_id", card.check.text).list("reflection", reflectionFields(card.back.answers));
  fields.flag("reflection?", !card.back.answers.empty());
  return fields.text("line", card.missed.empty() ? "" : "not yet: " + join(card.missed, " "));
}

Fields moveFields(const MoveCard& card, const std::string& token) {
  const std::string saved = card.savedMs < 0 ? "The seat where it is open has handed over no answer yet."
                                             : "Answers up to " + span(card.savedMs) + " ago go along.";
  Fields fields;
  fields.text("student", card.student.text).text("who", card.who).text("check", card.title).text("token", token);
  fields.text("check_id", card.check.text).text("attempt", card.attempt.text).text("to", card.to.text);
  return fields.text("from", card.from).text("seat", card.seat).text("line", saved);
}

Fields leftFields(const LeftCard& card, std::int64_t nowMs) {
  const std::string times = card.openings.size() == 1 ? "once" : std::to_string(card.openings.size()) + "×";
  Fields fields;
  fields.text("student", card.student.text).text("who", card.who).text("check", card.title);
  fields.text("check_id", card.check.text).number("number", card.number).text("seat", card.seat);
  return fields.text("line", "opened " + times + ", not handed in: " + openedWords(card.openings, nowMs));
}

Fields resultFields(const ResultCard& result, std::int64_t nowMs) {
  const Look look = lookOf(result.state);
  Fields fields;
  fields.text("student", result.student.text).text("who", result.who).text("check", result.title);
  fields.number("number", result.number).text("shown", result.shown).text("seat", result.seat);
  fields.text("when", whenWords(result.at, result.arrivedMs, nowMs));
  return fields.text("pill", look.colour).text("icon", look.icon).text("state", look.words);
}

}  // namespace

void addHealth(Fields& fields, const SeatCard& seat) {
  fields.list("health", listOf(seat.health, [](const doctor::Finding& one) {
                return Fields().text("says", one.says).text("way_out", one.wayOut).text("verdict", wordOf(one.verdict));
              }));
  // What it said last is no word about now when it is silent.
  fields.flag("well", seat.heard && seat.health.empty()).flag("amiss?", !seat.health.empty());
  fields.text("verdict", seat.health.empty() ? "" : wordOf(worst(seat.health)));
}

Fields seatFields(const SeatCard& seat) {
  const SeatWords words = wordsOf(seat);
  const bool busy = seat.heard && seat.status.state != State::free;
  const std::string who = seat.who.empty() ? "Somebody" : seat.who;
  Fields fields;
  fields.text("kiosk", hexOf(seat.kiosk.view()))
      .text("seat", seat.seat)
      .text("pill", words.colour)
      .text("state", words.state)
      .text("line", words.line);
  fields.text("student", busy && !seat.who.empty() ? seat.status.student.text : "");
  fields.text("who", busy ? who : "").text("check", busy ? seat.check : "");
  fields.text("of", busy && seat.status.of > 0 ? std::to_string(seat.status.of) : "");
  addHealth(fields, seat);
  return fields.number("done", std::max(0, seat.status.place - 1));
}

std::string Pages::today(const Today& today, const Around& around) const {
  Fields fields;
  fields.text("time", clockTime(today.nowMs))
      .text("notice", around.notice)
      .list("seats", listOf(today.seats, seatFields));
  fields.list("requests", listOf(today.requests, [&](const auto& one) { return requestFields(one, around.token); }));
  fields.list("to_confirm", listOf(today.toConfirm, [&](const auto& one) { return confirmFields(one, around.token); }));
  fields.flag("to_confirm?", !today.toConfirm.empty());
  fields.list("to_move", listOf(today.toMove, [&](const auto& one) { return moveFields(one, around.token); }));
  fields.flag("to_move?", !today.toMove.empty());
  fields.list("left", listOf(today.left, [&](const auto& one) { return leftFields(one, today.nowMs); }));
  fields.flag("left?", !today.left.empty());
  fields.list("results", listOf(today.results, [&](const auto& one) { return resultFields(one, today.nowMs); }))
      .flag("alarms?", !today.alarms.empty());
  fields.list("alarms", listOf(today.alarms, [](const std::string& one) { return Fields().text("what", one); }));
  fields.text("more_alarms", today.moreAlarms > 0 ? std::to_string(today.moreAlarms) : "");
  return inLayout(assets_, "Today", fill(assets_.get("today.mustache"), fields), around, "today");
}

std::string Pages::alarms(const Alarms& alarms, const Around& around) const {
  const auto alarmFields = [&](const Alarm& one) {
    return Fields().text("id", one.id).text("what", one.what).text("token", around.token);
  };
  Fields fields;
  fields.text("notice", around.notice).list("open", listOf(alarms.open, alarmFields));
  fields.list("seen", listOf(alarms.seen, alarmFields)).flag("seen?", !alarms.seen.empty());
  return inLayout(assets_, "Needs a look", fill(assets_.get("alarms.mustache"), fields), around, "today");
}

}  // namespace cz::station
