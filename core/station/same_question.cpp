#include "core/station/same_question.h"

#include <algorithm>
#include <limits>

#include "core/base/text.h"

namespace cz::station {
namespace {

using Renamed = std::map<ChoiceId, ChoiceId>;

Error other(const std::string& why) { return {Fault::input, why, ""}; }

/// Each of `then` with the one of `now` that reads the same; false: they don't say the same.
template <class Asked>
bool pairUp(const std::vector<Asked>& then, const std::vector<Asked>& now, const std::string& front, Renamed& ids) {
  if (then.size() != now.size()) return false;
  std::vector<bool> taken(now.size(), false);
  for (const Asked& one : then) {
    std::size_t found = now.size();
    for (std::size_t i = 0; i < now.size(); ++i) {
      if (taken[i] || now[i].text != one.text) continue;
      if (found == now.size() || now[i].id == one.id) found = i;
    }
    if (found == now.size()) return false;
    taken[found] = true;
    ids[ChoiceId(front + one.id.text)] = ChoiceId(front + now[found].id.text);
  }
  return true;
}

bool sameGaps(const pack::Question& then, const pack::Question& now, Renamed& ids) {
  if (then.gaps.size() != now.gaps.size()) return false;
  for (std::size_t i = 0; i < then.gaps.size(); ++i) {
    const pack::Question &a = then.gaps[i], &b = now.gaps[i];
    if (a.item->id != b.item->id || a.item->type != b.item->type) return false;
    if (!pairUp(a.options, b.options, a.item->id.text + ".", ids)) return false;
  }
  return true;
}

/// What was pointed at is the same picture.
bool samePicture(const pack::Item& then, const pack::Item& now) {
  return then.hotspot.path == now.hotspot.path && then.hotspot.width == now.hotspot.width &&
         then.hotspot.height == now.hotspot.height && then.hotspot.outlines == now.hotspot.outlines;
}

std::string drawnText(const pack::Draw& draw) {
  std::vector<std::string> parts;
  for (const auto& [name, value] : draw) parts.push_back(name + " = " + pack::shown(value));
  return join(parts, ", ");
}

/// Ids of now for ids of then; one that isn't there stays.
struct Rename {
  const Renamed& ids;

  ChoiceId of(const ChoiceId& id) const {
    const auto found = ids.find(id);
    return found == ids.end() ? id : found->second;
  }
  scoring::Response operator()(const scoring::Picked& picked) const {
    scoring::Picked now;
    for (const ChoiceId& id : picked) now.push_back(of(id));
    return now;
  }
  scoring::Response operator()(const scoring::Paired& paired) const {
    scoring::Paired now;
    for (const auto& [card, partner] : paired) now[of(card)] = of(partner);
    return now;
  }
  scoring::Response operator()(const scoring::Filled& filled) const {
    scoring::Filled now;
    for (const auto& [gap, text] : filled) {
      const std::string front = gap.text + ".";
      const auto found = ids.find(ChoiceId(front + text));
      now[gap] = found == ids.end() ? text : found->second.text.substr(front.size());
    }
    return now;
  }
  template <class Same>
  scoring::Response operator()(const Same& same) const {
    return same;
  }
};

}  // namespace

std::optional<pack::Draw> drawOfNow(const pack::Item& item, const pack::Draw& then) {
  std::uint64_t index = 0;
  for (const pack::Parameter& parameter : item.parameters) {
    if (parameter.formula) continue;
    const auto& options = parameter.options;
    const auto value = then.find(parameter.name);
    auto at = options.begin();
    if (value != then.end()) at = std::find(options.begin(), options.end(), value->second);
    if (at == options.end() || (value == then.end() && options.size() > 1)) return std::nullopt;
    if (index > std::numeric_limits<std::uint64_t>::max() / options.size() - 1) return std::nullopt;
    index = index * options.size() + static_cast<std::uint64_t>(at - options.begin());
  }
  const auto draw = pack::drawAt(item, index);
  return draw ? *draw : std::nullopt;
}

Result<SameQuestion> sameQuestion(const pack::Check& was, const pack::Check& now, const form::Place& place) {
  CZ_TRY(then, form::questionAt(was, place));
  const pack::Item* item = now.findItem(place.item);
  if (item == nullptr) return other("This version does not have the item any more.");
  if (item->type != then.item->type) return other("In this version it is an item of another type.");
  const auto draw = drawOfNow(*item, place.values);
  if (!draw) return other("This version does not draw these numbers any more: " + drawnText(place.values) + ".");
  auto asked = pack::ask(*item, *draw);
  if (!asked) return other("This version can't ask it with these numbers: " + asked.error().message);
  SameQuestion same{*std::move(asked), {}};
  if (tidySpaces(same.question.stem) != tidySpaces(then.stem)) return other("In this version the stem is another one.");
  if (!pairUp(then.options, same.question.options, "", same.renamed))
    return other("In this version there are other choices.");
  Renamed cards;
  if (!pairUp(then.cards, same.question.cards, "", cards)) return other("In this version there are other cards.");
  same.renamed.merge(cards);
  if (!sameGaps(then, same.question, same.renamed)) return other("In this version there are other gaps.");
  if (!samePicture(*then.item, *item)) return other("In this version the picture is another one.");
  return same;
}

scoring::Response renamed(const scoring::Response& response, const SameQuestion& question) {
  return std::visit(Rename{question.renamed}, response);
}

}  // namespace cz::station
