#include "core/station/daemon/http.h"

#include <microhttpd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <exception>

#include "core/station/daemon/address.h"
#include "core/station/daemon/deadlines.h"
#include "core/station/daemon/feed.h"

namespace cz::station {
namespace {

constexpr std::size_t kHeaderMemory = 32 << 10;  // of one connection; longer headers get 431 from the library
constexpr unsigned kThreads = 4;

MHD_Result keepHeader(void* to, MHD_ValueKind, const char* name, const char* value) {
  std::string lower(name);
  for (char& letter : lower)
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  (*static_cast<std::map<std::string, std::string>*>(to))[lower] = value == nullptr ? "" : value;
  return MHD_YES;
}

MHD_Result keepQuery(void* to, MHD_ValueKind, const char* name, const char* value) {
  static_cast<std::map<std::string, std::string>*>(to)->emplace(name, value == nullptr ? "" : value);
  return MHD_YES;
}

/// A request while it arrives.
struct Arriving {
  HttpRequest request;
  std::size_t most = 0;  ///< bytes of body that may come
  std::string moreWords = "That is more than the station takes in one go.";
  std::size_t received = 0;  ///< kept or not
  bool tooLong = false;
  int socket = -1;
  std::chrono::steady_clock::time_point began = {};  ///< its body
};

int socketOf(MHD_Connection* connection) {
  const auto* info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
  return info == nullptr ? -1 : info->connect_fd;
}

// Someone who sends this many times the limit is not waiting for an answer: the connection is closed.
constexpr std::size_t kPatience = 4;

/// A connection that listens to a feed. Suspended while there is nothing to send: it holds no thread.
class Listening : public Feed::Listener {
 public:
  Listening(Feed& feed, MHD_Connection* connection) : feed_(feed), connection_(connection) {}

  static ssize_t read(void* self, std::uint64_t, char* buffer, std::size_t most) {
    Listening& one = **static_cast<std::shared_ptr<Listening>*>(self);
    const Feed::Taken taken = one.feed_.take(one, most, [&] { MHD_suspend_connection(one.connection_); });
    if (taken.over) return MHD_CONTENT_READER_END_OF_STREAM;
    std::copy(taken.bytes.begin(), taken.bytes.end(), buffer);
    return static_cast<ssize_t>(taken.bytes.size());
  }
  static void ended(void* self) {
    const auto* one = static_cast<std::shared_ptr<Listening>*>(self);
    (*one)->feed_.remove(one->get());
    delete one;
  }

 private:
  void wake() override { MHD_resume_connection(connection_); }

  Feed& feed_;
  MHD_Connection* connection_;
};

MHD_Response* streamOf(Feed& feed, MHD_Connection* connection) {
  constexpr std::size_t kBlock = 256;
  auto* listening = new std::shared_ptr<Listening>(std::make_shared<Listening>(feed, connection));
  MHD_Response* out =
      MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, kBlock, &Listening::read, listening, &Listening::ended);
  if (out == nullptr)
    delete listening;
  else
    feed.add(*listening);
  return out;
}

MHD_Result send(MHD_Connection* connection, const HttpResponse& response, bool close) {
  MHD_Response* out = response.feed != nullptr
                          ? streamOf(*response.feed, connection)
                          : MHD_create_response_from_buffer(
                                response.body.size(), const_cast<char*>(response.body.data()), MHD_RESPMEM_MUST_COPY);
  if (out == nullptr) return MHD_NO;
  MHD_add_response_header(out, "Content-Type", response.type.c_str());
  for (const auto& [name, value] : response.headers) MHD_add_response_header(out, name.c_str(), value.c_str());
  if (close) MHD_add_response_header(out, "Connection", "close");
  const MHD_Result queued = MHD_queue_response(connection, static_cast<unsigned>(response.status), out);
  MHD_destroy_response(out);
  return queued;
}

/// What Content-Length says; 0 when it is absent. libmicrohttpd has refused what is no number.
std::uint64_t saidLength(const HttpRequest& request) {
  const std::string& said = request.header("content-length");
  std::uint64_t length = 0;
  std::from_chars(said.data(), said.data() + said.size(), length);
  return length;
}

HttpResponse tooLong(const Arriving& arriving) {
  return {413, "text/plain; charset=utf-8", arriving.moreWords + "\n", {}};
}

}  // namespace

struct HttpServer::Inside {
  HttpLimits limits;
  HttpHandler handler;
  MHD_Daemon* daemon = nullptr;
  Deadlines deadlines = {};

  std::chrono::milliseconds timeFor(std::size_t bytes) const {
    return limits.header + std::chrono::milliseconds(bytes * 1000 / limits.leastPerSecond);
  }
  /// A body may take as long as all its bytes so far may, whenever they came.
  void goOn(const Arriving& arriving) {
    const auto gone = std::chrono::steady_clock::now() - arriving.began;
    deadlines.set(arriving.socket,
                  timeFor(arriving.received) - std::chrono::duration_cast<std::chrono::milliseconds>(gone));
  }
  MHD_Result reply(MHD_Connection* connection, const Arriving& arriving, const HttpResponse& response, bool close) {
    if (response.feed != nullptr)
      deadlines.lift(arriving.socket);
    else
      deadlines.set(arriving.socket, timeFor(response.body.size()));
    return send(connection, response, close);
  }
  Arriving* begin(MHD_Connection* connection, const char* url, const char* method) const;
  HttpResponse answer(const HttpRequest& request) const;
  static MHD_Result access(void* self, MHD_Connection* connection, const char* url, const char* method,
                           const char* version, const char* data, size_t* size, void** state);
  /// Another request may follow on the same connection: it may be silent before that, and then has as long as a first.
  static void completed(void* self, MHD_Connection*, void** state, MHD_RequestTerminationCode code) {
    auto& inside = *static_cast<Inside*>(self);
    const auto* arriving = static_cast<Arriving*>(*state);
    if (arriving != nullptr && code == MHD_REQUEST_TERMINATED_COMPLETED_OK)
      inside.deadlines.set(arriving->socket, inside.limits.header + std::chrono::seconds(inside.limits.idleSeconds));
    delete arriving;
    *state = nullptr;
  }
  static void connected(void* self, MHD_Connection* connection, void**, MHD_ConnectionNotificationCode code) {
    auto& inside = *static_cast<Inside*>(self);
    if (code == MHD_CONNECTION_NOTIFY_STARTED)
      inside.deadlines.set(socketOf(connection), inside.timeFor(0));
    else
      inside.deadlines.closed(socketOf(connection));
  }
};

Arriving* HttpServer::Inside::begin(MHD_Connection* connection, const char* url, const char* method) const {
  auto* arriving = new Arriving;
  arriving->request.method = method;
  arriving->request.path = url;
  arriving->socket = socketOf(connection);
  const auto* info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
  arriving->request.peer = info == nullptr || info->client_addr == nullptr ? "unknown" : numbersOf(*info->client_addr);
  MHD_get_connection_values(connection, MHD_HEADER_KIND, &keepHeader, &arriving->request.headers);
  MHD_get_connection_values(connection, MHD_GET_ARGUMENT_KIND, &keepQuery, &arriving->request.query);
  return arriving;
}

HttpResponse HttpServer::Inside::answer(const HttpRequest& request) const {
  try {
    return handler(request);
  } catch (const std::exception& fault) {
    std::fprintf(stderr, "%s %s: %s\n", request.method.c_str(), request.path.c_str(), fault.what());
    return {500, "text/plain; charset=utf-8", "The station could not answer. Its log says why.\n", {}};
  }
}

// libmicrohttpd calls this once for the headers, then for every piece of the body, then once more with no piece.
MHD_Result HttpServer::Inside::access(void* self, MHD_Connection* connection, const char* url, const char* method,
                                      const char*, const char* data, size_t* size, void** state) {
  auto& inside = *static_cast<Inside*>(self);
  auto* arriving = static_cast<Arriving*>(*state);
  if (arriving == nullptr) {
    *state = arriving = inside.begin(connection, url, method);
    const auto other = inside.limits.mostFor.find(arriving->request.path);
    arriving->most = inside.limits.mostBody;
    if (other != inside.limits.mostFor.end()) {
      arriving->most = other->second.bytes;
      arriving->moreWords = other->second.words;
    }
    // An honest length that is too long is known at once. Its bytes are taken all the same, and dropped: who answers
    // and closes before the last one resets the connection, and a browser shows that instead of the answer.
    const std::uint64_t said = saidLength(arriving->request);
    arriving->tooLong = said > arriving->most;
    arriving->began = std::chrono::steady_clock::now();
    inside.goOn(*arriving);
    return said > kPatience * arriving->most ? inside.reply(connection, *arriving, tooLong(*arriving), true) : MHD_YES;
  }
  if (*size > 0) {
    // Chunked bodies say no length: count what comes, keep nothing past the limit, and drop who goes on and on.
    std::string& body = arriving->request.body;
    arriving->received += *size;
    inside.goOn(*arriving);
    if (arriving->received > kPatience * arriving->most) return MHD_NO;
    if (arriving->tooLong || arriving->received > arriving->most) {
      arriving->tooLong = true;
      body.clear();
      body.shrink_to_fit();
    } else {
      body.append(data, *size);
    }
    *size = 0;
    return MHD_YES;
  }
  inside.deadlines.lift(arriving->socket);  // how long we take is not the asker's fault
  if (arriving->tooLong) return inside.reply(connection, *arriving, tooLong(*arriving), true);
  return inside.reply(connection, *arriving, inside.answer(arriving->request), false);
}

HttpServer::HttpServer(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}

HttpServer::~HttpServer() {
  if (inside_->daemon != nullptr) MHD_stop_daemon(inside_->daemon);
}

Result<std::unique_ptr<HttpServer>> HttpServer::start(const HttpLimits& limits, HttpHandler handler) {
  CZ_TRY(address, addressOf(limits.bind, limits.port));
  auto inside = std::make_unique<Inside>();
  inside->limits = limits;
  inside->handler = std::move(handler);
  unsigned flags = MHD_USE_AUTO | MHD_USE_INTERNAL_POLLING_THREAD | MHD_ALLOW_SUSPEND_RESUME;
  if (address.isV6()) flags |= MHD_USE_IPv6;
  inside->daemon = MHD_start_daemon(
      flags, limits.port, nullptr, nullptr, &Inside::access, inside.get(), MHD_OPTION_SOCK_ADDR, address.plain(),
      MHD_OPTION_NOTIFY_COMPLETED, &Inside::completed, inside.get(), MHD_OPTION_NOTIFY_CONNECTION, &Inside::connected,
      inside.get(), MHD_OPTION_CONNECTION_LIMIT, limits.connections, MHD_OPTION_PER_IP_CONNECTION_LIMIT,
      limits.perAddress, MHD_OPTION_CONNECTION_TIMEOUT, limits.idleSeconds, MHD_OPTION_CONNECTION_MEMORY_LIMIT,
      kHeaderMemory, MHD_OPTION_THREAD_POOL_SIZE, kThreads, MHD_OPTION_END);
  if (inside->daemon == nullptr)
    return Error{Fault::io,
                 "The station can't listen on " + limits.bind + " port " + std::to_string(limits.port) +
                     ". Is another station running? Another port can be given on the command line.",
                 std::strerror(errno)};
  return std::unique_ptr<HttpServer>(new HttpServer(std::move(inside)));
}

std::uint16_t HttpServer::port() const {
  const auto* info = MHD_get_daemon_info(inside_->daemon, MHD_DAEMON_INFO_BIND_PORT);
  return info == nullptr ? inside_->limits.port : info->port;
}

}  // namespace cz::station
