#include "core/tools/bench/bundle_bench.h"

#include "core/crypto/random.h"
#include "core/form/form.h"
#include "core/records/kiosk_records.h"
#include "core/scoring/scoring.h"
#include "core/sync/client.h"
#include "core/tools/bench/scratch.h"

namespace cz::tools {
namespace {

/// As long as what students give, right or not.
scoring::Response answerAt(const form::Place& place) {
  if (!place.cards.empty() && !place.options.empty()) {
    scoring::Paired paired;
    for (std::size_t i = 0; i < place.cards.size(); ++i)
      paired[place.cards[i]] = place.options[i % place.options.size()];
    return paired;
  }
  if (!place.cards.empty()) return scoring::Picked(place.cards);
  if (!place.options.empty()) return scoring::Picked{place.options.front()};
  return scoring::Typed("1, 2, 3, 4, 6, 12");
}

Result<std::size_t> take(records::KioskRecords& records, const pack::Check& check) {
  records::NewAttempt attempt;
  attempt.student = StudentId(std::string(32, '0'));
  attempt.check = check.id;
  CZ_TRY(form, form::build(check, Seed{}, {}));
  attempt.form = form;
  CZ_TRY(id, records.startAttempt(attempt));
  scoring::Responses responses;
  for (std::size_t i = 0; i < form.places.size(); ++i) {
    const scoring::Response answer = answerAt(form.places[i]);
    responses[form.places[i].slot] = answer;
    CZ_CHECK(records.saveResponse(id, form.places[i].slot, answer, static_cast<int>(i), {}));
  }
  CZ_TRY(result, scoring::scoreForm(check, form, responses));
  CZ_TRY(done, records.handIn(id, result));
  return form.places.size();
}

Result<BundleBench> benchOne(const pack::Check& check) {
  const Scratch scratch;
  auto& random = crypto::systemRandom();
  CZ_TRY(keys, crypto::DeviceKeys::loadOrCreate(scratch.path() / "kiosk.key", random));
  CZ_TRY(station, crypto::DeviceKeys::loadOrCreate(scratch.path() / "station.key", random));
  CZ_TRY(records, records::KioskRecords::open(scratch.path() / "kiosk.db", systemClock(), random, keys));
  CZ_CHECK(records.setDownlog(station.identity(), {}));
  CZ_TRY(before, records.pending(0));
  BundleBench bench{check.id.text, 0, 0, 0};
  CZ_TRY(places, take(records, check));
  bench.places = places;
  CZ_TRY(up, records.pending(before.leaves.size()));
  bench.leaves = up.leaves.size();
  sync::Client client(keys, records.uplog(), *records.downlog(), random);
  CZ_TRY(bundle, client.nextRequest({std::move(up), 0, {}}));
  bench.bytes = bundle.size();
  return bench;
}

}  // namespace

Result<BundleBench> benchBundle(const pack::Pack& pack) {
  BundleBench largest;
  for (const pack::Check& check : pack.checks) {
    CZ_TRY(one, benchOne(check));
    if (one.bytes > largest.bytes) largest = one;
  }
  return largest;
}

}  // namespace cz::tools
