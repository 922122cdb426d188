#pragma once
// Result<T>: a value, or the Error that explains why there is none.
// Expected faults travel as values; impossible ones stop the program (see `must`).

#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace cz {

/// What kind of thing went wrong. Callers branch on this, never on the words.
enum class Fault {
  input,     ///< what a person or a peer gave us can't be used; saying it again won't help
  notFound,  ///< the thing asked for is not there
  refused,   ///< a rule of the house says no (not unlocked, wrong PIN, locked out)
  io,        ///< the machine failed: disk, network, file
  full,      ///< no room left on the disk
  corrupt,   ///< stored bytes are not what we stored
};

/// Why something was not done. Both texts are sentences.
struct Error {
  Fault fault = Fault::input;
  std::string message;  ///< for the person at the screen or the command line; names the way out
  std::string detail;   ///< for the log: file, line, library message; may be empty
};

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : held_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : held_(std::in_place_index<1>, std::move(error)) {}

  explicit operator bool() const { return held_.index() == 0; }
  bool ok() const { return held_.index() == 0; }

  // Asking for the value of an error, or the error of a value, is a bug: std::get throws.
  const T& value() const& { return std::get<0>(held_); }
  T& value() & { return std::get<0>(held_); }
  T&& value() && { return std::get<0>(std::move(held_)); }
  const Error& error() const& { return std::get<1>(held_); }
  Error&& error() && { return std::get<1>(std::move(held_)); }

  const T& operator*() const { return value(); }
  T& operator*() { return value(); }
  const T* operator->() const { return &value(); }
  T* operator->() { return &value(); }

 private:
  std::variant<T, Error> held_;
};

/// A deed without a value: `return {};` is success.
template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Error error) : error_(std::move(error)) {}
  explicit operator bool() const { return !error_; }
  bool ok() const { return !error_; }
  const Error& error() const& { return error_.value(); }
  Error&& error() && { return std::move(error_).value(); }

 private:
  std::optional<Error> error_;
};

/// The value of a Result that can't fail here; stops the program loudly when it does.
template <class T>
T must(Result<T> result) {
  if (!result) {
    std::fprintf(stderr, "impossible: %s (%s)\n", result.error().message.c_str(), result.error().detail.c_str());
    std::abort();
  }
  return std::move(result).value();
}

}  // namespace cz

// CZ_TRY(name, expression): name = the value, or return the error from the enclosing function.
#define CZ_TRY(name, ...)                                      \
  auto name##_result = (__VA_ARGS__);                          \
  if (!name##_result) return std::move(name##_result).error(); \
  auto name = std::move(name##_result).value()

// CZ_CHECK(expression): go on when a Result<void> is good, else return its error.
#define CZ_CHECK(...)                                                                             \
  do {                                                                                            \
    if (auto check_result = (__VA_ARGS__); !check_result) return std::move(check_result).error(); \
  } while (false)
