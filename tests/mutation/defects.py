"""What editors of such papers get wrong, as changes of a valid record: drawn up without looking at the rules."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple


class Defect(NamedTuple):
    """A kind of mistake: the first match of a pattern in a record's text is replaced.

    `lost` says that the mistake is what is missing, so that any place in the file will do. `file`
    names the record's file anew, or gives it other bytes.
    """

    name: str
    pattern: str = r"\Z"
    replacement: str | Callable[[re.Match[str]], str] = ""
    lost: bool = False
    path: str = ""
    encoding: str = "utf-8"

    def apply(self, text: str) -> str | None:
        """Return the text with the mistake in it, or None where it cannot be made."""
        made, count = re.subn(self.pattern, self.replacement, text, count=1, flags=re.MULTILINE)
        return made if count and (made != text or self.path or self.encoding != "utf-8") else None


def line(name: str, *words: str, lost: bool = False) -> Defect:
    """Return the mistake of a paragraph too many at the end of a body."""
    return Defect(name, r"\n*\Z", lambda match: "\n\n" + "\n".join(words) + "\n", lost)


SIGNED = r"^date_signed: (\d{4})-(\d{2})-(\d{2})$"
TITLE = r"^title: (.*)$"
SUMMARY = r"^summary: (.*)$"
SECOND = r"(?<=\n---\n\n)"  # where the body begins

DATES = (
    Defect("a date in words", SIGNED, r"date_signed: 14 March \1"),
    Defect("a date as printed, day first", SIGNED, r"date_signed: 28/03/\1"),
    Defect("a date that could be two", SIGNED, r"date_signed: 04/05/\1"),
    Defect("a day that does not exist", SIGNED, r"date_signed: \1-02-30"),
    Defect("a month that does not exist", SIGNED, r"date_signed: \1-13-01"),
    Defect("a year of two figures", SIGNED, r"date_signed: 14-03-23"),
    Defect("a date with a time", SIGNED, r"date_signed: \1-\2-\3 10:30"),
    Defect("a date with slashes, year first", SIGNED, r"date_signed: \1/\2/\3"),
    Defect("a year mistyped, long ago", SIGNED, r"date_signed: 1823-\2-\3"),
    Defect("a year mistyped, to come", SIGNED, r"date_signed: 2032-\2-\3"),
    Defect("signed before the maker held office", SIGNED, r"date_signed: 2013-\2-\3"),
    Defect("published before it was signed", r"^date_published: .*$", "date_published: 2020-01-06"),
    Defect("published in the future", r"^date_published: .*$", "date_published: 2093-03-28"),
    Defect("no date of signing", SIGNED + "\n", "", lost=True),
    Defect("`tbc` for a date", SIGNED, "date_signed: tbc"),
)
FIELDS = (
    Defect("no title", TITLE + "\n", "", lost=True),
    Defect("an empty title", TITLE, "title:"),
    Defect("a template's title", TITLE, "title: '[Insert title here]'"),
    Defect("a title that is a question to a colleague", TITLE, r"title: \1 (TBC)"),
    Defect("a title in capitals", TITLE, lambda match: match[0][:7] + match[1].upper()),
    Defect("the reference in the title", TITLE, r"title: ABC 12 \1"),
    Defect("another reference in the title", TITLE, r"title: \1 (ABC 99)"),
    Defect("a colon in an unquoted title", TITLE, r"title: Radios: \1"),
    Defect("a hash in an unquoted title", TITLE, r"title: \1 #2"),
    Defect("a title that YAML takes for false", TITLE, "title: no"),
    Defect("a title that YAML takes for a number", TITLE, "title: 0451"),
    Defect("a quotation mark that is never closed", TITLE, r'title: "\1'),
    Defect("a tab before a field", r"^kind: ", "\tkind: "),
    Defect("a space before a field", r"^kind: ", " kind: "),
    Defect("no space after the colon", r"^kind: ", "kind:"),
    Defect("a field misspelt", r"^summary:", "sumary:"),
    Defect("a field in capitals", r"^summary:", "Summary:"),
    Defect("a field of another system", r"^kind:", "author: jo\nkind:"),
    Defect("a field twice", r"^kind: (.*)$", r"kind: \1\nkind: \1"),
    Defect("a summary that repeats the title", SUMMARY, "summary: New radios for the pilot boats"),
    Defect("a summary with markup", SUMMARY, r"summary: <b>\1</b>"),
    Defect("a summary left to write", SUMMARY, "summary: TODO"),
    Defect("a word that is no kind", r"^kind: .*$", "kind: grnat"),
    Defect("a theme misspelt", r"^themes: .*$", "themes: [saftey]"),
    Defect("a theme that is no list", r"^themes: .*$", "themes: safety"),
    Defect("a theme twice", r"^themes: .*$", "themes: [safety, safety]"),
    Defect("an unknown maker", r"^decision_maker: .*$", "decision_maker: jo-marsch"),
    Defect("a maker's name for the key", r"^decision_maker: .*$", "decision_maker: Jo Marsh"),
    Defect("an unknown recipient", r"^recipients: .*$", "recipients: [coast-radios]"),
    Defect("a deferral of `maybe`", r"^deferral: no$", "deferral: maybe"),
    Defect("a deferral without a reason", r"^deferral: no$", "deferral:\n  until: 2027-01-01"),
    Defect("withheld without a word why", r"^exempt: no$", "exempt:\n  provisions: [s. 43]"),
    Defect("withdrawn without a word why", r"^schema: 1$", "status: withdrawn\nschema: 1"),
    Defect("an origin that is none", r"origin: born_digital", "origin: pdf"),
    Defect("a source that is no address", r"^source:$", "source:\n  address: the website"),
    Defect("a source on this machine", r"^source:$", "source:\n  address: C:/Users/jo/paper.pdf"),
    Defect("signed by somebody later than it says", r"(role: Chair of the Board, date: )\S+}", r"\g<1>2023-04-14}"),
    Defect("a paper that is not there", r"^schema: 1$", "attachments:\n  - {file: plan.pdf, title: Plan}\nschema: 1"),
    Defect("a paper outside", r"^schema: 1$", "attachments:\n  - {file: ../../plan.pdf, title: Plan}\nschema: 1"),
    Defect("an alias that is another's", r"^schema: 1$", "aliases: [ABC 7]\nschema: 1", lost=True),
    Defect("the front matter is never closed", r"\n---\n\n(?=## )", "\n\n", lost=True),
    Defect("no front matter", r"\A---\n", "", lost=True),
)
MONEY = (
    Defect("pounds and commas", r"value: 90000$", "value: £90,000"),
    Defect("an amount in words", r"value: 90000$", "value: 90k"),
    Defect("a digit lost in an amount", r"value: 90000$", "value: 9000"),
    Defect("two digits exchanged in a part", r"value: 65000,", "value: 56000,"),
    Defect("a minus before spending", r"value: 90000$", "value: -90000"),
    Defect("an amount of nothing named", r"^    what: .*\n", "", lost=True),
    Defect("a period that is none", r"^    period: .*$", "    period: 2023/22"),
    Defect("a total that is wrong", r"\| Total \| £90,000", "| Total | £99,000"),
    Defect("a row misread", r"\| Radios \| £65,000", "| Radios | £56,000"),
    Defect("a comma misplaced", r"of £90,000\.", "of £900,00."),
    Defect("a figure too many after the comma", r"of £90,000\.", "of £90,0000."),
    Defect("commas for thousands, twice over", r"of £90,000\.", "of £2,165,00."),
    Defect("million twice", r"of £90,000\.", "of £46.763m m."),
    Defect("no space before million", r"of £90,000\.", "of £1.8million."),
    Defect("a currency sign misread", r"of £90,000\.", r"of $\\pm$90,000."),
    Defect("a currency sign doubled", r"of £90,000\.", "of ££90,000."),
    Defect("a letter for a nought", r"of £90,000\.", "of £9O,000."),
    Defect("one sum written two ways", r"The cost is £90,000, of which", "The cost is £0.09m (£99,000), of which"),
    Defect("a share that is none", r"^2\.2\. ", "2.2. The fitting is £25,000, or 10% of £90,000. "),
)
REFERENCES = (
    Defect("cites itself", r"ABC 7, relation", "ABC 12, relation"),
    Defect("cites what is not held", r"ABC 7, relation", "ABC 77, relation"),
    Defect("a reference of no series", r"reference: ABC 7, relation", "reference: ABD 7, relation"),
    Defect("a relation there is not", r"relation: continues", "relation: follows"),
    Defect("a relation declared twice", r"^deferral:", "  - {reference: ABC 7, relation: continues}\ndeferral:"),
    Defect("declared and never mentioned", r"under ABC 7 ", "two years ago ", lost=True),
    Defect("changed and never declared", r"^2\.2\. ", "2.2. This amends ABC 9. "),
    Defect("another's title", r"relation: continues,", "relation: continues, title: Rebuilding the northern quay,"),
    Defect("another's date", r"relation: continues,", "relation: continues, date: 2019-03,"),
    Defect(
        "a letter of an earlier year",
        r"(relation: continues,)((?s:.*)^2\.2\. )",
        r"\1 date: 2021-03,\2The variation letter dated 5 April 2019 changes none of it. ",
    ),
    Defect("a paragraph there is not", r'paragraph: "1\.1"', 'paragraph: "9.9"'),
    Defect("the file is another's", path="decisions/2023/abc-21.md"),
    Defect("the file's name in capitals", path="decisions/2023/ABC-12.md"),
    Defect("a blank in the file's name", path="decisions/2023/abc 12.md"),
)
TEXT = (
    line("HTML", "It is <b>urgent</b>."),
    line("a line break in HTML", "It is urgent.<br>It is late."),
    line("a comment for a colleague", "<!-- Jo: is this right? -->"),
    line("a script for an address", "See [the report](javascript:alert(1))."),
    line("an address on the office's own network", "See [the report](file:///S:/reports/1.docx)."),
    line("a heading too deep", "##### Background", "", "It is urgent."),
    line("a second title", "# Background", "", "It is urgent."),
    line("a heading with nothing below", "## Background", ""),
    line("bold in place of a heading", "**Background**", "", "It is urgent."),
    line("a row too short", "What it costs", "", "| Item | Cost |", "|---|---|", "| Masts |"),
    line("a row too long", "What it costs", "", "| Item | Cost |", "|---|---|", "| Masts | £5 | £6 |"),
    line("a table without a header", "What it costs", "", "| | |", "|---|---|", "| Masts | £5 |"),
    line("a picture without words", "![](plan.png)"),
    line("a link without words", "See [](https://www.example.org/)."),
    line("a link that says `here`", "Click [here](https://www.example.org/)."),
    line("a bare address", "See https://www.example.org/reports/2023/report.pdf for more."),
    line("a footnote without a text", "It is urgent.[^9]"),
    line("text that became gibberish", "The boardâ€™s pilots need it."),
    line("a space nobody sees", "It is ur\u200bgent."),
    line("text turned round", "It costs \u202e000,09\u202c pounds."),
    line("a Cyrillic letter", "The bоard needs it."),
    line("a glyph of a font of their own", "\uf0b7 It is urgent."),
    line("a ligature", "The ﬁtting is urgent."),
    line("a word parted at a line's end", "The procure-", "ment is urgent."),
    line("words run together", "This decision relatesto the boats."),
    line("a word run into a name", "It was asked of theBoard."),
    line("a page's foot", "Page 3 of 12"),
    line("a web page's button", "It is urgent.", "", "Back to top", "", "It is late."),
    line("two versions at once", "<<<<<<< HEAD", "It is urgent.", "=======", "It is late.", ">>>>>>> work"),
    line("a mark of another program", "It is urgent. {: .note}"),
    line("a paragraph that became code", "Because:", "", "    4.1. It is urgent."),
    line("a line that became a heading", "It is urgent.", "---"),
    line("code that is never closed", "```", "It is urgent."),
    line("a gap left to fill", "The cost is [insert amount]."),
    line("a note to oneself", "TODO: ask the supplier."),
    line("a note in square brackets", "The supplier is XXXX."),
    line(
        "a paragraph twice",
        "4.1. It is urgent, and cannot wait until the budget of another year.",
        "",
        "4.2. It is urgent, and cannot wait until the budget of another year.",
    ),
    line("a number twice", "4.1. It is urgent.", "", "4.1. It is late."),
    line("a number left out", "4.1. It is urgent.", "", "4.2. It is late.", "", "4.4. It is dear."),
    line("a tick that became a root", "Legal advice has been taken: √"),
    line("an emoji in a heading", "## Background 🚨", "", "It is urgent."),
    line("a shout", "THE BOARD MUST DECIDE THIS PURCHASE BEFORE THE END OF THE YEAR."),
    line("a table in blanks", "Item      Cost      Year", "Radios    £65,000   2023", "Masts     £5,000    2023"),
    line("a word twice", "It is urgent for for the pilots."),
    line("a word in place of its neighbour", "The contract has a fixed price for the length of the contact."),
    line("a verb half lost", "Nothing is paid until the letters been signed."),
    line("an exemption of another law", "The bids are exempt (Data Protection, section 43: commercial interests)."),
    line("a paper that is only called a paper", "## Supporting papers", "", "- Report"),
)
PRIVATE = (
    line("an e-mail address", "Ask jane.harker@harbour.example."),
    line("a mobile number", "Ring Jane on 07700 900123."),
    line("a National Insurance number", "Her number is JK 12 34 56 A."),
    line("a home address", "He lives at 14 Acacia Avenue, Portsmouth PO6 7AB."),
    line("a marking", "OFFICIAL-SENSITIVE"),
    line("what was to be withheld", "## Part 2", "", "The supplier asks for £95,000."),
    line("a date of birth", "Date of birth: 4 May 1971"),
    line("a bank account", "Pay to sort code 12-34-56, account 12345678."),
    line("hidden by colour", "[](# 'the price is £5')"),
)
FILES = (
    Defect("saved by an old editor", r"£", "£", encoding="windows-1252"),
    Defect("saved as UTF-16", r"£", "£", encoding="utf-16"),
    Defect("empty", r"(?s)\A.*\Z", "", lost=True),
    Defect("a NUL in it", r"\n## ", "\n\0\n## "),
    Defect("ends of lines mixed", r"\n\n## Executive summary\n\n", "\r\n\r\n## Executive summary\r\r\n"),
    Defect("half a record", r"(?s)\n## .*\Z", "\n", lost=True),
)
ALL = (*DATES, *FIELDS, *MONEY, *REFERENCES, *TEXT, *PRIVATE, *FILES)
