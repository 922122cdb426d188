// Whatever the bytes are, every question of them is in or left out by name, and what is in is a valid pack.

#include "core/interop/aiken_read.h"
#include "core/interop/cloze.h"
#include "core/interop/convert.h"
#include "core/interop/gift_read.h"
#include "core/interop/moodle_read.h"
#include "core/interop/qti/convert.h"
#include "core/interop/qti/read_item.h"
#include "core/interop/qti/read_item12.h"
#include "core/interop/rubric_import.h"
#include "core/interop/settle.h"
#include "tests/fuzz/targets.h"

namespace cz::fuzz {
namespace {

using namespace cz::interop;

void demandPack(Imported imported) {
  for (const auto& one : imported.leftOut) demand(!one.why.empty(), "what is left out has a reason");
  const auto count = [&] { return imported.items.size() + imported.leftOut.size() + imported.texts.size(); };
  const std::size_t found = count();
  const auto settled = settle(imported, {}, {"p", "p", "en"});
  demand(settled.ok(), "a pack of what came in is accepted");
  demand(count() == found, "every question is in or left out");
}

void demandQuestions(const QuestionFile& file) {
  Imported imported;
  convert(file, "f", "en", imported);
  demand(imported.items.size() + imported.leftOut.size() + imported.texts.size() ==
             file.questions.size() + file.broken.size(),
         "every question is accounted for");
  demandPack(std::move(imported));
}

void addItem(const std::shared_ptr<const qti::Element>& root, Imported& into) {
  const qti::Origin origin{"f", "", "", "en"};
  if (root->name == "assessmentItem")
    qti::convertDraws(qti::readDraws(root, [](const std::string&) { return nullptr; }), origin, into);
  for (const auto* item : root->all("item")) qti::convert(qti::readItem12({root, item}), origin, into);
}

}  // namespace

void gift(std::string_view bytes) { demandQuestions(gift::readFile(bytes)); }
void aiken(std::string_view bytes) { demandQuestions(aiken::readFile(bytes)); }
void cloze(std::string_view bytes) { demandQuestions(cloze::readFile(bytes, "f")); }
void moodleXml(std::string_view bytes) { demandQuestions(moodle::readFile(bytes, "f")); }

void qti(std::string_view bytes) {
  auto root = qti::parseXml(bytes);
  if (!root) return;
  Imported imported;
  addItem(std::make_shared<const qti::Element>(std::move(*root)), imported);
  demandPack(std::move(imported));
}

void rubric(std::string_view bytes) {
  Imported imported;
  convertRubric(bytes, "f", imported);
  demandPack(std::move(imported));
}

}  // namespace cz::fuzz
