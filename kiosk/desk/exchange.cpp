#include "kiosk/desk/exchange.h"

#include <charconv>

namespace cz::desk {
namespace {

std::int64_t versionOf(const std::string& text) {
  std::int64_t version = 0;
  std::from_chars(text.data(), text.data() + text.size(), version);
  return version;
}

}  // namespace

sync::Client& Exchange::client(const ledger::LogKey& down) {
  if (!client_) client_ = std::make_unique<sync::Client>(desk_.keys(), desk_.records().uplog(), down, desk_.random());
  return *client_;
}

Result<std::optional<Post>> Exchange::next() {
  CZ_CHECK(desk_.open());
  const auto down = desk_.records().downlog();
  if (!down) return pair();
  if (!wanted_.empty()) {
    step_ = Step::fetching;
    CZ_TRY(asked, client(*down).pieceRequest(wanted_.front()));
    return std::optional(Post{"/v1/blob", std::move(asked)});
  }
  if (step_ != Step::idle) {  // everything of this round has been answered
    step_ = Step::idle;
    return std::optional<Post>{};
  }
  return sync();
}

Result<std::optional<Post>> Exchange::pair() {
  if (token_.empty()) return std::optional<Post>{};
  CZ_TRY(token, sync::PairToken::parse(token_));
  step_ = Step::pairing;
  return std::optional(Post{"/v1/pair", sync::pairRequest(token, desk_.records().uplog(), desk_.setup().seat)});
}

Result<std::optional<Post>> Exchange::sync() {
  auto& records = desk_.records();
  CZ_TRY(acked, records.ackedSize());
  CZ_TRY(up, records.pending(gap_.value_or(acked)));
  CZ_TRY(downSize, records.downSize());
  step_ = Step::syncing;
  const auto now = records.clockSample();
  const sync::Sent sent{now.boot, now.monoMs, now.wallMs, now.state};
  sync::Client& talk = client(*records.downlog());
  CZ_TRY(asked, talk.nextRequest({std::move(up), downSize, desk_.status(), sent}));
  return std::optional(Post{"/v1/sync", std::move(asked)});
}

Result<std::vector<app::Event>> Exchange::take(ByteView reply) {
  auto taken = [&]() -> Result<std::vector<app::Event>> {
    switch (step_) {
      case Step::pairing: {
        CZ_TRY(token, sync::PairToken::parse(token_));
        CZ_TRY(paired, sync::takePairReply(token, desk_.records().uplog(), reply));
        CZ_CHECK(desk_.records().setDownlog(paired.station, paired.downNonce));
        step_ = Step::idle;
        return std::vector<app::Event>{};
      }
      case Step::syncing: return takeSync(reply);
      case Step::fetching: return takePiece(reply);
      case Step::idle: break;
    }
    return std::vector<app::Event>{};
  }();
  if (!taken) failed();
  return taken;
}

void Exchange::failed() {
  step_ = Step::idle;
  wanted_.clear();
}

Result<std::vector<app::Event>> Exchange::takeSync(ByteView reply) {
  auto& records = desk_.records();
  CZ_TRY(answer, client_->takeReply(reply));
  reply_ = std::move(answer);
  changed_ = false;
  gap_ = reply_.upload == sync::Upload::gap ? std::optional(reply_.upSize) : std::nullopt;
  CZ_CHECK(records.setAcked(reply_.upSize));
  if (!reply_.down.leaves.empty() || !reply_.down.note.empty()) {
    CZ_TRY(received, records.receiveDown(reply_.down));
    changed_ = received.state == records::Received::State::stored;
  }
  if (!reply_.room.empty()) {
    CZ_TRY(known, records.setting("room"));
    if (!known || textOf(*known) != reply_.room) {
      CZ_CHECK(records.putSetting("room", viewOf(reply_.room)));
      desk_.setRoom(reply_.room);
      changed_ = true;
    }
  }
  if (reply_.roster.size > 0) CZ_CHECK(want(reply_.roster));
  for (const auto& pack : reply_.packs) CZ_CHECK(want(pack));
  if (!wanted_.empty()) return std::vector<app::Event>{};
  return apply();
}

Result<void> Exchange::want(const sync::ParcelRef& ref) {
  CZ_TRY(held, desk_.records().blob(ref.hash));
  if (!held) wanted_.emplace_back(ref);
  return {};
}

Result<std::vector<app::Event>> Exchange::takePiece(ByteView reply) {
  auto& parcel = wanted_.front();
  CZ_CHECK(client_->takePiece(parcel, reply));
  if (!parcel.complete()) return std::vector<app::Event>{};
  CZ_TRY(hash, desk_.records().putBlob(parcel.bytes()));
  static_cast<void>(hash);
  wanted_.pop_front();
  if (!wanted_.empty()) return std::vector<app::Event>{};
  return apply();
}

Result<std::vector<app::Event>> Exchange::apply() {
  auto& records = desk_.records();
  CZ_TRY(roster, records.roster());
  CZ_TRY(packs, records.packs());
  const records::RosterApplied newRoster{versionOf(reply_.roster.version), reply_.roster.hash};
  std::vector<records::PackApplied> newPacks;
  for (const auto& pack : reply_.packs) newPacks.push_back({PackId(pack.id), pack.version, pack.hash});
  const bool otherRoster = reply_.roster.size > 0 && (!roster || *roster != newRoster);
  const bool otherPacks = packs != newPacks;
  if (otherRoster) CZ_CHECK(records.useRoster(newRoster));
  if (otherPacks) CZ_CHECK(records.usePacks(newPacks));
  if (otherRoster || otherPacks) CZ_CHECK(desk_.reload());
  std::vector<app::Event> events;
  if (changed_ || otherRoster || otherPacks) events.emplace_back(app::FactsChanged{});
  return events;
}

Contact Exchange::contact() {
  Contact contact;
  if (!desk_.open()) return contact;
  auto& records = desk_.records();
  contact.paired = records.downlog().has_value();
  const auto acked = records.ackedSize();
  if (!acked) return contact;
  if (const auto pending = records.pending(*acked); pending) contact.waiting = pending->leaves.size();
  return contact;
}

}  // namespace cz::desk
