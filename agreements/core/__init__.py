"""Pure rules and values: no Django, no network, no clock."""
