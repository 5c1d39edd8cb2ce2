"""A second opinion on what petarawan says, without a line of its code."""
