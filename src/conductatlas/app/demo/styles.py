"""How the invented companies' sites write a policy in HTML: one class a habit of the real web."""

import html
from collections.abc import Sequence

from conductatlas.app.demo.markup import (
    Block,
    Definitions,
    Heading,
    Item,
    Items,
    Paragraph,
    Table,
    inline,
)

__all__ = ["STYLES", "Style"]


class Style:
    """Plain semantic HTML; the others override what they do worse."""

    def article(self, blocks: Sequence[Block]) -> str:
        """The HTML of a whole policy."""
        return "\n".join(self.block(block) for block in blocks)

    def block(self, block: Block) -> str:
        """The HTML of one block."""
        match block:
            case Heading():
                return self.heading(block)
            case Paragraph():
                return self.paragraph(block)
            case Items():
                return self.items(block)
            case Table():
                return self.table(block)
            case Definitions():
                return self.definitions(block)

    def heading(self, heading: Heading) -> str:
        """A heading with its anchor."""
        level = heading.level
        anchor = html.escape(heading.anchor)
        return f'<h{level} id="{anchor}">{inline(heading.text)}</h{level}>'

    def paragraph(self, paragraph: Paragraph) -> str:
        """A paragraph."""
        return f"<p>{inline(paragraph.text)}</p>"

    def items(self, items: Items) -> str:
        """A list with the lists below its entries."""
        tag = "ol" if items.is_numbered else "ul"
        inner = "\n".join(f"<li>{self._item(item)}</li>" for item in items.items)
        return f"<{tag}>\n{inner}\n</{tag}>"

    def _item(self, item: Item) -> str:
        below = self.items(item.below) if item.below else ""
        return inline(item.text) + below

    def table(self, table: Table) -> str:
        """A table of data; the first row is its header."""
        head = "".join(f'<th scope="col">{inline(cell)}</th>' for cell in table.rows[0])
        rows = "\n".join(
            "<tr>" + "".join(f"<td>{inline(cell)}</td>" for cell in row) + "</tr>"
            for row in table.rows[1:]
        )
        return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>"

    def definitions(self, definitions: Definitions) -> str:
        """A definition list."""
        pairs = "\n".join(
            f"<dt>{inline(term)}</dt><dd>{inline(meaning)}</dd>"
            for term, meaning in definitions.pairs
        )
        return f"<dl>\n{pairs}\n</dl>"


class DivStyle(Style):
    """As component frameworks write: generated class names, `div` for all but headings."""

    def heading(self, heading: Heading) -> str:
        level = heading.level
        return (
            f'<div class="css-1h{level}kq8z"><div id="{html.escape(heading.anchor)}" '
            f'class="css-0 anchor"></div><h{level} class="css-17w{level}r"><span>'
            f"{inline(heading.text)}</span></h{level}></div>"
        )

    def paragraph(self, paragraph: Paragraph) -> str:
        return (
            f'<div class="css-b4d2f0"><div class="css-p9x"><span class="rt">'
            f"{inline(paragraph.text)}</span></div></div>"
        )

    def table(self, table: Table) -> str:
        return f'<div class="css-tbl-wrap"><div tabindex="0">{super().table(table)}</div></div>'


class LayoutTableStyle(Style):
    """As in 2004: small capitals by `font`, bold numbers, attributes instead of style sheets."""

    def heading(self, heading: Heading) -> str:
        level = min(heading.level + 1, 4)
        return (
            f'<a name="{html.escape(heading.anchor)}"></a><h{level}><font face="Verdana" '
            f'color="#224466">{inline(heading.text)}</font></h{level}>'
        )

    def paragraph(self, paragraph: Paragraph) -> str:
        return f'<p align="justify"><font size="2">{inline(paragraph.text)}</font></p>'

    def table(self, table: Table) -> str:
        rows = "\n".join(
            "<tr>" + "".join(f'<td valign="top">{inline(cell)}</td>' for cell in row) + "</tr>"
            for row in table.rows
        )
        return f'<table border="1" cellpadding="4" width="95%">\n{rows}\n</table>'


class AccordionStyle(Style):
    """Each section of level 2 folded into `details`."""

    def article(self, blocks: Sequence[Block]) -> str:
        pieces: list[str] = []
        is_open = False
        for block in blocks:
            if isinstance(block, Heading) and block.level == 2:
                pieces.append("</div></details>" if is_open else "")
                pieces.append(
                    f'<details class="fold" id="{html.escape(block.anchor)}"><summary>'
                    f'<h2>{inline(block.text)}</h2></summary><div class="fold-body">'
                )
                is_open = True
            else:
                pieces.append(self.block(block))
        return "\n".join([*pieces, "</div></details>" if is_open else ""])


class BoldHeadingStyle(Style):
    """As pasted from a word processor: sections are paragraphs in bold."""

    def heading(self, heading: Heading) -> str:
        if heading.level == 1:
            return super().heading(heading)
        words = inline(heading.text)
        marked = f"<b><u>{words}</u></b>" if heading.level == 2 else f"<b><i>{words}</i></b>"
        return f'<p class="MsoNormal" id="{html.escape(heading.anchor)}">{marked}</p>'

    def paragraph(self, paragraph: Paragraph) -> str:
        return f'<p class="MsoNormal">{inline(paragraph.text)}<o:p></o:p></p>'


class LineBreakStyle(Style):
    """Text with `<br>` between, list items after a bullet character, headings in bold."""

    def heading(self, heading: Heading) -> str:
        if heading.level == 1:
            return super().heading(heading)
        return f'<p id="{html.escape(heading.anchor)}"><b>{inline(heading.text)}</b></p>'

    def paragraph(self, paragraph: Paragraph) -> str:
        return f"{inline(paragraph.text)}<br><br>"

    def items(self, items: Items) -> str:
        return "\n".join(self._lines(items, "")) + "<br>"

    def _lines(self, items: Items, indent: str) -> list[str]:
        lines: list[str] = []
        for number, item in enumerate(items.items, start=1):
            mark = f"{number}." if items.is_numbered else "•"
            lines.append(f"{indent}{mark} {inline(item.text)}<br>")
            if item.below:
                lines += self._lines(item.below, indent + "&nbsp;&nbsp;&nbsp;")
        return lines


STYLES: dict[str, Style] = {
    "semantic": Style(),
    "divs": DivStyle(),
    "layout-table": LayoutTableStyle(),
    "accordion": AccordionStyle(),
    "bold-headings": BoldHeadingStyle(),
    "line-breaks": LineBreakStyle(),
}
