#pragma once
// Tags of HTML as web editors write it.

#include <optional>
#include <string>
#include <string_view>

namespace cz::interop {

struct HtmlTag {
  std::string name;  ///< lower case
  bool closes = false;
  std::string_view inside;  ///< attributes as written
  std::size_t end = 0;      ///< just past '>'
};

/// A tag that starts at `at`, or nothing when '<' is just a sign. Quoted attributes may hold '>'.
std::optional<HtmlTag> tagAt(std::string_view html, std::size_t at);

/// Finds tags in one text. A '<' whose tag never ends is looked at to the end of the text; nobody types many of them,
/// so that after a hundred such a further tag must end soon.
class TagFinder {
 public:
  explicit TagFinder(std::string_view html) : html_(html) {}
  std::optional<HtmlTag> at(std::size_t place);

 private:
  std::string_view html_;
  int broken_ = 0;
};

/// The value of an attribute, entities decoded; empty when there is none. `name` in small letters.
std::string attributeOf(const HtmlTag& tag, std::string_view name);

/// What the tag shows and our markup can't, by the name that a teacher recognises: "a picture (map.png)"; empty for all
/// other tags.
std::string lostBy(const HtmlTag& tag);

}  // namespace cz::interop
