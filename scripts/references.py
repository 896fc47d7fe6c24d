"""Holds tairi's closed intensity against Balassa's index, as others compute it.

In a closed table of flows the intensity of a pair is Balassa's index of revealed
comparative advantage, with importers in the place of products: what the exporter sends
there over what the margins of the table would have it send. Two libraries that know
nothing of tairi have it: economic-complexity (`rca`), and scipy (`expected_freq`, the
table of independent margins, under what is observed).

    make recipes
"""

import csv
import io
import random
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import pandas as pd
from economic_complexity import rca
from scipy.stats.contingency import expected_freq

ROOT = Path(__file__).resolve().parent.parent
MATRIX = ["cargo", "run", "--quiet", "--locked", "--no-default-features", "--features", "cards"]
MATRIX += ["--example", "flows_matrix", "--"]

chance = random.Random(15)


def table(count, present):
    """Flows among so many economies: some missing, some zero, most of very unlike sizes."""
    codes = [f"Q{number:02}" for number in range(count)]
    flows = {
        (one, other): 0.0 if chance.random() < 0.1 else round(chance.lognormvariate(5, 2), 3)
        for one in codes
        for other in codes
        if one != other and chance.random() < present
    }
    # Nobody is without exports or without imports: what has no total has no index.
    for one, other in zip(codes, codes[1:] + codes[:1]):
        flows[one, other] = round(chance.lognormvariate(5, 2), 3)
    return codes, flows


def write(path, tables):
    """One tidy file, a table a year, with totals that the closed form has to leave alone."""
    with open(path, "w", newline="", encoding="utf-8") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["year", "exporter", "importer", "value"])
        for year, (codes, flows) in tables.items():
            rows = [(one, other, value) for (one, other), value in flows.items()]
            if year % 2:
                rows += [(code, "WLD", 1e7) for code in codes] + [("WLD", code, 2e7) for code in codes]
            chance.shuffle(rows)
            out.writerows((year, *row) for row in rows)


def computed(path):
    """What tairi makes of a file, by year and pair; `None` where it has no value."""
    run = subprocess.run([*MATRIX, str(path), "closed"], cwd=ROOT, check=True, stdout=subprocess.PIPE)
    found = {}
    for row in csv.DictReader(io.StringIO(run.stdout.decode())):
        value = float(row["value"]) if row["value"] else None
        found[int(row["year"]), row["exporter"], row["importer"]] = (value, row["reason"])
    return found


def compare(year, codes, flows, found):
    """Holds the matrix of a year against both libraries; gives how many values were held."""
    wide = pd.DataFrame(0.0, index=codes, columns=codes)
    for (one, other), value in flows.items():
        wide.loc[one, other] = value
    observed = wide.to_numpy()
    references = {
        "economic-complexity": rca(wide).to_numpy(),
        "scipy": observed / expected_freq(observed),
    }
    held = 0
    for i, one in enumerate(codes):
        for j, other in enumerate(codes):
            value, reason = found[year, one, other]
            if (one, other) not in flows:
                expected = "same-economy" if one == other else "missing"
                assert (value, reason) == (None, expected), f"{year} {one} {other}: {value} {reason}"
                continue
            for name, matrix in references.items():
                wanted = matrix[i, j]
                if value is None or not np.isclose(value, wanted, rtol=1e-9, atol=0):
                    sys.exit(f"{year}, {one} to {other}: tairi has {value} ({reason}), {name} {wanted}")
                held += 1
    return held


def main():
    sizes = [2, 3, 4, 5, 8, 13, 21, 34, 55]
    tables = {2000 + at: table(count, 0.5 + 0.5 * (at % 3) / 2) for at, count in enumerate(sizes)}
    with tempfile.TemporaryDirectory() as made:
        path = Path(made) / "flows.csv"
        write(path, tables)
        found = computed(path)
        held = sum(compare(year, codes, flows, found) for year, (codes, flows) in tables.items())
    print(f"references: closed intensity is Balassa's index, {held} values of {len(tables)} tables")


if __name__ == "__main__":
    main()
