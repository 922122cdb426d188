#pragma once
// An answer that a library only writes into a file.

#include <filesystem>
#include <functional>
#include <string>

#include "core/base/result.h"
#include "core/station/daemon/http.h"

namespace cz::station {

/// `make` writes into a file that is there for it alone; its bytes are the answer, and the file is gone. `name`: under
/// which a browser keeps it; empty: it shows it. A plain sentence with status 500 where it can't be made.
HttpResponse madeFile(const std::string& type, const std::string& name,
                      const std::function<Result<void>(const std::filesystem::path&)>& make);

}  // namespace cz::station
