"""Texts, numbers, shares and codes, as people write them."""
import re
from fractions import Fraction


def folded(value):
    """The text that the rules compare: without outer blanks, in lower case; "" for nothing."""
    return "" if value is None else str(value[1] if isinstance(value, tuple) else value).strip().lower()


def code_key(value):
    """One form for a code with and without its dots."""
    text = folded(value)
    return text.replace(".", "") if re.fullmatch(r"[0-9.]+", text) else text


def station_key(value):
    """One form for the ids of TPS: without blanks, dots, case and lost zeros."""
    parts = [part for part in re.split(r"[.\-/\s_\u00a0]+", folded(value)) if part]
    if not all(re.fullmatch("[0-9]+", part) for part in parts):
        return "".join(parts)
    if len(parts) == 5 and all(len(part) <= width for part, width in zip(parts, (2, 2, 2, 4, 3))):
        parts = [part.zfill(width) for part, width in zip(parts, (2, 2, 2, 4, 3))]
    return "".join(parts).lstrip("0")


def exact(value):
    """A number or share of a job file ("5 %", "1/3", 0.1) as the fraction that is written there."""
    text = str(value).strip()
    if text.endswith("%"):
        return exact(text[:-1]) / 100
    return Fraction(text.replace(" ", ""))


def column_numbers(values):
    """The numbers of a column, None where a cell has none; one convention of points and commas for all of it.

    A comma before other than three digits makes the comma a decimal sign, two points in one number make them thousands.
    Without such a sign numbers in groups of three digits are whole numbers, as people count voters, rooms and officers.
    """
    texts = [folded(value) for value in values]
    numbers = [text for text in texts if re.fullmatch(r"[+-]?[0-9]+([.,][0-9]+)*", text)]
    decimal_comma = any(re.search(r",([0-9]{1,2}|[0-9]{4,})$", text) or text.count(".") > 1 for text in numbers)
    decimal_point = any(re.search(r"\.([0-9]{1,2}|[0-9]{4,})$", text) or text.count(",") > 1 for text in numbers)

    def number(text):
        if text not in numbers:
            return None
        grouped = re.fullmatch(r"[0-9]{1,3}([.,][0-9]{3})+", text)
        if decimal_comma and not decimal_point:
            return Fraction(text.replace(".", "").replace(",", "."))
        if decimal_point and not decimal_comma:
            return Fraction(text.replace(",", ""))
        return Fraction(re.sub("[.,]", "", text)) if grouped else Fraction(text.replace(",", "."))
    return [number(text) for text in texts]


def whole_number(number):
    """A count of people or rooms; None for what is none."""
    return int(number) if number is not None and number >= 0 and number.denominator == 1 else None


def rounded_up(count, people, stations):
    return -(-count * people // stations)
