#include "core/station/daemon/receipt_part.h"

#include "core/station/receipts.h"

namespace cz::station {

ReceiptPart::ReceiptPart(Station& station, const Pages& pages) : Part(station, pages) {
  page("/receipt", &ReceiptPart::receipt);
}

HttpResponse ReceiptPart::receipt(const Asked& asked) {
  const std::string code = fieldOf(asked.fields, "code");
  if (code.empty()) return html(200, pages_.receipt("", "", "", asked.around));
  const auto says = checkedReceipt(station_, code);
  if (!says) return html(200, pages_.receipt(code, "", says.error().message, asked.around));
  return html(200, pages_.receipt(code, *says, "", asked.around));
}

}  // namespace cz::station
