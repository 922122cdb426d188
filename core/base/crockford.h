#pragma once
// Bytes as symbols that people read out, copy and type: Douglas Crockford's base32, which has no I, L, O and U.

#include <cstddef>
#include <string>
#include <string_view>

#include "core/base/bytes.h"

namespace cz {

/// Five bits a symbol, the first ones first; the last symbol is filled up with zeros.
std::string crockfordOf(ByteView bytes);

/// With a dash after every `group` symbols: "4K7Q-0ZRM".
std::string inGroups(std::string_view symbols, std::size_t group);

/// What was typed, in one spelling: upper case, O as 0, I and L as 1, without blanks, line breaks and dashes.
/// Errors (input): a sign that is never in such a text, as "it holds a sign that …".
Result<std::string> crockfordTyped(std::string_view typed);

/// Exactly `count` bytes. Errors (input): too short, too long, bits behind the last byte, a strange sign.
Result<Bytes> bytesFromCrockford(std::string_view typed, std::size_t count);

/// A symbol that tells typing slips: any one wrong symbol, and any two exchanged ones, of up to 31. It is a sum over
/// GF(32), modulo x^5 + x^2 + 1, in which the n-th symbol from the end counts x^n times.
char crockfordCheck(std::string_view symbols);

}  // namespace cz
