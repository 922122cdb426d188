#include "kiosk/desk/join_stick.h"

#include "core/sync/stick_letter.h"

namespace cz::desk {
namespace {

using sync::JoiningKiosk;
using sync::StickWay;
using Heard = JoiningKiosk::Heard;

constexpr const char* kKept = "stick-join";

JoinStick::Standing standingOf(const JoiningKiosk& joining) {
  return {joining.state(), joining.number(), joining.room()};
}

std::string letterName(Desk& desk) {
  return sync::stickName(StickWay::up, desk.keys(), desk.keys().identity().fingerprint(), sync::kJoinPart);
}

}  // namespace

Result<JoiningKiosk> JoinStick::open() {
  CZ_CHECK(desk_.open());
  auto& records = desk_.records();
  if (records.downlog())
    return Error{Fault::refused, "This seat belongs to a station already. Go back: students can sign in.", ""};
  CZ_TRY(kept, records.setting(kKept));
  if (kept && !kept->empty()) {
    CZ_TRY(before, sync::decodeKeptJoin(*kept));
    return JoiningKiosk::open(desk_.keys(), records.uplog(), std::move(before));
  }
  const auto begun = JoiningKiosk::begin(desk_.setup().seat, desk_.random());
  CZ_CHECK(keep(begun));
  return JoiningKiosk::open(desk_.keys(), records.uplog(), begun);
}

Result<void> JoinStick::keep(const sync::KeptJoin& kept) { return desk_.records().putSetting(kKept, encode(kept)); }

Result<void> JoinStick::forget() {
  CZ_CHECK(desk_.open());
  return desk_.records().putSetting(kKept, {});
}

Result<JoinStick::Standing> JoinStick::standing() {
  CZ_TRY(joining, open());
  return standingOf(joining);
}

Result<void> JoinStick::hear(const sync::StickFolder& stick, JoiningKiosk& joining, Exchanged& done) {
  CZ_TRY(listed, stick.names(StickWay::down));
  for (const std::string& name : listed.names) {
    const auto bytes = stick.read(name);
    const auto letter = bytes ? sync::letterIn(*bytes) : std::nullopt;
    if (!letter || letter->first != sync::Letter::joined) continue;
    const auto reply = sync::decodeJoinReply(letter->second);
    if (!reply) {
      done.trouble.push_back(name + ": " + reply.error().message);
      continue;
    }
    const Heard heard = joining.take(*reply);
    if (heard == Heard::another)
      done.trouble.emplace_back(
          "A second station has answered as well. It was passed over: carry the stick to the one that you want, or "
          "start again.");
    if (heard == Heard::notSigned)
      done.trouble.emplace_back(
          "An answer on the stick is not from the station that answered first. It was passed over: go back to that "
          "station, or start again.");
  }
  return {};
}

// What the answer changed is kept before the stick is written: what the station then reads belongs to it.
Result<JoinStick::Exchanged> JoinStick::exchange(const std::filesystem::path& folder) {
  CZ_TRY(joining, open());
  CZ_TRY(stick, sync::StickFolder::make(folder));
  Exchanged done;
  CZ_CHECK(hear(stick, joining, done));
  CZ_CHECK(keep(joining.kept()));
  done.now = standingOf(joining);
  const bool says = done.now.state == State::asking || done.now.state == State::numbered;
  if (!says) {
    stick.remove(letterName(desk_));
    return done;
  }
  CZ_CHECK(stick.write(letterName(desk_), sync::letterOf(sync::Letter::join, encode(joining.ask()))));
  done.wasWritten = true;
  return done;
}

Result<void> JoinStick::answer(bool same) {
  CZ_TRY(joining, open());
  if (joining.state() != State::answered)
    return Error{Fault::refused, "The station has not said yet that the number is the same. Carry the stick there.",
                 ""};
  if (!same) return forget();
  CZ_CHECK(desk_.records().joinAnother(joining.paired()->station, joining.paired()->downNonce));
  CZ_CHECK(desk_.records().putSetting("room", viewOf(joining.room())));
  desk_.setRoom(joining.room());
  return forget();
}

}  // namespace cz::desk
