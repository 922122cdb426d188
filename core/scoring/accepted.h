#pragma once
// The rule that number, number-list and text have in common: the best accepted answer counts; only when none fits are
// known wrong ideas looked for.

#include "core/scoring/share.h"

namespace cz::scoring {

/// The accepted answer that fits and pays most; the first of equals. Null when none fits.
template <class Fits>
const pack::AskedAccept* bestAccept(const pack::Question& question, Fits fits) {
  const pack::AskedAccept* best = nullptr;
  for (const auto& accept : question.accepts)
    if (fits(accept) && (best == nullptr || accept.credit > best->credit)) best = &accept;
  return best;
}

/// The accepted answer's credit, or the feedback to a known wrong idea.
template <class Fits, class IsIdea>
Share acceptedOrWrong(const pack::Question& question, Fits fits, IsIdea isIdea) {
  Share share;
  if (const auto* accept = bestAccept(question, fits)) {
    share.share = accept->credit;
    share.note(accept->says);
    return share;
  }
  for (const auto& wrong : question.wrongs)
    if (isIdea(wrong.when)) share.note(wrong.says, wrong.misconception);
  return share;
}

}  // namespace cz::scoring
