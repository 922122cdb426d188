#include "core/interop/qti/parts.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/interop/markup.h"
#include "core/interop/qti/other_fixed.h"

namespace cz::interop::qti {
namespace {

using Kind = Interaction::Kind;

constexpr std::size_t kMostParts = 12;
constexpr const char* kAnyWords = "zzqxk";

bool isMarkedByPeople(const Interaction& one) { return one.kind == Kind::written || one.kind == Kind::drawing; }

/// The stem of the n-th part.
std::string stemOf(const Question& question, std::size_t n) {
  const auto& all = question.interactions;
  const std::size_t begin = n == 0 ? 0 : all[n - 1].to;
  const std::size_t end = n + 1 == all.size() ? question.stem.size() : all[n].to;
  const std::string own = question.stem.substr(begin, end - begin);
  return n == 0 ? own : question.stem.substr(0, all[0].from) + "<div></div>" + own;
}

std::optional<Exact> pointsFor(const Question& question, const Values& values) {
  const auto outcome = question.scorer->run(values);
  return outcome ? std::optional(outcome->score(question.scorer->scoreName())) : std::nullopt;
}

bool standInOrder(const Question& question) {
  std::size_t before = 0;
  for (const auto& one : question.interactions) {
    if (one.from < before || one.to < one.from || one.to > question.stem.size()) return false;
    before = one.to;
  }
  return before > 0;
}

const Probe* fullOf(const Draft& part) {
  for (const auto& probe : part.probes)
    if (probe.share == Exact(1) && !probe.given.isNull()) return &probe;
  return nullptr;
}

class SumCheck {
 public:
  SumCheck(const Question& whole, const std::vector<const Draft*>& parts, const std::vector<Interaction>& idle)
      : whole_(whole), parts_(parts), idle_(idle) {}

  bool holds() {
    const auto base = pointsFor(whole_, {});
    if (!base || base->sign() != 0) return false;
    for (const auto* part : parts_)
      if (isMarkedByPeople(part->main()) && !isIdle(*part)) return false;
    Values right;
    for (const auto* part : parts_)
      if (const auto* full = fullOf(*part)) right[part->main().response] = full->given;
    return std::all_of(parts_.begin(), parts_.end(), [&](const Draft* part) { return adds(*part, right); }) &&
           std::all_of(idle_.begin(), idle_.end(), [&](const Interaction& one) { return changesNothing(one, right); });
  }

 private:
  bool isIdle(const Draft& part) const {
    const auto points = pointsFor(whole_, {{part.main().response, single(textAtom(kAnyWords))}});
    return points && points->sign() == 0;
  }

  bool changesNothing(const Interaction& one, const Values& right) const {
    for (const auto& choice : one.choices)
      for (const Values& others : {Values(), right}) {
        Values all = others;
        all[one.response] = {one.shape, {textAtom(choice.id)}};
        const auto with = pointsFor(whole_, all);
        const auto without = pointsFor(whole_, others);
        if (!with || !without || *with != *without) return false;
      }
    return true;
  }

  bool adds(const Draft& part, const Values& right) const {
    Values others = right;
    others.erase(part.main().response);
    const auto without = pointsFor(whole_, others);
    if (!without) return false;
    return std::all_of(part.probes.begin(), part.probes.end(), [&](const Probe& probe) {
      Values all = others;
      all[part.main().response] = probe.given;
      const auto together = pointsFor(whole_, all);
      const auto alone = pointsFor(whole_, {{part.main().response, probe.given}});
      // An item of its own can't take points from the others.
      return together && alone && alone->sign() >= 0 && *together - *without == *alone;
    });
  }

  const Question& whole_;
  const std::vector<const Draft*>& parts_;
  const std::vector<Interaction>& idle_;
};

}  // namespace

std::vector<Question> partsOf(const Question& question) {
  const auto& all = question.interactions;
  if (all.size() < 2 || all.size() > kMostParts || question.scorer == nullptr || !standInOrder(question)) return {};
  if (!pointsFor(question, {})) return {};
  std::vector<Question> parts;
  for (std::size_t n = 0; n < all.size(); ++n) {
    Question part = question;
    part.interactions = {all[n]};
    part.stem = stemOf(question, n);
    part.points.reset();
    part.feedback.clear();
    part.scorer = std::make_shared<const OtherFixed>(question.scorer, Values(), Exact(0));
    if (n > 0) part.forScorers.clear();
    parts.push_back(std::move(part));
  }
  return parts;
}

bool isSum(const Question& whole, const std::vector<const Draft*>& parts, const std::vector<Interaction>& idle) {
  return SumCheck(whole, parts, idle).holds();
}

bool isKeyless(const Interaction& one) {
  const bool chosen = one.kind == Kind::choice || one.kind == Kind::inlineChoice;
  return chosen && one.correct.isNull() && one.keys.empty();
}

}  // namespace cz::interop::qti
