#pragma once
// Answers of the teacher's port in one line each, and what a form says.

#include <map>
#include <string>

#include "core/station/daemon/http.h"

namespace cz::station {

/// The fields of a form, or of an address's query.
using FormFields = std::map<std::string, std::string>;
/// A field's text; empty when it was not sent.
std::string fieldOf(const FormFields& fields, const std::string& name);

HttpResponse html(int status, std::string page);
/// One sentence, for who is no browser or may see no page.
HttpResponse plain(int status, const std::string& words);
/// After a deed: a page that can be loaded again without doing it again.
HttpResponse seeOther(const std::string& where);

}  // namespace cz::station
