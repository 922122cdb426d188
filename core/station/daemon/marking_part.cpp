#include "core/station/daemon/marking_part.h"

#include <algorithm>
#include <charconv>

#include "core/base/text.h"
#include "core/crypto/hash.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

constexpr std::int64_t kOpenFor = 10 * 60'000;  // after that nobody sits before it any more
constexpr std::string_view kLevel = "level.";
constexpr std::string_view kOther = "other.";

DeskPlace placeIn(const std::map<std::string, std::string>& fields) {
  return {AttemptId(fieldOf(fields, "attempt")), SlotId(fieldOf(fields, "slot"))};
}

/// A browser, by what only its own pages know.
std::string seatOf(const Around& around) { return hexOf(crypto::sha256(viewOf(around.token)).view()).substr(0, 16); }

Result<int> levelFrom(const std::string& text) {
  if (text.size() != 1 || text[0] < '0' || text[0] > '9') return Error{Fault::input, "Choose a level first.", ""};
  return text[0] - '0';
}

/// As it stands in the box, with the sayings that were ticked, each on a line of its own.
std::string commentIn(const std::map<std::string, std::string>& fields) {
  std::string comment;
  for (const char letter : fieldOf(fields, "comment"))
    if (letter != '\r') comment += letter;
  const auto lines = split(comment, '\n');
  for (const auto& [name, words] : fields) {
    if (!name.starts_with("say.") || words.empty()) continue;
    if (std::find(lines.begin(), lines.end(), words) != lines.end()) continue;
    if (!comment.empty() && comment.back() != '\n') comment += '\n';
    comment += words;
  }
  return std::string(trim(comment));
}

std::uint64_t numberIn(const std::string& text) {
  std::uint64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

Marker markerIn(const std::map<std::string, std::string>& fields) {
  return fieldOf(fields, "as") == "2" ? Marker::second : Marker::first;
}

/// The form's fields level.CRITERION, or other.CRITERION. Whether it is whole, the rubric decides.
Result<scoring::Mark> markFrom(const std::map<std::string, std::string>& fields, std::string_view prefix) {
  scoring::Mark mark;
  if (prefix == kLevel) mark.comment = commentIn(fields);
  for (const auto& [name, value] : fields) {
    if (!name.starts_with(prefix)) continue;
    CZ_TRY(level, levelFrom(value));
    mark.levels[CriterionId(name.substr(prefix.size()))] = level;
  }
  return mark;
}

/// The same of a form that was refused: what was chosen, as far as it went.
scoring::Mark sentIn(const std::map<std::string, std::string>& fields) {
  scoring::Mark mark{{}, commentIn(fields)};
  for (const auto& [name, value] : fields)
    if (const auto level = levelFrom(value); level && name.starts_with(kLevel))
      mark.levels[CriterionId(name.substr(kLevel.size()))] = *level;
  return mark;
}

/// Past the menu, which on a phone stands above.
HttpResponse backToDesk(const std::string& done) { return seeOther("/marking?done=" + done + "#turn"); }

}  // namespace

MarkingPart::MarkingPart(Station& station, const Pages& pages, const Assets& assets)
    : Part(station, pages), marking_(assets) {
  page("/marking", &MarkingPart::look);
  page("/marking/two", &MarkingPart::seeTwo);
  deed("/mark", &MarkingPart::saveWhole);
  deed("/marking/level", &MarkingPart::saveLevel);
  deed("/marking/decide", &MarkingPart::saveDecision);
  deed("/marking/second", &MarkingPart::saveSecond);
  for (const char* small :
       {"/marking/skip", "/marking/undo", "/marking/names", "/marking/keep-words", "/marking/forget"})
    deed(small, &MarkingPart::saveSmall);
}

std::string MarkingPart::notice(const std::string& done) const {
  if (done == "mastered") return "Saved. That made the check mastered.";
  if (done == "not-yet") return "Saved. The result is not yet; the student sees it at the kiosk.";
  if (done == "mark") return "Saved. This attempt waits for more marks.";
  if (done == "kept") return "Saved. The student sees nothing before every criterion has its level.";
  if (done == "second") return "Saved. It waits for the other marker.";
  if (done == "undone") return "Undone.";
  if (done == "put-off") return "Put off. It comes after all others.";
  if (done == "ask-second") return "Two people mark this one. You mark it as always; then it waits for the second.";
  if (done == "one-marker") return "One marker is enough again.";
  if (done == "names-hidden") return "Names are hidden while you mark.";
  if (done == "names-shown") return "Names are shown again.";
  if (done == "words-kept") return "Those marks stay as they are.";
  return done == "unsaid" ? "That comment is not offered any more." : "";
}

void MarkingPart::opens(const std::string& seat, const DeskPlace& place) {
  const std::int64_t now = station_.clock().bootMs();
  std::erase_if(open_, [&](const auto& one) { return now - one.second.seenMs > kOpenFor; });
  const auto known = open_.find(seat);
  const bool same = known != open_.end() && known->second.place == place;
  open_[seat] = {place, same ? known->second.sinceMs : station_.clock().wallMs(), now};
}

std::set<DeskPlace> MarkingPart::elsewhere(const std::string& seat) {
  const std::int64_t now = station_.clock().bootMs();
  std::set<DeskPlace> places;
  for (const auto& [other, open] : open_)
    if (other != seat && now - open.seenMs <= kOpenFor) places.insert(open.place);
  return places;
}

std::string MarkingPart::elsewhereWords(const std::string& seat, const DeskPlace& place) {
  if (!elsewhere(seat).contains(place)) return "";
  for (const auto& [other, open] : open_)
    if (other != seat && open.place == place)
      return "Open in another browser since " + clockTime(open.sinceMs) +
             ". Should both of you save, you will see both marks.";
  return "";
}

HttpResponse MarkingPart::desk(const std::string& problem, const Around& around,
                               const std::optional<Refused>& refused) {
  const std::string seat = seatOf(around);
  open_.erase(seat);
  auto page = deskOf(station_, seat, elsewhere(seat), refused ? std::optional(refused->at) : std::nullopt);
  if (!page) return html(500, pages_.message("Marking", page.error().message, around));
  DeskView view{*std::move(page), problem, ""};
  if (view.page.turn) {
    const DeskPlace place{view.page.turn->entry.attempt, view.page.turn->entry.slot};
    if (refused && refused->at.place == place && refused->at.criterion == view.page.turn->criterion)
      view.sent = refused->sent;
    view.elsewhere = elsewhereWords(seat, place);
    opens(seat, place);
  }
  // It is on no heap any more; all its criteria at once can still be chosen.
  if (refused && !view.sent && toMark(station_, refused->at.place.attempt, refused->at.place.slot))
    return whole(refused->at.place, Marker::first, problem, around, refused->sent);
  return html(problem.empty() ? 200 : 409, marking_.desk(view, around));
}

HttpResponse MarkingPart::whole(const DeskPlace& place, Marker marker, const std::string& problem, const Around& around,
                                const Sent& sent) {
  auto entry = toMark(station_, place.attempt, place.slot);
  if (!entry) return html(404, pages_.message("Marking", entry.error().message, around));
  const std::string seat = seatOf(around);
  const DeskRows rows(station_.db());
  const auto now = presentRubric(station_, entry->check, entry->rubric);
  const auto second = rows.wantsSecond(place);
  const auto hidden = namesHidden(station_);
  const auto levels = rows.levels(place, marker);
  const auto words = rows.words(place, marker);
  // Among them may be what the first marker said.
  auto sayings = rows.sayings(entry->check, marker == Marker::second ? 0 : 6);
  for (const Error* trouble :
       {second ? nullptr : &second.error(), hidden ? nullptr : &hidden.error(), levels ? nullptr : &levels.error(),
        words ? nullptr : &words.error(), sayings ? nullptr : &sayings.error()})
    if (trouble != nullptr) return html(500, pages_.message("Marking", trouble->message, around));
  const bool waits = *second && !entry->mark;
  WholeView view{*std::move(entry),           now.edit, marker, waits, *hidden, *std::move(sayings),
                 elsewhereWords(seat, place), problem,  sent};
  view.entry.rubric = now.rubric;
  if (!view.sent && !view.entry.mark) {  // as far as it was marked
    view.sent.emplace(scoring::Mark{{}, *words});
    for (const auto& [criterion, chosen] : *levels) view.sent->levels[criterion] = chosen.level;
  }
  opens(seat, place);
  return html(problem.empty() ? 200 : 409, marking_.whole(view, around));
}

HttpResponse MarkingPart::two(int status, const TwoMarks& marks, const std::string& problem, const Around& around,
                              const Sent& sent) {
  const auto hidden = namesHidden(station_);
  if (!hidden) return html(500, pages_.message("Marking", hidden.error().message, around));
  return html(status, marking_.two({marks, *hidden, problem, sent}, around));
}

HttpResponse MarkingPart::look(const Asked& asked) {
  const DeskPlace place = placeIn(asked.fields);
  return place.attempt.empty() ? desk("", asked.around) : whole(place, markerIn(asked.fields), "", asked.around);
}

HttpResponse MarkingPart::seeTwo(const Asked& asked) {
  const auto both = twoMarksOf(station_, placeIn(asked.fields));
  if (!both) return html(404, pages_.message("Marking", both.error().message, asked.around));
  return two(200, *both, "", asked.around);
}

HttpResponse MarkingPart::refuse(const FormFields& fields, const std::string& problem, const Around& around) {
  const DeskPlace place = placeIn(fields);
  if (!fields.contains("comment")) return desk(problem, around);  // nothing was typed
  const CriterionId criterion(fieldOf(fields, "criterion"));
  if (!criterion.empty()) return desk(problem, around, Refused{{place, criterion}, sentIn(fields)});
  return whole(place, markerIn(fields), problem, around, sentIn(fields));
}

/// Where a choice leads.
HttpResponse MarkingPart::after(const ChoiceDone& done, const FormFields& fields, const Around& around) {
  if (const auto* both = std::get_if<TwoMarks>(&done)) return two(409, *both, "", around);
  if (const auto* meanwhile = std::get_if<ChosenMeanwhile>(&done)) {
    FormFields typed = fields;  // the level that stands is shown as chosen, not the one that was refused
    typed.erase(std::string(kLevel) + fieldOf(fields, "criterion"));
    return refuse(typed,
                  "Your choice was not saved: in another browser level " + std::to_string(meanwhile->level + 1) +
                      " was chosen for it meanwhile. It stays unless you choose again.",
                  around);
  }
  if (std::holds_alternative<AwaitsSecond>(done)) return backToDesk("second");
  const auto* mark = std::get_if<MarkDone>(&done);
  if (mark == nullptr) return backToDesk("kept");
  return backToDesk(mark->waiting > 0 ? "mark" : mark->mastered ? "mastered" : "not-yet");
}

HttpResponse MarkingPart::level(const FormFields& fields, const Around& around) {
  OneLevel choice{placeIn(fields), CriterionId(fieldOf(fields, "criterion")), 0, commentIn(fields),
                  std::nullopt,    numberIn(fieldOf(fields, "marks"))};
  const auto level = levelFrom(fieldOf(fields, "level." + choice.criterion.text));
  if (!level) return refuse(fields, level.error().message, around);
  choice.level = *level;
  if (const auto was = levelFrom(fieldOf(fields, "was"))) choice.was = *was;
  const auto done = chooseLevel(station_, seatOf(around), choice);
  return done ? after(*done, fields, around) : refuse(fields, done.error().message, around);
}

HttpResponse MarkingPart::markAll(const FormFields& fields, const Around& around) {
  const auto mark = markFrom(fields, kLevel);
  if (!mark) return refuse(fields, mark.error().message, around);
  const WholeMark chosen{placeIn(fields), *mark, numberIn(fieldOf(fields, "marks")), markerIn(fields), {}};
  const auto done = markWhole(station_, seatOf(around), chosen);
  return done ? after(*done, fields, around) : refuse(fields, done.error().message, around);
}

HttpResponse MarkingPart::decide(const FormFields& fields, const Around& around) {
  const DeskPlace place = placeIn(fields);
  const auto refused = [&](const std::string& problem) {
    const auto both = twoMarksOf(station_, place);
    return both ? two(409, *both, problem, around, sentIn(fields)) : refuse(fields, problem, around);
  };
  const auto mark = markFrom(fields, kLevel);
  const auto other = markFrom(fields, kOther);
  if (!mark) return refused(mark.error().message);
  WholeMark chosen{place, *mark, numberIn(fieldOf(fields, "marks")), Marker::first, {}};
  if (other && !other->levels.empty()) chosen.other = *other;
  const auto done = decideMark(station_, seatOf(around), chosen);
  return done ? after(*done, fields, around) : refused(done.error().message);
}

Result<void> MarkingPart::keepTyped(const FormFields& fields) {
  if (!fields.contains("comment")) return {};
  return keepComment(station_, placeIn(fields), markerIn(fields), commentIn(fields));
}

/// A second marker who came too late for that goes on with what is typed already.
HttpResponse MarkingPart::second(const FormFields& fields, const Around& around) {
  const bool wanted = fieldOf(fields, "wanted") == "yes";
  if (const auto kept = keepTyped(fields); !kept) return refuse(fields, kept.error().message, around);
  const auto asked = askSecondMarker(station_, seatOf(around), placeIn(fields), wanted);
  if (!asked) return refuse(fields, asked.error().message, around);
  if (markerIn(fields) == Marker::first) return backToDesk(wanted ? "ask-second" : "one-marker");
  Around told = around;
  told.notice = "Two people mark this one again. Now save what you chose.";
  return whole(placeIn(fields), Marker::second, "", told, sentIn(fields));
}

Result<std::string> MarkingPart::small(const std::string& path, const FormFields& fields, const std::string& seat) {
  const CheckId check(fieldOf(fields, "check"));
  if (path == "/marking/skip") {
    CZ_CHECK(keepTyped(fields));
    CZ_CHECK(putOff(station_, seat, placeIn(fields), CriterionId(fieldOf(fields, "criterion"))));
    return std::string("put-off");
  }
  if (path == "/marking/undo") {
    CZ_CHECK(undoAtDesk(station_, seat, static_cast<std::int64_t>(numberIn(fieldOf(fields, "deed")))));
    return std::string("undone");
  }
  if (path == "/marking/names") {
    const bool hide = fieldOf(fields, "names") == "hide";
    CZ_CHECK(hideNames(station_, hide));
    return std::string(hide ? "names-hidden" : "names-shown");
  }
  if (path == "/marking/keep-words") {
    CZ_CHECK(keepUnderNewWords(station_, check));
    return std::string("words-kept");
  }
  if (path == "/marking/forget") {
    CZ_CHECK(keepTyped(fields));
    CZ_CHECK(forgetSaying(station_, check, fieldOf(fields, "words")));
    return std::string("unsaid");
  }
  return Error{Fault::input, "The station can't do that.", ""};
}

HttpResponse MarkingPart::saveLevel(const Asked& asked) { return level(asked.fields, asked.around); }
HttpResponse MarkingPart::saveWhole(const Asked& asked) { return markAll(asked.fields, asked.around); }
HttpResponse MarkingPart::saveDecision(const Asked& asked) { return decide(asked.fields, asked.around); }
HttpResponse MarkingPart::saveSecond(const Asked& asked) { return second(asked.fields, asked.around); }

HttpResponse MarkingPart::saveSmall(const Asked& asked) {
  const auto done = small(asked.request.path, asked.fields, seatOf(asked.around));
  return done ? backToDesk(*done) : refuse(asked.fields, done.error().message, asked.around);
}

}  // namespace cz::station
