#pragma once
// Who did what at this station, in a signed log of its own (trust: 2.3). Everything that changes what counts, lets
// somebody in or gives data away writes an entry in the same commit.
//
// Once a day each kiosk is told, in its downlog, how far the log has come: from then on a kiosk is witness to it. After
// a restore, or with another key, a new log is begun and the old one stays as it was: what came between the backup and
// the restore is lost, and the kiosks' anchors tell how much that is.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/records/own_log.h"
#include "core/records/payload_audit.h"
#include "core/station/kiosks.h"
#include "core/store/transaction.h"

namespace cz::station {

class Station;

/// The writing side; Station has one.
class Audit {
 public:
  /// All must outlive it.
  Audit(store::Database& db, const crypto::DeviceKeys& keys, Clock& clock, Random& random)
      : db_(db), keys_(keys), clock_(clock), random_(random) {}

  /// From where deeds are done from now on: "browser". At first: "command line".
  void actingFrom(const std::string& by) { by_ = by; }
  /// `noted.by`: empty: from where deeds are done now.
  Result<void> write(store::Transaction& transaction, records::Noted noted);
  /// The newest checkpoint of the log that is written now; nothing before its first entry. Outside of any transaction.
  Result<std::optional<std::string>> newestNote();
  /// From now on entries go into another log.
  Result<void> beginAnother(store::Transaction& transaction);

  /// Names of the logs in the database (records: log_export), in the order in which they were begun.
  Result<std::vector<std::string>> logs() const;

 private:
  Result<records::OwnLog> openForWriting(store::Transaction& transaction);
  Result<std::string> present() const;

  store::Database& db_;
  const crypto::DeviceKeys& keys_;
  Clock& clock_;
  Random& random_;
  std::string by_ = "command line";
  std::optional<records::OwnLog> opened_;
};

/// Writes an entry down. `deed` and `words` as in records::Noted; longer words are cut.
Result<void> note(Station& station, store::Transaction& transaction, const std::string& deed, std::string words,
                  const StudentId& student = {});
/// The same in a commit of its own, where nothing else changes.
Result<void> noteAlone(Station& station, const std::string& deed, std::string words, const StudentId& student = {});

/// One entry, for people.
struct AuditEntry {
  std::string log;          ///< name of its log
  std::uint64_t index = 0;  ///< of its leaf
  std::int64_t atMs = 0;    ///< by this station's clock, since 1970
  records::Noted what;      ///< forgotten: without words
  bool forgotten = false;   ///< it was about a student who was erased
  std::string who;          ///< the student's name; empty: nobody, or not on the roster
};
struct AuditPage {
  std::vector<AuditEntry> entries;  ///< newest first
  std::string older;                ///< what to ask for to see those before; empty: there are none
  StudentId only;                   ///< only what is about this student; empty: everything
  std::string onlyWho;
};
/// `before`: `older` of another page, or empty for the newest. `student`: empty for everybody's. Errors (input):
/// `before` is none.
Result<AuditPage> auditPageOf(Station& station, const std::string& before = {}, const StudentId& student = {},
                              std::size_t most = 100);

/// Tells a kiosk how far the log has come, once a day and when there is something new.
Result<void> anchorAt(Station& station, const Kiosk& kiosk);
/// What anchors prove against the logs that are held here, as sentences. Empty: all is as it was. Anchors of logs that
/// this station never held say nothing.
Result<std::vector<std::string>> contradictionsOf(Station& station, const std::vector<records::Anchor>& anchors);
/// Of every anchor in every downlog. Reads them all: for the command line, not for a page.
Result<std::vector<std::string>> checkAnchors(Station& station);

}  // namespace cz::station
