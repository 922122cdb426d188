#include "core/pack/notes.h"

#include <algorithm>
#include <tuple>

namespace cz::pack {
namespace {

auto keyOf(const Problem& problem) {
  return std::tie(problem.where.file, problem.where.line, problem.where.column, problem.severity, problem.item,
                  problem.message);
}

bool isError(const Problem& problem) { return problem.severity == Severity::error; }

}  // namespace

std::size_t Notes::errors() const {
  return static_cast<std::size_t>(std::count_if(problems_->begin(), problems_->end(), isError));
}

void sortProblems(std::vector<Problem>& problems) {
  std::sort(problems.begin(), problems.end(), [](const Problem& a, const Problem& b) { return keyOf(a) < keyOf(b); });
  const auto same = [](const Problem& a, const Problem& b) { return keyOf(a) == keyOf(b); };
  problems.erase(std::unique(problems.begin(), problems.end(), same), problems.end());
}

bool hasErrors(const std::vector<Problem>& problems) { return std::any_of(problems.begin(), problems.end(), isError); }

}  // namespace cz::pack
