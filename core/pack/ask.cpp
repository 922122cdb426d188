#include "core/pack/ask.h"

#include <algorithm>

#include "core/pack/near.h"
#include "core/pack/typed_keys.h"

namespace cz::pack {
namespace {

/// Puts one draw into every text of an item, and remembers which text failed.
class Asking {
 public:
  Asking(const Item& item, const Draw& draw, Spot& at) : item_(item), draw_(draw), at_(at) {}

  Result<Question> run() {
    Question question;
    question.item = &item_;
    CZ_TRY(stem, text(item_.stem, "the stem"));
    CZ_TRY(says, text(item_.says, "`says`"));
    CZ_TRY(sample, text(item_.sample, "`sample`"));
    question.sample = std::move(sample);
    question.stem = std::move(stem);
    question.says = std::move(says);
    CZ_CHECK(each(item_.options, question.options, &Asking::option));
    CZ_CHECK(each(item_.cards, question.cards, &Asking::card));
    CZ_CHECK(each(item_.accepts, question.accepts, &Asking::accept));
    CZ_CHECK(each(item_.wrongs, question.wrongs, &Asking::wrong));
    CZ_CHECK(each(item_.gaps, question.gaps, &Asking::gap));
    if (item_.type == ItemType::hotspot) CZ_CHECK(markKeys(question));
    return question;
  }

 private:
  template <class From, class To>
  Result<void> each(const std::vector<From>& from, std::vector<To>& to, Result<To> (Asking::*make)(const From&)) {
    to.reserve(from.size());
    for (const From& one : from) {
      CZ_TRY(made, (this->*make)(one));
      to.push_back(std::move(made));
    }
    return {};
  }

  Result<AskedOption> option(const Option& from) {
    CZ_TRY(words, text(from.text, "the choice " + from.id.text));
    CZ_TRY(says, text(from.says, "`says` of the choice " + from.id.text));
    return AskedOption{from.id,     std::move(words), from.key,        from.credit,
                       from.pinned, from.decoy,       std::move(says), from.misconception};
  }

  Result<AskedCard> card(const Card& from) {
    CZ_TRY(words, text(from.text, "the card " + from.id.text));
    CZ_TRY(says, text(from.says, "`says` of the card " + from.id.text));
    return AskedCard{from.id, std::move(words), from.partner, std::move(says)};
  }

  Result<AskedAccept> accept(const Accept& from) {
    AskedAccept made;
    CZ_TRY(key, typed(from.key, "the key"));
    made.key = std::move(key);
    made.credit = from.credit;
    if (from.upTo && item_.type == ItemType::number) {
      CZ_TRY(far, typed(*from.upTo, "`up_to`"));
      made.upTo = std::get<Exact>(far);
    }
    if (const Exact* number = std::get_if<Exact>(&made.key)) {
      auto margin = marginOf(from.tolerance, *number, draw_);
      if (!margin) return failed(from.tolerance.amount, "the tolerance", margin.error());
      made.margin = std::move(*margin);
    }
    CZ_TRY(says, text(from.says, "`says` of the key"));
    made.says = std::move(says);
    return made;
  }

  Result<AskedWrong> wrong(const Wrong& from) {
    CZ_TRY(when, typed(from.when, "`when` of a wrong idea"));
    CZ_TRY(says, text(from.says, "`says` of a wrong idea"));
    return AskedWrong{std::move(when), std::move(says), from.misconception};
  }

  Result<Question> gap(const Item& from) {
    auto made = Asking(from, draw_, at_).run();
    if (!made) return Error{Fault::input, "Gap " + from.id.text + ". " + made.error().message, ""};
    return made;
  }

  /// The places that this draw names are the right ones.
  Result<void> markKeys(Question& question) {
    for (std::size_t i = 0; i < question.accepts.size(); ++i) {
      const std::string name = std::get<std::string>(question.accepts[i].key);
      const auto place = std::find_if(question.options.begin(), question.options.end(),
                                      [&](const AskedOption& option) { return option.id.text == name; });
      if (place == question.options.end()) return noSuchPlace(item_.accepts[i].key, name);
      if (place->key)
        return failed(item_.accepts[i].key, "`keys`", {Fault::input, "\"" + name + "\" is named twice.", ""});
      place->key = true;
      place->credit = 1;
    }
    return {};
  }

  Error noSuchPlace(const Template& from, const std::string& name) {
    std::vector<std::string> known;
    for (const Option& option : item_.options) known.push_back(option.id.text);
    return failed(from, "the key",
                  {Fault::input, "There is no place \"" + name + "\". Write " + oneOfThese(known) + ".", ""});
  }

  /// A number, a list or a text, as the item's type asks.
  Result<Value> typed(const Template& from, const std::string& what) {
    auto value = from.value(draw_);
    if (!value) return failed(from, what, value.error());
    if (item_.type == ItemType::text || item_.type == ItemType::hotspot) return Value(shown(*value));
    if (item_.type == ItemType::numberList) return kept(from, what, listFrom(*value));
    return kept(from, what, numberFrom(*value));
  }

  template <class Made>
  Result<Value> kept(const Template& from, const std::string& what, Result<Made> made) {
    if (!made) return failed(from, what, made.error());
    return Value(std::move(*made));
  }

  Result<std::string> text(const Template& from, const std::string& what) {
    auto rendered = from.render(draw_);
    if (!rendered) return failed(from, what, rendered.error());
    return rendered;
  }

  Error failed(const Template& from, const std::string& what, const Error& error) {
    at_ = from.spot();
    return {Fault::input, "In " + what + ": " + error.message, ""};
  }

  const Item& item_;
  const Draw& draw_;
  Spot& at_;
};

}  // namespace

Result<Question> askNotingSpot(const Item& item, const Draw& draw, Spot& at) { return Asking(item, draw, at).run(); }

Result<Question> ask(const Item& item, const Draw& draw) {
  Spot at;
  auto question = askNotingSpot(item, draw, at);
  if (question) return question;
  return Error{Fault::input, "Item " + item.id.text + " can't be asked. " + question.error().message,
               item.where.file + ":" + std::to_string(at.line > 0 ? at.line : item.where.line)};
}

}  // namespace cz::pack
