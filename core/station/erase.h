#pragma once
// Forgetting a student for good (trust: 2.12): the name and the PIN, every answer, result, word and decision, at the
// station and at every kiosk that hears of it. Logs, trees and signatures stay as they are; what leaves said of the
// student is gone. Backups made before hold it until they are replaced; a station restored from one of those forgets
// again as soon as a kiosk has called.

#include <cstdint>
#include <set>
#include <string>

#include "core/base/ids.h"
#include "core/records/log_archive.h"
#include "core/records/payload_erase.h"
#include "core/store/transaction.h"

namespace cz::station {

class Station;

struct Erased {
  std::string name;          ///< as the pages called the student; empty: not on the roster
  std::size_t attempts = 0;  ///< that are gone
  std::size_t payloads = 0;  ///< of leaves
};

/// What erasing would take. notFound: nothing here is about such a student.
Result<Erased> whatErasingTakes(Station& station, const StudentId& student);

/// Can't be undone. When it returns, nothing of it is in the station's file any more. Errors as before; refused: the
/// record is held (hold.h).
Result<Erased> eraseStudent(Station& station, const StudentId& student);

/// A downlog that came back says that somebody was forgotten; done by `eraseDue`.
Result<void> rememberErased(Station& station, store::Transaction& transaction, const records::Erase& whom,
                            std::int64_t atMs);
/// Something came back that may be about them: everybody who was forgotten is forgotten once more by `eraseDue`.
Result<void> eraseAllAgain(Station& station, store::Transaction& transaction);
/// Does what is to be done since. Outside of any transaction.
Result<void> eraseDue(Station& station);
/// Students who were forgotten, for kiosks that have not heard of it.
Result<std::set<Hash>> erasedStudents(Station& station);

/// Drops what a leaf that just came says, when it is about somebody who was forgotten: of a try its owner counts, who
/// took it by the newest correction. Gives whether it was.
Result<bool> dropIfErased(Station& station, const LogId& log, const records::ArchivedLeaf& leaf);

}  // namespace cz::station
