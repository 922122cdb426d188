#include "tests/core/station/classroom.h"

#include "core/crypto/hash.h"
#include "core/crypto/pin.h"
#include "core/form/form.h"
#include "core/records/log_tables.h"

namespace cz::station::testing {
namespace {

std::string checkText(const std::string& id, const std::string& title) {
  std::string text = "id = \"" + id + "\"\ntitle = \"" + title +
                     "\"\nready = true\n"
                     "mastery = { rule = \"total\", at_least = \"100 %\" }\n"
                     "[[skill]]\nid = \"do\"\ncan = \"I can do it.\"\nrevise = \"Page 3.\"\n"
                     "[[slot]]\nskill = \"do\"\nsiblings = [\"a1\", \"a2\", \"a3\"]\n"
                     "[[slot]]\nskill = \"do\"\nsiblings = [\"b1\", \"b2\", \"b3\"]\n";
  for (int i = 1; i <= 3; ++i) {
    const std::string n = std::to_string(i);
    text += "[[item]]\nid = \"a" + n + "\"\ntype = \"number\"\nstem = \"What is " + n + " + " + n +
            "?\"\nkey = " + std::to_string(2 * i) +
            "\nwrong = [ { when = \"99\", says = \"Count again.\", idea = \"miscount\" } ]\n";
    text += "[[item]]\nid = \"b" + n + "\"\ntype = \"choice\"\nstem = \"Pick good " + n + ".\"\nkey = \"good " + n +
            "\"\ndistractors = [\"bad " + n + "\", \"worse " + n + "\"]\n";
  }
  return text;
}

void sure(const Result<void>& deed) {
  if (!deed) std::abort();
}

crypto::DeviceKeys keysOf(std::uint8_t number) {
  crypto::MasterSeed seed;
  seed.bytes.fill(number);
  return crypto::DeviceKeys(seed);
}

store::Database databaseIn(const std::filesystem::path& file) {
  return must(store::Database::open(file, {0x54455354, "test database", {records::logTablesSql()}}));
}

scoring::Response responseTo(const form::Place& place, bool right) {
  const std::string& item = place.item.text;
  if (item.front() == 'a') return scoring::Typed(right ? std::to_string(2 * (item.back() - '0')) : "99");
  return scoring::Picked{ChoiceId(right ? "c1" : "c2")};
}

}  // namespace

pack::Files sumsPack(const std::string& version) {
  return {{"pack.toml", "format = 1\nid = \"sums\"\ntitle = \"Sums\"\nversion = \"" + version +
                            "\"\nlanguage = \"en\"\nnumbers = \"point\"\n"},
          {"units/first.toml",
           "id = \"first\"\ntitle = \"Adding and taking\"\n[[lesson]]\ncheck = \"adding\"\n[[lesson]]\ncheck = "
           "\"taking\"\n"},
          {"checks/adding.toml", checkText("adding", "Adding")},
          {"checks/taking.toml", checkText("taking", "Taking away")}};
}

roster::Incoming twoStudents() {
  roster::Incoming incoming;
  incoming.classes = {{ClassId("p3"), "Period 3", true}};
  roster::IncomingStudent ada;
  ada.sourceId = "001";
  ada.givenName = "Ada";
  ada.familyName = "Novak";
  ada.classes = {ClassId("p3")};
  roster::IncomingStudent sam = ada;
  sam.sourceId = "002";
  sam.givenName = "Sam";
  sam.familyName = "<b>Lee</b>";
  incoming.students = {ada, sam};
  return incoming;
}

Classroom::Classroom() : Classroom(true) {
  must(station_->addPack(sumsPack()));
  sure(station_->applyRoster(must(station_->rosters().plan(twoStudents()))));
}

Classroom::Classroom(bool) {
  // The weaker hash: a test checks the way of a passphrase, not its strength.
  static const std::string hash = must(crypto::hashPin("correct horse"));
  sure(Station::create(folder_.path(), {"Room 14", hash}, clock, random));
  reopen();
}

void Classroom::reopen() {
  station_.reset();
  station_ = must(Station::open(folder_.path(), clock, random));
}

StudentId Classroom::student(const std::string& schoolId) {
  for (const auto& student : must(station_->rosters().load()).students)
    if (student.sourceId == schoolId) return student.id;
  return {};
}

SimKiosk::SimKiosk(Classroom& room, std::uint8_t number, const std::string& seat)
    : room_(room),
      keys_(keysOf(number)),
      seat_(seat),
      db_(databaseIn(room.folder() / ("kiosk-" + std::to_string(number) + ".db"))) {
  auto transaction = must(store::Transaction::begin(db_));
  log_ = std::make_unique<records::OwnLog>(
      must(records::OwnLog::create(transaction, "up", ledger::Role::up, keys_, room.clock, room.random)));
  log_->setClockState(ledger::ClockState::hardware);
  must(log_->append(transaction, ledger::LeafType::genesis, Bytes{}));
  sure(transaction.commit());
}

Result<sync::Paired> SimKiosk::pair() {
  const sync::PairToken& token = room_.station().token();
  CZ_TRY(reply, Intake(room_.station()).pair(sync::pairRequest(token, log_->key(), seat_)));
  CZ_TRY(paired, sync::takePairReply(token, log_->key(), reply));
  client_ = std::make_unique<sync::Client>(
      keys_, log_->key(), ledger::LogKey{paired.station, paired.downNonce, ledger::Role::down}, room_.random);
  return paired;
}

void SimKiosk::append(ledger::LeafType type, ByteView payload) {
  auto transaction = must(store::Transaction::begin(db_));
  must(log_->append(transaction, type, payload));
  sure(transaction.commit());
}

AttemptId SimKiosk::start(const StudentId& student, const std::string& check, int number, const GrantId& grant) {
  const pack::Files files = sumsPack();
  const auto pack = *pack::read(files).pack;
  std::vector<form::Form> earlier;
  for (const auto& start : starts_)
    if (start.student == student && start.check.text == check) earlier.push_back(start.form);
  records::AttemptStart start;
  start.student = student;
  start.check = CheckId(check);
  start.attempt = AttemptId(hexOf(room_.random.bytes(16)));
  start.number = number;
  start.pack = crypto::sha256(viewOf(pack::parcelOf(files)));
  const Seed seed = form::seedFor(room_.station().keys().formKey(), student, start.check, number);
  start.form = must(form::build(*pack.findCheck(start.check), seed, earlier));
  start.grant = grant;
  starts_.push_back(start);
  append(ledger::LeafType::attemptStart, records::encode(start));
  return start.attempt;
}

const records::AttemptStart& SimKiosk::startOf(const AttemptId& attempt) const {
  for (const auto& start : starts_)
    if (start.attempt == attempt) return start;
  std::abort();
}

void SimKiosk::handIn(const AttemptId& attempt, bool right) {
  const records::AttemptStart& start = startOf(attempt);
  const auto pack = *pack::read(sumsPack()).pack;
  records::AttemptDone done;
  done.attempt = attempt;
  for (const form::Place& place : start.form.places) done.responses[place.slot] = responseTo(place, right);
  done.result = must(scoring::scoreForm(*pack.findCheck(start.check), start.form, done.responses));
  append(ledger::LeafType::attemptDone, records::encode(done));
}

void SimKiosk::ask(const AttemptId& attempt, const std::string& words) {
  const records::AttemptStart& start = startOf(attempt);
  append(ledger::LeafType::attemptAsk,
         records::encode(records::AttemptAsk{start.student, start.check, attempt, words}));
}

ledger::Slice SimKiosk::slice(std::uint64_t from, std::size_t most) { return must(log_->slice(from, most)); }

Result<sync::SyncReply> SimKiosk::sync(bool lost) {
  CZ_TRY(bytes, Intake(room_.station()).sync(request(slice(acked))));
  if (lost) return Error{Fault::io, "The answer was lost.", ""};
  CZ_TRY(reply, client_->takeReply(bytes));
  acked = reply.upSize;
  downSize = reply.down.from + reply.down.leaves.size();
  for (const auto& payload : reply.down.payloads)
    if (must(ledger::decodeLeaf(reply.down.leaves.at(payload.index - reply.down.from))).type == ledger::LeafType::grant)
      grants_.push_back(must(records::decodeGrant(payload.body)));
  return reply;
}

Result<sync::SyncReply> SimKiosk::send(const ledger::Slice& up) {
  CZ_TRY(bytes, Intake(room_.station()).sync(request(up)));
  return client_->takeReply(bytes);
}

}  // namespace cz::station::testing
