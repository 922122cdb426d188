#pragma once
// The pages of progress as HTML: the class by lessons, and what goes home.

#include "core/station/daemon/pages.h"
#include "core/station/progress_view.h"
#include "core/station/report.h"

namespace cz::station {

/// Stateless but for the templates; safe from several threads.
class ProgressPages {
 public:
  explicit ProgressPages(const Assets& assets) : assets_(assets) {}
  /// `problem`: why the pace was not changed; may be empty.
  std::string progress(const ProgressView& view, const std::string& problem, const Around& around) const;
  /// One or many, each on a sheet of its own when printed. `day`: "27 November 2026".
  std::string reports(const std::vector<Report>& reports, const std::string& day, const Around& around) const;

 private:
  const Assets& assets_;
};

}  // namespace cz::station
