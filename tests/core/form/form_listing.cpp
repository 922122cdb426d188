// Prints the golden forms: form_listing NAME, where NAME is every-type, parallels or pool. Built by every compiler and
// optimisation there is, and always the same bytes (case O-13).

#include <cstdio>

#include "tests/core/form/golden_forms.h"

int main(int count, char** words) {
  const std::string listing = count == 2 ? cz::tests::goldenListing(words[1]) : "";
  if (listing.empty()) {
    std::fputs("usage: form_listing every-type|parallels|pool\n", stderr);
    return 2;
  }
  std::fputs(listing.c_str(), stdout);
  return 0;
}
