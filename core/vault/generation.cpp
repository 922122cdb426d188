// What lies in a vault, without opening anything.

#include <map>
#include <set>

#include "core/vault/chunks.h"
#include "core/vault/generation_file.h"

namespace cz::vault {
namespace {

/// Each chunk is looked at once, however many generations share it.
using Looked = std::map<Hash, std::string>;

const std::string& troubleOf(const std::filesystem::path& folder, const Hash& name, Looked& looked) {
  const auto [at, fresh] = looked.try_emplace(name);
  if (!fresh) return at->second;
  const auto sealed = readChunk(folder, name);
  if (!sealed)
    at->second = sealed.error().fault == Fault::notFound ? chunkFile(folder, name).string() + " is missing."
                                                         : sealed.error().message;
  return at->second;
}

Result<std::vector<Generation>> look(const std::filesystem::path& folder, bool atChunks) {
  CZ_TRY(numbers, numbersIn(folder));
  std::vector<Generation> all;
  Looked looked;
  for (const std::uint64_t number : numbers) {
    auto file = readGeneration(folder, number);
    if (!file) {
      Generation one;
      one.number = number;
      one.damaged.push_back((folder / fileNameOf(number)).string() + ": " + file.error().message);
      all.push_back(std::move(one));
      continue;
    }
    Generation one = file->stored.general;
    const std::set<Hash> chunks(file->stored.chunks.begin(), file->stored.chunks.end());
    if (atChunks)
      for (const Hash& name : chunks)
        if (const auto& trouble = troubleOf(folder, name, looked); !trouble.empty()) one.damaged.push_back(trouble);
    all.push_back(std::move(one));
  }
  return all;
}

}  // namespace

Result<std::vector<Generation>> list(const std::filesystem::path& folder) { return look(folder, false); }
Result<std::vector<Generation>> check(const std::filesystem::path& folder) { return look(folder, true); }

}  // namespace cz::vault
