#pragma once
// Three small pictures. The PNG was put together chunk by chunk, so its pixels are known; the JPEG is libjpeg's.

#include <string>

#include "core/base/bytes.h"

namespace cz::tests {

inline std::string fromBase64(std::string_view text) { return std::string(textOf(must(bytesFromBase64(text)))); }

/// 3 × 2 pixels: red, half-clear green, clear | blue, white, (10, 20, 30) with an opacity of 64.
inline std::string tinyPng() {
  return fromBase64(
      "iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAYAAACddGYaAAAAGUlEQVR42mP4z8DwHwgbGCDgPxhwicg5AAB5ign0SH9Q7gAAAABJRU5ErkJggg="
      "=");
}

/// 4 × 2 pixels: the left half red, the right half blue.
inline std::string tinyJpeg() {
  return fromBase64(
      "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7gYKBTmCN"
      "l4x9lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHz/wAAR"
      "CAACAAQDASIAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEG"
      "E1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWG"
      "h4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEB"
      "AQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAECAxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYk"
      "NOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0"
      "tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq8vP09fb3+Pn6/9oADAMBAAIRAxEAPwDnLn/Xt+H8qKKK+owv8CHovyFif40/V/mf"
      "/9k=");
}

/// 8 × 6 pixels: the left half red, nothing on the right.
inline std::string tinySvg() {
  return R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 6"><rect width="4" height="6" fill="#ff0000"/></svg>)";
}

}  // namespace cz::tests
