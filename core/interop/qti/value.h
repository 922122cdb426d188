#pragma once
// Values as QTI's response processing knows them: nothing, one, or a container of identifiers, texts, exact numbers,
// truths and pairs.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/exact.h"

namespace cz::interop::qti {

enum class Base { text, integer, real, boolean, pair, directedPair, point };

/// "identifier" and whatever has no meaning for points is text.
Base baseOf(std::string_view baseType);
bool isNumber(Base base);

/// A whole or decimal number, also with an exponent ("1e-3", up to 10^±100) and a sign; nothing when it is none.
std::optional<Exact> numberOf(std::string_view text);

struct Atom {
  Base base = Base::text;
  std::string text;  ///< text; pairs and points as "a b"
  Exact number = 0;  ///< integer, real
  bool truth = false;

  /// Pairs without direction are the same both ways. Numbers of both kinds compare as numbers.
  bool sameAs(const Atom& other) const;
};

/// Reads what a file writes in <value>; nothing when it does not fit the type.
std::optional<Atom> atomOf(Base base, std::string_view text);
Atom textAtom(std::string_view text);
Atom numberAtom(const Exact& number);
Atom truthAtom(bool truth);

struct Value {
  enum class Shape { single, multiple, ordered } shape = Shape::single;
  std::vector<Atom> atoms;  ///< none = NULL

  bool isNull() const { return atoms.empty(); }
  /// A single number, or nothing.
  std::optional<Exact> number() const;
  /// A single truth, or nothing.
  std::optional<bool> truth() const;
  /// Without regard to order unless both are ordered.
  bool sameAs(const Value& other) const;
};

Value single(Atom atom);
Value nothing();

}  // namespace cz::interop::qti
