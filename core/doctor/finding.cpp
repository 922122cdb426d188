#include "core/doctor/finding.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace cz::doctor {
namespace {

std::string keyOf(Verdict verdict) {
  switch (verdict) {
    case Verdict::good: return "good";
    case Verdict::look: return "look";
    case Verdict::broken: break;
  }
  return "broken";
}

std::string padded(std::string text, std::size_t width) {
  if (text.size() < width) text.resize(width, ' ');
  return text;
}

/// The end of a cut text; a byte of the form 10xxxxxx goes on with the letter before.
std::string shortened(std::string text, std::size_t mostBytes) {
  constexpr std::string_view kEnd = "…";
  if (text.size() <= mostBytes) return text;
  std::size_t end = mostBytes - kEnd.size();
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end) + std::string(kEnd);
}

}  // namespace

Verdict worst(const std::vector<Finding>& findings) {
  Verdict found = Verdict::good;
  for (const Finding& one : findings) found = std::max(found, one.verdict);
  return found;
}

std::vector<Finding> amiss(const std::vector<Finding>& findings) {
  std::vector<Finding> some;
  for (const Finding& one : findings)
    if (one.verdict != Verdict::good) some.push_back(one);
  std::stable_sort(some.begin(), some.end(), [](const Finding& a, const Finding& b) { return a.verdict > b.verdict; });
  return some;
}

std::vector<Finding> toTell(const std::vector<Finding>& findings, std::size_t most, std::size_t mostBytes) {
  std::vector<Finding> some = amiss(findings);
  if (some.size() > most) some.resize(most);
  for (Finding& one : some)
    for (std::string* text : {&one.check, &one.says, &one.wayOut}) *text = shortened(std::move(*text), mostBytes);
  return some;
}

int exitStatus(const std::vector<Finding>& findings) { return static_cast<int>(worst(findings)); }

std::string wordOf(Verdict verdict) { return verdict == Verdict::look ? "look at it" : keyOf(verdict); }

std::string textOf(const std::vector<Finding>& findings) {
  constexpr std::size_t kVerdict = 12, kCheck = 10;
  std::string text;
  for (const Finding& one : findings) {
    text += padded(wordOf(one.verdict), kVerdict) + padded(one.check, kCheck) + one.says + "\n";
    if (!one.wayOut.empty()) text += std::string(kVerdict + kCheck, ' ') + one.wayOut + "\n";
  }
  return text;
}

std::string jsonOf(const std::string& about, const std::vector<Finding>& findings) {
  using nlohmann::json;
  json all{{"about", about}, {"verdict", keyOf(worst(findings))}, {"checks", json::array()}};
  for (const Finding& one : findings)
    all["checks"].push_back(
        {{"check", one.check}, {"verdict", keyOf(one.verdict)}, {"says", one.says}, {"wayOut", one.wayOut}});
  return all.dump(1, ' ', false, json::error_handler_t::replace);
}

}  // namespace cz::doctor
