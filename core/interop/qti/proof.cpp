#include "core/interop/qti/proof.h"

#include <algorithm>

#include "core/interop/item_toml.h"
#include "core/interop/pack_writer.h"
#include "core/pack/question.h"
#include "core/scoring/scoring.h"

namespace cz::interop::qti {
namespace {

/// A pack with this item alone.
Result<pack::Pack> packOf(const ImportedItem& item, const std::string& language, const PictureBox& pictures) {
  ImportedItem alone = item;
  alone.source = "proof";
  alone.group = "proof";
  alone.title = "proof";
  CZ_TRY(written, writePack({alone}, {}, {"proof", "proof", language}, pictures));
  auto reading = pack::read(written.files);
  if (reading.pack) return std::move(*reading.pack);
  const auto error = std::find_if(reading.problems.begin(), reading.problems.end(),
                                  [](const auto& one) { return one.severity == pack::Severity::error; });
  return Error{Fault::input, error == reading.problems.end() ? "A pack can't hold it." : error->message, ""};
}

bool isTyped(const Probe& probe) { return std::holds_alternative<scoring::Typed>(probe.ours); }

void compare(const pack::Question& question, const std::vector<Probe>& probes, Proof& proof) {
  bool blank = false;
  std::size_t edges = 0;
  std::size_t roundings = 0;
  for (const auto& probe : probes) {
    const auto result = scoring::scoreItem(question, probe.ours, 1, pack::NumberStyle::point);
    if (result.points == probe.share) continue;
    if (proof.differences++ == 0) {
      proof.first = &probe;
      proof.here = result.points;
    }
    proof.sameFull = proof.sameFull && (result.points == Exact(1)) == (probe.share == Exact(1));
    blank = blank || probe.given.isNull();
    if ((result.points - probe.share).abs() < must(powerOfTen(-3))) ++roundings;
    if (isTyped(probe) && question.item->type == pack::ItemType::number && result.points > probe.share) ++edges;
  }
  // Rounded weights that don't add up would put all the points out of reach.
  proof.onlyRounding = roundings == proof.differences && proof.sameFull;
  proof.onlyBlank = blank && proof.differences == 1;
  proof.sameFull = proof.sameFull && !blank && !isTyped(probes.front());
  proof.onlyAtEdges = edges == proof.differences && edges > 0 && edges <= 4;
}

}  // namespace

Proof prove(const ImportedItem& item, const std::vector<Probe>& probes, const std::string& language,
            const PictureBox& pictures) {
  Proof proof;
  const auto pack = packOf(item, language, pictures);
  if (!pack) {
    proof.fault = pack.error().message;
    return proof;
  }
  const auto question = pack::ask(pack->checks.at(0).items.at(0), {});
  if (!question) {
    proof.fault = question.error().message;
    return proof;
  }
  compare(*question, probes, proof);
  return proof;
}

}  // namespace cz::interop::qti
