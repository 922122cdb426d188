#pragma once
// Draws the tables of facts from leaves. Everything it writes can be dropped and drawn anew to the same content
// (trust: rule C); the logs are the truth. All deeds belong to the caller's transaction.

#include "core/records/log_archive.h"
#include "core/records/payload_journey.h"
#include "core/station/facts.h"
#include "core/station/packs.h"

namespace cz::station {

/// How an attempt's form was drawn, as the column other_seed keeps it. asBefore: it is a form of an earlier try, which
/// is right when the grant says so; asBeforeByRule: the check says so.
enum class Drawn { asItShould = 0, otherwise = 1, asBefore = 2, asBeforeByRule = 3 };

/// By the kiosk's clock, since 1970. A time is only worth keeping when that clock was set (case O-25); 0: it was not.
std::int64_t timeOf(const ledger::Leaf& leaf);

/// As columns keep them.
std::string idsOf(const std::vector<SkillId>& skills);

class FactWriter {
 public:
  /// `formKeys`: the seed of every form is held against them. More than one: this station took another one's place.
  FactWriter(store::Database& db, Packs& packs, std::vector<Seed> formKeys)
      : db_(db), packs_(packs), formKeys_(std::move(formKeys)) {}
  void useFormKeys(std::vector<Seed> keys) { formKeys_ = std::move(keys); }

  /// A verified leaf of a kiosk's log, after its arrival was written down. The same leaf again changes nothing; a leaf
  /// whose payload can't be used is kept as an oddity.
  Result<void> take(const LogId& log, const records::ArchivedLeaf& leaf);
  Result<void> take(const records::Grant& grant);
  Result<void> take(const records::TeachersDecision& decision);
  /// The one of a place with the highest number counts; of two with one number, the later one.
  Result<void> take(const records::MarkGiven& mark);
  /// Scores what waited for a pack that may have come. Gives how many were attached (case O-40).
  Result<int> attachWaiting();
  Result<void> dropAll();

 private:
  using Leaf = records::ArchivedLeaf;
  Result<void> takeStart(const LogId& log, const Leaf& leaf);
  Result<void> takeDone(const LogId& log, const Leaf& leaf);
  Result<void> takeAsk(const LogId& log, const Leaf& leaf);
  Result<void> takeCode(const LogId& log, const Leaf& leaf);
  Result<void> takeStep(const LogId& log, const Leaf& leaf);
  Result<void> takeMarkHere(const LogId& log, const Leaf& leaf);
  Result<Drawn> howDrawn(const records::AttemptStart& start);
  Result<Drawn> howDrawn(const records::AttemptStart& start, const Seed& formKey);
  Result<void> giveToStarter(const AttemptId& attempt, const LogId& log);
  /// Concludes where an attempt goes on and which of its hand-ins counts.
  Result<void> settle(const AttemptId& attempt);
  Result<void> sayWhoseItIs(const HandInFact& handIn, const Holding& holding);
  Result<void> sayIfTaken(const AttemptId& attempt, const LogId& log, std::uint64_t index);
  Result<void> odd(const LogId& log, std::uint64_t index, const std::string& what);
  Result<void> judge(const AttemptId& attempt);

  store::Database& db_;
  Packs& packs_;
  std::vector<Seed> formKeys_;
};

}  // namespace cz::station
