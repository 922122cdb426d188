#pragma once
// A form that nobody took: for the teacher to look at, and to print.

#include <memory>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/form/form.h"
#include "core/pack/read.h"

namespace cz::station {

class Station;

inline constexpr int kMostPreviews = 24;

struct PreviewWish {
  CheckId check;
  int number = 1;        ///< 1 to kMostPreviews; others are taken for the nearest
  std::string language;  ///< empty, or one in which nothing is written: the check's own
  bool practice = false;
  bool fewer = false;  ///< with fewer choices (form/fewer.h)
};

struct Preview {
  PreviewWish wish;  ///< as it was granted
  std::shared_ptr<const pack::Pack> pack;
  pack::Check check;  ///< in that language
  form::Form form;
  std::vector<std::string> languages;  ///< the check's own first
  bool canPractise = false;
};

/// The form that somebody could get who has taken those of the lower numbers: so they show the pool one after the
/// other. The same ones every time, of the pack's present version, and no student's: their seeds come from no form key.
/// notFound: no such check · refused: no practice form can be made.
Result<Preview> previewOf(Station& station, const PreviewWish& wish);

/// The pack's files, for its pictures. notFound: the pack is not the present version any more.
Result<pack::Files> filesOf(Station& station, const pack::Pack& pack);

}  // namespace cz::station
