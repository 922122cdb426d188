#pragma once
// Where the pictures of an import lie: a folder, or a zip.

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "core/base/result.h"

namespace cz::interop {

/// The bytes of a picture by its address as plainAddress gives it. notFound: it isn't there, or lies outside; input: it
/// is there and can't be used, with a predicate as message. An empty function knows no pictures.
using FetchPicture = std::function<Result<std::string>(const std::string& address)>;

/// Files below `root` by their path from there. A link anywhere on the way counts as not there.
FetchPicture picturesBelow(const std::filesystem::path& root);

/// Members of a zip. It stays open, and only those that are shown are unpacked.
FetchPicture picturesInZip(const std::filesystem::path& zip);

/// Looks from each of the folders `bases` in turn, then from the top ("").
FetchPicture seenFrom(std::vector<std::string> bases, FetchPicture fetch);

}  // namespace cz::interop
