#include "core/station/daemon/template.h"

#include <kainjow/mustache.hpp>

#include "core/base/escape.h"

namespace cz::station {
namespace {

using kainjow::mustache::data;

data dataOf(const Fields& fields);

data dataOf(const Fields::Value& value) {
  if (const auto* flag = std::get_if<bool>(&value)) return data(*flag);
  if (const auto* text = std::get_if<std::string>(&value)) return data(*text);
  data list{data::type::list};
  for (const Fields& item : std::get<Fields::List>(value)) list.push_back(dataOf(item));
  return list;
}

data dataOf(const Fields& fields) {
  data object{data::type::object};
  for (const auto& [name, value] : fields.all()) object.set(name, dataOf(value));
  return object;
}

}  // namespace

// An empty text is set as "false" and not left out: a name that is missing would be looked up in what lies around.
Fields& Fields::text(const std::string& name, std::string value) {
  if (value.empty()) return flag(name, false);
  values_[name] = std::move(value);
  return *this;
}

Fields& Fields::flag(const std::string& name, bool value) {
  values_[name] = value;
  return *this;
}

Fields& Fields::list(const std::string& name, List value) {
  values_[name] = std::move(value);
  return *this;
}

std::string fill(const std::string& mustache, const Fields& fields) {
  kainjow::mustache::mustache page(mustache);
  page.set_custom_escape([](const std::string& raw) { return escaped(raw); });
  return page.render(dataOf(fields));
}

}  // namespace cz::station
