#pragma once
// How a command reaches a station that is serving: one request and one answer over a socket in the station's folder,
// which only its owner can open.

#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <thread>

#include "core/base/result.h"

namespace cz::station {

/// Takes requests one after the other, on a thread of its own. A request and its answer are one line of text.
class Control {
 public:
  using Answer = std::function<std::string(const std::string& request)>;
  static Result<std::unique_ptr<Control>> start(const std::filesystem::path& data, Answer answer);
  ~Control();
  Control(const Control&) = delete;
  Control& operator=(const Control&) = delete;

 private:
  Control(int socket, std::filesystem::path file, Answer answer);
  void run();

  int socket_;
  std::filesystem::path file_;
  Answer answer_;
  std::atomic<bool> ending_ = false;
  std::thread thread_;
};

/// Asks the station that serves `data`, and waits for as long as it takes. notFound: none does.
Result<std::string> askServing(const std::filesystem::path& data, const std::string& request);

}  // namespace cz::station
