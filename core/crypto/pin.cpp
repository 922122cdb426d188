#include "core/crypto/pin.h"

#include <sodium.h>

#include <array>

#include "core/crypto/ready.h"

namespace cz::crypto {
namespace {

constexpr std::size_t kMiB = std::size_t{1} << 20;

Result<std::string> hashed(std::string_view secret, unsigned long long passes, std::size_t memory) {
  getReady();
  std::array<char, crypto_pwhash_STRBYTES> text{};
  if (crypto_pwhash_str_alg(text.data(), secret.data(), secret.size(), passes, memory, crypto_pwhash_ALG_ARGON2ID13) !=
      0)
    return Error{Fault::io, "There is not enough free memory to protect this PIN. Close other programs and try again.",
                 "crypto_pwhash_str_alg"};
  return std::string(text.data());
}

}  // namespace

Result<std::string> hashPin(std::string_view pin) { return hashed(pin, 2, 19 * kMiB); }

Result<std::string> hashPassphrase(std::string_view passphrase) { return hashed(passphrase, 3, 64 * kMiB); }

bool checkPin(std::string_view hash, std::string_view secret) {
  getReady();
  std::array<char, crypto_pwhash_STRBYTES> text{};  // libsodium wants the zeros behind the text, too
  if (hash.empty() || hash.size() >= text.size()) return false;
  hash.copy(text.data(), hash.size());
  return crypto_pwhash_str_verify(text.data(), secret.data(), secret.size()) == 0;
}

}  // namespace cz::crypto
