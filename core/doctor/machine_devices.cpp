// What is plugged in: displays, keyboards, networks.

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

#include "core/base/text.h"
#include "core/doctor/machine.h"

namespace cz::doctor {
namespace fs = std::filesystem;
namespace {

std::string firstLineOf(const fs::path& file) {
  std::ifstream in(file);
  std::string line;
  std::getline(in, line);
  return line;
}

/// Names in a folder, in the order of the alphabet; none when it can't be read.
std::vector<std::string> namesIn(const fs::path& folder) {
  std::vector<std::string> names;
  std::error_code failure;
  for (fs::directory_iterator each(folder, failure), end; !failure && each != end; each.increment(failure))
    names.push_back(each->path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

/// One device as /proc/bus/input/devices describes it in a paragraph.
struct Device {
  std::vector<std::string> handlers;     ///< "kbd", "mouse0", "event3"
  std::string plug;                      ///< where it is plugged in: "usb-0000:00:14.0-2"; empty: nothing tells
  std::string events, properties, keys;  ///< bits in hexadecimal, in words of a machine word, the lowest last
};

bool hasBit(const std::string& words, unsigned bit) {
  const auto all = split(std::string(trim(words)), ' ');
  constexpr unsigned kWord = 64;
  if (bit / kWord >= all.size()) return false;
  const std::string& word = all[all.size() - 1 - bit / kWord];
  std::uint64_t value = 0;
  std::istringstream(word) >> std::hex >> value;
  return ((value >> (bit % kWord)) & 1U) != 0;
}

bool handledBy(const Device& device, std::string_view name) {
  return std::any_of(device.handlers.begin(), device.handlers.end(),
                     [&](const std::string& one) { return one.starts_with(name); });
}

/// `plugs`: of the keyboards before. One plug can be several keyboards: its media keys, the receiver of a wireless one.
void count(const Device& device, InputFacts& facts, std::set<std::string>& plugs) {
  constexpr unsigned kRepeats = 0x14, kDirect = 1, kLetterQ = 16;
  if (hasBit(device.properties, kDirect))
    ++facts.touchScreens;
  else if (handledBy(device, "mouse"))
    ++facts.pointers;
  // A power button has the handler of keyboards, too; it has neither letters nor a key that repeats.
  if (handledBy(device, "kbd") && hasBit(device.events, kRepeats) && hasBit(device.keys, kLetterQ) &&
      (device.plug.empty() || plugs.insert(device.plug).second))
    ++facts.keyboards;
}

}  // namespace

DisplayFacts Machine::display() const {
  DisplayFacts facts;
  const fs::path all = root_ / "sys/class/drm";
  for (const std::string& name : namesIn(all)) {
    const auto dash = name.find('-');
    std::error_code ignored;
    if (dash == std::string::npos || !fs::exists(all / name / "status", ignored)) continue;
    Output output{name.substr(dash + 1)};
    output.connected = firstLineOf(all / name / "status") == "connected";
    std::istringstream mode(firstLineOf(all / name / "modes"));
    char cross = 0;
    mode >> output.width >> cross >> output.height;
    facts.outputs.push_back(std::move(output));
  }
  const std::string found = firstLineOf(root_ / "run/checkzone-drawing");
  if (found == "no-card") facts.drawing = Drawing::noCard;
  if (found == "fell") facts.drawing = Drawing::cardFails;
  return facts;
}

InputFacts Machine::input() const {
  InputFacts facts;
  std::ifstream list(root_ / "proc/bus/input/devices");
  Device device;
  std::set<std::string> plugs;
  for (std::string line; std::getline(list, line);) {
    if (line.empty()) {
      count(device, facts, plugs);
      device = {};
    } else if (const auto at = line.find("Handlers="); at != std::string::npos) {
      device.handlers = split(line.substr(at + 9), ' ');
    } else if (line.starts_with("P: Phys=")) {
      device.plug = line.substr(8, line.find("/input") - 8);
    } else if (line.starts_with("B: EV=")) {
      device.events = line.substr(6);
    } else if (line.starts_with("B: PROP=")) {
      device.properties = line.substr(8);
    } else if (line.starts_with("B: KEY=")) {
      device.keys = line.substr(7);
    }
  }
  return facts;
}

NetworkFacts Machine::network(bool needed) const {
  NetworkFacts facts;
  facts.needed = needed;
  const fs::path all = root_ / "sys/class/net";
  for (const std::string& name : namesIn(all))
    if (name != "lo" && firstLineOf(all / name / "operstate") == "up") facts.up.push_back(name);
  const auto isUp = [&](const std::string& name) {
    return std::find(facts.up.begin(), facts.up.end(), name) != facts.up.end();
  };
  // A link with an address has a way to its own network.
  std::ifstream routes(root_ / "proc/net/route");
  for (std::string line; std::getline(routes, line);) {
    std::istringstream words(line);
    std::string name;
    if (words >> name && isUp(name)) facts.hasAddress = true;
  }
  // The scope 00 is the whole internet, and fd… is a school's own; every link has one of scope 20 (link).
  std::ifstream sixes(root_ / "proc/net/if_inet6");
  for (std::string line; std::getline(sixes, line);) {
    std::istringstream words(line);
    std::string address, index, length, scope, flags, name;
    if (words >> address >> index >> length >> scope >> flags >> name && scope == "00" && isUp(name))
      facts.hasAddress = true;
  }
  return facts;
}

}  // namespace cz::doctor
