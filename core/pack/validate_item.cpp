// One item over its draws.

#include <algorithm>
#include <set>

#include "core/base/text.h"
#include "core/pack/ask.h"
#include "core/pack/draw_walk.h"
#include "core/pack/flaws.h"
#include "core/pack/validate.h"

namespace cz::pack {
namespace {

constexpr std::uint64_t kTooManyDraws = 1ULL << 53;

class ItemWalk {
 public:
  ItemWalk(const Check& check, const Item& item, const Notes& notes)
      : item_(item), notes_(notes), style_(check.style), at_{item.where.line, item.where.column} {}

  void run() {
    const std::uint64_t raw = rawDraws(item_);
    if (raw >= kTooManyDraws) {
      notes_.error(at_, "This item has too many draws to count. Give its parameters fewer values.");
      return;
    }
    DrawWalk walk(raw, kMostWalked);
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
    for (const Flaw& flaw : flawsOf(*question, style_)) report(flaw, **draw);
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

  const Item& item_;
  const Notes& notes_;
  NumberStyle style_;
  Spot at_;
  std::uint64_t legal_ = 0;
  bool failed_ = false;
  std::set<std::pair<std::string, Spot>> reported_;
};

}  // namespace

void validateItem(const Check& check, const Item& item, std::vector<Problem>& problems) {
  const Notes notes = Notes(problems, item.where.file).forItem(item.id);
  ItemWalk(check, item, notes).run();
  noteCredits(item, notes);
}

}  // namespace cz::pack
