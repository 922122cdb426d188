#include "core/interop/qti/luck.h"

#include <algorithm>
#include <set>

namespace cz::interop::qti {
namespace {

/// Follows chance from variable to variable until nothing more is touched by it.
class Luck {
 public:
  bool reaches(const Element& processing, const std::string& score) {
    std::size_t before = 0;
    do {
      before = known();
      walk(processing, false);
    } while (known() != before);
    return touched_.count(score) != 0;
  }

 private:
  std::set<std::string> touched_;  ///< variables
  bool ends_ = false;              ///< whether the rules end is by chance

  std::size_t known() const { return touched_.size() + (ends_ ? 1 : 0); }

  bool names(const std::string& value) const {
    const bool braces = value.size() > 2 && value.front() == '{' && value.back() == '}';
    return touched_.count(braces ? value.substr(1, value.size() - 2) : value) != 0;
  }

  bool isTouched(const Element& expression) const {
    if (expression.name.starts_with("random")) return true;
    const auto& given = expression.attributes;
    if (std::any_of(given.begin(), given.end(), [&](const auto& one) { return names(one.second); })) return true;
    const auto parts = expression.elements();
    return std::any_of(parts.begin(), parts.end(), [&](const Element* part) { return isTouched(*part); });
  }

  /// Whether chance decides which branch is taken.
  bool isForked(const Element& condition) const {
    const auto branches = condition.elements();
    return std::any_of(branches.begin(), branches.end(), [&](const Element* branch) {
      const auto parts = branch->elements();
      return branch->name != "responseElse" && !parts.empty() && isTouched(*parts.front());
    });
  }

  void walk(const Element& rule, bool under) {
    if (rule.name == "exitResponse") ends_ = ends_ || under;
    if (rule.name == "setOutcomeValue" || rule.name == "lookupOutcomeValue") {
      const auto parts = rule.elements();
      const bool value = std::any_of(parts.begin(), parts.end(), [&](const Element* part) { return isTouched(*part); });
      if (under || ends_ || value) touched_.insert(rule.attribute("identifier"));
      return;
    }
    const bool forked = under || (rule.name == "responseCondition" && isForked(rule));
    for (const auto* part : rule.elements()) walk(*part, forked);
  }
};

}  // namespace

bool isByLuck(const Element& processing, const std::string& score) { return Luck().reaches(processing, score); }

}  // namespace cz::interop::qti
