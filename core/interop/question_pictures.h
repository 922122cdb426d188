#pragma once
// The pictures of one question: what stands in its texts for each, and what its author should know of them.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/interop/markup.h"
#include "core/interop/picture_box.h"
#include "core/interop/picture_files.h"

namespace cz::interop {

class QuestionPictures {
 public:
  /// `box` must outlive it. `language` words pictures that say nothing of themselves.
  QuestionPictures(PictureBox& box, FetchPicture fetch, std::string language)
      : box_(&box), fetch_(std::move(fetch)), language_(std::move(language)) {}

  /// A picture that a text names, as in markup.h. `first` is asked before the files around.
  PictureWords show(const std::string& address, const std::string& words, const FetchPicture& first = {});
  /// The same, for fromHtml and its kin.
  ShowPicture shower(FetchPicture first = {});
  /// "picture 2" for an HTML text that is nothing but a picture that is not there, with a sentence in the notes; empty
  /// for every other text.
  std::string standInFor(const std::string& html);

  /// Sentences about pictures that came in without words, or could not come in.
  const std::vector<std::string>& notes() const { return notes_; }
  const PictureBox& box() const { return *box_; }

 private:
  /// What became of an address.
  struct Found {
    std::string path;  ///< empty: it can't be shown
    std::string lost;
  };
  Found find(const std::string& address, const FetchPicture& first);
  Found look(const std::string& address, const FetchPicture& first);
  Found refused(const std::string& name, const Error& error);
  std::string wordsFor(const std::string& path, const std::string& words);
  void note(const std::string& sentence);

  PictureBox* box_;
  FetchPicture fetch_;
  std::string language_;
  std::map<std::string, Found> known_;   ///< by address; not those that a text brought itself
  std::map<std::string, int> wordless_;  ///< pictures without words by path, counted from 1
  std::map<std::string, int> missing_;   ///< pictures that something stands in for, by address, counted from 1
  std::vector<std::string> notes_;
};

/// Words that can stand in the brackets of a picture's mark: one line, and no sign that means something there.
std::string wordsOfPicture(const std::string& text);

/// The text with what is seen on its pictures in their place.
std::string withoutPictures(const std::string& text);

}  // namespace cz::interop
