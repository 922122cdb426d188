#pragma once
// One part of the teacher's port: a handful of pages and deeds that belong together.

#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "core/station/daemon/answers.h"
#include "core/station/daemon/pages.h"

namespace cz::station {

class Station;

/// A request that is past the door.
struct Asked {
  const HttpRequest& request;
  const FormFields& fields;  ///< of a page its query, of a deed its form
  const Today& today;        ///< before the deed
  const Around& around;
  Result<void> sure;                   ///< of a grave deed: what the passphrase came to
  std::unique_lock<std::mutex>& lock;  ///< of the station; held

  /// Does something slow that asks nothing of the station, without its mutex: kiosks and pages are answered meanwhile.
  /// What was read before may be old afterwards.
  template <class Work>
  auto meanwhile(Work work) const {
    lock.unlock();
    const Again again{lock};
    return work();
  }

 private:
  struct Again {
    std::unique_lock<std::mutex>& lock;
    ~Again() { lock.lock(); }
  };
};

/// What a part answers to.
struct Route {
  enum class Kind {
    page,   ///< looked at
    deed,   ///< sent by a form of our own pages
    grave,  ///< a deed that takes the passphrase once more: a browser that was left alone is not enough
  };
  Kind kind = Kind::page;
  std::string path;  ///< one that ends in '/' stands for all below it, but for "/" itself
  std::function<HttpResponse(const Asked&)> answer;

  bool isOf(std::string_view asked) const;
};

/// Used under the station's mutex only. Station and pages must outlive it.
class Part {
 public:
  Part(Station& station, const Pages& pages) : station_(station), pages_(pages) {}
  virtual ~Part() = default;
  Part(const Part&) = delete;
  Part& operator=(const Part&) = delete;

  const std::vector<Route>& routes() const { return routes_; }
  /// What a deed here did, by the word in the address; empty for other words.
  virtual std::string notice(const std::string& done) const;

 protected:
  template <class Self>
  using Answer = HttpResponse (Self::*)(const Asked&);

  template <class Self>
  void page(const char* path, Answer<Self> how) {
    add(Route::Kind::page, path, how);
  }
  template <class Self>
  void deed(const char* path, Answer<Self> how) {
    add(Route::Kind::deed, path, how);
  }
  template <class Self>
  void grave(const char* path, Answer<Self> how) {
    add(Route::Kind::grave, path, how);
  }
  /// A page of one sentence under a heading.
  HttpResponse message(int status, const std::string& heading, const std::string& words, const Around& around) const;
  HttpResponse notHere(const Around& around) const;

  Station& station_;
  const Pages& pages_;

 private:
  template <class Self>
  void add(Route::Kind kind, const char* path, Answer<Self> how) {
    auto* self = static_cast<Self*>(this);
    routes_.push_back({kind, path, [self, how](const Asked& asked) { return (self->*how)(asked); }});
  }

  std::vector<Route> routes_;
};

/// What an address names below a folder: "ab12" of "/student/ab12" below "/student/".
std::string below(std::string_view folder, const Asked& asked);

}  // namespace cz::station
