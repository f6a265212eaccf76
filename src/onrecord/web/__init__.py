"""The reading room: the archive in the browser. Needs the extra ``[web]``.

It composes the other rooms and decides nothing about statements itself.
"""
