#pragma once
// A QTI 2.0, 2.1, 2.2 or 3.0 assessmentItem as a question.

#include <functional>
#include <memory>

#include "core/interop/qti/element.h"
#include "core/interop/qti/question.h"

namespace cz::interop::qti {

/// Another document of the same package by its address in this one; null when it isn't there.
using Neighbor = std::function<std::shared_ptr<const Element>(const std::string& href)>;

/// Never fails: what can't be read is said in `whyNot`. An item that draws numbers is read as one of its draws.
Question readItem(const std::shared_ptr<const Element>& item, const Neighbor& neighbor);

/// The item once for each of a sample of its draws (draws.h); alone when it draws nothing. Never empty.
std::vector<Question> readDraws(const std::shared_ptr<const Element>& item, const Neighbor& neighbor);

}  // namespace cz::interop::qti
