#include "core/station/item_lines.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/form/form.h"
#include "core/maths/plain_text.h"
#include "core/pack/gap_text.h"
#include "core/pack/outline.h"
#include "core/station/moving.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

template <class Items>
std::string textOfId(const Items& items, const ChoiceId& id) {
  for (const auto& item : items)
    if (item.id == id) return plainText(item.text);
  return id.text;
}

/// What was answered, in the words that stood on the screen.
struct InWords {
  const pack::Question& question;
  std::vector<std::string> operator()(std::monostate) const { return {}; }
  std::vector<std::string> operator()(const scoring::Typed& typed) const {
    return typed.empty() ? std::vector<std::string>{} : std::vector<std::string>{typed};
  }
  std::vector<std::string> operator()(const scoring::Picked& picked) const {
    std::vector<std::string> words;
    for (const ChoiceId& id : picked) words.push_back(textOfId(question.options, id));
    return words;
  }
  std::vector<std::string> operator()(const scoring::Paired& paired) const {
    std::vector<std::string> words;
    for (const auto& [card, partner] : paired)
      words.push_back(textOfId(question.cards, card) + " → " + textOfId(question.options, partner));
    return words;
  }
  std::vector<std::string> operator()(const scoring::Drawn& drawn) const {
    std::vector<std::string> words;
    if (!drawn.note.empty()) words.push_back(drawn.note);
    return words;
  }
  /// The place that was meant, or how far from the left and the top when it is none.
  std::vector<std::string> operator()(const scoring::Pointed& pointed) const {
    std::vector<std::string> words;
    for (const scoring::Spot& spot : pointed.spots) {
      const pack::Option* place = question.item ? pack::placeAt(*question.item, spot.x, spot.y) : nullptr;
      words.push_back(place ? textOfId(question.options, place->id)
                            : "beside every place (" + std::to_string(spot.x / 10) + " % from the left, " +
                                  std::to_string(spot.y / 10) + " % from the top)");
    }
    return words;
  }
  std::vector<std::string> operator()(const scoring::Filled& filled) const {
    std::vector<std::string> words;
    for (std::size_t i = 0; i < question.gaps.size(); ++i) {
      const auto& gap = question.gaps[i];
      const auto found = filled.find(ChoiceId(gap.item->id.text));
      if (found == filled.end()) continue;
      const bool chosen = gap.item->type == pack::ItemType::choice;
      words.push_back("(" + std::to_string(i + 1) + ") " +
                      (chosen ? textOfId(gap.options, ChoiceId(found->second)) : found->second));
    }
    return words;
  }
};

std::string drawsOf(const pack::Draw& draw) {
  std::vector<std::string> parts;
  for (const auto& [name, value] : draw) parts.push_back(name + " = " + pack::shown(value));
  return join(parts, ", ");
}

void addQuestion(ItemLine& line, const FoundCheck& found, const form::Place& place,
                 const scoring::Responses& responses) {
  const auto response = responses.find(place.slot);
  const auto question = found ? form::questionAt(*found.check, place) : Result<pack::Question>(Error{});
  if (question) line.stem = pack::stemInWords(*question);
  const pack::Question unknown;
  if (question) line.paper = question->item->paper;
  if (response == responses.end()) return;
  if (const auto* drawn = std::get_if<scoring::Drawn>(&response->second)) line.drawn = *drawn;
  if (question && question->item->type == pack::ItemType::spoken)
    line.response = {"spoken"};
  else
    line.response = std::visit(InWords{question ? *question : unknown}, response->second);
}

void addMark(ItemLine& line, const FoundCheck& found, const form::Place& place, const scoring::Marks& marks) {
  const pack::Item* item = found ? found.check->findItem(place.item) : nullptr;
  line.isMarked = item != nullptr && pack::isMarked(item->type);
  const auto mark = marks.find(place.slot);
  if (!line.isMarked || mark == marks.end() || !scoring::checkMark(item->rubric, mark->second)) return;
  line.says = scoring::wordsOf(item->rubric, mark->second);
  if (!mark->second.comment.empty()) line.says.push_back(mark->second.comment);
}

void addVerdict(ItemLine& line, const PlaceFact& judged) {
  line.verdict = judged.verdict;
  line.points = judged.points;
  line.of = judged.of;
  const bool asTyped = line.response.size() == 1 && line.response.front() == judged.readAs;
  if (!asTyped) line.readAs = judged.readAs;
  if (judged.verdict != judged.kioskVerdict || judged.points != judged.kioskPoints)
    line.differs = std::string(scoring::nameOf(judged.kioskVerdict)) + ", " + judged.kioskPoints.toText() + " of " +
                   judged.of.toText();
}

}  // namespace

std::vector<std::string> answersInWords(Station& station, const AttemptFact& attempt,
                                        const scoring::Responses& responses) {
  const auto start = startOf(station.db(), attempt);
  const FoundCheck found = station.packs().findCheck(attempt.check, attempt.pack);
  std::vector<std::string> words;
  if (!start) return words;
  for (std::size_t i = 0; i < start->form.places.size(); ++i) {
    const auto given = responses.find(start->form.places[i].slot);
    if (given == responses.end() || scoring::isBlank(given->second)) continue;
    ItemLine line;
    addQuestion(line, found, start->form.places[i], responses);
    const std::string answer = line.drawn.ink.empty() ? join(line.response, ", ") : "a drawing";
    words.push_back("question " + std::to_string(i + 1) + ": " + answer);
  }
  return words;
}

std::vector<ItemLine> itemLinesOf(Station& station, const AttemptFact& attempt, const FoundCheck& found,
                                  const std::vector<PlaceFact>& judged) {
  const auto start = startOf(station.db(), attempt);
  if (!start) return {};
  scoring::Responses responses;
  if (const auto done = doneOf(station.db(), attempt))
    responses = done->responses;
  else if (const auto saved = answeredSoFar(station, attempt); saved && *saved)
    responses = (*saved)->state.responses;
  scoring::Marks marks;
  if (auto given = station.facts().marksOf(attempt.id)) marks = *std::move(given);
  std::vector<ItemLine> lines;
  for (const form::Place& place : start->form.places) {
    ItemLine line;
    line.slot = place.slot;
    line.item = place.item.text;
    line.draws = drawsOf(place.values);
    line.of = place.points;
    addQuestion(line, found, place, responses);
    addMark(line, found, place, marks);
    const auto at =
        std::find_if(judged.begin(), judged.end(), [&](const PlaceFact& fact) { return fact.slot == place.slot; });
    if (at != judged.end()) addVerdict(line, *at);
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace cz::station
