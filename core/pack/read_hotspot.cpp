// hotspot: a picture, the places on it, and which of them are right.

#include <algorithm>

#include "core/base/inline_marks.h"
#include "core/base/text.h"
#include "core/pack/media.h"
#include "core/pack/outline.h"
#include "core/pack/read_item.h"

namespace cz::pack {
namespace {

constexpr int kLargestNumber = 1'000'000;
constexpr int kFinest = 25;  ///< a place narrower than 1/25 of the picture is hard to touch

class HotspotReader {
 public:
  HotspotReader(Fields& fields, const ItemTexts& texts, Item& item) : fields_(fields), texts_(texts), item_(item) {}

  void run(Media& media) {
    item_.shuffle = false;
    item_.hotspot.outlines = fields_.flag("outlines", true);
    readPicture(media);
    for (const Node* table : fields_.tables("places")) addPlace(*table);
    readKeys();
    checkCounts();
    const int keys = static_cast<int>(item_.accepts.size());
    item_.hotspot.most = fields_.whole("picks", std::max(1, keys), std::max(1, keys), static_cast<int>(kMostParts));
  }

 private:
  void error(Spot spot, const std::string& message) const { texts_.notes().error(spot, message); }

  void readPicture(Media& media) {
    const std::string text = fields_.neededText("picture");
    if (text.empty()) return;
    const Spot spot = fields_.spotOf("picture");
    const PictureMark mark = pictureAt(text, 0);
    if (mark.length != text.size() || trim(mark.alt).empty())
      return error(spot, "Write picture = \"![what is seen](media/file.png)\".");
    if (const std::string fault = media.faultOf(mark.path); !fault.empty()) return error(spot, fault);
    const auto size = media.find(mark.path);
    item_.hotspot.path = mark.path;
    item_.hotspot.seen = mark.alt;
    item_.hotspot.width = size->width;
    item_.hotspot.height = size->height;
  }

  void addPlace(const Node& table) {
    Option place;
    Fields own(table, texts_.notes(), "a place");
    place.id = ChoiceId(own.id("id", true));
    place.text = texts_.neededText(own, "text");
    place.says = texts_.shownText(own.take("says", Node::Kind::text));
    place.misconception = own.text("idea");
    readOutline(own, place.outline);
    own.finish();
    const bool twice = std::any_of(item_.options.begin(), item_.options.end(),
                                   [&](const Option& other) { return other.id == place.id; });
    if (twice) error(table.spot, "The id \"" + place.id.text + "\" is used twice in this item. Rename one.");
    item_.options.push_back(std::move(place));
  }

  void readOutline(Fields& own, Outline& outline) {
    int given = 0;
    for (const auto& [name, kind] : {std::pair{"circle", Outline::Kind::circle}, std::pair{"box", Outline::Kind::box},
                                     std::pair{"polygon", Outline::Kind::polygon}}) {
      const Node* list = own.take(name, Node::Kind::list);
      if (!list) continue;
      ++given;
      outline = {kind, numbersOf(*list)};
      if (item_.hotspot.width == 0) continue;  // the picture is at fault, not the place
      if (const std::string fault = faultOf(outline, item_.hotspot); !fault.empty())
        error(list->spot, fault);
      else
        noteSize(list->spot, outline);
    }
    if (given == 1) return;
    error(own.spot(),
          "A place has one outline: circle = [x, y, radius], box = [x, y, width, height], or polygon = "
          "[x, y, x, y, x, y …], in pixels of the picture.");
  }

  std::vector<int> numbersOf(const Node& list) const {
    std::vector<int> numbers;
    for (const Node& entry : list.list) {
      const bool good =
          entry.kind == Node::Kind::whole && entry.whole >= -kLargestNumber && entry.whole <= kLargestNumber;
      if (!good) error(entry.spot, "An outline is made of whole numbers: pixels of the picture.");
      numbers.push_back(good ? static_cast<int>(entry.whole) : 0);
    }
    return numbers;
  }

  void noteSize(Spot spot, const Outline& outline) const {
    const Bounds bounds = boundsOf(outline);
    if (bounds.width * kFinest >= item_.hotspot.width && bounds.height * kFinest >= item_.hotspot.height) return;
    texts_.notes().warning(spot, "This place is smaller than 1/25 of the picture: hard to touch. Make it larger.");
  }

  /// Names of places; they may hold {expressions}, so that a draw decides.
  void readKeys() {
    const Node* one = fields_.take("key", Node::Kind::text);
    const auto many = fields_.texts("keys");
    if (one && !many.empty()) error(one->spot, "Write either `key` or `keys`.");
    for (const Node* node : many) addKey(*node);
    if (one) addKey(*one);
    if (item_.accepts.empty())
      error(fields_.spot(), "No place is the key. Write key = \"…\" with the id of a place, or keys = [\"…\", \"…\"].");
  }

  void addKey(const Node& node) {
    Accept accept;
    accept.key = texts_.keyText(node, "key");
    item_.accepts.push_back(std::move(accept));
  }

  void checkCounts() const {
    const std::size_t least = item_.hotspot.outlines ? 2 : 1;
    if (item_.options.size() < least)
      error(fields_.spot(), item_.hotspot.outlines ? "With outlines there must be two `places` or more."
                                                   : "There are no `places`. Write places = [{ id = \"…\", … }].");
    if (item_.options.size() > kMostParts) error(fields_.spot(), "There are more than 40 places. Leave some out.");
  }

  Fields& fields_;
  const ItemTexts& texts_;
  Item& item_;
};

}  // namespace

void readHotspot(Fields& fields, const ItemTexts& texts, Media& media, Item& item) {
  HotspotReader(fields, texts, item).run(media);
}

}  // namespace cz::pack
