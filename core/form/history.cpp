#include "core/form/history.h"

namespace cz::form {

History::History(const std::vector<Form>& earlier) {
  int number = 0;
  for (const auto& form : earlier) {
    ++number;
    for (const auto& place : form.places) add(place.item, place.values, number);
  }
}

int History::lastSeen(const ItemId& item) const {
  const auto found = seen_.find(item);
  return found == seen_.end() ? 0 : found->second.last;
}

const std::vector<pack::Draw>& History::numbersOf(const ItemId& item) const {
  static const std::vector<pack::Draw> kNone;
  const auto found = seen_.find(item);
  return found == seen_.end() ? kNone : found->second.numbers;
}

void History::add(const ItemId& item, const pack::Draw& values, int form) {
  Seen& seen = seen_[item];
  seen.last = form;
  seen.numbers.push_back(values);
}

}  // namespace cz::form
