#include "core/station/kiosks.h"

#include <algorithm>
#include <tuple>

#include "core/store/database.h"

namespace cz::station {
namespace {

bool isDigit(char letter) { return letter >= '0' && letter <= '9'; }

// Runs of digits compare by their value: longer is larger once leading zeros are off.
std::string countingKey(const std::string& seat) {
  std::string key;
  for (std::size_t at = 0; at < seat.size();) {
    if (!isDigit(seat[at])) {
      key += seat[at++];
      continue;
    }
    std::size_t end = at;
    while (end < seat.size() && isDigit(seat[end])) ++end;
    while (at + 1 < end && seat[at] == '0') ++at;
    key += std::string(end - at, '9') + seat.substr(at, end - at);
    at = end;
  }
  return key;
}

constexpr const char* kColumns =
    "SELECT identity, nonce, down_nonce, seat, EXISTS(SELECT 1 FROM retired WHERE retired.kiosk = fingerprint) FROM "
    "kiosk ";

}  // namespace

Result<void> Kiosks::keep(const Kiosk& kiosk) {
  return db_.run(
      "INSERT INTO kiosk(fingerprint, identity, nonce, seat, up, down, down_nonce) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7) "
      "ON CONFLICT(fingerprint) DO UPDATE SET nonce = excluded.nonce, seat = excluded.seat, up = excluded.up",
      kiosk.fingerprint(), kiosk.up.identity.encode(), kiosk.up.nonce, kiosk.seat, kiosk.up.id(), kiosk.down.id(),
      kiosk.down.nonce);
}

Result<Kiosk> Kiosks::read(const store::Statement& row) const {
  CZ_TRY(identity, crypto::Identity::decode(row.blob(0)));
  CZ_TRY(nonce, fixedFrom<ledger::LogNonce>(row.blob(1), "A log's nonce"));
  CZ_TRY(downNonce, fixedFrom<ledger::LogNonce>(row.blob(2), "A log's nonce"));
  return Kiosk{
      {identity, nonce, ledger::Role::up}, {station_, downNonce, ledger::Role::down}, row.text(3), row.integer(4) != 0};
}

Result<std::optional<Kiosk>> Kiosks::find(const Hash& fingerprint) const {
  CZ_TRY(row, db_.query(std::string(kColumns) + "WHERE fingerprint = ?1", fingerprint));
  CZ_TRY(found, row.step());
  if (!found) return std::optional<Kiosk>{};
  CZ_TRY(kiosk, read(row));
  return std::optional<Kiosk>{std::move(kiosk)};
}

Result<std::optional<Kiosk>> Kiosks::findByLog(const LogId& up) const {
  CZ_TRY(row, db_.query(std::string(kColumns) + "WHERE up = ?1", up));
  CZ_TRY(found, row.step());
  if (!found) return std::optional<Kiosk>{};
  CZ_TRY(kiosk, read(row));
  return std::optional<Kiosk>{std::move(kiosk)};
}

Result<std::vector<Kiosk>> Kiosks::all() const {
  CZ_TRY(row, db_.query(std::string(kColumns) + "ORDER BY fingerprint"));
  std::vector<Kiosk> kiosks;
  for (;;) {
    CZ_TRY(more, row.step());
    if (!more) break;
    CZ_TRY(kiosk, read(row));
    kiosks.push_back(std::move(kiosk));
  }
  std::stable_sort(kiosks.begin(), kiosks.end(),
                   [](const Kiosk& a, const Kiosk& b) { return countingKey(a.seat) < countingKey(b.seat); });
  return kiosks;
}

Result<std::vector<Kiosk>> Kiosks::inUse() const {
  CZ_TRY(kiosks, all());
  std::erase_if(kiosks, [](const Kiosk& kiosk) { return kiosk.retired; });
  return kiosks;
}

std::string Kiosks::seatOf(const LogId& up) const {
  auto row = db_.query("SELECT seat FROM kiosk WHERE up = coalesce((SELECT log FROM branch WHERE name = ?1), ?1)", up);
  if (!row) return "";
  const auto found = row->step();
  return found && *found ? row->text(0) : "";
}

bool Kiosks::isNews(const Hash& fingerprint, const Heard& heard) const {
  const auto known = heard_.find(fingerprint);
  const auto when = [](const Heard& one) { return std::tuple(one.boot, one.monoMs, one.counter); };
  return known == heard_.end() || when(known->second) < when(heard);
}

void Kiosks::hear(const Hash& fingerprint, const Heard& heard) {
  if (isNews(fingerprint, heard)) heard_[fingerprint] = heard;
}

std::optional<Heard> Kiosks::lastOf(const Hash& fingerprint) const {
  const auto found = heard_.find(fingerprint);
  if (found == heard_.end()) return std::nullopt;
  return found->second;
}

}  // namespace cz::station
