#pragma once
// The pages about students as HTML: the list, a list that is to come in, slips with PINs, and forgetting somebody.

#include "core/interop/mapped_roster.h"
#include "core/station/daemon/pages.h"
#include "core/station/erase.h"
#include "core/station/students_page.h"

namespace cz::station {

/// Bytes of files that come in one go. One table of who is in which class has about 180 a line: a school of 5,000 with
/// seven classes each is 6 MB.
inline constexpr std::size_t kMostUpload = std::size_t{16} << 20;
/// Why more than that is not taken, and the way out.
std::string tooMuchWords();

/// A list whose columns a person has to name.
struct ColumnsView {
  std::string file;
  interop::ListHead head;
  interop::ListColumns chosen;  ///< guessed, or as chosen before
  std::string problem = {};     ///< why that can't be used; may be empty
};

/// What a list would do.
struct RosterInView {
  roster::Plan plan;
  std::string digest;        ///< of the plan: what is agreed to is what was seen
  bool endsYear = false;     ///< no list: everybody leaves
  std::string problem = {};  ///< why it was not taken in; may be empty
};

/// Stateless but for the templates; safe from several threads.
class StudentsPages {
 public:
  explicit StudentsPages(const Assets& assets) : assets_(assets) {}
  /// `problem`: why the last deed was not done; may be empty.
  std::string list(const StudentsPage& page, const std::string& problem, const Around& around) const;
  std::string columns(const ColumnsView& view, const Around& around) const;
  std::string preview(const RosterInView& view, const Around& around) const;
  /// Shown once. `room`: where they hold.
  std::string slips(const std::vector<PinSlip>& slips, const Around& around) const;
  std::string forgetting(const StudentId& student, const Erased& takes, const std::string& problem,
                         const Around& around) const;

 private:
  const Assets& assets_;
};

}  // namespace cz::station
