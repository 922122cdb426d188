#include "core/station/daemon/config.h"

#include <toml++/toml.h>

#include <set>

namespace cz::station {
namespace {

const std::set<std::string_view> kKeys = {"data",  "teacher_port", "kiosk_port",  "bind",           "assets",
                                          "hosts", "backup",       "backup_keep", "kiosk_keep_days"};

Error wrong(const std::filesystem::path& file, const toml::source_region& at, const std::string& why) {
  return {Fault::input, file.string() + ":" + std::to_string(at.begin.line) + ": " + why, ""};
}

Result<void> readText(const toml::table& all, const char* key, std::string& to, const std::filesystem::path& file) {
  const toml::node* node = all.get(key);
  if (node == nullptr) return {};
  if (!node->is_string()) return wrong(file, node->source(), std::string(key) + " must be a text in quotes.");
  to = node->as_string()->get();
  return {};
}

Result<void> readPort(const toml::table& all, const char* key, std::uint16_t& to, const std::filesystem::path& file) {
  const toml::node* node = all.get(key);
  if (node == nullptr) return {};
  const auto value = node->is_integer() ? node->as_integer()->get() : 0;
  if (value < 1 || value > 65535)
    return wrong(file, node->source(), std::string(key) + " must be a whole number from 1 to 65535.");
  to = static_cast<std::uint16_t>(value);
  return {};
}

Result<void> readCount(const toml::table& all, const char* key, std::size_t& to, const std::filesystem::path& file) {
  const toml::node* node = all.get(key);
  if (node == nullptr) return {};
  const auto value = node->is_integer() ? node->as_integer()->get() : 0;
  if (value < 1 || value > 10000)
    return wrong(file, node->source(), std::string(key) + " must be a whole number from 1 to 10000.");
  to = static_cast<std::size_t>(value);
  return {};
}

/// Less than two weeks would leave no second copy for a station that was restored from a backup.
Result<void> readDays(const toml::table& all, const char* key, int& to, const std::filesystem::path& file) {
  const toml::node* node = all.get(key);
  if (node == nullptr) return {};
  const auto value = node->is_integer() ? node->as_integer()->get() : -1;
  if (value != 0 && (value < 14 || value > 3650))
    return wrong(file, node->source(), std::string(key) + " must be a whole number of days from 14 to 3650, or 0.");
  to = static_cast<int>(value);
  return {};
}

Result<void> readHosts(const toml::table& all, std::vector<std::string>& to, const std::filesystem::path& file) {
  const toml::node* node = all.get("hosts");
  if (node == nullptr) return {};
  const toml::array* list = node->as_array();
  if (list == nullptr || !list->is_homogeneous(toml::node_type::string))
    return wrong(file, node->source(), "hosts must be a list of texts, such as [\"station.local\"].");
  for (const toml::node& host : *list) to.push_back(host.as_string()->get());
  return {};
}

Result<Config> configOf(const toml::table& all, const std::filesystem::path& file) {
  for (const auto& [key, node] : all)
    if (!kKeys.contains(key.str()))
      return wrong(file, node.source(), "\"" + std::string(key.str()) + "\" is not a setting of the station.");
  Config config;
  std::string data = config.data.string();
  CZ_CHECK(readText(all, "data", data, file));
  config.data = data;
  CZ_CHECK(readText(all, "bind", config.bind, file));
  CZ_CHECK(readText(all, "assets", config.assets, file));
  CZ_CHECK(readPort(all, "teacher_port", config.teacherPort, file));
  CZ_CHECK(readPort(all, "kiosk_port", config.kioskPort, file));
  CZ_CHECK(readText(all, "backup", config.backup, file));
  CZ_CHECK(readCount(all, "backup_keep", config.backupKeep, file));
  CZ_CHECK(readDays(all, "kiosk_keep_days", config.keepDays, file));
  CZ_CHECK(readHosts(all, config.hosts, file));
  return config;
}

}  // namespace

Result<Config> readConfig(const std::filesystem::path& file, bool required) {
  std::error_code ignored;
  if (!std::filesystem::exists(file, ignored)) {
    if (!required) return Config{};
    return Error{Fault::notFound, "There is no " + file.string() + ".", ""};
  }
  try {
    return configOf(toml::parse_file(file.string()), file);
  } catch (const toml::parse_error& fault) {
    return wrong(file, fault.source(), std::string(fault.description()));
  }
}

}  // namespace cz::station
