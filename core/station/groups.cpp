#include "core/station/groups.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/base/text.h"
#include "core/station/item_lines.h"
#include "core/station/score_again.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

constexpr std::size_t kMostEvidence = 3;

/// What one student's newest try shows.
struct Seen {
  GroupMember member;
  FoundCheck found;
  std::vector<SkillId> missed;
  struct Idea {
    std::string says;                  ///< what the student read about it; may be empty
    std::vector<std::string> answers;  ///< where it was seen
  };
  std::map<std::string, Idea> ideas;  ///< by tag
};

bool isIn(const roster::Student& student, const ClassId& inClass) {
  return student.active && std::find(student.classes.begin(), student.classes.end(), inClass) != student.classes.end();
}

/// Not there yet, and not in the middle of another try.
bool isStuckAt(const journey::Journey& journey) {
  const auto standing = journey.standing();
  return standing == journey::Standing::notYet || standing == journey::Standing::asked ||
         standing == journey::Standing::unlocked;
}

std::vector<std::string> answersIn(const std::vector<ItemLine>& lines, const SlotId& slot) {
  for (const ItemLine& line : lines)
    if (line.slot == slot) return line.response;
  return {};
}

Result<std::optional<Seen>> lookAt(Station& station, const AttemptFact& attempt) {
  const FoundCheck found = station.packs().findCheck(attempt.check, attempt.pack);
  if (!found) return std::optional<Seen>();
  CZ_TRY(start, startOf(station.db(), attempt));
  CZ_TRY(done, doneOf(station.db(), attempt));
  CZ_TRY(marks, station.facts().marksOf(attempt.id));
  CZ_TRY(regrades, station.facts().regradesOf(attempt.id));
  CZ_TRY(judged, scoreAgain(*found.check, start, done, marks, newestOf(regrades)));
  Seen seen;
  seen.found = found;
  seen.member = {
      attempt.student, station.rosters().nameOf(attempt.student).value_or(""), attempt.id, attempt.number, {}, 0};
  seen.missed = attempt.missed;
  CZ_TRY(places, station.facts().placesOf(attempt.id));
  const auto lines = itemLinesOf(station, attempt, found, places);
  for (const JudgedPlace& place : judged.places)
    for (const std::string& tag : place.ours.result.misconceptions) {
      Seen::Idea& idea = seen.ideas[tag];
      if (idea.says.empty()) idea.says = ideaWords(place.ours.result, tag);
      const std::string said = join(answersIn(lines, place.ours.slot), ", ");
      if (!said.empty() && idea.answers.size() < kMostEvidence) idea.answers.push_back(said);
    }
  return std::optional<Seen>(std::move(seen));
}

/// The newest try of everybody in the class, where it was not yet.
Result<std::vector<Seen>> seenIn(Station& station, const ClassId& inClass) {
  CZ_TRY(roster, station.rosters().load());
  CZ_TRY(notYet, station.facts().notYet());
  std::set<StudentId> members;
  for (const roster::Student& student : roster.students)
    if (isIn(student, inClass)) members.insert(student.id);
  std::vector<Seen> all;
  for (const AttemptFact& attempt : notYet) {
    if (!members.contains(attempt.student)) continue;
    CZ_TRY(journey, station.facts().journeyOf(attempt.student, attempt.check));
    if (journey.last() == nullptr || journey.last()->id != attempt.id || !isStuckAt(journey)) continue;
    CZ_TRY(seen, lookAt(station, attempt));
    if (seen) all.push_back(*std::move(seen));
  }
  return all;
}

/// "forgot-itself" for people, where no feedback goes with it.
std::string wordsOf(std::string tag) {
  std::replace(tag.begin(), tag.end(), '-', ' ');
  return tag;
}

const pack::Skill* skillIn(const pack::Check& check, const SkillId& id) {
  const auto found =
      std::find_if(check.skills.begin(), check.skills.end(), [&](const auto& one) { return one.id == id; });
  return found == check.skills.end() ? nullptr : &*found;
}

Group groupFor(const Seen& seen, const std::string& about) {
  Group group;
  group.about = about;
  group.check = seen.found.check->id;
  group.title = seen.found.check->title;
  return group;
}

void add(std::map<std::string, Group>& groups, const Seen& seen) {
  const std::string check = seen.found.check->id.text;
  for (const auto& [tag, idea] : seen.ideas) {
    const std::string about = join({"idea", check, tag}, "/");
    const auto [at, isNew] = groups.try_emplace(about, groupFor(seen, about));
    at->second.isIdea = true;
    if (isNew || at->second.what.empty()) at->second.what = idea.says;
    at->second.members.push_back(seen.member);
    at->second.members.back().evidence = idea.answers;
  }
  for (const SkillId& id : seen.missed) {
    const pack::Skill* skill = skillIn(*seen.found.check, id);
    if (skill == nullptr) continue;
    const std::string about = join({"skill", check, id.text}, "/");
    const auto [at, isNew] = groups.try_emplace(about, groupFor(seen, about));
    at->second.what = skill->can;
    at->second.revise = skill->revise;
    at->second.members.push_back(seen.member);
  }
}

bool isAmong(const GroupMember& member, const Group& group) {
  return std::any_of(group.members.begin(), group.members.end(),
                     [&](const GroupMember& other) { return other.student == member.student; });
}

/// Everybody in it sits in a group about a wrong idea of the same check already.
bool saysNothingNew(const Group& group, const std::map<std::string, Group>& all) {
  if (group.isIdea) return false;
  return std::all_of(group.members.begin(), group.members.end(), [&](const GroupMember& member) {
    return std::any_of(all.begin(), all.end(), [&](const auto& other) {
      return other.second.isIdea && other.second.check == group.check && other.second.members.size() > 1 &&
             isAmong(member, other.second);
    });
  });
}

Result<void> addWhenMet(Station& station, Group& group) {
  std::int64_t newest = 0;  // by the order in which it was written, whatever the clock said
  for (GroupMember& member : group.members) {
    CZ_TRY(row,
           station.db().query("SELECT at_ms, rowid FROM group_met WHERE student = ?1 AND attempt = ?2 AND about = ?3",
                              member.student, member.attempt, group.about));
    CZ_TRY(there, row.step());
    if (!there) continue;
    member.metMs = row.integer(0);
    if (row.integer(1) > newest) group.lastMetMs = member.metMs;
    newest = std::max(newest, row.integer(1));
  }
  return {};
}

/// The group with those members only who were seen.
Result<Group> groupSeen(Station& station, const ClassId& inClass, const std::string& about, const SeenMembers& seen) {
  CZ_TRY(page, groupsOf(station, inClass));
  for (auto* groups : {&page.groups, &page.alone})
    for (Group& group : *groups) {
      if (group.about != about) continue;
      std::erase_if(group.members, [&](const GroupMember& member) {
        const auto at = seen.find(member.student);
        return at == seen.end() || at->second != member.attempt;
      });
      if (!group.members.empty()) return std::move(group);
    }
  return Error{Fault::notFound, "There is no such group now: somebody has taken another try. Look at the page again.",
               about};
}

std::string metWords(const std::string& did, const Group& group, std::size_t many) {
  return did + " “" + group.title + "” with " + counted(many, "student", "students") + ".";
}

}  // namespace

std::string ideaWords(const scoring::ItemResult& result, const std::string& tag) {
  if (result.says.size() != result.misconceptions.size()) return {};
  for (std::size_t i = 0; i < result.says.size(); ++i)
    if (result.misconceptions[i] == tag) return result.says[i];
  return {};
}

bool Group::isMet() const {
  return std::all_of(members.begin(), members.end(), [](const GroupMember& member) { return member.metMs != 0; });
}

Result<GroupsPage> groupsOf(Station& station, const ClassId& inClass) {
  GroupsPage page;
  CZ_TRY(roster, station.rosters().load());
  CZ_TRY(seen, seenIn(station, chooseClass(roster, page.classes, inClass)));
  std::map<std::string, Group> all;
  for (const Seen& one : seen) add(all, one);
  for (auto& [about, group] : all) {
    if (saysNothingNew(group, all)) continue;
    Group shown = group;
    if (shown.what.empty()) shown.what = wordsOf(about.substr(about.rfind('/') + 1));
    CZ_CHECK(addWhenMet(station, shown));
    std::sort(shown.members.begin(), shown.members.end(),
              [](const GroupMember& a, const GroupMember& b) { return a.who < b.who; });
    (shown.members.size() > 1 ? page.groups : page.alone).push_back(std::move(shown));
  }
  std::stable_sort(page.groups.begin(), page.groups.end(), [](const Group& a, const Group& b) {
    if (a.isMet() != b.isMet()) return b.isMet();
    return a.members.size() > b.members.size();
  });
  return page;
}

Result<void> setMet(Station& station, const ClassId& inClass, const std::string& about, const SeenMembers& seen) {
  CZ_TRY(group, groupSeen(station, inClass, about, seen));
  CZ_TRY(transaction, store::Transaction::begin(station.db()));
  const std::int64_t now = station.clock().wallMs();  // one time for all of them: together they are one meeting
  std::size_t many = 0;
  for (const GroupMember& member : group.members) {
    CZ_CHECK(station.db().run("INSERT OR IGNORE INTO group_met(student, attempt, about, at_ms) VALUES(?1, ?2, ?3, ?4)",
                              member.student, member.attempt, about, now));
    many += static_cast<std::size_t>(station.db().changes());
  }
  if (many == 0) return {};  // with all of them before
  CZ_CHECK(note(station, transaction, "group.met", metWords("Went through", group, many)));
  return transaction.commit();
}

Result<void> takeBackMet(Station& station, const ClassId& inClass, const std::string& about, const SeenMembers& seen,
                         std::int64_t metMs) {
  CZ_TRY(group, groupSeen(station, inClass, about, seen));
  CZ_TRY(transaction, store::Transaction::begin(station.db()));
  std::size_t many = 0;
  for (const GroupMember& member : group.members) {
    CZ_CHECK(station.db().run("DELETE FROM group_met WHERE student = ?1 AND attempt = ?2 AND about = ?3 AND at_ms = ?4",
                              member.student, member.attempt, about, metMs));
    many += static_cast<std::size_t>(station.db().changes());
  }
  if (many == 0) return Error{Fault::notFound, "That was taken back already. Look at the page again.", about};
  CZ_CHECK(note(station, transaction, "group.not-met", metWords("Did not go through after all:", group, many)));
  return transaction.commit();
}

}  // namespace cz::station
