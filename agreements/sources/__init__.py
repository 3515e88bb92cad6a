"""What comes in from outside: files and, later, the network. No Django here."""
