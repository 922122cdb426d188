// Reading a script: lines to words.

#include "kiosk/shell/script.h"

#include <fstream>
#include <sstream>

#include "core/base/text.h"

namespace cz::shell {
namespace {

bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

/// Takes a quoted word; `at` stands behind the opening quote and ends behind the closing one. False: it never closes.
bool takeQuoted(std::string_view line, std::size_t& at, std::string& word) {
  for (; at < line.size(); ++at) {
    if (line[at] == '"') return ++at, true;
    if (line[at] == '\\' && at + 1 < line.size()) ++at;
    word += line[at];
  }
  return false;
}

/// False: a quote never closes.
bool wordsOf(std::string_view line, std::vector<std::string>& words) {
  std::size_t at = 0;
  while (true) {
    while (at < line.size() && isBlank(line[at])) ++at;
    if (at >= line.size() || line[at] == '#') return true;
    std::string word;
    if (line[at] == '"') {
      if (!takeQuoted(line, ++at, word)) return false;
    } else {
      while (at < line.size() && !isBlank(line[at])) word += line[at++];
    }
    words.push_back(std::move(word));
  }
}

}  // namespace

Result<std::vector<Command>> readScript(std::string_view text, const std::string& name) {
  if (!isUtf8(text)) return Error{Fault::input, name + " is not UTF-8 text; save it as UTF-8.", ""};
  std::vector<Command> commands;
  int number = 0;
  for (const std::string& line : split(text, '\n')) {
    Command command{++number, {}};
    if (!wordsOf(line, command.words))
      return Error{Fault::input, name + ":" + std::to_string(number) + ": a quotation mark is opened and never closed.",
                   ""};
    if (!command.words.empty()) commands.push_back(std::move(command));
  }
  return commands;
}

Result<std::vector<Command>> loadScript(const std::filesystem::path& file) {
  const std::ifstream stream(file);
  if (!stream) return Error{Fault::notFound, "The script " + file.string() + " can't be read.", ""};
  std::stringstream text;
  text << stream.rdbuf();
  return readScript(text.str(), file.string());
}

}  // namespace cz::shell
