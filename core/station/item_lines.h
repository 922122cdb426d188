#pragma once
// One attempt item by item, as the student saw it.

#include "core/station/facts.h"
#include "core/station/packs.h"
#include "core/station/student.h"

namespace cz::station {

/// The lines of an attempt from what was signed; without its pack only the ids are known. An empty list: the payloads
/// are not here (any more). `judged`: the station's verdicts, by slot.
std::vector<ItemLine> itemLinesOf(Station& station, const AttemptFact& attempt, const FoundCheck& found,
                                  const std::vector<PlaceFact>& judged);

/// Some answers to an attempt, for reading: "question 2: 1, 2, 4". Unanswered ones are left out.
std::vector<std::string> answersInWords(Station& station, const AttemptFact& attempt,
                                        const scoring::Responses& responses);

}  // namespace cz::station
