#include "kiosk/desk/library.h"

namespace cz::desk {

Result<ShelvedPtr> Library::read(const Hash& hash, ByteView parcel) {
  CZ_TRY(files, pack::filesOfParcel(textOf(parcel)));
  pack::Reading reading = pack::read(files);  // the station validated it; here only its form can be wrong
  if (reading.pack) {
    std::erase_if(files, [](const auto& file) { return !file.first.starts_with("media/"); });
    return std::make_shared<const Shelved>(Shelved{hash, std::move(*reading.pack), std::move(files)});
  }
  const auto& first = reading.problems.front();
  return Error{Fault::corrupt, "A pack from the station can't be read. Add it to the station again.",
               first.where.file + ":" + std::to_string(first.where.line) + ": " + first.message};
}

Found Library::find(const CheckId& check) const {
  for (const auto& shelved : packs_)
    if (const auto* found = shelved->pack.findCheck(check)) return {shelved, found};
  return {};
}

ShelvedPtr Library::find(const Hash& pack) const {
  for (const auto& shelved : packs_)
    if (shelved->hash == pack) return shelved;
  return nullptr;
}

}  // namespace cz::desk
