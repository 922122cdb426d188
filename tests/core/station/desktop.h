#pragma once
// The teacher's pages without a network: a request in, an answer out.

#include <memory>

#include "core/station/daemon/teacher_port.h"
#include "tests/core/station/classroom.h"
#include "tests/core/station/words_in.h"
#include "tests/support/where.h"

namespace cz::station::testing {

/// Somebody signed in at the teacher's pages of `room`.
class Desktop {
 public:
  template <class Room>
  explicit Desktop(Room& room) : Desktop(room, must(room.station().passphraseHash())) {}
  /// `passphraseHash`: of "correct horse".
  template <class Room>
  Desktop(Room& room, const std::string& passphraseHash) : inside_(std::make_shared<Inside>(room, passphraseHash)) {
    signIn();
  }
  /// Somebody else, at the same pages.
  Desktop another() const {
    Desktop other(*this);
    other.cookie_.clear();
    other.signIn();
    return other;
  }

  const std::string& token() const { return token_; }
  HttpResponse get(const std::string& path, const std::map<std::string, std::string>& query = {}) {
    return send("GET", path, "", "", query);
  }
  /// `fields` as a browser writes them, without the token.
  HttpResponse post(const std::string& path, const std::string& fields) {
    return send("POST", path, "token=" + token_ + (fields.empty() ? "" : "&" + fields));
  }
  /// A file in a form.
  HttpResponse upload(const std::string& path, const std::string& name, const std::string& bytes) {
    const std::string body = "--cut\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\n" + token_ +
                             "\r\n--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name +
                             "\"\r\nContent-Type: text/csv\r\n\r\n" + bytes + "\r\n--cut--\r\n";
    return send("POST", path, body, "multipart/form-data; boundary=cut");
  }
  HttpResponse send(const std::string& method, const std::string& path, const std::string& body,
                    const std::string& type = "application/x-www-form-urlencoded",
                    const std::map<std::string, std::string>& query = {}) {
    HttpRequest request{method, path, query, {{"host", "here"}, {"sec-fetch-site", "same-origin"}}, body, "127.0.0.1"};
    if (!body.empty()) request.headers["content-type"] = type;
    if (!cookie_.empty()) request.headers["cookie"] = cookie_;
    return inside_->port.answer(request);
  }

 private:
  struct Inside {
    template <class Room>
    Inside(Room& room, const std::string& hash)
        : gate(room.clock, room.random, hash, {"here"}), port(room.station(), mutex, gate, assets) {}
    std::mutex mutex;
    Assets assets = must(Assets::read(tests::inTree("assets")));
    Gate gate;
    TeacherPort port;
  };

  void signIn() {
    const auto answer = send("POST", "/sign-in", "passphrase=correct+horse");
    for (const auto& [name, value] : answer.headers)
      if (name == "Set-Cookie") cookie_ = value.substr(0, value.find(';'));
    const std::string page = get("/").body, mark = "name=\"token\" value=\"";
    token_ = page.substr(page.find(mark) + mark.size(), 32);
  }

  std::shared_ptr<Inside> inside_;
  std::string cookie_, token_;
};

inline std::string locationOf(const HttpResponse& answer) {
  for (const auto& [name, value] : answer.headers)
    if (name == "Location") return value;
  return "";
}

/// The page that a browser shows after a deed.
inline std::string pageAfter(Desktop& desktop, const HttpResponse& answer) {
  const std::string where = locationOf(answer);
  const auto mark = std::min(where.find('?'), where.size());
  HttpRequest query;
  query.headers["content-type"] = "application/x-www-form-urlencoded";
  query.body = where.substr(std::min(mark + 1, where.size()));
  return desktop.get(where.substr(0, mark), query.form()).body;
}

}  // namespace cz::station::testing
