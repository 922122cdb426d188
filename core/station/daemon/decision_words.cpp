#include "core/station/daemon/decision_words.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "core/base/text.h"
#include "core/station/daemon/look.h"

namespace cz::station {
namespace {

struct Words {
  DecisionKind kind;
  const char* name;
  const char* button;
  const char* effect;
  const char* done;
};

using Kind = DecisionKind;

constexpr std::array<Words, 10> kWords = {{
    {Kind::excuse, "excuse", "Excuse from this check",
     "It need not be taken, and may be. The lesson after it opens. You can end it at any time.",
     "Excused. The lesson after it is open."},
    {Kind::endExcuse, "end-excuse", "No longer excused",
     "It is to be taken like any other, and a lesson that is open by the excuse alone waits for it again.",
     "No longer excused."},
    {Kind::waive, "waive", "Skip the wait", "The next try need not wait for its time. This can't be taken back.",
     "The wait is over. Kiosks hear of it at their next contact."},
    {Kind::confirm, "confirm", "Confirm the revision",
     "The revision after the last try is done, by your word. This can't be taken back.",
     "The revision is confirmed; the student can go on."},
    {Kind::takeOut, "take-out", "Take this try out",
     "It stays in the record with your reason and doesn't count. Its form does not come again. You can let it count "
     "again.",
     "The try is taken out. It stays in the record and doesn't count."},
    {Kind::bringBack, "bring-back", "Let it count again", "It counts with what it came to. You can take it out again.",
     "The try counts again."},
    {Kind::correct, "correct", "This try is that student's",
     "It leaves this page and stands on the page of who took it, with its answers and its result.",
     "The try is given to the student who took it."},
    {Kind::choose, "choose", "This one counts",
     "The other try from the same unlock is kept and doesn't count. You can choose the other one again.",
     "This try counts now. The other one is kept."},
    {Kind::giveTime, "give-time", "Give more time",
     "For this try alone, on top of what it has. This can't be taken back.",
     "More time is given. Its seat hears of it at its next contact."},
    {Kind::handOver, "hand-over", "Move it",
     "It goes on at that seat with what was answered so far, and closes where it was. You can move it back.",
     "Saved. Its seat hears of it at its next contact."},
}};

const Words& wordsOf(Kind kind) {
  return *std::find_if(kWords.begin(), kWords.end(), [&](const Words& one) { return one.kind == kind; });
}

}  // namespace

std::string nameOf(Kind kind) { return wordsOf(kind).name; }

std::optional<Kind> kindOf(const std::string& name) {
  for (const Words& one : kWords)
    if (one.name == name) return one.kind;
  return std::nullopt;
}

std::string buttonOf(Kind kind) { return wordsOf(kind).button; }

std::string effectOf(const DecisionOffer& offer, journey::Standing now) {
  const std::string effect = wordsOf(offer.kind).effect;
  if (offer.then == now) return effect;
  return effect + " The check is then: " + lookOf(offer.then).words + ".";
}

std::string doneWords(Kind kind) { return wordsOf(kind).done; }

std::int64_t minutesIn(const std::string& typed) {
  constexpr std::int32_t kMost = 1'000'000;  // far more than may be given
  const std::string text(trim(typed));
  std::int32_t minutes = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), minutes);
  if (end != text.data() + text.size() || text.empty()) return 0;
  if (error == std::errc::result_out_of_range) return kMost;
  return error == std::errc() ? std::min(minutes, kMost) : 0;
}

}  // namespace cz::station
