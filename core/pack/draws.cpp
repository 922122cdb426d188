// From the number of a draw to the values of all parameters.

#include <algorithm>

#include "core/pack/question.h"

namespace cz::pack {
namespace {

constexpr std::uint64_t kMostDraws = 1ULL << 53;

Error atItem(const Item& item, const std::string& what, const Error& error) {
  return {Fault::input, "Item " + item.id.text + ": " + what + " can't be worked out. " + error.message,
          item.where.file + ":" + std::to_string(item.where.line)};
}

bool knowsAll(const Draw& draw, const Expression& rule) {
  return std::all_of(rule.names().begin(), rule.names().end(),
                     [&](const std::string& name) { return draw.contains(name); });
}

/// The rules of an item, each looked at as soon as its names have values: a rule like b != 0 comes before a / b.
class Rules {
 public:
  explicit Rules(const Item& item) : item_(item), done_(item.only.size(), false) {}

  Result<bool> allow(const Draw& draw) {
    for (std::size_t i = 0; i < done_.size(); ++i) {
      const Expression& rule = item_.only[i];
      if (done_[i] || !knowsAll(draw, rule)) continue;
      done_[i] = true;
      const auto value = rule.evaluate(draw);
      if (!value) return atItem(item_, "the rule `only = \"" + rule.source() + "\"`", value.error());
      const bool* truth = std::get_if<bool>(&*value);
      if (!truth)
        return atItem(item_, "the rule `only = \"" + rule.source() + "\"`",
                      {Fault::input, "It must be a condition, for example n > 3.", ""});
      if (!*truth) return false;
    }
    return true;
  }

 private:
  const Item& item_;
  std::vector<bool> done_;
};

/// Which option each drawn parameter takes; the first varies slowest.
std::vector<std::size_t> optionsAt(const Item& item, std::uint64_t index) {
  std::vector<std::size_t> chosen(item.parameters.size(), 0);
  for (std::size_t i = item.parameters.size(); i-- > 0;) {
    const std::size_t size = item.parameters[i].options.size();
    if (size == 0) continue;
    chosen[i] = static_cast<std::size_t>(index % size);
    index /= size;
  }
  return chosen;
}

}  // namespace

std::uint64_t rawDraws(const Item& item) {
  std::uint64_t product = 1;
  for (const Parameter& parameter : item.parameters) {
    const std::uint64_t size = parameter.formula ? 1 : parameter.options.size();
    if (size > 0 && product > kMostDraws / size) return kMostDraws;
    product *= size;
  }
  return product;
}

Result<std::optional<Draw>> drawAt(const Item& item, std::uint64_t index) {
  const auto chosen = optionsAt(item, index);
  Draw draw;
  Rules rules(item);
  CZ_TRY(constantRules, rules.allow(draw));
  if (!constantRules) return std::optional<Draw>();
  for (std::size_t i = 0; i < item.parameters.size(); ++i) {
    const Parameter& parameter = item.parameters[i];
    if (parameter.formula) {
      auto value = parameter.formula->evaluate(draw);
      if (!value) return atItem(item, "the parameter " + parameter.name, value.error());
      draw[parameter.name] = std::move(*value);
    } else {
      draw[parameter.name] = parameter.options.at(chosen[i]);
    }
    CZ_TRY(allowed, rules.allow(draw));
    if (!allowed) return std::optional<Draw>();
  }
  return std::optional<Draw>(std::move(draw));
}

}  // namespace cz::pack
