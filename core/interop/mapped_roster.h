#pragma once
// A class list of any make: a person says which column is what.

#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/roster/import.h"

namespace cz::interop {

/// The headings of a list and its first lines, to choose by.
struct ListHead {
  std::vector<std::string> headings;
  std::vector<std::vector<std::string>> first;  ///< up to three rows, each as long as the headings
};
/// Errors as strictText and readCsv have them; a file without a heading and a row is one, too.
Result<ListHead> headOf(const std::string& bytes, const std::string& file);

/// Places of columns, from 0. Nothing: there is no such column.
struct ListColumns {
  using Column = std::optional<std::size_t>;
  Column id;        ///< the school's
  Column username;  ///< one of the two is needed
  Column given;
  Column preferred;
  Column family;
  Column name;     ///< whole names, "Moreno, Lex" or "Lex Moreno"
  Column inClass;  ///< several lines of one student may name several classes
};

/// The columns whose headings tell it, in English.
ListColumns guessedColumns(const std::vector<std::string>& headings);

/// Faulty lines are in `Incoming::refused`. input: neither id nor username was chosen, or no name.
Result<roster::Incoming> readList(const std::string& bytes, const std::string& file, const ListColumns& columns);

}  // namespace cz::interop
