#include "core/tools/item_tests.h"

#include "core/scoring/scoring.h"
#include "core/tools/check_at.h"
#include "core/tools/score_json.h"

namespace cz::tools {
namespace {

/// Empty when the test comes out as written, else what the author should know.
std::string complaintOf(const pack::Check& check, const pack::Item& item, const pack::ItemTest& test) {
  const auto question = questionOf(item, test.draw);
  if (!question) return question.error().message;
  const auto response = responseFromText(*question, test.response);
  if (!response) return "The response of this test can't be read. " + response.error().message;
  const auto result = scoring::scoreItem(*question, *response, pointsOf(check, item.id), check.style);
  const std::string verdict(scoring::nameOf(result.verdict));
  if (verdict == test.verdict) return "";
  std::string complaint =
      "The response " + test.response + " comes out as \"" + verdict + "\", not as \"" + test.verdict + "\".";
  if (!result.readAs.empty()) complaint += " It was read as " + result.readAs + ".";
  return complaint + " Correct the key, or the test.";
}

}  // namespace

std::vector<pack::Problem> problemsOfItemTests(const pack::Pack& pack) {
  std::vector<pack::Problem> problems;
  for (const auto& check : pack.checks)
    for (const auto& item : check.items)
      for (const auto& test : item.tests)
        if (std::string complaint = complaintOf(check, item, test); !complaint.empty())
          problems.push_back({pack::Severity::error, test.where, item.id, std::move(complaint)});
  return problems;
}

}  // namespace cz::tools
