// A check, as somebody could get it.

#include "core/base/text.h"
#include "core/maths/plain_text.h"
#include "core/paper/credit_words.h"
#include "core/paper/key_words.h"
#include "core/station/daemon/links.h"
#include "core/station/daemon/page_parts.h"
#include "core/station/daemon/rich.h"
#include "core/station/preview.h"

namespace cz::station {
namespace {

std::string queryOf(const PreviewWish& wish) {
  std::string query = "check=" + queryEscaped(wish.check.text) + "&form=" + std::to_string(wish.number);
  query += "&language=" + queryEscaped(wish.language);
  if (wish.practice) query += "&practice=yes";
  if (wish.fewer) query += "&fewer=yes";
  return query;
}

Fields placeFields(const Preview& preview, std::size_t at) {
  const form::Place& place = preview.form.places[at];
  Fields fields;
  fields.number("place", static_cast<std::int64_t>(at) + 1).text("item", place.item.text);
  fields.text("query", queryOf(preview.wish)).text("skill", place.skill.text);
  const auto question = form::questionAt(preview.check, place);
  if (!question) return fields.text("stem", question.error().message).text("key_html", "").text("credit", "");
  fields.text("stem", plainText(question->stem));
  fields.text("key_html", richHtml(paper::keyInWords(*question, place, preview.check.style)));
  return fields.text("credit", paper::creditInWords(*question, preview.check.style));
}

/// Forms that are looked at one after the other.
std::string otherQuery(PreviewWish wish, int step) {
  wish.number += step;
  return wish.number < 1 || wish.number > kMostPreviews ? "" : queryOf(wish);
}

}  // namespace

std::string Pages::preview(const Preview& preview, const Around& around) const {
  const PreviewWish& wish = preview.wish;
  Fields fields;
  fields.text("title", preview.check.title).text("check", wish.check.text).number("number", wish.number);
  fields.text("query", queryOf(wish)).text("before", otherQuery(wish, -1)).text("after", otherQuery(wish, 1));
  fields.flag("practice", wish.practice).flag("fewer", wish.fewer).flag("may_practise", preview.canPractise);
  fields.flag("languages?", preview.languages.size() > 1);
  fields.list("languages", listOf(preview.languages, [&](const std::string& one) {
                return Fields().text("language", one).flag("on", one == wish.language);
              }));
  fields.text("version", preview.pack->title + " " + preview.pack->version);
  Fields::List places;
  for (std::size_t at = 0; at < preview.form.places.size(); ++at) places.push_back(placeFields(preview, at));
  fields.list("places", std::move(places));
  return inLayout(assets_, preview.check.title, fill(assets_.get("preview.mustache"), fields), around, "checks");
}

}  // namespace cz::station
