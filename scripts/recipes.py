"""Tests the recipes of docs/recipes/ on made-up dumps.

The SQL is run as docs/workbench.md shows it. What comes out is held against sums in
plain Python, and against what tairi itself makes of the same dump. Values are eighths,
so that sums are exact in whatever order.

    make recipes
"""

import csv
import gzip
import os
import random
import re
import subprocess
import sys
import tempfile
from fractions import Fraction
from pathlib import Path

import duckdb

ROOT = Path(__file__).resolve().parent.parent
RECIPES = ROOT / "docs" / "recipes"
DOCUMENTATION = ROOT / "docs" / "workbench.md"
SAME = ["cargo", "run", "--quiet", "--locked", "--no-default-features", "--features", "cards"]
SAME += ["--example", "flows_same", "--"]

chance = random.Random(1)


def eighths():
    return Fraction(chance.randrange(0, 80_000), 8)


def plain(value):
    """A number as the dumps write it."""
    return f"{float(value):.3f}".rstrip("0").rstrip(".")


# UN Comtrade.

COLUMNS = (
    "typeCode freqCode refPeriodId refYear refMonth period reporterCode reporterISO reporterDesc "
    "flowCode flowDesc partnerCode partnerISO partnerDesc partner2Code partner2ISO "
    "classificationCode isOriginalClassification cmdCode cmdDesc aggrLevel customsCode "
    "mosCode motCode qty netWgt cifvalue fobvalue primaryValue isReported isAggregate"
).split()
# Bulk files have codes only.
BULK = [name for name in COLUMNS if not name.endswith(("ISO", "Desc"))]

REPORTERS = {392: "JPN", 410: "KOR", 156: "CHN", 842: "USA", 251: "FRA", 764: "THA"}
AREAS = REPORTERS | {490: "S19", 899: "_X ", 492: "E19", 97: "EUR", 0: "W00"}
NAMES = {0: "World", 490: "Other Asia, nes", 899: "Areas, nes", 97: "European Union", 410: 'Rep. of "K"'}

# Four levels of products.
PRODUCTS = ["01", "85", "99", "0101", "8517", "8542", "010121", "851712", "854231", "9999AA"]
# Who gives which: two codes for a chapter, and so on.
LEVELS = {392: (0, 2, 4, 6), 410: (2, 6), 156: (0, 2), 842: (0, 4), 251: (6,), 764: (0,)}


def comtrade_row(year, reporter, flow, partner, value, product="TOTAL", **other):
    row = dict.fromkeys(COLUMNS, "") | {
        "typeCode": "C", "freqCode": "A", "refPeriodId": f"{year}0101", "refYear": str(year),
        "refMonth": "52", "period": str(year), "reporterCode": str(reporter),
        "reporterISO": AREAS[reporter], "reporterDesc": NAMES.get(reporter, AREAS[reporter].title()),
        "flowCode": flow, "flowDesc": {"X": "Export", "M": "Import"}.get(flow, flow),
        "partnerCode": str(partner), "partnerISO": AREAS[partner],
        "partnerDesc": NAMES.get(partner, AREAS[partner].title()),
        "partner2Code": "0", "partner2ISO": "W00", "classificationCode": "H5",
        "isOriginalClassification": "True", "cmdCode": product, "customsCode": "C00",
        "mosCode": "0", "motCode": "0", "isReported": "False", "isAggregate": "True",
        "primaryValue": value if isinstance(value, str) else plain(value),
    }
    return row | other


def comtrade_dump():
    rows = []
    for year in (2019, 2020):
        for reporter, iso in REPORTERS.items():
            for flow in "XM":
                for partner in AREAS:
                    if partner != reporter and chance.random() < 0.15:
                        continue

                    def add(value, product="TOTAL", partner=partner, flow=flow, **other):
                        rows.append(comtrade_row(year, reporter, flow, partner, value, product, **other))

                    # tairi adds up areas that are no economy: each total only once here.
                    area = AREAS[partner] in ("_X ", "E19")
                    levels = (0,) if area else LEVELS[reporter]
                    products = [p for p in PRODUCTS if len(p) in levels]
                    if 0 in levels:
                        add(eighths())
                        if not area and chance.random() < 0.2:
                            # As where downloads overlap.
                            rows.append(rows[-1])
                    for product in products:
                        add(eighths(), product)
                    # What is contained in these, or in nothing.
                    for contained in ("RX", "RM", "DX", "FM", "MIP", "XOP"):
                        if chance.random() < 0.2:
                            add(eighths(), flow=contained)
                    if chance.random() < 0.2:
                        add(eighths(), motCode="2100")
                        add(eighths(), customsCode="C04")
                        add(eighths(), partner2Code="156", partner2ISO="CHN")
                    if chance.random() < 0.2:
                        add(eighths(), freqCode="M", refMonth="1", period=f"{year}01")
                    if chance.random() < 0.2:
                        add(eighths(), "SC", typeCode="S", classificationCode="EB10")
                    if chance.random() < 0.1:
                        add("-3", "85")
                        add("", "85")
    chance.shuffle(rows)
    return rows


def used(row):
    """Whether a row of a Comtrade dump is one of a flow."""
    return (
        (row["typeCode"], row["freqCode"], row["partner2Code"]) == ("C", "A", "0")
        and (row["customsCode"], row["motCode"]) == ("C00", "0")
        and row["flowCode"] in "XM"
        and "97" not in (row["reporterCode"], row["partnerCode"])
        and row["reporterCode"] != row["partnerCode"]
        and row["primaryValue"] not in ("", "-3")
    )


def comtrade_sums(rows, letters):
    """The flows of a dump, computed without SQL."""
    levels = {}
    for row in filter(used, rows):
        def code(side):
            number = row[side + "Code"]
            if number == "0":
                return "WLD"
            if letters:
                return row[side + "ISO"].strip()
            return "E19" if number == "492" else number

        declarer, other = code("reporter"), code("partner")
        exports = row["flowCode"] == "X"
        key = (
            row["refYear"], declarer if exports else other, other if exports else declarer,
            "USD", "exporter" if exports else "importer",
        )
        level = 0 if row["cmdCode"] == "TOTAL" else len(row["cmdCode"])
        values = levels.setdefault(key, {}).setdefault((level, row["classificationCode"]), [])
        values.append(Fraction(row["primaryValue"]))
    flows = {}
    for key, found in levels.items():
        (level, _), values = min(found.items())
        flows[key] = max(values) if level == 0 else sum(values)
    return flows


# BACI.

BACI_CODES = {
    392: "JPN", 410: "KOR", 156: "CHN", 842: "USA", 251: "FRA", 757: "CHE", 384: "CIV",
    490: "S19", 697: "R20", 711: "ZA1",
}
# Without letters in the list of codes: stays a number.
UNLISTED = 764


def baci_dump():
    numbers = [*BACI_CODES, UNLISTED]
    rows = []
    for year in (1995, 1996):
        for i in numbers:
            for j in numbers:
                for product in PRODUCTS:
                    # Two areas that are no economy do not trade.
                    if i != j and len(product) == 6 and chance.random() < 0.6:
                        quantity = "NA" if chance.random() < 0.1 else plain(eighths())
                        rows.append((year, i, j, product, f"{plain(eighths()):>12}", f"{quantity:>12}"))
    return rows


def baci_sums(rows):
    flows = {}
    for year, i, j, _, value, _ in rows:
        exporter, importer = (BACI_CODES.get(number, str(number)) for number in (i, j))
        key = (str(year), exporter, importer, "thousand USD")
        flows[key] = flows.get(key, 0) + Fraction(value.strip())
    return flows


# Files.

def write(path, header, rows, delimiter=",", encoding="utf-8"):
    path.parent.mkdir(parents=True, exist_ok=True)
    start = gzip.open if path.suffix == ".gz" else open
    with start(path, "wt", newline="", encoding=encoding) as file:
        writer = csv.writer(file, delimiter=delimiter, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def comtrade_files(folder, parts, header):
    for name, rows, delimiter in parts:
        write(folder / "comtrade" / name, header, [[row[c] for c in header] for row in rows], delimiter)


def tidy(path):
    """The flows of a tidy file; each key once, in order."""
    with open(path, newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    keys = [tuple(value for name, value in row.items() if name != "value") for row in rows]
    assert len(set(keys)) == len(keys), "a flow is there twice"
    return dict(zip(keys, (Fraction(row["value"]) for row in rows)))


def run(recipe, folder):
    """Runs a recipe in a folder; gives its report."""
    before = os.getcwd()
    os.chdir(folder)
    try:
        return duckdb.connect().sql((RECIPES / recipe).read_text()).fetchall()
    finally:
        os.chdir(before)


def same(what, found, wanted):
    if found != wanted:
        odd = sorted(key for key in found.keys() | wanted.keys() if found.get(key) != wanted.get(key))
        lines = [f"  {key}: {found.get(key)}, not {wanted.get(key)}" for key in odd[:10]]
        sys.exit("\n".join([f"{what}: {len(odd)} of {len(wanted)} flows differ", *lines]))
    print(f"{what}: {len(wanted)} flows, each the sum of its rows")


# Tests.

def documented():
    """The documentation shows the files as they are; gives its Python lines by recipe."""
    text = DOCUMENTATION.read_text(encoding="utf-8")
    shown = re.findall(r"```sql\n(.*?)```", text, re.DOTALL)
    files = [(RECIPES / name).read_text() for name in ("comtrade.sql", "baci.sql")]
    if shown != files:
        sys.exit("docs/workbench.md does not show docs/recipes/comtrade.sql and baci.sql as they are")
    lines = re.findall(r"^python3 -c \"(.*)\"$", text, re.MULTILINE)
    by_name = {name: line for line in lines for name in ("comtrade.sql", "baci.sql") if name in line}
    assert len(by_name) == 2, "docs/workbench.md has no line of Python for each recipe"
    return by_name


def as_documented(line, recipe, folder):
    """Copies a recipe beside its dump and runs the documentation's line there."""
    (folder / recipe).write_text((RECIPES / recipe).read_text())
    subprocess.run([sys.executable, "-c", line], cwd=folder, check=True, stdout=subprocess.DEVNULL)


def main():
    # What tairi says comes in its place, also where this goes to a file.
    sys.stdout.reconfigure(line_buffering=True)
    lines = documented()
    with tempfile.TemporaryDirectory() as made:
        made = Path(made)
        pairs = []

        # As the API gives them: letters and names, two files of which one is packed.
        rows = comtrade_dump()
        api = made / "api"
        half = len(rows) // 2
        parts = [("2019.csv", rows[:half], ","), ("more[2020].csv.gz", rows[half:], ",")]
        comtrade_files(api, parts, COLUMNS)
        as_documented(lines["comtrade.sql"], "comtrade.sql", api)
        wanted = comtrade_sums(rows, letters=True)
        same("Comtrade, API", tidy(api / "flows.csv"), wanted)
        report = run("comtrade.sql", api)
        fates = {fate: count for fate, count, *_ in report}
        assert sum(fates.values()) == len(rows), f"{fates} are not {len(rows)} rows"
        assert len(fates) == 11, f"not every rule was tried: {sorted(fates)}"
        assert fates["used"] + fates["out: finer products"] == sum(map(used, rows)), fates
        write(made / "api.csv", COLUMNS, [[row[c] for c in COLUMNS] for row in rows])
        pairs += [made / "api.csv", api / "flows.csv"]

        # As bulk files are: numbers only, parted by tabs, and one with its columns turned round.
        bulk = made / "bulk"
        comtrade_files(bulk, [("one.gz", rows[:half], "\t"), ("two.gz", rows[half:], "\t")], BULK)
        comtrade_files(bulk, [("two.gz", rows[half:], "\t")], BULK[::-1])
        run("comtrade.sql", bulk)
        same("Comtrade, bulk", tidy(bulk / "flows.csv"), comtrade_sums(rows, letters=False))
        write(made / "bulk.csv", BULK, [[row[c] for c in BULK] for row in rows])
        pairs += [made / "bulk.csv", bulk / "flows.csv", api / "flows.csv", bulk / "flows.csv"]

        # Downloads that overlap: a corrected total, and two classifications.
        over = made / "over"
        few = [comtrade_row(2019, 392, "X", 410, value) for value in ("10", "12.5")]
        few += [comtrade_row(2019, 392, "M", 410, "4", "85", classificationCode=c) for c in ("H4", "H5")]
        # Few columns, and letters in one file only.
        some = "typeCode freqCode refYear reporterCode flowCode partnerCode cmdCode primaryValue".split()
        comtrade_files(over, [("one.csv", few[:1], ",")], some)
        comtrade_files(over, [("two.csv", few[1:], ",")], [*some, "classificationCode", "reporterISO", "partnerISO"])
        report = run("comtrade.sql", over)
        same("Comtrade, twice", tidy(over / "flows.csv"), {
            ("2019", "JPN", "KOR", "USD", "exporter"): Fraction(25, 2),
            ("2019", "KOR", "JPN", "USD", "importer"): 4,
        })
        assert report == [("used", 3, 2, 1), ("out: finer products", 1, 0, 0)], report

        # BACI, with the list of codes in either encoding and one number in it twice.
        rows = baci_dump()
        listed = [(n, "Côte d'Ivoire" if n == 384 else f"Name, {c}", c[:2], c) for n, c in BACI_CODES.items()]
        listed += [(490, "Other Asia, nes", "", "S19"), (UNLISTED, "Thailand", "N/A", "N/A")]
        for encoding in ("utf-8", "latin-1"):
            baci = made / encoding
            for year in (1995, 1996):
                part = [row for row in rows if row[0] == year]
                write(baci / "baci" / f"BACI_HS92_Y{year}_V202401b.csv", "tijkvq", part)
            names = ("country_code", "country_name", "country_iso2", "country_iso3")
            write(baci / "baci" / "country_codes_V202401b.csv", names, listed, encoding=encoding)
            as_documented(lines["baci.sql"], "baci.sql", baci)
            same(f"BACI, {encoding}", tidy(baci / "flows.csv"), baci_sums(rows))
        report = run("baci.sql", baci)
        assert report == [(len(rows), len(baci_sums(rows)), [UNLISTED])], report
        write(made / "baci.csv", "tijkvq", rows)
        pairs += [made / "baci.csv", baci / "flows.csv"]

        # tairi itself makes the same of the dump and of what the recipe made of it.
        subprocess.run([*SAME, *map(str, pairs)], cwd=ROOT, check=True)
    print(f"recipes: as documented, with DuckDB {duckdb.__version__}")


if __name__ == "__main__":
    main()
