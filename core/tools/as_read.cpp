#include "core/tools/as_read.h"

#include <optional>

#include "core/pack/draw_walk.h"
#include "core/pack/formula_amount.h"
#include "core/scoring/number.h"
#include "core/scoring/scoring.h"

namespace cz::tools {
namespace {

constexpr std::uint64_t kMostDraws = 200;

class Reading {
 public:
  Reading(const pack::Check& check, const pack::Item& item, std::vector<pack::Problem>& problems)
      : check_(check), item_(item), problems_(problems) {}

  void run() {
    if (!concernsUs(item_)) return;
    pack::DrawWalk walk(pack::rawDraws(item_), kMostDraws);
    for (std::uint64_t i = 0; i < walk.count() && !(saidTwins_ && saidWrong_); ++i) {
      const auto draw = pack::drawAt(item_, walk.next());
      if (!draw || !*draw) continue;
      const auto question = pack::ask(item_, **draw);
      if (!question) continue;
      words_ = pack::drawInWords(item_, **draw);
      lookAt(*question);
      for (const auto& gap : question->gaps) lookAt(gap);
    }
  }

 private:
  static bool concernsUs(const pack::Item& item) {
    using pack::ItemType;
    return item.type == ItemType::choice || item.type == ItemType::choices || item.type == ItemType::text ||
           item.type == ItemType::gaps;
  }

  void lookAt(const pack::Question& question) {
    lookForTwins(question);
    if (question.item->type == pack::ItemType::text) lookForRightWrongs(question);
  }

  std::optional<Exact> valueOf(const std::string& text) const {
    const auto number = scoring::readNumber(pack::withPlainAmounts(text), check_.style, "");
    return number && *number ? std::optional((*number)->value) : std::nullopt;
  }

  void lookForTwins(const pack::Question& question) {
    const pack::Item& item = *question.item;
    if (saidTwins_ || item.equalValues) return;
    std::vector<std::optional<Exact>> values;
    for (const auto& option : question.options) values.push_back(valueOf(option.text));
    for (std::size_t i = 0; i < values.size(); ++i)
      for (std::size_t j = 0; j < i; ++j) {
        const auto &a = question.options[j], &b = question.options[i];
        const bool may = item.type == pack::ItemType::choices && a.key == b.key;
        if (saidTwins_ || may || !values[i] || values[i] != values[j]) continue;
        saidTwins_ = true;
        say(item.options[i].text.spot(), "Two choices have the same value: \"" + a.text + "\" and \"" + b.text +
                                             "\". Change one, forbid these numbers with `only`, or write equal_values "
                                             "= true if the item asks how a number is written.");
      }
  }

  void lookForRightWrongs(const pack::Question& question) {
    for (std::size_t i = 0; i < question.wrongs.size() && !saidWrong_; ++i) {
      const std::string typed = pack::shown(question.wrongs[i].when);
      const auto result = scoring::scoreItem(question, scoring::Typed(typed), 1, check_.style);
      if (result.verdict != scoring::Verdict::right) continue;
      saidWrong_ = true;
      say(question.item->wrongs[i].when.spot(), "The wrong idea \"" + typed +
                                                    "\" is also the right answer. Change it, or forbid these numbers "
                                                    "with `only`.");
    }
  }

  void say(pack::Spot at, const std::string& message) {
    if (at.line == 0) at = {item_.where.line, item_.where.column};
    const pack::Where where{item_.where.file, at.line, at.column};
    problems_.push_back({pack::Severity::error, where, item_.id, words_ + message});
  }

  const pack::Check& check_;
  const pack::Item& item_;
  std::vector<pack::Problem>& problems_;
  std::string words_;
  bool saidTwins_ = false;
  bool saidWrong_ = false;
};

}  // namespace

std::vector<pack::Problem> problemsAsRead(const pack::Pack& pack) {
  std::vector<pack::Problem> problems;
  for (const auto& check : pack.checks)
    for (const auto& item : check.items) Reading(check, item, problems).run();
  return problems;
}

}  // namespace cz::tools
