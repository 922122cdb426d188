#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "core/pictures/inside.h"

namespace cz::pictures {
namespace {

constexpr std::array<std::uint8_t, 8> kPng = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
constexpr std::array<std::uint8_t, 3> kJpeg = {0xFF, 0xD8, 0xFF};

template <std::size_t N>
bool startsWith(ByteView bytes, const std::array<std::uint8_t, N>& start) {
  return bytes.size() >= N && std::equal(start.begin(), start.end(), bytes.begin());
}

/// Text that has an <svg in its first part; what stands before it may be a declaration, comments and a licence.
bool looksLikeSvg(ByteView bytes) {
  std::string_view text = textOf(bytes.first(std::min<std::size_t>(bytes.size(), 8192)));
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  return trim(text).starts_with('<') && (text.find("<svg") != text.npos || text.find(":svg") != text.npos);
}

/// The names that people know other files by.
std::string_view otherKind(ByteView bytes) {
  const std::string_view text = textOf(bytes.first(std::min<std::size_t>(bytes.size(), 16)));
  if (text.starts_with("GIF8")) return "a GIF";
  if (text.starts_with("RIFF") && text.substr(8).starts_with("WEBP")) return "a WebP picture";
  if (text.starts_with("BM")) return "a BMP picture";
  if (text.starts_with("II*") || text.starts_with("MM")) return "a TIFF picture";
  if (text.starts_with("%PDF")) return "a PDF";
  if (text.size() > 8 && text.substr(4).starts_with("ftyp")) return "a HEIC, AVIF or video file";
  return {};
}

Error unknownKind(ByteView bytes) {
  if (bytes.empty()) return unfit("is empty. Copy the file again.");
  const std::string_view other = otherKind(bytes);
  const std::string what = other.empty() ? "is neither PNG, JPEG nor SVG" : "is " + std::string(other);
  return unfit(what + ". Save it as PNG, JPEG or SVG.");
}

Result<Facts> structureOf(ByteView bytes) {
  if (startsWith(bytes, kPng)) return inspectPng(bytes);
  if (startsWith(bytes, kJpeg)) return inspectJpeg(bytes);
  if (looksLikeSvg(bytes)) return inspectSvg(bytes);
  return unknownKind(bytes);
}

Result<void> checkSize(const Facts& facts) {
  const std::string says = "is " + std::to_string(facts.width) + " × " + std::to_string(facts.height) + " pixels large";
  if (facts.width < 1 || facts.height < 1) return unfit(says + ": there is nothing to see. Save it again.");
  if (facts.width > kLargestSide || facts.height > kLargestSide)
    return unfit(says + "; no side may be longer than " + std::to_string(kLargestSide) + ". Make it smaller.");
  if (std::int64_t{facts.width} * facts.height > kMostPixels)
    return unfit(says + "; that is more than 8 million pixels. Make it smaller.");
  return {};
}

}  // namespace

Error unfit(std::string message) { return {Fault::input, std::move(message), ""}; }

std::string_view endingOf(Kind kind) {
  switch (kind) {
    case Kind::png: return "png";
    case Kind::jpeg: return "jpg";
    case Kind::svg: return "svg";
  }
  return {};
}

Result<Facts> inspect(ByteView bytes) {
  if (bytes.size() > kMostBytes) return unfit("is larger than 3 MiB. Save it smaller, or as JPEG.");
  CZ_TRY(facts, structureOf(bytes));
  CZ_CHECK(checkSize(facts));
  return facts;
}

}  // namespace cz::pictures
