#include "core/form/form.h"

#include <algorithm>

#include "core/crypto/hash.h"
#include "core/form/arrange.h"
#include "core/form/dice.h"
#include "core/form/numbers.h"
#include "core/form/siblings.h"
#include "core/pack/practice.h"

namespace cz::form {
namespace {

Result<Place> placeFor(const Blank& blank, const pack::Item& item, const Seed& seed, const History& history,
                       const Allowed& allowed) {
  Place place;
  place.slot = blank.id;
  place.skill = blank.slot->skill;
  place.points = blank.slot->points;
  place.item = item.id;
  auto numberDice = streamFor(seed, "numbers", blank.id.text);
  CZ_TRY(numbers, drawNumbers(item, history.numbersOf(item.id), numberDice, allowed));
  place.draw = numbers.draw;
  place.values = std::move(numbers.values);
  auto optionDice = streamFor(seed, "options", blank.id.text);
  auto cardDice = streamFor(seed, "cards", blank.id.text);
  Arrangement shown = arrange(item, optionDice, cardDice);
  place.options = std::move(shown.options);
  place.cards = std::move(shown.cards);
  return place;
}

Allowed allDraws(const pack::Item&) { return {}; }

/// Real forms beside practice: everything but what is kept back.
Allowed sparing(const pack::Item& item) {
  return [kept = pack::PracticeDraws(item)](const pack::Draw& values) { return !kept.keep(values); };
}

/// Of an item that real forms have, too, what is kept back; of one for practice only, everything.
AllowedOf practising(const pack::Check& check) {
  return [&check](const pack::Item& item) -> Allowed {
    if (!pack::isSibling(check, item.id)) return {};
    return [kept = pack::PracticeDraws(item)](const pack::Draw& values) { return kept.keep(values); };
  };
}

Result<Form> buildBy(int algorithm, const pack::Check& check, const Seed& seed, const std::vector<Form>& earlier,
                     const AllowedOf& allowedOf) {
  History history(earlier);
  const auto blanks = blanksOf(check);
  CZ_TRY(items, chooseSiblings(check, blanks, seed, history, allowedOf));
  Form form;
  form.algorithm = algorithm;
  form.check = check.id;
  form.seed = seed;
  const int number = static_cast<int>(earlier.size()) + 1;
  for (std::size_t i = 0; i < blanks.size(); ++i) {
    CZ_TRY(place, placeFor(blanks[i], *items[i], seed, history, allowedOf(*items[i])));
    // An item that can't but come twice on this form should at least come with other numbers.
    history.add(place.item, place.values, number);
    form.places.push_back(std::move(place));
  }
  auto orderDice = streamFor(seed, "order", "");
  shuffle(form.places, orderDice);
  return form;
}

}  // namespace

Seed seedFor(const Seed& formKey, const StudentId& student, const CheckId& check, int attempt) {
  // No part may run into the one before: each begins with a byte of zero, which no id holds.
  std::string message = "checkzone seed 1";
  for (const std::string& part : {student.text, check.text, std::to_string(attempt)}) message.append(1, '\0') += part;
  return Seed{crypto::blake2b(formKey.view(), viewOf(message)).bytes};
}

Result<Form> build(const pack::Check& check, const Seed& seed, const std::vector<Form>& earlier) {
  return check.practice ? buildBy(kSparingAlgorithm, check, seed, earlier, sparing)
                        : buildBy(kAlgorithm, check, seed, earlier, allDraws);
}

Result<Form> buildPractice(const pack::Check& check, const Seed& seed, const std::vector<Form>& earlier) {
  if (const auto without = pack::slotsWithoutPractice(check); !without.empty())
    return Error{Fault::input,
                 "The check " + check.id.text + " has no practice form: slot " + without.front().text +
                     " has nothing to practise with. Name items for it under `practice`, or write practice = true and "
                     "give its siblings four draws or more.",
                 check.where.file};
  return buildBy(kPracticeAlgorithm, pack::practiceCheck(check), seed, earlier, practising(check));
}

bool poolIsUsedUp(const pack::Check& check, const std::vector<Form>& earlier) {
  const History history(earlier);
  const auto items =
      chooseSiblings(check, blanksOf(check), Seed{}, history, check.practice ? AllowedOf(sparing) : allDraws);
  // A check that can't be drawn from has no unseen form either.
  return !items || std::any_of(items->begin(), items->end(),
                               [&](const pack::Item* item) { return history.lastSeen(item->id) > 0; });
}

Result<pack::Question> questionAt(const pack::Check& check, const Place& place) {
  const pack::Item* item = check.findItem(place.item);
  if (item == nullptr)
    return Error{Fault::notFound,
                 "The check " + check.id.text + " no longer has the item " + place.item.text +
                     ". Use the pack that the form was made from.",
                 ""};
  return pack::ask(*item, place.values);
}

}  // namespace cz::form
