#pragma once
// The response processing of a QTI 1.2 item: conditions in a row, each of which may set or add points.

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "core/interop/qti/element.h"
#include "core/interop/qti/scorer.h"

namespace cz::interop::qti {

/// How the responses that we give belong to the item's own ones.
struct Responses12 {
  /// A response of pairs "row column", both numbers from 0: to which response a row belongs, and the identifier of
  /// each column in it.
  struct Row {
    std::string response;
    std::vector<std::string> columns;
  };
  std::vector<Row> rows;
  std::set<std::string> names;                                        ///< all responses
  std::map<std::string, std::string> labels;                          ///< the label of a typed answer → its response
  std::set<std::string> several;                                      ///< responses that take several picks
  std::map<std::string, std::map<std::string, std::string>> spelled;  ///< response → typed word (small) → identifier
};

/// The name under which pairs are given.
inline constexpr const char* kPairs = "pairs";
/// The outcome that holds the identifiers of the feedback that is shown.
inline constexpr const char* kFeedback = "feedback";

class Scorer12 : public Scorer {
 public:
  Scorer12(std::shared_ptr<const Element> item, Responses12 responses);

  Result<Outcome> run(const Values& responses) const override;
  std::string scoreName() const override { return score_; }

 private:
  void addUp(Values& values) const;

  std::shared_ptr<const Element> item_;
  Responses12 responses_;
  std::string score_;
  Exact most_ = 100;
  std::set<std::string> parts_;  ///< Brightspace: what the points are added up from; else empty
};

/// Which response a condition or a key means: some programs write the label of a typed answer instead.
std::string responseOf(const Responses12& responses, const std::string& respident);
/// Whether the points come from Brightspace's counts of right and wrong ticks, whose method the file doesn't name.
bool countsRightAndWrong(const Element& item);

/// Every comparison below a condition that isn't negated.
std::vector<const Element*> plainComparisons(const Element& from);

}  // namespace cz::interop::qti
