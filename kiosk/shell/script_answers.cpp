#include "kiosk/shell/script_answers.h"

#include <algorithm>

#include "core/pack/outline.h"

namespace cz::shell {
namespace {

using Commands = std::vector<std::string>;
using pack::ItemType;

std::string quoted(const std::string& words) {
  std::string out = "\"";
  for (char c : words) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}

/// What is to be done for one item; ids as the screens give them: "<slot>/choice/c1".
class Hand {
 public:
  Hand(const pack::Question& question, const app::PlaceView& place) : question_(question), place_(place) {}

  Commands answer(bool right) {
    switch (place_.item.type) {
      case ItemType::choice:
      case ItemType::choices: pick(right); break;
      case ItemType::number:
      case ItemType::numberList:
      case ItemType::text: type(right); break;
      case ItemType::match: place("match", right); break;
      case ItemType::sort: place("sort", right); break;
      case ItemType::order: order(right); break;
      case ItemType::gaps: fill(right); break;
      case ItemType::hotspot: point(right); break;
      case ItemType::written: write("answer", right); break;
      case ItemType::drawing: write("note", right); break;
      case ItemType::spoken: tap("said"); break;
    }
    return std::move(commands_);
  }

 private:
  void tap(const std::string& part) { commands_.push_back("tap " + quoted(place_.slot.text + "/" + part)); }

  void pick(bool right) {
    const bool several = place_.item.type == ItemType::choices;
    if (several && question_.item->credit == pack::Credit::sets) return tickSet(right);
    const auto before = commands_.size();
    for (const auto& option : question_.options) {
      const bool good = option.key || option.credit.sign() > 0;
      if (good != right) continue;
      tap("choice/" + option.id.text);
      if (!several) return;
    }
    if (commands_.size() == before)
      tap("choice/" + question_.options.front().id.text);  // every choice is good: one alone
  }

  /// The first set that earns everything; or one alone that is in no set.
  void tickSet(bool right) {
    const auto& sets = question_.item->sets;
    const auto whole = std::find_if(sets.begin(), sets.end(), [](const auto& set) { return set.credit == Exact(1); });
    if (right) {
      for (const auto& id : whole->ticks) tap("choice/" + id.text);
      return;
    }
    for (const auto& option : question_.options) {
      const auto alone = [&](const auto& set) { return set.ticks == std::vector{option.id}; };
      if (std::none_of(sets.begin(), sets.end(), alone)) return tap("choice/" + option.id.text);
    }
  }

  void point(bool right) {
    const bool shown = place_.item.hotspot.outlines;
    int left = place_.item.hotspot.most;
    for (const auto& option : question_.options) {
      if (option.key != right || left == 0) continue;
      --left;
      if (shown) {
        tap("place/" + option.id.text);
      } else {
        tapOn("picture", spotIn(option.id));
      }
    }
  }

  /// A spot that belongs to the place, on a grid as fine as the keyboard's steps.
  scoring::Spot spotIn(const ChoiceId& id) const {
    constexpr int kStep = 20;
    for (int y = 0; y <= scoring::kCanvas; y += kStep)
      for (int x = 0; x <= scoring::kCanvas; x += kStep)
        if (const auto* place = pack::placeAt(*question_.item, x, y); place != nullptr && place->id == id)
          return {x, y};
    return {};
  }

  void tapOn(const std::string& part, const scoring::Spot& spot) {
    tap(part);
    commands_.back() += " " + std::to_string(spot.x) + " " + std::to_string(spot.y);
  }

  std::string wrongOf(const pack::AskedAccept& accept) const {
    const auto* number = std::get_if<Exact>(&accept.key);
    if (number == nullptr) return place_.item.type == ItemType::text ? "something else" : "1000003";
    return (accept.upTo.value_or(*number) + accept.margin + Exact(1)).toText();
  }

  void type(bool right) {
    const auto& accept = question_.accepts.front();
    tap("answer");
    commands_.push_back("type " + quoted(right ? pack::shown(accept.key) : wrongOf(accept)));
  }

  /// A teacher marks it; the words say what the mark should be.
  void write(const std::string& part, bool right) {
    tap(part);
    commands_.push_back("type " + quoted(right ? "This is as good as the rubric asks for." : "I don't know yet."));
  }

  void fill(bool right) {
    for (const auto& gap : question_.gaps) {
      const std::string id = "gap/" + gap.item->id.text;
      if (gap.item->type == ItemType::choice) {
        const auto wanted = std::find_if(gap.options.begin(), gap.options.end(),
                                         [&](const auto& option) { return option.key == right; });
        tap(id + "/" + wanted->id.text);
        continue;
      }
      tap(id);
      const auto& accept = gap.accepts.front();
      const bool number = gap.item->type == ItemType::number;
      const std::string wrong = number ? wrongOf(accept) : "something else";
      commands_.push_back("type " + quoted(right ? pack::shown(accept.key) : wrong));
    }
  }

  void place(const std::string& board, bool right) {
    for (const auto& card : question_.cards) {
      const auto fits = [&](const auto& option) { return (option.id == card.partner) == right; };
      const auto target = std::find_if(question_.options.begin(), question_.options.end(), fits);
      if (target == question_.options.end()) continue;
      const bool partnerFirst = board == "match";
      tap(board + "/" + (partnerFirst ? target->id.text : card.id.text));
      tap(board + "/" + (partnerFirst ? card.id.text : target->id.text));
    }
  }

  void order(bool right) {
    if (!right) return tap("keep");  // a form never shows the steps in their order
    std::vector<ChoiceId> now;
    for (const auto& option : place_.item.options) now.push_back(option.id);
    std::size_t at = 0;
    for (const auto& step : question_.options) {
      const auto found = std::find(now.begin(), now.end(), step.id);
      if (step.decoy) {
        tap("out/" + step.id.text);
        now.erase(found);
        continue;
      }
      for (auto from = static_cast<std::size_t>(found - now.begin()); from > at; --from) {
        tap("order/" + step.id.text + "/up");
        std::swap(now[from], now[from - 1]);
      }
      ++at;
    }
  }

  const pack::Question& question_;
  const app::PlaceView& place_;
  Commands commands_;
};

}  // namespace

std::vector<std::string> commandsFor(const pack::Question& question, const app::PlaceView& place, bool right) {
  return Hand(question, place).answer(right);
}

}  // namespace cz::shell
