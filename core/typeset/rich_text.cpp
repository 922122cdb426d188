#include "core/typeset/rich_text.h"

#include <cmath>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/base/text.h"
#include "core/typeset/formula.h"

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

  /// `maybeBroken`: a line may end before it, though no blank stands there.
  void object(const Object& object, bool maybeBroken) {
    if (!maybeBroken && !text_.empty() && kBlanks.find(text_.back()) == std::string_view::npos) text_ += kNoBreak;
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

/// Of the type, in the units of the layout.
double sizeOf(PangoLayout* layout) {
  const PangoFontDescription* font = pango_layout_get_font_description(layout);
  if (font == nullptr) return 0;
  const double size = static_cast<double>(pango_font_description_get_size(font)) / PANGO_SCALE;
  if (pango_font_description_get_size_is_absolute(font) != FALSE) return size;
  PangoContext* context = pango_layout_get_context(layout);
  double resolution = pango_cairo_context_get_resolution(context);
  if (resolution <= 0) {
    auto* map = PANGO_CAIRO_FONT_MAP(pango_context_get_font_map(context));
    resolution = pango_cairo_font_map_get_resolution(map);
  }
  return size * resolution / 72;
}

/// None when the piece is words, or can be shown as words only.
std::vector<Object> objectsFor(const TextPiece& piece, const Surroundings& around, PangoLayout* layout,
                               const PictureMaker& makePicture) {
  if (piece.kind == TextPiece::Kind::maths) return formulaObjects(piece.text, around, layout);
  if (piece.kind != TextPiece::Kind::picture || !makePicture) return {};
  Object picture = makePicture(piece, around);
  return picture ? std::vector<Object>{std::move(picture)} : std::vector<Object>{};
}

}  // namespace

void setRichText(PangoLayout* layout, std::string_view utf8, double lineDistance, const PictureMaker& makePicture) {
  pango_cairo_context_set_shape_renderer(pango_layout_get_context(layout), drawObject, nullptr, nullptr);
  const int width = pango_layout_get_width(layout);
  Surroundings around{sizeOf(layout), width < 0 ? 0 : static_cast<double>(width) / PANGO_SCALE, false};
  Builder builder(lineDistance);
  const bool whole = isUtf8(utf8);  // Pango would mend it too, and move what follows
  const auto pieces = textPieces(whole ? std::string(utf8) : utf8Of(codePoints(utf8)));
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const TextPiece& piece = pieces[i];
    around.alone = isAlone(pieces, i);
    const std::vector<Object> objects = objectsFor(piece, around, layout, makePicture);
    for (const Object& object : objects) builder.object(object, &object != &objects.front());
    if (objects.empty()) builder.words(piece.text, piece.bold, piece.italic);
  }
  builder.fill(layout);
}

}  // namespace cz::typeset
