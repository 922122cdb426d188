// Flaws of typed words: keys that nobody can type, keys that everybody types.

#include <algorithm>
#include <array>
#include <cstdio>

#include "core/base/text.h"
#include "core/base/typable.h"
#include "core/pack/flaws.h"
#include "core/pack/limits.h"
#include "core/pack/look_alike.h"
#include "core/pack/same_text.h"

namespace cz::pack {
namespace {

constexpr std::size_t kMostTypedBytes = 8'000;

std::string nameOf(char32_t point) {
  std::array<char, 16> name{};
  std::snprintf(name.data(), name.size(), "U+%04X", static_cast<unsigned>(point));
  return name.data();
}

/// Whether there is something to see of it: no control character, selector or private use.
bool isShowable(char32_t point) {
  return (point > 0x20 && point < 0x7F) || (point > 0xA0 && point < 0xE000) || (point >= 0x1D000 && point < 0xE0000);
}

class Texts {
 public:
  Texts(const Question& question, std::vector<Flaw>& flaws)
      : question_(question), item_(*question.item), flaws_(flaws) {}

  void run() {
    for (std::size_t i = 0; i < question_.accepts.size(); ++i)
      if (const auto* key = std::get_if<std::string>(&question_.accepts[i].key))
        lookAtKey(*key, question_.accepts[i].credit, item_.accepts[i].key.spot());
    for (std::size_t i = 0; i < question_.wrongs.size(); ++i)
      if (const auto* when = std::get_if<std::string>(&question_.wrongs[i].when))
        lookAtWrong(*when, item_.wrongs[i].when.spot());
  }

 private:
  void lookAtKey(const std::string& key, const Exact& credit, Spot at) {
    if (lookOf(key).empty()) return add(Severity::error, at, "The key is empty here, so nobody can type it.");
    if (key.size() > kMostTypedBytes || key.find('\n') != std::string::npos)
      return add(Severity::error, at, "The key doesn't fit on one line, so nobody can type it. Make it shorter.");
    if (const auto strange = untypableIn(key); !strange.empty())
      return add(hasTypableKey() ? Severity::warning : Severity::error, at,
                 strange +
                     " is on no keyboard, so nobody can type this key. Write it as students type it, or let them "
                     "choose: type = \"choice\".");
    if (isAnything(key, item_))
      add(Severity::warning, at,
          credit == Exact(1) ? "Any answer is right here: the key is nothing but stars. Write letters beside the star, "
                               "or make the item a written one that you mark."
                             : "Any answer earns credit here: the key is nothing but stars. Write letters beside the "
                               "star.");
  }

  void lookAtWrong(const std::string& when, Spot at) {
    if (const auto strange = untypableIn(when); !strange.empty())
      add(Severity::warning, at,
          strange + " is on no keyboard, so nobody types this wrong idea. Write it as students type it.");
  }

  /// "“☺” (U+263A)" for the first letter that no keyboard has; empty when there is none. Only what is compared counts.
  std::string untypableIn(const std::string& text) const {
    const auto strange = untypable(comparable(text, item_));
    if (strange.empty()) return "";
    const std::string name = nameOf(strange.front());
    return isShowable(strange.front()) ? "\"" + utf8Of(strange.front()) + "\" (" + name + ")" : name;
  }

  /// Whether some key that is fully right can be typed.
  bool hasTypableKey() const {
    return std::any_of(question_.accepts.begin(), question_.accepts.end(), [&](const AskedAccept& accept) {
      const auto* key = std::get_if<std::string>(&accept.key);
      return accept.credit == Exact(1) && key && !lookOf(*key).empty() && untypableIn(*key).empty();
    });
  }

  void add(Severity severity, Spot at, std::string message) {
    flaws_.push_back({severity, "key", at, std::move(message)});
  }

  const Question& question_;
  const Item& item_;
  std::vector<Flaw>& flaws_;
};

}  // namespace

bool isAnything(std::string_view key, const Item& item) {
  const std::string compared = comparable(key, item);
  return item.wildcard && !compared.empty() && compared.find_first_not_of("* ") == std::string::npos;
}

void addTextFlaws(const Question& question, std::vector<Flaw>& flaws) { Texts(question, flaws).run(); }

}  // namespace cz::pack
