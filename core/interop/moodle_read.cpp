#include "core/interop/moodle_read.h"

#include <charconv>
#include <utility>

#include "core/base/text.h"
#include "core/interop/decode.h"
#include "core/interop/moodle_question.h"
#include "core/interop/xml_file.h"

namespace cz::interop::moodle {
namespace {

constexpr auto kNone = std::string_view::npos;

int lineOf(const Error& error) {
  int line = 1;
  std::from_chars(error.detail.data(), error.detail.data() + error.detail.size(), line);
  return line;
}

int countLines(std::string_view text) { return static_cast<int>(split(plainLineEnds(text), '\n').size()) - 1; }

/// Old files say what encoding they have; then reading it is no guess.
bool saysWestern(std::string_view text) {
  const std::string head = foldCase(text.substr(0, std::min(text.find('>'), std::size_t{200})), "en");
  return head.find("iso-8859-1") != std::string::npos || head.find("windows-1252") != std::string::npos;
}

class Reader {
 public:
  explicit Reader(const std::string& file) : name_(file) {}

  QuestionFile read(std::string_view bytes) {
    const auto decoded = guessedText(bytes);
    if (decoded.firstOddLine > 0 && !saysWestern(decoded.text))
      file_.notes.push_back({decoded.firstOddLine, "", guessedNote(decoded.firstOddColumn)});
    const auto xml = XmlFile::parse(decoded.text);
    xml ? readWhole(*xml) : readPieces(decoded.text, xml.error());
    return std::move(file_);
  }

 private:
  std::string name_;
  QuestionFile file_;
  std::string category_;

  void add(const XmlFile& xml, const pugi::xml_node& node) {
    if (const auto category = categoryOf(node)) {
      category_ = *category;
      return;
    }
    Question question = questionOf(node, xml.lineOf(node));
    question.category = category_;
    file_.questions.push_back(std::move(question));
  }

  void readWhole(const XmlFile& xml) {
    const auto root = xml.root();
    const std::string outermost = root.name();
    if (!root.child("question"))
      return breakFile(1, "This is no question bank of Moodle: its outermost tag is <" + outermost +
                              "> and there is no <question> in it. Export the questions as Moodle XML.");
    if (outermost != "quiz")
      file_.notes.push_back(
          {xml.lineOf(root), "",
           "The outermost tag is <" + outermost + ">, not <quiz>: this may not be a file of Moodle."});
    for (const auto& node : root.children("question")) add(xml, node);
  }

  void breakFile(int line, const std::string& message) { file_.broken.push_back({line, name_, message}); }

  /// From each "<question" to the last "</question>" before the next one.
  void readPieces(const std::string& text, const Error& fault) {
    constexpr std::string_view kOpen = "<question ";
    auto from = text.find(kOpen);
    if (from == kNone) return breakFile(lineOf(fault), fault.message);
    file_.notes.push_back({lineOf(fault), "", fault.message + " Its questions were read one by one."});
    const std::string_view all = text;
    int line = 1 + countLines(all.substr(0, from));
    while (from != kNone) {
      const auto next = text.find(kOpen, from + 1);
      const auto piece = all.substr(from, std::min(next, text.size()) - from);
      readPiece(piece, line);
      line += countLines(piece);
      from = next;
    }
  }

  void readPiece(std::string_view piece, int line) {
    constexpr std::string_view kClose = "</question>";
    const auto end = piece.rfind(kClose);
    if (end == kNone) return breakPiece(piece, line, "its <question> has no </question>. Close it.");
    const auto xml = XmlFile::parse(std::string(piece.substr(0, end + kClose.size())), line);
    if (!xml) return breakPiece(piece, lineOf(xml.error()), xml.error().message);
    add(*xml, xml->root());
  }

  /// What can still be said about which question it is: the first <text> in it is its name.
  void breakPiece(std::string_view piece, int line, const std::string& fault) {
    constexpr std::string_view kText = "<text>";
    const auto at = piece.find(kText);
    const auto text = at == kNone ? piece : piece.substr(at + kText.size());
    std::string name = firstWords(text.substr(0, at == kNone ? text.find('\n') : text.find('<')));
    if (name.empty()) name = "in line " + std::to_string(line);
    file_.broken.push_back({line, name, "The question \"" + name + "\" can't be read: " + fault});
  }
};

}  // namespace

QuestionFile readFile(std::string_view bytes, const std::string& file) { return Reader(file).read(bytes); }

}  // namespace cz::interop::moodle
