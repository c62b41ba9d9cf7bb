"""A document as the bytes of a .docx file."""

from __future__ import annotations

from collections.abc import Callable

from aiom_workbench.report.document import Document, Properties
from aiom_workbench.report.figure import Figure
from aiom_workbench.words import _
from exports.archive import archive
from exports.word import parts
from exports.word.body import Body, contents_anchor, page_setup
from exports.word.markup import HEAD, NAMESPACES, link, paragraph, run
from exports.word.styles import styles_xml

Painter = Callable[[Figure], bytes]


def write_word(document: Document, paint: Painter | None = None) -> bytes:
    """The document as a .docx file. `paint` turns a figure into a PNG; by default the chart painter does."""
    body = Body(document, paint or _painter())
    xml = _document_xml(document, body)
    given = document.properties
    language = given.language
    texts = [
        ("[Content_Types].xml", parts.content_types(bool(body.pictures))),
        ("_rels/.rels", parts.package_relations()),
        ("docProps/core.xml", parts.core_properties(given)),
        ("docProps/app.xml", parts.app_properties(given)),
        ("word/document.xml", xml),
        ("word/_rels/document.xml.rels", parts.document_relations(len(body.pictures))),
        ("word/styles.xml", styles_xml(language)),
        ("word/settings.xml", parts.settings(language)),
        ("word/numbering.xml", parts.numbering(body.numbered_lists)),
        ("word/fontTable.xml", parts.font_table()),
        ("word/theme/theme1.xml", parts.theme()),
        ("word/header1.xml", parts.header(given, "Header")),
        ("word/header2.xml", parts.header(given, "HeaderWide")),
        ("word/header3.xml", parts.nothing("hdr")),
        ("word/footer1.xml", parts.footer(given, "Footer")),
        ("word/footer2.xml", parts.footer(given, "FooterWide")),
        ("word/footer3.xml", parts.nothing("ftr")),
    ]
    pictures = [(f"word/media/image{n}.png", data) for n, data in enumerate(body.pictures, 1)]
    return archive([(name, text.encode("utf-8")) for name, text in texts] + pictures)


def _painter() -> Painter:
    from exports.charts.painter import paint_png

    return paint_png


def _document_xml(document: Document, body: Body) -> str:
    found = [_cover(document.properties), _control(document.properties, body.paper.text_width), _contents(document)]
    wide, cover = False, True
    for number, section in enumerate(document.sections, 1):
        if section.landscape != wide or (cover and section.landscape):
            found.append(_section_end(page_setup(body.paper, wide=wide, cover=cover)))
            wide, cover = section.landscape, False
        found.append(body.section(number, section))
    found.append(page_setup(body.paper, wide=wide, cover=cover))
    return f"{HEAD}<w:document {NAMESPACES}><w:body>{''.join(found)}</w:body></w:document>"


def _section_end(setup: str) -> str:
    tiny = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    return f'<w:p><w:pPr><w:pStyle w:val="TableEnd"/>{tiny}{setup}</w:pPr></w:p>'


def _cover(given: Properties) -> str:
    lines = [paragraph("Title", run(given.title)), paragraph("Subtitle", run(given.subtitle))]
    if given.confidentiality:
        lines.append(paragraph("CoverMark", run(given.confidentiality)))
    lines += [paragraph("CoverText", run(line)) for line in (given.client, given.status, given.author) if line]
    return "".join(lines)


def _control(given: Properties, room: int) -> str:
    """The table of document control, on the page after the cover."""
    widths = (room // 4, room - room // 4)
    rows = ""
    for label, value in given.control:
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{paragraph("TableText", run(text, style))}</w:tc>'
            for width, text, style in ((widths[0], label, "Strong"), (widths[1], " ".join(value.split()), ""))
        )
        rows += f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        paragraph("FrontHeading", run(_("Document control")), "<w:pageBreakBefore/>")
        + f'<w:tbl><w:tblPr><w:tblStyle w:val="LayoutGrid"/><w:tblW w:w="{room}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>{paragraph('TableEnd', '')}"
    )


def _contents(document: Document) -> str:
    """The contents: a field whose entries are written and linked, so that it shows at once, without a prompt."""
    if not document.sections:
        return ""
    marks = {kind: f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")}
    code = '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-1" \\n \\h \\z \\u </w:instrText></w:r>'
    entries = []
    for number, section in enumerate(document.sections, 1):
        shown = run(f"{section.name}\t", "ContentsSubject") + run(section.title)
        entries.append(link(contents_anchor(number), shown))
    entries[0] = marks["begin"] + code + marks["separate"] + entries[0]
    entries[-1] += marks["end"]
    heading = paragraph("FrontHeading", run(_("Contents")), '<w:spacing w:before="600"/>')
    return heading + "".join(paragraph("TOC1", entry) for entry in entries)
