// Pairs: matching, sorting into categories, associating, words into gaps.

#include <algorithm>
#include <map>
#include <utility>

#include "core/base/text.h"
#include "core/interop/qti/draft.h"
#include "core/interop/qti/element.h"
#include "core/interop/qti/sides.h"
#include "core/pack/draw_walk.h"

namespace cz::interop::qti {
namespace {

using Kind = Interaction::Kind;

constexpr std::uint64_t kMostSampled = 1000;  ///< sets of pairs, where they are more
constexpr std::uint64_t kTooManyPlaces = 1'000'000'000;
constexpr std::size_t kMostListed = 5000;  ///< sets of pairs that are tried one by one

/// What cards without a partner go to, in the pack's language.
std::string nobodyWords(const std::string& language) {
  static const std::map<std::string, std::string> kWords = {{"de", "nichts davon"}, {"es", "ninguno"},
                                                            {"fr", "aucun"},        {"it", "nessuno"},
                                                            {"lt", "niekur"},       {"nl", "geen van deze"}};
  const auto found = kWords.find(language.substr(0, 2));
  return found == kWords.end() ? "none of these" : found->second;
}

class PairsDraft {
 public:
  PairsDraft(Draft& draft, Sides sides) : draft_(draft), sides_(std::move(sides)) {}

  void make() {
    addNobody();
    addTexts();
    if (!draft_.why.empty()) return;
    addProbes();
    draft_.measure();
    ImportedItem whole = draft_.item;
    whole.credit = "all-or-nothing";
    draft_.settle({draft_.item, whole, byWeight()});
    if (sampled_) draft_.noteSample(draft_.probes.size());
  }

 private:
  /// Each card counts as much as it earns alone.
  ImportedItem byWeight() const {
    ImportedItem item = draft_.item;
    const Places key = keyPlaces();
    for (std::size_t n = 0; n < key.size(); ++n) {
      Places only(key.size(), 0);
      only[n] = key[n];
      const Exact earned = draft_.shareOf(givenFor(only)) * draft_.best;
      if (earned.sign() > 0) item.pairs[n].weight = earned;
    }
    return item;
  }

  /// A partner of ours for cards that belong nowhere, so that leaving a card out stays no answer.
  void addNobody() {
    const bool needed =
        std::any_of(sides_.key.begin(), sides_.key.end(), [](const auto& pair) { return pair.second == kNobody; });
    if (!needed) return;
    nobody_.id = kNobody;
    nobody_.most = 0;
    nobody_.html = htmlEscaped(nobodyWords(draft_.language()));
    sides_.partners.push_back(&nobody_);
    draft_.notes.push_back("Cards that belong nowhere in the file go to \"" + nobodyWords(draft_.language()) +
                           "\" here.");
  }

  bool isNobody(std::size_t place) const { return place != 0 && order_[place - 1] == kNobody; }

  std::string cardText(std::size_t n) {
    if (draft_.main().kind != Kind::gapMatch || !sides_.turned) return draft_.shownPart(sides_.cards[n]->html);
    return "(" + std::to_string(n + 1) + ")";
  }

  std::string partnerText(const Choice& partner) {
    if (draft_.main().kind != Kind::gapMatch || sides_.turned || &partner == &nobody_)
      return draft_.shownPart(partner.html);
    const auto& gaps = draft_.main().targets;
    const auto at = std::find_if(gaps.begin(), gaps.end(), [&](const Choice& gap) { return gap.id == partner.id; });
    return "(" + std::to_string(at - gaps.begin() + 1) + ")";
  }

  /// Our ids of partners follow the order in which cards name them.
  void addTexts() {
    std::map<std::string, std::string> texts;
    std::set<std::string> different;
    for (const auto* partner : sides_.partners) {
      texts[partner->id] = partnerText(*partner);
      if (texts[partner->id].empty()) draft_.why = "A card of it is nothing but a picture or empty. Write it in words.";
      if (!different.insert(tidySpaces(texts[partner->id])).second && !texts[partner->id].empty())
        draft_.why = "Two of its cards are the same.";
    }
    for (std::size_t n = 0; n < sides_.cards.size(); ++n) {
      const std::string partner = sides_.key[sides_.cards[n]->id];
      if (std::find(order_.begin(), order_.end(), partner) == order_.end()) order_.push_back(partner);
      draft_.item.pairs.push_back({cardText(n), texts[partner]});
      if (draft_.item.pairs.back().left.empty())
        draft_.why = "A card of it is nothing but a picture or empty. Write it in words.";
      if (std::none_of(sides_.partners.begin(), sides_.partners.end(),
                       [&](const Choice* one) { return one->id == partner; }))
        draft_.why = "Its key names a card that isn't there.";
    }
    const bool categories = order_.size() < sides_.cards.size() && sides_.partners.size() > 1;
    for (const auto* partner : sides_.partners) {
      if (std::find(order_.begin(), order_.end(), partner->id) != order_.end()) continue;
      order_.push_back(partner->id);
      draft_.item.extra.push_back(texts[partner->id]);
    }
    draft_.item.kind = categories ? ImportedItem::Kind::sort : ImportedItem::Kind::match;
  }

  using Places = std::vector<std::size_t>;  ///< for every card: which partner, from 1; 0 = none

  Value givenFor(const Places& places) const {
    Value given;
    given.shape = draft_.main().shape;
    for (std::size_t n = 0; n < places.size(); ++n) {
      if (places[n] == 0 || isNobody(places[n])) continue;
      const std::string card = sides_.cards[n]->id;
      const std::string partner = order_[places[n] - 1];
      std::string text = sides_.turned ? partner : card;
      text.append(" ").append(sides_.turned ? card : partner);
      given.atoms.push_back(*atomOf(draft_.main().base, text));
    }
    return given;
  }

  void addProbe(const Places& places) {
    scoring::Paired ours;
    for (std::size_t n = 0; n < places.size(); ++n) {
      if (places[n] == 0 && sides_.key.at(sides_.cards[n]->id) == kNobody) return;  // the same as nobody in the file
      if (places[n] != 0) ours[ChoiceId("l" + std::to_string(n + 1))] = ChoiceId("c" + std::to_string(places[n]));
    }
    Value given = givenFor(places);
    if (!given.isNull() && isAllowed(places)) draft_.probe(std::move(given), std::move(ours));
  }

  /// Whether the file lets every partner be used that often.
  bool isAllowed(const Places& places) const {
    for (std::size_t p = 0; p < order_.size(); ++p) {
      const auto partner = std::find_if(sides_.partners.begin(), sides_.partners.end(),
                                        [&](const Choice* one) { return one->id == order_[p]; });
      const auto used = std::count(places.begin(), places.end(), p + 1);
      if ((*partner)->most > 0 && used > (*partner)->most) return false;
    }
    return true;
  }

  Places keyPlaces() const {
    Places places;
    for (const auto* card : sides_.cards) {
      const auto at = std::find(order_.begin(), order_.end(), sides_.key.at(card->id));
      places.push_back(static_cast<std::size_t>(at - order_.begin()) + 1);
    }
    return places;
  }

  void addProbes() {
    const std::size_t cards = sides_.cards.size();
    std::size_t count = 1;
    for (std::size_t n = 0; n < cards && count <= kMostListed; ++n) count *= order_.size() + 1;
    sampled_ = count > kMostListed;
    sampled_ ? addSome() : addAll(Places(cards), 0);
    noteMost();
    noteMostOfPartners();
  }

  void addAll(Places places, std::size_t from) {
    if (from == places.size()) return addProbe(places);
    for (std::size_t partner = 0; partner <= order_.size(); ++partner) {
      places[from] = partner;
      addAll(places, from + 1);
    }
  }

  /// Where the file lets one make fewer pairs than there are cards.
  void noteMost() {
    const int most = draft_.main().most;
    if (most > 0 && static_cast<std::size_t>(most) < sides_.cards.size())
      draft_.notes.push_back("In the file at most " + std::to_string(most) + " pairs could be made; here all can.");
  }

  /// Where the file lets a category be used for fewer cards than there are.
  void noteMostOfPartners() {
    const auto scarce = [&](const Choice* one) {
      return one->most > 0 && static_cast<std::size_t>(one->most) < sides_.cards.size();
    };
    if (draft_.item.kind == ImportedItem::Kind::sort &&
        std::any_of(sides_.partners.begin(), sides_.partners.end(), scarce))
      draft_.notes.emplace_back("In the file some categories take only so many cards; here each takes all.");
  }

  /// Places spread over all that there are.
  void addMixed() {
    std::uint64_t all = 1;
    for (std::size_t n = 0; n < sides_.cards.size(); ++n) all = std::min(all * (order_.size() + 1), kTooManyPlaces);
    pack::DrawWalk walk(all, kMostSampled);
    for (std::uint64_t i = 0; i < walk.count(); ++i) {
      const std::uint64_t number = walk.next();
      std::uint64_t rest = number;
      Places places;
      for (std::size_t n = 0; n < sides_.cards.size(); ++n) {
        if (rest == 0) rest = number;  // more cards than the number has digits
        places.push_back(rest % (order_.size() + 1));
        rest /= order_.size() + 1;
      }
      addProbe(places);
    }
  }

  /// The key, its first cards alone, one card elsewhere or exchanged, everything one further.
  void addSome() {
    const Places key = keyPlaces();
    addMixed();
    addProbe(key);
    for (std::size_t n = 0; n < key.size(); ++n) {
      Places first(key.begin(), key.begin() + static_cast<std::ptrdiff_t>(n));
      first.resize(key.size(), 0);
      addProbe(first);
      Places only(key.size(), 0);
      for (std::size_t partner = 0; partner <= order_.size(); ++partner) {
        Places other = key;
        only[n] = other[n] = partner;
        addProbe(only);
        if (other != key) addProbe(other);
      }
      for (std::size_t m = n + 1; m < key.size(); ++m) {
        Places other = key;
        std::swap(other[n], other[m]);
        if (other != key) addProbe(other);
      }
    }
  }

  Draft& draft_;
  Sides sides_;
  Choice nobody_;
  bool sampled_ = false;
  std::vector<std::string> order_;  ///< ids of partners, as ours are numbered
};

/// A single card is a choice among its partners.
bool isOneGap(const Interaction& main) { return main.kind == Kind::gapMatch && main.targets.size() == 1; }

/// Whether the file lets one make every pair at once.
bool canPairAll(const Interaction& main) {
  const auto anyNumber = [](const Choice& one) { return one.most == 0; };
  return main.most == 0 && std::all_of(main.choices.begin(), main.choices.end(), anyNumber) &&
         std::all_of(main.targets.begin(), main.targets.end(), anyNumber);
}

/// Whether ticking every pair would earn everything.
bool paysForAll(const ImportedItem& item) {
  Exact sum = 0;
  for (const auto& choice : item.choices)
    if (!choice.percent.empty()) sum += must(Exact::parse(choice.percent));
  return item.weighted && sum >= Exact(100);
}

}  // namespace

void draftPairs(Draft& draft) {
  const auto& main = draft.main();
  if (main.correct.isNull()) {
    draft.why = "Nothing in it says which pairs are right.";
    return;
  }
  if (isOneGap(main)) {
    if (!draftTicks(draft)) draft.why = "It has one gap only. Make it a question with one pick.";
    return;
  }
  const auto sides = sidesOf(main);
  const auto notes = draft.notes;
  if (sides) {
    if (main.kind == Kind::associate)
      draft.notes.emplace_back("One half of each pair is given here; in the file any two could be paired.");
    PairsDraft(draft, *sides).make();
  } else {
    draft.why = "Some of its cards have no partner or several ones. Give every card exactly one.";
  }
  if (draft.why.empty()) return;
  const std::string why = std::exchange(draft.why, "");
  draft.notes = notes;
  if (!draftTicks(draft) || (sides && paysForAll(draft.item) && !canPairAll(main))) draft.why = why;
}

}  // namespace cz::interop::qti
