// Places on a picture: seen ones that are picked, and spots that are pointed at.

#include <algorithm>

#include "core/base/inline_marks.h"
#include "core/interop/picture_address.h"
#include "core/interop/qti/draft.h"
#include "core/pack/outline.h"

namespace cz::interop::qti {
namespace {

constexpr std::size_t kMostPlaces = 12;  ///< every set of picks is tried: 4096 sets
constexpr int kStep = 10;                ///< thousandths of the picture between two spots that are tried
constexpr int kWhole = 1000;
constexpr std::size_t kMostRegions = 8;

std::string placeWords(const std::string& language, std::size_t n) {
  static const std::map<std::string, std::string> kWords = {{"de", "Stelle"}, {"es", "lugar"}, {"fr", "endroit"},
                                                            {"it", "punto"},  {"lt", "vieta"}, {"nl", "plek"}};
  const auto found = kWords.find(language.substr(0, 2));
  return (found == kWords.end() ? "place" : found->second) + " " + std::to_string(n + 1);
}

/// From pixels as the file declares them to pixels of the picture.
struct Scale {
  Exact x = 1;
  Exact y = 1;
  int width = 0;  ///< of the picture
  int height = 0;

  Exact declaredX(int thousandths) const {
    return must(Exact::ratio(Exact(thousandths) * Exact(width), Exact(kWhole) * x));
  }
  Exact declaredY(int thousandths) const {
    return must(Exact::ratio(Exact(thousandths) * Exact(height), Exact(kWhole) * y));
  }
};

class HotspotDraft {
 public:
  explicit HotspotDraft(Draft& draft)
      : draft_(draft),
        main_(draft.main()),
        selects_(main_.kind == Interaction::Kind::selectPoint),
        pointed_(selects_ || main_.choices.size() == 1) {}

  void make() {
    draft_.item.kind = ImportedItem::Kind::hotspot;
    draft_.item.outlines = !pointed_;
    findPicture();
    if (draft_.why.empty()) addPlaces();
    if (!draft_.why.empty()) return;
    if (pointed_ && !selects_)
      draft_.notes.emplace_back(
          "Its only place would give itself away: students point at the picture and don't see it.");
    const int places = static_cast<int>(draft_.item.places.size());
    most_ = main_.shape == Value::Shape::single ? 1 : main_.most > 0 ? std::min(main_.most, kWhole) : places;
    !pointed_ ? probePicks() : selects_ ? probeSpots() : probeOnePlace();
    draft_.measure();
    if (draft_.why.empty()) settle();
  }

 private:
  void findPicture() {
    const std::string name = lastPart(plainAddress(main_.ground.address));
    draft_.why = "It is answered on a picture" + (name.empty() ? "" : " (" + name + ")") +
                 " that is not there. Put the picture into the package.";
    if (draft_.pictures() == nullptr) return;
    const PictureWords shown = draft_.pictures()->show(main_.ground.address, main_.ground.words);
    if (!shown.lost.empty()) return;
    draft_.why.clear();
    draft_.item.picture = shown.text;
    const auto size = draft_.pictures()->box().sizeOf(pictureAt(shown.text, 0).path);
    scale_.width = size.width;
    scale_.height = size.height;
    if (main_.ground.width.sign() > 0) scale_.x = must(Exact::ratio(size.width, main_.ground.width));
    if (main_.ground.height.sign() > 0) scale_.y = must(Exact::ratio(size.height, main_.ground.height));
  }

  /// Where students see the places a pixel more or less changes nothing; where they point, it may.
  int pixel(const Exact& number, int most) {
    const Exact rounded = (number + must(Exact::ratio(1, 2))).floor();
    if (selects_ && rounded != number)
      draft_.why =
          "Its areas don't lie on whole pixels of the picture. Save the picture in the size that the file says.";
    const auto whole = rounded.toInt().value_or(0);
    if (selects_ && (whole < 0 || whole > most))
      draft_.why = "An area of it reaches over the edge of the picture. Correct its numbers.";
    return static_cast<int>(std::clamp<std::int64_t>(whole, 0, most));
  }

  std::vector<int> circle(const Area& area) {
    const Exact apart = area.numbers[2] * (scale_.x - scale_.y).abs();
    if (selects_ ? apart.sign() != 0 : apart >= Exact(1)) {
      draft_.why = "Its picture is of another shape than the file says, and its circles would be none. Save it anew.";
      return {};
    }
    const int x = pixel(area.numbers[0] * scale_.x, scale_.width);
    const int y = pixel(area.numbers[1] * scale_.y, scale_.height);
    const int room = std::min({x, y, scale_.width - x, scale_.height - y});
    const int radius = pixel(area.numbers[2] * scale_.x, std::max(scale_.width, scale_.height));
    if (selects_ && radius > room)
      draft_.why = "An area of it reaches over the edge of the picture. Correct its numbers.";
    return {x, y, std::max(1, std::min(radius, room))};
  }

  std::vector<int> corners(const Area& area) {
    std::vector<int> numbers;
    for (std::size_t i = 0; i + 1 < area.numbers.size(); i += 2) {
      numbers.push_back(pixel(area.numbers[i] * scale_.x, scale_.width));
      numbers.push_back(pixel(area.numbers[i + 1] * scale_.y, scale_.height));
    }
    return numbers;
  }

  void addPlace(const std::optional<Area>& area, const std::string& words) {
    if (!area || area->shape == Area::Shape::all) {
      draft_.why = "One of its places has an outline that a pack can't hold. Make it a circle, a box or a polygon.";
      return;
    }
    ImportedPlace place;
    place.text = words.empty() ? placeWords(draft_.language(), draft_.item.places.size()) : words;
    place.shape = area->shape == Area::Shape::circle ? ImportedPlace::Shape::circle
                  : area->shape == Area::Shape::rect ? ImportedPlace::Shape::box
                                                     : ImportedPlace::Shape::polygon;
    place.numbers = area->shape == Area::Shape::circle ? circle(*area) : corners(*area);
    if (area->shape == Area::Shape::rect) {
      place.numbers[2] -= place.numbers[0];
      place.numbers[3] -= place.numbers[1];
    }
    draft_.item.places.push_back(std::move(place));
  }

  void addPlaces() {
    if (selects_)
      for (const auto& area : main_.areas) addPlace(area, "");
    else
      for (const auto& choice : main_.choices) addPlace(choice.area, draft_.shown(choice.html));
    if (!draft_.why.empty()) return;
    if (draft_.item.places.empty()) draft_.why = "Nothing in it says which places are right.";
    if (draft_.item.places.size() > kMostPlaces) draft_.why = "It has more than 12 places. Leave some out.";
  }

  static ChoiceId idAt(std::size_t n) { return ChoiceId("p" + std::to_string(n + 1)); }

  void probePicks() {
    const std::size_t count = main_.choices.size();
    for (std::size_t bits = 1; bits < std::size_t{1} << count; ++bits) {
      Value given{main_.shape, {}};
      scoring::Picked ours;
      std::vector<bool> places(count);
      for (std::size_t n = 0; n < count; ++n) {
        places[n] = (bits >> n & 1) != 0;
        if (!places[n]) continue;
        given.atoms.push_back(textAtom(main_.choices[n].id));
        ours.push_back(idAt(n));
      }
      if (static_cast<int>(ours.size()) > most_) continue;
      draft_.probe(std::move(given), std::move(ours));
      sets_.push_back(std::move(places));
    }
  }

  /// In the file it is there to be picked, or not.
  void probeOnePlace() {
    const auto& place = draft_.item.places.front();
    const pack::Outline outline{static_cast<pack::Outline::Kind>(place.shape), place.numbers};
    pack::Hotspot picture;
    picture.width = scale_.width;
    picture.height = scale_.height;
    for (int y = 0; y <= kWhole; y += kStep)
      for (int x = 0; x <= kWhole; x += kStep) {
        const bool inside = pack::holds(outline, picture, x, y);
        draft_.probe(inside ? Value{main_.shape, {textAtom(main_.choices.front().id)}} : nothing(),
                     scoring::Pointed{{{x, y}}});
        sets_.push_back({inside});
      }
  }

  Atom pointAt(const scoring::Spot& spot) const {
    const Exact x = scale_.declaredX(spot.x);
    const Exact y = scale_.declaredY(spot.y);
    return *atomOf(Base::point, x.toDecimal().value_or(x.toText()) + " " + y.toDecimal().value_or(y.toText()));
  }

  /// The area that the file counts a spot to; their number for none.
  std::size_t regionOf(const scoring::Spot& spot) const {
    const auto at = std::find_if(main_.areas.begin(), main_.areas.end(), [&](const Area& area) {
      return area.holds(scale_.declaredX(spot.x), scale_.declaredY(spot.y));
    });
    return static_cast<std::size_t>(at - main_.areas.begin());
  }

  void probe(const std::vector<scoring::Spot>& spots) {
    Value given{main_.shape, {}};
    std::vector<bool> places(main_.areas.size());
    for (const auto& spot : spots) {
      given.atoms.push_back(pointAt(spot));
      if (const auto region = regionOf(spot); region < places.size()) places[region] = true;
    }
    draft_.probe(std::move(given), scoring::Pointed{spots});
    sets_.push_back(std::move(places));
  }

  /// Spots all over the picture, one by one; then one of each area, and one outside, in every combination.
  void probeSpots() {
    std::map<std::size_t, scoring::Spot> regions;
    for (int y = 0; y <= kWhole; y += kStep)
      for (int x = 0; x <= kWhole; x += kStep) {
        regions.emplace(regionOf({x, y}), scoring::Spot{x, y});
        probe({{x, y}});
      }
    if (regions.size() > kMostRegions) draft_.why = "It has more than 7 areas. Leave some out.";
    for (std::size_t bits = 1; draft_.why.empty() && bits < std::size_t{1} << regions.size(); ++bits) {
      std::vector<scoring::Spot> spots;
      std::size_t n = 0;
      for (const auto& [region, spot] : regions)
        if ((bits >> n++ & 1) != 0) spots.push_back(spot);
      if (spots.size() > 1 && static_cast<int>(spots.size()) <= most_) probe(spots);
    }
  }

  /// The fewest places that earn all the points are the keys.
  void settle() {
    const auto countOf = [](const std::vector<bool>& places) { return std::count(places.begin(), places.end(), true); };
    const std::vector<bool>* best = nullptr;
    for (std::size_t i = 0; i < sets_.size(); ++i)
      if (draft_.probes[i].share == Exact(1) && (best == nullptr || countOf(sets_[i]) < countOf(*best)))
        best = &sets_[i];
    if (best == nullptr || countOf(*best) == 0) {
      draft_.why = "It is right to point at nothing that has a name. Give its right place an area.";
      return;
    }
    for (std::size_t n = 0; n < best->size(); ++n) draft_.item.places[n].key = (*best)[n];
    draft_.item.picks = most_;
    ImportedItem whole = draft_.item;
    whole.credit = "all-or-nothing";
    draft_.settle({draft_.item, whole});
  }

  Draft& draft_;
  const Interaction& main_;
  bool selects_;  ///< any spot of the picture can be an answer in the file
  bool pointed_;  ///< here students point at spots
  Scale scale_;
  int most_ = 1;
  std::vector<std::vector<bool>> sets_;  ///< for each probe the places that it names
};

}  // namespace

void draftHotspot(Draft& draft) { HotspotDraft(draft).make(); }

}  // namespace cz::interop::qti
