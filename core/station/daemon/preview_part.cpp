#include "core/station/daemon/preview_part.h"

#include <charconv>

#include "core/paper/paper.h"
#include "core/paper/picture.h"
#include "core/station/daemon/made_file.h"
#include "core/station/preview.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

/// 0: there is none.
int numberIn(const FormFields& fields, const std::string& name) {
  const std::string text = fieldOf(fields, name);
  int number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

PreviewWish wishIn(const FormFields& fields) {
  return {CheckId(fieldOf(fields, "check")), numberIn(fields, "form"), fieldOf(fields, "language"),
          fieldOf(fields, "practice") == "yes", fieldOf(fields, "fewer") == "yes"};
}

int statusOf(const Error& error) {
  if (error.fault == Fault::notFound) return 404;
  return error.fault == Fault::refused ? 409 : 500;
}

}  // namespace

PreviewPart::PreviewPart(Station& station, const Pages& pages) : Part(station, pages) {
  page("/checks/look", &PreviewPart::look);
  page("/checks/look/item.png", &PreviewPart::item);
  page("/checks/look/sheet.pdf", &PreviewPart::sheet);
}

HttpResponse PreviewPart::look(const Asked& asked) {
  const auto preview = previewOf(station_, wishIn(asked.fields));
  if (!preview) return message(statusOf(preview.error()), "Not here", preview.error().message, asked.around);
  return html(200, pages_.preview(*preview, asked.around));
}

HttpResponse PreviewPart::item(const Asked& asked) {
  const auto preview = previewOf(station_, wishIn(asked.fields));
  if (!preview) return message(statusOf(preview.error()), "Not here", preview.error().message, asked.around);
  const int place = numberIn(asked.fields, "place");
  if (place < 1 || place > static_cast<int>(preview->form.places.size()))
    return message(404, "Not here", "This form has no such question.", asked.around);
  const auto files = filesOf(station_, *preview->pack);
  if (!files) return message(statusOf(files.error()), "Not here", files.error().message, asked.around);
  const form::Place& at = preview->form.places[static_cast<std::size_t>(place - 1)];
  const auto question = form::questionAt(preview->check, at);
  if (!question) return message(500, "Not here", question.error().message, asked.around);
  return asked.meanwhile([&] {
    return madeFile("image/png", "",
                    [&](const std::filesystem::path& out) { return paper::writePicture(*question, at, *files, out); });
  });
}

HttpResponse PreviewPart::sheet(const Asked& asked) {
  const auto preview = previewOf(station_, wishIn(asked.fields));
  if (!preview) return message(statusOf(preview.error()), "Not here", preview.error().message, asked.around);
  const auto files = filesOf(station_, *preview->pack);
  if (!files) return message(statusOf(files.error()), "Not here", files.error().message, asked.around);
  const bool key = fieldOf(asked.fields, "key") == "yes";
  const std::string name = preview->check.id.text + (preview->wish.practice ? "-practice-" : "-form-") +
                           std::to_string(preview->wish.number) + (key ? "-with-answers" : "") + ".pdf";
  return asked.meanwhile([&] {
    return madeFile("application/pdf", name, [&](const std::filesystem::path& out) {
      return paper::writePaper({*preview->pack, preview->check, preview->form, key, *files, preview->wish.fewer}, out);
    });
  });
}

}  // namespace cz::station
