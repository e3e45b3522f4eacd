"""What planted scripts are made of: names, places, things, and sentences for each thing that is planted."""

SHE = "Marta Olwen Petra Ines Tilda Greer Noor Sabine Ottilie Wanda".split()
HE = "Ivor Casimir Duncan Emeka Lasse Rufus Tobias Hamid Osgood Piet".split()
MINOR = "CLERK,PORTER,FERRYMAN,BAKER,USHER,COURIER,JUDGE,PLUMBER,VICAR,NEIGHBOUR".split(",")

PLACES = (
    "BOILER ROOM,CANAL BANK,CHAPEL,BACK KITCHEN,ORCHARD,TICKET OFFICE,ATTIC,QUARRY,LIBRARY,FISH MARKET,GREENHOUSE,"
    "BAKERY,TOWPATH,SLUICE,BELL TOWER,VESTRY,"
    "ALLOTMENT,COAL SHED,RAILWAY PLATFORM,CELLAR,LAUNDRY,ROOF TERRACE,SCHOOL HALL,STABLE,WORKSHOP,HARBOUR WALL,MILL"
).split(",")
TIMES = ("DAY", "NIGHT", "DAY", "DAY", "DUSK")

THINGS = (
    "ladder,lantern,ledger,kettle,crate,rope,letter,map,bell,suitcase,basket,typewriter,barrel,clock,tarpaulin,jug,"
    "lamp,trunk,hammer,bucket,photograph,wheelbarrow,key,blanket,bottle,drawer,parcel,saw,stool,mirror"
).split(",")
PARTS = "door,window,wall,table,stove,gate,bench,shelf,floor,step,counter,railing".split(",")

# --- action; {x} is who does it -----------------------------------------------------------------------------------
ACTS = (
    "{x} lifts the {thing} onto the {part}.",
    "{x} drags the {thing} to the {part}.",
    "{x} opens the {thing}.",
    "{x} ties the {thing} to the {part}.",
    "{x} carries the {thing} away.",
    "{x} empties the {thing} over the {part}.",
    "{x} hides the {thing} under the {part}.",
    "{x} throws the {thing} against the {part}.",
    "{x} grabs the {thing}.",
    "{x} pushes the {thing} through the {part}.",
    "{x} hangs the {thing} beside the {part}.",
    "{x} closes the {thing}.",
    "{x} mends the {thing} with wire.",
    "{x} sweeps the {part} with an old {thing}.",
    "{x} kicks the {thing} aside.",
    "{x} takes the {thing} down from the {part}.",
)
LOOKS = (
    "{x} looks at the {thing}.",
    "{x} watches the {part}.",
    "{x} stares at the {thing} on the {part}.",
    "{x} studies the {thing}.",
    "{x} glances toward the {part}.",
    "{x} peers into the {thing}.",
)
THOUGHTS = (
    "{x} remembers the {thing}.",
    "{x} wonders about the {part}.",
    "{x} thinks about another {thing}.",
    "{x} regrets the {thing}.",
    "{x} imagines the {part} without the {thing}.",
    "{x} dreads the sound of the {part}.",
)
WAITS = (  # taken in, and nothing done
    "{x} waits by the {part}.",
    "{x} listens to the {thing}.",
    "{x} stands at the {part}.",
    "{x} hears the {thing} behind the {part}.",
)
BODY = (  # neither acts nor looks: they only keep somebody in the picture
    "{x} coughs.",
    "{x} yawns beside the {part}.",
    "{x} shivers.",
    "{x} blinks in the light of the {part}.",
    "{x} sneezes.",
    "{x} sighs.",
    "{x} shrugs.",
    "{x} nods.",
)
AIR = (
    "The {thing} stands where the {thing2} was.",
    "Rain on the {part}.",
    "Dust over the {part}, a {thing}, a {thing2}.",
    "Somewhere a {thing} falls. A bell across the water, then nothing.",
    "Light comes and goes on the {part}.",
    "A smell of wet rope and paraffin.",
)
LAST = (
    "{x} carries the {thing} down to the water.",
    "{x} opens the {thing}. It is empty, and {x} laughs.",
    "{x} hangs the {thing} on the {part}.",
    "{x} takes the path between the {part} and the trees.",
)

# --- speech -------------------------------------------------------------------------------------------------------
REMARKS = (
    "The {thing} was cheaper in the spring.",
    "That {part} has been damp since the flood.",
    "Nobody has seen the {thing} since Tuesday.",
    "It rains on the {part} and the {thing} rusts.",
    "The man at the corner had a {thing} like that one.",
    "Eleven of them came, and one {thing}.",
    "A {thing} costs more than the {part} is worth.",
    "The paint on the {part} is older than the street.",
    "There was a {thing} in the other house too.",
    "That is the wrong {thing} for the {part}.",
    "Those people would paint a {part} green.",
    "The {thing} belongs to the parish.",
    "The bus stops at seven and the {part} at eight.",
    "That {thing} came over on the boat with the {thing2}.",
)
ORDERS = (
    "Take the {thing} to the {part}.",
    "Open the {thing}.",
    "Let's move the {thing} tonight.",
    "Bring the {thing} here.",
    "Put the {thing} behind the {part}.",
    "Close the {part} first.",
    "Let's carry the {thing} out.",
    "Hold the {thing}.",
)
ANSWERS = (
    "All right.",
    "Yes. The {thing}, then.",
    "Of course.",
    "Very well, the {part}.",
    "Fine.",
)
MEMORIES = (  # a voice over the picture, looking back
    "I was nineteen when the {thing} came into our house.",
    "That winter we slept beside the {part} and I counted the trains.",
    "I kept the {thing} for years and told nobody.",
    "My mother sold the {thing} the week I left school.",
    "Afterwards I walked home along the {part} and my hands shook.",
    "It was the summer in which the {part} burned, and I was glad.",
    "I never found out who took the {thing}.",
    "We had a {thing} and a {thing2} and I thought it was enough.",
    "I wrote it all down that night, and then I burned the {thing}.",
    "Years went by before I saw the {part} again.",
)
REVERSALS = (  # what is said near the start, and its opposite near the end
    ("I hate this town. I hate every street of it.", "I was wrong. I love this town, and I love every street of it."),
    ("I will never trust anybody again.", "I trust you. I never thought I would, and I trust you now."),
    ("I am afraid of the water. I always was.", "I used to be afraid of the water. I am not afraid any more."),
    ("I am leaving the island. I never want to stay.", "I am not leaving any more. I want to stay on the island."),
    ("I don't apologise. I never apologise to anybody.", "I am sorry. I never used to apologise, and I apologise now."),
)
DONE_TO = (  # by nobody in the story
    "The wind knocks {x} against the {part}.",
    "A falling {thing} hits {x}.",
    "The {part} throws {x} back.",
    "The cold water drags {x} under.",
    "A {thing} strikes {x} on the shoulder.",
)
