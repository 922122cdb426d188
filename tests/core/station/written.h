#pragma once
// A pack of writing, and students who hand in what they wrote.

#include "core/crypto/hash.h"
#include "core/form/form.h"
#include "tests/core/station/classroom.h"

namespace cz::station::testing {

/// The checks "trait" and "tone": one written item each, marked by the criteria claim and proof with the levels
/// "not yet", "nearly", "mastered". `nearly`: what the criterion claim says about its middle level.
inline pack::Files writtenPack(const std::string& version = "1", const std::string& nearly = "A feeling is named.",
                               const std::string& moreCriteria = "") {
  const auto check = [&](const std::string& id, const std::string& title) {
    std::string text = "id = \"" + id + "\"\ntitle = \"" + title +
                       "\"\nmastery = { rule = \"levels\" }\n"
                       "[[skill]]\nid = \"prove\"\ncan = \"I can prove a trait.\"\nrevise = \"Read page 3.\"\n"
                       "[[slot]]\nskill = \"prove\"\nsiblings = [\"w1\", \"w2\", \"w3\"]\n"
                       "[[rubric]]\nid = \"claim\"\nlevels = [\"not yet\", \"nearly\", \"mastered\"]\n"
                       "[[rubric.criterion]]\nid = \"claim\"\nlooks_for = \"Names a trait.\"\nlevels = [\"Nothing is "
                       "named.\", \"" +
                       nearly +
                       "\", \"A trait is named.\"]\n"
                       "[[rubric.criterion]]\nid = \"proof\"\nlooks_for = \"Proves it.\"\nlevels = [\"d\", \"e\", "
                       "\"f\"]\n" +
                       moreCriteria;
    for (const std::string item : {"w1", "w2", "w3"})
      text += "[[item]]\nid = \"" + item + "\"\ntype = \"written\"\nstem = \"Why is Ada brave? (" + item +
              ")\"\nrubric = \"claim\"\n";
    return text;
  };
  return {
      {"pack.toml",
       "format = 1\nid = \"traits\"\ntitle = \"Traits\"\nversion = \"" + version + "\"\nlanguage = \"en\"\n"},
      {"units/u.toml", "id = \"u\"\ntitle = \"Traits\"\n[[lesson]]\ncheck = \"trait\"\n[[lesson]]\ncheck = \"tone\"\n"},
      {"checks/trait.toml", check("trait", "Traits")},
      {"checks/tone.toml", check("tone", "Tone")}};
}

/// One try of a check of writtenPack(), begun at `kiosk`, and brought to the station.
inline records::AttemptStart beginWriting(Classroom& room, SimKiosk& kiosk, const StudentId& student,
                                          const std::string& check = "trait", int number = 1) {
  const pack::Files files = writtenPack();
  const auto pack = *pack::read(files).pack;
  records::AttemptStart start;
  start.student = student;
  start.check = CheckId(check);
  start.attempt = AttemptId(hexOf(room.random.bytes(16)));
  start.number = number;
  start.pack = crypto::sha256(viewOf(pack::parcelOf(files)));
  start.form = must(form::build(*pack.findCheck(start.check),
                                form::seedFor(room.station().keys().formKey(), student, start.check, number), {}));
  kiosk.append(ledger::LeafType::attemptStart, records::encode(start));
  must(kiosk.sync());
  return start;
}

/// The same, handed in.
inline AttemptId handInWriting(Classroom& room, SimKiosk& kiosk, const StudentId& student, const std::string& words,
                               const std::string& check = "trait", int number = 1) {
  const records::AttemptStart start = beginWriting(room, kiosk, student, check, number);
  const auto pack = *pack::read(writtenPack()).pack;
  records::AttemptDone done;
  done.attempt = start.attempt;
  done.responses[start.form.places.at(0).slot] = scoring::Typed(words);
  done.result = must(scoring::scoreForm(*pack.findCheck(start.check), start.form, done.responses));
  kiosk.append(ledger::LeafType::attemptDone, records::encode(done));
  must(kiosk.sync());
  return start.attempt;
}

}  // namespace cz::station::testing
