#pragma once
// The paper twin of a form: the same siblings, numbers and order of choices, with a QR tag that says which form it is.

#include <filesystem>
#include <map>
#include <string>

#include "core/base/result.h"
#include "core/form/form.h"

namespace cz::paper {

struct PaperOrder {
  const pack::Pack& pack;
  const pack::Check& check;  ///< in the language of the sheet (twin.h)
  const form::Form& form;
  bool key = false;                                 ///< adds the answer sheet as a page of its own
  const std::map<std::string, std::string>& media;  ///< the pack's files, for its pictures
  bool fewerChoices = false;                        ///< the form is one with fewer choices (fewer.h); for the tag
};

/// "checkzone:paper:1:PACK:VERSION:CHECK:ALGORITHM:SEED:LANGUAGE", and ":fewer" behind it for fewer choices: enough to
/// build the same sheet again. The algorithm tells a practice form.
std::string tagOf(const PaperOrder& order);

/// Writes a PDF, A4. Errors: the form is of another pack; the file can't be written. No half file is left behind.
Result<void> writePaper(const PaperOrder& order, const std::filesystem::path& out);

}  // namespace cz::paper
