#pragma once
// What lives longer than a frame: the drawing machine, texts, memory. One for each window (or test).

#include <memory>
#include <optional>

#include "kiosk/ui/frame.h"

struct ImDrawData;

namespace cz::ui {

/// Use: `Frame& frame = board.begin(input, w, h); app.draw(frame); const ImDrawData* data = board.end();`
/// One board at a time in a thread (Dear ImGui keeps one current context).
class Board {
 public:
  /// `sink` outlives the board. The drawing machine's own small texture is made by the renderer's backend; without one
  /// (tests) call useNullRenderer() once.
  explicit Board(TextureSink& sink);
  ~Board();
  Board(const Board&) = delete;
  Board& operator=(const Board&) = delete;

  void useNullRenderer();
  Frame& begin(const Input& input, int pixelWidth, int pixelHeight);
  ImDrawData* end();

  const Probe& probe() const;  ///< of the last frame
  bool wantsAgain() const;     ///< the last frame asked for another one
  /// Of everything that the last frame shows: equal fingerprints look equal.
  std::uint64_t fingerprint() const;
  /// Nothing of the last student stays: texts, carets, scroll positions, focus (case O-46).
  void forget();
  TextCache& text();

 private:
  struct Hidden;
  std::unique_ptr<Hidden> hidden_;
};

}  // namespace cz::ui
