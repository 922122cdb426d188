#include "core/station/seat_list.h"

#include <algorithm>
#include <set>

#include "core/base/text.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

constexpr const char* kList = "seat-list";
constexpr const char* kJoined = "seat-list/joined/";  ///< and the machine: the fingerprint of its kiosk
constexpr const char* kAlarm = "seat-list/twice/";
constexpr std::size_t kLongestName = 64;

std::string cell(std::string_view text) {
  std::string tidy = tidySpaces(text);
  if (tidy.size() >= 2 && tidy.front() == '"' && tidy.back() == '"') tidy = tidySpaces(tidy.substr(1, tidy.size() - 2));
  return tidy;
}

/// As boot-settings compares it: without case, an address of a network with colons.
std::string machineOf(std::string_view text) {
  std::string name = cell(text);
  std::transform(name.begin(), name.end(), name.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  const auto isHex = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
  bool address = name.size() >= 5 && name.size() % 3 == 2;
  for (std::size_t i = 0; address && i < name.size(); ++i) address = i % 3 == 2 ? name[i] == '-' : isHex(name[i]);
  if (address) std::replace(name.begin(), name.end(), '-', ':');
  return name;
}

bool hasDigit(const std::string& text) { return text.find_first_of("0123456789") != std::string::npos; }

Error wrong(std::size_t line, const std::string& what) {
  return {Fault::input, "Line " + std::to_string(line) + ": " + what, ""};
}

Result<bool> mayJoin(Station& station, const sync::EnrolHello& who) {
  const std::string machine = machineOf(who.machine);
  CZ_TRY(list, seatListOf(station));
  const auto found = std::find_if(list.begin(), list.end(), [&](const auto& one) { return one.machine == machine; });
  if (machine.empty() || found == list.end()) return false;
  CZ_TRY(joined, station.settings().get(kJoined + machine));
  if (!joined) return true;
  CZ_TRY(before, fixedFrom<Hash>(*joined, "A fingerprint"));
  if (before == who.kiosk.fingerprint()) return true;
  CZ_TRY(known, station.kiosks().find(before));
  if (!known || known->retired) return true;  // it was taken out of use: the machine may come anew
  CZ_CHECK(station.alarm(
      kAlarm + machine,
      "A second kiosk says that it is the machine " + machine + (found->seat.empty() ? "" : " (" + found->seat + ")") +
          ", which has joined. It was not let in. If you set that machine up anew, add it by comparing the number, and "
          "take the kiosk of before out of use; if not, have IT look who calls from your network."));
  return false;
}

}  // namespace

Result<std::vector<ListedSeat>> seatListFrom(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  std::vector<ListedSeat> list;
  std::set<std::string> known;
  std::size_t number = 0;
  for (const std::string& line : split(std::string(text), '\n')) {
    ++number;
    if (tidySpaces(line).empty()) continue;
    const std::size_t end = line.find_first_of(";,\t");
    const std::string machine = machineOf(line.substr(0, end));
    if (list.empty() && !machine.empty() && !hasDigit(machine) && end != std::string::npos && number == 1)
      continue;  // names of columns
    if (machine.empty()) return wrong(number, "The serial number is missing. Write it first: 10000000abcd1234;Seat 7.");
    if (machine.size() > kLongestName) return wrong(number, "No machine has a serial number that long.");
    if (!known.insert(machine).second) return wrong(number, "The machine " + machine + " stands there twice.");
    if (list.size() == kMostListed) return wrong(number, "A list has at most 500 machines.");
    std::string_view rest = end == std::string::npos ? std::string_view() : std::string_view(line).substr(end + 1);
    list.push_back({machine, cell(rest.substr(0, rest.find_first_of(";,\t")))});
  }
  return list;
}

Result<void> setSeatList(Station& station, std::string_view text) {
  CZ_TRY(list, seatListFrom(text));
  std::vector<std::string> lines;
  for (const ListedSeat& one : list) lines.push_back(one.machine + "\t" + one.seat);
  CZ_TRY(transaction, store::Transaction::begin(station.db()));
  CZ_CHECK(station.settings().put(kList, viewOf(join(lines, "\n"))));
  CZ_CHECK(note(station, transaction, "kiosk.list",
                list.empty() ? "Took the list of machines away that may join by themselves."
                             : "Made a list of " + counted(list.size(), "machine", "machines") +
                                   " that may join by themselves."));
  return transaction.commit();
}

Result<std::vector<ListedSeat>> seatListOf(Station& station) {
  CZ_TRY(text, station.settings().text(kList));
  std::vector<ListedSeat> list;
  if (text.empty()) return list;
  for (const std::string& line : split(text, '\n')) {
    const std::size_t tab = std::min(line.find('\t'), line.size());
    ListedSeat one{line.substr(0, tab), line.substr(std::min(tab + 1, line.size()))};
    CZ_TRY(joined, station.settings().get(kJoined + one.machine));
    one.joined = joined.has_value();
    list.push_back(std::move(one));
  }
  return list;
}

Result<void> openSeatList(Station& station) {
  CZ_TRY(list, seatListOf(station));
  if (list.empty())
    return Error{Fault::refused,
                 "There is no list of machines yet. Write one first: a line for each, 10000000abcd1234;Seat 7.", ""};
  station.enrolment().openFor(
      [&station](const sync::EnrolHello& who) {
        const auto may = mayJoin(station, who);
        return may && *may;
      },
      station.clock().bootMs());
  CZ_TRY(transaction, store::Transaction::begin(station.db()));
  CZ_CHECK(note(station, transaction, "kiosk.list", "Let the machines of the list join by themselves for an hour."));
  return transaction.commit();
}

Result<void> noteListed(Station& station, const std::string& machine, const Hash& kiosk) {
  CZ_TRY(list, seatListOf(station));
  const std::string name = machineOf(machine);
  const bool listed = std::any_of(list.begin(), list.end(), [&](const auto& one) { return one.machine == name; });
  if (name.empty() || !listed) return {};
  return station.settings().put(kJoined + name, kiosk.view());
}

}  // namespace cz::station
