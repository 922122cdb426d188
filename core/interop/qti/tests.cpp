// What the tests of a package say about its items: how many of them are drawn, and how they weigh.

#include <filesystem>

#include "core/interop/item_toml.h"
#include "core/interop/plain_rubric.h"
#include "core/interop/qti/pools.h"
#include "core/interop/qti/value.h"

namespace cz::interop::qti {
namespace {

using std::filesystem::path;

bool isTest(const Element& root) { return root.name == "assessmentTest" || root.name == "assessmentSection"; }

std::string addressIn(const std::string& test, const Element& reference) {
  return (path(test).parent_path() / reference.attribute("href")).lexically_normal().generic_string();
}

class Tests {
 public:
  Tests(const Package& package, const std::map<std::string, Came>& came, Imported& into)
      : package_(package), came_(came), into_(into) {}

  /// Weights first: items of a slot must be worth the same.
  void apply() {
    for (const bool weights : {true, false})
      for (const auto& [test, root] : package_.documents) {
        if (!isTest(*root)) continue;
        if (weights)
          for (const auto* reference : root->all("assessmentItemRef")) weigh(test, *reference);
        else
          drawAll(test, *root);
      }
  }

 private:
  const Package& package_;
  const std::map<std::string, Came>& came_;
  Imported& into_;
  std::map<std::string, Exact> weights_;  ///< of documents that a test has named

  void note(const std::string& test, const Element& at, const std::string& id, const std::string& message) {
    into_.notes.push_back({package_.sourceOf(test), id, at.line, message});
  }

  void weigh(const std::string& test, const Element& reference) {
    const auto found = came_.find(addressIn(test, reference));
    if (found == came_.end()) return;
    const std::string id = reference.attribute("identifier");
    Exact weight = 1;
    std::size_t others = 0;
    for (const auto* one : reference.childrenCalled("weight")) {
      const auto value = numberOf(one->attribute("value"));
      if (!value || (others++ > 0 && *value != weight))
        return note(test, reference, id,
                    std::string(kInWithout) + "its weights, which are no number or several. Write its points.");
      weight = *value;
    }
    const auto [known, isNew] = weights_.emplace(found->first, weight);
    if (!isNew && known->second != weight)
      note(test, reference, id,
           std::string(kInWithout) + "its other weight: it stands in the tests more than once. Look at its points.");
    if (isNew && weight != Exact(1)) take(test, reference, found->second, weight);
  }

  void take(const std::string& test, const Element& reference, const Came& came, const Exact& weight) {
    const std::string id = reference.attribute("identifier");
    const Exact change = came.points * (weight - Exact(1));
    into_.pointsBefore += change;
    std::vector<std::string> notes = {"In its test it weighs " + weight.toDecimal().value_or(weight.toText()) +
                                      ": its points were multiplied by that."};
    for (std::size_t n = came.from; n < came.to; ++n)
      into_.items[n].points = keptPoints(into_.items[n].points * weight, notes);
    if (came.from == came.to) return;  // left out, and named already
    for (const auto& one : notes) note(test, reference, id, one);
  }

  void drawAll(const std::string& test, const Element& root) {
    if (root.name == "assessmentSection") draw(test, root);
    for (const auto* section : root.all("assessmentSection")) draw(test, *section);
  }

  void draw(const std::string& test, const Element& section) {
    const auto* selection = section.child("selection");
    if (selection == nullptr) return;
    const auto number = numberOf(selection->attribute("select"));
    const auto drawn = number ? number->toInt() : std::nullopt;
    Draw draw{
        package_.sourceOf(test), section.attribute("title", section.attribute("identifier")), section.line, 0, 0, ""};
    draw.drawn = drawn && *drawn > 0 ? static_cast<std::size_t>(*drawn) : 0;
    std::vector<std::size_t> items;
    for (const auto* reference : section.all("assessmentItemRef")) {
      ++draw.of;
      if (reference->attribute("required") == "true") draw.whyNot = "some of its questions are always asked";
      if (const auto found = came_.find(addressIn(test, *reference)); found != came_.end())
        for (std::size_t n = found->second.from; n < found->second.to; ++n) items.push_back(n);
    }
    if (selection->attribute("withReplacement") == "true") draw.whyNot = "it may ask a question twice";
    if (section.child("assessmentSection") != nullptr || section.child("assessmentSectionRef") != nullptr)
      draw.whyNot = "there are sections among what it draws from";
    makePool(draw, items, into_);
  }
};

}  // namespace

void applyTests(const Package& package, const std::map<std::string, Came>& came, Imported& into) {
  Tests(package, came, into).apply();
}

}  // namespace cz::interop::qti
