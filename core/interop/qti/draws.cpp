#include "core/interop/qti/draws.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/interop/qti/rounding.h"
#include "core/interop/qti/scene.h"

namespace cz::interop::qti {
namespace {

constexpr std::size_t kMostTries = 400;
constexpr int kSignificant = 6;  ///< figures of a number that has no end
constexpr int kMostPlaces = 12;

/// What ends a draw before its end.
enum class Went { on, exited, refused };

class Drawing {
 public:
  Drawing(const Element& item, const Declarations& declared, std::uint64_t number)
      : item_(item), scene_{declared, {}, {}, false, 0, &sample_}, sample_{number, 0} {}

  /// Nothing when the item's own constraints refuse the draw.
  Result<std::optional<Drawn>> draw() {
    CZ_CHECK(setStarts());
    const auto* processing = item_.child("templateProcessing");
    if (processing != nullptr) {
      CZ_TRY(went, runAll(*processing, false));
      if (went == Went::refused) return std::optional<Drawn>();
    }
    for (const auto& id : templates_) drawn_.templates[id] = scene_.variable(id);
    return std::optional(std::move(drawn_));
  }

 private:
  Result<void> setStarts() {
    for (const auto* one : item_.childrenCalled("templateDeclaration")) {
      const std::string id = one->attribute("identifier");
      templates_.push_back(id);
      const auto* usual = one->child("defaultValue");
      if (usual == nullptr) continue;
      CZ_TRY(value, readValues(*usual, baseOf(one->attribute("baseType")), Value::Shape::single));
      scene_.variables[id] = value;
    }
    return {};
  }

  Result<Went> runAll(const Element& holder, bool hasCondition) {
    const auto rules = holder.elements();
    for (std::size_t i = hasCondition ? 1 : 0; i < rules.size(); ++i) {
      CZ_TRY(went, run(*rules[i]));
      if (went != Went::on) return went;
    }
    return Went::on;
  }

  Result<Went> run(const Element& rule) {
    if (rule.name == "exitTemplate") return Went::exited;
    if (rule.name == "templateCondition") return choose(rule);
    const auto parts = rule.elements();
    if (parts.size() != 1) return unknownElement(rule);
    if (rule.name == "templateConstraint") {
      CZ_TRY(fine, holds(scene_, *parts[0]));
      return fine ? Went::on : Went::refused;
    }
    CZ_TRY(value, evaluate(scene_, *parts[0]));
    return set(rule, value);
  }

  Result<Went> set(const Element& rule, const Value& value) {
    const std::string id = rule.attribute("identifier");
    if (rule.name == "setTemplateValue")
      scene_.variables[id] = value;
    else if (rule.name == "setCorrectResponse")
      drawn_.correct[id] = value;
    else if (rule.name == "setDefaultValue")
      drawn_.usual[id] = value;
    else
      return unknownElement(rule);
    return Went::on;
  }

  Result<Went> choose(const Element& rule) {
    for (const auto* branch : rule.elements()) {
      const bool otherwise = branch->name == "templateElse";
      const auto parts = branch->elements();
      if (!otherwise && parts.empty()) return unknownElement(*branch);
      if (!otherwise) {
        CZ_TRY(yes, holds(scene_, *parts[0]));
        if (!yes) continue;
      }
      return runAll(*branch, !otherwise);
    }
    return Went::on;
  }

  const Element& item_;
  Scene scene_;
  Sample sample_;
  std::vector<std::string> templates_;
  Drawn drawn_;
};

bool same(const Values& a, const Values& b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](const auto& one, const auto& other) {
           return one.first == other.first && one.second.sameAs(other.second);
         });
}

/// "12.5" → "12.50".
std::string withPlaces(const Exact& number, int places) {
  const Exact rounded = Rounding{false, places}.rounded(number);
  std::string text = rounded.toDecimal(kMostPlaces).value_or(rounded.toText());
  const auto point = text.find('.');
  const std::size_t behind = point == std::string::npos ? 0 : text.size() - point - 1;
  if (places > 0 && point == std::string::npos) text += '.';
  if (behind < static_cast<std::size_t>(places)) text.append(static_cast<std::size_t>(places) - behind, '0');
  return text;
}

std::string plain(const Exact& number) {
  if (const auto text = number.toDecimal(kMostPlaces)) return *text;
  const Exact rounded = Rounding{true, kSignificant}.rounded(number);
  return rounded.toDecimal(kMostPlaces).value_or(rounded.toText());
}

/// "%.3r": three figures; "%.2f": two places behind the point. Other formats show the number as it is.
std::string formatted(const Exact& number, const std::string& format) {
  const auto point = format.find('.');
  if (point == std::string::npos || format.size() < point + 3) return plain(number);
  const auto figures = numberOf(format.substr(point + 1, format.size() - point - 2));
  const auto whole = figures ? figures->toInt() : std::nullopt;
  if (!whole || *whole < 0 || *whole > kMostPlaces) return plain(number);
  if (format.back() == 'f') return withPlaces(number, static_cast<int>(*whole));
  return format.back() == 'r' ? plain(Rounding{true, *whole}.rounded(number)) : plain(number);
}

const Value* find(const Drawn& drawn, const std::string& name) {
  const auto found = drawn.templates.find(name);
  return found == drawn.templates.end() || found->second.isNull() ? nullptr : &found->second;
}

/// The entry that "list[i]" names.
const Atom* entryOf(const Drawn& drawn, const std::string& name) {
  const auto open = name.find('[');
  if (open == std::string::npos || name.back() != ']') return nullptr;
  const auto* list = find(drawn, name.substr(0, open));
  const std::string inside = name.substr(open + 1, name.size() - open - 2);
  const auto* variable = find(drawn, inside);
  const auto number = variable != nullptr ? variable->number() : numberOf(inside);
  const auto at = number ? number->toInt() : std::nullopt;
  if (list == nullptr || !at || *at < 0 || static_cast<std::size_t>(*at) >= list->atoms.size()) return nullptr;
  return &list->atoms[static_cast<std::size_t>(*at)];
}

}  // namespace

bool hasTemplates(const Element& item) { return item.child("templateDeclaration") != nullptr; }

Result<std::vector<Drawn>> drawsOf(const Element& item) {
  std::vector<Drawn> draws;
  const Declarations none;
  std::optional<Error> last;
  for (std::uint64_t number = 0; number < kMostTries && draws.size() < kMostDraws; ++number) {
    auto drawn = Drawing(item, none, number).draw();
    if (!drawn) last = drawn.error();
    if (!drawn || !*drawn) continue;
    const bool known = std::any_of(draws.begin(), draws.end(),
                                   [&](const Drawn& other) { return same(other.templates, (*drawn)->templates); });
    if (!known) draws.push_back(std::move(**drawn));
  }
  if (!draws.empty()) return draws;
  return last.value_or(Error{Fault::input, "No draw of it keeps its own constraints. Correct them.", ""});
}

std::optional<std::string> printed(const Drawn& drawn, const std::string& name, const std::string& format) {
  const auto* value = find(drawn, name);
  const Atom* atom = value != nullptr ? &value->atoms.front() : entryOf(drawn, name);
  if (atom == nullptr) return std::nullopt;
  return isNumber(atom->base) ? formatted(atom->number, format) : atom->text;
}

}  // namespace cz::interop::qti
