"""Files in the .pb format of pabulib.org, in which participatory budgets are published: reading and writing."""

from portal.tellen.pb.reading import PbFile, read, read_text
from portal.tellen.pb.sections import Broken
from portal.tellen.pb.writing import write

__all__ = ["Broken", "PbFile", "read", "read_text", "write"]
