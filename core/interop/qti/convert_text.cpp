// Typed words.

#include <algorithm>

#include "core/base/text.h"
#include "core/interop/qti/draft.h"

namespace cz::interop::qti {
namespace {

constexpr const char* kNobodysWord = "zzqxk";
constexpr std::size_t kMostLetters = 5;     ///< 32 spellings
constexpr std::size_t kMostSpelledOut = 3;  ///< keys

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

/// The same word in other letter case: small, capital, and each letter turned.
std::vector<std::string> otherCases(const std::string& word) {
  std::string small = word;
  std::string capital = word;
  std::string turned = word;
  std::transform(word.begin(), word.end(), small.begin(), lower);
  std::transform(word.begin(), word.end(), capital.begin(), upper);
  std::transform(word.begin(), word.end(), turned.begin(), [](char c) { return lower(c) == c ? upper(c) : lower(c); });
  return {small, capital, turned};
}

Value textValue(const Interaction& main, const std::string& text) {
  return {main.shape, {atomOf(main.base, text).value_or(textAtom(text))}};
}

std::vector<std::string> keysOf(const Interaction& main) {
  std::vector<std::string> keys;
  for (const auto& key : main.keys) {
    const std::string tidy(trim(key));
    if (!tidy.empty() && std::find(keys.begin(), keys.end(), tidy) == keys.end()) keys.push_back(tidy);
  }
  return keys;
}

/// A short word in every letter case: "ab", "aB", "Ab", "AB". Longer words, and those with other letters, as they are.
std::vector<std::string> everyCase(const std::string& word) {
  std::vector<std::size_t> letters;
  for (std::size_t at = 0; at < word.size(); ++at) {
    if (lower(word[at]) != upper(word[at])) letters.push_back(at);
    if (static_cast<unsigned char>(word[at]) >= 0x80) return {word};
  }
  if (letters.size() > kMostLetters) return {word};
  std::vector<std::string> spelled;
  for (std::size_t bits = 0; bits < std::size_t{1} << letters.size(); ++bits) {
    spelled.push_back(word);
    for (std::size_t n = 0; n < letters.size(); ++n)
      spelled.back()[letters[n]] = (bits >> n & 1) != 0 ? upper(word[letters[n]]) : lower(word[letters[n]]);
  }
  return spelled;
}

/// Where letter case counts for some keys and not for others, each spelling can be a key of its own.
std::vector<std::string> spelledOut(const std::vector<std::string>& keys) {
  std::vector<std::string> all;
  if (keys.size() > kMostSpelledOut) return all;
  for (const auto& key : keys)
    for (auto& one : everyCase(key)) all.push_back(std::move(one));
  return all;
}

void addProbes(Draft& draft, const std::vector<std::string>& keys) {
  std::set<std::string> words;
  for (const auto& one : spelledOut(keys)) words.insert(one);
  for (const auto& key : keys) {
    words.insert(key);
    for (const auto& other : otherCases(key)) words.insert(other);
    words.insert(key + "x");
    words.insert("x" + key);
  }
  words.insert(kNobodysWord);
  for (const auto& word : words) draft.probe(textValue(draft.main(), word), word);
}

ImportedItem withAnswers(const Draft& draft, const std::vector<std::string>& keys, bool strictCase) {
  ImportedItem item = draft.item;
  item.strictCase = strictCase;
  std::set<std::string> known;
  for (const auto& key : keys) {
    const Exact share = draft.shareOf(textValue(draft.main(), key));
    const std::string same = strictCase ? key : foldCase(key, draft.language());
    if (share.sign() > 0 && known.insert(same).second) item.answers.push_back({key, "", "", percentOf(share), ""});
  }
  return item;
}

}  // namespace

void draftText(Draft& draft) {
  draft.item.kind = ImportedItem::Kind::text;
  const auto keys = keysOf(draft.main());
  if (keys.empty()) {
    draft.why = "Nothing in it says which words are right.";
    return;
  }
  addProbes(draft, keys);
  draft.measure();
  if (draft.why.empty() && draft.shareOf(textValue(draft.main(), kNobodysWord)).sign() > 0) {
    draft.why = "Any word earns points in it. Say which words are right.";
    return;
  }
  if (draft.why.empty())
    draft.settle(
        {withAnswers(draft, keys, false), withAnswers(draft, keys, true), withAnswers(draft, spelledOut(keys), true)});
}

}  // namespace cz::interop::qti
