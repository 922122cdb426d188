#include "core/scoring/share.h"

namespace cz::scoring {

std::string quoted(const std::string& text) { return "\"" + text + "\""; }

Exact shareInBand(const pack::Item& item, const Exact& parts, Share& share) {
  const Exact earned = pack::inBand(item.bands, parts);
  if (item.bands.empty()) return earned;
  const Exact percent = parts * Exact(100);
  const std::string much = percent.toDecimal().value_or(percent.toCutDecimal(2)) + " % of the parts are right, which ";
  share.because(much +
                (earned.sign() == 0 ? "is below the lowest band." : "earns " + earned.toText() + " by the bands."));
  return earned;
}

void Share::note(const std::string& sentence, const std::string& misconception) {
  if (!sentence.empty()) says.push_back(sentence);
  if (!misconception.empty()) misconceptions.push_back(misconception);
}

}  // namespace cz::scoring
