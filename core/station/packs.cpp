#include "core/station/packs.h"

#include "core/base/text.h"
#include "core/station/blobs.h"
#include "core/store/database.h"

namespace cz::station {
namespace {

std::string lineOf(const pack::Problem& problem) {
  std::string where = problem.where.file;
  if (problem.where.line > 0) where += ":" + std::to_string(problem.where.line);
  return where + ": " + problem.message;
}

Error errorOf(const std::vector<pack::Problem>& problems) {
  std::vector<std::string> lines = {"The pack can't be used yet:"};
  for (const pack::Problem& problem : problems)
    if (problem.severity == pack::Severity::error) lines.push_back(lineOf(problem));
  return {Fault::input, join(lines, "\n"), ""};
}

}  // namespace

Result<void> Packs::refuseTakenChecks(const pack::Pack& added) {
  for (const pack::Check& check : added.checks) {
    const FoundCheck found = findCheck(check.id);
    if (found && found.pack->id != added.id)
      return Error{Fault::input,
                   "The pack \"" + found.pack->id.text + "\" has a check \"" + check.id.text +
                       "\" already. Give the new check another id.",
                   ""};
  }
  return {};
}

Result<Packs::Added> Packs::add(const pack::Files& files, std::int64_t nowMs) {
  pack::Reading reading = pack::readAndValidate(files);
  if (!reading.pack) return errorOf(reading.problems);
  CZ_CHECK(refuseTakenChecks(*reading.pack));
  const std::string parcel = pack::parcelOf(files);
  CZ_TRY(hash, putBlob(db_, viewOf(parcel)));
  Added added{{reading.pack->id.text, reading.pack->version, hash, parcel.size()}, false};
  CZ_CHECK(
      db_.run("INSERT INTO pack(hash, id, version, size, added_ms, present) VALUES(?1, ?2, ?3, ?4, ?5, 0) ON "
              "CONFLICT(hash) DO NOTHING",
              hash, added.ref.id, added.ref.version, parcel.size(), nowMs));
  added.isNew = db_.changes() > 0;
  CZ_CHECK(db_.run("UPDATE pack SET present = (hash = ?1) WHERE id = ?2", hash, added.ref.id));
  read_[hash] = std::make_shared<const pack::Pack>(*std::move(reading.pack));
  return added;
}

Result<std::vector<Packs::Version>> Packs::versions() const {
  CZ_TRY(row,
         db_.query("SELECT id, version, hash, size, added_ms, present FROM pack ORDER BY id, added_ms DESC, hash"));
  std::vector<Version> all;
  for (;;) {
    CZ_TRY(more, row.step());
    if (!more) return all;
    CZ_TRY(hash, fixedFrom<Hash>(row.blob(2), "A pack's hash"));
    const auto size = static_cast<std::uint64_t>(row.integer(3));
    all.push_back({{row.text(0), row.text(1), hash, size}, row.integer(4), row.integer(5) != 0});
  }
}

Result<std::vector<sync::ParcelRef>> Packs::present() const {
  CZ_TRY(row, db_.query("SELECT id, version, hash, size FROM pack WHERE present = 1 ORDER BY id"));
  std::vector<sync::ParcelRef> refs;
  for (;;) {
    CZ_TRY(more, row.step());
    if (!more) return refs;
    CZ_TRY(hash, fixedFrom<Hash>(row.blob(2), "A pack's hash"));
    refs.push_back({row.text(0), row.text(1), hash, static_cast<std::uint64_t>(row.integer(3))});
  }
}

std::shared_ptr<const pack::Pack> Packs::byHash(const Hash& hash) {
  if (const auto found = read_.find(hash); found != read_.end()) return found->second;
  const auto parcel = getBlob(db_, hash);
  if (!parcel || !*parcel) return nullptr;
  const auto files = pack::filesOfParcel(textOf(**parcel));
  if (!files) return nullptr;
  pack::Reading reading = pack::read(*files);
  if (!reading.pack) return nullptr;
  return read_[hash] = std::make_shared<const pack::Pack>(*std::move(reading.pack));
}

std::vector<std::shared_ptr<const pack::Pack>> Packs::all() {
  std::vector<std::shared_ptr<const pack::Pack>> packs;
  const auto refs = present();
  if (!refs) return packs;
  for (const sync::ParcelRef& ref : *refs)
    if (auto pack = byHash(ref.hash)) packs.push_back(std::move(pack));
  return packs;
}

FoundCheck Packs::findCheck(const CheckId& id) {
  for (auto& pack : all())
    if (const pack::Check* check = pack->findCheck(id)) return {pack, check};
  return {};
}

FoundCheck Packs::findCheck(const CheckId& id, const Hash& inPack) {
  auto pack = byHash(inPack);
  const pack::Check* check = pack ? pack->findCheck(id) : nullptr;
  return {std::move(pack), check};
}

std::vector<FoundUnit> Packs::units() {
  std::vector<FoundUnit> units;
  for (const auto& pack : all())
    for (const pack::Unit& unit : pack->units) units.push_back({pack->id.text + "/" + unit.id.text, pack, &unit});
  return units;
}

FoundUnit Packs::findUnit(const std::string& id) {
  for (FoundUnit& found : units())
    if (found.id == id) return std::move(found);
  return {};
}

std::string Packs::titleOf(const CheckId& id) {
  const FoundCheck found = findCheck(id);
  return found ? found.check->title : id.text;
}

}  // namespace cz::station
