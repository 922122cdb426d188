#pragma once
// What a file's own response processing makes of a response, for any version of QTI.

#include <map>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/interop/qti/value.h"

namespace cz::interop::qti {

/// Responses by the identifier of their declaration; one that isn't there is NULL.
using Values = std::map<std::string, Value>;

struct Outcome {
  Values values;             ///< outcomes by name; what feedback is shown is among them
  std::vector<Exact> edges;  ///< numbers that something was compared with: where the points may change

  /// The points: NULL counts as 0.
  Exact score(const std::string& name) const;
};

class Scorer {
 public:
  virtual ~Scorer() = default;
  /// An error names what the processing uses and we don't know.
  virtual Result<Outcome> run(const Values& responses) const = 0;
  /// The outcome that holds the points: "SCORE" in most files.
  virtual std::string scoreName() const = 0;
};

}  // namespace cz::interop::qti
