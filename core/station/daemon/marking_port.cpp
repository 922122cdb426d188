#include "core/station/daemon/marking_port.h"

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

}  // namespace

MarkingPort::MarkingPort(Station& station, const Pages& pages, const Assets& assets)
    : Part(station, pages), marking_(assets) {
  page("/marking", &MarkingPort::look);
  page("/marking/two", &MarkingPort::seeTwo);
  deed("/mark", &MarkingPort::saveWhole);
  deed("/marking/level", &MarkingPort::saveLevel);
  deed("/marking/decide", &MarkingPort::saveDecision);
  for (const char* small : {"/marking/skip", "/marking/undo", "/marking/second", "/marking/names",
                            "/marking/keep-words", "/marking/forget"})
    deed(small, &MarkingPort::saveSmall);
}

std::string MarkingPort::notice(const std::string& done) const {
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

void MarkingPort::opens(const std::string& seat, const DeskPlace& place) {
  const std::int64_t now = station_.clock().bootMs();
  std::erase_if(open_, [&](const auto& one) { return now - one.second.seenMs > kOpenFor; });
  const auto known = open_.find(seat);
  const bool same = known != open_.end() && known->second.place == place;
  open_[seat] = {place, same ? known->second.sinceMs : station_.clock().wallMs(), now};
}

std::set<DeskPlace> MarkingPort::elsewhere(const std::string& seat) {
  const std::int64_t now = station_.clock().bootMs();
  std::set<DeskPlace> places;
  for (const auto& [other, open] : open_)
    if (other != seat && now - open.seenMs <= kOpenFor) places.insert(open.place);
  return places;
}

std::string MarkingPort::elsewhereWords(const std::string& seat, const DeskPlace& place) {
  if (!elsewhere(seat).contains(place)) return "";
  for (const auto& [other, open] : open_)
    if (other != seat && open.place == place)
      return "Open in another browser since " + clockTime(open.sinceMs) +
             ". Should both of you save, you will see both marks.";
  return "";
}

HttpResponse MarkingPort::desk(const std::string& problem, const Around& around) {
  const std::string seat = seatOf(around);
  open_.erase(seat);
  auto page = deskOf(station_, seat, elsewhere(seat));
  if (!page) return html(500, pages_.message("Marking", page.error().message, around));
  DeskView view{*std::move(page), problem, ""};
  if (view.page.turn) {
    const DeskPlace place{view.page.turn->entry.attempt, view.page.turn->entry.slot};
    view.elsewhere = elsewhereWords(seat, place);
    opens(seat, place);
  }
  return html(problem.empty() ? 200 : 409, marking_.desk(view, around));
}

HttpResponse MarkingPort::whole(const DeskPlace& place, Marker marker, const std::string& problem,
                                const Around& around) {
  auto entry = toMark(station_, place.attempt, place.slot);
  if (!entry) return html(404, pages_.message("Marking", entry.error().message, around));
  const std::string seat = seatOf(around);
  const DeskRows rows(station_.db());
  const auto now = presentRubric(station_, entry->check, entry->rubric);
  const auto second = rows.wantsSecond(place);
  const auto hidden = namesHidden(station_);
  const auto levels = rows.levels(place, marker);
  const auto words = rows.words(place, marker);
  auto sayings = rows.sayings(entry->check, 6);
  for (const Error* trouble :
       {second ? nullptr : &second.error(), hidden ? nullptr : &hidden.error(), levels ? nullptr : &levels.error(),
        words ? nullptr : &words.error(), sayings ? nullptr : &sayings.error()})
    if (trouble != nullptr) return html(500, pages_.message("Marking", trouble->message, around));
  WholeView view{*std::move(entry),           now.edit, marker, *second, *hidden, *std::move(sayings),
                 elsewhereWords(seat, place), problem};
  view.entry.rubric = now.rubric;
  if (!view.entry.mark && (!levels->empty() || !words->empty())) {  // a draft
    view.entry.mark.emplace(scoring::Mark{{}, *words});
    for (const auto& [criterion, chosen] : *levels) view.entry.mark->levels[criterion] = chosen.level;
  }
  opens(seat, place);
  return html(problem.empty() ? 200 : 409, marking_.whole(view, around));
}

HttpResponse MarkingPort::two(const DeskPlace& place, const Around& around) {
  const auto both = twoMarksOf(station_, place);
  const auto hidden = namesHidden(station_);
  if (!both) return html(404, pages_.message("Marking", both.error().message, around));
  return html(200, marking_.two(*both, hidden && *hidden, around));
}

HttpResponse MarkingPort::look(const Asked& asked) {
  const DeskPlace place = placeIn(asked.fields);
  const Marker marker = fieldOf(asked.fields, "as") == "2" ? Marker::second : Marker::first;
  return place.attempt.empty() ? desk("", asked.around) : whole(place, marker, "", asked.around);
}

HttpResponse MarkingPort::seeTwo(const Asked& asked) { return two(placeIn(asked.fields), asked.around); }

/// Where a choice leads. Errors were told before.
HttpResponse MarkingPort::after(const Result<ChoiceDone>& done, const Around& around) {
  if (const auto* both = std::get_if<TwoMarks>(&*done)) {
    const auto hidden = namesHidden(station_);
    return html(409, marking_.two(*both, hidden && *hidden, around));
  }
  if (const auto* meanwhile = std::get_if<ChosenMeanwhile>(&*done)) {
    const std::string level = std::to_string(meanwhile->level + 1);
    return desk("Your choice was not saved: in another browser level " + level +
                    " was chosen for it meanwhile. It stays unless you open that response and choose again.",
                around);
  }
  if (std::holds_alternative<AwaitsSecond>(*done)) return seeOther("/marking?done=second");
  const auto* mark = std::get_if<MarkDone>(&*done);
  if (mark == nullptr) return seeOther("/marking?done=kept");
  return seeOther(std::string("/marking?done=") + (mark->waiting > 0 ? "mark"
                                                   : mark->mastered  ? "mastered"
                                                                     : "not-yet"));
}

HttpResponse MarkingPort::level(const FormFields& fields, const Around& around) {
  OneLevel choice{placeIn(fields), CriterionId(fieldOf(fields, "criterion")), 0, commentIn(fields),
                  std::nullopt,    numberIn(fieldOf(fields, "marks"))};
  const auto level = levelFrom(fieldOf(fields, "level." + choice.criterion.text));
  if (!level) return desk(level.error().message, around);
  choice.level = *level;
  if (const auto was = levelFrom(fieldOf(fields, "was"))) choice.was = *was;
  const auto done = chooseLevel(station_, seatOf(around), choice);
  return done ? after(done, around) : desk(done.error().message, around);
}

HttpResponse MarkingPort::markAll(const FormFields& fields, const Around& around) {
  const Marker marker = fieldOf(fields, "as") == "2" ? Marker::second : Marker::first;
  const DeskPlace place = placeIn(fields);
  const auto mark = markFrom(fields, kLevel);
  if (!mark) return whole(place, marker, mark.error().message, around);
  const auto done = markWhole(station_, seatOf(around), {place, *mark, numberIn(fieldOf(fields, "marks")), marker, {}});
  return done ? after(done, around) : whole(place, marker, done.error().message, around);
}

HttpResponse MarkingPort::decide(const FormFields& fields, const Around& around) {
  const DeskPlace place = placeIn(fields);
  const auto mark = markFrom(fields, kLevel);
  const auto other = markFrom(fields, kOther);
  if (!mark) return whole(place, Marker::first, mark.error().message, around);
  WholeMark chosen{place, *mark, numberIn(fieldOf(fields, "marks")), Marker::first, {}};
  if (other && !other->levels.empty()) chosen.other = *other;
  const auto done = decideMark(station_, seatOf(around), chosen);
  return done ? after(done, around) : whole(place, Marker::first, done.error().message, around);
}

Result<std::string> MarkingPort::small(const std::string& path, const FormFields& fields, const std::string& seat) {
  const CheckId check(fieldOf(fields, "check"));
  if (path == "/marking/skip") {
    CZ_CHECK(putOff(station_, placeIn(fields), CriterionId(fieldOf(fields, "criterion"))));
    return std::string("put-off");
  }
  if (path == "/marking/undo") {
    CZ_TRY(place, undoAtDesk(station_, seat));
    static_cast<void>(place);
    return std::string("undone");
  }
  if (path == "/marking/second") {
    const bool wanted = fieldOf(fields, "wanted") == "yes";
    CZ_CHECK(askSecondMarker(station_, placeIn(fields), wanted));
    return std::string(wanted ? "ask-second" : "one-marker");
  }
  if (path == "/marking/names") {
    const bool hide = fieldOf(fields, "names") == "hide";
    CZ_CHECK(hideNames(station_, hide));
    return std::string(hide ? "names-hidden" : "names-shown");
  }
  if (path == "/marking/keep-words") {
    CZ_TRY(kept, keepUnderNewWords(station_, check));
    static_cast<void>(kept);
    return std::string("words-kept");
  }
  if (path == "/marking/forget") {
    CZ_CHECK(forgetSaying(station_, check, fieldOf(fields, "words")));
    return std::string("unsaid");
  }
  return Error{Fault::input, "The station can't do that.", ""};
}

HttpResponse MarkingPort::saveLevel(const Asked& asked) { return level(asked.fields, asked.around); }
HttpResponse MarkingPort::saveWhole(const Asked& asked) { return markAll(asked.fields, asked.around); }
HttpResponse MarkingPort::saveDecision(const Asked& asked) { return decide(asked.fields, asked.around); }

HttpResponse MarkingPort::saveSmall(const Asked& asked) {
  const auto done = small(asked.request.path, asked.fields, seatOf(asked.around));
  if (done) return seeOther("/marking?done=" + *done);
  return desk(done.error().message, asked.around);
}

}  // namespace cz::station
