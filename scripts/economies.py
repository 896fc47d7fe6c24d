"""Makes the tables of names and numbers in src/flows/economies/ from CLDR, ISO 3166 and
public code lists, with the spellings of scripts/spellings.txt.

    pip install -r scripts/economies.requirements.txt
    python scripts/economies.py           writes names.txt, letters.txt and codes/*.txt
    python scripts/economies.py --check   says whether they are what would be written

By hand only: the tables are kept, and the tests hold them to their rules. Where they come
from, and under what terms, is in src/flows/economies/PROVENANCE.md.
"""

import csv
import importlib.util
import pathlib
import pickle
import sys
import unicodedata

import babel
import opencc
import pycountry

ROOT = pathlib.Path(__file__).resolve().parent.parent
HERE = ROOT / "src/flows/economies"

# Traditional Chinese before simplified: what differs by letters alone is left out of the latter.
LANGUAGES = "en zh_Hant zh_Hant_HK zh_Hans ja ko de fr es pt it".split()

# Territories of CLDR that are no economies of the table.
NO_ECONOMY = {"AC", "CP", "CQ", "DG", "EA", "IC", "TA", "QO", "XA", "XB", "ZZ"}


def base():
    """The table that is kept by hand: letters to code, and the names there."""
    letters, names = {}, {}
    for line in (HERE / "economies.txt").read_text(encoding="utf-8").splitlines():
        alpha2, codes, _, given = line.split(" ", 3)
        code = codes.split(",")[0]
        names[code] = given.split("|")
        for known in [alpha2, *codes.split(",")]:
            if known != "-":
                letters[known] = code
    return letters, names


SIMPLE = opencc.OpenCC("t2s")


def simple(letter):
    """The simplified form of a Chinese character."""
    return SIMPLE.convert(letter) if "\u3400" <= letter <= "\u9fff" else letter


def fold(name):
    """Letters and digits only, small, without marks, Chinese simplified. The rule of
    `fold.rs`, which the tests hold the tables to."""
    letters = unicodedata.normalize("NFKD", name.replace("&", "and").casefold())
    kept = []
    for letter in letters:
        # Marks of Latin letters only: those of kana and hangul are letters.
        if unicodedata.combining(letter) and "\u0300" <= letter <= "\u036f":
            continue
        kept.append(letter)
    whole = unicodedata.normalize("NFKC", "".join(kept))
    return "".join(simple(letter) for letter in whole if letter.isalnum() or letter == "々")


class Names:
    """Names by code; a name that two codes would have is told."""

    def __init__(self, given):
        self.by_code, self.whose, self.kept = {}, {}, set()
        for code, names in given.items():
            for name in names:
                self.whose[fold(name)] = code
                self.kept.add(fold(name))

    def add(self, code, name, firm=False):
        name = " ".join(name.replace("|", " ").split())
        key = fold(name)
        if not key:
            return
        other = self.whose.setdefault(key, code)
        if other != code:
            if firm:
                raise SystemExit(f"{name}: {code} and {other}")
            print(f"left out: {name} would be {code}, and is {other}", file=sys.stderr)
            return
        if key not in self.kept:
            self.kept.add(key)
            self.by_code.setdefault(code, []).append(name)


def spellings():
    """Spellings of offices that no source has, each line with its reason."""
    for line in (ROOT / "scripts/spellings.txt").read_text(encoding="utf-8").splitlines():
        line = line.split("#")[0].strip()
        if line:
            code, names = line.split(" ", 1)
            for name in names.split("|"):
                yield code, name.strip()


def cldr(letters, names):
    for language in LANGUAGES:
        territories = babel.Locale.parse(language).territories
        for territory, name in territories.items():
            if territory in letters:
                names.add(letters[territory], name)
            elif territory == "001":
                names.add("WLD", name)
            elif territory.isdigit() or territory in {"EU", "EZ", "UN"}:
                names.add("GRP", name)
            elif territory not in NO_ECONOMY:
                print(f"no economy: {territory} {name}", file=sys.stderr)


def iso(letters, names):
    for country in pycountry.countries:
        if country.alpha_3 in letters:
            for field in ("name", "official_name", "common_name"):
                if hasattr(country, field):
                    names.add(letters[country.alpha_3], getattr(country, field))


def package(name):
    """The folder of a package whose data alone are wanted."""
    return pathlib.Path(importlib.util.find_spec(name).submodule_search_locations[0])


def codelist():
    with open(package("countrycode") / "data/codelist.pickle", "rb") as file:
        return pickle.load(file)


def united_nations(letters, names, table):
    for language in ("en", "zh"):
        for code, name in zip(table["iso3c"], table[f"un.name.{language}"]):
            if isinstance(name, str) and letters.get(code):
                names.add(letters[code], name)


def number(value):
    try:
        return int(float(value))
    except (TypeError, ValueError):
        return None


# What the columns do not say: former states, unions that declare as one, areas (XX) and
# groups (GRP) that have members in the list, and the world (WLD).
COW = {255: "DEU", 260: "DEU", 265: "DDR", 315: "CSK", 316: "CZE", 345: "YUG", 511: "ZZB",
       678: "YEM", 679: "YEM", 680: "YMD", 816: "VNM", 817: "VDR", 347: "XKX"}
IMF = {1: "WLD", 110: "GRP", 163: "GRP", 200: "GRP", 205: "GRP", 405: "GRP", 505: "GRP",
       603: "GRP", 605: "GRP", 903: "GRP", 998: "GRP", 898: "XX", 126: "BLX", 188: "YUG",
       353: "ANT", 934: "CSK", 965: "SCG", 967: "XKX", 974: "SUN"}
FAO = {351: "GRP", 41: "CHN", 15: "BLX", 51: "CSK", 62: "ETH", 151: "ANT", 186: "SCG",
       206: "SDN", 228: "SUN", 248: "YUG", 276: "SDN", 277: "SSD", 5000: "WLD"}
GEONOM = {2: "BLX", 48: "YUG", 56: "SUN", 58: "DDR", 62: "CSK", 94: "SCG", 478: "ANT",
          1000: "WLD", 950: "XX", 951: "XX", 952: "XX", 958: "XX", 959: "XX", 960: "XX",
          977: "XX", 978: "XX", 979: "XX", 1010: "GRP", 1011: "GRP"}
# Japan's customs: those of its numbers that two public copies of its list have alike.
JAPAN = """103 KOR 104 PRK 105 CHN 106 TWN 107 MNG 108 HKG 110 VNM 111 THA 112 SGP 113 MYS
116 BRN 117 PHL 118 IDN 120 KHM 121 LAO 122 MMR 123 IND 124 PAK 125 LKA 126 MDV 127 BGD 129 MAC
133 IRN 134 IRQ 137 SAU 138 KWT 140 QAT 141 OMN 143 ISR 147 ARE 153 KAZ
202 NOR 203 SWE 204 DNK 205 GBR 206 IRL 207 NLD 208 BEL 209 LUX 210 FRA 213 DEU 215 CHE
217 PRT 218 ESP 220 ITA 221 MLT 222 FIN 223 POL 224 RUS 225 AUT 227 HUN 230 GRC 231 ROU
234 TUR 238 UKR 245 CZE 246 SVK 302 CAN 304 USA 305 MEX 312 PAN 320 TTO 324 PRI
401 COL 407 PER 409 CHL 410 BRA 413 ARG 501 MAR 506 EGY 524 NGA 530 GNQ 541 KEN 545 MOZ
551 ZAF 601 AUS 602 PNG 606 NZL""".split()


def codes(letters, table):
    """The code lists: name of the file to {number: code}."""
    lists = {"cow": {}, "imf": {}, "fao": {}, "geonom": {}, "japan": {}}
    for column, name in (("cown", "cow"), ("imf", "imf"), ("fao", "fao")):
        for code, given in zip(table["iso3c"], table[column]):
            if letters.get(code) and number(given):
                lists[name][number(given)] = letters[code]
    with open(package("country_converter") / "country_data.tsv", encoding="utf-8") as file:
        converter = list(csv.DictReader(file, delimiter="\t"))
    for column, name in (("GEOnumeric", "geonom"), ("FAOcode", "fao")):
        for row in converter:
            if letters.get(row["ISO3"]) and number(row[column]):
                lists[name].setdefault(number(row[column]), letters[row["ISO3"]])
    for name, extra in (("cow", COW), ("imf", IMF), ("fao", FAO), ("geonom", GEONOM)):
        lists[name].update(extra)
    lists["japan"] = {int(at): code for at, code in zip(JAPAN[::2], JAPAN[1::2])}
    return lists


def texts():
    letters, kept = base()
    table = codelist()
    names = Names(kept)
    for code, name in spellings():
        if code not in kept and code not in {"WLD", "XX", "GRP"}:
            raise SystemExit(f"spellings.txt: no economy {code}")
        names.add(code, name, firm=True)
    cldr(letters, names)
    iso(letters, names)
    united_nations(letters, names, table)
    order = sorted(names.by_code)
    lines = [f"{code} {'|'.join(names.by_code[code])}" for code in order]
    out = {"names.txt": "\n".join(lines) + "\n"}
    seen = {letter for given in kept.values() for name in given for letter in name}
    seen |= {letter for given in names.by_code.values() for name in given for letter in name}
    pairs = [letter + simple(letter) for letter in sorted(seen) if simple(letter) != letter]
    out["letters.txt"] = "".join(pair for pair in pairs if len(pair) == 2)
    for name, given in codes(letters, table).items():
        out[f"codes/{name}.txt"] = "".join(f"{at} {code}\n" for at, code in sorted(given.items()))
    return out


def main():
    stale = False
    for name, text in texts().items():
        path = HERE / name
        if "--check" in sys.argv:
            if not path.exists() or path.read_text(encoding="utf-8") != text:
                print(f"{name} is not what would be written")
                stale = True
        else:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
            print(f"{name}: {len(text.encode())} bytes")
    sys.exit(stale)


if __name__ == "__main__":
    main()
