#pragma once
// The Checks page as data: the packs with their versions, and their checks.

#include "core/station/packs.h"
#include "core/station/regrade.h"

namespace cz::station {

struct ChecksPage {
  struct Version {
    Packs::Version is;
    std::size_t tries = 0;  ///< handed in, that were made with it
  };
  struct Check {
    CheckId id;
    std::string title;
    std::size_t tries = 0;  ///< handed in, over all versions
    std::vector<RegradeAction> regrades;
  };
  struct Pack {
    std::string id;
    std::string title;  ///< of the present version; its id when that can't be read
    std::vector<Version> versions;
    std::vector<Check> checks;  ///< of the present version
  };
  std::vector<Pack> packs;
};

Result<ChecksPage> checksPageOf(Station& station);

/// What can be chosen for a regrade of one check.
struct RegradeChoices {
  std::vector<Packs::Version> versions;  ///< of its pack that have the check; newest first
  std::vector<ItemId> items;             ///< of the present version
  std::vector<std::string> stems;        ///< of the items, as they are written, cut
};
/// notFound: no such check.
Result<RegradeChoices> regradeChoices(Station& station, const CheckId& check);

}  // namespace cz::station
