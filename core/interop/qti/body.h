#pragma once
// The body of a QTI 2.x or 3.0 item: its text as HTML, its interactions, what stands in it only sometimes.

#include <string>
#include <vector>

#include "core/interop/qti/declaration.h"
#include "core/interop/qti/draws.h"
#include "core/interop/qti/element.h"
#include "core/interop/qti/question.h"

namespace cz::interop::qti {

struct Body {
  std::string html;
  std::vector<Interaction> interactions;
  std::vector<Feedback> feedback;
  std::string forScorers;  ///< HTML: notes for who marks
  std::vector<std::string> notes;
  std::size_t gaps = 0;
};

/// The item with a draw in it: printed variables and variables in formulas become text, what the draw doesn't show is
/// gone.
Element withDraw(const Element& item, const Drawn& drawn);

/// Adds what is in `element` to the body. `declared` prints variables.
void addBody(const Element& element, const Declarations& declared, Body& body);

/// "<img src="…">": the tag with the attributes that name a file or say how it looks.
std::string openTag(const Element& element);
/// An element's inside as HTML, without feedback and without interactions.
std::string insideHtml(const Element& element);

}  // namespace cz::interop::qti
