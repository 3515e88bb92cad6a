"""Facts found in the text of an article, each with the words that say so.

Pure code over our own vocabulary: no network, no clock, no database. Nothing found
here is a fact of the register: it is proposed, and a person decides.
"""
