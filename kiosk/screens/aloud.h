#pragma once
// What is read aloud of a screen: the words of the interface in its language, a pack's words in theirs, formulas in
// words.

#include <vector>

#include "kiosk/app/event.h"
#include "kiosk/app/model.h"
#include "kiosk/app/words.h"

namespace cz::screens {

/// In the order of reading; neighbours of one language are one. Never a response of the student's that is typed: it is
/// nobody's business but theirs.
std::vector<app::Spoken> aloudOf(const app::Words& words, const app::AttemptScreen& attempt);
std::vector<app::Spoken> aloudOf(const app::Words& words, const app::ResultScreen& result);
std::vector<app::Spoken> aloudOf(const app::Words& words, const app::CoverScreen& cover);
std::vector<app::Spoken> aloudOf(const app::Words& words, const app::RevisionScreen& revision);

/// The language of a pack's words on the screen, BCP 47; empty: there are none, or it is not known.
std::string packLanguage(const app::AttemptScreen& attempt);
std::string packLanguage(const app::ResultScreen& result);
std::string packLanguage(const app::CoverScreen& cover);
std::string packLanguage(const app::RevisionScreen& revision);

/// Those for which the machine has a voice.
std::vector<app::Spoken> withVoice(std::vector<app::Spoken> all, const app::Fittings& fittings);

}  // namespace cz::screens
