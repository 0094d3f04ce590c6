"""Made-up papers in the forms that arXiv sends, and archives that nobody should open."""

from __future__ import annotations

import gzip
import io
import tarfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

FILLER = "It reads long sequences of words and learns from them what comes next. " * 6

PARTS = (
    ("1", "Introduction", "Large models are of use. Unlike Delta, ours is small."),
    ("2", "Model", "This section tells of layers."),
    ("2.1", "Architecture", "We follow the architecture of Alpha with a wider layer."),
    ("2.2", "Training", "It starts from the weights of Beta-7B and goes on."),
    ("3", "Results", "It beats GPT-2 and Flan-T5 by far."),
)
"""Number, title and text of each section of the made-up paper."""


def write_html(parts: tuple[tuple[str, str, str], ...] = PARTS) -> str:
    """Return the paper as LaTeXML writes it."""
    sections = "".join(
        f'<section class="ltx_section"><h{2 + number.count(".")} class="ltx_title">'
        f'<span class="ltx_tag">{number} </span>{title}</h{2 + number.count(".")}>'
        f"<p>{text}</p></section>"
        for number, title, text in parts
    )
    return (
        "<!DOCTYPE html><html><head><title>x</title></head><body><nav>Epsilon</nav>"
        '<h1 class="ltx_title ltx_title_document">Child: a small model</h1>'
        '<div class="ltx_abstract"><h6>Abstract</h6><p>We present Child, built on Alpha.</p></div>'
        f"{sections}<figure><table><tr><td>Child</td><td>Gamma encoder</td></tr></table>"
        f"<figcaption>Table 1: Parts</figcaption></figure><p>{FILLER}</p>"
        '<section class="ltx_bibliography"><h2>References</h2>'
        "<ul><li>Zeta: a model that is only cited.</li></ul></section></body></html>"
    )


def write_tex(parts: tuple[tuple[str, str, str], ...] = PARTS) -> dict[str, str]:
    """Return the paper as TeX of two files, with a macro."""
    commands = ("section", "subsection")
    body = "\n\n".join(
        f"\\{commands[number.count('.')]}{{{title}}}\n{text}" for number, title, text in parts
    ).replace("Alpha", "\\ours")
    return {
        "main.tex": "\\documentclass{article}\n\\newcommand{\\ours}{Alpha}\n"
        "\\title{Child: a small model}\n\\begin{document}\n\\begin{abstract}\n"
        "We present Child, built on \\ours. % not on Zeta\n\\end{abstract}\n"
        "\\input{body}\n\\begin{table}\\caption{Parts}\\begin{tabular}{ll}Child & "
        f"Gamma encoder \\\\ \\end{{tabular}}\\end{{table}}\n\n{FILLER}\n"
        "\\begin{thebibliography}{9}\\bibitem{z} Zeta: only cited.\\end{thebibliography}\n"
        "\\end{document}\n",
        "body.tex": body,
    }


def pack(files: Mapping[str, str | bytes]) -> bytes:
    """Return files as a compressed tar."""
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w:gz") as archive:
        for name, content in files.items():
            data = content.encode() if isinstance(content, str) else content
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return target.getvalue()


def pack_link(name: str, target: str) -> bytes:
    """Return a compressed tar with a link."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as archive:
        info = tarfile.TarInfo(name)
        info.type = tarfile.SYMTYPE
        info.linkname = target
        archive.addfile(info)
    return packed.getvalue()


def make_bomb(megabytes: int) -> bytes:
    """Return zeros, compressed a thousandfold."""
    return gzip.compress(b"\0" * 1_000_000 * megabytes, 9)


def write_pdf(lines: list[str]) -> bytes:
    """Return a PDF of one page with these lines."""
    shown = "".join(f"({_escape(line)}) Tj T* " for line in lines)
    stream = f"BT /F1 9 Tf 11 TL 40 780 Td {shown}ET".encode("latin-1")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    body = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return body + (
        b"xref\n0 6\n0000000000 65535 f \n%strailer << /Size 6 /Root 1 0 R >>\n"
        b"startxref\n%d\n%%%%EOF\n" % (table, len(body))
    )


def _escape(line: str) -> str:
    return line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
