"""The fields of a GGUF file, with the library's reader kept from lists, tensors and torn files."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Any

from gguf import GGUFReader, GGUFValueType

from lineage.trace.statements import TraceError

if TYPE_CHECKING:
    from pathlib import Path

_MOST_FIELDS = 10_000
_LARGEST_LIST = 100_000_000
_LONGEST_TEXT = 1_000_000


class _HeaderReader(GGUFReader):
    """Reads the fields, passes over lists (vocabularies), and leaves the tensors alone."""

    def _get(self, offset: int, dtype: Any, count: int = 1, override_order: Any = None) -> Any:
        if int(count) > _LONGEST_TEXT:
            message = "a text is too long"
            raise ValueError(message)
        found = super()._get(offset, dtype, count, override_order)
        if len(found) != int(count):
            message = "it ends early"
            raise ValueError(message)
        return found

    def _build_fields(self, offs: int, count: int) -> int:
        if int(count) > _MOST_FIELDS:
            message = "it has too many fields"
            raise ValueError(message)
        found: int = super()._build_fields(offs, count)
        return found

    def _get_field_parts(self, orig_offs: int, raw_type: int) -> Any:
        if raw_type != GGUFValueType.ARRAY:
            return super()._get_field_parts(orig_offs, raw_type)
        item, count = int(self._get(orig_offs, "u4")[0]), int(self._get(orig_offs + 4, "u8")[0])
        size = 12 + self._measure_list(orig_offs + 12, GGUFValueType(item), count)
        return size, [], [], [GGUFValueType.ARRAY]

    def _measure_list(self, start: int, item: GGUFValueType, count: int) -> int:
        """Return how many bytes the items of a list take."""
        width = self.gguf_scalar_to_np.get(item)
        if width is not None:
            size = count * width().itemsize
        elif item == GGUFValueType.STRING:
            size = self._measure_texts(start, count)
        else:
            message = "it has lists of lists"
            raise ValueError(message)
        if size > _LARGEST_LIST or start + size > len(self.data):
            message = "it ends early"
            raise ValueError(message)
        return size

    def _measure_texts(self, start: int, count: int) -> int:
        form = struct.Struct("<Q" if self.byte_order == "I" else ">Q")
        view, place = memoryview(self.data.data), start
        for _ in range(count):
            if place - start > _LARGEST_LIST:
                break
            place += 8 + form.unpack_from(view, place)[0]
        return place - start

    def _build_tensor_info(self, offs: int, count: int) -> Any:  # noqa: ARG002  the library's
        return offs, []


def read_gguf_fields(path: Path) -> dict[str, Any]:
    """Return the fields of a GGUF file that are single values, by key.

    Raises:
        TraceError: It is no GGUF file, or not whole.
    """
    try:
        reader = _HeaderReader(path)
        single = {
            key: field.contents()
            for key, field in reader.fields.items()
            if field.types and field.types[0] != GGUFValueType.ARRAY
        }
    except (ValueError, IndexError, KeyError, TypeError, OverflowError, OSError,
            struct.error) as error:  # fmt: skip
        message = f"'{path}' is no whole GGUF file."
        raise TraceError(message, hint="Is it whole? Fetch it anew.") from error
    return single
