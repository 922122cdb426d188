#include "core/scoring/scoring.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/pack/same_text.h"
#include "core/scoring/drawn.h"
#include "core/scoring/gaps.h"
#include "core/scoring/number.h"
#include "core/scoring/number_list.h"
#include "core/scoring/share.h"
#include "core/scoring/trouble.h"
#include "core/scoring/typed_text.h"

namespace cz::scoring {
namespace {

using pack::ItemType;
using State = Reading::State;

bool isTyped(ItemType type) {
  return type == ItemType::number || type == ItemType::numberList || type == ItemType::text;
}

bool isPaired(ItemType type) { return type == ItemType::match || type == ItemType::sort; }

bool isOfKind(const Response& response, const pack::Item& item) {
  const ItemType type = item.type;
  if (isTyped(type)) return std::holds_alternative<Typed>(response);
  if (type == ItemType::gaps) return std::holds_alternative<Filled>(response);
  if (type == ItemType::written) return std::holds_alternative<Typed>(response);
  if (type == ItemType::drawing) return std::holds_alternative<Drawn>(response);
  if (type == ItemType::hotspot && !item.hotspot.outlines) return std::holds_alternative<Pointed>(response);
  return isPaired(type) ? std::holds_alternative<Paired>(response) : std::holds_alternative<Picked>(response);
}

template <class Part>
bool has(const std::vector<Part>& parts, const ChoiceId& id) {
  return std::any_of(parts.begin(), parts.end(), [&](const Part& part) { return part.id == id; });
}

Reading cannotRead(Error error) { return {State::unreadable, "", std::move(error.message)}; }

/// A response as read; what was typed is read once and judged from that.
struct Understood {
  Reading reading;
  std::optional<TypedNumber> number;  ///< readable and a number
  std::optional<TypedList> list;      ///< readable and a list of numbers
};

/// From a reader's result: an error says why, nothing is blank.
template <class Read>
Reading readingOf(Result<std::optional<Read>> result, std::optional<Read>& read) {
  if (!result) return cannotRead(std::move(result).error());
  if (!*result) return {State::blank, "", ""};
  read = std::move(**result);
  return {State::readable, read->readAs, ""};
}

Reading readWritten(const std::string& typed, pack::NumberStyle style) {
  if (!isUtf8(typed)) return cannotRead(unreadable(Trouble::notText, style));
  if (typed.size() > kMostWrittenBytes) return cannotRead(unreadable(Trouble::longText, style));
  return {};
}

Reading readDrawn(const Drawn& drawn, pack::NumberStyle style) {
  if (!isSound(drawn)) return cannotRead(unreadable(Trouble::brokenDrawing, style));
  return readWritten(drawn.note, style);
}

Reading readText(const pack::Item& item, const std::string& typed, pack::NumberStyle style) {
  if (!isUtf8(typed)) return cannotRead(unreadable(Trouble::notText, style));
  if (typed.size() > kMostTextBytes) return cannotRead(unreadable(Trouble::tooLong, style));
  if (pack::comparable(typed, item).empty()) return {State::blank, "", ""};  // nothing but invisible marks
  return {};
}

Understood understandTyped(const pack::Item& item, const std::string& typed, pack::NumberStyle style) {
  Understood made;
  if (item.type == ItemType::number) {
    made.reading = readingOf(readNumber(typed, style, item.unit), made.number);
  } else if (item.type == ItemType::numberList) {
    made.reading = readingOf(readList(typed, style), made.list);
  } else {
    made.reading = item.type == ItemType::written ? readWritten(typed, style) : readText(item, typed, style);
  }
  return made;
}

bool isTooMany(const pack::Item& item, std::size_t places) {
  return places > static_cast<std::size_t>(item.hotspot.most);
}

Reading readPointed(const pack::Item& item, const Pointed& pointed, pack::NumberStyle style) {
  const auto onPicture = [](int side) { return side >= 0 && side <= kCanvas; };
  for (const Spot& spot : pointed.spots)
    if (!onPicture(spot.x) || !onPicture(spot.y))
      return cannotRead(
          unreadable(Trouble::unknownPart, style, std::to_string(spot.x) + ", " + std::to_string(spot.y)));
  if (isTooMany(item, pointed.spots.size())) return cannotRead(unreadable(Trouble::manyPlaces, style));
  return {};
}

Reading readPicked(const pack::Question& question, const Picked& picked, pack::NumberStyle style) {
  if (question.item->type == ItemType::spoken) {
    if (picked == Picked{ChoiceId(kSaid)}) return {};
    return cannotRead(unreadable(Trouble::unknownPart, style, picked.back().text));
  }
  for (const auto& id : picked)
    if (!has(question.options, id)) return cannotRead(unreadable(Trouble::unknownPart, style, id.text));
  if (question.item->type == ItemType::hotspot && isTooMany(*question.item, picked.size()))
    return cannotRead(unreadable(Trouble::manyPlaces, style));
  const bool one = question.item->type == ItemType::choice;
  if (one && std::any_of(picked.begin(), picked.end(), [&](const ChoiceId& id) { return id != picked.front(); }))
    return cannotRead(unreadable(Trouble::manyPicked, style));
  return {};
}

Reading readPaired(const pack::Question& question, const Paired& paired, pack::NumberStyle style) {
  for (const auto& [card, option] : paired) {
    if (!has(question.cards, card)) return cannotRead(unreadable(Trouble::unknownPart, style, card.text));
    if (!has(question.options, option)) return cannotRead(unreadable(Trouble::unknownPart, style, option.text));
  }
  return {};
}

Understood understand(const pack::Question& question, const Response& response, pack::NumberStyle style) {
  if (isBlank(response)) return {{State::blank, "", ""}, {}, {}};
  if (!isOfKind(response, *question.item)) return {cannotRead(unreadable(Trouble::wrongKind, style)), {}, {}};
  if (const auto* typed = std::get_if<Typed>(&response)) return understandTyped(*question.item, *typed, style);
  if (const auto* picked = std::get_if<Picked>(&response)) return {readPicked(question, *picked, style), {}, {}};
  if (const auto* filled = std::get_if<Filled>(&response)) return {readFilled(question, *filled, style), {}, {}};
  if (const auto* drawn = std::get_if<Drawn>(&response)) return {readDrawn(*drawn, style), {}, {}};
  if (const auto* pointed = std::get_if<Pointed>(&response))
    return {readPointed(*question.item, *pointed, style), {}, {}};
  return {readPaired(question, std::get<Paired>(response), style), {}, {}};
}

Share shareOf(const pack::Question& question, const Response& response, const Understood& understood,
              pack::NumberStyle style) {
  if (understood.number) return shareOfNumber(question, *understood.number, style);
  if (understood.list) return shareOfList(question, understood.list->values, style);
  if (const auto* typed = std::get_if<Typed>(&response)) return shareOfText(question, *typed, style);
  if (const auto* paired = std::get_if<Paired>(&response)) return shareOfPaired(question, *paired);
  if (const auto* filled = std::get_if<Filled>(&response)) return shareOfFilled(question, *filled, style);
  if (const auto* pointed = std::get_if<Pointed>(&response)) return shareOfPointed(question, *pointed);
  const auto& picked = std::get<Picked>(response);
  return question.item->type == ItemType::order ? shareOfOrder(question, picked) : shareOfPicked(question, picked);
}

/// Spoken responses are heard by the teacher, whatever the kiosk knows of them.
bool needsMark(const pack::Item& item, const Reading& reading) {
  return pack::isMarked(item.type) &&
         (reading.state == State::readable || (item.type == ItemType::spoken && reading.state == State::blank));
}

Share shareOfMark(const pack::Rubric& rubric, const Mark& mark) {
  Share share{shareOf(rubric, mark), wordsOf(rubric, mark), {}, {}};
  share.note(mark.comment);
  share.because(sumInWords(rubric, mark));
  return share;
}

Verdict verdictOf(const Exact& share) {
  if (share == Exact(1)) return Verdict::right;
  return share.sign() > 0 ? Verdict::partly : Verdict::notRight;
}

}  // namespace

std::string_view nameOf(Verdict verdict) {
  switch (verdict) {
    case Verdict::right: return "right";
    case Verdict::partly: return "partly";
    case Verdict::notRight: return "not-right";
    case Verdict::unreadable: return "unreadable";
    case Verdict::unanswered: return "unanswered";
    case Verdict::needsMark: return "needs-mark";
  }
  return "";
}

Reading read(const pack::Question& question, const Response& response, pack::NumberStyle style) {
  return understand(question, response, style).reading;
}

namespace {

void take(ItemResult& result, Share share) {
  result.verdict = verdictOf(share.share);
  result.points = share.share * result.of;
  result.says = std::move(share.says);
  result.misconceptions = std::move(share.misconceptions);
  result.why = std::move(share.why);
  const bool part = share.share.sign() != 0 && share.share != Exact(1);
  if (part)
    result.why.push_back(share.share.toText() + " of " + result.of.toText() + " is " + result.points.toText() + ".");
}

}  // namespace

ItemResult scoreItem(const pack::Question& question, const Response& response, const Points& of,
                     pack::NumberStyle style, const Mark* mark) {
  ItemResult result;
  result.of = of;
  result.onLine = !pack::isMarked(question.item->type);
  const Understood understood = understand(question, response, style);
  const Reading& reading = understood.reading;
  result.readAs = reading.readAs;
  if (mark) {
    take(result, shareOfMark(question.item->rubric, *mark));
    result.onLine = reachesLine(question.item->rubric, *mark);
  } else if (needsMark(*question.item, reading)) {
    result.verdict = Verdict::needsMark;
    result.why.emplace_back("A teacher marks it by the rubric.");
  } else if (reading.state == State::unreadable) {
    result.verdict = Verdict::unreadable;
    result.says.push_back(reading.why);
    // One gap that can't be read doesn't take away what the others earn.
    if (question.item->type == ItemType::gaps) {
      const Share readable = shareOf(question, response, understood, style);
      result.points = readable.share * of;
      result.why = readable.why;
    }
    result.why.emplace_back("It can't be read, and is not judged as wrong: " + reading.why);
  } else if (reading.state == State::readable) {
    take(result, shareOf(question, response, understood, style));
  } else {
    result.why.emplace_back("Nothing was answered.");
  }
  if (!question.says.empty()) result.says.push_back(question.says);
  return result;
}

}  // namespace cz::scoring
