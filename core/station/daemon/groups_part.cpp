#include "core/station/daemon/groups_part.h"

#include <charconv>

#include "core/station/daemon/links.h"

namespace cz::station {
namespace {

ClassId classIn(const Asked& asked) { return ClassId(fieldOf(asked.fields, "class")); }

/// The fields member.STUDENT = the try that showed it.
SeenMembers seenIn(const FormFields& fields) {
  constexpr std::string_view kMember = "member.";
  SeenMembers seen;
  for (const auto& [name, attempt] : fields)
    if (name.starts_with(kMember)) seen.emplace(name.substr(kMember.size()), attempt);
  return seen;
}

}  // namespace

GroupsPart::GroupsPart(Station& station, const Pages& pages) : Part(station, pages) {
  page("/groups", &GroupsPart::groups);
  deed("/groups/met", &GroupsPart::met);
  deed("/groups/not-met", &GroupsPart::notMet);
}

std::string GroupsPart::notice(const std::string& done) const {
  if (done == "met") return "Noted. It comes back here if the next try shows the same.";
  return done == "not-met" ? "Taken back." : "";
}

HttpResponse GroupsPart::groups(const Asked& asked) {
  const auto page = groupsOf(station_, classIn(asked));
  if (!page) return message(500, "Groups", page.error().message, asked.around);
  return html(200, pages_.groups(*page, asked.around));
}

HttpResponse GroupsPart::met(const Asked& asked) {
  return after(setMet(station_, classIn(asked), fieldOf(asked.fields, "about"), seenIn(asked.fields)), "met", asked);
}

HttpResponse GroupsPart::notMet(const Asked& asked) {
  const std::string typed = fieldOf(asked.fields, "met_ms");
  std::int64_t metMs = 0;
  std::from_chars(typed.data(), typed.data() + typed.size(), metMs);
  const auto done = takeBackMet(station_, classIn(asked), fieldOf(asked.fields, "about"), seenIn(asked.fields), metMs);
  return after(done, "not-met", asked);
}

HttpResponse GroupsPart::after(const Result<void>& done, const std::string& word, const Asked& asked) {
  if (!done) return message(409, "Nothing was changed", done.error().message, asked.around);
  return seeOther("/groups?class=" + queryEscaped(classIn(asked).text) + "&done=" + word);
}

}  // namespace cz::station
