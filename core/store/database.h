#pragma once
// One SQLite file, one connection, opened by a fixed ceremony (trust: 2.9). What a commit has confirmed is on the disk.
//
// A file that is damaged, foreign or newer than this program is refused by name and not changed. A disk that fails
// while committing ends the session (rule B): from then on every deed gives the same error, until the program starts
// anew.

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/store/migration.h"
#include "core/store/statement.h"

namespace cz::store {

class Database {
 public:
  /// Opens or creates. The ceremony: one connection with the file to itself → whose file is it → WAL, synchronous=FULL
  /// → quick_check → checkpoint → migrations. Whoever keeps a log then appends its boot leaf, the durable commit that
  /// ends the ceremony. refused: another program has it open, or it is newer than this program · corrupt: damaged, or
  /// not a database.
  static Result<Database> open(const std::filesystem::path& file, const Schema& schema);

  /// To look only; never changes the file. The schema may be any. refused: a program that writes has it open.
  static Result<Database> openReadOnly(const std::filesystem::path& file);

  Database(Database&&) noexcept;
  Database& operator=(Database&&) noexcept;
  ~Database();

  Result<Statement> prepare(std::string_view sql);

  /// Prepares and binds the arguments to ?1, ?2 …; read the rows with Statement::step.
  template <class... Args>
  Result<Statement> query(std::string_view sql, const Args&... args) {
    auto statement = prepare(sql);
    if (statement) {
      int at = 0;
      (statement->bind(++at, args), ...);
    }
    return statement;
  }

  /// The same for statements without rows.
  template <class... Args>
  Result<void> run(std::string_view sql, const Args&... args) {
    auto statement = query(sql, args...);
    if (!statement) return std::move(statement).error();
    return statement->run();
  }

  /// Several statements in one text, without arguments.
  Result<void> runScript(std::string_view sql);

  /// Writes everything that is committed to a new file, for its owner alone; one that is there is replaced. On an error
  /// there is no file. refused: inside a transaction.
  Result<void> copyTo(const std::filesystem::path& file);
  /// Moves what the journal beside the file holds into the file, so that the file alone is the database.
  Result<void> settle();

  /// A database in memory that was attached to this one, as bytes. refused: inside a transaction.
  Result<Bytes> image(const std::string& memory);
  /// The attached one holds from now on what it held when these bytes were made of it. Whoever keeps them makes sure
  /// that they are the same: they are believed. refused: inside a transaction.
  Result<void> takeImage(const std::string& memory, ByteView image);

  std::int64_t lastRowId() const;
  std::int64_t changes() const;  ///< rows touched by the last statement
  bool inTransaction() const;
  /// The error that ended the session (rule B), if one has.
  const std::optional<Error>& broken() const;

 private:
  friend class Transaction;
  explicit Database(std::unique_ptr<DatabaseInside> inside);
  static Result<Database> connect(const std::string& name, int flags, const std::filesystem::path& file);

  std::unique_ptr<DatabaseInside> inside_;
};

}  // namespace cz::store
