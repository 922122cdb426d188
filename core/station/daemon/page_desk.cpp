// One criterion at a time.

#include <algorithm>

#include "core/base/text.h"
#include "core/station/daemon/mark_fields.h"

namespace cz::station {
namespace {

std::string studentsWait(std::size_t blocked) {
  return blocked == 0 ? "nobody waits for it" : counted(blocked, "student waits", "students wait");
}

std::string leftWords(const DeskPage& page) {
  return counted(page.decisions, "level to choose", "levels to choose") + " · about " + std::to_string(page.minutes) +
         (page.minutes == 1 ? " minute" : " minutes") + " of marking left · " +
         counted(page.blocked, "student waits for a mark", "students wait for a mark");
}

Fields heapFields(const DeskHeap& heap) {
  Fields fields;
  fields.text("check", heap.title).text("many", counted(heap.responses, "response", "responses"));
  fields.text("left", counted(heap.decisions, "level to choose", "levels to choose"));
  return fields.text("blocked", studentsWait(heap.blocked)).text("since", clockTime(heap.oldestMs));
}

Fields placeFields(const ToMark& entry, bool hidden) {
  Fields fields;
  fields.text("attempt", entry.attempt.text).text("slot", entry.slot.text).text("check", entry.title);
  return fields.number("number", entry.number).text("who", hidden ? "Name hidden" : entry.who);
}

Fields rewordedFields(const DeskReworded& one, const std::string& token) {
  Fields::List places;
  for (const DeskPlace& place : one.places)
    places.push_back(Fields()
                         .text("attempt", place.attempt.text)
                         .text("slot", place.slot.text)
                         .number("at", static_cast<std::int64_t>(places.size()) + 1));
  Fields fields;
  fields.text("check", one.title).text("check_id", one.check.text).text("token", token);
  return fields.text("many", counted(one.marks, "response", "responses")).list("places", places);
}

/// What the button takes back.
std::string undoWords(const DeskUndo& undo, bool hidden) {
  const std::string whose = hidden ? "" : " · " + undo.who;
  switch (undo.kind) {
    case DeskRows::Kind::level: break;
    case DeskRows::Kind::mark: return "Undo the mark" + whose;
    case DeskRows::Kind::decision: return "Undo the decision" + whose;
    case DeskRows::Kind::putOff: return "Undo putting off" + whose;
    case DeskRows::Kind::second: return "Undo asking for a second marker" + whose;
    case DeskRows::Kind::oneMarker: return "Undo “One marker is enough”" + whose;
  }
  return "Undo the level" + whose;
}

Fields turnFields(const DeskTurn& turn, const DeskView& view, const Assets& assets, const std::string& token) {
  const DeskPage& page = view.page;
  const pack::Rubric& rubric = turn.entry.rubric;
  const pack::Criterion& criterion = rubric.criteria.at(turn.criterionAt);
  Fields fields;
  addResponse(fields, assets, turn.entry, page.namesHidden, Stem::folded);
  fields.text("token", token).text("looks_for", criterion.looksFor).text("criterion", criterion.id.text);
  fields.text("was", turn.level ? std::to_string(*turn.level) : "").text("edited", editWords(turn.edit));
  std::optional<int> on = turn.level;
  if (view.sent)
    if (const auto chosen = view.sent->levels.find(criterion.id); chosen != view.sent->levels.end())
      on = chosen->second;
  fields.text("comment", view.sent ? view.sent->comment : turn.comment);
  fields.list("levels", levelFields(rubric, criterion, on.value_or(-1)));
  fields.text("then", turn.wordsThen).list("sayings", sayingFields(page.sayings));
  fields.flag("sayings?", !page.sayings.empty()).text("check_id", turn.entry.check.text);
  fields.text("where", "Criterion " + std::to_string(turn.criterionAt + 1) + " of " +
                           std::to_string(rubric.criteria.size()) + " · response " +
                           std::to_string(std::min(turn.done + 1, turn.of)) + " of " + std::to_string(turn.of) + " · " +
                           studentsWait(turn.blocked));
  return fields.number("keys", static_cast<std::int64_t>(rubric.levels.size()));
}

}  // namespace

std::string MarkingPages::desk(const DeskView& view, const Around& around) const {
  const DeskPage& page = view.page;
  const bool hidden = page.namesHidden;
  const std::string heading = page.turn ? page.turn->entry.title : "Marking";
  Fields fields;
  fields.text("notice", around.notice).text("problem", view.problem).text("token", around.token);
  fields.text("heading", heading).text("elsewhere", view.elsewhere).flag("hidden", hidden);
  fields.text("undo", page.undo ? undoWords(*page.undo, hidden) : "");
  fields.number("deed", page.undo ? page.undo->number : 0).text("left", page.decisions == 0 ? "" : leftWords(page));
  Fields::List turns;
  if (page.turn) turns.push_back(turnFields(*page.turn, view, assets_, around.token));
  fields.flag("turn?", page.turn.has_value()).list("turn", turns);
  fields.list("heaps", listOf(page.heaps, heapFields)).flag("heaps?", page.heaps.size() > 1);
  fields.list("spoken", listOf(page.spoken, [](const ToMark& one) { return placeFields(one, false); }));
  fields.flag("spoken?", !page.spoken.empty()).flag("seconds?", !page.seconds.empty());
  fields.list("seconds", listOf(page.seconds, [&](const DeskSecond& one) {
                return placeFields(one.entry, hidden).flag("both", one.both).text("token", around.token);
              }));
  fields.list("reworded",
              listOf(page.reworded, [&](const DeskReworded& one) { return rewordedFields(one, around.token); }));
  fields.flag("reworded?", !page.reworded.empty());
  const bool nothing = !page.turn && page.spoken.empty() && page.seconds.empty();
  return inLayout(assets_, "Marking", fill(assets_.get("desk.mustache"), fields.flag("nothing", nothing)), around,
                  "marking");
}

}  // namespace cz::station
