"""The file for the bank: a SEPA credit transfer (ISO 20022, pain.001.001.09), the same for ever for the same run."""

from functools import cache
from hashlib import sha256
from importlib.resources import files

from sepaxml import SepaTransfer

from portal.betalingen.rules.tekens import LONGEST_ID, LONGEST_NAME, for_bank
from portal.clock import HERE

SCHEMA = "pain.001.001.09"
HEADER = "CstmrCdtTrfInitn/GrpHdr"


class Overboeking(SepaTransfer):
    """Puts our own numbers and moment where the library draws lots and looks at the clock."""

    def __init__(self, betalen, kenmerk, moment):
        debtor = {"name": for_bank(betalen.naam, LONGEST_NAME), "IBAN": betalen.iban, "BIC": betalen.bic}
        super().__init__(debtor | {"batch": True, "currency": "EUR"}, schema=SCHEMA, clean=False)
        self.kenmerk = for_bank(kenmerk, LONGEST_ID)
        self._xml.find(f"{HEADER}/MsgId").text = self.kenmerk
        self._xml.find(f"{HEADER}/CreDtTm").text = moment.astimezone(HERE).strftime("%Y-%m-%dT%H:%M:%S")

    def _finalize_batch(self):
        super()._finalize_batch()
        self._xml.find("CstmrCdtTrfInitn/PmtInf/PmtInfId").text = self.kenmerk


def file_of(run, payments, betalen, moment):
    """The text of the file for these rows of kenmerk, tenaamstelling, iban, bedrag (cents) and omschrijving.

    Checked against the schema of ISO 20022: XMLSchemaValidationError when it does not hold.
    """
    transfer = Overboeking(betalen, run.kenmerk, moment)
    for row in payments:
        transfer.add_payment({
            "name": for_bank(row.tenaamstelling, LONGEST_NAME), "IBAN": row.iban, "amount": row.bedrag,
            "execution_date": run.uitvoeren_op, "endtoend_id": for_bank(row.kenmerk, LONGEST_ID),
            "description": for_bank(row.omschrijving),
        })
    text = transfer.export(validate=False).decode()
    schema().validate(text)
    return text


@cache
def schema():
    """The schema of the file, read once; the library that reads it changes how XML is read, so it waits until needed."""
    from xmlschema import XMLSchema

    return XMLSchema(files("sepaxml").joinpath("schemas", f"{SCHEMA}.xsd").read_text(encoding="utf-8"))


def seal(text):
    """The number that shows that not a sign of a file changed."""
    return sha256(text.encode()).hexdigest()
