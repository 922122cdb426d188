// {0 kind, 1 action, 2 pack, 3 by, 4 before, 5 after, 6 places that waited for marks, 7 places that still do}.

#include "core/records/payload_regrade.h"

#include "core/records/codec.h"

namespace cz::records {
namespace {

constexpr int kMostPlaces = 10'000;

bool isBare(const scoring::CheckResult& result) {
  for (const scoring::PlaceResult& place : result.places)
    if (!place.result.readAs.empty() || !place.result.says.empty() || !place.result.misconceptions.empty())
      return false;
  return true;
}

/// A mark's levels are not told here: who has all the points stands on the line.
void setOnLine(scoring::CheckResult& result) {
  for (scoring::PlaceResult& place : result.places)
    place.result.onLine = place.result.verdict == scoring::Verdict::right;
}

}  // namespace

scoring::PlaceResult bare(scoring::PlaceResult place) {
  place.result.readAs.clear();
  place.result.says.clear();
  place.result.misconceptions.clear();
  place.result.why.clear();
  place.result.onLine = place.result.verdict == scoring::Verdict::right;
  return place;
}

void write(ledger::CborWriter& writer, const Regrade& regrade) {
  writer.map(8);
  writer.key(0).number(static_cast<std::uint64_t>(regrade.kind));
  write(writer.key(1), regrade.action);
  writer.key(2).bytes(regrade.pack.view());
  writer.key(3).text(regrade.by);
  write(writer.key(4), regrade.before);
  write(writer.key(5), regrade.after);
  writer.key(6).number(static_cast<std::uint64_t>(regrade.before.waiting));
  writer.key(7).number(static_cast<std::uint64_t>(regrade.after.waiting));
}

Regrade readRegrade(ledger::CborReader& reader) {
  Regrade regrade;
  reader.map();
  reader.key(0);
  regrade.kind = static_cast<Regrade::Kind>(readSmall(reader, static_cast<int>(Regrade::Kind::takenBack)));
  reader.key(1);
  regrade.action = readId<journey::DeedId>(reader);
  if (regrade.action.empty()) reader.fail("it belongs to no action");
  reader.key(2);
  regrade.pack = ledger::readFixed<Hash>(reader);
  reader.key(3);
  regrade.by = reader.text();
  if (regrade.by.size() > kLongestBy) reader.fail("a name is too long");
  reader.key(4);
  regrade.before = readResult(reader);
  reader.key(5);
  regrade.after = readResult(reader);
  if (!isBare(regrade.before) || !isBare(regrade.after)) reader.fail("it tells answers");
  setOnLine(regrade.before);
  setOnLine(regrade.after);
  reader.key(6);
  regrade.before.waiting = readSmall(reader, kMostPlaces);
  reader.key(7);
  regrade.after.waiting = readSmall(reader, kMostPlaces);
  reader.leave();
  return regrade;
}

}  // namespace cz::records
