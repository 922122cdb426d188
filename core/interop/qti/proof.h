#pragma once
// Whether an item of ours scores responses as the file does: the item is written, read back and asked like any other,
// and core/scoring judges.

#include <string>
#include <vector>

#include "core/interop/imported.h"
#include "core/interop/qti/draft.h"

namespace cz::interop::qti {

struct Proof {
  std::string fault;  ///< not empty: a pack can't hold the item, for this reason
  std::size_t differences = 0;
  const Probe* first = nullptr;  ///< the first of them, among the probes that were given
  Exact here = 0;                ///< the share that it would earn with us
  bool sameFull = true;          ///< the same responses earn all the points, and no answer earns none
  bool onlyBlank = false;        ///< the only difference: the file pays for no answer
  bool onlyAtEdges = false;      ///< number: all differences lie on the very end of a range
  bool onlyRounding = false;     ///< no difference is as large as a thousandth of the points

  bool same() const { return fault.empty() && differences == 0; }
};

/// `pictures` has those that the item shows.
Proof prove(const ImportedItem& item, const std::vector<Probe>& probes, const std::string& language,
            const PictureBox& pictures);

}  // namespace cz::interop::qti
