#include "core/vault/generation_file.h"

#include <algorithm>
#include <charconv>

#include "core/crypto/hash.h"
#include "core/ledger/cbor.h"
#include "core/vault/files.h"

namespace cz::vault {
namespace {

using ledger::CborReader;
using ledger::CborWriter;

constexpr std::string_view kSigned{"mcz/backup/1\0", 13};
constexpr std::string_view kEnding = ".backup";
constexpr std::uint64_t kMostFile = std::uint64_t{256} << 20;

Error damaged() { return {Fault::corrupt, "This is no list of a backup, or it was changed.", ""}; }

Bytes lengthOf(ByteView part) {
  Bytes out;
  for (int shift = 24; shift >= 0; shift -= 8) out.push_back(static_cast<std::uint8_t>(part.size() >> shift));
  return out;
}

/// The part behind its length; `rest` begins after it.
Result<ByteView> partOf(ByteView& rest) {
  if (rest.size() < 4) return damaged();
  std::size_t length = 0;
  for (std::size_t i = 0; i < 4; ++i) length = (length << 8U) | rest[i];
  rest = rest.subspan(4);
  if (length > rest.size()) return damaged();
  const ByteView part = rest.first(length);
  rest = rest.subspan(length);
  return part;
}

Bytes packed(const std::vector<Hash>& hashes) {
  Bytes out;
  for (const Hash& hash : hashes) out.insert(out.end(), hash.bytes.begin(), hash.bytes.end());
  return out;
}

std::vector<Hash> readHashes(CborReader& in) {
  const Bytes bytes = in.bytes();
  std::vector<Hash> hashes(bytes.size() / Hash::size);
  if (bytes.size() % Hash::size != 0) in.fail("a list of hashes is cut off");
  for (std::size_t i = 0; i < hashes.size(); ++i)
    std::copy_n(bytes.begin() + static_cast<std::ptrdiff_t>(i * Hash::size), Hash::size, hashes[i].bytes.begin());
  return hashes;
}

crypto::Identity readIdentity(CborReader& in) {
  const auto identity = crypto::Identity::decode(in.bytes());
  if (identity) return *identity;
  in.fail("an identity is not well formed");
  return {};
}

Bytes headOf(const Stored& stored) {
  const Generation& of = stored.general;
  CborWriter out;
  out.map(10).key(0).number(of.number).key(1).integer(of.about.atMs).key(2).text(of.about.room);
  out.key(3).number(of.about.attempts).key(4).number(of.bytes).key(5).number(of.version);
  out.key(6).bytes(stored.general.sheet.encode()).key(7).bytes(stored.sealedKey).key(8).bytes(of.station.encode());
  return out.key(9).bytes(packed(stored.chunks)).take();
}

Result<Stored> readHead(ByteView head) {
  CborReader in(head);
  Stored stored;
  Generation& of = stored.general;
  in.map();
  in.key(0);
  of.number = in.number();
  in.key(1);
  of.about.atMs = in.integer();
  in.key(2);
  of.about.room = in.text();
  in.key(3);
  of.about.attempts = in.number();
  in.key(4);
  of.bytes = in.number();
  in.key(5);
  of.version = in.number();
  in.key(6);
  stored.general.sheet = readIdentity(in);
  in.key(7);
  stored.sealedKey = in.bytes();
  in.key(8);
  of.station = readIdentity(in);
  in.key(9);
  stored.chunks = readHashes(in);
  in.leave();
  CZ_CHECK(in.finish("The list of a backup"));
  return stored;
}

Bytes bodyOf(const Stored& stored) {
  CborWriter out;
  out.map(2).key(0).array(stored.items.size());
  for (const StoredItem& item : stored.items) out.array(3).text(item.name).number(item.size).bytes(item.hash.view());
  return out.key(1).bytes(packed(stored.pieces)).take();
}

Bytes toSign(ByteView before) { return joined({viewOf(kSigned), crypto::sha256(before).view()}); }

}  // namespace

Bytes writeStored(const Stored& stored, const crypto::MessageKey& key, const crypto::DeviceKeys& owner,
                  Random& random) {
  const Bytes head = headOf(stored);
  const Bytes body = crypto::encryptRecord(key, crypto::sha256(head).view(), bodyOf(stored), random);
  const Bytes all = joined({viewOf(kGenerationMagic), lengthOf(head), head, lengthOf(body), body});
  return joined({all, owner.signManifest(toSign(all)).view()});
}

Result<StoredFile> readStored(ByteView bytes) {
  if (bytes.size() < kGenerationMagic.size() + crypto::Signature::size ||
      textOf(bytes.first(kGenerationMagic.size())) != kGenerationMagic)
    return damaged();
  const ByteView all = bytes.first(bytes.size() - crypto::Signature::size);
  ByteView rest = all.subspan(kGenerationMagic.size());
  CZ_TRY(head, partOf(rest));
  CZ_TRY(body, partOf(rest));
  if (!rest.empty()) return damaged();
  auto stored = readHead(head);
  if (!stored) return damaged();
  CZ_TRY(signature, fixedFrom<crypto::Signature>(bytes.subspan(all.size()), "A signature"));
  if (!crypto::verify(stored->general.station.manifest, toSign(all), signature)) return damaged();
  return StoredFile{std::move(*stored), {head.begin(), head.end()}, {body.begin(), body.end()}};
}

Result<Generation> generationIn(ByteView bytes) {
  CZ_TRY(file, readStored(bytes));
  return std::move(file.stored.general);
}

Result<void> openBody(StoredFile& file, const crypto::MessageKey& key) {
  const auto body = crypto::decryptRecord(key, crypto::sha256(file.head).view(), file.body);
  if (!body) return damaged();
  CborReader in(*body);
  in.map();
  in.key(0);
  for (std::size_t left = in.array(); left > 0 && in.ok(); --left) {
    in.array();
    StoredItem item;
    item.name = in.text();
    item.size = in.number();
    item.hash = ledger::readFixed<Hash>(in);
    in.leave();
    file.stored.items.push_back(std::move(item));
  }
  in.leave();
  in.key(1);
  file.stored.pieces = readHashes(in);
  in.leave();
  CZ_CHECK(in.finish("The inside of a backup"));
  if (file.stored.pieces.size() != file.stored.chunks.size()) return damaged();
  return {};
}

std::string fileNameOf(std::uint64_t number) {
  std::string digits = std::to_string(number);
  if (digits.size() < 6) digits.insert(0, 6 - digits.size(), '0');
  return digits + std::string(kEnding);
}

Result<std::vector<std::uint64_t>> numbersIn(const std::filesystem::path& folder) {
  std::vector<std::uint64_t> numbers;
  std::error_code code;
  for (std::filesystem::directory_iterator at(folder, code), end; !code && at != end; at.increment(code)) {
    const std::string name = at->path().filename().string();
    if (!name.ends_with(kEnding)) continue;
    std::uint64_t number = 0;
    const auto* stop = name.data() + name.size() - kEnding.size();
    const auto read = std::from_chars(name.data(), stop, number);
    if (read.ec == std::errc() && read.ptr == stop && fileNameOf(number) == name) numbers.push_back(number);
  }
  if (code)
    return Error{code == std::errc::no_such_file_or_directory ? Fault::notFound : Fault::io,
                 folder.string() + " can't be read: " + code.message() + ". Is the disk plugged in?", ""};
  std::sort(numbers.rbegin(), numbers.rend());
  return numbers;
}

Result<StoredFile> readGeneration(const std::filesystem::path& folder, std::uint64_t number) {
  CZ_TRY(bytes, readFile(folder / fileNameOf(number), kMostFile));
  CZ_TRY(file, readStored(bytes));
  if (file.stored.general.number != number) return damaged();
  return file;
}

}  // namespace cz::vault
