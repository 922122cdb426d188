#include "kiosk/ui/board.h"

#include <imgui.h>

#include <cstring>
#include <optional>

#include "kiosk/ui/memory.h"

namespace cz::ui {

struct Board::Hidden {
  explicit Hidden(TextureSink& sink) : text(sink), context(ImGui::CreateContext()) {}

  Memory memory;
  TextCache text;
  ImGuiContext* context;
  Input input;
  std::optional<Frame> frame;
  Probe probe;
};

namespace {

/// FNV-1a by eight bytes at a time, with a stronger mix: only has to tell two frames of one program apart.
std::uint64_t mixed(std::uint64_t hash, const void* data, std::size_t size) {
  const auto* bytes = static_cast<const unsigned char*>(data);
  const auto add = [&hash](std::uint64_t word) {
    hash = (hash ^ word) * 0x9E3779B97F4A7C15U;
    hash ^= hash >> 29U;
  };
  for (; size >= 8; bytes += 8, size -= 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes, 8);
    add(word);
  }
  std::uint64_t rest = size;
  std::memcpy(&rest, bytes, size);
  add(rest);
  return hash;
}

std::uint64_t mixed(std::uint64_t hash, const ImDrawList& list) {
  hash = mixed(hash, list.VtxBuffer.Data, static_cast<std::size_t>(list.VtxBuffer.Size) * sizeof(ImDrawVert));
  hash = mixed(hash, list.IdxBuffer.Data, static_cast<std::size_t>(list.IdxBuffer.Size) * sizeof(ImDrawIdx));
  for (const ImDrawCmd& command : list.CmdBuffer) {
    hash = mixed(hash, &command.ClipRect, sizeof command.ClipRect);
    hash = mixed(hash, &command.TextureId, sizeof command.TextureId);
    hash = mixed(hash, &command.ElemCount, sizeof command.ElemCount);
  }
  return hash;
}

}  // namespace

Board::Board(TextureSink& sink) : hidden_(std::make_unique<Hidden>(sink)) {
  ImGui::SetCurrentContext(hidden_->context);
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  ImGui::GetStyle().CircleTessellationMaxError = 0.15F;
}

Board::~Board() {
  hidden_->frame.reset();
  ImGui::DestroyContext(hidden_->context);
}

void Board::useNullRenderer() {
  ImGui::SetCurrentContext(hidden_->context);
  unsigned char* pixels = nullptr;
  int width = 0;
  int height = 0;
  ImGui::GetIO().Fonts->GetTexDataAsAlpha8(&pixels, &width, &height);
  // NOLINTNEXTLINE(performance-no-int-to-ptr): an ImTextureID is a pointer by its type only
  ImGui::GetIO().Fonts->SetTexID(reinterpret_cast<ImTextureID>(~std::uintptr_t{0}));
}

Frame& Board::begin(const Input& input, int pixelWidth, int pixelHeight) {
  ImGui::SetCurrentContext(hidden_->context);
  hidden_->text.dropUnused();
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {static_cast<float>(pixelWidth), static_cast<float>(pixelHeight)};
  io.DeltaTime = 1.0F / 60;  // nothing of ours asks Dear ImGui for the time
  ImGui::NewFrame();
  hidden_->input = input;
  hidden_->frame.emplace(hidden_->memory, hidden_->text, hidden_->input, Canvas::of(pixelWidth, pixelHeight));
  return *hidden_->frame;
}

ImDrawData* Board::end() {
  hidden_->frame->finish();
  hidden_->probe = hidden_->frame->probe();
  ImGui::Render();
  return ImGui::GetDrawData();
}

const Probe& Board::probe() const { return hidden_->probe; }
bool Board::wantsAgain() const { return hidden_->memory.again; }
TextCache& Board::text() { return hidden_->text; }

std::uint64_t Board::fingerprint() const {
  ImGui::SetCurrentContext(hidden_->context);
  const ImDrawData& data = *ImGui::GetDrawData();
  // A texture's name may be given again with other content, so the number of textures made is part of the look.
  std::uint64_t hash = mixed(hidden_->text.made(), &data.DisplaySize, sizeof data.DisplaySize);
  for (int i = 0; i < data.CmdListsCount; ++i) hash = mixed(hash, *data.CmdLists[i]);
  return hash;
}

void Board::forget() {
  hidden_->memory.forget();
  hidden_->text.forget();
  hidden_->probe.clear();
}

}  // namespace cz::ui
