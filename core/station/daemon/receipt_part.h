#pragma once
// The part of the teacher's port that checks the code on a receipt.

#include "core/station/daemon/part.h"

namespace cz::station {

class ReceiptPart : public Part {
 public:
  ReceiptPart(Station& station, const Pages& pages);

 private:
  HttpResponse receipt(const Asked& asked);
};

}  // namespace cz::station
