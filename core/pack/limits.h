#pragma once
// How far the language inside {braces} goes. Every limit ends in a sentence, never in a hang.

#include <cstddef>
#include <cstdint>

namespace cz::pack {

inline constexpr std::size_t kMostSteps = 10'000;         ///< of one evaluation
inline constexpr std::size_t kDivisionsPerStep = 16;      ///< trial divisions are small steps
inline constexpr std::size_t kLongestList = 1'000;        ///< numbers
inline constexpr std::size_t kLongestText = 10'000;       ///< bytes of one text value
inline constexpr std::size_t kMostDigits = 2'000;         ///< of a numerator or a denominator
inline constexpr std::size_t kLongestExpression = 4'000;  ///< bytes
inline constexpr std::size_t kMostWords = 600;            ///< names, numbers and signs; bounds the depth of the tree
inline constexpr int kDeepest = 64;                       ///< parentheses within parentheses
inline constexpr std::int64_t kGreatestExponent = 64;
inline constexpr std::int64_t kGreatestFactored = 1'000'000'000;  ///< is_prime, factors, prime_factors, primes

}  // namespace cz::pack
