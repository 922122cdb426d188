#include "core/station/daemon/page_decisions.h"

#include <algorithm>

#include "core/station/daemon/decision_words.h"
#include "core/station/daemon/page_parts.h"

namespace cz::station {
namespace {

using Kind = DecisionKind;
using Revision = LookingBack::Revision;

/// What there is a form for. A revision that waits for the teacher's word has a button of its own, in plain sight;
/// whose a try is, is asked on a page of its own.
std::vector<DecisionOffer> formsOf(const CheckPart& part, const AttemptPart* attempt) {
  std::vector<DecisionOffer> offers = attempt == nullptr ? part.offers : attempt->offers;
  std::erase_if(offers, [&](const DecisionOffer& one) {
    return one.kind == Kind::correct || (one.kind == Kind::confirm && part.back.revision == Revision::toConfirm);
  });
  if (attempt != nullptr && !attempt->moveTo.empty()) offers.push_back({Kind::handOver, false, part.standing});
  return offers;
}

bool isCorrectable(const AttemptPart* attempt) {
  return attempt != nullptr && std::any_of(attempt->offers.begin(), attempt->offers.end(),
                                           [](const DecisionOffer& one) { return one.kind == Kind::correct; });
}

bool isTried(const TriedDecision& tried, const CheckPart& part, const AttemptPart* attempt, Kind kind) {
  const AttemptId id = attempt == nullptr ? AttemptId() : attempt->id;
  return !tried.problem.empty() && tried.check == part.check && tried.wanted.attempt == id && tried.wanted.kind == kind;
}

/// Of a try that was handed in at two seats, the other hand-in is made to count by the same decision.
void addSeats(Fields& fields, const AttemptPart& attempt, const TriedDecision* tried) {
  fields.flag("seats?", true).flag("counts", attempt.handedIn);
  fields.list("seats", listOf(attempt.moveTo, [&](const AttemptPart::Place& one) {
                const bool on = tried != nullptr && tried->wanted.seat == one.log;
                return Fields().text("log", one.log.text).text("seat", one.seat).flag("on", on);
              }));
  if (!attempt.handedIn) return;
  fields.text("effect", "What was handed in there counts. The other one is kept, and can be made to count again.");
  fields.text("button", "Let that one count");
}

Fields formFields(const DecisionForms& forms, const CheckPart& part, const AttemptPart* attempt,
                  const DecisionOffer& offer) {
  const bool tried = isTried(forms.tried, part, attempt, offer.kind);
  Fields fields;
  std::string effect = effectOf(offer, part.standing);
  if (offer.kind == Kind::takeOut && !attempt->handedIn)
    effect += " Who works at it at this moment is led back to the path and told so.";
  fields.text("what", nameOf(offer.kind)).text("button", buttonOf(offer.kind));
  fields.text("effect", effect).text("problem", tried ? forms.tried.problem : "");
  fields.flag("reason?", offer.needsReason).text("reason", tried ? forms.tried.wanted.reason : "");
  const bool takesTime = offer.kind == Kind::giveTime;
  fields.flag("minutes?", takesTime).text("minutes", tried ? forms.tried.minutes : "");
  fields.text("id", nameOf(offer.kind) + "-" + (attempt == nullptr ? part.check.text : attempt->id.text));
  fields.flag("seats?", false);
  if (offer.kind == Kind::handOver) addSeats(fields, *attempt, tried ? &forms.tried : nullptr);
  return fields;
}

std::string render(const DecisionForms& forms, const CheckPart& part, const AttemptPart* attempt) {
  const auto offers = formsOf(part, attempt);
  const bool whose = isCorrectable(attempt);
  if (offers.empty() && !whose) return "";
  Fields fields;
  fields.text("about",
              attempt == nullptr ? part.title : "try " + std::to_string(attempt->number) + " of " + part.title);
  fields.flag("open", forms.hasTried(part, attempt))
      .flag("whose", whose)
      .text("token", forms.token)
      .text("student", forms.page.student.text);
  fields.text("check_id", part.check.text).text("attempt", attempt == nullptr ? "" : attempt->id.text);
  fields.list("decisions",
              listOf(offers, [&](const DecisionOffer& one) { return formFields(forms, part, attempt, one); }));
  return fill(forms.assets.get("decisions.mustache"), fields);
}

Fields undoFields(const DecidedNow::Undo& undo, const StudentPage& page, const std::string& token) {
  const WantedDecision& wanted = undo.wanted;
  Fields fields;
  fields.text("token", token).text("student", undo.student.text).text("check_id", undo.check.text);
  fields.text("what", nameOf(wanted.kind)).text("attempt", wanted.attempt.text).text("reason", wanted.reason);
  fields.text("to", wanted.kind == Kind::handOver ? wanted.seat.text : wanted.to.text);
  return fields.text("page", page.student.text);
}

}  // namespace

std::string DecisionForms::ofWay(const CheckPart& part) const { return render(*this, part, nullptr); }

std::string DecisionForms::ofTry(const CheckPart& part, const AttemptPart& attempt) const {
  return render(*this, part, &attempt);
}

bool DecisionForms::hasTried(const CheckPart& part, const AttemptPart* attempt) const {
  const auto offers = formsOf(part, attempt);
  return std::any_of(offers.begin(), offers.end(),
                     [&](const DecisionOffer& one) { return isTried(tried, part, attempt, one.kind); });
}

bool DecisionForms::hasTried() const {
  for (const auto* parts : {&page.checks, &page.untried})
    for (const CheckPart& part : *parts) {
      if (hasTried(part, nullptr)) return true;
      for (const AttemptPart& attempt : part.attempts)
        if (hasTried(part, &attempt)) return true;
    }
  return false;
}

Fields decidedFields(const DecidedNow& now, const StudentPage& page, const std::string& token) {
  Fields fields;
  fields.text("link", now.link.text).text("link_who", now.linkWho);
  if (now.undo) fields.list("undo", {undoFields(*now.undo, page, token)});
  return fields;
}

std::string Pages::whose(const WhosePage& page, const TriedDecision& tried, const Around& around) const {
  Fields fields;
  fields.text("who", page.who).text("title", page.title).number("number", page.number).text("token", around.token);
  std::string line = page.shown;
  for (const std::string& more : {whenWords(page.at, page.arrivedMs), page.seat})
    if (!more.empty()) line += (line.empty() ? "" : " · ") + more;
  fields.text("line", line).text("student", page.student.text).text("check_id", page.check.text);
  fields.text("attempt", page.attempt.text).text("then", lookOf(page.then).words);
  fields.text("problem", tried.problem).text("reason", tried.wanted.reason);
  fields.list("classes", listOf(page.classes, [&](const WhosePage::Class& each) {
                Fields group;
                group.text("class", each.title);
                return group.list("students", listOf(each.students, [&](const WhosePage::Class::One& one) {
                                    const bool on = one.student == tried.wanted.to;
                                    return Fields().text("id", one.student.text).text("name", one.who).flag("on", on);
                                  }));
              }));
  return inLayout(assets_, "Whose try was this?", fill(assets_.get("whose.mustache"), fields), around, "");
}

}  // namespace cz::station
