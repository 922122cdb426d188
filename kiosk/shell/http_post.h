#pragma once
// The one place of the kiosk that talks to the network.

#include <string>

#include "core/base/bytes.h"
#include "core/base/result.h"

namespace cz::shell {

/// What may be asked of the other side.
struct PostLimits {
  long connectMs = 3000;            ///< until the connection stands
  long totalMs = 30000;             ///< for the whole exchange
  std::size_t mostBytes = 8 << 20;  ///< of the answer; a longer one is an error
};

/// POSTs `body` to `url` and gives the body of a 200 answer. Anything else is an io error whose message is a
/// sentence for IT and whose detail names the status or the cause. Blocking; safe from any thread.
Result<Bytes> httpPost(const std::string& url, ByteView body, const PostLimits& limits = {});

}  // namespace cz::shell
