#include "core/tools/form_order.h"

#include "core/form/fewer.h"
#include "core/tools/check_at.h"
#include "core/tools/seed_text.h"

namespace cz::tools {

void addFormOrder(CLI::App& app, FormOrder& order) {
  app.add_option("pack", order.pack, "The pack's folder")->required();
  app.add_option("check", order.check, "The check's id")->required();
  app.add_option("--seed", order.seed, "1 to 64 hexadecimal digits")->required();
  app.add_option("--seen", order.seen, "JSON file: the forms seen so far, oldest first");
  app.add_flag("--practice", order.practice, "A practice form, which no real form can equal");
  app.add_flag("--fewer-choices", order.fewerChoices, "At most two wrong answers to choose from");
}

Result<OrderedForm> formOf(const FormOrder& order) {
  CZ_TRY(seed, seedFrom(order.seed));
  OrderedForm made;
  CZ_TRY(pack, packAt(order.pack));
  made.pack = std::move(pack);
  CZ_TRY(check, checkIn(made.pack, order.check));
  made.check = check;
  CZ_TRY(earlier, seenForms(*check, order.seen));
  auto form = order.practice ? form::buildPractice(*check, seed, earlier) : form::build(*check, seed, earlier);
  if (!form) return std::move(form).error();
  made.form = order.fewerChoices ? form::withFewerChoices(*check, std::move(*form)) : std::move(*form);
  return made;
}

}  // namespace cz::tools
