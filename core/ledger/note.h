#pragma once
// Signed notes as C2SP writes them (c2sp.org/signed-note): a text, an empty line, and signature lines.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/bytes.h"
#include "core/crypto/keys.h"

namespace cz::ledger {

struct NoteSignature {
  std::string name;         ///< of the key, without blanks and '+'
  std::uint32_t keyId = 0;  ///< first four bytes of SHA-256(name ‖ "\n" ‖ 0x01 ‖ key)
  Bytes signature;          ///< 64 bytes for Ed25519; other kinds of key have others
};

struct Note {
  std::string text;  ///< what is signed; ends with a line break
  std::vector<NoteSignature> signatures;
};

/// The id of an Ed25519 key under a name.
std::uint32_t keyIdOf(std::string_view name, const crypto::NoteKey& key);

std::string write(const Note& note);
/// Strict: UTF-8, no control characters, at least one signature and at most 100, exact spelling.
Result<Note> parseNote(std::string_view text);

/// Whether the note bears a signature of this key, and no bad one. Signatures by other keys don't matter.
Result<void> checkNote(const Note& note, std::string_view name, const crypto::NoteKey& key);

}  // namespace cz::ledger
