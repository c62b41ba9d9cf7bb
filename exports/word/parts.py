"""The other parts of a Word file: theme, settings, lists, header, footer, properties, content types."""

from __future__ import annotations

from datetime import UTC

from aiom_workbench.report.document import Properties
from aiom_workbench.words import _
from exports.palette import hex6
from exports.word.markup import HEAD, NAMESPACES, field, paragraph, run, text
from exports.word.styles import FONT

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def content_types(pictures: bool) -> str:
    """[Content_Types].xml."""
    kinds = {
        "/word/document.xml": f"{_WORD}.document.main+xml",
        "/word/styles.xml": f"{_WORD}.styles+xml",
        "/word/settings.xml": f"{_WORD}.settings+xml",
        "/word/numbering.xml": f"{_WORD}.numbering+xml",
        "/word/fontTable.xml": f"{_WORD}.fontTable+xml",
        "/word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        **{f"/word/{kind}{n}.xml": f"{_WORD}.{kind}+xml" for kind in ("header", "footer") for n in (1, 2, 3)},
    }
    png = '<Default Extension="png" ContentType="image/png"/>' if pictures else ""
    return (
        f'{HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{png}'
        + "".join(f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in kinds.items())
        + "</Types>"
    )


def _relations(found: list[tuple[str, str, str]]) -> str:
    lines = "".join(f'<Relationship Id="{i}" Type="{kind}" Target="{target}"/>' for i, kind, target in found)
    return f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{lines}</Relationships>'


def package_relations() -> str:
    """_rels/.rels."""
    return _relations([
        ("rId1", f"{_OFFICE}/relationships/officeDocument", "word/document.xml"),
        ("rId2", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ("rId3", f"{_OFFICE}/relationships/extended-properties", "docProps/app.xml"),
    ])  # fmt: skip


def document_relations(pictures: int) -> str:
    """word/_rels/document.xml.rels; pictures are rIdP1, rIdP2, …"""
    kinds = ("styles", "settings", "numbering", "fontTable")
    found = [(f"rId_{kind}", f"{_OFFICE}/relationships/{kind}", f"{kind}.xml") for kind in kinds]
    found.append(("rId_theme", f"{_OFFICE}/relationships/theme", "theme/theme1.xml"))
    for kind in ("header", "footer"):
        found += [(f"rId_{kind}{n}", f"{_OFFICE}/relationships/{kind}", f"{kind}{n}.xml") for n in (1, 2, 3)]
    found += [(f"rIdP{n}", f"{_OFFICE}/relationships/image", f"media/image{n}.png") for n in range(1, pictures + 1)]
    return _relations(found)


def core_properties(given: Properties) -> str:
    """docProps/core.xml; created and modified are the last change that this audience sees."""
    moment = given.stamp.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{text(given.title)}</dc:title><dc:subject>{text(given.subject)}</dc:subject>"
        f"<dc:creator>{text(given.author)}</dc:creator><cp:lastModifiedBy>{text(given.author)}</cp:lastModifiedBy>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{moment}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{moment}</dcterms:modified>'
        f"<dc:language>{text(given.language)}</dc:language></cp:coreProperties>"
    )


def app_properties(given: Properties) -> str:
    """docProps/app.xml."""
    return (
        f'{HEAD}<Properties xmlns="{_OFFICE}/extended-properties"><Application>AIOM Workbench</Application>'
        f"<Company>{text(given.client)}</Company></Properties>"
    )


def settings(language: str) -> str:
    """word/settings.xml: today's Word, no prompt on opening."""
    uri = "http://schemas.microsoft.com/office/word"
    return (
        f'{HEAD}<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="709"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        f'<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="{uri}" w:val="15"/>'
        f'<w:compatSetting w:name="overrideTableStyleFontSizeAndJustification" w:uri="{uri}" w:val="1"/>'
        f'<w:compatSetting w:name="enableOpenTypeFeatures" w:uri="{uri}" w:val="1"/>'
        f'<w:compatSetting w:name="doNotFlipMirrorIndents" w:uri="{uri}" w:val="1"/></w:compat>'
        f'<w:themeFontLang w:val="{language}"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def font_table() -> str:
    """word/fontTable.xml."""
    return (
        f'{HEAD}<w:fonts {NAMESPACES}><w:font w:name="{FONT}"><w:panose1 w:val="020B0604020202020204"/>'
        '<w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    )


def _level(shape: str, mark: str, left: int, hanging: int) -> str:
    mark_font = '<w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:hint="default"/></w:rPr>' if mark == "•" else ""
    return (
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{shape}"/><w:lvlText w:val="{mark}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr>{mark_font}</w:lvl>'
    )


def numbering(numbered_lists: int) -> str:
    """word/numbering.xml: bullets, numbers, bullets in tables, typed numbers; then one start anew per numbered list."""
    levels = (
        _level("bullet", "•", 284, 284),
        _level("decimal", "%1.", 340, 340),
        _level("bullet", "•", 142, 142),
        _level("none", "", 0, 0),
    )
    kinds = "".join(
        f'<w:abstractNum w:abstractNumId="{n}"><w:multiLevelType w:val="singleLevel"/>{level}</w:abstractNum>'
        for n, level in enumerate(levels, 1)
    )
    plain = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(1, 5))
    anew = "".join(
        f'<w:num w:numId="{10 + n}"><w:abstractNumId w:val="2"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        for n in range(numbered_lists)
    )
    return f"{HEAD}<w:numbering {NAMESPACES}>{kinds}{plain}{anew}</w:numbering>"


def header(given: Properties, style: str) -> str:
    """A page header: client and title at the left, the confidentiality at the right."""
    left = " ".join(" · ".join(part for part in (given.client, given.title) if part).split())
    inner = run(f"{left[:90]}\t{' '.join(given.confidentiality.split())[:60]}")
    return f"{HEAD}<w:hdr {NAMESPACES}>{paragraph(style, inner)}</w:hdr>"


def footer(given: Properties, style: str) -> str:
    """A page footer: what state the text has at the left, the page at the right."""
    page = _("Page {page} of {pages}").format(page="\x01", pages="\x02")
    pieces = {"\x01": field("PAGE", "1"), "\x02": field("NUMPAGES", "1")}
    inner = run(given.control_line + "\t")
    for piece in page.replace("\x01", "\n\x01\n").replace("\x02", "\n\x02\n").split("\n"):
        inner += pieces.get(piece) or (run(piece) if piece else "")
    return f"{HEAD}<w:ftr {NAMESPACES}>{paragraph(style, inner)}</w:ftr>"


def nothing(kind: str) -> str:
    """The empty header ("hdr") or footer ("ftr") of the cover."""
    style = "Header" if kind == "hdr" else "Footer"
    bare = '<w:pBdr><w:top w:val="nil"/><w:bottom w:val="nil"/></w:pBdr>'
    return f"{HEAD}<w:{kind} {NAMESPACES}>{paragraph(style, '', bare)}</w:{kind}>"


_SCHEME = (
    ("dk1", "text.primary"), ("lt1", "surface.canvas"), ("dk2", "text.secondary"), ("lt2", "surface.panel"),
    ("accent1", "accent.fill"), ("accent2", "component.people.fill"), ("accent3", "component.processes.fill"),
    ("accent4", "component.technology.fill"), ("accent5", "component.data.fill"),
    ("accent6", "component.governance.fill"), ("hlink", "accent.text"), ("folHlink", "text.secondary"),
)  # fmt: skip


def theme() -> str:
    """word/theme/theme1.xml: our colours, and a font that stands everywhere."""
    colors = "".join(f'<a:{name}><a:srgbClr val="{hex6(token)}"/></a:{name}>' for name, token in _SCHEME)
    font = f'<a:latin typeface="{FONT}"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="9525">{fill}<a:prstDash val="solid"/></a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'{HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="AIOM">'
        f'<a:themeElements><a:clrScheme name="AIOM">{colors}</a:clrScheme>'
        f'<a:fontScheme name="AIOM"><a:majorFont>{font}</a:majorFont><a:minorFont>{font}</a:minorFont></a:fontScheme>'
        f'<a:fmtScheme name="AIOM"><a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst>'
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    )
