#include "core/tools/form_json.h"

#include <algorithm>
#include <functional>

#include "core/form/fewer.h"
#include "core/form/siblings.h"
#include "core/pack/gap_text.h"
#include "core/tools/json_text.h"

namespace cz::tools {
namespace {

Json jsonOfValue(const pack::Value& value) {
  if (const auto* number = std::get_if<Exact>(&value)) return number->toText();
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* truth = std::get_if<bool>(&value)) return *truth;
  Json list = Json::array();
  for (const auto& number : std::get<std::vector<Exact>>(value)) list.push_back(number.toText());
  return list;
}

Json jsonOfIds(const std::vector<ChoiceId>& ids) {
  Json list = Json::array();
  for (const auto& id : ids) list.push_back(id.text);
  return list;
}

/// The value that `given` stands for: the parameter's option with that spelling, or what its formula gives.
Result<pack::Value> valueOf(const pack::Parameter& parameter, const Json& given, const pack::Draw& before) {
  if (!parameter.formula) {
    for (const auto& option : parameter.options)
      if (jsonOfValue(option) == given) return option;
    return fault("the value of " + parameter.name + " is none of the item's. Use a form of this version of the pack.");
  }
  CZ_TRY(value, parameter.formula->evaluate(before));
  if (jsonOfValue(value) != given)
    return fault("the value of " + parameter.name + " is not what the item's formula gives. Make the form again.");
  return value;
}

Result<pack::Draw> drawFrom(const pack::Item& item, const Json& draws) {
  pack::Draw draw;
  if (!draws.is_object()) return fault("\"draws\" must be an object of names and values.");
  for (const auto& parameter : item.parameters) {
    const auto given = draws.find(parameter.name);
    if (given == draws.end()) return fault("the value of " + parameter.name + " is missing in \"draws\".");
    CZ_TRY(value, valueOf(parameter, *given, draw));
    draw[parameter.name] = std::move(value);
  }
  return draw;
}

Result<Json> jsonOfPlace(const pack::Check& check, const form::Place& place) {
  CZ_TRY(question, form::questionAt(check, place));
  Json draws = Json::object();
  for (const auto& [name, value] : place.values) draws[name] = jsonOfValue(value);
  return Json{{"slot", place.slot.text},
              {"skill", place.skill.text},
              {"points", place.points.toText()},
              {"item", place.item.text},
              {"draw", place.draw},
              {"draws", draws},
              {"choices", jsonOfIds(place.options)},
              {"cards", jsonOfIds(place.cards)},
              {"stem", pack::stemInWords(question)}};
}

std::string textAt(const Json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// The ids of `authored` in the order that the JSON gives; as authored when it leaves them out. `enough`: whether some
/// may be missing.
Result<std::vector<ChoiceId>> idsFrom(const Json& place, const char* name, const std::vector<ChoiceId>& authored,
                                      const std::function<bool(const std::vector<ChoiceId>&)>& enough) {
  if (!place.contains(name)) return authored;
  std::vector<ChoiceId> ids;
  for (const auto& id : place[name])
    if (id.is_string()) ids.emplace_back(id.get<std::string>());
  const bool all = std::is_permutation(ids.begin(), ids.end(), authored.begin(), authored.end());
  if (!place[name].is_array() || (!all && !enough(ids)))
    return fault("\"" + std::string(name) + "\" must list every id of the item once.");
  return ids;
}

std::vector<ChoiceId> cardIds(const pack::Item& item) {
  std::vector<ChoiceId> ids;
  for (const auto& card : item.cards) ids.push_back(card.id);
  return ids;
}

Result<form::Place> placeFrom(const pack::Check& check, const form::Blank& blank, const Json& json) {
  form::Place place;
  place.slot = blank.id;
  place.skill = blank.slot->skill;
  place.points = blank.slot->points;
  place.item = ItemId(textAt(json, "item"));
  const pack::Item* item = check.findItem(place.item);
  if (item == nullptr) return fault("the check has no item \"" + place.item.text + "\".");
  const auto lists = [&](const std::vector<ItemId>& items) {
    return std::find(items.begin(), items.end(), place.item) != items.end();
  };
  if (!lists(blank.slot->siblings) && !lists(blank.slot->practice))
    return fault("its slot doesn't list the item \"" + place.item.text + "\".");
  if (json.contains("points")) {
    CZ_TRY(points, Exact::parse(textAt(json, "points")));
    if (points != place.points)
      return fault("the check gives " + place.points.toText() + " for this slot, not " + points.toText() + ".");
  }
  const auto draw = json.find("draw");
  if (draw != json.end() && draw->is_number_unsigned()) place.draw = draw->get<std::uint64_t>();
  CZ_TRY(values, drawFrom(*item, json.value("draws", Json::object())));
  CZ_TRY(options,
         idsFrom(json, "choices", pack::optionIds(*item), [&](const auto& ids) { return form::isEnough(*item, ids); }));
  CZ_TRY(cards, idsFrom(json, "cards", cardIds(*item), [](const auto&) { return false; }));
  place.values = std::move(values);
  place.options = std::move(options);
  place.cards = std::move(cards);
  return place;
}

Result<form::Place> placeFrom(const pack::Check& check, const std::vector<form::Blank>& blanks, const Json& json) {
  if (!json.is_object()) return fault("Every entry of the form's \"items\" must be an object.");
  const std::string slot = textAt(json, "slot");
  const auto blank =
      std::find_if(blanks.begin(), blanks.end(), [&](const form::Blank& one) { return one.id.text == slot; });
  if (blank == blanks.end()) return fault("The form names the slot \"" + slot + "\", which the check does not have.");
  auto place = placeFrom(check, *blank, json);
  if (!place) return fault("The form can't be used at slot " + slot + ": " + place.error().message);
  return place;
}

Result<Seed> seedFrom(const Json& json) {
  if (!json.contains("seed")) return Seed{};
  CZ_TRY(bytes, bytesFromHex(textAt(json, "seed")));
  return fixedFrom<Seed>(bytes, "The form's seed");
}

Result<form::Form> formFrom(const pack::Check& check, const Json& json) {
  if (!json.is_object() || !json.contains("items") || !json["items"].is_array())
    return fault("The form must be an object with \"items\", as `checkzone form --json` prints it.");
  form::Form form;
  form.check = CheckId(textAt(json, "check"));
  if (form.check != check.id)
    return fault("The form belongs to the check \"" + form.check.text + "\", not to " + check.id.text + ".");
  const auto algorithm = json.find("algorithm");
  if (algorithm != json.end()) form.algorithm = smallFrom(*algorithm).value_or(form.algorithm);
  CZ_TRY(seed, seedFrom(json));
  form.seed = seed;
  const auto blanks = form::blanksOf(check);
  for (const auto& entry : json["items"]) {
    CZ_TRY(place, placeFrom(check, blanks, entry));
    const auto same = [&](const form::Place& one) { return one.slot == place.slot; };
    if (std::any_of(form.places.begin(), form.places.end(), same))
      return fault("The form has the slot " + place.slot.text + " twice.");
    form.places.push_back(std::move(place));
  }
  return form;
}

}  // namespace

Result<void> checkWhole(const pack::Check& check, const form::Form& form) {
  for (const auto& blank : form::blanksOf(check)) {
    const auto fills = [&](const form::Place& one) { return one.slot == blank.id; };
    if (std::none_of(form.places.begin(), form.places.end(), fills))
      return fault("The form leaves out the slot " + blank.id.text + ". A form has all places of its check.");
  }
  return {};
}

Result<std::string> jsonOfForm(const pack::Check& check, const form::Form& form) {
  Json json{{"algorithm", form.algorithm},
            {"check", form.check.text},
            {"seed", hexOf(form.seed.view())},
            {"items", Json::array()}};
  for (const auto& place : form.places) {
    CZ_TRY(entry, jsonOfPlace(check, place));
    json["items"].push_back(std::move(entry));
  }
  return dumped(json);
}

Result<form::Form> formFromJson(const pack::Check& check, std::string_view text) {
  CZ_TRY(json, parsed(text, "form"));
  return formFrom(check, json);
}

Result<std::vector<form::Form>> formsFromJson(const pack::Check& check, std::string_view text) {
  CZ_TRY(json, parsed(text, "list of forms"));
  std::vector<form::Form> forms;
  const Json list = json.is_array() ? json : Json::array({json});
  for (const auto& entry : list) {
    CZ_TRY(form, formFrom(check, entry));
    forms.push_back(std::move(form));
  }
  return forms;
}

}  // namespace cz::tools
