// One item over its draws.

#include <algorithm>
#include <set>

#include "core/base/text.h"
#include "core/pack/ask.h"
#include "core/pack/draw_walk.h"
#include "core/pack/flaws.h"
#include "core/pack/outline.h"
#include "core/pack/same_siblings.h"
#include "core/pack/validate.h"

namespace cz::pack {
namespace {

constexpr std::uint64_t kTooManyDraws = 1ULL << 53;

class ItemWalk {
 public:
  ItemWalk(const Check& check, const Item& item, const SamePictures& pictures, const Notes& notes, std::uint64_t most)
      : check_(check),
        item_(item),
        pictures_(pictures),
        notes_(notes),
        most_(most),
        at_{item.where.line, item.where.column} {}

  /// Gives what is shown to `shown`, which adds its own problems to these.
  void show(ShownDraws* shown, std::vector<Problem>* problems) {
    shown_ = shown;
    problems_ = problems;
  }

  void run() {
    const std::uint64_t raw = rawDraws(item_);
    if (raw >= kTooManyDraws) {
      notes_.error(at_, "This item has too many draws to count. Give its parameters fewer values.");
      return;
    }
    DrawWalk walk(raw, most_);
    for (std::uint64_t i = 0; i < walk.count(); ++i) look(walk.next());
    if (legal_ == 0 && !failed_)
      notes_.error(at_, "The rules of `only` forbid " +
                            std::string(walk.isWhole() ? "every draw" : "all that was tried") +
                            ". Loosen them or give the parameters more values.");
    if (!walk.isWhole())
      notes_.warning(at_, "This item has " + std::to_string(raw) + " draws; " + std::to_string(walk.count()) +
                              " of them, spread over all, were looked at.");
  }

 private:
  void look(std::uint64_t index) {
    const auto draw = drawAt(item_, index);
    if (!draw) {
      if (!failed_) notes_.error(at_, afterItem(draw.error().message) + " (draw " + std::to_string(index) + ")");
      failed_ = true;
      return;
    }
    if (!*draw) return;
    ++legal_;
    Spot at;
    const auto question = askNotingSpot(item_, **draw, at);
    if (!question) {
      failed_ = true;
      return report({Severity::error, "ask", at, question.error().message}, **draw);
    }
    for (const Flaw& flaw : flawsOf(*question, check_.style, pictures_)) report(flaw, **draw);
    if (shown_ != nullptr) shown_->add(check_, *question, **draw, *problems_);
  }

  /// The message without "Item x: ": the problem names the item.
  std::string afterItem(const std::string& message) const {
    const std::string start = "Item " + item_.id.text + ": ";
    std::string rest = message.starts_with(start) ? message.substr(start.size()) : message;
    if (!rest.empty() && rest[0] >= 'a' && rest[0] <= 'z') rest[0] = static_cast<char>(rest[0] - 'a' + 'A');
    return rest;
  }

  void report(const Flaw& flaw, const Draw& draw) {
    const Spot spot = flaw.at.line > 0 ? flaw.at : at_;
    if (!reported_.emplace(flaw.kind, spot).second) return;
    const std::string message = drawInWords(item_, draw) + flaw.message;
    if (flaw.severity == Severity::error) {
      notes_.error(spot, message);
    } else {
      notes_.warning(spot, message);
    }
  }

  const Check& check_;
  const Item& item_;
  const SamePictures& pictures_;
  const Notes& notes_;
  std::uint64_t most_;
  Spot at_;
  ShownDraws* shown_ = nullptr;
  std::vector<Problem>* problems_ = nullptr;
  std::uint64_t legal_ = 0;
  bool failed_ = false;
  std::set<std::pair<std::string, Spot>> reported_;
};

/// Whether some spot of the picture is the place's own: of places that lie over each other the first one counts.
bool canBeHit(const Item& item, const Option& place) {
  constexpr int kSteps = 64;
  const Bounds bounds = boundsOf(place.outline);
  const auto thousandths = [](int start, int length, int step, int whole) {
    return static_cast<int>((std::int64_t{start} * kSteps + std::int64_t{length} * step) * kThousand /
                            (std::int64_t{whole} * kSteps));
  };
  for (int row = 0; row <= kSteps; ++row)
    for (int column = 0; column <= kSteps; ++column)
      if (placeAt(item, thousandths(bounds.left, bounds.width, column, item.hotspot.width),
                  thousandths(bounds.top, bounds.height, row, item.hotspot.height)) == &place)
        return true;
  return false;
}

/// Places that nobody can point at, and places that nobody can tell apart.
void noteCovered(const Item& item, const Notes& notes) {
  if (item.type != ItemType::hotspot) return;
  for (const Option& place : item.options) {
    const auto twin = std::find_if(item.options.begin(), item.options.end(), [&](const Option& other) {
      return other.outline.kind == place.outline.kind && other.outline.numbers == place.outline.numbers;
    });
    if (&*twin != &place)
      notes.error(place.text.spot(), "The places \"" + twin->id.text + "\" and \"" + place.id.text +
                                         "\" have the same outline. Move one of them.");
    else if (!item.hotspot.outlines && !canBeHit(item, place))
      notes.error(place.text.spot(), "The place \"" + place.id.text +
                                         "\" lies under places that are listed before it, so nobody can point at it. "
                                         "List it first, or make the others smaller.");
  }
}

}  // namespace

void validateItem(const Check& check, const Item& item, const SamePictures& pictures, std::vector<Problem>& problems,
                  std::uint64_t most, ShownDraws* shown) {
  const Notes notes = Notes(problems, item.where.file).forItem(item.id);
  ItemWalk walk(check, item, pictures, notes, most);
  walk.show(shown, &problems);
  walk.run();
  noteCredits(item, notes);
  noteCovered(item, notes);
}

}  // namespace cz::pack
