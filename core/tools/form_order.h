#pragma once
// What `form` and `paper` have in common: the form of a pack, a check and a seed, as the command line asks for it.

#include <CLI/CLI.hpp>
#include <string>

#include "core/form/form.h"
#include "core/pack/model.h"

namespace cz::tools {

struct FormOrder {
  std::string pack;
  std::string check;
  std::string seed;
  std::string seen;  ///< a JSON file; empty: nothing was seen
  bool practice = false;
  bool fewerChoices = false;
};

/// The options of a command that fill the order, which must outlive the parsing.
void addFormOrder(CLI::App& app, FormOrder& order);

struct OrderedForm {
  pack::Pack pack;
  const pack::Check* check = nullptr;  ///< of `pack`
  form::Form form;
};
/// Errors: of the seed, the pack, the check, the forms seen; a check that can't offer practice.
Result<OrderedForm> formOf(const FormOrder& order);

}  // namespace cz::tools
