#pragma once
// Small items for tests: written in place, read, drafted, and asked like any item of a pack.

#include <memory>
#include <string>

#include "core/interop/pack_writer.h"
#include "core/interop/qti/convert.h"
#include "core/interop/qti/read_item.h"
#include "core/interop/qti/read_item12.h"
#include "core/pack/question.h"
#include "core/scoring/scoring.h"
#include "tests/core/interop/files.h"

namespace cz::tests {

inline std::shared_ptr<const interop::qti::Element> xml(const std::string& text) {
  return std::make_shared<const interop::qti::Element>(must(interop::qti::parseXml(text)));
}

inline interop::qti::Question question2(const std::string& text) {
  return interop::qti::readItem(xml(text), [](const std::string&) { return nullptr; });
}

/// An assessmentItem of 2.1: declaration of RESPONSE, body, response processing.
inline std::string item2(const std::string& declaration, const std::string& body,
                         const std::string& processing = "<responseProcessing template=\"x/match_correct\"/>") {
  return "<assessmentItem xmlns=\"http://www.imsglobal.org/xsd/imsqti_v2p1\" identifier=\"i1\" title=\"Title\">"
         "<responseDeclaration identifier=\"RESPONSE\" " +
         declaration +
         "</responseDeclaration><outcomeDeclaration identifier=\"SCORE\" cardinality=\"single\" "
         "baseType=\"float\"/><itemBody><p>Stem</p>" +
         body + "</itemBody>" + processing + "</assessmentItem>";
}

inline const interop::qti::Origin& origin() {
  static const interop::qti::Origin kOrigin{"a.xml", "", "", "en"};
  return kOrigin;
}

/// A draft that owns its question.
struct Drafted {
  explicit Drafted(interop::qti::Question read)
      : question(std::make_unique<interop::qti::Question>(std::move(read))),
        draft(interop::qti::draftOf(*question, origin())) {}

  std::unique_ptr<interop::qti::Question> question;
  interop::qti::Draft draft;

  bool noted(const std::string& message) const {
    for (const auto& note : draft.notes) UNSCOPED_INFO(note);
    for (const auto& note : draft.notes)
      if (note == message) return true;
    return false;
  }
};

/// An imported item as a pack asks it.
class Asked {
 public:
  explicit Asked(interop::ImportedItem item) {
    item.source = "t";
    item.title = "t";
    reading_ = pack::readAndValidate(must(interop::writePack({item}, {}, {"t", "t", "en"})).files);
    for (const auto& problem : reading_.problems) UNSCOPED_INFO(problem.message);
    REQUIRE(reading_.pack.has_value());
    question_ = must(pack::ask(reading_.pack->checks.at(0).items.at(0), {}));
  }

  Exact share(const scoring::Response& response) const {
    return scoring::scoreItem(question_, response, 1, pack::NumberStyle::point).points;
  }

 private:
  pack::Reading reading_;
  pack::Question question_;
};

inline Exact exact(const std::string& text) { return must(Exact::parse(text)); }

/// A QTI 2 item with the choices yes (A, the key) and no (B).
inline std::string choiceItem(const std::string& id) {
  return "<assessmentItem xmlns=\"x\" identifier=\"" + id + "\" title=\"Item " + id +
         "\"><responseDeclaration identifier=\"RESPONSE\" cardinality=\"single\" baseType=\"identifier\">"
         "<correctResponse><value>A</value></correctResponse></responseDeclaration><itemBody><p>Which " +
         id +
         "?</p><choiceInteraction responseIdentifier=\"RESPONSE\" maxChoices=\"1\"><simpleChoice identifier=\"A\">yes"
         "</simpleChoice><simpleChoice identifier=\"B\">no</simpleChoice></choiceInteraction></itemBody>"
         "<responseProcessing template=\"match_correct\"/></assessmentItem>";
}

}  // namespace cz::tests
