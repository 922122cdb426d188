#include "core/form/dice.h"

#include <string>

#include "core/crypto/hash.h"

namespace cz::form {
namespace {

/// BLAKE2b keyed by the seed; a byte of zero keeps purpose and name apart.
Hash derived(const Seed& seed, std::string_view purpose, std::string_view name) {
  std::string message = "checkzone form 1";
  message += '\0';
  message += purpose;
  message += '\0';
  message += name;
  return crypto::blake2b(seed.view(), viewOf(message));
}

}  // namespace

crypto::Stream streamFor(const Seed& seed, std::string_view purpose, std::string_view name) {
  return crypto::Stream(Seed{derived(seed, purpose, name).bytes});
}

std::uint64_t lotOf(const Seed& seed, const ItemId& item) {
  const Hash hash = derived(seed, "sibling", item.text);
  std::uint64_t lot = 0;
  for (std::size_t i = 0; i < 8; ++i) lot = lot << 8 | hash.bytes[i];
  return lot;
}

}  // namespace cz::form
