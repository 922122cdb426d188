#pragma once
// What one answer of several adds.

#include <memory>
#include <string>
#include <utility>

#include "core/interop/qti/scorer.h"

namespace cz::interop::qti {

/// The points of one answer, or of some, while all others stay as they are, less the points without it.
class OtherFixed : public Scorer {
 public:
  OtherFixed(std::shared_ptr<const Scorer> whole, Values others, Exact without)
      : whole_(std::move(whole)), others_(std::move(others)), without_(std::move(without)) {}

  Result<Outcome> run(const Values& responses) const override {
    Values all = others_;
    for (const auto& [id, value] : responses) all[id] = value;
    CZ_TRY(outcome, whole_->run(all));
    outcome.values[scoreName()] = single(numberAtom(outcome.score(scoreName()) - without_));
    return outcome;
  }
  std::string scoreName() const override { return whole_->scoreName(); }

 private:
  std::shared_ptr<const Scorer> whole_;
  Values others_;
  Exact without_;  ///< the points when this answer is missing
};

}  // namespace cz::interop::qti
