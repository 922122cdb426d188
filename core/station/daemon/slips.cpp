#include "core/station/daemon/slips.h"

namespace cz::station {
namespace {

// Slips are opened by spreadsheets: a cell must not be taken for a formula (trust: 2.13).
std::string cell(std::string text) {
  if (!text.empty() && std::string_view("=+-@").find(text.front()) != std::string_view::npos) text.insert(0, "'");
  if (text.find_first_of(",\"\n\r") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char letter : text) quoted += letter == '"' ? "\"\"" : std::string(1, letter);
  return quoted + "\"";
}

}  // namespace

std::string slipsOf(const std::vector<PinSlip>& slips) {
  std::string text = "class,name,pin\n";
  for (const PinSlip& slip : slips) text += cell(slip.className) + "," + cell(slip.name) + "," + slip.pin + "\n";
  return text;
}

}  // namespace cz::station
