"""The money: planned and spent on the work by year and by source, and what was granted to residents (cents)."""


def money(rows, grants):
    """Per year, per source and together; ``toegekend``: what residents were granted in the period."""
    years, sources = sorted({row.jaar for row in rows}), sorted({(row.mede, row.bron) for row in rows})
    return {
        "jaren": [{"jaar": year} | sums([row for row in rows if row.jaar == year]) for year in years],
        "bronnen": [
            {"bron": bron, "mede": mede} | sums([row for row in rows if (row.mede, row.bron) == (mede, bron)])
            for mede, bron in sources
        ],
        "toegekend": {"aantal": sum(row.aantal for row in grants), "bedrag": sum(row.bedrag for row in grants)},
    } | sums(rows)


def sums(rows):
    return {"gepland": sum(row.gepland for row in rows), "besteed": sum(row.besteed for row in rows)}
