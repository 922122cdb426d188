#include "core/station/daemon/answers.h"

namespace cz::station {
namespace {

constexpr const char* kPlain = "text/plain; charset=utf-8";

}  // namespace

std::string fieldOf(const FormFields& fields, const std::string& name) {
  const auto found = fields.find(name);
  return found == fields.end() ? "" : found->second;
}

HttpResponse html(int status, std::string page) { return {status, "text/html; charset=utf-8", std::move(page), {}}; }
HttpResponse plain(int status, const std::string& words) { return {status, kPlain, words + "\n", {}}; }
HttpResponse seeOther(const std::string& where) { return {303, kPlain, "", {{"Location", where}}}; }

}  // namespace cz::station
