#include "core/typeset/rich_text.h"

#include <cmath>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace cz::typeset {
namespace {

using Object = std::shared_ptr<const InlineObject>;

constexpr std::string_view kObject = "\uFFFC";   // stands for the object in the text
constexpr std::string_view kNoBreak = "\u2060";  // no line ends here
constexpr std::string_view kBlanks = " \t\n";

int units(double length) { return static_cast<int>(std::lround(length * PANGO_SCALE)); }

void drawObject(cairo_t* pen, PangoAttrShape* shape, gboolean asPath, gpointer) {
  if (asPath == FALSE && shape->data != nullptr) (*static_cast<const Object*>(shape->data))->draw(pen);
}

gpointer copyObject(gconstpointer object) { return new Object(*static_cast<const Object*>(object)); }
void dropObject(gpointer object) { delete static_cast<Object*>(object); }

/// The text of a layout as it grows, with the attributes of its stretches.
class Builder {
 public:
  explicit Builder(double lineDistance) : lineDistance_(lineDistance), attributes_(pango_attr_list_new()) {}
  ~Builder() { pango_attr_list_unref(attributes_); }
  Builder(const Builder&) = delete;
  Builder& operator=(const Builder&) = delete;

  void words(std::string_view text, bool bold, bool italic) {
    if (joins_ && !text.empty() && kBlanks.find(text.front()) == std::string_view::npos) text_ += kNoBreak;
    joins_ = false;
    const std::size_t from = text_.size();
    text_ += text;
    words_.emplace_back(from, text_.size());
    if (bold) mark(pango_attr_weight_new(PANGO_WEIGHT_BOLD), from);
    if (italic) mark(pango_attr_style_new(PANGO_STYLE_ITALIC), from);
  }

  void object(const Object& object) {
    if (!text_.empty() && kBlanks.find(text_.back()) == std::string_view::npos) text_ += kNoBreak;
    const Extents size = object->extents();
    const PangoRectangle box{0, -units(size.ascent), units(size.width), units(size.ascent + size.descent)};
    const std::size_t from = text_.size();
    text_ += kObject;
    mark(pango_attr_shape_new_with_data(&box, &box, new Object(object), copyObject, dropObject), from);
    joins_ = objects_ = true;
  }

  void fill(PangoLayout* layout) {
    if (objects_) {
      // Of words only: an object keeps its height. Pango's line spacing would push it into the line above.
      for (const auto& [from, end] : words_) mark(pango_attr_line_height_new(lineDistance_), from, end);
    } else if (lineDistance_ != 1) {
      pango_layout_set_line_spacing(layout, static_cast<float>(lineDistance_));
    }
    pango_layout_set_text(layout, text_.data(), static_cast<int>(text_.size()));
    pango_layout_set_attributes(layout, attributes_);
  }

 private:
  void mark(PangoAttribute* attribute, std::size_t from) { mark(attribute, from, text_.size()); }
  void mark(PangoAttribute* attribute, std::size_t from, std::size_t end) {
    attribute->start_index = static_cast<guint>(from);
    attribute->end_index = static_cast<guint>(end);
    pango_attr_list_insert(attributes_, attribute);
  }

  double lineDistance_;
  std::string text_;
  PangoAttrList* attributes_;
  std::vector<std::pair<std::size_t, std::size_t>> words_;  ///< the stretches of words: from, end
  bool objects_ = false;
  bool joins_ = false;  ///< an object stands last: a comma behind it stays with it
};

bool isAlone(const std::vector<TextPiece>& pieces, std::size_t i) {
  const bool before = i == 0 || (!pieces[i - 1].text.empty() && pieces[i - 1].text.back() == '\n');
  const bool after = i + 1 == pieces.size() || (!pieces[i + 1].text.empty() && pieces[i + 1].text.front() == '\n');
  return before && after;
}

double sizeOf(PangoLayout* layout) {
  const PangoFontDescription* font = pango_layout_get_font_description(layout);
  return font == nullptr ? 0 : static_cast<double>(pango_font_description_get_size(font)) / PANGO_SCALE;
}

/// Nothing when the piece is words, or can be shown as words only.
Object objectFor(const TextPiece& piece, const Surroundings& around, const PictureMaker& makePicture) {
  if (piece.kind == TextPiece::Kind::picture && makePicture) return makePicture(piece, around);
  return nullptr;
}

}  // namespace

void setRichText(PangoLayout* layout, std::string_view utf8, double lineDistance, const PictureMaker& makePicture) {
  pango_cairo_context_set_shape_renderer(pango_layout_get_context(layout), drawObject, nullptr, nullptr);
  const int width = pango_layout_get_width(layout);
  Surroundings around{sizeOf(layout), width < 0 ? 0 : static_cast<double>(width) / PANGO_SCALE, false};
  Builder builder(lineDistance);
  const auto pieces = textPieces(utf8);
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const TextPiece& piece = pieces[i];
    around.alone = isAlone(pieces, i);
    if (const Object object = objectFor(piece, around, makePicture))
      builder.object(object);
    else
      builder.words(piece.text, piece.bold, piece.italic);
  }
  builder.fill(layout);
}

}  // namespace cz::typeset
