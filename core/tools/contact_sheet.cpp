#include "core/tools/contact_sheet.h"

#include "core/base/escape.h"

namespace cz::tools {
namespace {

constexpr const char* kStyle = R"(
:root { color-scheme: light dark; --paper: #faf9f4; --card: #fff; --ink: #1b2130; --soft: #4b5563; --edge: #cbd2dc; }
@media (prefers-color-scheme: dark) { :root { --paper: #14171f; --card: #1f2430; --ink: #eef1f6; --soft: #b6bfcd; --edge: #3a4252; } }
body { margin: 0 auto; max-width: 96rem; padding: 1.5rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 Andika, "Noto Sans", sans-serif; }
h1 { font-size: 1.8rem; } h2 { font-size: 1.4rem; margin: 3rem 0 0; } h3 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
h4 { font-size: 1rem; margin: 1.2rem 0 .5rem; } h4 small { font-weight: normal; color: var(--soft); margin-left: .75rem; }
nav ul { columns: 18rem; padding-left: 1.2rem; } a { color: inherit; }
.draws { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(24rem, 100%), 1fr)); gap: 1rem; }
figure { margin: 0; padding: 1rem; background: var(--card); border: 1px solid var(--edge); border-radius: .75rem; }
figure img { width: 100%; height: auto; background: #fff; border-radius: .4rem; }
figcaption { margin-top: .5rem; color: var(--soft); overflow-wrap: anywhere; }
figcaption b { color: var(--ink); }
dl { margin: .5rem 0 0; } dt { font-weight: bold; } dd { margin: 0 0 .4rem 1rem; }
@media print { .draws { grid-template-columns: 1fr 1fr; } figure { break-inside: avoid; } }
)";

std::string figureOf(const SheetDraw& draw) {
  std::string html =
      "<figure><img loading=\"lazy\" src=\"" + escaped(draw.picture) + "\" alt=\"" + escaped(draw.seen) + "\">";
  html += "<figcaption>";
  if (!draw.numbers.empty()) html += escaped(draw.numbers) + "<br>";
  html += "<b>Key:</b> " + escaped(draw.key);
  if (!draw.credit.empty()) html += "<br>" + escaped(draw.credit);
  if (!draw.feedback.empty()) {
    html += "<details><summary>Feedback</summary><dl>";
    for (const auto& [answer, says] : draw.feedback)
      html += "<dt>" + escaped(answer) + "</dt><dd>" + escaped(says) + "</dd>";
    html += "</dl></details>";
  }
  return html + "</figcaption></figure>\n";
}

std::string itemOf(const SheetItem& item) {
  std::string html =
      "<h4>" + escaped(item.id) + "<small>" + escaped(item.about) + "</small></h4>\n<div class=\"draws\">\n";
  for (const SheetDraw& draw : item.draws) html += figureOf(draw);
  return html + "</div>\n";
}

std::string anchorOf(std::size_t check) { return "check-" + std::to_string(check + 1); }

}  // namespace

std::string contactSheet(const std::string& title, const std::vector<SheetCheck>& checks) {
  std::string html = "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n" + std::string(kSheetMark) +
                     "\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" +
                     escaped(title) + "</title>\n<style>" + kStyle + "</style></head>\n<body><h1>" + escaped(title) +
                     "</h1>\n<nav><ul>\n";
  for (std::size_t i = 0; i < checks.size(); ++i)
    html += "<li><a href=\"#" + anchorOf(i) + "\">" + escaped(checks[i].title) + "</a></li>\n";
  html += "</ul></nav>\n<main>\n";
  for (std::size_t i = 0; i < checks.size(); ++i) {
    html += "<h2 id=\"" + anchorOf(i) + "\">" + escaped(checks[i].title) + "</h2>\n";
    for (const SheetSlot& slot : checks[i].slots) {
      html += "<h3>" + escaped(slot.title) + "</h3>\n";
      for (const SheetItem& item : slot.items) html += itemOf(item);
    }
  }
  return html + "</main></body></html>\n";
}

}  // namespace cz::tools
