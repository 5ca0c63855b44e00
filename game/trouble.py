"""Troubles of a user's own making or machine, told in one sentence; a programmer's stay errors."""

from __future__ import annotations


class Trouble(Exception):
    """Something a user can mend: the message is a sentence that says what, where and what to do."""
