#include "core/station/marking_desk.h"

#include <algorithm>
#include <tuple>

#include "core/crypto/hash.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

constexpr std::size_t kMostSayings = 6;
constexpr std::size_t kPaces = 50;

/// A response on the desk.
struct OnDesk {
  ToMark entry;  // its rubric as it is now
  PresentRubric::Edit edit;
  DeskLevels levels;
  std::map<CriterionId, std::int64_t> skipped;
  bool blocks = false;
  bool wantsSecond = false;

  DeskPlace place() const { return {entry.attempt, entry.slot}; }
  bool isDone() const {
    const auto& all = entry.rubric.criteria;
    return std::all_of(all.begin(), all.end(),
                       [&](const pack::Criterion& one) { return stands(levels, entry.rubric, one); });
  }
};

using Heap = std::vector<OnDesk>;

Result<OnDesk> layOut(Station& station, ToMark entry) {
  const DeskRows rows(station.db());
  PresentRubric now = presentRubric(station, entry.check, entry.rubric);
  entry.rubric = std::move(now.rubric);
  OnDesk on{std::move(entry), now.edit, {}, {}};
  CZ_TRY(levels, rows.levels(on.place(), Marker::first));
  CZ_TRY(skipped, rows.skipped(on.place()));
  CZ_TRY(second, rows.wantsSecond(on.place()));
  CZ_TRY(journey, station.facts().journeyOf(on.entry.student, on.entry.check));
  on.levels = std::move(levels);
  on.skipped = std::move(skipped);
  on.wantsSecond = second;
  on.blocks = journey.standing() == journey::Standing::waiting;
  return on;
}

/// Attempts have ids that were drawn, so this is an order by lot, and it stays.
Hash lotOf(const OnDesk& on, const CriterionId& criterion) {
  return crypto::sha256(viewOf(on.entry.attempt.text + "/" + on.entry.slot.text + "/" + criterion.text));
}

std::set<StudentId> whoWaits(const Heap& heap) {
  std::set<StudentId> who;
  for (const OnDesk& on : heap)
    if (on.blocks) who.insert(on.entry.student);
  return who;
}

DeskHeap wordsOf(const Heap& heap) {
  DeskHeap words{heap.front().entry.check, heap.front().entry.title,    heap.size(), 0,
                 whoWaits(heap).size(),    heap.front().entry.arrivedMs};
  for (const OnDesk& on : heap)
    for (const pack::Criterion& one : on.entry.rubric.criteria)
      words.decisions += !stands(on.levels, on.entry.rubric, one);
  return words;
}

/// First what nobody put off, then what is open elsewhere, then what was put off, each by its order.
auto rankOf(const OnDesk& on, const CriterionId& criterion, const std::set<DeskPlace>& elsewhere) {
  const auto skipped = on.skipped.find(criterion);
  const std::int64_t late = skipped == on.skipped.end() ? 0 : skipped->second;
  return std::tuple(late > 0, elsewhere.contains(on.place()), late, lotOf(on, criterion));
}

struct Choice {
  const Heap* heap = nullptr;
  const OnDesk* on = nullptr;
  std::size_t criterion = 0;
};

/// Of one heap; a criterion is done across all before the next one begins, but for what was put off.
Choice nextIn(const Heap& heap, const std::set<DeskPlace>& elsewhere, bool putOff) {
  for (std::size_t at = 0; at < heap.front().entry.rubric.criteria.size(); ++at) {
    const OnDesk* best = nullptr;
    const CriterionId& id = heap.front().entry.rubric.criteria[at].id;
    for (const OnDesk& on : heap) {
      if (stands(on.levels, on.entry.rubric, on.entry.rubric.criteria[at])) continue;
      if (!putOff && (on.skipped.contains(id) || elsewhere.contains(on.place()))) continue;
      if (best == nullptr || rankOf(on, id, elsewhere) < rankOf(*best, id, elsewhere)) best = &on;
    }
    if (best != nullptr) return {&heap, best, at};
  }
  return {};
}

Result<DeskTurn> turnOf(Station& station, const Choice& choice) {
  const Heap& heap = *choice.heap;
  const OnDesk& on = *choice.on;
  const pack::Criterion& criterion = on.entry.rubric.criteria[choice.criterion];
  DeskTurn turn;
  turn.entry = on.entry;
  turn.edit = on.edit;
  turn.criterion = criterion.id;
  turn.criterionAt = choice.criterion;
  turn.of = heap.size();
  turn.blocked = whoWaits(heap).size();
  for (const OnDesk& other : heap)
    turn.done += stands(other.levels, other.entry.rubric, other.entry.rubric.criteria[choice.criterion]);
  if (const auto chosen = on.levels.find(criterion.id); chosen != on.levels.end()) {
    turn.level = chosen->second.level;
    turn.wordsThen = levelIn(chosen->second.words, chosen->second.level);
  }
  CZ_TRY(words, DeskRows(station.db()).words(on.place(), Marker::first));
  turn.comment = std::move(words);
  return turn;
}

/// Responses can lie on one heap when the same is asked of them.
std::string heapKey(const ToMark& entry) {
  std::string key = entry.check.text + "/" + entry.rubric.id.text + "/" + std::to_string(entry.rubric.levels.size());
  for (const pack::Criterion& one : entry.rubric.criteria) key += "/" + one.id.text;
  return key;
}

/// The spot that is wished for, when it is on the desk; else the first one that waits.
Choice choiceOf(const std::vector<const Heap*>& heaps, const std::set<DeskPlace>& elsewhere,
                const std::optional<DeskSpot>& at) {
  for (const Heap* heap : heaps)
    for (const OnDesk& on : *heap) {
      if (!at || on.place() != at->place) continue;
      const auto& criteria = on.entry.rubric.criteria;
      for (std::size_t i = 0; i < criteria.size(); ++i)
        if (criteria[i].id == at->criterion) return {heap, &on, i};
    }
  for (const bool putOff : {false, true})
    for (const Heap* heap : heaps)
      if (const Choice choice = nextIn(*heap, elsewhere, putOff); choice.on != nullptr) return choice;
  return {};
}

Result<std::optional<DeskUndo>> undoOf(Station& station, const std::string& seat) {
  CZ_TRY(last, DeskRows(station.db()).lastDeedAt(seat));
  if (!last) return std::optional<DeskUndo>();
  return std::optional(
      DeskUndo{last->number, last->kind, station.rosters().nameOf(last->student).value_or("somebody")});
}

}  // namespace

bool stands(const DeskLevels& levels, const pack::Rubric& rubric, const pack::Criterion& criterion) {
  const auto chosen = levels.find(criterion.id);
  return chosen != levels.end() && chosen->second.words == wordsUnder(rubric, criterion);
}

int minutesLeft(std::size_t decisions, std::vector<std::int64_t> paces) {
  constexpr std::int64_t kPause = 180'000, kUsual = 25'000, kMinute = 60'000;
  std::erase_if(paces, [](std::int64_t ms) { return ms > kPause; });
  std::sort(paces.begin(), paces.end());
  const std::int64_t each = paces.size() < 5 ? kUsual : paces[paces.size() / 2];
  return static_cast<int>((static_cast<std::int64_t>(decisions) * each + kMinute - 1) / kMinute);
}

Result<bool> namesHidden(Station& station) {
  CZ_TRY(wish, station.settings().text("marking.names"));
  return wish == "hidden";
}

Result<DeskPage> deskOf(Station& station, const std::string& seat, const std::set<DeskPlace>& elsewhere,
                        const std::optional<DeskSpot>& at) {
  DeskPage page;
  const DeskRows rows(station.db());
  CZ_TRY(waiting, toMark(station));
  std::map<std::string, Heap> byKey;
  std::set<StudentId> blocked;
  for (ToMark& entry : waiting) {
    if (entry.type == pack::ItemType::spoken) {
      blocked.insert(entry.student);
      page.spoken.push_back(std::move(entry));
      continue;
    }
    CZ_TRY(on, layOut(station, std::move(entry)));
    if (on.blocks) blocked.insert(on.entry.student);
    if (on.wantsSecond && on.isDone()) {
      CZ_TRY(theirs, rows.levels(on.place(), Marker::second));
      page.seconds.push_back({on.entry, theirs.size() == on.entry.rubric.criteria.size()});
      continue;
    }
    byKey[heapKey(on.entry)].push_back(std::move(on));
  }
  std::vector<const Heap*> heaps;
  for (const auto& [key, heap] : byKey) heaps.push_back(&heap);
  std::stable_sort(heaps.begin(), heaps.end(), [](const Heap* a, const Heap* b) {
    const DeskHeap one = wordsOf(*a), other = wordsOf(*b);
    if ((one.blocked > 0) != (other.blocked > 0)) return one.blocked > 0;
    return one.oldestMs < other.oldestMs;
  });
  for (const Heap* heap : heaps) page.heaps.push_back(wordsOf(*heap));
  if (const Choice choice = choiceOf(heaps, elsewhere, at); choice.on != nullptr) {
    CZ_TRY(turn, turnOf(station, choice));
    page.turn = std::move(turn);
  }
  for (const DeskHeap& heap : page.heaps) page.decisions += heap.decisions;
  CZ_TRY(paces, rows.paces(kPaces));
  page.minutes = minutesLeft(page.decisions, std::move(paces));
  page.blocked = blocked.size();
  if (page.turn) {
    CZ_TRY(sayings, rows.sayings(page.turn->entry.check, kMostSayings));
    page.sayings = std::move(sayings);
  }
  CZ_TRY(reworded, rewordedOf(station));
  page.reworded = std::move(reworded);
  CZ_TRY(undo, undoOf(station, seat));
  page.undo = std::move(undo);
  CZ_TRY(hidden, namesHidden(station));
  page.namesHidden = hidden;
  return page;
}

}  // namespace cz::station
