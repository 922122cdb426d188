// Factors, primes and multiples, by trial division that the step limit counts.

#include <algorithm>
#include <array>

#include "core/pack/functions.h"

namespace cz::pack {
namespace {

/// Calls `found` with every prime of n ≥ 1, smallest first, each as often as it divides n.
template <class Found>
Result<void> eachPrime(std::int64_t n, Budget& budget, Found found) {
  std::int64_t divisor = 2;
  for (; divisor * divisor <= n; divisor += divisor == 2 ? 1 : 2) {
    CZ_CHECK(budget.divisions(1));
    while (n % divisor == 0) {
      found(divisor);
      n /= divisor;
    }
  }
  if (n > 1) found(n);
  return {};
}

Result<bool> isPrime(std::int64_t n, Budget& budget) {
  if (n < 2) return false;
  for (std::int64_t divisor = 2; divisor * divisor <= n; divisor += divisor == 2 ? 1 : 2) {
    CZ_CHECK(budget.divisions(1));
    if (n % divisor == 0) return false;
  }
  return true;
}

Result<Value> factors(const Call& call) {
  CZ_TRY(n, call.between(0, 1, kGreatestFactored));
  std::vector<Exact> small;
  std::vector<Exact> large;
  for (std::int64_t divisor = 1; divisor * divisor <= n; ++divisor) {
    CZ_CHECK(call.budget.divisions(1));
    if (n % divisor != 0) continue;
    small.emplace_back(divisor);
    if (divisor != n / divisor) large.emplace_back(n / divisor);
  }
  small.insert(small.end(), large.rbegin(), large.rend());
  return Value(std::move(small));
}

Result<Value> primeFactors(const Call& call) {
  CZ_TRY(n, call.between(0, 1, kGreatestFactored));
  std::vector<Exact> primes;
  CZ_CHECK(eachPrime(n, call.budget, [&](std::int64_t prime) { primes.emplace_back(prime); }));
  return Value(std::move(primes));
}

Result<Value> primesBetween(const Call& call) {
  CZ_TRY(from, call.between(0, 0, kGreatestFactored));
  CZ_TRY(to, call.between(1, 0, kGreatestFactored));
  std::vector<Exact> primes;
  for (std::int64_t n = std::max<std::int64_t>(from, 2); n <= to; ++n) {
    CZ_CHECK(call.budget.divisions(1));
    CZ_TRY(prime, isPrime(n, call.budget));
    if (prime) primes.emplace_back(n);
  }
  return Value(std::move(primes));
}

Result<Value> primality(const Call& call) {
  CZ_TRY(n, call.between(0, -kGreatestFactored, kGreatestFactored));
  CZ_TRY(prime, isPrime(n, call.budget));
  return Value(prime);
}

Result<Value> multiples(const Call& call) {
  CZ_TRY(n, call.number(0));
  CZ_TRY(count, call.between(1, 0, static_cast<std::int64_t>(kLongestList)));
  std::vector<Exact> list;
  for (std::int64_t i = 1; i <= count; ++i) list.push_back(n * i);
  CZ_CHECK(call.budget.divisions(list.size()));
  return Value(std::move(list));
}

constexpr std::array kFunctions = {
    Function{"factors", 1, 1, "factors(n)", factors},
    Function{"prime_factors", 1, 1, "prime_factors(n)", primeFactors},
    Function{"primes", 2, 2, "primes(from, to)", primesBetween},
    Function{"is_prime", 1, 1, "is_prime(n)", primality},
    Function{"multiples", 2, 2, "multiples(n, count)", multiples},
};

}  // namespace

std::span<const Function> divisorFunctions() { return kFunctions; }

}  // namespace cz::pack
