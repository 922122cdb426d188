#pragma once
// PINs of students and passphrases of teachers, kept as Argon2id strings only (trust: 2.11, 2.13).
//
// All three functions take a tenth of a second or more and much memory: one at a time, never on the thread that draws.

#include <string>
#include <string_view>

#include "core/base/result.h"

namespace cz::crypto {

/// "$argon2id$v=19$m=19456,t=2,p=1$…", with a salt of its own. io: not enough memory.
Result<std::string> hashPin(std::string_view pin);

/// The same with t=3 and 64 MiB, for what guards a whole class.
Result<std::string> hashPassphrase(std::string_view passphrase);

/// Whether `secret` is the one that `hash` was made from, with whatever strength it was made. An empty or ill-formed
/// hash fits nothing.
bool checkPin(std::string_view hash, std::string_view secret);

}  // namespace cz::crypto
