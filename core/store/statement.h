#pragma once
// One prepared SQL statement: bind, step through rows, read columns.

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/bytes.h"
#include "core/base/ids.h"
#include "core/base/result.h"

struct sqlite3_stmt;

namespace cz::store {

struct DatabaseInside;

/// Belongs to a Database, which must outlive it. Parameters count from 1, columns from 0. Bound bytes are copied.
class Statement {
 public:
  void bind(int at, std::int64_t value);
  template <std::integral T>
  void bind(int at, T value) {
    bind(at, static_cast<std::int64_t>(value));
  }
  void bind(int at, std::string_view text);
  void bind(int at, const std::string& text) { bind(at, std::string_view(text)); }
  void bind(int at, const char* text) { bind(at, std::string_view(text)); }
  void bind(int at, ByteView blob);
  void bind(int at, const Bytes& blob) { bind(at, ByteView(blob)); }
  void bind(int at, std::nullopt_t);
  template <class Tag, std::size_t N>
  void bind(int at, const FixedBytes<Tag, N>& blob) {
    bind(at, blob.view());
  }
  template <class Tag>
  void bind(int at, const Id<Tag>& id) {
    bind(at, std::string_view(id.text));
  }

  /// True: a row is there to read. False: no more rows.
  Result<bool> step();
  /// Steps to the end and forgets the rows.
  Result<void> run();
  /// Ready to be bound and stepped again.
  void reset();

  std::int64_t integer(int column) const;
  std::string text(int column) const;
  Bytes blob(int column) const;
  bool isNull(int column) const;

 private:
  friend class Database;
  struct GiveBack {
    DatabaseInside* database;
    void operator()(sqlite3_stmt* statement) const;
  };
  Statement(sqlite3_stmt* statement, DatabaseInside& database)
      : statement_(statement, GiveBack{&database}), database_(&database) {}

  std::unique_ptr<sqlite3_stmt, GiveBack> statement_;
  DatabaseInside* database_;  // a damaged page found while stepping ends the session
};

}  // namespace cz::store
