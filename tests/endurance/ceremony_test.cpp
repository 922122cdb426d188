// Why opening checkpoints before it commits (trust: 2.9): the same on bare SQLite, in other orders, loses.

#include <sqlite3.h>

#include "tests/endurance/disk_vfs.h"
#include "tests/support/catch.h"
#include "tests/support/temp_folder.h"

using namespace cz;
using namespace cz::tests;

namespace {

/// One program that has the file to itself, with or without the ceremony.
class Bare {
 public:
  Bare(const std::filesystem::path& folder, bool checkpoints, bool commits) {
    sqlite3_open((folder / "toy.db").c_str(), &db_);
    run("PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;");
    if (checkpoints) run("PRAGMA wal_checkpoint(TRUNCATE)");
    if (commits) run("CREATE TABLE IF NOT EXISTS boot(n); INSERT INTO boot VALUES (1)");
    sqlite3_db_config(db_, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
  }
  ~Bare() { sqlite3_close(db_); }
  Bare(const Bare&) = delete;
  Bare& operator=(const Bare&) = delete;
  bool run(const char* sql) { return sqlite3_exec(db_, sql, nullptr, nullptr, nullptr) == SQLITE_OK; }
  int rows() {
    int count = 0;
    const auto add = [](void* to, int, char** value, char**) {
      *static_cast<int*>(to) = std::atoi(value[0]);
      return 0;
    };
    sqlite3_exec(db_, "SELECT count(*) FROM answer", add, &count, nullptr);
    return count;
  }

 private:
  sqlite3* db_ = nullptr;
};

/// At how many failing syncs a row is seen after the restart of the program, and gone after a cut that follows.
int lostWith(bool checkpoints, bool commits) {
  int lost = 0;
  const TempFolder folder;
  for (std::uint64_t at = 0; at < 60; ++at) {
    Disk disk;
    {
      const Mount mount(folder.path(), disk);
      Bare first(folder.path(), true, true);
      first.run("CREATE TABLE answer(n)");
      disk.plan({FaultPlan::Step::sync, at, false, false, true});
      for (int i = 0; i < 12; ++i)
        if (!first.run("INSERT INTO answer VALUES (zeroblob(300))")) break;
    }
    Disk restarted = disk.afterRestart();
    int seen = 0;
    {
      const Mount mount(folder.path(), restarted);
      seen = Bare(folder.path(), checkpoints, commits).rows();
    }
    Disk cut = restarted.afterCut({Damage::Kind::dropAll});
    const Mount mount(folder.path(), cut);
    if (Bare(folder.path(), true, true).rows() < seen) ++lost;
  }
  return lost;
}

}  // namespace

TEST_CASE("After a sync that dropped its pages, only a checkpoint and then a commit make true what is seen", "[T3]") {
  CHECK(lostWith(false, false) > 0);
  CHECK(lostWith(false, true) > 0);
  CHECK(lostWith(true, true) == 0);
}
