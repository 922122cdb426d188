#include "core/station/daemon/backup_words.h"

#include "core/base/text.h"
#include "core/station/daemon/backup_keeper.h"
#include "core/station/days.h"

namespace cz::station {

using nlohmann::json;

std::string sizeWords(std::uint64_t bytes) {
  if (bytes < 1000) return std::to_string(bytes) + " bytes";
  if (bytes < 1'000'000) return std::to_string(bytes / 1000) + " kB";
  return std::to_string(bytes / 1'000'000) + "." + std::to_string(bytes / 100'000 % 10) + " MB";
}

json jsonOf(const BackupDone& done, const std::filesystem::path& folder) {
  return {{"ok", true},
          {"folder", folder.string()},
          {"number", done.written.number},
          {"at_ms", done.about.atMs},
          {"when", minuteOf(done.about.atMs)},
          {"attempts", done.about.attempts},
          {"bytes", done.written.bytes},
          {"new_bytes", done.written.newBytes},
          {"forgotten", done.forgotten}};
}

std::string wordsOf(const json& done) {
  return "Backup " + std::to_string(done.at("number").get<std::uint64_t>()) + " of " +
         done.at("when").get<std::string>() + " is in " + done.at("folder").get<std::string>() + ".\nIt holds " +
         counted(done.at("attempts").get<std::size_t>(), "try", "tries") + " and " +
         sizeWords(done.at("bytes").get<std::uint64_t>()) + "; " +
         sizeWords(done.at("new_bytes").get<std::uint64_t>()) + " were new. Only the recovery sheet opens it.\n";
}

json jsonOf(const std::vector<vault::Generation>& all) {
  json list = json::array();
  bool whole = true;
  for (const vault::Generation& one : all) {
    list.push_back({{"number", one.number},
                    {"room", one.about.room},
                    {"at_ms", one.about.atMs},
                    {"attempts", one.about.attempts},
                    {"bytes", one.bytes},
                    {"sheet", one.version},
                    {"damaged", one.damaged}});
    whole = whole && one.damaged.empty();
  }
  return {{"ok", whole}, {"backups", list}};
}

std::string wordsOf(const std::vector<vault::Generation>& all) {
  std::string words;
  for (const vault::Generation& one : all) {
    words += "Backup " + std::to_string(one.number);
    if (one.version > 0)
      words += " of " + minuteOf(one.about.atMs) + ", " + one.about.room + ", " +
               counted(static_cast<std::size_t>(one.about.attempts), "try", "tries") + ", " + sizeWords(one.bytes) +
               ", opens with sheet version " + std::to_string(one.version);
    words += one.damaged.empty() ? ": whole.\n" : ": damaged. " + join(one.damaged, " ") + "\n";
  }
  return words;
}

json jsonOf(const Restored& restored, const std::filesystem::path& data) {
  return {{"ok", true},
          {"data", data.string()},
          {"room", restored.generation.about.room},
          {"number", restored.generation.number},
          {"at_ms", restored.generation.about.atMs},
          {"attempts", restored.attempts},
          {"kiosks", restored.kiosks}};
}

std::string wordsOf(const Restored& restored, const std::filesystem::path& data) {
  return restored.generation.about.room + " is back in " + data.string() + " as of " +
         minuteOf(restored.generation.about.atMs) + ": " +
         counted(static_cast<std::size_t>(restored.attempts), "try", "tries") + ", " +
         counted(restored.kiosks, "kiosk", "kiosks") +
         ".\nStart it with checkzone-station serve. What came later, the kiosks bring back when they call.\n"
         "Put the recovery sheet back into the safe.\n";
}

std::string backupRequest(const std::filesystem::path& folder, std::size_t most) {
  return json{{"do", "backup"}, {"folder", folder.string()}, {"keep", most}}.dump();
}

std::string answerTo(const std::string& request, BackupKeeper& keeper) {
  const json asked = json::parse(request, nullptr, false);
  if (!asked.is_object() || asked.value("do", "") != "backup") return json{{"ok", false}, {"message", "?"}}.dump();
  const std::filesystem::path folder = asked.value("folder", "");
  const auto done = keeper.backUp(folder, asked.value("keep", kKeep));
  if (done) return jsonOf(*done, folder).dump();
  return json{{"ok", false}, {"message", done.error().message}}.dump();
}

Result<json> backupAnswer(const std::string& answer) {
  json told = json::parse(answer, nullptr, false);
  if (told.is_object() && told.value("ok", false)) return told;
  const std::string why = told.is_object() ? told.value("message", "") : "";
  return Error{Fault::io, why.empty() ? "The station gave no answer that can be read." : why, ""};
}

}  // namespace cz::station
