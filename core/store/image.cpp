// A database in memory beside the file, as bytes and back.

#include <sqlite3.h>

#include <algorithm>

#include "core/store/database.h"
#include "core/store/inside.h"

namespace cz::store {
namespace {

struct Free {
  void operator()(unsigned char* bytes) const { sqlite3_free(bytes); }
};

}  // namespace

Result<Bytes> Database::image(const std::string& memory) {
  if (inTransaction()) return Error{Fault::refused, "Nothing is copied before it is saved.", "image in a transaction"};
  sqlite3_int64 size = 0;
  const std::unique_ptr<unsigned char, Free> bytes(sqlite3_serialize(inside_->db, memory.c_str(), &size, 0));
  if (!bytes) return inside_->failed(SQLITE_NOMEM, "image of " + memory);
  return Bytes(bytes.get(), bytes.get() + size);
}

Result<void> Database::takeImage(const std::string& memory, ByteView image) {
  if (inTransaction()) return Error{Fault::refused, "Nothing is replaced halfway.", "takeImage in a transaction"};
  auto* bytes = static_cast<unsigned char*>(sqlite3_malloc64(image.size()));
  if (bytes == nullptr) return inside_->failed(SQLITE_NOMEM, "image of " + memory);
  std::ranges::copy(image, bytes);
  const auto size = static_cast<sqlite3_int64>(image.size());
  const int code = sqlite3_deserialize(inside_->db, memory.c_str(), bytes, size, size,
                                       SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE);
  return code == SQLITE_OK ? Result<void>() : inside_->failed(code, "image of " + memory);
}

}  // namespace cz::store
