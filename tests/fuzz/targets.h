#pragma once
// What is fed with any bytes at all. A target returns whatever it was given; what must hold of every input it demands
// with `demand`, so that a wrong answer is found like a crash.

#include <span>
#include <string_view>

namespace cz::fuzz {

/// Ends the program, naming what did not hold.
void demand(bool holds, const char* what);

struct Target {
  std::string_view name;  ///< of its folder in corpus/, too
  void (*feed)(std::string_view bytes);
};

std::span<const Target> targets();
/// Null when there is none of that name.
const Target* targetCalled(std::string_view name);

// Question banks and rubrics: what is read becomes a pack that the validator takes (import_targets.cpp).
void gift(std::string_view bytes);
void aiken(std::string_view bytes);
void cloze(std::string_view bytes);
void moodleXml(std::string_view bytes);
void qti(std::string_view bytes);
void rubric(std::string_view bytes);
// Spreadsheets, packs, answers, formulas, logs (core_targets.cpp).
void csv(std::string_view bytes);
void pack(std::string_view bytes);
void typed(std::string_view bytes);
void tex(std::string_view bytes);
void ledger(std::string_view bytes);
// What a peer or a person hands over (wire_targets.cpp).
void sync(std::string_view bytes);
void proof(std::string_view bytes);
// What leaves say; what stations and kiosks say when one takes another's place (payload_target.cpp).
void payload(std::string_view bytes);
void takeover(std::string_view bytes);
// A station, and a kiosk that it knows and that signs anything (intake_target.cpp).
void intake(std::string_view bytes);
// Both halves of enrolment and what may come between them (enrol_target.cpp).
void enrol(std::string_view bytes);

}  // namespace cz::fuzz
