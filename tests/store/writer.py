"""Run in a process of its own, to be killed: adds or removes, and says what is done."""

import sys
from pathlib import Path

from store_cases import invented_record

from onrecord.store import Archive

if __name__ == "__main__":
    command, path, first, last = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
    with Archive(path, create=True) as archive:
        print("open", flush=True)
        for number in range(first, last):
            if command == "add":
                archive.put(invented_record(number))
            else:
                archive.remove(number + 1)
            print(number, flush=True)
