#include "core/records/open_payloads.h"

#include <algorithm>

namespace cz::records {
namespace {

PayloadView viewOf(const ledger::OpenPayload* payload) { return {payload->index, payload->salt.view(), payload->body}; }

/// Ascending, one of each leaf.
void inOrder(ManyPayloads& payloads) {
  std::stable_sort(payloads.begin(), payloads.end(), [](auto* one, auto* next) { return one->index < next->index; });
  const auto same = [](auto* one, auto* next) { return one->index == next->index; };
  payloads.erase(std::unique(payloads.begin(), payloads.end(), same), payloads.end());
}

bool isIn(const std::vector<PayloadView>& payloads, std::uint64_t index) {
  return std::ranges::binary_search(payloads, index, {}, &PayloadView::index);
}

}  // namespace

Result<ManyPayloads> OpenPayloads::put(std::int64_t log, ManyPayloads payloads) {
  inOrder(payloads);
  ManyPayloads fresh;
  for (std::span rest(payloads); !rest.empty();) {
    const std::uint64_t index = rest.front()->index;
    CZ_TRY(row, rowAt(log, index));
    CZ_TRY(next, nextAfter(log, index));
    // What the row at this place reaches over goes into it, what comes before the next row into rows of its own.
    const bool inside = row.reaches(index);
    const std::uint64_t end = inside ? row.payloads.back().index + 1 : next;
    std::vector<PayloadView> now;
    if (inside) now = row.payloads;
    std::size_t count = 0;
    for (; count < rest.size() && rest[count]->index < end; ++count) {
      if (inside && isIn(row.payloads, rest[count]->index)) continue;
      now.push_back(viewOf(rest[count]));
      fresh.push_back(rest[count]);
    }
    if (inside && now.size() > row.payloads.size()) {
      std::ranges::sort(now, {}, &PayloadView::index);
      CZ_CHECK(rewrite(log, row, now));
    } else if (!inside) {
      CZ_CHECK(write(log, now));
    }
    rest = rest.subspan(count);
  }
  return fresh;
}

Result<void> OpenPayloads::drop(std::int64_t log, std::span<const std::uint64_t> indices) {
  while (!indices.empty()) {
    CZ_TRY(row, rowAt(log, indices.front()));
    if (!row.reaches(indices.front())) {
      indices = indices.subspan(1);
      continue;
    }
    const auto end = std::ranges::upper_bound(indices, row.payloads.back().index);
    std::vector<PayloadView> kept;
    for (const PayloadView& payload : row.payloads)
      if (!std::binary_search(indices.begin(), end, payload.index)) kept.push_back(payload);
    if (kept.size() < row.payloads.size()) CZ_CHECK(rewrite(log, row, kept));
    indices = indices.subspan(static_cast<std::size_t>(end - indices.begin()));
  }
  return {};
}

Result<void> OpenPayloads::cutTo(std::int64_t log, std::uint64_t size) {
  CZ_CHECK(database_->run("DELETE FROM payload WHERE log = ?1 AND idx >= ?2", log, size));
  CZ_TRY(row, rowAt(log, size));
  if (!row.reaches(size)) return {};
  std::erase_if(row.payloads, [&](const PayloadView& payload) { return payload.index >= size; });
  return rewrite(log, row, row.payloads);
}

Result<std::vector<ledger::OpenPayload>> OpenPayloads::read(std::int64_t log, std::uint64_t from, std::uint64_t to) {
  std::vector<ledger::OpenPayload> found;
  // The run that `from` lies in may begin before it.
  CZ_TRY(statement, database_->query("SELECT idx, salt, body FROM payload WHERE log = ?1 AND idx < ?3 AND idx >= "
                                     "coalesce((SELECT max(idx) FROM payload WHERE log = ?1 AND idx <= ?2), ?2) "
                                     "ORDER BY idx",
                                     log, from, to));
  for (;;) {
    CZ_TRY(there, statement.step());
    if (!there) return found;
    CZ_TRY(row, rowFrom(log, statement));
    for (const PayloadView& payload : row.payloads) {
      if (payload.index < from || payload.index >= to) continue;
      found.push_back({payload.index, {}, {payload.body.begin(), payload.body.end()}});
      std::ranges::copy(payload.salt, found.back().salt.bytes.begin());
    }
  }
}

Result<OpenPayloads::Row> OpenPayloads::rowAt(std::int64_t log, std::uint64_t index) {
  CZ_TRY(statement, database_->query("SELECT idx, salt, body FROM payload WHERE log = ?1 AND idx <= ?2 "
                                     "ORDER BY idx DESC LIMIT 1",
                                     log, index));
  CZ_TRY(there, statement.step());
  if (!there) return Row();
  return rowFrom(log, statement);
}

Result<OpenPayloads::Row> OpenPayloads::rowFrom(std::int64_t log, const store::Statement& statement) {
  Row row{static_cast<std::uint64_t>(statement.integer(0)), statement.blob(1), statement.blob(2), {}};
  if (row.salt.size() == ledger::Salt::size) {
    row.payloads = {{row.first, row.salt, row.body}};
    return row;
  }
  auto payloads = row.salt.empty() ? payloadsIn(row.first, row.body) : std::nullopt;
  if (!payloads) return LogRows(*database_).damage(log, "at the payload of leaf " + std::to_string(row.first));
  row.payloads = std::move(*payloads);
  return row;
}

Result<std::uint64_t> OpenPayloads::nextAfter(std::int64_t log, std::uint64_t index) {
  CZ_TRY(statement, database_->query("SELECT min(idx) FROM payload WHERE log = ?1 AND idx > ?2", log, index));
  CZ_TRY(there, statement.step());
  return there && !statement.isNull(0) ? static_cast<std::uint64_t>(statement.integer(0)) : std::uint64_t{INT64_MAX};
}

Result<void> OpenPayloads::write(std::int64_t log, std::span<const PayloadView> payloads) {
  while (!payloads.empty()) {
    const auto some = payloads.first(fittingIntoRun(payloads));
    const PayloadView& first = some.front();
    if (some.size() == 1)
      CZ_CHECK(database_->run("INSERT INTO payload VALUES(?1, ?2, ?3, ?4)", log, first.index, first.salt, first.body));
    else
      CZ_CHECK(database_->run("INSERT INTO payload VALUES(?1, ?2, ?3, ?4)", log, first.index, ByteView(), runOf(some)));
    payloads = payloads.subspan(some.size());
  }
  return {};
}

Result<void> OpenPayloads::rewrite(std::int64_t log, const Row& row, std::span<const PayloadView> payloads) {
  CZ_CHECK(database_->run("DELETE FROM payload WHERE log = ?1 AND idx = ?2", log, row.first));
  return write(log, payloads);
}

}  // namespace cz::records
