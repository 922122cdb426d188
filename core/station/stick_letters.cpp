// Letters on a stick, which lie in the clear among the bundles: of kiosks that have no station, or look for the next
// one.

#include "core/station/stick_inside.h"
#include "core/station/takeover.h"
#include "core/sync/stick_letter.h"
#include "core/sync/takeover.h"
#include "core/sync/wire.h"

namespace cz::station {
namespace {

using sync::StickWay;

/// A kiosk that has no station asks to join. One that just has gets all that it needs with this visit.
Result<void> takeJoin(StickVisit& visit, const std::string& name, ByteView message) {
  const auto ask = sync::decodeJoinAsk(message);
  if (!ask) {
    visit.passOver(name, ask.error());
    return {};
  }
  const std::lock_guard lock(visit.mutex);
  const auto heard = hearJoin(visit.station, *ask);
  if (!heard && isOurs(heard.error().fault)) return heard.error();
  if (!heard) visit.passOver(name, heard.error());
  if (!heard || !*heard) return {};
  const auto& [seat, reply] = **heard;
  visit.done.joins.push_back(seat);
  if (seat.state == JoiningSeat::State::joined) {
    CZ_TRY(kiosk, visit.station.kiosks().find(seat.kiosk));
    if (kiosk) visit.of(*kiosk);
  }
  if (!reply) return {};
  const auto written =
      visit.stick.write(sync::stickName(StickWay::down, visit.station.keys(), seat.kiosk, sync::kJoinPart),
                        sync::letterOf(sync::Letter::joined, sync::encode(*reply)));
  if (!written) visit.done.unwritten = written.error().message;
  return {};
}

Result<Bytes> answerTo(StickVisit& visit, ByteView ask) {
  const std::lock_guard lock(visit.mutex);
  return successorSays(visit.station, ask);
}

/// `number`: of the statement; 0: it has none.
void putLetter(StickVisit& visit, const Hash& to, std::uint64_t number, const Bytes& says) {
  const std::size_t part = sync::kSaysPart + static_cast<std::size_t>(number % 1000);
  const auto written = visit.stick.write(sync::stickName(StickWay::down, visit.station.keys(), to, part),
                                         sync::letterOf(sync::Letter::says, says));
  if (!written) visit.done.unwritten = written.error().message;
}

}  // namespace

Result<void> takeLetter(StickVisit& visit, const std::string& name) {
  const auto bytes = visit.stick.read(name);
  const auto letter = bytes ? sync::letterIn(*bytes) : std::nullopt;
  if (!letter || letter->first == sync::Letter::says || letter->first == sync::Letter::joined) return {};
  if (letter->first == sync::Letter::join) return takeJoin(visit, name, letter->second);
  if (letter->first == sync::Letter::move) {
    const std::lock_guard lock(visit.mutex);
    const auto taken = takeOver(visit.station, letter->second);
    if (!taken && isOurs(taken.error().fault)) return taken;
    if (!taken) visit.passOver(name, taken.error());
    return {};
  }
  const auto ask = sync::decodeSuccessorAsk(letter->second);
  const auto says = ask ? answerTo(visit, letter->second) : Result<Bytes>(ask.error());
  if (!says) visit.passOver(name, says.error());
  if (says && visit.station.keys().identity().fingerprint() != ask->before)
    putLetter(visit, ask->before, ask->number, *says);
  return {};
}

void putThatWeLook(StickVisit& visit) {
  const Hash self = visit.station.keys().identity().fingerprint();
  putLetter(visit, self, 0, sync::encode(sync::SuccessorSays{self, {}}));
}

}  // namespace cz::station
