#include "core/paper/words.h"

namespace cz::paper {
namespace {

const Words kEnglish = {
    .name = "Name",
    .date = "Date",
    .forPractice = "{title}, for practice",
    .questions = {"{n} question", "{n} questions"},
    .minutes = {"about {n} minute", "about {n} minutes"},
    .points = {"{n} point", "{n} points"},
    .mastered = "What counts as mastery:",
    .everySkillAll = "every point of every skill.",
    .everySkill = "at least {share} of the points of every skill.",
    .totalAll = "every point.",
    .total = "at least {share} of all points.",
    .levels = "your teacher finds the line of mastery, or more, in everything that is looked at.",
    .itemsRight = {"at least {n} question fully right.", "at least {n} questions fully right."},
    .emptyWholes = "Leave empty what you don't need.",
    .numberSteps = "Number the steps in the right order.",
    .decoySteps = "Some steps may belong nowhere: leave their lines empty.",
    .circleLetter = "Circle the letter of your answer.",
    .cross = "Mark it on the picture with a cross.",
    .looksAt = "Your teacher looks at this:",
    .say = "Say this to your teacher.",
};

const Words kGerman = {
    .name = "Name",
    .date = "Datum",
    .forPractice = "{title}, zum Üben",
    .questions = {"{n} Frage", "{n} Fragen"},
    .minutes = {"etwa {n} Minute", "etwa {n} Minuten"},
    .points = {"{n} Punkt", "{n} Punkte"},
    .mastered = "Was als gemeistert zählt:",
    .everySkillAll = "jeder Punkt jeder Fähigkeit.",
    .everySkill = "mindestens {share} der Punkte jeder Fähigkeit.",
    .totalAll = "jeder Punkt.",
    .total = "mindestens {share} aller Punkte.",
    .levels = "deine Lehrkraft findet in allem, was angesehen wird, die Stufe „gemeistert“ oder mehr.",
    .itemsRight = {"mindestens {n} Frage ganz richtig.", "mindestens {n} Fragen ganz richtig."},
    .emptyWholes = "Lass leer, was du nicht brauchst.",
    .numberSteps = "Nummeriere die Schritte in der richtigen Reihenfolge.",
    .decoySteps = "Manche Schritte gehören vielleicht nirgends hin: Lass ihre Linie leer.",
    .circleLetter = "Kreise den Buchstaben deiner Antwort ein.",
    .cross = "Mach auf dem Bild ein Kreuz an die richtige Stelle.",
    .looksAt = "Darauf achtet deine Lehrkraft:",
    .say = "Sag das deiner Lehrkraft.",
};

// A number after a colon needs no form of the noun.
const Words kArabic = {
    .name = "الاسم",
    .date = "التاريخ",
    .forPractice = "{title}، للتدريب",
    .questions = {"سؤال واحد", "عدد الأسئلة: {n}"},
    .minutes = {"دقيقة تقريبًا", "الدقائق تقريبًا: {n}"},
    .points = {"نقطة واحدة", "النقاط: {n}"},
    .mastered = "ما يُعدّ إتقانًا:",
    .everySkillAll = "كل نقطة من كل مهارة.",
    .everySkill = "{share} على الأقل من نقاط كل مهارة.",
    .totalAll = "كل النقاط.",
    .total = "{share} على الأقل من كل النقاط.",
    .levels = "يجد معلمك خط الإتقان أو أكثر في كل ما ينظر إليه.",
    .itemsRight = {"سؤال واحد صحيح تمامًا على الأقل.", "عدد الأسئلة الصحيحة تمامًا على الأقل: {n}."},
    .emptyWholes = "اترك ما لا تحتاج إليه فارغًا.",
    .numberSteps = "رقّم الخطوات بالترتيب الصحيح.",
    .decoySteps = "قد لا يكون لبعض الخطوات مكان: اترك سطورها فارغة.",
    .circleLetter = "ضع دائرة حول حرف إجابتك.",
    .cross = "ضع علامة × في مكانها على الصورة.",
    .looksAt = "ينظر معلمك إلى هذا:",
    .say = "قل هذا لمعلمك.",
};

}  // namespace

const Words& wordsIn(std::string_view language) {
  const std::string_view main = language.substr(0, language.find('-'));
  if (main == "de") return kGerman;
  return main == "ar" ? kArabic : kEnglish;
}

std::string filled(std::string_view words, std::string_view name, std::string_view value) {
  std::string text(words);
  const std::string hole = "{" + std::string(name) + "}";
  if (const std::size_t at = text.find(hole); at != std::string::npos) text.replace(at, hole.size(), value);
  return text;
}

std::string counted(const Words::Counted& words, const std::string& number) {
  return filled(number == "1" ? words.one : words.other, "n", number);
}

}  // namespace cz::paper
