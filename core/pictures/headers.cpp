// The structure of PNG and JPEG files: their size, whether they are whole, whether they move. Walked here because the
// libraries tell a file that is cut off only by decoding it.

#include <gdk-pixbuf/gdk-pixbuf.h>

#include <algorithm>
#include <memory>

#include "core/pictures/inside.h"

namespace cz::pictures {
namespace {

constexpr std::size_t kPngStart = 8;
constexpr std::size_t kChunkFrame = 12;  // length, name and checksum around a chunk's bytes

Error cutOff() { return unfit("is cut off in the middle. Copy the file again."); }
Error mangled() { return unfit("is damaged. Save it again with a program for pictures."); }

std::uint32_t bigEndian(ByteView four) {
  return std::uint32_t{four[0]} << 24 | std::uint32_t{four[1]} << 16 | std::uint32_t{four[2]} << 8 | four[3];
}

/// A size beyond int is beyond every limit of ours, too.
int sizeAt(ByteView bytes) { return static_cast<int>(std::min<std::uint32_t>(bigEndian(bytes), 0x7FFFFFFF)); }

/// Nothing for a segment without length: the marker stands alone.
bool standsAlone(std::uint8_t marker) { return marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8); }

/// Where the picture's data begin: past all segments, up to the first scan.
Result<std::size_t> firstScan(ByteView bytes) {
  std::size_t at = 2;
  while (at + 4 <= bytes.size()) {
    if (bytes[at] != 0xFF) return mangled();
    const std::uint8_t marker = bytes[at + 1];
    if (marker == 0xFF) {
      ++at;  // fill bytes may stand before a marker
    } else if (standsAlone(marker)) {
      at += 2;
    } else if (marker == 0xDA) {
      return at;
    } else {
      at += 2 + (std::size_t{bytes[at + 2]} << 8 | bytes[at + 3]);
    }
  }
  return cutOff();
}

/// The library's loader, fed with a JPEG's head; it also knows how the camera was held.
class JpegHead {
 public:
  Result<Facts> read(ByteView bytes) {
    g_signal_connect(loader_.get(), "size-prepared", G_CALLBACK(&JpegHead::sized), this);
    // Fed in small bites, so that the loader stops soon after the head; asked for one pixel, it holds no picture.
    constexpr std::size_t kBite = 4096;
    for (std::size_t at = 0; at < bytes.size(); at += kBite) {
      const ByteView bite = bytes.subspan(at, std::min(kBite, bytes.size() - at));
      const bool good = gdk_pixbuf_loader_write(loader_.get(), bite.data(), bite.size(), nullptr) != 0;
      if (!good || gdk_pixbuf_loader_get_pixbuf(loader_.get()) != nullptr) break;
    }
    return facts();
  }

 private:
  static void sized(GdkPixbufLoader* loader, int width, int height, JpegHead* self) {
    self->width_ = width;
    self->height_ = height;
    gdk_pixbuf_loader_set_size(loader, 1, 1);
  }

  Result<Facts> facts() const {
    if (width_ < 1 || height_ < 1) return mangled();
    const GdkPixbuf* made = gdk_pixbuf_loader_get_pixbuf(loader_.get());
    const char* turn = made == nullptr ? nullptr : gdk_pixbuf_get_option(const_cast<GdkPixbuf*>(made), "orientation");
    const bool lies = turn != nullptr && turn[0] >= '5' && turn[0] <= '8';
    return Facts{Kind::jpeg, lies ? height_ : width_, lies ? width_ : height_};
  }

  struct Close {
    void operator()(GdkPixbufLoader* loader) const {
      gdk_pixbuf_loader_close(loader, nullptr);
      g_object_unref(loader);
    }
  };
  std::unique_ptr<GdkPixbufLoader, Close> loader_{gdk_pixbuf_loader_new_with_type("jpeg", nullptr)};
  int width_ = 0;
  int height_ = 0;
};

}  // namespace

Result<Facts> inspectPng(ByteView bytes) {
  Facts facts{Kind::png, 0, 0};
  for (std::size_t at = kPngStart; at + kChunkFrame <= bytes.size();) {
    const std::size_t length = bigEndian(bytes.subspan(at));
    const std::string_view name = textOf(bytes.subspan(at + 4, 4));
    if (length > bytes.size() - at - kChunkFrame) return cutOff();
    if (at == kPngStart) {
      if (name != "IHDR" || length != 13) return mangled();
      facts.width = sizeAt(bytes.subspan(at + 8));
      facts.height = sizeAt(bytes.subspan(at + 12));
    }
    if (name == "acTL") return unfit("moves. Pictures in items stand still: save one frame as a PNG of its own.");
    if (name == "IEND") return facts;
    at += kChunkFrame + length;
  }
  return cutOff();
}

Result<Facts> inspectJpeg(ByteView bytes) {
  CZ_TRY(scan, firstScan(bytes));
  const std::string_view data = textOf(bytes.subspan(scan));
  if (data.find("\xFF\xD9") == std::string_view::npos) return cutOff();
  return JpegHead().read(bytes);
}

}  // namespace cz::pictures
