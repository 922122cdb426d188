#include "core/station/daemon/enrol_words.h"

#include "core/station/daemon/pages.h"
#include "core/station/enrolment.h"
#include "core/station/seat_list.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

using nlohmann::json;

std::string line(const json& object) { return object.dump(-1, ' ', false, json::error_handler_t::replace); }

json jsonOf(const sync::EnrolStation::View& view) {
  return {{"ok", true},
          {"open_seconds", sync::wholeSeconds(view.openMs)},
          {"calling", view.calling},
          {"seat", view.seat},
          {"number", view.number},
          {"same_pressed", view.samePressed},
          {"list_seconds", sync::wholeSeconds(view.listMs)},
          {"last", enrolmentEnd(view)},
          {"pause", enrolmentPause(view)}};
}

Result<void> doneWith(Station& station, const std::string& deed, const std::string& number) {
  if (deed == "open") return openEnrolment(station);
  if (deed == "list") return setSeatList(station, number);
  if (deed == "open-list") return openSeatList(station);
  if (deed == "close") closeEnrolment(station);
  if (deed == "same" || deed == "different") return pressEnrolment(station, number, deed == "same");
  return {};
}

std::string listWords(const json& told) {
  const std::size_t count = told.at("list").size();
  if (count == 0) return "";
  std::size_t joined = 0;
  std::string missing;
  for (const json& one : told.at("list")) {
    const std::string machine = one.at("machine").get<std::string>(), seat = one.at("seat").get<std::string>();
    if (one.at("joined").get<bool>())
      ++joined;
    else
      missing += "  " + machine + (seat.empty() ? "" : ";" + seat) + "\n";
  }
  const int seconds = told.at("list_seconds").get<int>();
  return "Of the list of machines " + std::to_string(joined) + " of " + std::to_string(count) + " have joined." +
         (seconds > 0 ? " The others join by themselves for another " + span(std::int64_t{seconds} * 1000) + "." : "") +
         (missing.empty() ? "\n" : " Still to come:\n" + missing);
}

std::string stateWords(const json& told) {
  const std::string seat = told.at("seat").get<std::string>(), number = told.at("number").get<std::string>();
  if (told.at("same_pressed").get<bool>())
    return "You said that it is the same. Now somebody presses \"Yes, the same\" on " + seat + ".\n";
  if (!number.empty())
    return seat + " shows a number as well. This is the station's:\n\n    " + number +
           "\n\nSay whether it is the same one: checkzone-station enrol same \"" + number + "\", or enrol different.\n";
  if (told.at("calling").get<bool>()) return seat + " is calling. The number comes in a moment.\n";
  const int seconds = told.at("open_seconds").get<int>();
  if (seconds == 0)
    return "No kiosk can be added just now. checkzone-station enrol open opens the door for five minutes.\n";
  return "Waiting for a kiosk, for another " + span(std::int64_t{seconds} * 1000) +
         ". Press \"Connect to the station\" on it, then: checkzone-station enrol show\n";
}

}  // namespace

std::string enrolmentEnd(const sync::EnrolStation::View& view) {
  if (!view.last) return "";
  switch (*view.last) {
    case sync::Outcome::open: break;
    case sync::Outcome::joined: return view.lastSeat + " has joined this station.";
    case sync::Outcome::different:
      return "The two numbers were different, so " + view.lastSeat +
             " was not added. Check the station's address on the kiosk and start again there. When they differ once "
             "more, another device may be in between: have IT look at the network before you go on.";
    case sync::Outcome::over:
      return view.lastSeat +
             " was not added: it was stopped, or nobody said in time that the numbers are the same. Start again on "
             "the kiosk.";
  }
  return "";
}

std::string enrolmentPause(const sync::EnrolStation::View& view) {
  if (view.pauseMs == 0) return "";
  return "Three kiosks in a row could not be added, so adding rests for another " + span(view.pauseMs) +
         ". That keeps anybody from guessing the number.";
}

std::string enrolRequest(const std::string& deed, const std::string& number) {
  return line({{"do", "enrol"}, {"deed", deed}, {"number", number}});
}

std::optional<std::string> enrolAnswer(const std::string& request, Station& station, std::mutex& mutex) {
  const json asked = json::parse(request, nullptr, false);
  if (!asked.is_object() || asked.value("do", "") != "enrol") return std::nullopt;
  const std::lock_guard lock(mutex);
  const auto done = doneWith(station, asked.value("deed", ""), asked.value("number", ""));
  if (!done) return line({{"ok", false}, {"message", done.error().message}});
  const auto list = seatListOf(station);
  if (!list) return line({{"ok", false}, {"message", list.error().message}});
  json told = jsonOf(enrolmentOf(station));
  told["mark"] = sync::markOf(station.keys().identity());
  told["list"] = json::array();
  for (const ListedSeat& one : *list)
    told["list"].push_back({{"machine", one.machine}, {"seat", one.seat}, {"joined", one.joined}});
  return line(told);
}

Result<json> enrolTold(const std::string& answer) {
  json told = json::parse(answer, nullptr, false);
  if (told.is_object() && told.value("ok", false)) return told;
  const std::string why = told.is_object() ? told.value("message", "") : "";
  return Error{Fault::input, why.empty() ? "The station gave no answer that can be read. Try again." : why, ""};
}

std::string enrolWords(const json& told) {
  std::string words;
  for (const char* each : {"last", "pause"})
    if (const auto text = told.at(each).get<std::string>(); !text.empty()) words += text + "\n";
  words += listWords(told);
  const bool byHand = told.at("list_seconds").get<int>() == 0 || told.at("open_seconds").get<int>() > 0 ||
                      told.at("calling").get<bool>();
  if (byHand && told.at("pause").get<std::string>().empty()) words += stateWords(told);
  return words;
}

}  // namespace cz::station
