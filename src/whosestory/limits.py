"""How large an input may be. Each limit is far above any real script and keeps a hostile one from hurting.

The longest screenplays in circulation have about 400 KB, 12,000 rows and 400 scenes; the longest plays about as much.
"""

MAX_BYTES = 20_000_000
MAX_ROWS = 400_000
MAX_ROW_LENGTH = 100_000  # characters in a row; above this the layout says nothing any more
MAX_SCENES = 5_000
MAX_CHARACTERS = 3_000
MAX_NAME_LENGTH = 80  # characters of a cue; longer is no name
MAX_SECONDS_A_FILE = 60.0  # wall clock; a script takes well under one second
MAX_XML_DEPTH = 100  # elements inside one another; a play in TEI has about a dozen
MAX_XML_ELEMENTS = 2_000_000  # a play in which every word is an element has about 100,000
MAX_PAGES = 3_000  # of a PDF; the longest script in circulation has about 400
MAX_PAGE_CHARACTERS = 100_000  # on one page of a PDF; a typed page has about 3,000
MAX_PDF_WORDS = 2_000_000  # with their places; the longest script has about 60,000
MAX_MEMBERS = 2_000  # files in an archive; a script with all its pictures has some dozens
MAX_UNPACKED = 40_000_000  # bytes that are unpacked of one archive, all files together
MAX_RATIO = 100  # times that a file in an archive may swell; Word's XML swells 10 to 30 times, a bomb 1,000 times
FREE_UNPACKED = 2_000_000  # bytes: a file no larger than this may swell as it likes
