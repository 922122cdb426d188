#include "core/records/codec.h"

namespace cz::records {

using ledger::CborReader;
using ledger::CborWriter;

void write(CborWriter& writer, const Exact& number) { writer.text(number.toText()); }

Exact readExact(CborReader& reader) {
  const std::string text = reader.text();
  if (!reader.ok()) return {};
  auto number = Exact::parse(text);
  // A number has one spelling here: "1/2", never "2/4" or "0.5".
  if (!number || number->toText() != text) reader.fail("a number is not spelled as it should be");
  return number ? *number : Exact();
}

void write(CborWriter& writer, const std::vector<std::string>& texts) {
  writer.array(texts.size());
  for (const std::string& text : texts) writer.text(text);
}

std::vector<std::string> readTexts(CborReader& reader) {
  std::vector<std::string> texts;
  for (std::size_t left = reader.array(); left > 0 && reader.ok(); --left) texts.push_back(reader.text());
  reader.leave();
  return texts;
}

int readSmall(CborReader& reader, int most) {
  const std::uint64_t number = reader.number();
  if (number > static_cast<std::uint64_t>(most)) reader.fail("a number is too large");
  return reader.ok() ? static_cast<int>(number) : 0;
}

}  // namespace cz::records
