#pragma once
// From questions of any version of QTI to items of ours: in with a proof of the same points, or left out by name.

#include <string>
#include <vector>

#include "core/interop/imported.h"
#include "core/interop/qti/draft.h"
#include "core/interop/qti/question.h"

namespace cz::interop::qti {

/// Where a question stands.
struct Origin {
  std::string source;      ///< file, for reports
  std::string group;       ///< the check that it belongs to
  std::string collection;  ///< the unit that it belongs to
  std::string language;
};

/// The question as an item of ours with its probes, or with the reason why it can't be one. `question` and `pictures`
/// must outlive it; without `pictures` none is shown.
Draft draftOf(const Question& question, const Origin& origin, QuestionPictures* pictures = nullptr);

/// Adds the question to `into` with its points; gives whether it came in. A question without an interaction is worth
/// none. `fetch` has the pictures of its package.
/// A question that asks for several things comes in as one item, or as one for each of them (parts.h).
bool convert(const Question& question, const Origin& origin, Imported& into, const FetchPicture& fetch = {});

/// The same for several draws of one question: each is an item, and all of them share a slot.
bool convertDraws(const std::vector<Question>& draws, const Origin& origin, Imported& into,
                  const FetchPicture& fetch = {});

}  // namespace cz::interop::qti
