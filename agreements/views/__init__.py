"""Request in, response out. No rule and no filter() lives here."""
