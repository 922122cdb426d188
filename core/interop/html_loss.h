#pragma once
// What HTML says by its looks, and our markup can't: hidden, struck out, coloured, linked, and tags that nobody knows.

#include <string>
#include <vector>

#include "core/interop/html_tag.h"

namespace cz::interop {

/// Whether nothing that stands in it is seen: display:none, visibility:hidden, the attribute `hidden`.
bool isHidden(const HtmlTag& tag);
/// Whether it strikes its words out: <del>, <s>, <strike>, text-decoration: line-through.
bool isStruck(const HtmlTag& tag);
/// Whether it underlines its words: <u>, <ins>, text-decoration: underline.
bool isUnderlined(const HtmlTag& tag);

/// What else is lost by a tag's looks, by names that a teacher recognises: "colours", "the address of a link
/// (http://…)", "the tag <blink>". Pictures and the like are html_tag.h's. `seen`: what is seen of the text in the tag;
/// a link whose address stands there has lost nothing.
std::vector<std::string> lossesOf(const HtmlTag& tag, std::string_view seen);

}  // namespace cz::interop
