"""The rules of money: how much, for what, and who pays the rest. Exactly the limit is good, one cent over is not."""

from portal.regelingen.rules.check.zaak import ask, euro, no, ok, own_article, todo


def minimum(least, zaak):
    asked = zaak.feiten.gevraagd
    if asked is None:
        return todo("invullen", minimum=least)
    return (ok("goed", euro(asked), minimum=least) if asked >= least
            else no("niet", euro(asked), minimum=least, tekort=least - asked))


def maximum(most, zaak):
    asked = zaak.feiten.gevraagd
    if asked is None:
        return todo("invullen", maximum=most)
    return (ok("goed", euro(asked), maximum=most) if asked <= most
            else no("niet", euro(asked), maximum=most, te_veel=asked - most))


def tredes(rows, zaak):
    asked = zaak.feiten.gevraagd
    if asked is None:
        return todo("invullen")
    trede = next((row for row in rows if row["van"] <= asked <= row["tot"]), None)
    if trede is None:
        return no("niet", euro(asked), van=min(row["van"] for row in rows), tot=max(row["tot"] for row in rows))
    return ok("goed", euro(asked), **trede)


def eigen_deel(percent, zaak):
    """A part of all costs, rounded up to a cent; what others pay counts as well."""
    if not zaak.kosten:
        return todo("invullen", procent=percent)
    needed, own = -(-percent * zaak.totaal // 100), zaak.eigen_geld
    said = {"procent": percent, "nodig": needed}
    if own >= needed:
        return ok("goed", euro(own), **said)
    if zaak.feiten.eigen_bijdrage is None:
        return todo("invullen", **said)
    return no("niet", euro(own), tekort=needed - own, **said)


def begroting(_, zaak):
    """What is asked and what one has oneself are together exactly the costs."""
    asked = zaak.feiten.gevraagd
    if asked is None or not zaak.kosten:
        return todo("invullen")
    left = zaak.totaal - zaak.eigen_geld - asked
    if left < 0:
        return no("niets") if asked == 0 else no("te_veel", euro(asked), te_veel=-left, kosten=zaak.totaal)
    return ask("gat", euro(asked), tekort=left, kosten=zaak.totaal) if left else ok("goed", euro(zaak.totaal))


def uitgesloten_kosten(rows, zaak):
    """One verdict for each kind that is in the budget but not paid for; one in all when there is none."""
    if not zaak.kosten:
        return todo("geen_regels")
    if open_lines := [number for number, post in zaak.kosten if not post.categorie]:
        return [todo("soort", regels=open_lines), *refused(rows, zaak)]
    return refused(rows, zaak) or ok("goed")


def refused(rows, zaak):
    return [found for row in rows if (found := refused_kind(row["categorie"], zaak, own_article(row)))]


def refused_kind(categorie, zaak, artikel=""):
    lines = zaak.in_soort(categorie)
    if not lines:
        return None
    said = in_lines(lines) | {"soort": zaak.soorten.get(categorie, categorie), "bedrag": zaak.som(categorie)}
    return (ok if zaak.betaalt_zelf else no)("zelf" if zaak.betaalt_zelf else "niet", artikel=artikel, **said)


def in_lines(lines):
    return {"regels": [number for number, _ in lines], "posten": [post.omschrijving for _, post in lines]}


def maximum_per_soort(rows, zaak):
    if not zaak.kosten:
        return todo("geen_regels")
    return [one_kind(row, zaak) for row in rows if zaak.in_soort(row["categorie"])] or ok("geen")


def one_kind(row, zaak):
    total, most = zaak.som(row["categorie"]), row["maximum"]
    said = {"soort": zaak.soorten.get(row["categorie"], row["categorie"]), "maximum": most}
    said["regels"] = [number for number, _ in zaak.in_soort(row["categorie"])]
    if total <= most:
        return ok("goed", euro(total), own_article(row), **said)
    word = "zelf" if zaak.betaalt_zelf else "niet"
    return (ok if zaak.betaalt_zelf else no)(word, euro(total), own_article(row), te_veel=total - most, **said)


def huren(way, zaak):
    if not zaak.kosten:
        return todo("geen_regels")
    if bought := [line for line in zaak.kosten if line[1].soort == "kopen"]:
        return (no if way == "alleen_huren" else ask)("niet" if way == "alleen_huren" else "kijken", **in_lines(bought))
    if unknown := [line for line in zaak.kosten if line[1].soort == "onbekend"]:
        return todo("invullen", **in_lines(unknown))
    return ok("goed")


def plafond_gebied(_partly, zaak):
    """Where nothing is to be divided, nothing can be granted: said as soon as the place is known."""
    return no("niet") if zaak.feiten.geen_plafond else None


def plafond(partly, zaak):
    """What is left for this area. Nought left is never enough; the rest only where the version grants a part."""
    asked, left = zaak.feiten.gevraagd, zaak.feiten.over
    if asked is None or left is None:
        return None
    if asked <= left:
        return ok("goed", euro(left), over=left)
    if left <= 0:
        return no("op", euro(left))
    return (ask("deel", euro(left), over=left) if partly
            else no("niet", euro(left), over=left, te_veel=asked - left))
