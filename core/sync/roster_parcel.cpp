#include "core/sync/roster_parcel.h"

#include "core/ledger/cbor.h"

namespace cz::sync {
namespace {

using ledger::CborReader;
using ledger::CborWriter;

void write(CborWriter& out, const roster::SeatStudent& student) {
  out.array(4).text(student.id.text).text(student.name).text(student.pinHash).array(student.classes.size());
  for (const ClassId& id : student.classes) out.text(id.text);
}

roster::SeatStudent readStudent(CborReader& in) {
  roster::SeatStudent student;
  in.array();
  student.id = StudentId(in.text());
  student.name = in.text();
  student.pinHash = in.text();
  for (std::size_t left = in.array(); left > 0 && in.ok(); --left) student.classes.emplace_back(in.text());
  in.leave();
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
  out.array(4).integer(roster.version).bytes(roster.formKey.view());
  writePaged(out, roster.classes,
             [&](const roster::Class& each) { out.array(3).text(each.id.text).text(each.title).boolean(each.active); });
  writePaged(out, roster.students, [&](const roster::SeatStudent& each) { write(out, each); });
  return out.take();
}

Result<roster::SeatRoster> seatRosterOfParcel(ByteView bytes) {
  CborReader in(bytes);
  roster::SeatRoster roster;
  in.array();
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
  in.leave();
  CZ_CHECK(in.finish("The roster"));
  return roster;
}

}  // namespace cz::sync
