#include "core/tools/score_json.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/maths/plain_text.h"
#include "core/tools/json_text.h"

namespace cz::tools {
namespace {

/// The id that a person means: an id of the question, or the text of exactly one of its parts.
template <class Part>
ChoiceId meant(const std::vector<Part>& parts, const std::string& name) {
  ChoiceId byText;
  for (const auto& part : parts) {
    if (part.id.text == name) return part.id;
    if (part.text == name) byText = part.id;
  }
  return byText.empty() ? ChoiceId(name) : byText;
}

Result<scoring::Response> pickedFrom(const pack::Question& question, const Json& list) {
  scoring::Picked picked;
  for (const auto& id : list) {
    if (!id.is_string()) return fault("a list of answers holds ids in quotes, like [\"c1\", \"c3\"].");
    picked.push_back(meant(question.options, id.get<std::string>()));
  }
  return scoring::Response(std::move(picked));
}

Result<scoring::Response> pairedFrom(const pack::Question& question, const Json& object) {
  scoring::Paired paired;
  for (const auto& [card, option] : object.items()) {
    if (!option.is_string()) return fault("pairs are ids in quotes, like {\"l1\": \"c2\"}.");
    paired[meant(question.cards, card)] = meant(question.options, option.get<std::string>());
  }
  return scoring::Response(std::move(paired));
}

/// {"first": "square"}: what is typed, or a choice by its id or its text.
Result<scoring::Response> filledFrom(const pack::Question& question, const Json& object) {
  scoring::Filled filled;
  for (const auto& [name, given] : object.items()) {
    if (!given.is_string()) return fault("what is filled into gaps stands in quotes, like {\"first\": \"12\"}.");
    std::string words = given.get<std::string>();
    for (const auto& gap : question.gaps)
      if (gap.item->id.text == name && gap.item->type == pack::ItemType::choice) words = meant(gap.options, words).text;
    filled[ChoiceId(name)] = std::move(words);
  }
  return scoring::Response(std::move(filled));
}

/// [[x, y], …] in thousandths.
Result<std::vector<scoring::Spot>> spotsFrom(const Json& list) {
  std::vector<scoring::Spot> spots;
  for (const auto& pair : list) {
    const bool two = pair.is_array() && pair.size() == 2;
    const auto x = two ? smallFrom(pair[0]) : std::nullopt;
    const auto y = two ? smallFrom(pair[1]) : std::nullopt;
    if (!x || !y) return fault("a spot is [x, y], each a whole number from 0 to 1000.");
    spots.push_back({*x, *y});
  }
  return spots;
}

/// {"ink": [{"pen": 4, "spots": [[10, 20], …]}, …], "note": "…"}; both may be missing.
Result<scoring::Response> drawnFrom(const Json& object) {
  scoring::Drawn drawn;
  const Json ink = object.value("ink", Json::array());
  for (const auto& stroke : ink) {
    if (!stroke.is_object()) return fault("a line of ink is {\"pen\": 4, \"spots\": [[10, 20], [30, 40]]}.");
    CZ_TRY(spots, spotsFrom(stroke.value("spots", Json::array())));
    const Json pen = stroke.value("pen", Json(4));
    drawn.ink.push_back({smallFrom(pen).value_or(0), std::move(spots)});
  }
  const Json note = object.value("note", Json(""));
  if (!note.is_string()) return fault("the note beside a drawing stands in quotes.");
  drawn.note = note.get<std::string>();
  return scoring::Response(std::move(drawn));
}

bool isSpot(const Json& json) { return json.is_array() && json.size() == 2 && json[0].is_number(); }

/// hotspot without outlines: [x, y], or [[x, y], …]; with outlines ids, as choices.
Result<scoring::Response> pointedFrom(const Json& list) {
  CZ_TRY(spots, spotsFrom(isSpot(list) ? Json::array({list}) : list));
  return scoring::Response(scoring::Pointed{std::move(spots)});
}

Result<scoring::Response> responseFrom(const pack::Question& question, const Json& json) {
  const bool choice = question.item->type == pack::ItemType::choice;
  const bool drawing = question.item->type == pack::ItemType::drawing;
  if (json.is_null()) return scoring::Response();
  if (json.is_object() && drawing) return drawnFrom(json);
  if (json.is_string() && drawing) return scoring::Response(scoring::Drawn{{}, json.get<std::string>()});
  const bool hotspot = question.item->type == pack::ItemType::hotspot;
  if (json.is_array() && hotspot && !question.item->hotspot.outlines) return pointedFrom(json);
  if (json.is_array()) return pickedFrom(question, json);
  if (json.is_object() && question.item->type == pack::ItemType::gaps) return filledFrom(question, json);
  if (json.is_object()) return pairedFrom(question, json);
  const bool spoken = question.item->type == pack::ItemType::spoken;
  if (json.is_string() && (choice || spoken || hotspot)) return pickedFrom(question, Json::array({json}));
  if (json.is_string()) return scoring::Response(json.get<std::string>());
  return fault("a typed answer stands in quotes, exactly as it was typed, like \"3.5\".");
}

/// Feedback as it is read out: programs that read this have no use for marks.
Json inWords(const std::vector<std::string>& sentences) {
  Json words = Json::array();
  for (const auto& sentence : sentences) words.push_back(plainText(sentence));
  return words;
}

Json jsonOfItem(const scoring::ItemResult& result) {
  return Json{{"verdict", scoring::nameOf(result.verdict)},
              {"points", result.points.toText()},
              {"of", result.of.toText()},
              {"read_as", result.readAs},
              {"says", inWords(result.says)},
              {"misconceptions", result.misconceptions},
              {"why", inWords(result.why)}};
}

}  // namespace

Result<scoring::Responses> responsesFromJson(const pack::Check& check, const form::Form& form, std::string_view text) {
  CZ_TRY(json, parsed(text, "list of responses"));
  if (!json.is_object()) return fault("The responses must be an object of slots and answers, like {\"s1\": \"3/4\"}.");
  scoring::Responses responses;
  for (const auto& [slot, given] : json.items()) {
    const auto place = std::find_if(form.places.begin(), form.places.end(),
                                    [&, name = slot](const form::Place& one) { return one.slot.text == name; });
    if (place == form.places.end())
      return fault("The responses name the slot \"" + slot + "\", which the form does not have.");
    CZ_TRY(question, form::questionAt(check, *place));
    auto response = responseFrom(question, given);
    if (!response) return fault("The response to slot " + slot + " can't be used: " + response.error().message);
    responses[SlotId(slot)] = std::move(response).value();
  }
  return responses;
}

Result<scoring::Response> responseFromText(const pack::Question& question, std::string_view text) {
  const auto type = question.item->type;
  const bool typed = type == pack::ItemType::number || type == pack::ItemType::numberList ||
                     type == pack::ItemType::text || type == pack::ItemType::written;
  if (typed) return scoring::Response(std::string(text));
  if (trim(text).empty()) return scoring::Response();
  const Json json = Json::parse(text, nullptr, false);
  if (!json.is_discarded() && !json.is_primitive()) {
    CZ_TRY(sound, parsed(text, "response"));
    return responseFrom(question, sound);
  }
  const bool named =
      type == pack::ItemType::choice || type == pack::ItemType::hotspot || type == pack::ItemType::spoken;
  if (named || type == pack::ItemType::drawing) {
    const std::string name = json.is_string() ? json.get<std::string>() : std::string(trim(text));
    return responseFrom(question, Json(name));
  }
  return fault(
      "Write the answer as JSON: [\"c1\", \"c3\"] for choices and order, {\"l1\": \"c2\"} for match and sort, "
      "{\"first\": \"12\"} for gaps, [500, 250] for a place on a picture, in thousandths.");
}

std::string jsonOf(const pack::Check& check, const scoring::CheckResult& result) {
  Json json{{"points", result.points.toText()},
            {"of", result.of.toText()},
            {"mastered", result.mastered},
            {"shown", result.shown},
            {"waiting", result.waiting},
            {"skills", Json::array()},
            {"items", Json::array()}};
  for (const auto& skill : result.skills) {
    const auto* known = check.findSkill(skill.skill);
    json["skills"].push_back({{"skill", skill.skill.text},
                              {"can", known ? known->can : ""},
                              {"next", known && !skill.mastered && skill.waiting == 0 ? known->revise : ""},
                              {"points", skill.points.toText()},
                              {"of", skill.of.toText()},
                              {"mastered", skill.mastered},
                              {"waiting", skill.waiting}});
  }
  for (const auto& place : result.places) {
    Json entry{{"slot", place.slot.text}};
    entry.update(jsonOfItem(place.result));
    json["items"].push_back(std::move(entry));
  }
  return dumped(json);
}

std::string jsonOf(const scoring::ItemResult& result) { return dumped(jsonOfItem(result)); }

}  // namespace cz::tools
