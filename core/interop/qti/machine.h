#pragma once
// The response processing of a QTI 2.x or 3.0 item: written out, by template, or not there at all.

#include <memory>
#include <string>

#include "core/interop/qti/declaration.h"
#include "core/interop/qti/draws.h"
#include "core/interop/qti/scene.h"
#include "core/interop/qti/scorer.h"

namespace cz::interop::qti {

class Machine : public Scorer {
 public:
  /// `item` is the assessmentItem; `strictCase` as in readDeclarations; `drawn` is the draw that it is about.
  static Result<std::shared_ptr<const Machine>> of(std::shared_ptr<const Element> item, bool strictCase,
                                                   const Drawn& drawn = {});

  Result<Outcome> run(const Values& responses) const override;
  std::string scoreName() const override;
  const Declarations& declared() const { return declared_; }
  /// Nothing says how points come about; the key alone was taken for it.
  /// Nothing at all is said about points: only a person can judge the answer.
  bool isSilent() const { return way_ == Way::unknown && template_.empty(); }
  bool assumed() const { return way_ == Way::assumedKey || way_ == Way::assumedMapping; }

 private:
  enum class Way { written, key, mapping, areas, assumedKey, assumedMapping, unknown };
  Machine(std::shared_ptr<const Element> item, Declarations declared, Values templates);
  void choose();
  Result<Outcome> runOnce(const Values& responses, Sample& sample) const;
  Result<Exact> templatePoints(const Values& responses) const;

  std::shared_ptr<const Element> item_;
  Declarations declared_;
  Values templates_;
  const Element* processing_ = nullptr;
  Way way_ = Way::unknown;
  std::string template_;  ///< the last part of its address
};

}  // namespace cz::interop::qti
