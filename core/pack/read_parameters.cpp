#include "core/pack/read_parameters.h"

#include <algorithm>
#include <set>

#include "core/base/text.h"
#include "core/pack/functions.h"

namespace cz::pack {
namespace {

constexpr std::int64_t kFarthest = 1'000'000'000'000'000;  // ends of a range; sums stay far from overflow

std::optional<std::int64_t> wholeFrom(std::string_view text) {
  const auto number = Exact::parse(trim(text));
  if (!number) return std::nullopt;
  const auto whole = number->toInt();
  return whole && *whole >= -kFarthest && *whole <= kFarthest ? whole : std::nullopt;
}

Error badRange(std::string_view text) {
  return {Fault::input,
          "\"" + std::string(text.substr(0, 60)) +
              "\" is not a range. Write it like \"2..9\" or \"2..20 step 2\", with at most 10,000 whole numbers.",
          ""};
}

Error backwards(std::int64_t from, std::int64_t to) {
  return {Fault::input,
          "This range goes down, from " + std::to_string(from) + " to " + std::to_string(to) +
              ". Write the smaller number first: \"" + std::to_string(to) + ".." + std::to_string(from) + "\".",
          ""};
}

/// One entry of a drawn list; nothing after an error.
std::optional<Value> optionFrom(const Node& node, const ItemTexts& texts) {
  if (node.kind == Node::Kind::whole) return Value(Exact(node.whole));
  if (node.kind == Node::Kind::flag) return Value(node.flag);
  if (node.kind == Node::Kind::text && isCleanText(node.text)) return Value(node.text);
  std::vector<Exact> list;
  for (const Node& entry : node.list)
    if (const auto number = shareFrom(entry); number && node.kind == Node::Kind::list) list.push_back(*number);
  if (node.kind == Node::Kind::list && list.size() == node.list.size()) return Value(std::move(list));
  texts.notes().error(node.spot, wrongKind("let", node, "made of numbers, texts or lists of numbers"));
  return std::nullopt;
}

/// Numbers when all of them read as numbers, else texts.
void settleKinds(std::vector<Value>& options) {
  std::vector<Value> numbers;
  bool hasText = false;
  for (const Value& option : options) {
    const auto* text = std::get_if<std::string>(&option);
    hasText = hasText || text;
    const auto number = text ? Exact::parse(trim(*text)) : Result<Exact>(Exact(0));
    if (number) numbers.push_back(text ? Value(*number) : option);
  }
  if (!hasText) return;
  if (numbers.size() == options.size()) {
    options = std::move(numbers);
  } else {
    for (Value& option : options) option = shown(option);
  }
}

class Parameters {
 public:
  Parameters(ItemTexts& texts, Item& item) : texts_(texts), item_(item) {}

  void read(const Node& let) {
    const std::size_t before = texts_.notes().errors();
    std::vector<std::string> names;
    for (const std::string& key : let.keys) names.push_back(key);
    texts_.know(names);
    for (std::size_t i = 0; i < let.keys.size(); ++i) readOne(let.keys[i], let.keySpots[i], let.list[i]);
    order();
    // After another error a parameter may be missing, and who waits for it isn't to blame.
    if (!read_.empty() && texts_.notes().errors() == before) reportCircle();
  }

 private:
  void readOne(const std::string& name, Spot spot, const Node& node) {
    if (!isFreeName(name)) {
      texts_.notes().error(spot, "A parameter can't be named \"" + name.substr(0, 80) + "\". " +
                                     (findFunction(name) ? "That is a function; take another name."
                                                         : "Use letters, digits and _, with a letter first."));
      return;
    }
    Parameter parameter;
    parameter.name = name;
    parameter.line = node.spot.line;
    if (node.kind == Node::Kind::list) {
      readList(node, parameter);
    } else if (node.kind == Node::Kind::text) {
      readText(node, parameter);
    } else if (auto value = optionFrom(node, texts_)) {
      parameter.options.push_back(std::move(*value));
    }
    if (parameter.formula || !parameter.options.empty()) read_.push_back(std::move(parameter));
  }

  void readList(const Node& node, Parameter& parameter) const {
    if (node.list.empty() || node.list.size() > kMostOptions) {
      texts_.notes().error(node.spot, "A list to draw from needs 1 to 10,000 values.");
      return;
    }
    for (const Node& entry : node.list)
      if (auto value = optionFrom(entry, texts_)) parameter.options.push_back(std::move(*value));
    settleKinds(parameter.options);
    warnOfTwins(node, parameter);
  }

  void warnOfTwins(const Node& node, const Parameter& parameter) const {
    std::set<std::string> seen;
    for (const Value& option : parameter.options)
      if (!seen.insert(shown(option)).second)
        texts_.notes().warning(node.spot, "`" + parameter.name + "` lists " + shown(option) +
                                              " twice, so it is drawn more often. Leave one out.");
  }

  void readText(const Node& node, Parameter& parameter) const {
    const std::size_t before = texts_.notes().errors();
    const Template text = texts_.shownText(&node);
    if (texts_.notes().errors() > before) return;
    if (const Expression* whole = text.wholeExpression()) {
      parameter.formula = *whole;
      return;
    }
    if (!text.isConstant()) {
      texts_.notes().error(node.spot,
                           "A computed parameter is one {expression} and nothing around it. Put the words "
                           "into the text where the parameter is used.");
      return;
    }
    auto range = rangeFrom(node.text);
    if (!range) {
      texts_.notes().error(node.spot, range.error().message);
    } else if (*range) {
      parameter.options = std::move(**range);
    } else {
      parameter.options.emplace_back(must(text.render({})));
      settleKinds(parameter.options);
    }
  }

  /// Drawn parameters first, then computed ones as soon as all that they read is there.
  void order() {
    std::set<std::string> known;
    const auto isReady = [&](const Parameter& one) {
      if (!one.formula) return true;
      const auto& names = one.formula->names();
      return std::all_of(names.begin(), names.end(), [&](const std::string& name) { return known.contains(name); });
    };
    std::stable_partition(read_.begin(), read_.end(), [](const Parameter& one) { return !one.formula; });
    while (!read_.empty()) {
      const auto next = std::find_if(read_.begin(), read_.end(), isReady);
      if (next == read_.end()) break;
      known.insert(next->name);
      item_.parameters.push_back(std::move(*next));
      read_.erase(next);
    }
  }

  void reportCircle() const {
    std::vector<std::string> names;
    for (const Parameter& parameter : read_) names.push_back(parameter.name);
    texts_.notes().error({read_.front().line, 0}, "These parameters wait for one another: " + join(names, ", ") +
                                                      ". Let one of them be drawn or use numbers.");
  }

  ItemTexts& texts_;
  Item& item_;
  std::vector<Parameter> read_;
};

}  // namespace

Result<std::optional<std::vector<Value>>> rangeFrom(std::string_view text) {
  const auto dots = text.find("..");
  if (dots == std::string_view::npos) return std::optional<std::vector<Value>>();
  const auto from = wholeFrom(text.substr(0, dots));
  if (!from) return std::optional<std::vector<Value>>();
  std::string_view rest = text.substr(dots + 2);
  std::int64_t step = 1;
  if (const auto word = rest.find("step"); word != std::string_view::npos) {
    step = wholeFrom(rest.substr(word + 4)).value_or(0);
    rest = rest.substr(0, word);
  }
  const auto to = wholeFrom(rest);
  if (!to || step < 1) return badRange(text);
  if (*to < *from) return backwards(*from, *to);
  const std::int64_t span = *to - *from;
  if (span / step >= static_cast<std::int64_t>(kMostOptions)) return badRange(text);
  std::vector<Value> values;
  for (std::int64_t far = 0; far <= span; far += step) values.emplace_back(Exact(*from + far));
  return std::optional(std::move(values));
}

void readParameters(Fields& fields, ItemTexts& texts, Item& item) {
  if (const Node* let = fields.take("let", Node::Kind::table)) Parameters(texts, item).read(*let);
  for (const Node* rule : fields.texts("only"))
    if (auto expression = texts.expression(*rule)) item.only.push_back(std::move(*expression));
}

}  // namespace cz::pack
