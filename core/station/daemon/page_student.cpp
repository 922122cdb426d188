#include <algorithm>

#include "core/base/text.h"
#include "core/station/daemon/ink_svg.h"
#include "core/station/daemon/page_decisions.h"
#include "core/station/daemon/page_parts.h"
#include "core/station/daemon/rich.h"

namespace cz::station {
namespace {

Fields itemFields(const ItemLine& item, const AttemptId& attempt) {
  const Look look = lookOf(item.verdict);
  Fields fields;
  fields.text("stem_html", richHtml(item.stem)).text("verdict", look.colour).text("icon", look.icon);
  fields.text("verdict_words", look.words).text("points", item.points.toText()).text("of", item.of.toText());
  fields.list("response", listOf(item.response, [](const std::string& one) { return Fields().text("text", one); }));
  fields.list("says", listOf(item.says, [](const std::string& one) { return Fields().text("text", one); }));
  const bool waits = item.verdict == scoring::Verdict::needsMark;
  fields.text("mark_again", !item.isMarked ? "" : waits ? "Mark it" : "Change the mark");
  fields.text("attempt", attempt.text).text("slot", item.slot.text);
  fields.text("drawing_svg", item.drawn.ink.empty() ? "" : inkSvg(item.drawn, item.paper));
  fields.flag("response?", !item.response.empty()).text("read_as", item.readAs).text("differs", item.differs);
  return fields.text("item", item.item).text("draws", item.draws);
}

std::string lineOf(const AttemptPart& attempt) {
  std::vector<std::string> parts;
  if (attempt.openings.size() > 1) parts.push_back("opened " + std::to_string(attempt.openings.size()) + "×");
  if (attempt.byCode) parts.emplace_back("unlocked by code");
  if (!attempt.handedIn) parts.emplace_back("not handed in yet");
  if (attempt.takenOut) parts.push_back("Taken out: " + attempt.whyOut);
  if (attempt.handedIn && attempt.scored && !attempt.takenOut)
    parts.emplace_back(attempt.mastered ? "Mastered" : "Not yet");
  if (!attempt.shown.empty()) parts.push_back(attempt.shown);
  if (const std::string when = whenWords(attempt.at, attempt.arrivedMs); !when.empty()) parts.push_back(when);
  if (!attempt.seat.empty()) parts.push_back(attempt.seat);
  return join(parts, " · ");
}

std::string proofOf(const AttemptPart& attempt) {
  const std::string where = "Leaf " + std::to_string(attempt.leaf) + " of log " + attempt.log;
  return where + ", signed by " + (attempt.seat.empty() ? "its kiosk" : attempt.seat) +
         " and verified on arrival. Id of the try: " + attempt.id.text;
}

Fields::List sentences(const std::vector<std::string>& all) {
  return listOf(all, [](const std::string& one) { return Fields().text("words", one); });
}

Fields attemptFields(const AttemptPart& attempt, bool open) {
  Fields fields;
  fields.number("number", attempt.number)
      .text("line", lineOf(attempt))
      .flag("open", open)
      .text("proof", proofOf(attempt));
  fields.list("notes", listOf(attempt.notes, [](const std::string& one) { return Fields().text("note", one); }));
  if (attempt.openings.size() > 1) fields.text("opened", openedWords(attempt.openings));
  fields.text("receipt", attempt.receipt).list("decided", sentences(attempt.decided));
  fields.text("begun_by", attempt.begunBy.text).text("begun_by_who", attempt.begunByWho);
  fields.list("reflection", reflectionFields(attempt.reflection)).flag("reflection?", !attempt.reflection.empty());
  return fields.list("items",
                     listOf(attempt.items, [&](const ItemLine& item) { return itemFields(item, attempt.id); }));
}

Fields givenAwayFields(const GivenAway& given) {
  Fields fields;
  fields.number("number", given.number).text("to", given.to.text).text("to_who", given.who);
  return fields.text("reason", given.reason);
}

Fields checkFields(const CheckPart& part, const DecisionForms& forms) {
  const Look look = lookOf(part.standing);
  Fields fields;
  fields.text("check_id", part.check.text).text("check", part.title).text("pill", look.colour).text("icon", look.icon);
  fields.text("state", look.words).flag("unlock", part.canUnlock).flag("used_up", part.canUnlock && part.usedUp);
  fields.flag("waive", part.unlockWaives);
  fields.text("token", forms.token).text("student", forms.page.student.text).number("number", part.nextNumber);
  fields.flag("asks", part.standing == journey::Standing::asked).text("words", part.words);
  fields.list("codes", sentences(part.codes)).text("why_excused", part.whyExcused);
  fields.list("given_away", listOf(part.givenAway, givenAwayFields)).text("decisions_html", forms.ofWay(part));
  fields.text("revision", revisionWords(part.back.revision));
  fields.flag("to_confirm", part.back.revision == LookingBack::Revision::toConfirm);
  Fields::List attempts;
  for (const AttemptPart& attempt : part.attempts) {
    attempts.push_back(attemptFields(attempt, attempts.empty() || forms.hasTried(part, &attempt)));
    attempts.back().text("decisions_html", forms.ofTry(part, attempt));
  }
  return fields.list("attempts", attempts);
}

Fields::List timeFields(const Exact& now) {
  std::vector<std::pair<Exact, std::string>> factors = {{1, "the usual time"},
                                                        {must(Exact::ratio(5, 4)), "a quarter more"},
                                                        {must(Exact::ratio(3, 2)), "half as much again"},
                                                        {2, "twice the time"},
                                                        {3, "three times the time"}};
  const bool listed = std::any_of(factors.begin(), factors.end(), [&](const auto& one) { return one.first == now; });
  if (!listed) factors.emplace_back(now, now.toText() + " times the time");
  return listOf(factors, [&](const auto& one) {
    return Fields().text("value", one.first.toText()).text("words", one.second).flag("on", one.first == now);
  });
}

}  // namespace

std::string Pages::student(const StudentPage& page, const Around& around, const TriedDecision& tried,
                           const DecidedNow& decided) const {
  const DecisionForms forms{assets_, page, around.token, tried};
  const std::string classes = page.classes.empty() ? "in no class" : join(page.classes, ", ");
  Fields fields;
  fields.text("who", page.who).text("about", page.active ? classes : classes + " · no longer in the school's file");
  fields.text("notice", around.notice).text("token", around.token).text("student", page.student.text);
  if (page.needs) {
    fields.flag("needs?", true).list("times", timeFields(page.needs->timeFactor));
    fields.flag("fewer", page.needs->fewerChoices);
  }
  if (!forms.hasTried()) fields.text("problem", tried.problem).text("typed", tried.wanted.reason);
  fields.list("decided_now", {decidedFields(decided, page, around.token)});
  const auto shown = [&](const CheckPart& part) { return checkFields(part, forms); };
  fields.list("checks", listOf(page.checks, shown)).list("untried", listOf(page.untried, shown));
  const bool triedThere = std::any_of(page.untried.begin(), page.untried.end(),
                                      [&](const CheckPart& part) { return forms.hasTried(part, nullptr); });
  fields.flag("untried?", !page.untried.empty())
      .flag("untried_open", triedThere)
      .number("untried_many", static_cast<int>(page.untried.size()));
  return inLayout(assets_, page.who, fill(assets_.get("student.mustache"), fields), around, "");
}

}  // namespace cz::station
