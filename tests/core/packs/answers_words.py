"""english-character and science-changes: what a teacher read as right, told by a few words of each answer.

WORDS: item → for a choice, words of the key; for choices, words of each key; for a match, words of the left side → the
right one; for a sort, category → words of its cards. LINES: steps in order, by words of each. TYPED: the words to type.
"""


def topic_plot_theme(topics, plots, themes):
    return {"topic": topics, "what happens": plots, "theme": themes}


def changes(physical, chemical):
    return {"Physical change": physical, "Chemical change": chemical}


def states(solid, liquid, gas):
    return {"solid": solid, "liquid": liquid, "gas": gas}


ENGLISH_TYPED = {"word-for-ines": {"reliable", "reliable."}, "word-for-tavita": {"boastful", "boastful."},
                 "word-for-bao": {"curious", "curious."}, "word-for-salma": {"generous", "generous."}}
ENGLISH = {
    "the-bridge": "brave", "the-wallet": "honest", "the-violin": "persistent", "the-lunch-table": "considerate",
    "the-map": "careful",
    "prove-patient": ["unties the line", "waits for the next one"],
    "prove-generous": ["two extra plums", "to the shelter"],
    "prove-curious": ["lifts every lid", "turns the coin"],
    "prove-brave": ["steps between", "Give it back"],
    "match-actions-a": {"referee": "honest", "knots": "careful", "three goals": "modest"},
    "match-actions-b": {"sick friend": "loyal", "third time": "persistent", "into a tent": "inventive"},
    "match-actions-c": {"little sister": "kind", "change her plan": "stubborn", "volcanoes": "curious"},
    "match-actions-d": {"a day before": "responsible", "in front of the line": "impatient", "play cards": "optimistic"},
    "theme-kite": "Care and practice", "theme-choir": "Together", "theme-well": "Kindness can end",
    "theme-chess": "learn from anybody",
    "shows-bread": ["carries his flour", "both houses have bread"],
    "shows-race": ["runs back", "school claps"],
    "shows-letter": ["goes to Ben's door", "tells the truth"],
    "shows-tree": ["six summers", "there is a plum"],
    "sort-sea": topic_plot_theme(["the sea", "brothers"], ["row to an island", "last dry coat"],
                                 ["stands by us", "still love"]),
    "sort-school": topic_plot_theme(["a new school", "friendship"], ["in a drawer", "on the door"],
                                    ["takes courage", "others overlook"]),
    "sort-garden": topic_plot_theme(["in the city", "neighbors"], ["plants beans", "Eleven families"],
                                    ["strangers into friends", "a whole place"]),
    "sort-winter": topic_plot_theme(["long winter", "old dog"], ["finds the way", "give the dog away"],
                                    ["still be needed", "too late"]),
}
ENGLISH_LINES = {
    "order-the-swimmer": ["not even touch", "just her toes", "to her knees", "first ten meters", "a new child"],
    "order-the-goalkeeper": ["Before the match", "between his feet", "to be angry", "Instead of", "After the match"],
    "order-the-new-boy": ["locked his drawings", "could look", "smallest drawing", "showed her the rest", "By spring"],
    "order-the-garden": ["planted her seeds", "dug one seed up", "never grew", "left all the others", "were ripe"],
}
SCIENCE = {
    "sort-kitchen": changes(["Butter melts", "A carrot", "Water boils"], ["Toast", "An egg", "Milk"]),
    "sort-garden": changes(["A puddle", "A branch", "Dry soil"], ["apples rot", "gate gets rusty", "leaves burn"]),
    "sort-workshop": changes(["is bent", "wax melts", "is sawn"], ["Wood burns", "gets rusty", "Vinegar fizzes"]),
    "sort-weather": changes(["A lake", "Snow melts", "A rock"], ["turns green", "Fireworks", "tree rots"]),
    "why-melting": "physical change: the substance stays", "why-rusting": "chemical change: rust is a new",
    "why-dissolving": "physical change: sugar and water are both", "why-burning": "chemical change: ash and gases",
    "signs-two-liquids": ["white flakes", "Bubbles rise"], "signs-powder": ["fizzes", "match goes out"],
    "signs-warm-bag": ["bag swells", "turns yellow"], "signs-old-coin": ["coin shines", "turns bluish"],
    "after-the-change-a": {"Wood burns": "ash, smoke and gases", "Water freezes": "the same substance, now solid",
                           "Iron rusts": "a reddish-brown new solid"},
    "after-the-change-b": {"puddle": "the same substance, now a gas", "Milk": "a new substance that tastes of acid",
                           "Vinegar": "bubbles of a new gas"},
    "after-the-change-c": {"Chocolate": "the same substance, now liquid", "Toast": "a new black substance",
                           "Sugar": "the same substance in smaller parts"},
    "after-the-change-d": {"copper roof": "a new green layer", "Salt": "both substances, mixed",
                           "leaf rots": "gases and soil"},
}
SCIENCE |= {
    "states-kitchen": states(["sugar", "steel"], ["vinegar", "oil"], ["the air", "bubbles"]),
    "states-outdoors": states(["sand", "stone"], ["rain", "pond"], ["wind", "oxygen"]),
    "states-room": states(["chalk", "salt"], ["ink", "vase"], ["balloon", "breathe out"]),
    "states-garage": states(["rubber", "screw"], ["gasoline", "engine oil"], ["air inside", "fumes"]),
}
SCIENCE_GAPS = {
    "words-solid": ["close together", "shake in their places"],
    "words-liquid": ["close together", "slide past each other"],
    "words-gas": ["far apart", "fly freely"],
    "words-warmer": ["shake faster", "begin to slide past each other"],
}
SCIENCE_LINES = {
    "plan-tablet": ["you expect", "fill two cups", "Drop one tablet", "stops fizzing", "Compare"],
    "plan-salt-water": ["you expect", "stir one spoon", "in the sun", "When the dish is dry", "Compare"],
    "plan-nail": ["you expect", "a wet cloth", "one clean nail", "After a week", "Compare"],
    "plan-ice": ["you expect", "weigh it", "has melted", "weigh it again", "Compare"],
}
