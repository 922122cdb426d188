"""german-a1: its keys, written down by a teacher apart from the pack; numbers and times are read from the stem.

KEYS: item → the right answer, or a function of the draw and the stem. See authored.key_of for the form of each type.
"""

import re

ONES = {"ein": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10}
TENS = {"zwanzig": 20, "dreißig": 30, "vierzig": 40, "fünfzig": 50, "sechzig": 60, "siebzig": 70, "achtzig": 80,
        "neunzig": 90}


def number_heard(_, stem):
    """The one number word of the stem: siebenundvierzig is 7 and 40."""
    one, ten = re.search(rf"\b({'|'.join(ONES)})und({'|'.join(TENS)})\b", stem).groups()
    return [ONES[one] + TENS[ten]]


def half_in(stem):
    """halb acht → half past 7."""
    return ONES[re.search(r"halb (\w+)", stem)[1]] - 1


def half_said(_, stem):
    hour = int(re.search(r"half past (\d+)", stem)[1])
    return f"Es ist halb {next(word for word, n in ONES.items() if n == hour + 1)}."


def how_late(_, stem):
    who, hour = re.search(r"\* (\w+) comes at half past (\d+)", stem).groups()
    return {1: f"{who} comes an hour late.", 0: f"{who} comes just in time."}[int(hour) - half_in(stem)]


def how_long(_, stem):
    now = int(re.search(r"It is (\d+) o'clock", stem)[1])
    return {0: "half an hour", 1: "an hour and a half"}[half_in(stem) - now]


def sorted_by(der, die, das):
    return {word: article for article, words in (("der", der), ("die", die), ("das", das)) for word in words.split()}


def question(*ways):
    return {way + "?" for way in ways}


def in_a_row(text):
    return text.split(" | ")


def two(noun):
    return {noun, f"zwei {noun}", f"Zwei {noun}"}


MOECHTE = {"möchte", "moechte", "hätte gern", "haette gern", "hätte gerne", "haette gerne"}

KEYS = {
    "greet-morning": {"You meet your teacher at 8 in the morning.": "Guten Morgen!",
                      "You meet your neighbor at 8 in the evening.": "Guten Abend!",
                      "You say goodbye to your best friend.": "Tschüs!", "Somebody gave you a present.": "Danke!"},
    "greet-school": {"You meet the head of your school at 2 in the afternoon.": "Guten Tag!",
                     "You say goodbye to the head of your school.": "Auf Wiedersehen!",
                     "Your little sister goes to bed.": "Gute Nacht!",
                     "Somebody asks for your pencil. You hand it over.": "Bitte!"},
    "greet-shop": {"You meet your friend after school.": "Hallo!",
                   "You come into the bakery at 7 in the morning.": "Guten Morgen!",
                   "You end a phone call with a shop.": "Auf Wiederhören!",
                   "You stepped on somebody's foot.": "Entschuldigung!"},
    "greet-town": {"You meet a teacher in town at 3 in the afternoon.": "Guten Tag!",
                   "Your friend has a test in five minutes.": "Viel Glück!",
                   "You say goodbye. You will see your friend tomorrow.": "Bis morgen!",
                   "Somebody says Danke! to you.": "Bitte!"},
    "gaps-name": ["heiße", "heißt", "bin"],
    "gaps-country": ["kommst", "komme", "ist"],
    "gaps-home": ["Wohnst", "wohne", "wohnt"],
    "gaps-others": ["ist", "kommt", "sind"],
    "order-name": in_a_row("Wie | heißt | deine | Freundin?"),
    "order-country": in_a_row("Woher | kommt | dein | Vater?"),
    "order-home": in_a_row("Wo | wohnt | deine | Familie?"),
    "order-age": in_a_row("Wie alt | ist | dein | Bruder?"),
    "ask-name": question("Wie heißt du", "Wie ist dein Name"),
    "ask-country": question("Woher kommst du", "Wo kommst du her", "Aus welchem Land kommst du", "Woher bist du"),
    "ask-home": question("Wo wohnst du", "Wo lebst du", "In welcher Stadt wohnst du", "In welchem Ort wohnst du"),
    "ask-age": question("Wie alt bist du"),
    "articles-school": sorted_by("Stift Tisch", "Tasche Schule", "Buch Heft"),
    "articles-home": sorted_by("Stuhl Garten", "Lampe Küche", "Haus Bett"),
    "articles-animals": sorted_by("Hund Vogel", "Katze Ente", "Pferd Schaf"),
    "articles-food": sorted_by("Apfel Kuchen", "Suppe Banane", "Brot Ei"),
    "words-family": ["mein", "meine", "meine"],
    "words-farm": ["ein", "eine", "ein"],
    "words-no": ["keine", "kein", "keine"],
    "words-your": ["deine", "dein", "deine"],
    "plural-lamp": two("Lampen"), "plural-child": two("Kinder"), "plural-dog": two("Hunde"),
    "plural-picture": two("Bilder"),
    "family-a": {"my mother's mother": "meine Oma", "my father's brother": "mein Onkel",
                 "my uncle's daughter": "meine Cousine"},
    "family-b": {"my father's father": "mein Opa", "my mother's sister": "meine Tante", "my aunt's son": "mein Cousin"},
    "family-c": {"my mother and my father": "meine Eltern", "a daughter of my parents, but not me": "meine Schwester",
                 "my father's mother": "meine Oma"},
    "family-d": {"my brothers and sisters": "meine Geschwister", "my mother's brother": "mein Onkel",
                 "my mother's father": "mein Opa"},
    "verbs-read": [{"spiele"}, {"liest"}],
    "verbs-ride": [{"machen"}, {"fährt", "faehrt"}],
    "verbs-sleep": [{"gehst"}, {"schläft", "schlaeft"}],
    "verbs-see": [{"koche"}, {"sieht"}],
    "place-monday": in_a_row("Am Montag | spielt | Ana | Tennis."),
    "place-morning": in_a_row("Um sieben Uhr | frühstückt | mein Bruder | zu Hause."),
    "place-school": in_a_row("Nach der Schule | gehen | wir | in den Park."),
    "place-evening": in_a_row("Am Abend | liest | Opa | die Zeitung."),
    "half-hear": lambda _, stem: f"half past {half_in(stem)}",
    "half-say": half_said, "half-late": how_late, "half-wait": how_long,
    "parts-morning": {"Mein Wecker klingelt, und ich stehe …": "auf.", "Am Abend sehen wir zu Hause …": "fern.",
                      "Ich rufe meine Oma in Bonn …": "an."},
    "parts-home": {"Mein Zimmer ist nicht sauber. Ich räume heute …": "auf.",
                   "Im Supermarkt kaufe ich Brot und Milch …": "ein.",
                   "Der Bus wartet nicht. Er fährt um acht Uhr …": "ab."},
    "parts-weekend": {"Der Unterricht fängt um acht Uhr …": "an.",
                      "Ich gehe ins Kino. Meine Schwester kommt auch …": "mit.",
                      "Am Sonntag schlafe ich endlich …": "aus."},
    "parts-trip": {"Der Zug aus Bonn kommt um neun Uhr …": "an.", "Es ist sehr kalt. Mach bitte das Fenster …": "zu.",
                   "Der Bus ist da. Wir steigen schnell …": "ein."},
    "take-tea": ["einen", "eine", "ein"], "take-fruit": ["einen", "eine", "ein"],
    "take-shop": ["einen", "eine", "ein"], "take-salad": ["einen", "eine", "ein"],
    "polite-tea": MOECHTE, "polite-sister": MOECHTE,
    "polite-drink": {"möchtest", "moechtest"}, "polite-pay": {"möchten", "moechten"},
    "hear-bill": number_heard, "hear-bus": number_heard, "hear-page": number_heard, "hear-age": number_heard,
}

# Steps in order, told by a few words of each.
LINES = {
    "talk-tea": ["möchten Sie trinken", "nehme einen Tee", "zum Tee etwas essen", "ein Stück Apfelkuchen", "sechs Euro"],
    "talk-pizza": ["bestellen", "essen", "Zwei Pizzas", "zu den Pizzas trinken", "nehmen wir Wasser"],
    "talk-pay": ["zahlen!", "zusammen oder getrennt", "Zusammen, bitte", "Zusammen sind das", "hier bitte"],
    "talk-ice": ["auch Eis", "Vanille und Schokolade", "nehme ich eine Kugel", "macht zwei Euro", "hier bitte"],
}
