#pragma once
// The words of TeX that Checkzone knows.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/maths/tree.h"

namespace cz::maths {

/// A command that is one sign or one name by itself: \times, \pi, \sin, \sum.
std::optional<Node> symbolOf(std::string_view command);
/// The node of a character that stands for itself: +, ≤, x. A letter of any script is a variable.
Node characterOf(std::string_view utf8);

/// A mark over its argument (\vec, \hat …): its sign and how it is said; nothing for other commands.
std::optional<Node> accentOf(std::string_view command);

/// What surrounds a matrix by the name of its environment; nothing for an unknown one.
struct Environment {
  std::string_view name;
  std::string_view left;
  std::string_view right;
  Node::Columns align;
};
const Environment* environmentOf(std::string_view name);

/// A sign that \left or \right may be followed by: its character for "(", "\{", "\langle"; "." is the empty one.
std::optional<std::string> fenceOf(std::string_view token);

/// The letter of \mathbb{R}; nothing when there is no such set.
std::optional<Node> numberSetOf(std::string_view letter);

/// Every command, each with its backslash, for "Did you mean …".
std::vector<std::string> commandNames();
std::vector<std::string> environmentNames();

}  // namespace cz::maths
