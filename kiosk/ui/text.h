#pragma once
// Human-language text: paragraphs laid out by Pango (any script, right-to-left, emoji), drawn by Cairo into textures
// that are kept while they are used. Fonts: Andika, then whatever fontconfig knows.

#include <cstddef>
#include <cstdint>
#include <list>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/marks.h"
#include "core/base/result.h"
#include "core/pictures/shelf.h"
#include "core/typeset/inline_object.h"
#include "kiosk/ui/geometry.h"
#include "kiosk/ui/theme.h"

namespace cz::ui {

enum class Weight { regular, bold };
enum class Align { left, centre, right };
/// The letters that text is set in. What a family lacks comes from the others.
enum class Typeface { andika, openDyslexic, system };

/// How a paragraph looks. `size` is in units and has the text size in it: take it from Metrics.
struct TextStyle {
  float size = 22;
  Weight weight = Weight::regular;
  Tone tone = Tone::ink;
  Align align = Align::left;
  bool marks =
      false;      ///< **bold**, *italic*, $maths$ and pictures (core/base/marks.h). Off: every character is itself.
  int lines = 0;  ///< at most so many lines, the last ends in "…"; 0 = as many as it takes
  /// On a screen that runs from right to left `left` means its right side, and `right` its left. Set by Frame. Several
  /// lines of a pack's words (`marks`) begin where their own language begins.
  bool turned = false;
};

using TextureId = std::uint64_t;  ///< 0 is none

/// Where textures live: the GPU, or nowhere in tests.
class TextureSink {
 public:
  virtual ~TextureSink() = default;
  /// Straight (not premultiplied) RGBA, 4 bytes a pixel, rows from the top. `rgba` is only read during the call.
  virtual TextureId make(int width, int height, std::span<const std::uint8_t> rgba) = 0;
  virtual void drop(TextureId id) = 0;
  /// False: `rgba` isn't looked at, and may be empty.
  virtual bool wantsPixels() const { return true; }
};

/// A sink that keeps nothing. Ids count up from 1 and are never given twice.
class NullSink : public TextureSink {
 public:
  TextureId make(int, int, std::span<const std::uint8_t>) override { return ++last_; }
  void drop(TextureId) override {}
  bool wantsPixels() const override { return false; }

 private:
  TextureId last_ = 0;
};

/// Whether this machine has a font at all. Without one Pango ends the program at the first sentence: ask before.
bool hasFonts();
/// Whether this machine has the family: "OpenDyslexic".
bool hasFamily(const std::string& family);

/// A paragraph ready to be drawn.
struct Paragraph {
  TextureId texture = 0;  ///< 0 when there is nothing to see
  int pixelWidth = 0;     ///< of the texture
  int pixelHeight = 0;
  int left = 0;  ///< pixels from the paragraph's left edge to the texture's; ink may hang out
  int top = 0;
  Size size;  ///< of the laid-out text in pixels: widest line, all lines
};

class Fonts;  // layout.h

/// Lays out and keeps. One for each window; not thread-safe.
class TextCache {
 public:
  /// `mostBytes`: of textures; the least recently used go first.
  explicit TextCache(TextureSink& sink, std::size_t mostBytes = 48U << 20U);
  ~TextCache();
  TextCache(const TextCache&) = delete;
  TextCache& operator=(const TextCache&) = delete;

  /// Size in pixels. `sizePx` is the type size, `widthPx` where lines wrap (<= 0: never).
  Size measure(std::string_view utf8, const TextStyle& style, float sizePx, int widthPx);
  /// The paragraph with its texture in `color`. The reference holds until the next call.
  const Paragraph& paragraph(std::string_view utf8, const TextStyle& style, float sizePx, int widthPx, Color color);
  /// The pictures that stand in texts from now on, none of them higher than `mostHeightPx`; a change drops every text.
  /// What isn't on the shelf stands there as words.
  void usePictures(const pictures::ShelfPtr& shelf, int mostHeightPx);
  /// One of these pictures, filling `widthPx` by `heightPx`, on white where it shows through. Its texture is 0 when it
  /// isn't on the shelf. The reference holds until the next call.
  const Paragraph& picture(const std::string& path, int widthPx, int heightPx);
  /// The letters from now on; another one than before drops every text.
  void useTypeface(Typeface typeface);
  /// Drops every texture and every text: nothing of the last student stays (case O-46).
  void forget();
  /// Between frames: gives back the textures that were pushed out.
  void dropUnused();
  const Fonts& fonts() const;
  std::uint64_t made() const { return made_; }  ///< textures made so far
  std::size_t bytes() const { return bytes_; }  ///< of textures held now

 private:
  struct Key;
  struct Entry;
  struct Hidden;
  void setPictures(typeset::PictureMaker pictures);
  static Key keyOf(std::string_view utf8, const TextStyle& style, float sizePx, int widthPx);
  Entry& entry(Key key, const TextStyle& style, Color color);
  Entry& keep(Key key, Entry fresh);
  void trim();

  TextureSink& sink_;
  std::size_t mostBytes_;
  std::size_t bytes_ = 0;
  std::uint64_t made_ = 0;
  std::vector<TextureId> dropped_;  ///< no longer kept, perhaps still shown by the frame being drawn
  std::unique_ptr<Hidden> hidden_;
};

}  // namespace cz::ui
