"""A sheet of paper for the demo village: a small PDF of one page that says what it would be."""

from portal.documents import Document

HEADS = {"offerte": "Offerte", "handtekeningen": "Lijst met handtekeningen"}


def sheet(soort, title):
    """A Document of this kind for a plan; the names on a real one are not made up."""
    lines = (f"{HEADS.get(soort, soort.capitalize())} (voorbeeld)", title, "Dit blad hoort bij het demodorp.")
    return Document(pdf(lines), "application/pdf", "pdf")


def pdf(lines):
    """The lines under each other in a PDF, written out by hand."""
    text = "".join(f"({safe(line)}) Tj T* " for line in lines)
    content = f"BT /F1 14 Tf 22 TL 60 760 Td {text}ET".encode("cp1252", "replace")
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    )
    return assembled(objects)


def safe(line):
    return line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def assembled(objects):
    """The objects, numbered, with the table that says where each of them lies."""
    made, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    end = b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
    return made + end % (size, table, size, len(made))
