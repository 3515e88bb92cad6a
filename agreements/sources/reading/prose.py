"""What a line of a page is by its own words: prose of the story, a label, a credit."""

from __future__ import annotations

import re

from agreements.sources.reading.blocks import Block

LONG = 60  # characters of a line that may be a paragraph by itself
ENDS = re.compile(r"""[.!?…:。！？：][\"'”’»」』)\]）]*(\s*»)?$""")
# Alone or before a colon: a story may have a subhead "Related pacts".
ANNOUNCES = re.compile(
    r"^(?:read (?:also|more|next|on)|see also|related(?: stories| articles)?|recommended|"
    r"more on this|most read|topics?|tags?|keywords?|sources?|lea también|te puede interesar|"
    r"temas|etiquetas|palabras clave|(?:à )?lire aussi|voir aussi|mots-clés|あわせて読みたい|"
    r"関連記事|キーワード|photos?|pictures?|images?|fotos?|videos?)\s*(?:[:：].*)?$",
    re.IGNORECASE,
)
INVITES = re.compile(
    r"^(?:sign up|subscribe|share this|follow us|print this|email (?:this|to a friend)|tagged|"
    r"posted in|filed under|download our|click here)\b(?!.*[.。]$)",
    re.IGNORECASE,
)
ADVERTS = re.compile(
    r"^(?:advertisement|advertising|sponsored|paid content|publicidad|anuncio|publicité|anzeige|"
    r"広告)(?:\s*$|\s*[:：|-]|\s+(?=[\"'“A-Z0-9À-Þ\u3040-\u9fff]))",
    re.IGNORECASE,
)
ADVERT_WORD = re.compile(
    r"^(?:Advertis|ADVERTIS|Sponsored|SPONSORED|Paid|Publi|PUBLI|Anun|Anz|広告)"
)
CREDITS = re.compile(
    r"^[\[(（]?(?:additional )?(?:reporting|writing|edited|editing|compiled|translated)"
    r"(?: and \w+)? (?:by|from)\b|"
    r"^[-–— ]*[\[(（]?with (?:additional )?(?:reporting|files|inputs?|assistance) (?:by|from)\b|"
    r"contributed to this (?:report|story|article)\.?$|"
    r"^#+$|^(?:©|\(c\) ?\d|copyright ©)|all rights reserved\.?$|"
    r"^this (?:story|article) (?:was|has been) "
    r"(?:added|published|syndicated|generated|first published|produced|translated)|"
    r"^(?:the )?views expressed (?:are|in this)|^our standards:",
    re.IGNORECASE,
)
CLOSING = re.compile(r"^[-–—#* ]*(?:ends|fin|ende|fine)[-–—#* .]*$", re.IGNORECASE)
COMMENTS = re.compile(
    r"^(?:\(?\d+\)? )?(?:reader )?(?:comments?|commentaires?|comentarios?|kommentare|コメント)"
    r"(?: ?[(（]\d+[)）])?:?$",
    re.IGNORECASE,
)
LONGEST_CREDIT = 400
SHORT = 160  # characters up to which a line that begins like a label is one


def is_prose(block: Block) -> bool:
    """Whether a line reads as running text: long, or a whole sentence, and not mostly links."""
    if block.is_heading or block.links * 2 > len(block.text):
        return False
    return len(block.text) >= LONG or (len(block.text) > 20 and ends(block.text))


def ends(words: str) -> bool:
    """Whether words end as a sentence does, or announce a list."""
    return bool(ENDS.search(words[-12:]))


def is_label(words: str) -> bool:
    """Whether a line announces what is not the story: an advertisement, links, topics."""
    if len(words) > SHORT:
        return False
    advert = ADVERTS.search(words) and ADVERT_WORD.search(words)
    return bool(advert or ANNOUNCES.search(words) or INVITES.search(words))


def is_credit(words: str) -> bool:
    """Whether a line says who worked on the story, or closes it."""
    return len(words) <= LONGEST_CREDIT and bool(CREDITS.search(words))


def closes_story(block: Block) -> bool:
    """Whether what follows is no story: ENDS of a press release, or what readers wrote."""
    return bool(CLOSING.search(block.text) or COMMENTS.search(block.text))


def is_links(block: Block) -> bool:
    """Whether a line is nothing but a link to somewhere else."""
    return block.links * 10 > len(block.text) * 9 and not ends(block.text)
