"""Our own template's styles: a table of data, made into styles.xml."""

from __future__ import annotations

from dataclasses import dataclass

from exports.palette import hex6
from exports.paper import Paper, paper_for
from exports.word.markup import HEAD, NAMESPACES

FONT = "Arial"
"""Stands on every Windows and Mac, and has a twin of the same widths elsewhere, so pages break alike."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphStyle:
    """A paragraph style: size in half points, distances in twentieths of a point, colour by token name."""

    id: str
    name: str
    base: str = "Normal"
    next: str = ""
    size: int = 0
    bold: bool | None = None
    italic: bool = False
    color: str = ""
    before: int | None = None
    after: int | None = None
    line: int = 0
    extra: str = ""
    outline: int | None = None
    keep_next: bool = False
    run_extra: str = ""


def _tabs(width: int) -> str:
    return f'<w:tabs><w:tab w:val="right" w:pos="{width}"/></w:tabs>'


def _rule(side: str, color: str, size: int = 4, space: int = 4) -> str:
    line = f'<w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="{hex6(color)}"/>'
    return f"<w:pBdr>{line}</w:pBdr>"


def _list(number: int) -> str:
    return f'<w:numPr><w:numId w:val="{number}"/></w:numPr>'


_INDENTED = '<w:ind w:left="170" w:right="170"/>'


def _paragraph_styles(paper: Paper) -> tuple[ParagraphStyle, ...]:
    style = ParagraphStyle
    return (
        style(id="BodyText", name="Body Text", after=120, line=276),
        style(id="Lead", name="Lead", base="BodyText", size=24, color="text.primary", after=160, line=288),
        style(id="Small", name="Small", size=17, color="text.muted", after=100, line=252),
        style(id="Quote", name="Quote", base="BodyText", italic=True, color="text.secondary",
              extra='<w:ind w:left="284" w:right="284"/>'),
        style(id="Callout", name="Callout", base="BodyText", before=160, after=160,
              extra=_rule("left", "accent.fill", 24, 8)
              + f'<w:shd w:val="clear" w:color="auto" w:fill="{hex6("surface.panel")}"/>', run_extra=""),
        style(id="Title", name="Title", next="Subtitle", size=60, bold=True, color="text.primary", before=3600,
              after=160, line=240, extra=_rule("top", "accent.fill", 48, 18)),
        style(id="Subtitle", name="Subtitle", size=30, color="text.secondary", after=900, line=264),
        style(id="CoverText", name="Cover Text", size=22, color="text.secondary", after=60),
        style(id="CoverMark", name="Cover Mark", size=22, bold=True, color="accent.text", after=60),
        style(id="FrontHeading", name="Front Heading", next="BodyText", size=32, bold=True, before=0, after=200,
              keep_next=True),
        style(id="Kicker", name="Kicker", next="Heading1", size=17, bold=True, color="accent.text", before=480,
              after=20, keep_next=True, run_extra='<w:caps/><w:spacing w:val="20"/>'),
        style(id="Heading1", name="heading 1", next="BodyText", size=34, bold=True, color="text.primary", before=0,
              after=160, line=252, outline=0, keep_next=True, extra="<w:keepLines/>"),
        style(id="Heading2", name="heading 2", next="BodyText", size=25, bold=True, color="text.primary", before=300,
              after=100, outline=1, keep_next=True, extra="<w:keepLines/>"),
        style(id="Heading3", name="heading 3", next="BodyText", size=21, bold=True, color="text.secondary", before=220,
              after=80, outline=2, keep_next=True, extra="<w:keepLines/>"),
        style(id="TOC1", name="toc 1", next="Normal", size=21, before=60, after=60,
              extra='<w:tabs><w:tab w:val="left" w:pos="2948"/></w:tabs><w:ind w:left="2948" w:hanging="2948"/>'),
        style(id="Caption", name="caption", next="BodyText", size=18, bold=True, color="text.secondary", before=200,
              after=80, line=240),
        style(id="Picture", name="Picture", next="Caption", before=160, after=0, line=240, keep_next=True),
        style(id="TableText", name="Table Text", size=17, after=20, before=20, line=240),
        style(id="TableNumber", name="Table Number", base="TableText", extra='<w:jc w:val="right"/>'),
        style(id="TableCentre", name="Table Centre", base="TableText", extra='<w:jc w:val="center"/>'),
        style(id="TableHead", name="Table Head", base="TableText", bold=True, color="text.primary", keep_next=True),
        style(id="TableHeadNumber", name="Table Head Number", base="TableHead", extra='<w:jc w:val="right"/>'),
        style(id="TableHeadCentre", name="Table Head Centre", base="TableHead", extra='<w:jc w:val="center"/>'),
        style(id="TableBullet", name="Table Bullet", base="TableText", extra=_list(3)),
        style(id="TableNumbered", name="Table Numbered Text", base="TableText", extra=_list(4)),
        style(id="TableEnd", name="Table End", after=0, before=0, extra="", line=200, size=16),
        style(id="ListBullet", name="List Bullet", base="BodyText", after=70, extra=_list(1)),
        style(id="ListNumber", name="List Number", base="BodyText", after=70, extra=_list(2)),
        style(id="NumberedText", name="Numbered Text", base="BodyText", after=70, extra=_list(4)),
        style(id="KeyNumber", name="Key Number", next="KeyLabel", size=44, bold=True, color="accent.text", before=80,
              after=0, line=240, keep_next=True),
        style(id="KeyLabel", name="Key Label", size=18, color="text.primary", after=20, line=240),
        style(id="KeyDetail", name="Key Detail", size=17, color="text.muted", after=80, line=240),
        style(id="Header", name="header", size=16, color="text.muted", after=0,
              extra=_rule("bottom", "border.default") + _tabs(paper.text_width)),
        style(id="Footer", name="footer", size=16, color="text.muted", after=0,
              extra=_rule("top", "border.default") + _tabs(paper.text_width)),
        style(id="HeaderWide", name="Header Wide", base="Header",
              extra=f'<w:tabs><w:tab w:val="clear" w:pos="{paper.text_width}"/>'
              f'<w:tab w:val="right" w:pos="{paper.wide_width}"/></w:tabs>'),
        style(id="FooterWide", name="Footer Wide", base="Footer",
              extra=f'<w:tabs><w:tab w:val="clear" w:pos="{paper.text_width}"/>'
              f'<w:tab w:val="right" w:pos="{paper.wide_width}"/></w:tabs>'),
    )  # fmt: skip


_ORDER = ("keepNext", "keepLines", "pageBreakBefore", "numPr", "pBdr", "shd", "tabs", "spacing", "ind", "jc",
          "outlineLvl")  # fmt: skip


def _in_order(parts: str) -> str:
    """Paragraph properties in the order that the schema asks for."""
    from lxml import etree

    wrapped = etree.fromstring(f"<w:pPr {NAMESPACES}>{parts}</w:pPr>".encode())
    children = sorted(wrapped, key=lambda child: _ORDER.index(etree.QName(child).localname))
    texts = (etree.tostring(child).decode() for child in children)
    return "".join(text.replace(f" {NAMESPACES}", "") for text in texts)


def _spacing(style: ParagraphStyle) -> str:
    given = {"before": style.before, "after": style.after, "line": style.line or None}
    named = "".join(f' w:{name}="{value}"' for name, value in given.items() if value is not None)
    rule = ' w:lineRule="auto"' if style.line else ""
    return f"<w:spacing{named}{rule}/>" if named else ""


def _paragraph_style(style: ParagraphStyle) -> str:
    properties = style.extra + _spacing(style)
    if style.keep_next:
        properties += "<w:keepNext/>"
    if style.outline is not None:
        properties += f'<w:outlineLvl w:val="{style.outline}"/>'
    builtin = style.name[0].islower() or style.name in ("Title", "Subtitle", "Body Text", "Quote", "List Bullet",
                                                        "List Number")  # fmt: skip
    custom = "" if builtin else ' w:customStyle="1"'
    after = f'<w:next w:val="{style.next}"/>' if style.next else ""
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{style.id}"><w:name w:val="{style.name}"/>'
        f'<w:basedOn w:val="{style.base}"/>{after}<w:qFormat/>'
        f"<w:pPr>{_in_order(properties)}</w:pPr>{_run_properties(style)}</w:style>"
    )


def _run_properties(style: ParagraphStyle) -> str:
    bold = {True: "<w:b/>", False: '<w:b w:val="0"/>', None: ""}[style.bold]
    italic = "<w:i/>" if style.italic else ""
    color = f'<w:color w:val="{hex6(style.color)}"/>' if style.color else ""
    size = f'<w:sz w:val="{style.size}"/><w:szCs w:val="{style.size}"/>' if style.size else ""
    caps, spacing = ("<w:caps/>" if "caps" in style.run_extra else ""), ""
    if "spacing" in style.run_extra:
        spacing = '<w:spacing w:val="20"/>'
    inner = bold + italic + caps + color + spacing + size
    return f"<w:rPr>{inner}</w:rPr>" if inner else ""


def _character_style(style_id: str, name: str, inner: str) -> str:
    custom = "" if name in ("Strong", "Hyperlink") else ' w:customStyle="1"'
    return (
        f'<w:style w:type="character"{custom} w:styleId="{style_id}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/><w:rPr>{inner}</w:rPr></w:style>'
    )


def _table_styles() -> str:
    hairline, strong = hex6("border.hairline"), hex6("border.control")
    line = '<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="{color}"/>'
    edges = line.format(side="top", size=6, color=strong) + line.format(side="bottom", size=6, color=strong)
    edges += line.format(side="insideH", size=4, color=hairline)
    margins = '<w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar>'
    first = (
        '<w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr><w:tcBorders>'
        + line.format(side="bottom", size=8, color=strong)
        + f'</w:tcBorders><w:shd w:val="clear" w:color="auto" w:fill="{hex6("surface.panel")}"/></w:tcPr></w:tblStylePr>'
    )
    plain = (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    )

    def style(style_id: str, name: str, inner: str) -> str:
        return (
            f'<w:style w:type="table" w:customStyle="1" w:styleId="{style_id}"><w:name w:val="{name}"/>'
            f'<w:basedOn w:val="TableNormal"/>{inner}</w:style>'
        )

    return (
        plain
        + style("ReportTable", "Report Table", f"<w:tblPr><w:tblBorders>{edges}</w:tblBorders>{margins}</w:tblPr>{first}")
        + style("LayoutGrid", "Layout Grid", f"<w:tblPr><w:tblBorders>{edges}</w:tblBorders>{margins}</w:tblPr>")
        + style("KeyNumberTiles", "Key Number Tiles", f"<w:tblPr><w:tblBorders>{edges.split('<w:insideH')[0]}"
                f"</w:tblBorders>{margins}</w:tblPr>")
    )  # fmt: skip


def styles_xml(language: str) -> str:
    """The part word/styles.xml for a document in `language` (BCP 47)."""
    fonts = (
        '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia" '
        'w:cstheme="minorBidi"/>'
    )
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts}"
        f'<w:color w:val="{hex6("text.primary")}"/><w:sz w:val="20"/><w:szCs w:val="20"/>'
        f'<w:lang w:val="{language}" w:eastAsia="{language}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="0" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )
    basics = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
    )
    accent = f'<w:color w:val="{hex6("accent.text")}"/>'
    characters = (
        _character_style("Strong", "Strong", "<w:b/>")
        + _character_style("Hyperlink", "Hyperlink", accent + '<w:u w:val="single"/>')
        + _character_style("Reference", "Reference", accent)
        + _character_style("ContentsSubject", "Contents Subject", f'<w:color w:val="{hex6("text.muted")}"/>')
    )
    paragraphs = "".join(_paragraph_style(style) for style in _paragraph_styles(paper_for(language)))
    return f"{HEAD}<w:styles {NAMESPACES}>{defaults}{basics}{paragraphs}{characters}{_table_styles()}</w:styles>"
