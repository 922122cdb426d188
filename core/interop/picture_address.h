#pragma once
// What a file writes to name a picture: an address within the package, on the internet, or the picture itself.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace cz::interop {

/// "my%20map.png?x=1" → "my map.png": without query and fragment, escapes decoded.
std::string plainAddress(std::string_view address);

/// Whether it leads out of the files: "http://…", "//host/…", any other scheme than data:.
bool isRemote(std::string_view address);

/// The bytes in a "data:" address; nothing for any other address. input: they can't be decoded, or are larger than any
/// picture may be (counted before decoding); the message is a predicate.
std::optional<Result<std::string>> dataOf(std::string_view address);

/// base64, with white space in it, of at most a picture's size; errors as in dataOf.
Result<std::string> decodedPicture(std::string_view base64);

/// The address as seen from the folder `base`, both with '/'; empty when it climbs out or is absolute.
std::string pathFrom(std::string_view base, std::string_view address);

/// "img/map.png" → "map.png".
std::string lastPart(std::string_view address);

}  // namespace cz::interop
