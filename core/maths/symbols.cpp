#include "core/maths/symbols.h"

#include <algorithm>
#include <array>

namespace cz::maths {
namespace {

struct Entry {
  std::string_view command;
  std::string_view sign;
  Class cls;
  std::string_view spoken;
};

constexpr Class kOrd = Class::ordinary, kBin = Class::binary, kRel = Class::relation, kOpen = Class::opening,
                kClose = Class::closing, kPunct = Class::punctuation, kInner = Class::inner;

constexpr auto kSigns = std::to_array<Entry>({
    {"times", "×", kBin, "times"},
    {"cdot", "⋅", kBin, "times"},
    {"div", "÷", kBin, "divided by"},
    {"pm", "±", kBin, "plus or minus"},
    {"mp", "∓", kBin, "minus or plus"},
    {"ast", "∗", kBin, "star"},
    {"circ", "∘", kBin, "of"},
    {"cup", "∪", kBin, "union"},
    {"cap", "∩", kBin, "intersection"},
    {"setminus", "∖", kBin, "without"},
    {"land", "∧", kBin, "and"},
    {"lor", "∨", kBin, "or"},
    {"le", "≤", kRel, "is less than or equal to"},
    {"leq", "≤", kRel, "is less than or equal to"},
    {"ge", "≥", kRel, "is greater than or equal to"},
    {"geq", "≥", kRel, "is greater than or equal to"},
    {"lt", "<", kRel, "is less than"},
    {"gt", ">", kRel, "is greater than"},
    {"ne", "≠", kRel, "is not equal to"},
    {"neq", "≠", kRel, "is not equal to"},
    {"approx", "≈", kRel, "is about"},
    {"sim", "∼", kRel, "is similar to"},
    {"cong", "≅", kRel, "is congruent to"},
    {"equiv", "≡", kRel, "is equivalent to"},
    {"propto", "∝", kRel, "is proportional to"},
    {"parallel", "∥", kRel, "is parallel to"},
    {"perp", "⊥", kRel, "is perpendicular to"},
    {"mid", "∣", kRel, "divides"},
    {"nmid", "∤", kRel, "does not divide"},
    {"in", "∈", kRel, "is in"},
    {"notin", "∉", kRel, "is not in"},
    {"ni", "∋", kRel, "contains"},
    {"subset", "⊂", kRel, "is a subset of"},
    {"subseteq", "⊆", kRel, "is a subset of or equal to"},
    {"supset", "⊃", kRel, "is a superset of"},
    {"supseteq", "⊇", kRel, "is a superset of or equal to"},
    {"to", "→", kRel, "goes to"},
    {"rightarrow", "→", kRel, "goes to"},
    {"leftarrow", "←", kRel, "comes from"},
    {"leftrightarrow", "↔", kRel, "goes to and comes from"},
    {"mapsto", "↦", kRel, "is mapped to"},
    {"Rightarrow", "⇒", kRel, "implies"},
    {"implies", "⟹", kRel, "implies"},
    {"Leftarrow", "⇐", kRel, "is implied by"},
    {"Leftrightarrow", "⇔", kRel, "if and only if"},
    {"iff", "⟺", kRel, "if and only if"},
    {"infty", "∞", kOrd, "infinity"},
    {"degree", "°", kOrd, "degrees"},
    {"%", "%", kOrd, "percent"},
    {"$", "$", kOrd, "dollars"},
    {"#", "#", kOrd, "number"},
    {"&", "&", kOrd, "and"},
    {"_", "_", kOrd, "underscore"},
    {"angle", "∠", kOrd, "angle"},
    {"measuredangle", "∡", kOrd, "the measure of angle"},
    {"triangle", "△", kOrd, "triangle"},
    {"square", "□", kOrd, "blank"},
    {"Box", "□", kOrd, "blank"},
    {"emptyset", "∅", kOrd, "the empty set"},
    {"varnothing", "∅", kOrd, "the empty set"},
    {"forall", "∀", kOrd, "for all"},
    {"exists", "∃", kOrd, "there is"},
    {"neg", "¬", kOrd, "not"},
    {"therefore", "∴", kRel, "therefore"},
    {"because", "∵", kRel, "because"},
    {"prime", "′", kOrd, "prime"},
    {"partial", "∂", kOrd, "partial"},
    {"nabla", "∇", kOrd, "nabla"},
    {"ell", "ℓ", kOrd, "l"},
    {"checkmark", "✓", kOrd, "check mark"},
    {"ldots", "…", kInner, "and so on"},
    {"dots", "…", kInner, "and so on"},
    {"cdots", "⋯", kInner, "and so on"},
    {"vdots", "⋮", kOrd, "and so on"},
    {"ddots", "⋱", kInner, "and so on"},
    {"{", "{", kOpen, "open brace"},
    {"}", "}", kClose, "close brace"},
    {"lbrace", "{", kOpen, "open brace"},
    {"rbrace", "}", kClose, "close brace"},
    {"langle", "⟨", kOpen, "open angle bracket"},
    {"rangle", "⟩", kClose, "close angle bracket"},
    {"lfloor", "⌊", kOpen, "floor of"},
    {"rfloor", "⌋", kClose, "end of floor"},
    {"lceil", "⌈", kOpen, "ceiling of"},
    {"rceil", "⌉", kClose, "end of ceiling"},
    {"|", "‖", kOrd, "double bar"},
    {"colon", ":", kPunct, "colon"},
});

// Signs that stand on a keyboard. The minus of a keyboard is a hyphen; the one of maths is longer.
constexpr auto kKeys = std::to_array<Entry>({
    {"+", "+", kBin, "plus"},
    {"-", "−", kBin, "minus"},
    {"−", "−", kBin, "minus"},
    {"*", "∗", kBin, "times"},
    {"·", "⋅", kBin, "times"},
    {"/", "/", kOrd, "divided by"},
    {"=", "=", kRel, "equals"},
    {"<", "<", kRel, "is less than"},
    {">", ">", kRel, "is greater than"},
    {":", ":", kRel, "to"},
    {",", ",", kPunct, ","},
    {";", ";", kPunct, ";"},
    {".", ".", kOrd, "."},
    {"!", "!", kClose, "factorial"},
    {"?", "?", kClose, "?"},
    {"|", "|", kOrd, "vertical bar"},
    {"(", "(", kOpen, "open parenthesis"},
    {")", ")", kClose, "close parenthesis"},
    {"[", "[", kOpen, "open bracket"},
    {"]", "]", kClose, "close bracket"},
    {"'", "′", kOrd, "prime"},
    {"@", "@", kOrd, "at"},
    {"€", "€", kOrd, "euros"},
    {"£", "£", kOrd, "pounds"},
    {"¢", "¢", kOrd, "cents"},
});

struct Letter {
  std::string_view command;
  std::string_view sign;
  std::string_view spoken;
};

constexpr auto kGreek = std::to_array<Letter>({
    {"alpha", "α", "alpha"},
    {"beta", "β", "beta"},
    {"gamma", "γ", "gamma"},
    {"delta", "δ", "delta"},
    {"epsilon", "ϵ", "epsilon"},
    {"varepsilon", "ε", "epsilon"},
    {"zeta", "ζ", "zeta"},
    {"eta", "η", "eta"},
    {"theta", "θ", "theta"},
    {"vartheta", "ϑ", "theta"},
    {"iota", "ι", "iota"},
    {"kappa", "κ", "kappa"},
    {"lambda", "λ", "lambda"},
    {"mu", "μ", "mu"},
    {"nu", "ν", "nu"},
    {"xi", "ξ", "xi"},
    {"pi", "π", "pi"},
    {"rho", "ρ", "rho"},
    {"sigma", "σ", "sigma"},
    {"tau", "τ", "tau"},
    {"upsilon", "υ", "upsilon"},
    {"phi", "ϕ", "phi"},
    {"varphi", "φ", "phi"},
    {"chi", "χ", "chi"},
    {"psi", "ψ", "psi"},
    {"omega", "ω", "omega"},
    {"Gamma", "Γ", "capital gamma"},
    {"Delta", "Δ", "capital delta"},
    {"Theta", "Θ", "capital theta"},
    {"Lambda", "Λ", "capital lambda"},
    {"Xi", "Ξ", "capital xi"},
    {"Pi", "Π", "capital pi"},
    {"Sigma", "Σ", "capital sigma"},
    {"Phi", "Φ", "capital phi"},
    {"Psi", "Ψ", "capital psi"},
    {"Omega", "Ω", "capital omega"},
});

struct Operator {
  std::string_view command;
  std::string_view sign;
  std::string_view spoken;
  bool limits;
  bool name;
};

constexpr auto kOperators = std::to_array<Operator>({
    {"sum", "∑", "the sum", true, false},
    {"prod", "∏", "the product", true, false},
    {"int", "∫", "the integral", false, false},
    {"lim", "lim", "the limit", true, true},
    {"max", "max", "the maximum", true, true},
    {"min", "min", "the minimum", true, true},
    {"sin", "sin", "sine", false, true},
    {"cos", "cos", "cosine", false, true},
    {"tan", "tan", "tangent", false, true},
    {"cot", "cot", "cotangent", false, true},
    {"sec", "sec", "secant", false, true},
    {"csc", "csc", "cosecant", false, true},
    {"arcsin", "arcsin", "arc sine", false, true},
    {"arccos", "arccos", "arc cosine", false, true},
    {"arctan", "arctan", "arc tangent", false, true},
    {"sinh", "sinh", "hyperbolic sine", false, true},
    {"cosh", "cosh", "hyperbolic cosine", false, true},
    {"tanh", "tanh", "hyperbolic tangent", false, true},
    {"log", "log", "log", false, true},
    {"ln", "ln", "natural log", false, true},
    {"lg", "lg", "log", false, true},
    {"exp", "exp", "exp", false, true},
    {"gcd", "gcd", "greatest common divisor", true, true},
    {"lcm", "lcm", "least common multiple", true, true},
    {"det", "det", "determinant", true, true},
});

struct Space {
  std::string_view command;
  int width;
};

constexpr auto kSpaces =
    std::to_array<Space>({{",", 3}, {":", 4}, {">", 4}, {";", 5}, {"!", -3}, {" ", 6}, {"quad", 18}, {"qquad", 36}});

// The signs are the ones that stand free; the drawing takes the font's wide variants.
constexpr auto kAccents = std::to_array<Letter>({
    {"vec", "→", "vector"},
    {"overrightarrow", "→", "vector"},
    {"hat", "^", "hat"},
    {"widehat", "^", "hat"},
    {"bar", "¯", "bar"},
    {"tilde", "~", "tilde"},
    {"widetilde", "~", "tilde"},
    {"dot", "˙", "dot"},
    {"ddot", "¨", "double dot"},
});

constexpr auto kEnvironments = std::to_array<Environment>({
    {"matrix", "", "", Node::Columns::centred},
    {"pmatrix", "(", ")", Node::Columns::centred},
    {"bmatrix", "[", "]", Node::Columns::centred},
    {"vmatrix", "|", "|", Node::Columns::centred},
    {"cases", "{", "", Node::Columns::cases},
    {"aligned", "", "", Node::Columns::aligned},
});

struct NumberSet {
  std::string_view letter;
  std::string_view sign;
  std::string_view spoken;
};

constexpr auto kSets = std::to_array<NumberSet>({{"N", "ℕ", "the natural numbers"},
                                                 {"Z", "ℤ", "the integers"},
                                                 {"Q", "ℚ", "the rational numbers"},
                                                 {"R", "ℝ", "the real numbers"},
                                                 {"C", "ℂ", "the complex numbers"},
                                                 {"P", "ℙ", "the prime numbers"}});

constexpr std::string_view kBuilders[] = {
    "frac",      "dfrac",  "tfrac",        "binom",  "dbinom", "tbinom", "sqrt",         "text",      "textbf",
    "textit",    "mathrm", "operatorname", "mathbb", "mathbf", "mathit", "overline",     "underline", "underbrace",
    "overbrace", "left",   "right",        "begin",  "end",    "limits", "displaystyle", "not"};

template <class Table>
auto find(const Table& table, std::string_view command) {
  return std::find_if(table.begin(), table.end(), [&](const auto& entry) { return entry.command == command; });
}

Node signOf(const Entry& entry) {
  Node node;
  node.text = entry.sign;
  node.cls = entry.cls;
  node.spoken = entry.spoken;
  return node;
}

Node letterOf(std::string_view letter, std::string_view spoken) {
  Node node;
  node.kind = Node::Kind::letter;
  node.text = letter;
  node.spoken = spoken;
  return node;
}

Node operatorOf(const Operator& entry) {
  Node node;
  node.kind = entry.name ? Node::Kind::name : Node::Kind::sign;
  node.text = entry.sign;
  node.cls = Class::large;
  node.spoken = entry.spoken;
  node.limits = entry.limits;
  return node;
}

}  // namespace

std::optional<Node> symbolOf(std::string_view command) {
  if (const auto sign = find(kSigns, command); sign != kSigns.end()) return signOf(*sign);
  if (const auto greek = find(kGreek, command); greek != kGreek.end()) return letterOf(greek->sign, greek->spoken);
  if (const auto op = find(kOperators, command); op != kOperators.end()) return operatorOf(*op);
  if (const auto space = find(kSpaces, command); space != kSpaces.end()) {
    Node node;
    node.kind = Node::Kind::space;
    node.width = space->width;
    return node;
  }
  return std::nullopt;
}

Node characterOf(std::string_view utf8) {
  if (const auto key = find(kKeys, utf8); key != kKeys.end()) return signOf(*key);
  for (const Entry& sign : kSigns)
    if (sign.sign == utf8) return signOf(sign);
  for (const Letter& greek : kGreek)
    if (greek.sign == utf8) return letterOf(utf8, greek.spoken);
  for (const Operator& op : kOperators)
    if (op.sign == utf8) return operatorOf(op);
  for (const NumberSet& set : kSets)
    if (set.sign == utf8) return *numberSetOf(set.letter);
  return letterOf(utf8, utf8);
}

std::optional<Node> accentOf(std::string_view command) {
  const auto found = find(kAccents, command);
  if (found == kAccents.end()) return std::nullopt;
  Node node;
  node.kind = Node::Kind::accent;
  node.text = found->sign;
  node.spoken = found->spoken;
  return node;
}

const Environment* environmentOf(std::string_view name) {
  const auto* found =
      std::find_if(kEnvironments.begin(), kEnvironments.end(), [&](const auto& entry) { return entry.name == name; });
  return found == kEnvironments.end() ? nullptr : found;
}

std::optional<std::string> fenceOf(std::string_view token) {
  if (token == ".") return "";
  if (token == "<" || token == "\\lt") return "⟨";
  if (token == ">" || token == "\\gt") return "⟩";
  for (const std::string_view plain : {"(", ")", "[", "]", "|", "/"})
    if (token == plain) return std::string(token);
  if (token == "\\vert" || token == "\\lvert" || token == "\\rvert") return "|";
  if (token.size() < 2 || token.front() != '\\') return std::nullopt;
  const auto sign = find(kSigns, token.substr(1));
  const bool fits = sign != kSigns.end() && (sign->cls == kOpen || sign->cls == kClose || sign->command == "|");
  return fits ? std::optional<std::string>(sign->sign) : std::nullopt;
}

std::optional<Node> numberSetOf(std::string_view letter) {
  for (const NumberSet& set : kSets)
    if (set.letter == letter) return signOf({"", set.sign, kOrd, set.spoken});
  return std::nullopt;
}

std::vector<std::string> commandNames() {
  std::vector<std::string> names;
  const auto add = [&](std::string_view name) { names.push_back("\\" + std::string(name)); };
  for (const auto& entry : kSigns) add(entry.command);
  for (const auto& entry : kGreek) add(entry.command);
  for (const auto& entry : kOperators) add(entry.command);
  for (const auto& entry : kSpaces) add(entry.command);
  for (const auto& entry : kAccents) add(entry.command);
  for (const std::string_view name : kBuilders) add(name);
  return names;
}

std::vector<std::string> environmentNames() {
  std::vector<std::string> names;
  for (const Environment& entry : kEnvironments) names.emplace_back(entry.name);
  return names;
}

}  // namespace cz::maths
