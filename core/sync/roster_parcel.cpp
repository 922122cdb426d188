#include "core/sync/roster_parcel.h"

#include "core/ledger/cbor.h"

namespace cz::sync {
namespace {

using ledger::CborReader;
using ledger::CborWriter;

/// Who needs nothing is written without needs, as before there were any.
void write(CborWriter& out, const roster::SeatStudent& student) {
  const bool needs = student.needs != roster::Needs{};
  out.array(needs ? 5 : 4).text(student.id.text).text(student.name).text(student.pinHash);
  out.array(student.classes.size());
  for (const ClassId& id : student.classes) out.text(id.text);
  if (needs) out.array(2).text(student.needs.timeFactor.toText()).boolean(student.needs.fewerChoices);
}

roster::Needs readNeeds(CborReader& in) {
  roster::Needs needs;
  if (in.array() != 2) in.fail("the needs of a student have two parts");
  const std::string factor = in.text();
  const auto number = Exact::parse(factor);
  if (!number || number->toText() != factor || *number < Exact(1) || *number > Exact(10))
    in.fail("a time factor is no number from 1 to 10 in its one spelling");
  else
    needs.timeFactor = *number;
  needs.fewerChoices = in.boolean();
  in.leave();
  if (needs == roster::Needs{}) in.fail("needs are written that are none");
  return needs;
}

roster::SeatStudent readStudent(CborReader& in) {
  roster::SeatStudent student;
  const std::size_t parts = in.array();
  student.id = StudentId(in.text());
  student.name = in.text();
  student.pinHash = in.text();
  for (std::size_t left = in.array(); left > 0 && in.ok(); --left) student.classes.emplace_back(in.text());
  in.leave();
  if (parts == 5) student.needs = readNeeds(in);
  in.leave();
  return student;
}

// Arrays of the subset end at 4,096: a large school is split into several.
constexpr std::size_t kPage = 4096;

template <class Item, class Write>
void writePaged(CborWriter& out, const std::vector<Item>& items, Write one) {
  out.array((items.size() + kPage - 1) / kPage);
  for (std::size_t from = 0; from < items.size(); from += kPage) {
    const std::size_t count = std::min(kPage, items.size() - from);
    out.array(count);
    for (std::size_t i = from; i < from + count; ++i) one(items[i]);
  }
}

template <class Read>
void readPaged(CborReader& in, Read one) {
  for (std::size_t pages = in.array(); pages > 0 && in.ok(); --pages) {
    for (std::size_t left = in.array(); left > 0 && in.ok(); --left) one();
    in.leave();
  }
  in.leave();
}

}  // namespace

Bytes parcelOf(const roster::SeatRoster& roster) {
  CborWriter out;
  out.array(roster.rules.empty() ? 4 : 5).integer(roster.version).bytes(roster.formKey.view());
  writePaged(out, roster.classes,
             [&](const roster::Class& each) { out.array(3).text(each.id.text).text(each.title).boolean(each.active); });
  writePaged(out, roster.students, [&](const roster::SeatStudent& each) { write(out, each); });
  if (!roster.rules.empty()) out.bytes(roster.rules);
  return out.take();
}

Result<roster::SeatRoster> seatRosterOfParcel(ByteView bytes) {
  CborReader in(bytes);
  roster::SeatRoster roster;
  const std::size_t parts = in.array();
  roster.version = in.integer();
  roster.formKey = ledger::readFixed<Seed>(in);
  readPaged(in, [&] {
    in.array();
    roster::Class each;
    each.id = ClassId(in.text());
    each.title = in.text();
    each.active = in.boolean();
    in.leave();
    roster.classes.push_back(std::move(each));
  });
  readPaged(in, [&] { roster.students.push_back(readStudent(in)); });
  if (parts == 5) {
    roster.rules = in.bytes();
    if (roster.rules.empty()) in.fail("rules are written that are none");
  }
  in.leave();
  CZ_CHECK(in.finish("The roster"));
  return roster;
}

}  // namespace cz::sync
