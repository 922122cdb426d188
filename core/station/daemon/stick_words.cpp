#include "core/station/daemon/stick_words.h"

#include <algorithm>
#include <array>
#include <map>

#include "core/base/bytes.h"
#include "core/base/text.h"
#include "core/station/days.h"
#include "core/station/stick.h"

namespace cz::station {
namespace {

using nlohmann::json;

constexpr std::size_t kMostNamed = 50;  // an answer to a command is one line of at most 64 KiB
constexpr const char* kDeeds[] = {"bundle-take", "bundle-give", "bundle-show", "bundle-same", "bundle-different"};

const char* nameOf(sync::Upload upload) {
  switch (upload) {
    case sync::Upload::stored: return "stored";
    case sync::Upload::have: return "have";
    case sync::Upload::gap: return "gap";
    case sync::Upload::refused: break;
  }
  return "refused";
}

std::string shortName(const Hash& kiosk) { return hexOf(kiosk.view().first(8)); }

json jsonOf(const StickSeat& seat) {
  return {
      {"seat", seat.seat},       {"kiosk", shortName(seat.kiosk)}, {"files", seat.files}, {"new", seat.fresh},
      {"holds", seat.holds},     {"state", nameOf(seat.upload)},   {"why", seat.why},     {"decisions", seat.decisions},
      {"parcels", seat.parcels}, {"written", seat.written}};
}

const char* nameOf(JoiningSeat::State state) {
  switch (state) {
    case JoiningSeat::State::asked: return "asked";
    case JoiningSeat::State::comparing: return "comparing";
    case JoiningSeat::State::joined: return "joined";
    case JoiningSeat::State::different: return "different";
    case JoiningSeat::State::refused: break;
  }
  return "refused";
}

json jsonOf(const JoiningSeat& seat) {
  return {{"seat", seat.seat},
          {"kiosk", shortName(seat.kiosk)},
          {"state", nameOf(seat.state)},
          {"number", seat.number},
          {"why", seat.why}};
}

json jsonOf(const StickDone& done) {
  json seats = json::array(), joins = json::array();
  for (const StickSeat& seat : done.seats) seats.push_back(jsonOf(seat));
  for (const JoiningSeat& seat : done.joins) joins.push_back(jsonOf(seat));
  std::vector<std::string> named = done.damaged;
  if (named.size() > kMostNamed) named.resize(kMostNamed);
  return {{"ok", true},
          {"partly", done.partly()},
          {"seats", seats},
          {"joins", joins},
          {"others", done.others},
          {"damaged", named},
          {"damaged_count", done.damaged.size()},
          {"more", done.more},
          {"safe_to_remove", done.unwritten.empty()},
          {"unwritten", done.unwritten}};
}

json jsonOf(const StickShown& shown) {
  std::map<std::string, std::size_t> kinds;
  for (const std::string& leaf : shown.leaves) ++kinds[leaf];
  return {{"ok", true},
          {"partly", !shown.proven},
          {"seat", shown.seat},
          {"kiosk", shortName(shown.kiosk)},
          {"log", shown.log},
          {"written_ms", shown.wallMs},
          {"clock_is_set", shown.clockIsSet},
          {"from", shown.from},
          {"count", shown.leaves.size()},
          {"leaves", kinds},
          {"down_size", shown.downSize},
          {"proven", shown.proven},
          {"why", shown.why}};
}

std::size_t numberIn(const json& object, const char* key) { return object.at(key).get<std::size_t>(); }
std::string textIn(const json& object, const char* key) { return object.at(key).get<std::string>(); }

std::string padded(std::string text, std::size_t width) {
  const std::size_t shown = codePoints(text).size();
  if (shown < width) text.append(width - shown, ' ');
  return text;
}

std::string cameIn(const json& seat) {
  const std::string state = textIn(seat, "state");
  if (numberIn(seat, "files") == 0) return "nothing came";
  if (state == "refused") return "refused";
  const std::string fresh = counted(numberIn(seat, "new"), "new entry", "new entries");
  return state == "gap" ? fresh + ", some missing" : fresh;
}

std::string goesOut(const json& seat) {
  std::string words = counted(numberIn(seat, "decisions"), "decision", "decisions");
  std::size_t packs = 0;
  for (const json& parcel : seat.at("parcels")) {
    if (parcel == "roster") words += ", class list";
    packs += parcel != "roster";
  }
  if (packs > 0) words += ", " + counted(packs, "pack", "packs");
  return numberIn(seat, "written") == 0 ? "no answer" : words;
}

/// One line a seat, in columns as wide as they need to be.
std::string tableOf(const json& seats) {
  std::vector<std::array<std::string, 3>> rows = {{"seat", "came in", "goes out"}};
  for (const json& seat : seats) rows.push_back({textIn(seat, "seat"), cameIn(seat), goesOut(seat)});
  std::array<std::size_t, 2> widths{};
  for (const auto& row : rows)
    for (std::size_t i = 0; i < widths.size(); ++i) widths[i] = std::max(widths[i], codePoints(row[i]).size() + 2);
  std::string table;
  for (const auto& row : rows) table += padded(row[0], widths[0]) + padded(row[1], widths[1]) + row[2] + "\n";
  return table;
}

/// What is to be done next for a kiosk that joins by this stick.
std::string wordsOfJoin(const json& seat) {
  const std::string name = textIn(seat, "seat"), state = textIn(seat, "state"), number = textIn(seat, "number");
  if (state == "asked")
    return name + " asks to join, and has its answer on the stick now. Carry the stick there; the kiosk then shows a " +
           "number. Write that down, and bring the stick back.\n";
  if (state == "comparing")
    return name + " wants to join. Only if this is the number that the kiosk shows, it is that kiosk:\n\n    " +
           number + "\n\nSay so with the stick still in: checkzone-station bundle same \"" + number +
           "\" FOLDER, or bundle different.\n";
  if (state == "joined") return name + " has joined. Carry the stick there; the kiosk asks once more for the number.\n";
  if (state == "different")
    return name + " was not added: somebody said that the numbers differ. Start again there with another stick.\n";
  return name + " can't join: " + textIn(seat, "why") + "\n";
}

std::string wordsOfVisit(StickDeed deed, const json& done) {
  const char* const nobody = deed == StickDeed::give ? "This station has no kiosks yet.\n"
                                                     : "No kiosk of this station has written to this stick.\n";
  const json& joins = done.at("joins");
  std::string words = done.at("seats").empty() ? (joins.empty() ? nobody : "") : tableOf(done.at("seats"));
  for (const json& seat : joins) words += wordsOfJoin(seat);
  for (const json& seat : done.at("seats"))
    if (textIn(seat, "state") == "refused")
      words +=
          textIn(seat, "seat") + ": " + textIn(seat, "why") + " Nothing was changed; have IT look at this kiosk.\n";
    else if (textIn(seat, "state") == "gap")
      words += textIn(seat, "seat") + ": " + textIn(seat, "why") +
               " Carry the stick there and back once more: the kiosk sends them again.\n";
  for (const json& file : done.at("damaged")) words += "Passed over: " + file.get<std::string>() + "\n";
  if (numberIn(done, "damaged_count") > done.at("damaged").size()) words += "… and more of them.\n";
  if (const std::size_t others = numberIn(done, "others"); others > 0)
    words += counted(others, "file is", "files are") + " for another station; left as they are.\n";
  if (done.at("more").get<bool>()) words += "There are too many files; some were not looked at. Take an empty stick.\n";
  const std::string unwritten = textIn(done, "unwritten");
  return words + (unwritten.empty() ? "The stick is safe to remove.\n"
                                    : "Not all answers are on the stick. " + unwritten + " What came in is kept.\n");
}

std::string wordsOfFile(const json& shown) {
  const std::size_t from = numberIn(shown, "from"), count = numberIn(shown, "count");
  std::string words =
      textIn(shown, "seat") + " (kiosk " + textIn(shown, "kiosk") + ", log " + textIn(shown, "log") + ")";
  words += shown.at("clock_is_set").get<bool>() ? ", written " + minuteOf(shown.at("written_ms").get<std::int64_t>())
                                                : ", written when its clock was not set";
  words += ".\n";
  const std::string held =
      "it holds " + counted(numberIn(shown, "down_size"), "entry", "entries") + " of the station's";
  words += count == 0
               ? "No new entries; " + held + ".\n"
               : "Entries " + std::to_string(from) + " to " + std::to_string(from + count - 1) + "; " + held + ":\n";
  for (const auto& [kind, number] : shown.at("leaves").items())
    words += "  " + padded(kind, 18) + std::to_string(number.get<std::size_t>()) + "\n";
  if (shown.at("proven").get<bool>()) return words + "It is signed, and every entry fits what this station holds.\n";
  return words + "It is signed by this kiosk, but not proven: " + textIn(shown, "why") + "\n";
}

}  // namespace

Result<json> stickDone(Station& station, std::mutex& mutex, const StickWish& wish) {
  if (wish.deed == StickDeed::show) {
    CZ_TRY(shown, showBundle(station, mutex, wish.path));
    return jsonOf(shown);
  }
  if (wish.deed == StickDeed::same || wish.deed == StickDeed::different) {
    const std::lock_guard lock(mutex);
    CZ_CHECK(pressJoin(station, wish.number, wish.deed == StickDeed::same));
  }
  const bool gives = wish.deed == StickDeed::give;
  CZ_TRY(done, gives ? giveStick(station, mutex, wish.path) : takeStick(station, mutex, wish.path));
  return jsonOf(done);
}

std::string stickWords(StickDeed deed, const json& done) {
  return deed == StickDeed::show ? wordsOfFile(done) : wordsOfVisit(deed, done);
}

std::string stickRequest(const StickWish& wish) {
  return json{{"do", kDeeds[static_cast<int>(wish.deed)]}, {"path", wish.path.string()}, {"number", wish.number}}.dump(
      -1, ' ', false, json::error_handler_t::replace);
}

std::optional<std::string> stickAnswer(const std::string& request, Station& station, std::mutex& mutex) {
  const json asked = json::parse(request, nullptr, false);
  if (!asked.is_object()) return std::nullopt;
  for (const StickDeed deed :
       {StickDeed::take, StickDeed::give, StickDeed::show, StickDeed::same, StickDeed::different}) {
    if (asked.value("do", "") != kDeeds[static_cast<int>(deed)]) continue;
    const auto done = stickDone(station, mutex, {deed, asked.value("path", ""), asked.value("number", "")});
    if (done) return done->dump(-1, ' ', false, json::error_handler_t::replace);
    return json{{"ok", false}, {"message", done.error().message}}.dump(-1, ' ', false, json::error_handler_t::replace);
  }
  return std::nullopt;
}

Result<json> stickTold(const std::string& answer) {
  json told = json::parse(answer, nullptr, false);
  if (told.is_object() && told.value("ok", false)) return told;
  const std::string why = told.is_object() ? told.value("message", "") : "";
  return Error{Fault::input, why.empty() ? "The station gave no answer that can be read. Try again." : why, ""};
}

}  // namespace cz::station
