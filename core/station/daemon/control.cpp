#include "core/station/daemon/control.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace cz::station {
namespace {

constexpr const char* kName = "control";
constexpr std::size_t kLongest = 64 << 10;
constexpr int kTickMs = 200;
constexpr int kPatienceMs = 5000;  ///< for a request that never ends

/// The folder, held open: by its number a path of any length fits into the address of a socket.
class Folder {
 public:
  explicit Folder(const std::filesystem::path& path)
      : file_(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {}
  ~Folder() {
    if (file_ >= 0) ::close(file_);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  sockaddr_un address() const {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const std::string path = "/proc/self/fd/" + std::to_string(file_) + "/" + kName;
    std::memcpy(address.sun_path, path.c_str(), path.size() + 1);
    return address;
  }

 private:
  int file_;
};

bool sendAll(int socket, const std::string& text) {
  for (std::size_t at = 0; at < text.size();) {
    const ssize_t done = ::send(socket, text.data() + at, text.size() - at, MSG_NOSIGNAL);
    if (done <= 0) return false;
    at += static_cast<std::size_t>(done);
  }
  return true;
}

/// Up to the end of the line; empty when none comes. `waitMs` for each piece, −1 = for ever.
std::string readLine(int socket, int waitMs) {
  std::string line;
  char piece[4096];
  while (line.size() < kLongest) {
    pollfd waits{socket, POLLIN, 0};
    if (::poll(&waits, 1, waitMs) <= 0) return "";
    const ssize_t got = ::recv(socket, piece, sizeof piece, 0);
    if (got <= 0) return "";
    line.append(piece, static_cast<std::size_t>(got));
    if (line.back() == '\n') return line.substr(0, line.size() - 1);
  }
  return "";
}

}  // namespace

Result<std::unique_ptr<Control>> Control::start(const std::filesystem::path& data, Answer answer) {
  const Folder folder(data);
  const auto address = folder.address();
  const int socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  // Whoever starts holds the lock of the folder: a socket that is there belongs to nobody any more.
  ::unlink((data / kName).c_str());
  const mode_t mask = ::umask(0177);
  const bool bound = socket >= 0 && ::bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  ::umask(mask);
  if (bound && ::listen(socket, 4) == 0)
    return std::unique_ptr<Control>(new Control(socket, data / kName, std::move(answer)));
  const Error error{Fault::io, "The station's folder " + data.string() + " can't be used for its commands.",
                    std::strerror(errno)};
  if (socket >= 0) ::close(socket);
  return error;
}

Control::Control(int socket, std::filesystem::path file, Answer answer)
    : socket_(socket), file_(std::move(file)), answer_(std::move(answer)), thread_([this] { run(); }) {}

Control::~Control() {
  ending_ = true;
  thread_.join();
  ::close(socket_);
  ::unlink(file_.c_str());
}

void Control::run() {
  while (!ending_) {
    pollfd waits{socket_, POLLIN, 0};
    if (::poll(&waits, 1, kTickMs) <= 0) continue;
    const int guest = ::accept4(socket_, nullptr, nullptr, SOCK_CLOEXEC);
    if (guest < 0) continue;
    if (const std::string line = readLine(guest, kPatienceMs); !line.empty()) sendAll(guest, answer_(line) + "\n");
    ::close(guest);
  }
}

Result<std::string> askServing(const std::filesystem::path& data, const std::string& request) {
  const Folder folder(data);
  const auto address = folder.address();
  const int socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  std::string answer;
  const bool reached = ::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  if (reached && sendAll(socket, request + "\n")) answer = readLine(socket, -1);
  ::close(socket);
  if (!reached) return Error{Fault::notFound, "No station is serving " + data.string() + ".", ""};
  if (!answer.empty()) return answer;
  return Error{Fault::io, "The station gave no answer. It may have been stopped; try again.", ""};
}

}  // namespace cz::station
