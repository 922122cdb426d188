#include "core/station/preview.h"

#include <algorithm>

#include "core/crypto/hash.h"
#include "core/form/fewer.h"
#include "core/pack/practice.h"
#include "core/pack/twin.h"
#include "core/station/blobs.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

Seed seedOf(const PreviewWish& wish, int number) {
  const std::string name = "checkzone preview " + wish.check.text + " " + std::to_string(number);
  Seed seed;
  seed.bytes = crypto::sha256(viewOf(name)).bytes;
  return seed;
}

Result<form::Form> formOf(const pack::Check& check, const PreviewWish& wish) {
  std::vector<form::Form> earlier;
  for (int number = 1;; ++number) {
    const Seed seed = seedOf(wish, number);
    auto form = wish.practice ? form::buildPractice(check, seed, earlier) : form::build(check, seed, earlier);
    if (!form || number == wish.number) return form;
    earlier.push_back(*std::move(form));
  }
}

}  // namespace

Result<Preview> previewOf(Station& station, const PreviewWish& wish) {
  const FoundCheck found = station.packs().findCheck(wish.check);
  if (!found) return Error{Fault::notFound, "No pack has this check.", wish.check.text};
  Preview preview;
  preview.wish = wish;
  preview.wish.number = std::clamp(wish.number, 1, kMostPreviews);
  preview.pack = found.pack;
  preview.languages = pack::languagesOf(*found.check);
  const auto& all = preview.languages;
  if (std::find(all.begin(), all.end(), wish.language) == all.end()) preview.wish.language = all.front();
  preview.canPractise = pack::slotsWithoutPractice(*found.check).empty();
  if (wish.practice && !preview.canPractise)
    return Error{Fault::refused, "\"" + found.check->title + "\" has nothing to practise with that no real form has.",
                 ""};
  CZ_TRY(form, formOf(*found.check, preview.wish));
  preview.form = wish.fewer ? form::withFewerChoices(*found.check, std::move(form)) : std::move(form);
  preview.check = pack::inLanguage(*found.check, preview.wish.language);
  return preview;
}

Result<pack::Files> filesOf(Station& station, const pack::Pack& pack) {
  CZ_TRY(present, station.packs().present());
  for (const sync::ParcelRef& ref : present) {
    if (ref.id != pack.id.text || ref.version != pack.version) continue;
    CZ_TRY(parcel, getBlob(station.db(), ref.hash));
    if (parcel) return pack::filesOfParcel(textOf(*parcel));
  }
  return Error{Fault::notFound, "This pack has another version now. Look at it again.", pack.id.text};
}

}  // namespace cz::station
